"""A first download over a bad network: nothing wrong is kept, what is right is used at once,
and once the network is good everything is whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser import faults
from tests.browser.network import Fault, Network
from tests.browser.phone import Phone
from tests.browser.releases import Release

BLOB = r"/o/[0-9a-f]{64}"
SPOILT = {
    "reset": faults.reset,
    "portal": faults.portal,
    "login": faults.to_login,
    "error-500": faults.status(500),
    "missing-404": faults.status(404),
    "truncated": faults.truncated,
    "cut-short": faults.cut_short,
    "altered": faults.altered,
    "minified": faults.minified,
}


@pytest.mark.parametrize("fault", SPOILT.values(), ids=SPOILT.keys())
def test_spoilt_bundle_costs_nothing_but_requests(phone: Phone, few: Release, fault: Fault) -> None:
    """The bodies come one by one instead."""
    phone.network.spoil(few.bundle("es"), fault)

    phone.keep("es")
    phone.network.cut()

    assert phone.differing("es") == []


def test_spoilt_pages_do_not_stop_the_others(phone: Phone, few: Release) -> None:
    """Every kind of fault at once, each on a page of its own: the others can be read without
    internet, and later all of them come by themselves."""
    spoilt = few.pages("es")[-len(SPOILT) :]
    phone.network.spoil(few.bundle("es"), faults.status(503))
    for page, fault in zip(spoilt, SPOILT.values(), strict=True):
        phone.network.spoil(few.blob(page), fault)

    phone.visit("/es/")
    phone.wait_report(f"report.packs.es?.missing?.length === {len(spoilt)}")
    phone.network.cut()
    assert sorted(phone.differing("es")) == spoilt
    phone.shows(spoilt[0])
    assert phone.browser.run("document.documentElement.dataset.page") == "offline"

    phone.network.heal()
    phone.network.restore()
    phone.keep("es")
    phone.network.cut()
    assert phone.differing("es") == []


@pytest.mark.parametrize("where", [BLOB, r"/o/latest\.json", r"/o/.*"], ids=["blobs", "pointer", "all"])
def test_captive_portal_never_becomes_a_guide(phone: Phone, where: str) -> None:
    """Behind a login page nothing is kept; after it, everything."""
    phone.network.spoil(where, faults.portal)
    phone.visit("/es/")
    phone.wait_requests(where, 2)
    assert phone.stored() == 0

    phone.network.heal()
    phone.keep("es")
    assert phone.differing("es") == []


def test_download_that_fails_says_so_and_can_be_tried_again(phone: Phone) -> None:
    """The status line names the trouble; its button is the way out."""
    phone.network.spoil(r"/o/latest\.json", faults.status(500))
    phone.visit("/en/")
    phone.wait("broken")
    assert phone.browser.run("document.querySelector('offline-status').textContent.trim() !== ''")

    phone.network.heal()
    phone.press("try_again")
    phone.wait("ready")


def test_server_that_dies_in_the_middle_is_picked_up_again(phone: Phone, few: Release) -> None:
    """What was stored stays; only the rest is asked for later."""
    first, second = "/es/", "/es/danger/"
    phone.network.spoil(few.bundle("es"), faults.reset)
    blobs = few.blobs("es")
    for path, blob in blobs.items():
        if path not in (first, second):
            phone.network.spoil(blob, faults.reset)
    phone.visit("/es/")
    phone.wait_report(f"report.packs.es?.missing?.length === {len(blobs) - 2}")
    phone.network.cut()

    phone.network.heal()
    phone.network.restore()
    phone.network.requests.clear()
    phone.keep("es")
    assert few.blob(first) not in phone.network.requests
    assert few.blob(second) not in phone.network.requests


@pytest.mark.parametrize("slow", [faults.hang, faults.drip], ids=["hangs", "drips"])
def test_body_that_never_ends_is_cut(phone: Phone, few: Release, slow: Callable[[Network], Fault]) -> None:
    """The bundle and one page stall; the other pages are there all the same."""
    page = "/es/guides/sciatica/"
    phone.network.spoil(few.bundle("es"), slow(phone.network))
    phone.network.spoil(few.blob(page), slow(phone.network))
    phone.visit("/es/")

    phone.wait_report("report.packs.es?.missing?.length === 1")
    phone.network.heal()
    phone.keep("es")
    phone.network.cut()
    assert phone.differing("es") == []


@pytest.mark.parametrize("value", ["Accept-Language", "Accept", "Cookie", "*"])
def test_vary_does_not_hide_what_is_kept(phone: Phone, value: str) -> None:
    """Whatever the server says its answers depend on."""
    phone.network.spoil(r"/(o|es|static)/.*", faults.varying(value))
    phone.keep("es")
    phone.network.cut()

    assert phone.differing("es") == []


def test_wrong_type_on_the_way_does_not_matter(phone: Phone) -> None:
    """The manifest says what a body is."""
    phone.network.spoil(r"/o/[0-9a-f]{64}", faults.mistyped)
    phone.keep("es")
    phone.network.cut()

    assert phone.differing("es") == []
    assert phone.shows("/es/danger/") == "Señales de alarma"


def test_stopped_download_goes_on_where_it_was(phone: Phone, few: Release) -> None:
    """Stop keeps what is there; Continue asks only for the rest."""
    page = "/es/guides/sciatica/"
    phone.network.spoil(few.bundle("es"), faults.status(503))
    phone.network.spoil(few.blob(page), faults.hang(phone.network))
    phone.visit("/es/")
    phone.wait_report("report.packs.es?.missing?.length === 1")
    phone.ask(type="stop", lang="es")
    assert phone.wait_report("report.packs.es.state === 'stopped'")["packs"]["es"]["missing"] == [page]

    phone.network.heal()
    phone.network.requests.clear()
    phone.visit("/es/languages/")
    phone.press("continue", "[data-pack=es]")
    phone.wait("ready")
    assert few.blob(page) in phone.network.requests
    assert few.blob("/es/danger/") not in phone.network.requests


def test_two_tabs_do_the_work_once(phone: Phone, few: Release) -> None:
    """Both tell the reader when it is done."""
    phone.visit("/es/")
    phone.visit("/es/danger/", tab=1)
    phone.wait("ready", 0)
    phone.wait("ready", 1)

    assert phone.network.requests.count(few.bundle("es")) == 1


def test_tab_closed_in_the_middle(phone: Phone, few: Release) -> None:
    """The next visit finishes."""
    phone.network.spoil(few.bundle("es"), faults.hang(phone.network))
    phone.visit("/es/", tab=1)
    phone.browser.until("navigator.serviceWorker.controller !== null", 1)
    phone.browser.close_tab(1)

    phone.network.heal()
    phone.keep("es")
    phone.network.cut()
    assert phone.differing("es") == []
