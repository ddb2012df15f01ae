"""A translator's file in the real pages, in that browser only: filled, they are the pages a reader would get."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from pwa import archive, catalogs, content, pages
from pwa.locales import Locale
from pwa.settings import TRANSLATIONS
from pwa.site import Site
from tests.browser.screens import Screens
from tests.browser.test_translate import PATIENCE, choose, file
from tests.catalog_samples import AR, ES

MISSING, ERROR, CHANGED = "guide/sciatica/title", "guide/sciatica/summary", "guide/sciatica/aliases"
STALE = "ui/danger/lead"

OTHERWISE = ("sheet", "show", "languages", "translate")  # pages that list the other languages, or count texts
SHOW = "import sys; sys.path[:0] = ['check.zip']; import pwa.catalogs.packed as p; print(p.show(open(sys.argv[1], 'rb').read(), sys.argv[1]))"
# Words, addresses, names for screen readers and languages of a page, in order; without what differs on purpose:
# the list of languages and of countries, and elements round values that are messages.
SEEN = """(page, front) => {
  for (const gone of page.querySelectorAll(".menu, country-choice details, script, .langs, link")) gone.remove();
  const words = page.body.textContent.replace(/\\s+/g, " ").trim();
  const rows = [...page.querySelectorAll("body *, title, meta")].flatMap((element) => [...element.attributes]
    .filter(({ name }) => !/^data-(msg|values?|state|beside)$/.test(name) && !(element.matches("[data-msg] *") && element.matches("span[data-msg]")))
    .map(({ name, value }) => `${element.localName} ${name} ${value.replace(front, "/L/")}`));
  return [page.documentElement.lang, page.documentElement.dir, page.title, words, ...rows];
}"""
COMPARE = f"""async ([filling, given, number, cases]) => {{
  const {{ fill }} = await import(filling);
  const seen = {SEEN};
  const read = async (url) => new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
  const found = [];
  for (const [open, real] of cases) {{
    const [filled, wanted] = [await read(open), await read(real)];
    const {{ paths }} = JSON.parse(filled.getElementById("preview-page").textContent);
    fill(filled, given, paths, number);
    const [here, there] = [seen(filled, /^\\/(preview\\/en|en)\\//), seen(wanted, new RegExp(`^/${{given.lang}}/`))];
    const place = there.findIndex((row, n) => row !== here[n]);
    if (place < 0 && here.length === there.length) continue;
    const [a, b] = [here[place] ?? "", there[place] ?? ""];
    const start = Math.max(0, [...a].findIndex((letter, n) => letter !== b[n]) - 40);
    found.push([real, place, a.slice(start, start + 90), b.slice(start, start + 90)]);
  }}
  return found;
}}"""


def shown(folder: Path, locale: Locale, raw: bytes) -> dict[str, Any]:
    """What the check hands to the pages, from a Python as bare as a browser's."""
    name = f"{locale.code}.po"
    (folder / "check.zip").write_bytes(archive.archive(content.load().texts, TRANSLATIONS))
    (folder / name).write_bytes(raw)
    done = subprocess.run([sys.executable, "-I", "-S", "-c", SHOW, name], cwd=folder, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def asset(built: Site, name: str) -> str:
    return next(url for url in built.files if url.startswith("/static/preview.") and url.endswith(f"/{name}"))


@pytest.mark.parametrize(("locale", "number"), [(ES, "112"), (AR, "123")], ids=["es", "ar"])
def test_filled_pages_are_the_readers_pages(
    phone_screen: Screens, built: Site, tmp_path: Path, locale: Locale, number: str
) -> None:
    """Every page of the site: words, links, names for screen readers, languages. English beside what is not signed."""
    given = shown(tmp_path, locale, catalogs.path_of(TRANSLATIONS, locale).read_bytes())
    paths = [page.path for page in pages.pages(content.load(), "en") if page.kind not in OTHERWISE]
    cases = [(pages.preview(path), path.replace("/en/", f"/{locale.code}/", 1)) for path in paths]
    page = phone_screen.open("/en/about/", bypass_csp=True)  # to read other pages, which a page may not

    assert page.evaluate(COMPARE, [asset(built, "filling.js"), given, number, cases]) == []


def spoiled() -> bytes:
    """Our Spanish catalog with a text missing, one unfinished, one with an error, and one that tries to be markup."""
    text = catalogs.path_of(TRANSLATIONS, ES).read_text()
    known = catalogs.parse(text.encode(), ES, "es.po")
    forms = {MISSING: ("",), ERROR: ("<img src=x onerror=alert(1)>",), CHANGED: ("Un texto recién cambiado.",)}
    entries = (replace(one, forms=forms.get(one.key, one.forms), fuzzy=one.key == STALE) for one in known.entries)
    return catalogs.write(replace(known, entries=tuple(entries))).encode()


def opened(page: Page, raw: bytes) -> Page:
    """Check a file on the page for translators, then open the pages with it in a tab of their own."""
    choose(page, file("es.po", raw))
    page.click("[data-do=check]")
    link = page.locator("[data-role=found] a[target=_blank]")
    expect(link).to_be_visible(timeout=PATIENCE)
    with page.context.expect_page() as tab:
        link.click()
    expect(tab.value.locator(".preview-bar")).to_be_visible()
    return tab.value


def test_a_file_is_seen_in_the_pages_and_forgotten(phone_screen: Screens) -> None:
    """Danger page and player included: what is not done is outlined and English, a click tells all, links stay inside.

    Nothing is sent, markup stays text, and ending it leaves nothing behind.
    """
    page = phone_screen.open("/ar/translate/")
    tab = opened(page, spoiled())
    sent: list[tuple[str, str | None]] = []
    faults: list[str] = []
    tab.on("request", lambda one: sent.append((one.method, one.post_data)))
    tab.on("pageerror", lambda fault: faults.append(str(fault)))
    tab.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)

    assert tab.evaluate("[document.documentElement.lang, document.title]") == ["es", "Hoy · Backpocket"]
    assert tab.locator(".preview-bar").get_attribute("dir") == "rtl"  # our own words: in the translator's language
    tab.goto("/preview/en/guides/sciatica/")
    for key, state in ((MISSING, "missing"), (ERROR, "error")):
        element = tab.locator(f'main [data-msg="{key}"]').first
        expect(element).to_have_attribute("data-state", state)
        expect(element).to_have_attribute("lang", "en")
        assert element.evaluate("(e) => getComputedStyle(e).outlineStyle") != "none"
    expect(tab.locator(f'main [data-msg="{CHANGED}"]').first).to_have_text("Un texto recién cambiado.")
    tab.locator(f'main [data-msg="{ERROR}"]').first.click()
    panel = tab.locator("translation-panel dialog")
    expect(panel).to_contain_text(ERROR)
    expect(panel).to_contain_text("<img src=x onerror=alert(1)>")
    assert tab.locator("img").count() == 0
    panel.locator(".close").click()

    tab.goto("/preview/en/exercises/bridge/")
    tab.evaluate("sessionStorage.setItem('preview-look-up', 'off')")
    tab.reload()
    expect(tab.locator(".preview-bar")).to_be_visible()
    program = tab.evaluate("document.querySelector('guided-player script').textContent")
    spanish = catalogs.load(TRANSLATIONS, ES)
    assert json.dumps(spanish["exercise/bridge/title"].forms[0], ensure_ascii=False) in program
    shown = "[...document.querySelectorAll('html *:not(script)')].map((e) => [...e.attributes].map((a) => a.value)).join() + document.body.innerText"
    assert "\ue000" not in program + tab.evaluate(shown)
    tab.locator("nav.tabs a").first.click()
    tab.wait_for_url("**/preview/en/")
    tab.goto("/preview/en/danger/")
    stale = tab.locator(f'main [data-msg="{STALE}"]').first
    expect(stale).to_have_attribute("data-state", "stale")
    expect(tab.locator("main .source").first).to_have_attribute("lang", "en")

    tab.locator(".preview-bar button").click()
    tab.wait_for_url("**/ar/translate/")
    assert tab.evaluate("Object.keys(sessionStorage).filter((name) => name.startsWith('preview-'))") == []
    tab.goto("/preview/en/danger/")
    tab.wait_for_url("**/en/translate/")  # without a file there is nothing to see
    assert {pair for pair in sent} == {("GET", None)}
    assert faults == []
    assert "lang=" not in tab.evaluate("document.cookie")


def test_open_pages_follow_the_file_that_is_checked_next(phone_screen: Screens) -> None:
    """A translator mends, checks again, and the tab beside shows it without being touched."""
    page = phone_screen.open("/en/translate/")
    tab = opened(page, spoiled())
    tab.goto("/preview/en/guides/sciatica/")
    summary = tab.locator(f'main [data-msg="{ERROR}"]').first
    expect(summary).to_have_attribute("data-state", "error")

    mended = catalogs.path_of(TRANSLATIONS, ES).read_bytes()
    choose(page, file("es.po", mended))
    page.click("[data-do=check]")

    expect(summary).to_have_text(catalogs.load(TRANSLATIONS, ES)[ERROR].forms[0], timeout=PATIENCE)
    assert tab.url.endswith("/preview/en/guides/sciatica/")
