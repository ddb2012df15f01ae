"""Settings hold, at once and on the next page; the emergency number is that of the reader's country."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from pwa.content import load
from tests.browser.screens import Screens

VOICE = (Path(__file__).parent.parent / "js" / "voice_standin.js").read_text()
SETTINGS = "/en/settings/"


def stored(screens: Screens, name: str) -> object:
    return screens.page.evaluate(f"JSON.parse(localStorage.getItem('bp.{name}'))")


def test_text_size_and_colours(phone_screen: Screens) -> None:
    """100, 118 and 140 % of the browser's own size; colours follow the choice, not the phone."""
    page = phone_screen.open(SETTINGS)
    root = "getComputedStyle(document.documentElement).fontSize"

    assert page.evaluate(root) == "16px"
    page.check("[name=size][value='1']")
    assert page.evaluate(root) == "18.88px"
    page.check("[name=size][value='2']")
    page.check("[name=theme][value=dark]")
    page.goto("/en/guides/sciatica/")
    assert page.evaluate(root) == "22.4px"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 22, 24)"
    page.goto(SETTINGS)
    assert page.is_checked("[name=size][value='2']")
    assert page.is_checked("[name=theme][value=dark]")


def test_sound_is_switched_and_tested(phone_screen: Screens) -> None:
    page = phone_screen.open(SETTINGS, VOICE)
    status = page.locator("sound-settings [role=status]")

    page.click("#t-sound")
    assert "3 tones" in status.inner_text()
    page.uncheck("[data-name=sound]")
    assert stored(phone_screen, "sound") is False
    assert page.is_disabled("#t-sound")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not page.is_checked("[data-name=sound]")
    page.check("[data-name=sound]")
    assert stored(phone_screen, "sound") is True


def test_the_voice_is_heard(phone_screen: Screens) -> None:
    page = phone_screen.open(SETTINGS, VOICE)

    page.click("#t-voice")
    expect(page.locator("sound-settings [role=status]")).to_contain_text("You hear")
    assert page.evaluate("standIn.said.length") == 1


@pytest.mark.parametrize("kind", ["far", "mute"])
def test_a_voice_that_is_not_there(phone_screen: Screens, kind: str) -> None:
    """One that needs internet, and one that is listed but does not speak: said so, with the way to add one."""
    page = phone_screen.open(SETTINGS, f"window.voices = '{kind}';{VOICE}")
    assert not page.is_visible("#voices li")

    page.click("#t-voice")
    expect(page.locator("sound-settings [role=status]")).to_contain_text("no voice")
    assert page.locator("#voices li").count() == 4
    assert page.is_visible("#voices li")


def test_vibration_is_offered_where_the_phone_can(phone_screen: Screens) -> None:
    shaken = "window.shaken = []; navigator.vibrate = (pattern) => shaken.push(pattern);"

    page = phone_screen.open(SETTINGS, shaken, is_mobile=True, has_touch=True)
    page.click("#t-vibrate")
    assert page.evaluate("shaken") == [[200, 100, 200]]
    assert not phone_screen.open(SETTINGS).is_visible("#t-vibrate")
    gone = "delete Navigator.prototype.vibrate;"
    assert not phone_screen.open(SETTINGS, gone, is_mobile=True, has_touch=True).is_visible("#t-vibrate")


def number(screens: Screens, path: str) -> tuple[str, str]:
    """The number a page calls and shows, and the country it names."""
    page = screens.page
    page.goto(path)
    link = page.locator("emergency-call a[href^='tel:']").first
    assert link.get_attribute("href") == f"tel:{link.locator('bdi').inner_text()}"
    return link.locator("bdi").inner_text(), page.locator("emergency-call bdi[data-country]").first.inner_text()


def test_every_page_calls_the_chosen_country(phone_screen: Screens) -> None:
    page = phone_screen.open(SETTINGS)
    assert number(phone_screen, "/en/danger/") == ("999", "United Kingdom")

    page.click("emergency-call a[href$='settings/#country']")
    page.select_option("country-choice select", "JP")
    assert stored(phone_screen, "country") == "JP"
    for path in ("/en/danger/", "/en/guides/cauda-equina/", "/en/guides/sciatica/"):
        assert number(phone_screen, path) == ("119", "Japan")
    assert number(phone_screen, "/ar/danger/") == ("119", "اليابان")
    page.goto(SETTINGS)
    page.wait_for_load_state("networkidle")
    assert page.input_value("country-choice select") == "JP"


