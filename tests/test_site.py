"""Every page in every language: whole, linked, marked with its language, and the same wherever it is built."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from pwa import catalogs, create_app, marks, offline, pages, release, site
from pwa.checking import links
from pwa.content import load
from pwa.encodings import encodings
from pwa.locales import LOCALES
from pwa.settings import TRANSLATIONS, Settings

ROOT = Path(__file__).parent.parent
PAGES = [(page.kind, page.path, code) for code in LOCALES for page in pages.pages(load(), code)]


class Outline(HTMLParser):
    """Tags of a page with their attributes, and its visible text."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(body.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.tags if name == tag]


def test_every_link_leads_somewhere(built: site.Site) -> None:
    assert links(built.files) == []


@pytest.mark.parametrize("path", [path for kind, path, _ in PAGES if kind in ("today", "care")])
def test_links_of_the_plan_say_where_they_lead(built: site.Site, path: str) -> None:
    """Two links with the same words lead to the same place: not one "Start" after the other in a list of links."""
    places: dict[str, set[str]] = {}
    for href, words in re.findall(r'<a\b[^>]* href="([^"]+)"[^>]*>(.*?)</a>', built.files[path].decode(), re.DOTALL):
        places.setdefault(" ".join(re.sub(r"<[^>]+>", " ", words).split()), set()).add(href)

    assert len(places) > 10
    assert {words: hrefs for words, hrefs in places.items() if len(hrefs) > 1 and words} == {}


@pytest.mark.parametrize(("kind", "path", "code"), PAGES, ids=[path for _, path, _ in PAGES])
def test_a_page_is_whole(built: site.Site, kind: str, path: str, code: str) -> None:
    """Language, direction, one heading, main, the way to danger signs, alternates, no inline script or style."""
    page = Outline(built.files[path])
    html = page.all("html")[0]

    assert (html["lang"], html["dir"]) == (LOCALES[code].tag, LOCALES[code].dir)
    assert html["data-page"] == kind
    assert len(page.all("h1")) == 1
    assert [main.get("id") for main in page.all("main")] == ["main"]
    hrefs = [a.get("href", "") for a in page.all("a")]
    assert f"/{code}/danger/" in hrefs or kind == "danger"
    alternates = {link["hreflang"]: link["href"] for link in page.all("link") if link.get("hreflang")}
    assert alternates.pop("x-default") == "/"
    assert {lang: href.split("/")[1] for lang, href in alternates.items()} == {o.tag: c for c, o in LOCALES.items()}
    for tag, attrs in page.tags:
        assert "style" not in attrs and not any(name.startswith("on") for name in attrs), (tag, attrs)
        assert tag != "style"
        assert tag != "script" or attrs.get("src") or attrs["type"] == "application/json"
        for name in ("src", "href"):
            value = attrs.get(name, "")
            local = value.startswith(("/", "#", "tel:")) or (tag == "a" and value.startswith("https://"))
            assert not value or local, (tag, value)


def test_a_translator_is_told_where_a_message_is_seen(built: site.Site) -> None:
    """The page named in the template says it, or, for screens whose parts come and go, says most of their words."""
    shown: dict[str, str] = {}
    said: dict[str, list[bool]] = {}
    for text in load().texts:
        if where := pages.seen_on(text.key):
            if where not in shown:
                body = built.files[where].decode()
                scripts = [built.files[url].decode() for url in re.findall(r'<script [^>]*src="([^"]+)"', body)]
                shown[where] = unescape(" ".join([re.sub("<[^>]+>", "", body), body, *scripts]))
            longest = max(re.split(r"\{\w+\}", marks.plain(text.source)), key=len)
            kind = "/".join(text.key.split("/")[: 2 if text.key.startswith("ui/") else 1])
            said.setdefault(kind, []).append(longest in shown[where])

    assert {kind: sum(there) for kind, there in said.items() if sum(there) < 0.4 * len(there)} == {}
    everywhere = [there for each in said.values() for there in each]
    assert sum(everywhere) > 0.95 * len(everywhere) > 0.9 * 0.95 * len(load().texts)


@pytest.mark.parametrize("code", [code for code in LOCALES if code != "en"])
def test_a_shipped_language_is_complete(code: str) -> None:
    """Every message is translated: nothing shows in English."""
    locale = LOCALES[code]
    catalog = catalogs.load(TRANSLATIONS, locale)

    missing = [t.key for t in load().texts if t.key not in catalog or not catalogs.usable(catalog[t.key], t, locale)]
    assert missing == []


def test_two_builds_are_the_same_bytes(built: site.Site, tmp_path: Path) -> None:
    """Another process, another time zone, hash seed and folder: not a byte differs."""
    env = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7", "BACKPOCKET_SITE": str(tmp_path / "elsewhere")}
    subprocess.run([sys.executable, "-m", "pwa.cli", "build"], cwd=ROOT, env=env, check=True, capture_output=True)

    folder = tmp_path / "elsewhere"
    for url, body in built.files.items():
        name = url.lstrip("/") + ("index.html" if url.endswith("/") else "")
        assert (folder / name).read_bytes() == body, url


def changed_site(monkeypatch: pytest.MonkeyPatch) -> site.Site:
    """The release with one sentence of one guide changed."""
    content = load()
    guide = content.guides["leg-cramps"]
    first = replace(guide.feels[0], source="A changed sentence for the test.")
    guides = {**content.guides, "leg-cramps": replace(guide, feels=(first, *guide.feels[1:]))}
    monkeypatch.setattr(site, "load", lambda: replace(content, guides=guides))
    settings = Settings()
    return site.build(create_app(settings), settings, {})


