"""What is for translators: true counts, files to take away, and nothing of it on anybody's phone."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import render_template

from pwa import archive, catalogs, content, create_app, handouts, headers, offline, pages, rendering
from pwa.assets import sheet
from pwa.encodings import encodings
from pwa.locales import LOCALES, SOURCE
from pwa.settings import STATIC, TRANSLATIONS, Settings
from pwa.site import Site
from tests.serving import ask, free_port, start, stop
from tests.test_site import Outline

PAGE = "/en/translate/"


@pytest.fixture(scope="module")
def kept(built: Site) -> set[str]:
    """Every address that some phone keeps."""
    pointer = json.loads(built.files["/o/latest.json"])
    manifests = [pointer["core"], *(pack["manifest"] for pack in pointer["packs"].values())]
    return {url for name in manifests for url in json.loads(built.files[f"/o/{name}"])["entries"]}


def rows(page: bytes) -> Iterator[tuple[str, list[int]]]:
    """Language and counts of each row of the table."""
    table = page.decode().partition("<tbody")[2].partition("</tbody>")[0]
    for row in table.split("<tr")[1:]:
        cells = re.findall(r"<td[^>]*>.*?</span> ([\d.,\u202f]+)</td>", row)
        yield re.findall(r'href="/translations/([\w-]+)\.po"', row)[0], [int(re.sub(r"\D", "", cell)) for cell in cells]


@pytest.mark.parametrize("code", LOCALES)
def test_the_page_tells_how_far_each_language_is(built: Site, code: str) -> None:
    """As `translations stats` counts, in every language's page, readable without a script."""
    texts = content.load().texts
    wanted = {}
    for lang, locale in LOCALES.items():
        if lang != SOURCE:
            one = catalogs.stats(catalogs.load(TRANSLATIONS, locale), texts)
            wanted[lang] = [one.done, one.stale, one.missing, one.signed, one.safety - one.signed]

    body = built.files[pages.path("translate", code)]
    assert dict(rows(body)) == wanted
    bars = Outline(body).all("progress")
    assert [(int(bar["value"]), int(bar["max"])) for bar in bars] == [(n[0], len(texts)) for n in wanted.values()]


def test_the_files_are_the_catalogs(built: Site) -> None:
    """Byte for byte what lies in the repository, and a type that no browser opens as a page."""
    for code, locale in LOCALES.items():
        if code != SOURCE:
            for domain in pages.TEMPLATES:
                path = catalogs.path_of(TRANSLATIONS, locale, domain)
                assert built.files[pages.catalog(code, domain)] == path.read_bytes()
                assert f'href="{pages.catalog(code, domain)}"'.encode() in built.files["/en/translate/"]
    for domain, url in pages.TEMPLATES.items():
        assert built.files[url] == (TRANSLATIONS / f"{domain}.pot").read_bytes()
        assert headers.media_type(url).startswith("text/x-gettext-translation")


def test_a_language_without_a_file_gets_an_empty_one() -> None:
    """A new line in the table of languages is enough to hand out its file."""
    texts = content.load().texts[:3]
    found = handouts.files(texts, TRANSLATIONS / "nowhere")

    assert found[pages.catalog("ar")].decode() == catalogs.write(catalogs.new(LOCALES["ar"], texts))


def test_no_phone_keeps_it(built: Site, kept: set[str]) -> None:
    """Neither the page nor its script, style, Python, archive or files: a language stays as small as it was."""
    own = re.compile(
        r"/[\w-]+/translate/|/translations/|/static/(?:js\.\w+/translators/|[\w-]*translate\.|check\.|vendor/pyodide)"
    )
    found = {url for url in built.files if own.match(url)}

    assert {url.rpartition(".")[2] for url in found} >= {"po", "pot", "zip", "wasm", "mjs", "js", "css"}
    assert {f"/{code}/translate/" for code in LOCALES} <= found
    assert not found & kept
    bodies = {built.files[url] for url in found}
    assert not [url for url, body in built.files.items() if url.startswith("/o/") and body in bodies]
    assert f"/{SOURCE}/about/" in kept


def test_the_check_is_the_built_one(built: Site) -> None:
    """The page names the archive of these very texts, and less than 6.5 MB travel with it."""
    page = Outline(built.files[PAGE]).all("translation-check")[0]

    assert built.files[page["data-archive"]] == archive.archive(content.load().texts, TRANSLATIONS)
    assert 5_000_000 < int(page["data-bytes"]) < 6_500_000


