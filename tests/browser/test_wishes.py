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


def test_update_row_waits_for_a_timer(phone: Phone) -> None:
    """While something runs (`data-busy` on the page) nothing jumps; afterwards the row is there."""
    phone.keep("es")
    phone.browser.run("document.documentElement.setAttribute('data-busy', '')")
    changed = phone.release.changed("/es/", "</h1>", "!</h1>")
    phone.network.publish(changed.files())
    phone.next_visit("es")
    phone.wait("update")
    assert phone.browser.run("document.querySelectorAll('offline-status [data-act=show_update]').length") == 0

    phone.browser.run("document.documentElement.removeAttribute('data-busy')")
    phone.press("show_update", "offline-status")
    phone.browser.until("document.querySelector('h1').textContent.trim().endsWith('!')")
