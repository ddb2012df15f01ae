"""What happens by itself, and what only when the reader wants it."""

from __future__ import annotations

import pytest

from tests.browser import faults
from tests.browser.drivers.chromium import Chromium
from tests.browser.phone import Phone


def test_second_language_is_offered_once_and_never_forced(phone: Phone) -> None:
    """It is read online; the offer comes once, whatever the answer."""
    phone.keep("es")
    phone.visit("/en/")
    phone.press("no_thanks", "offline-status")
    phone.browser.until("document.querySelector('offline-status').hidden")
    phone.visit("/en/danger/")
    phone.wait_report("report.last === 'en'")

    assert phone.report()["keep"] == ["es"]
    assert phone.browser.run("document.querySelectorAll('offline-status button').length") == 0


def test_accepted_offer_keeps_the_language(phone: Phone) -> None:
    phone.keep("es")
    phone.visit("/ar/")
    phone.press("save", "offline-status")
    phone.wait("ready")
    phone.network.cut()

    assert phone.differing("ar") == phone.differing("es") == []


def test_data_saver_is_respected(phone: Phone) -> None:
    """Nothing large is fetched unasked; a tap still keeps the language."""
    if not isinstance(phone.browser, Chromium):
        pytest.skip(f"{phone.browser.name}: has no data saver that a page can see")
    tab = phone.browser.tab(1)
    tab.add_init_script("Object.defineProperty(navigator.connection, 'saveData', { value: true });")
    phone.visit("/es/", 1)
    phone.wait_report("report.core && report.packs.es.state === 'none'", 1)
    assert phone.state(1) == "none"

    phone.press("save", "offline-status", 1)
    phone.wait("ready", 1)


def test_going_online_again_goes_on_by_itself(phone: Phone) -> None:
    """A page that was open when the network broke needs no reload."""
    phone.network.spoil(r"/o/[0-9a-f]{64}", faults.reset)
    phone.visit("/es/")
    phone.wait("broken")
    phone.network.heal()
    phone.browser.run("dispatchEvent(new Event('online'))")

    phone.wait("ready")


ROW = "document.querySelector('offline-status [data-act=show_update]')"


def new_version(phone: Phone, page: str) -> None:
    """Other words come for a page that is open, and it knows."""
    phone.network.publish(phone.release.changed(page, "</h1>", "!</h1>").files())
    assert phone.ask(type="check")["type"] == phone.ask(type="pump", begin=True)["type"] == "done"
    phone.wait("update")


def taken(phone: Phone) -> None:
    """The row comes, and leads to the new version."""
    phone.press("show_update", "offline-status")
    phone.browser.until("document.querySelector('h1').textContent.trim().endsWith('!')")


def test_update_row_waits_for_a_timer(phone: Phone) -> None:
    """While it runs nothing jumps; when it is ended the row is there."""
    page = "/en/timer/cold-pack/"
    phone.keep("en")
    phone.visit(page)
    phone.browser.until("Boolean(customElements.get('care-timer'))")
    phone.browser.run("document.querySelector('[data-do=start]').click()")
    phone.browser.until("document.documentElement.dataset.busy === 'timer'")
    new_version(phone, page)
    assert phone.browser.run(ROW) is None

    phone.browser.run("document.querySelector('[data-do=stop]').click()")
    taken(phone)


@pytest.mark.parametrize(("page", "field"), [("/en/diary/", "textarea"), ("/en/search/", "#q")])
def test_update_row_waits_for_typing(phone: Phone, page: str, field: str) -> None:
    """Words not yet sent stay as they are, also from one field to the next; a second after the last one the row is there."""
    phone.keep("en")
    phone.visit(page)
    find = f"document.querySelector('{field}')"
    phone.browser.until("document.documentElement.dataset.offlineState === 'ready'")
    phone.browser.until(f"({find}.focus(), document.activeElement === {find})")  # it is shown once its script has come
    phone.browser.run(f"({find}.value = 'worse since', {find}.dispatchEvent(new Event('input', {{ bubbles: true }})))")
    new_version(phone, page)
    assert phone.browser.run(ROW) is None
    phone.browser.run(
        f"(globalThis.other = Object.assign(document.createElement('input')), {find}.after(other), other.focus(), true)"
    )
    phone.browser.run("new Promise((later) => setTimeout(later, 1500))")
    assert phone.browser.run(ROW) is None
    assert phone.browser.run(f"{find}.value") == "worse since"

    phone.browser.run("other.blur()")
    phone.browser.until(f"{ROW} !== null")
    assert phone.browser.run(f"{find}.value") == "worse since"
    taken(phone)