def test_one_worker_alone_may_compile(built: Site) -> None:
    """Of all files only the checker's script carries a policy that allows WebAssembly, and no policy allows eval."""
    allowed = [url for url in built.files if "wasm-unsafe-eval" in headers.of_file(url)["Content-Security-Policy"]]

    assert [re.sub(r"js\.\w+", "js", url) for url in allowed] == ["/static/js/translators/checker.js"]
    assert "'unsafe-" not in headers.policy(allowed[0]) + headers.CSP + headers.WORKER_CSP


def by_host(rules: bytes, url: str, joins: bool) -> dict[str, str]:
    """Headers that a static host makes of `_headers`: one kind joins what fits twice, one takes the later."""
    found: dict[str, str] = {}
    fits = False
    for line in rules.decode().splitlines():
        if not line.startswith(" "):
            fits = url == line or (line.endswith("*") and url.startswith(line[:-1]))
        elif fits and line.strip().startswith("!"):
            if joins:
                found.pop(line.strip()[2:], None)
        elif fits:
            name, _, value = line.strip().partition(": ")
            found[name] = f"{found[name]}, {value}" if joins and name in found else value
    return found


@pytest.mark.parametrize("joins", [True, False])
def test_static_hosts_send_the_same(built: Site, joins: bool) -> None:
    """Every file's policy, and how long what is addressed by its hash may be kept."""
    for url in built.files:
        sent, wanted = by_host(built.files["/_headers"], url, joins), headers.of_file(url)
        names = [
            "Content-Security-Policy",
            *(["Cache-Control"] if url.startswith(("/o/", "/static/", "/sw.js")) else []),
        ]
        assert {name: sent[name] for name in names} == {name: wanted[name] for name in names}, url


@pytest.mark.parametrize("contact", ["", "mailto:help@example.org"])
def test_contact_is_offered_where_there_is_one(contact: str) -> None:
    """The same address as in security.txt; none is made up."""
    loaded = content.load()
    anywhere: dict[str, str] = defaultdict(lambda: "/static/x")
    given = {"words_url": "/x", "contact": contact}
    names = rendering.context(loaded, LOCALES["en"], {}, anywhere, "") | given
    (page,) = (page for page in pages.pages(loaded, "en") if page.kind == "translate")
    with create_app(Settings()).app_context():
        html = render_template("translate.html", **names, **rendering.of_page(page, loaded, {"en": names}))

    assert re.findall(r'href="(mailto:[^"]+)"', html) == [contact][: bool(contact)]


def worker(pid: int) -> Path:
    """The process of the server that answers, in /proc (Linux): its child with the most memory."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return max((Path(f"/proc/{child}") for child in children), key=private)


def private(process: Path) -> int:
    """kB that a process shares with nobody."""
    found = re.search(r"RssAnon:\s+(\d+)", (process / "status").read_text())
    return int(found[1]) if found else 0


def test_the_server_does_not_hold_what_few_ask_for(built: Site, site_folder: Path) -> None:
    """Large files lie mapped, shared by all processes; sending 16 MB of them makes none larger."""
    port = free_port()
    server = start(site_folder, port)
    try:
        process = worker(server.pid)
        before = private(process)
        wasm = next(url for url in built.files if url.endswith(".wasm"))
        answers = [ask(port, wasm, headers={"Accept-Encoding": one}) for one in ("br", "gzip", "identity")]
        sizes = [len(encodings(built.files[wasm])[one]) for one in ("br", "gzip", "")]
        assert [len(answer.body) for answer in answers] == sizes
        assert ask(port, wasm, "HEAD").headers["content-length"] == str(sizes[-1])
        assert (process / "maps").read_text().count(wasm) == 3
        assert private(process) - before < 6_000
    finally:
        stop(server)


def test_online_names_are_names_of_files() -> None:
    """The rule that keeps parts away from phones speaks of files there are."""
    named = [path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file()]
    named += map(sheet, rendering.SHEETS)
    found = {name.partition("/")[0] for name in named if offline.is_online(name)}
    assert found == {"js", "vendor", "preview", sheet(rendering.PAGE_STYLES["translate"])}
