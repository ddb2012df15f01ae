"""Finding things with the server gone, as readers do: typing, by keyboard, in Arabic, by filters, by favourites. Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from playwright.sync_api import Page

from pwa import filters, store
from pwa import release as releases
from pwa.content import load
from pwa.settings import Settings
from tests import serving
from tests.browser.drivers import launch, missing
from tests.browser.network import Network
from tests.browser.phone import Phone
from tests.browser.releases import Release


@pytest.fixture(scope="module")
def kept(whole: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    """A phone that keeps English and Arabic; its server has ended."""
    if reason := missing("chromium"):
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("search")
    store.write(whole.files(), whole.id, releases.inputs(Settings()), folder / "site")
    port = serving.free_port()
    server = serving.start(folder / "site", port)
    network = Network(port)
    browser = launch("chromium", folder / "profile", languages=("en",))
    phone = Phone(browser, network, whole)
    try:
        phone.keep("en")
        phone.visit("/en/languages/")
        phone.save("ar")
        serving.stop(server)
        network.cut()
        yield phone
    finally:
        browser.close()
        network.cut()
        serving.stop(server)


@pytest.fixture
def tab(kept: Phone) -> Page:
    return cast(Page, kept.browser.tab(0))  # type: ignore[attr-defined]


def look_for(kept: Phone, tab: Page, words: str, lang: str = "en") -> list[str]:
    """Type into the search page; what is found, as addresses without the language."""
    kept.browser.open("about:blank")  # or the page before could still be there to be typed into
    kept.visit(f"/{lang}/search/")
    kept.browser.until("document.activeElement.id === 'q'")
    tab.keyboard.type(words)
    kept.browser.until("document.querySelector('[data-role=said]').textContent !== ''")
    found: list[str] = tab.eval_on_selector_all("[data-role=found] a", "all => all.map((a) => a.pathname + a.hash)")
    return [address.removeprefix(f"/{lang}/") for address in found]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("slipped disk", "guides/slipped-disc/"),
        ("lumbago", "guides/low-back-pain/"),
        ("LEG pain", "guides/sciatica/"),
        ("pee", "danger/"),
        ("fever", "danger/"),
        ("sciatca", "guides/sciatica/"),
        ("sicatica", "guides/sciatica/"),
        ("bridg", "exercises/bridge/"),
        ("ice", "care/#cold-pack"),
        ("mri", "articles/scans/"),
        ("cartilage", "glossary/#cartilage"),
        ("swim", "exercises/water-exercise/"),
        ("leg numb", "danger/"),
        ("foot drop", "danger/"),
        ("cant move back", "guides/back-spasm/"),
        ("hurts when i sit", "guides/low-back-pain/"),
    ],
)
def test_everyday_words_lead_there(kept: Phone, tab: Page, words: str, wanted: str) -> None:
    """Other names, beginnings of words, a letter too few, two letters swapped."""
    assert look_for(kept, tab, words)[0] == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("ألم أسفل الظهر", "guides/low-back-pain/"),
        ("الم اسفل ظهر", "guides/low-back-pain/"),
        ("عِرْقُ النَّسا", "guides/sciatica/"),
        ("جسر", "exercises/bridge/"),
    ],
)
def test_arabic_forms_are_one(kept: Phone, tab: Page, words: str, wanted: str) -> None:
    """With and without hamza, harakat and article; results and their count are in Arabic."""
    assert look_for(kept, tab, words, "ar")[0] == wanted
    assert tab.evaluate("/[\\u0600-\\u06ff]/.test(document.querySelector('[data-role=said]').textContent)")
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_by_keyboard(kept: Phone, tab: Page) -> None:
    """The field has the focus; arrows walk the results, Escape comes back and empties, Enter opens the first."""
    assert look_for(kept, tab, "leg pain")[:2] == ["guides/sciatica/", "guides/leg-circulation/"]
    said = tab.locator("[data-role=said]")
    assert said.get_attribute("role") == "status"
    assert said.inner_text() == f"{tab.locator('[data-role=found] a').count()} results"

    tab.keyboard.press("ArrowUp")
    assert tab.evaluate("document.activeElement.id") == "q"
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.pathname") == "/en/guides/leg-circulation/"
    tab.keyboard.press("ArrowUp")
    assert tab.evaluate("document.activeElement.pathname") == "/en/guides/sciatica/"
    tab.keyboard.press("Escape")
    assert tab.evaluate("document.activeElement.id") == "q"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/en/guides/sciatica/")

    tab.go_back()
    tab.wait_for_selector("[data-role=found] a")
    assert tab.input_value("#q") == "leg pain"
    tab.focus("#q")
    tab.keyboard.press("Escape")
    assert tab.input_value("#q") == ""
    assert tab.locator("#all").is_visible()
    kept.browser.until("location.hash === ''")


def test_nothing_found_says_so(kept: Phone, tab: Page) -> None:
    """And the list of all pages stays."""
    assert look_for(kept, tab, "qqqq") == []
    assert tab.locator("[data-role=said]").inner_text().startswith("Nothing found.")
    assert tab.locator("#all").is_visible()


def test_what_is_typed_is_never_markup(kept: Phone, tab: Page) -> None:
    """Nor does an odd address break the page."""
    faults: list[Any] = []
    tab.on("pageerror", lambda fault: faults.append(fault))
    kept.visit("/en/search/#q=%3Cimg%20src=x%20onerror=alert(1)%3E%E0%A4%A")
    kept.browser.until("document.querySelector('[data-role=said]').textContent !== ''")

    assert tab.locator("main img").count() == 0
    assert look_for(kept, tab, "() [] * \\ <b> back") != []
    assert [fault for fault in faults if "URI" not in str(fault)] == []


def test_favourites_are_listed_in_the_language_of_the_page(kept: Phone, tab: Page) -> None:
    """Newest first, at the top of Exercises and on More; pressed again, it is gone."""
    for path in ("/en/guides/sciatica/", "/ar/exercises/bridge/"):
        kept.visit(path)
        tab.click("favourite-mark button")
        assert tab.get_attribute("favourite-mark button", "aria-pressed") == "true"
    for path in ("/ar/exercises/", "/ar/more/"):
        kept.visit(path)
        tab.wait_for_selector("favourite-list a")
        listed = tab.eval_on_selector_all("favourite-list a", "all => all.map((a) => a.pathname)")
        assert listed == ["/ar/exercises/bridge/", "/ar/guides/sciatica/"]
        assert tab.locator("favourite-list b").last.inner_text() == "عرق النسا"
    for path in ("/en/guides/sciatica/", "/en/exercises/bridge/"):
        kept.visit(path)
        tab.click("favourite-mark button")
    kept.visit("/en/exercises/")
    kept.browser.until("customElements.get('favourite-list') !== undefined")
    assert not tab.locator("favourite-list").is_visible()


@pytest.fixture
def without_script(kept: Phone) -> Iterator[Page]:
    """A tab that runs no script."""
    tab = cast(Page, kept.browser.tab(1))  # type: ignore[attr-defined]
    tab.context.new_cdp_session(tab).send("Emulation.setScriptExecutionDisabled", {"value": True})
    yield tab
    kept.browser.close_tab(1)


@pytest.mark.parametrize(
    "choice",
    [
        (),
        ("lying",),
        ("knees", "stretch"),
        ("standing", "m3"),
        ("gym", "m10"),
        ("sitting", "no-kit"),
        ("gym", "m3"),
        ("lying", "ease", "m3", "no-kit"),
        ("gym", "stretch", "m10"),
        ("sitting", "ease", "no-kit"),
    ],
    ids=" ".join,
)
def test_filters_need_no_script(kept: Phone, without_script: Page, choice: tuple[str, ...]) -> None:
    """Shown are the exercises that fit every button, the headings above them, or the line "nothing fits".
    Closed again, the row of filters says what was chosen."""
    tab = without_script
    kept.visit("/en/exercises/", 1)
    tab.click("details.filters summary")
    for name in choice:
        tab.check(f"#f-{name}", force=True)

    shown = {link.get_attribute("href") for link in tab.locator(".exs a").all() if link.is_visible()}
    fitting = [e for e in load().exercises.values() if set(choice) <= set(filters.buttons(e))]
    assert shown == {f"/en/exercises/{exercise.slug}/" for exercise in fitting}
    groups = {group for group in filters.AIMS if tab.locator(f".group.{group} h2").is_visible()}
    assert groups == {exercise.aim for exercise in fitting}
    assert tab.locator(".nothings p:visible").count() == (0 if fitting else 1)
    labels = [tab.locator(f"label:has(#f-{name})").inner_text() for name in choice]
    tab.click("details.filters summary")
    told = tab.locator("details.filters summary small").inner_text().split("\n")[0]
    assert all(label in told for label in labels or ["Position", "Aim", "Time"]), told
    assert ("Position" in told) is not bool(choice)
    assert not tab.locator("favourite-list").is_visible()


def test_search_without_a_script(kept: Phone, without_script: Page) -> None:
    """The plain list is there, the field is not."""
    kept.visit("/en/search/", 1)

    assert not without_script.locator("#q").is_visible()
    assert without_script.locator("#all a[href='/en/guides/sciatica/']").is_visible()
