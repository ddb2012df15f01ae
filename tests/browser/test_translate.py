"""A translator's file is judged in the browser, by the same function, and goes nowhere."""

from __future__ import annotations

import io
import json
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FilePayload, Page, Request, expect

from pwa import archive, catalogs, content
from pwa.catalogs import Guidance
from pwa.catalogs.reader import MAX_BYTES
from pwa.settings import TRANSLATIONS
from tests.browser.drivers import launch, missing
from tests.browser.screens import Screens
from tests.catalog_samples import AR, ES
from tests.test_packed import seeded, told

PAGE = "/en/translate/"
PATIENCE = 150_000  # ms for Python to come up on a busy machine; a limit, not a measurement
ANSWERS = """(() => { const Native = Worker; window.answers = []; window.Worker = class extends Native {
  constructor(...given) { super(...given); this.addEventListener("message", ({ data }) => data.answer && answers.push(JSON.parse(data.answer))); } } })();"""
MISTAKES = {
    "guide/back-spasm/title": "",
    "guide/back-spasm/feels/tight": "El dolor es fuerte <b> y el músculo se siente  tenso",
    "guide/back-spasm/feels/stuck": "Puede que te inclines hacia adelante y puedas puedas mover esa parte de la espalda.",
    "guide/back-spasm/do/calves-up": "acuéstate boca arriba con las pantorrillas sobre una silla de 20 a 10 minutos y después muévete",
}


def file(name: str, body: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": body}


@pytest.fixture(scope="module")
def spanish() -> bytes:
    """Our Spanish catalog with a few mistakes."""
    known = catalogs.read(catalogs.path_of(TRANSLATIONS, ES), ES)
    entries = (replace(one, forms=(MISTAKES[one.key],)) if one.key in MISTAKES else one for one in known.entries)
    return catalogs.write(replace(known, entries=tuple(entries))).encode()


@pytest.fixture(scope="module")
def verdict(spanish: bytes) -> list[dict[str, Any]]:
    """What the command line says about it."""
    found = catalogs.check(catalogs.parse(spanish, ES, "es.po"), content.load().texts, Guidance.load(TRANSLATIONS, ES))
    return told(found)


def choose(page: Page, one: FilePayload) -> None:
    page.set_input_files("translation-check input[type=file]", one)


def judged(page: Page, *files: FilePayload) -> str:
    """Choose each file and have it checked; what is said in the end comes back."""
    for one in files:
        choose(page, one)
        page.click("[data-do=check]")
        expect(page.locator("[data-do=stop]")).to_be_hidden(timeout=PATIENCE)
    return page.locator("translation-check [data-role=said]").inner_text()


def test_a_file_is_judged_and_goes_nowhere(
    phone_screen: Screens, spanish: bytes, verdict: list[dict[str, Any]]
) -> None:
    """Nothing is loaded before it is asked for; then Python once, as large as was said; no file ever leaves."""
    page = phone_screen.open(PAGE, ANSWERS)
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one))

    choose(page, file("es.po", spanish))
    expect(page.locator("[data-do=check]")).to_contain_text("6 MB")
    assert asked == []
    page.click("[data-do=check]")
    expect(page.locator("[data-role=said]")).to_have_text(f"{len(verdict)} remarks about es.po", timeout=PATIENCE)

    assert page.evaluate("answers") == [{"language": "es", "findings": verdict}]
    assert sorted(Path(one.url).name.split(".")[0] for one in asked) == [
        "check", "checker", "pyodide", "pyodide", "pyodide", "python_stdlib",
    ]  # fmt: skip
    assert {(one.method, one.post_data_buffer) for one in asked} == {("GET", None)}
    sizes = [one.response().headers["content-length"] for one in asked if one.response()]  # type: ignore[union-attr]
    assert sum(map(int, sizes)) == int(page.get_attribute("translation-check", "data-bytes") or 0)
    page.wait_for_timeout(500)
    assert len(asked) == 6

    good = catalogs.path_of(TRANSLATIONS, AR).read_bytes()
    assert judged(page, file("ar.po", good)) == "No faults in ar.po."
    assert page.locator("[data-role=found] li").count() == 0
    assert len(asked) == 6  # and none for the second one
    looked_at(page, spanish, verdict)


def looked_at(page: Page, spanish: bytes, verdict: list[dict[str, Any]]) -> None:
    """The list: gravest first, in words and numbers, chosen from by key, sound to axe, from right to left as well."""
    judged(page, file("es.po", spanish))
    counts = {one: [f["severity"] for f in verdict].count(one) for one in ("error", "warning", "info")}
    headings = [
        f"{name} ({counts[one]})"
        for one, name in {"error": "Errors", "warning": "Warnings", "info": "Not done yet"}.items()
    ]
    assert page.locator("[data-role=found] h3").all_inner_texts() == headings
    wanted = next(one for one in verdict if one["severity"] == "error")
    said = [
        words.replace("\n", "") for words in page.locator("[data-role=found] li").first.locator("p").all_inner_texts()
    ]
    assert said == [f"Line {wanted['line']}{wanted['key']}", wanted["message"], wanted["remedy"]]
    page.focus("[name=grade][value='']")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator("[data-role=found] section:visible h3").all_inner_texts() == headings[1:2]
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [rule["id"] for rule in found] == []
    page.evaluate("Object.assign(document.documentElement, { dir: 'rtl', lang: 'ar' })")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    remark = page.locator("[data-role=found] li:visible p[lang=en]").first
    assert remark.evaluate("(e) => getComputedStyle(e).direction") == "ltr"


