"""A phone that loses or damages what it was given: noticed, repaired online, honest offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.drivers import Browser, launch
from tests.browser.network import Network
from tests.browser.phone import Phone
from tests.browser.releases import Release

PAGE = "/es/guides/sciatica/"
LOSSES = {
    "one-body": "await blobs.delete('{page}');",
    "one-body-altered": "await blobs.put('{page}', new Response('<h1>Another page</h1>'));",
    "one-body-empty": "await blobs.put('{page}', new Response(''));",
    "style": "await blobs.delete('{style}');",
    "manifest": "await blobs.delete('{manifest}');",
    "core-manifest": "await blobs.delete('{core}');",
    "all-bodies": "await caches.delete('bp-blobs-1');",
    "state": "await caches.delete('bp-meta-1');",
    "state-half": "for (const key of await meta.keys()) await meta.put(key, new Response('{{'));",
    "everything": "for (const name of await caches.keys()) await caches.delete(name);",
}


@pytest.mark.parametrize("loss", LOSSES.values(), ids=LOSSES.keys())
def test_lost_on_the_phone_comes_back(phone: Phone, few: Release, loss: str) -> None:
    """The next page opened online mends it; then everything is there without internet."""
    phone.keep("es")
    document = few.document()
    style = next(path for path in few.shared if path.endswith(".css"))
    phone.forget(
        loss.format(
            page=few.blob(PAGE),
            style=few.blob(style),
            manifest=f"/o/{document['packs']['es']['manifest']}",
            core=f"/o/{document['core']}",
        )
    )

    phone.visit(PAGE)
    phone.wait("ready")
    phone.wait_report("report.packs.es.state === 'ready' && report.core?.missing.length === 0")
    phone.network.cut()
    assert phone.differing("es") == []


def test_altered_body_is_never_shown(phone: Phone, few: Release) -> None:
    """Offline, a damaged page says it is not here; the others are."""
    phone.keep("es")
    phone.network.cut()
    phone.forget(f"await blobs.put('{few.blob(PAGE)}', new Response('<h1>Another page</h1>'));")

    phone.shows(PAGE)
    assert phone.browser.run("document.documentElement.dataset.page") == "offline"
    assert phone.differing("es") == [PAGE]


def test_lost_state_is_rebuilt_without_internet(phone: Phone) -> None:
    """The state document is gone; what the manifests say is enough to read on."""
    phone.keep("es")
    phone.network.cut()
    phone.forget("await caches.delete('bp-meta-1');")

    phone.visit("/es/")
    assert phone.differing("es") == []
    assert phone.report()["packs"]["es"]["state"] == "ready"


def test_check_now_finds_damage_and_repairs_it(phone: Phone, few: Release) -> None:
    """Every byte is read again, which a look at the names would not tell."""
    phone.keep("en")
    page = "/en/guides/sciatica/"
    phone.forget(f"await blobs.put('{few.blob(page)}', new Response('<h1>Another page</h1>'));")
    phone.visit("/en/languages/")
    assert phone.report()["packs"]["en"]["missing"] == []
    phone.network.requests.clear()

    phone.press_in("[data-role=tools]")
    phone.wait_requests(few.blob(page), 1)
    phone.wait_report("report.packs.en.state === 'ready'")
    phone.network.cut()
    assert phone.differing("en") == []


def test_second_language_and_removal_of_the_first(phone: Phone) -> None:
    """Both are read without internet; a removed one frees what the other does not use."""
    phone.keep("es")
    phone.visit("/es/languages/")
    phone.save("ar")
    phone.network.cut()
    assert phone.differing("es") == phone.differing("ar") == []

    phone.network.restore()
    assert phone.ask(type="remove", lang="es")["type"] == "done"
    phone.network.cut()
    assert phone.differing("ar") == []
    stored = phone.browser.run("caches.open('bp-blobs-1').then((c) => c.keys()).then((k) => k.length)")
    report = phone.report()
    core = report["core"]["files"][1] + 1
    assert stored <= report["packs"]["ar"]["files"][1] + 1 + core
    assert report["packs"]["es"]["state"] == "none"


def test_removed_language_stays_removed(phone: Phone) -> None:
    """It is not kept again by itself."""
    phone.keep("es")
    phone.visit("/es/languages/")
    phone.press_in("[data-pack=es] [data-role=actions]")  # Remove
    phone.browser.until("document.querySelectorAll('[data-pack=es] [data-role=actions] button').length === 2")
    phone.press_in("[data-pack=es] [data-role=actions]")  # yes
    phone.wait("none")

    tab = phone.next_visit("es")
    phone.wait_report("report.core && report.packs.es.state === 'none'", tab)
    assert phone.state(tab) == "none"


def test_reset_leaves_nothing(phone: Phone) -> None:
    phone.keep("es")
    phone.ask(type="reset")
    phone.browser.until("caches.keys().then((names) => names.length === 0)")

    phone.visit("/es/")
    phone.browser.until("navigator.serviceWorker.getRegistrations().then((all) => all.length >= 0)")
    assert phone.shows("/es/danger/")


def test_browser_restarted_without_internet(phone: Phone) -> None:
    """The phone was off for the night."""
    phone.keep("es")
    phone.network.cut()
    phone.browser.restart()

    assert phone.shows("/es/danger/")
    assert phone.differing("es") == []


def test_worker_ended_by_the_system(phone: Phone) -> None:
    """Phones end idle workers; the next request starts one that knows everything."""
    if not hasattr(phone.browser, "stop_workers"):
        pytest.skip(f"{phone.browser.name}: has no command that ends a worker")
    phone.keep("es")
    phone.network.cut()
    phone.browser.stop_workers()

    assert phone.shows("/es/danger/")
    assert phone.differing("es") == []


@pytest.fixture
def full(engine: str, tmp_path: Path) -> Iterator[Browser]:
    """A browser whose storage is nearly used up from the start (Firefox) or can be so made."""
    if engine == "webkit":
        pytest.skip("webkit: its host has no way to set a quota for one origin")
    browser = launch(engine, tmp_path, quota=1_200_000)
    yield browser
    browser.close()


def test_full_phone_keeps_the_old_and_says_so(full: Browser, network: Network, few: Release) -> None:
    """No room for a second language: the reason is named, the first stays whole."""
    phone = Phone(full, network, few)
    phone.keep("es")
    if hasattr(full, "limit_quota"):
        full.limit_quota(network.origin, 1)

    phone.visit("/es/languages/")
    phone.press_in("[data-pack=ar] [data-role=actions]")
    phone.browser.until("document.querySelector('[data-role=tools] [role=alert]')?.textContent.trim()")
    network.cut()
    assert phone.differing("es") == []
