"""Settings, languages and diary go along to a new phone, or to the app on an iPhone's home screen; nobody
else is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlparse

import pytest
from playwright.sync_api import expect

from tests.browser.network import Network
from tests.browser.phone import Phone
from tests.browser.screens import Screens
from tests.browser.test_diary import caught, entries, note, opened, take

STATUS = "document.querySelector('carry-over [role=status]').textContent"
OWN = {"look": {"theme": "dark", "size": "1"}, "country": "JP", "favourites": ["guide/sciatica"], "sound": False}


@pytest.fixture
def other(phone: Phone) -> Iterator[Phone]:
    """The new phone: an origin that knows nothing of the first."""
    network = Network(phone.network.upstream)
    yield Phone(phone.browser, network, phone.release)
    network.cut()


def kept(phone: Phone, name: str) -> object:
    return json.loads(phone.browser.run(f"localStorage.getItem('bp.{name}')") or "null")


def test_everything_goes_along_to_a_new_phone(phone: Phone, other: Phone) -> None:
    """The link brings settings, favourites and languages, the file diary and ticks."""
    phone.keep("es")
    phone.visit("/es/languages/")
    phone.save("ar")
    for name, value in OWN.items():
        phone.browser.run(f"localStorage.setItem('bp.{name}', {json.dumps(json.dumps(value))})")
    opened(phone, "/es/diary/")
    note(phone, 7, "long drive")
    copy, diary = caught(phone, "[data-do=copy]"), entries(phone)
    phone.visit("/es/move/")
    phone.browser.until("Boolean(customElements.get('carry-over'))")
    phone.browser.run("document.querySelector('[data-do=code]').click()")
    link = urlparse(str(phone.browser.until("document.querySelector('.code a')?.href")))
    assert phone.browser.run("document.querySelector('.code svg path').getAttribute('d').length > 500")

    phone.browser.open("about:blank")
    other.visit(f"{link.path}#{link.fragment}")
    other.browser.until(f"{STATUS}.includes('favoritos')")
    assert kept(other, "look") is None, "looking changes nothing"
    other.browser.run("document.querySelector('carry-over [role=status] button').click()")
    other.browser.until(f"{STATUS}.includes('Listo')")
    assert {name: kept(other, name) for name in OWN} == OWN
    assert other.browser.run("[document.documentElement.dataset.theme, location.hash]") == ["dark", ""]
    other.wait_report("report.packs.es?.state === 'ready' && report.packs.ar?.state === 'ready'")

    opened(other, "/es/diary/")
    take(other, f"[{json.dumps(copy)}]")
    other.browser.run("document.querySelector('[data-role=found] button').click()")
    other.browser.until("document.querySelectorAll('diary-days li').length === 1")
    assert entries(other) == diary
    other.network.cut()
    assert other.differing("ar") == other.differing("es") == []
    assert not [path for path in other.network.requests if "take" in path], "the server is told nothing"


def test_a_link_that_is_cut_off_changes_nothing(phone: Phone) -> None:
    phone.visit("/en/move/#take=1&look=dark.1&favourites=guide/sci_")
    phone.browser.until(f"{STATUS}.includes('Nothing was changed')")

    assert kept(phone, "look") is None


def test_copied_here_pasted_there(phone_screen: Screens) -> None:
    """The way into the app of an iPhone, where a link opens the browser instead."""
    page = phone_screen.open("/en/move/", permissions=["clipboard-read", "clipboard-write"])
    page.evaluate("localStorage.setItem('bp.country', '\"JP\"')")
    page.click("[data-do=link]")
    expect(page.locator("carry-over [role=status]")).to_contain_text("copied")
    page.evaluate("localStorage.clear()")

    page.click("[data-do=paste]")
    page.click("text=Use these settings")
    assert page.evaluate("localStorage.getItem('bp.country')") == '"JP"'
    page.evaluate("navigator.clipboard.writeText('something else')")
    page.click("[data-do=paste]")
    expect(page.locator("carry-over [role=status]")).to_contain_text("no link with settings")


@pytest.mark.parametrize("path", ["/en/install/", "/en/settings/", "/en/more/", "/en/diary/"])
def test_the_way_is_found(phone_screen: Screens, path: str) -> None:
    """Where readers look who install the app or change the phone."""
    page = phone_screen.open(path)

    page.click("main a[href='/en/move/']")
    expect(page.locator("h1")).to_contain_text("Move to a new phone")


APP = "Object.defineProperty(navigator, 'standalone', { value: true });"


def test_the_empty_app_of_an_iphone_asks_for_them(phone_screen: Screens) -> None:
    """On Today, until something is there or the reader does not want it."""
    page = phone_screen.open("/en/", APP)
    page.click("install-card a[href='/en/move/']")

    page = phone_screen.open("/en/", APP)
    page.click("install-card [data-do=no]")
    page.reload()
    assert not page.is_visible("install-card")
    assert not phone_screen.open("/en/", f"{APP}localStorage.setItem('bp.useful', 'true')").is_visible("install-card")
    assert not phone_screen.open("/en/").is_visible("install-card")