@pytest.mark.parametrize(
    ("phone", "kept", "expected"),
    [
        ("es-MX", "null", ("911", "México")),  # the region of the phone's language
        ("es", "null", ("112", "España")),  # none named: the page's language decides
        ("es-AQ", "null", ("112", "España")),  # a region without a number
        ("es", '"XX"', ("112", "España")),  # a choice there is no number for
        ("es", "{broken", ("112", "España")),
    ],
)
def test_without_a_choice(phone_screen: Screens, phone: str, kept: str, expected: tuple[str, str]) -> None:
    phone_screen.begin(f"localStorage.setItem('bp.country', {kept!r})", locale=phone)

    assert number(phone_screen, "/es/danger/") == expected


def test_all_numbers_read_without_a_script(phone_screen: Screens) -> None:
    """The choice needs a script; the list does not, nor does the number of the page's language."""
    page = phone_screen.open(SETTINGS, java_script_enabled=False)

    assert page.is_visible("noscript p")
    assert not page.is_visible("country-choice select")
    assert not page.is_visible("sound-settings")
    page.click("country-choice summary")
    assert page.locator("country-choice dd a:visible").count() == len(load().emergency)
    assert number(phone_screen, "/en/danger/") == ("999", "United Kingdom")


def test_what_is_saved_is_told(phone_screen: Screens) -> None:
    """How much, and in plain words whether the phone will keep it."""
    full = "navigator.storage.estimate = async () => ({ usage: 1_234_567, quota: 1e9 });"
    for agreed, words in (("true", "keeps them"), ("false", "may remove")):
        answer = f"navigator.storage.persist = async () => {agreed};"
        page = phone_screen.open(SETTINGS, full + answer)
        assert "1.2 MB" in page.locator("storage-use").inner_text()
        page.click("storage-use button")
        expect(page.locator("storage-use [role=status]")).to_contain_text(words)
    nothing = "Object.defineProperty(navigator, 'storage', { value: undefined });"
    page = phone_screen.open(SETTINGS, nothing)
    page.click("storage-use button")
    expect(page.locator("storage-use [role=status]")).to_contain_text("may remove")


def test_without_storage_a_choice_lasts_as_long_as_the_page(phone_screen: Screens) -> None:
    """A private window that refuses storage: no fault, and what is chosen shows."""
    refuse = (
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });"
    )
    page = phone_screen.open(SETTINGS, refuse)

    page.check("[name=theme][value=dark]")
    page.uncheck("[data-name=voice]")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(14, 22, 24)"
    assert page.is_disabled("#t-voice")


ANDROID = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36"


@pytest.mark.parametrize(
    ("options", "before", "first"),
    [
        ({}, "", "desktop"),
        ({"user_agent": ANDROID}, "", "android"),
        ({}, "navigator.standalone = false;", "ios"),
    ],
)
def test_install_steps_of_this_phone_come_first(
    phone_screen: Screens, options: dict[str, str], before: str, first: str
) -> None:
    page = phone_screen.open("/en/install/", before, **options)

    sections = page.locator("install-help section")
    assert sections.count() == 3
    assert sections.first.get_attribute("id") == first
    assert all(section.locator("svg").count() >= 2 for section in sections.all())
    assert not page.is_visible("install-help [data-role]")


def test_the_browsers_own_install_button(phone_screen: Screens) -> None:
    """Shown when the browser can ask, although the card on Today was declined; gone once it asked."""
    page = phone_screen.open("/en/install/", "localStorage.setItem('bp.install', '\"no\"')")
    page.evaluate(
        "() => { const offer = new Event('beforeinstallprompt');"
        "offer.prompt = () => { window.asked = true }; dispatchEvent(offer) }"
    )

    page.click("install-help [data-role=ask] button")
    assert page.evaluate("asked") is True
    assert not page.is_visible("install-help [data-role=ask]")
