"""Response headers: one place for pages, files, errors and what the worker serves offline.

Hashes and 'self' instead of nonces, because pages are bytes that a cache or a phone keeps.
"""

from __future__ import annotations

import re

_CSP = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "media-src": "blob:",  # the player's silence, made in the page
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "sw-url",  # the one policy, for the worker's address
}
CSP = "; ".join(f"{name} {value}" for name, value in _CSP.items())
# For the preview of translations: no worker may be left behind that would outlast it.
PREVIEW_CSP = "; ".join(f"{name} {value}" for name, value in (_CSP | {"worker-src": "'none'"}).items())
WORKER_CSP = "default-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
# The worker that runs the check of translations compiles WebAssembly, which no page may. It has no
# document and no policy of a page: a dedicated worker obeys the headers of its own script.
CHECKER_CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)

# `autoplay`, `fullscreen` and `screen-wake-lock` are what the player and the timers need.
_ALLOWED = ("autoplay", "fullscreen", "screen-wake-lock")
_DENIED = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "encrypted-media", "gamepad",
    "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi",
    "otp-credentials", "payment", "picture-in-picture", "publickey-credentials-create",
    "publickey-credentials-get", "serial", "storage-access", "usb", "window-management", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join([f"{name}=(self)" for name in _ALLOWED] + [f"{name}=()" for name in _DENIED])

PAGE = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Origin-Agent-Cluster": "?1",
    "X-Permitted-Cross-Domain-Policies": "none",
    "Permissions-Policy": PERMISSIONS,
}
NO_STORE = "no-store"
REVALIDATE = "no-cache"
IMMUTABLE = "public, max-age=31536000, immutable, no-transform"
# Short at the edge, never stale in the browser, still shown when the origin is down.
DOCUMENT = "public, max-age=0, s-maxage=60, stale-while-revalidate=600, stale-if-error=86400, no-transform"

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "wasm": "application/wasm",
    "zip": "application/zip",
    "po": "text/x-gettext-translation; charset=utf-8",
    "pot": "text/x-gettext-translation; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "xml": "application/xml",
    "txt": "text/plain; charset=utf-8",
}
_BLOB = re.compile(r"/o/[0-9a-f]{64}")
_STATIC = re.compile(r"/static/")
_CHECKER = re.compile(r"/static/js\.\w+/translators/checker\.js")


def media_type(url: str) -> str:
    """Content-Type by address. A blob is plain text, so that no proxy "improves" it."""
    if _BLOB.fullmatch(url):
        return _TYPES["txt"]
    return _TYPES.get("html" if url.endswith("/") else url.rpartition(".")[2], _TYPES["txt"])


def hsts(preload: bool = False) -> str:
    """Browsers heed it over TLS only."""
    return "max-age=31536000; includeSubDomains" + ("; preload" if preload else "")


def security(preload: bool = False) -> dict[str, str]:
    """What every answer carries, whatever it is."""
    return PAGE | {"Strict-Transport-Security": hsts(preload)}


def cache(url: str) -> str:
    """Cache-Control for a file of the site."""
    if url in ("/o/latest.json", "/o/releases.json"):
        return NO_STORE
    if _BLOB.fullmatch(url) or _STATIC.match(url):
        return IMMUTABLE
    return REVALIDATE if url == "/sw.js" else DOCUMENT


def policy(url: str) -> str:
    """Content-Security-Policy of a file of the site."""
    if url == "/sw.js":
        return WORKER_CSP
    return CHECKER_CSP if _CHECKER.fullmatch(url) else CSP


def of_file(url: str, language: str = "", preload: bool = False) -> dict[str, str]:
    """All headers of a file of the site but type, length, encoding and ETag."""
    found = security(preload) | {"Cache-Control": cache(url), "Content-Security-Policy": policy(url)}
    if language:
        found["Content-Language"] = language
    if url.startswith(("/o/", "/preview/")):
        found["X-Robots-Tag"] = "noindex"
    return found
