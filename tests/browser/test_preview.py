"""A translator looks up any text of any page, by hand or by keyboard, and sees a save at once, where they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.screens import Screens
from tests.browser.test_axe import findings
from tests.previewing import BEFORE, ERROR, MISSING, STALE, Preview, changed, damaged, previewing, spanish
from tests.serving import free_port, start, stop

WIDE = {"width": 1280, "height": 800}
FOCUSED = "document.querySelector('translation-panel').shadowRoot.activeElement"
CONTROLLED = """new Promise((done) => navigator.serviceWorker.controller ? done()
  : navigator.serviceWorker.addEventListener("controllerchange", () => done()))"""
OUTLINE = "(element) => getComputedStyle(element).outlineStyle"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    file = tmp_path_factory.mktemp("preview") / "es.po"
    file.write_text(damaged(spanish()))
    with previewing(file) as held:
        yield held


@pytest.fixture
def screen(_screens: Screens, running: Preview) -> Iterator[Screens]:
    """The preview in Chromium; a fault a page reports fails the case."""
    held = _screens.at(running.port)
    yield held
    held.end()
    assert held.errors == []


def visit(screen: Screens, path: str, **options: object) -> Page:
    """Open a page of the preview; the overlay is there."""
    page = screen.begin(**options)  # type: ignore[arg-type]
    page.goto(path)
    page.wait_for_selector("translation-panel .opener", state="attached")
    return page


def told(page: Page) -> str:
    """What the panel shows."""
    return page.inner_text("translation-panel dialog[open]")


def test_texts_that_are_not_done_are_outlined(screen: Screens) -> None:
    """Each state in its own way; the outlines can be turned off and stay off."""
    page = visit(screen, "/es/guides/sciatica/")

    assert page.eval_on_selector("h1", OUTLINE) == "dashed"
    assert page.eval_on_selector(f'[data-msg="{ERROR}"]', OUTLINE) == "double"
    assert page.eval_on_selector('h2[data-state="done"]', OUTLINE) == "none"
    page.click("translation-panel .opener")
    page.click("translation-panel [name=outlines]")
    page.goto("/es/danger/")
    page.wait_for_selector("translation-panel .opener")
    assert page.eval_on_selector(f'[data-msg="{STALE}"]', OUTLINE) == "none"
    page.evaluate("document.documentElement.dataset.outlines = 'on'")
    assert page.eval_on_selector(f'[data-msg="{STALE}"]', OUTLINE) == "dotted"


def test_a_click_on_a_text_shows_its_message(screen: Screens) -> None:
    """Key, English now and then, translation, note, findings; a link is not followed until one asks for it."""
    page = visit(screen, "/es/danger/", viewport=WIDE)

    page.click(f'[data-msg="{STALE}"]')
    shown = told(page)
    assert STALE in shown and BEFORE in shown and "Read the list from the top. Any one of these signs" in shown
    assert page.eval_on_selector(f'[data-msg="{STALE}"]', OUTLINE) == "solid"
    page.click('nav [data-msg="ui/tabs/guides"]')
    assert "ui/tabs/guides" in told(page) and "Guides" in told(page)
    assert page.url.endswith("/es/danger/")

    page.click("translation-panel .acts button")  # back to the list
    page.click("translation-panel [name=look-up]")
    page.click('nav [data-msg="ui/tabs/guides"]')
    page.wait_for_url("**/es/guides/")


def test_a_finding_leads_to_its_text_on_another_page(screen: Screens) -> None:
    """The list and the counts are on every page; titles and words of scripts are listed beside it."""
    page = visit(screen, "/es/about/")

    page.click("translation-panel .opener")
    assert "Lo que encontró la revisión" in told(page)
    assert page.inner_text("translation-panel .counts div:nth-child(3) dd") == "1"
    page.click("translation-panel li[data-severity=error] a")
    page.wait_for_selector(f'[data-msg="{ERROR}"][data-found]')
    assert page.url.split("#")[1].startswith("msg=")
    assert "Un <b>dolor</b> de 5 días" in told(page) and "unknown mark '<'" in told(page)
    assert page.evaluate("document.querySelector('[data-found]').getBoundingClientRect().top < innerHeight")

    page.click("translation-panel .acts button")
    page.click("translation-panel summary:has-text('También en esta página')")
    page.click("translation-panel [data-key='ui/tabs/label']")
    assert "Names the bar for a screen reader." in told(page)


def test_all_of_it_by_keyboard(screen: Screens) -> None:
    """From the first stops of a page to a message and back; Escape ends it where it began."""
    page = visit(screen, "/es/guides/sciatica/")

    for _ in range(2):
        page.keyboard.press("Tab")  # past "skip to content"
    assert page.evaluate(f"{FOCUSED}.className") == "opener"
    page.keyboard.press("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "title"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED}?.className") == "main":
            break
    page.keyboard.press("Enter")  # the next one to do
    assert MISSING in told(page)
    assert page.evaluate("document.querySelector('h1').hasAttribute('data-found')")
    page.keyboard.press("Escape")
    assert page.evaluate(f"{FOCUSED}.className") == "opener"
    assert page.query_selector("[data-found]") is None


def test_a_save_is_shown_where_the_translator_was(screen: Screens, running: Preview) -> None:
    """The page follows by itself: as far down, what was unfolded, the same message."""
    page = visit(screen, "/es/guides/sciatica/")
    page.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true })")
    page.evaluate("scrollTo({ top: 700, behavior: 'instant' })")
    page.click('[data-msg="ui/guide/dont"]')
    top = "document.querySelector('main > section:nth-of-type(4) h2').getBoundingClientRect().top"
    before = page.evaluate(top)

    running.save(changed(damaged(spanish()), "ui/guide/dont", lambda entry: entry[:-1] + ' ahora"'))
    page.wait_for_selector('[data-msg="ui/guide/dont"]:has-text("ahora")')
    page.wait_for_selector("translation-panel dialog[open]")

    assert "ui/guide/dont" in told(page) and "ahora" in told(page)
    page.wait_for_timeout(300)
    assert abs(page.evaluate(top) - before) <= 2
    assert page.evaluate("[...document.querySelectorAll('main details')].every((fold) => fold.open)")


def test_a_broken_file_is_a_page_of_findings_until_it_is_mended(screen: Screens, running: Preview) -> None:
    """The browser follows there and back."""
    page = visit(screen, "/es/care/")

    running.save(damaged(spanish()).replace('msgstr "Hoy"', 'msgstr "Hoy', 1))
    page.wait_for_selector("[data-page=preview] li:has-text('a text without its end')")
    screen.errors.clear()  # that the page came with status 503
    running.save(damaged(spanish()))
    page.wait_for_selector('h1[data-msg="ui/care/title"]')


def test_the_player_can_be_looked_up_while_it_is_open(screen: Screens) -> None:
    """Its dialog keeps everything else from being used; the panel comes above it."""
    page = visit(screen, "/es/routines/sciatica/")
    page.click("translation-panel .opener")
    page.click("translation-panel [name=look-up]")
    page.click("translation-panel .close")
    page.click("guided-player [data-do=open]")
    page.evaluate("document.documentElement.dataset.lookUp = 'on'")

    page.click("dialog.player h2")

    assert "ui/session/before" in told(page)
    page.click("translation-panel .acts button")
    assert "Antes de empezar" in told(page)
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('dialog.player').open")


@pytest.mark.parametrize("path", ["/es/danger/", f"/es/guides/sciatica/#msg={ERROR}"])
def test_axe_finds_nothing_in_the_panel(screen: Screens, path: str) -> None:
    page = visit(screen, path, reduced_motion="reduce")
    if "#" not in path:
        page.click("translation-panel .opener")

    # That "skip to content" stands in no landmark is said wherever a shadow root holds the first link.
    assert [found for found in findings(screen) if found[0] != "region"] == []
    screen.errors.clear()  # axe tries a style of its own in a shadow root


def test_right_to_left(_screens: Screens) -> None:
    """In a made-up language: the panel stands at the other side, and nothing sticks out on a narrow phone."""
    with previewing("--pseudo", "ar-XB") as preview:
        held = _screens.at(preview.port)
        page = visit(held, "/ar-XB/guides/sciatica/", viewport=WIDE)
        page.click("h1")
        box = page.locator("translation-panel dialog").bounding_box()
        assert box and (box["x"], page.evaluate("document.documentElement.dir")) == (0, "rtl")
        assert "Sciatica" in told(page)
        page.set_viewport_size({"width": 320, "height": 568})
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        assert page.evaluate(f"{FOCUSED}.getRootNode().querySelector('dialog').scrollWidth") <= 320
        held.end()
        assert held.errors == []


def test_no_worker_is_left_and_an_old_one_leaves(_screens: Screens, site_folder: Path, tmp_path: Path) -> None:
    """Someone who tried the real site at this address sees the preview all the same."""
    port = free_port()
    file = tmp_path / "es.po"
    file.write_text(spanish())
    held = _screens.at(port)
    real = start(site_folder, port)
    try:
        page = held.begin(service_workers="allow")
        page.goto("/es/")
        page.evaluate(CONTROLLED)
    finally:
        stop(real)
    with previewing(file, port=port):
        page.goto("/es/")
        page.wait_for_selector("translation-panel .opener", timeout=60_000)
        page.reload()
        page.wait_for_selector("translation-panel .opener")
        assert page.evaluate("'serviceWorker' in navigator") is False
    held.end()
