"""What the phone keeps: blobs, packs, and the one document that points to them.

Every body stands under its SHA-256 (`/o/<hash>`, never changed). A *pack* is a manifest, itself
a blob: `path -> [hash, bytes, type]`. The *core* pack holds styles, scripts and one offline page
for each language; every language is one pack: its pages, and the scripts and styles that only
some pages load. `/o/latest.json` is the only document that
changes. A pack's *bundle* is all its bodies in one stream, for the first download. A list that
is read whole but changes by a line (JSON with blank lines) is kept in pieces, `path`, `path#2` …,
so that an update fetches one of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any

from pwa import headers, pages
from pwa.assets import sheet
from pwa.encodings import encodings
from pwa.locales import LOCALES, Locale
from pwa.model import Content
from pwa.rendering import PAGE_STYLES
from pwa.settings import Settings

VERSION = 1  # of the documents; a worker leaves documents of another version alone
CORE_ENDINGS = (".css", ".js", ".svg", ".webmanifest", "/")  # pictures of the install dialogue stay online
PARTS = (".css", ".js")  # of static files, kept with the languages unless every page needs them
# What is for translators needs internet: pages of these kinds, and the parts that only they use.
ONLINE_PAGES = ("translate",)
_ONLINE_FOLDERS = ("js/translators/", "preview/", "vendor/pyodide-")
_SHEETS = {kind: sheet(names) for kind, names in PAGE_STYLES.items()}
_ONLINE_SHEETS = {_SHEETS[kind] for kind in ONLINE_PAGES}.difference(
    name for kind, name in _SHEETS.items() if kind not in ONLINE_PAGES
)
GROUPS = {"guide": "guides", "article": "articles", "exercise": "exercises"}

Files = dict[str, bytes]


def is_online(asset: str) -> bool:
    """Whether a static file, by its name in the source, is for pages that are never kept."""
    return asset.startswith(_ONLINE_FOLDERS) or asset in _ONLINE_SHEETS


def add(
    files: Files,
    shared: Mapping[str, bytes],
    packs: Mapping[str, Mapping[str, bytes]],
    settings: Settings,
    locales: Mapping[str, Locale] = LOCALES,
) -> dict[str, Any]:
    """Add blobs, manifests and bundles to `files`; the pointer, without its `seq`, comes back.

    `shared` is the core pack's files by address, `packs` the pages of each language.
    """
    languages = {code: {"name": locales[code].autonym, "dir": locales[code].dir} for code in packs}
    kept = {url: body for url, body in shared.items() if url.endswith(CORE_ENDINGS)}
    core = _manifest(files, "core", kept, {"languages": languages})
    listed = {code: _pack(files, locales[code], bodies) for code, bodies in packs.items()}
    return {
        "v": VERSION,
        "release": sha256(_json([core, listed])).hexdigest()[:16],
        "core": core,
        "packs": listed,
        "kill": settings.kill or None,
        "bad": list(settings.bad),
        "urgent": settings.urgent,
    }


def numbered(pointer: Mapping[str, Any], seq: int) -> bytes:
    """The pointer as it is served. Phones take a higher `seq` only."""
    return _json({**pointer, "seq": seq})


def _pack(files: Files, locale: Locale, bodies: Mapping[str, bytes]) -> dict[str, Any]:
    more = {"name": locale.autonym, "dir": locale.dir, "groups": _groups(locale.code)}
    bundle = _bundle(piece for url, body in bodies.items() for piece in _pieces(url, body))
    return {
        "manifest": _manifest(files, locale.code, bodies, more),
        "bundle": _blob(files, bundle),
        "files": len(bodies),
        "bytes": sum(map(len, bodies.values())),
        "wire": min(map(len, encodings(bundle).values())),
    }


def _manifest(files: Files, name: str, bodies: Mapping[str, bytes], more: Mapping[str, Any]) -> str:
    entries = {
        f"{url}#{number}" if number > 1 else url: [_blob(files, piece), len(piece), headers.media_type(url)]
        for url, body in sorted(bodies.items())
        for number, piece in enumerate(_pieces(url, body), 1)
    }
    document = {
        "v": VERSION,
        "kind": "core" if name == "core" else "pack",
        "id": name,
        **more,
        "headers": {key.lower(): value for key, value in headers.PAGE.items()},
        "entries": entries,
    }
    return _blob(files, _json(document))


def _pieces(url: str, body: bytes) -> list[bytes]:
    """What is kept by itself of a body: the worker joins it again."""
    return re.split(rb"(?<=\n\n)", body) if url.endswith(".json") else [body]


def _groups(code: str) -> dict[str, str]:
    """Patterns of addresses by what a reader counts: guides, articles, exercises; and parts of pages, nobody's count.

    Patterns and not lists: a manifest travels whenever a sentence changes.
    """
    fronts = {
        group: pages.path(kind, code, "")[:-1] for kind, group in GROUPS.items()
    }  # "/es/guides//" -> "/es/guides/"
    return {group: f"^{front}." for group, front in fronts.items()} | {"parts": "[^/]$"}


def _bundle(bodies: Iterable[bytes]) -> bytes:
    """`<sha256> <bytes>\\n<body>\\n` for every distinct body, in the order of the pages."""
    distinct = {sha256(body).hexdigest(): body for body in bodies}
    return b"".join(b"%s %d\n%s\n" % (name.encode(), len(body), body) for name, body in distinct.items())


def _blob(files: Files, body: bytes) -> str:
    digest = sha256(body).hexdigest()
    files[f"/o/{digest}"] = body
    return digest


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def web_manifest(locale: Locale, content: Content, tp: Callable[..., str], asset: Mapping[str, str]) -> bytes:
    """The install dialogue's document for one language; one app whatever the language (`id`)."""
    words = content.ui["manifest"]

    def shortcut(kind: str) -> dict[str, Any]:
        return {"name": tp(words[f"shortcut_{kind}"]), "url": pages.path(kind, locale.code)}

    icons = [
        {
            "src": asset[f"icons/{name}.png"],
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": purpose,
        }
        for name, size, purpose in (
            ("icon-192", 192, "any"),
            ("icon-512", 512, "any"),
            ("maskable-512", 512, "maskable"),
            ("monochrome-512", 512, "monochrome"),
        )
    ]
    screenshots = [
        {
            "src": url,
            "sizes": size,
            "type": "image/png",
            "form_factor": form,
            "label": tp(words[f"screenshot_{form}"]),
        }
        for form, size in (("narrow", "780x1688"), ("wide", "1280x800"))
        if (url := asset.get(f"screenshots/{locale.code}-{form}.png"))
    ]
    return _json(
        {
            "id": "/",
            "name": tp(words["name"]),
            "short_name": tp(words["short_name"]),
            "description": tp(words["description"]),
            "lang": locale.tag,
            "dir": locale.dir,
            "scope": "/",
            "start_url": f"{pages.path('today', locale.code)}?source=pwa",
            "display": "standalone",
            "background_color": "#f6f4ee",
            "theme_color": "#f6f4ee",
            "categories": ["health", "medical", "fitness"],
            "icons": icons,
            "shortcuts": [shortcut(kind) for kind in ("danger", "care", "exercises", "guides")],
            "screenshots": screenshots,
        }
    )