def test_what_is_no_catalog_is_said_without_loading(phone_screen: Screens) -> None:
    """A picture, nothing at all, a file beyond the limit: plain words at once, and no download."""
    page = phone_screen.open(PAGE)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))

    assert judged(page, file("es.po", b"\x89PNG\r\n\x1a\n" + bytes(2000))).startswith("es.po is not a PO file.")
    assert judged(page, file("empty.po", b"")).startswith("empty.po is not a PO file.")
    choose(page, file("big.po", b'msgid ""' * (MAX_BYTES // 8 + 1)))
    expect(page.locator("[data-role=said]")).to_have_text("big.po is larger than 4 MB. A file of this app is smaller.")
    expect(page.locator("[data-do=check]")).to_be_hidden()
    assert asked == []


def serve_archive(page: Page, body: bytes) -> None:
    """Another archive in the place of the site's own."""
    page.route("**/static/check.*.zip", lambda route: route.fulfill(body=body, content_type="application/zip"))


def test_seeded_mistakes_are_found_alike(phone_screen: Screens) -> None:
    """Every seed of two languages, in Chromium and here: the same findings in the same order and words."""
    (es, spanish), (ar, arabic) = seeded(ES), seeded(AR)
    page = phone_screen.open(PAGE, ANSWERS)
    serve_archive(page, archive.archive((*es, *ar), TRANSLATIONS))

    judged(page, file("es.po", spanish.encode()), file("ar.po", arabic.encode()), file("x.po", b'msgid ""\nmsgstr ""'))

    for (locale, raw), found in zip(((ES, spanish), (AR, arabic)), page.evaluate("answers"), strict=False):
        known = catalogs.parse(raw.encode(), locale, f"{locale.code}.po")
        assert found["findings"] == told(catalogs.check(known, (*es, *ar), Guidance.load(TRANSLATIONS, locale)))
    said = page.locator("[data-role=said]").inner_text()
    assert said.startswith("x.po does not say its language.") and said.endswith("are Español and العربية.")


def endless() -> bytes:
    """An archive whose check never comes to an end."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("pwa/__init__.py", "")
        packed.writestr("pwa/catalogs/__init__.py", "")
        packed.writestr("pwa/catalogs/packed.py", "def judge(raw, name):\n    while True:\n        pass\n")
    return held.getvalue()


def test_a_check_without_end_is_stopped(phone_screen: Screens) -> None:
    """By the clock, or by the reader; the page answers all the while, and the next file starts anew."""
    page = phone_screen.begin()
    page.clock.install()
    page.goto(PAGE)
    page.wait_for_load_state("networkidle")
    serve_archive(page, endless())
    body = file("es.po", b'msgid ""\nmsgstr ""')
    said = page.locator("[data-role=said]")

    choose(page, body)
    page.click("[data-do=check]")
    expect(said).to_have_text("Your file is being checked…", timeout=PATIENCE)
    started = time.monotonic()
    page.clock.fast_forward(31_000)
    expect(said).to_contain_text("took too long and was stopped")
    assert time.monotonic() - started < 10
    expect(page.locator("[data-do=check]")).to_contain_text("6 MB")

    page.click("[data-do=check]")
    expect(said).to_have_text("The check is being loaded…")
    page.click("[data-do=stop]")
    expect(said).to_have_text("Stopped. Nothing was checked.")
    expect(page.locator("[data-do=check]")).to_be_visible()


def test_without_internet_it_says_so(phone_screen: Screens) -> None:
    """Python does not come: plain words, and the way to try again."""
    page = phone_screen.open(PAGE)
    page.route("**/*.wasm", lambda route: route.abort())
    page.route("**/check.*.zip", lambda route: route.abort())

    assert judged(page, file("es.po", b'msgid ""\nmsgstr ""')).startswith("The check could not be loaded.")
    phone_screen.errors.clear()  # the browser tells of the lost request


@pytest.mark.parametrize("engine", ["firefox", "webkit"])
def test_the_same_in_other_engines(
    port: int, tmp_path: Path, engine: str, spanish: bytes, verdict: list[dict[str, Any]]
) -> None:
    """Another engine, the same words."""
    if reason := missing(engine):
        pytest.skip(reason)
    browser = launch(engine, tmp_path)
    try:
        browser.open(f"http://127.0.0.1:{port}{PAGE}")
        browser.until("customElements.get('translation-check') !== undefined")
        choose = """(() => { %s; const held = new DataTransfer(); held.items.add(new File([%s], "es.po"));
          const input = document.querySelector("translation-check [type=file]"); input.files = held.files;
          input.dispatchEvent(new Event("change")); document.querySelector("[data-do=check]").click(); return true })()"""
        assert browser.run(choose % (ANSWERS, json.dumps(spanish.decode())))
        browser.until(
            "answers.length || document.querySelector('[data-role=said]').textContent.includes('could not')",
            patience=PATIENCE / 1000,
        )
        assert browser.run("answers") == [{"language": "es", "findings": verdict}]
        browser.until(f"document.querySelectorAll('[data-role=found] li').length === {len(verdict)}")
    finally:
        browser.close()
