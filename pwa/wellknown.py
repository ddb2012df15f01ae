"""The small files robots, researchers and static hosts look for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape

from pwa import headers
from pwa.settings import Settings

_EXPIRES = timedelta(days=360)  # RFC 9116 wants less than a year


def files(
    settings: Settings, addresses: Iterable[str], languages: Iterable[str], built: Iterable[str], seq: int
) -> dict[str, bytes]:
    """robots.txt, and what the settings allow: sitemap.xml, security.txt.

    `addresses` are the pages, `languages` their codes, `built` all files; `seq`, the release's
    number, is seconds since 1970 and dates them.
    """
    found = {"/robots.txt": _robots(settings), "/_headers": _static_host(built)}
    if settings.origin:
        found["/sitemap.xml"] = _sitemap(settings.origin, addresses)
    if settings.contact:
        found["/.well-known/security.txt"] = _security(settings, languages, seq)
    return found


def _robots(settings: Settings) -> bytes:
    lines = ["User-agent: *", "Disallow: /o/", "Disallow: /preview/"]
    if settings.origin:
        lines.append(f"Sitemap: {settings.origin}/sitemap.xml")
    return "\n".join([*lines, ""]).encode()


def _sitemap(origin: str, addresses: Iterable[str]) -> bytes:
    rows = "".join(f"<url><loc>{escape(origin + url)}</loc></url>" for url in sorted(addresses))
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()


def _security(settings: Settings, languages: Iterable[str], seq: int) -> bytes:
    expires = datetime.fromtimestamp(seq, UTC) + _EXPIRES
    lines = [
        f"Contact: {settings.contact}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(languages)}",
    ]
    if settings.origin:
        lines.append(f"Canonical: {settings.origin}/.well-known/security.txt")
    return "\n".join([*lines, ""]).encode()


def _static_host(built: Iterable[str]) -> bytes:
    """Rules in the `_headers` form several static hosts read; others: see deploy/.

    Where two rules fit, some hosts take the later one and some join the values, which would make
    one policy of two. `! Name` takes the earlier value away; hosts of the first kind skip that line.
    """
    rules = {"/*": headers.security()}
    for url in ("/o/*", "/static/*"):
        rules[url] = {"Cache-Control": headers.IMMUTABLE}
    for url in ("/o/latest.json", "/o/releases.json", "/sw.js"):
        rules[url] = {"Cache-Control": headers.cache(url)}
    for url in sorted(url for url in built if headers.policy(url) != headers.CSP):
        rules.setdefault(url, {})["Content-Security-Policy"] = headers.policy(url)
    lines: list[str] = []
    for place, (url, own) in enumerate(rules.items()):
        before = {key for other, some in list(rules.items())[:place] if _covers(other, url) for key in some}
        again = [f"  ! {key}" for key in own if key in before]
        lines += [url, *again, *(f"  {key}: {value}" for key, value in own.items())]
    return ("\n".join(lines) + "\n").encode()


def _covers(rule: str, url: str) -> bool:
    return rule.endswith("*") and url.startswith(rule[:-1])