def test_one_changed_sentence_costs_one_page(built: site.Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """That page's blob, a small piece of what search finds, manifest and bundle, the pointer: nothing else is new."""
    after = changed_site(monkeypatch)
    before_blobs, after_blobs = blobs(built), blobs(after)

    pointer_before, pointer_after = pointer(built), pointer(after)
    assert pointer_before["core"] == pointer_after["core"]
    assert pointer_before["release"] != pointer_after["release"]
    new = after_blobs - before_blobs
    entries = manifest(after, pointer_after["packs"]["en"]["manifest"])["entries"]
    changed = {path: size for path, (name, size, _) in entries.items() if name in new}
    del changed["/en/guides/leg-cramps/"]
    (piece,) = changed
    assert re.fullmatch(r"/en/search\.json#\d+", piece)
    assert changed[piece] < 8_000
    assert len(new) == 4 * len(LOCALES)  # page, piece, manifest, bundle; other languages show the new English


def blobs(built: site.Site) -> set[str]:
    return {url[3:] for url in built.files if url.startswith("/o/") and len(url) == 67}


def pointer(built: site.Site) -> dict[str, Any]:
    return json.loads(built.files["/o/latest.json"])  # type: ignore[no-any-return]


def manifest(built: site.Site, name: str) -> dict[str, Any]:
    return json.loads(built.files[f"/o/{name}"])  # type: ignore[no-any-return]


def test_packs_hold_every_page(built: site.Site) -> None:
    """What a language keeps is every page of it but those for translators; the core is what all share."""
    found = pointer(built)
    core = manifest(built, found["core"])["entries"]
    for code in LOCALES:
        entries = manifest(built, found["packs"][code]["manifest"])["entries"]
        of_language = {page.path for page in pages.pages(load(), code) if page.kind not in offline.ONLINE_PAGES}
        assert of_language == (set(entries) | set(core)) & of_language
        assert pages.path("offline", code) in core
        groups = manifest(built, found["packs"][code]["manifest"])["groups"]
        counted = {name: sum(bool(re.search(pattern, path)) for path in entries) for name, pattern in groups.items()}
        assert counted["guides"] == len(load().guides)
        assert counted["exercises"] == len(load().exercises)
        assert counted["articles"] == len(load().articles)
        assert counted["parts"] == sum(not path.endswith("/") for path in entries)


def test_a_list_is_kept_in_pieces(built: site.Site) -> None:
    """The pieces of what search finds, put together, are what the server has."""
    for code in LOCALES:
        entries = manifest(built, pointer(built)["packs"][code]["manifest"])["entries"]
        address = f"/{code}/search.json"
        pieces = [address, *(f"{address}#{n}" for n in range(2, len(entries)) if f"{address}#{n}" in entries)]
        assert len(pieces) > 10
        assert b"".join(built.files[f"/o/{entries[one][0]}"] for one in pieces) == built.files[address]


def test_a_bundle_unpacks_to_its_pack(built: site.Site) -> None:
    found = pointer(built)["packs"]["ar"]
    stream = built.files[f"/o/{found['bundle']}"]
    unpacked = {}
    while stream:
        head, _, stream = stream.partition(b"\n")
        name, size = head.split()
        body, stream = stream[: int(size)], stream[int(size) + 1 :]
        assert sha256(body).hexdigest() == name.decode()
        unpacked[name.decode()] = body

    assert {entry[0] for entry in manifest(built, found["manifest"])["entries"].values()} == set(unpacked)
    assert found["wire"] == len(encodings(built.files[f"/o/{found['bundle']}"])["br"])


@pytest.mark.parametrize("code", LOCALES)
def test_the_web_manifest(built: site.Site, code: str) -> None:
    """One app whatever the language; every address in it is there."""
    found = json.loads(built.files[f"/{code}/app.webmanifest"])

    assert (found["id"], found["scope"], found["lang"], found["dir"]) == ("/", "/", code, LOCALES[code].dir)
    assert found["start_url"].startswith(f"/{code}/")
    assert {"any", "maskable", "monochrome"} == {icon["purpose"] for icon in found["icons"]}
    for item in [*found["icons"], *found["screenshots"]]:
        assert item["src"] in built.files
    assert {shot["form_factor"] for shot in found["screenshots"]} == {"narrow", "wide"}
    for shortcut in found["shortcuts"]:
        assert shortcut["url"] in built.files


def test_the_number_only_rises(monkeypatch: pytest.MonkeyPatch) -> None:
    """A release keeps its number; a new one is above; an explicit one wins."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000")
    assert release.number(Settings(), "a", {}) == 1000
    assert release.number(Settings(), "a", {"release": "a", "seq": 7}) == 7
    assert release.number(Settings(), "b", {"release": "a", "seq": 5000}) == 5001
    assert release.number(Settings(seq=9), "b", {"release": "a", "seq": 5000}) == 9


def test_the_pointer_carries_the_operators_words(built: site.Site) -> None:
    plain = pointer(built)
    told = offline.numbered({**plain, "kill": "bypass", "bad": ["0" * 16], "urgent": True}, 5)

    assert json.loads(told)["seq"] == 5
    assert (plain["kill"], plain["bad"], plain["urgent"]) == (None, [], False)
