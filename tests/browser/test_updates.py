"""New releases: whole or not at all, offered and never forced, taken back when they are bad."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.browser import faults
from tests.browser.network import Fault
from tests.browser.phone import Phone
from tests.browser.releases import Release

PAGE = "/es/guides/sciatica/"
POINTER = r"/o/latest\.json"


def test_only_the_changed_page_travels_and_open_tabs_keep_theirs(phone: Phone, few: Release) -> None:
    """One sentence changed: its page, the manifest and the pointer. The old tab stays as it is."""
    phone.keep("es")
    old = phone.shows(PAGE)
    following = few.changed(PAGE, "</h1>", "!</h1>")
    phone.network.publish(following.files())
    phone.network.requests.clear()

    tab = phone.next_visit("es")
    phone.wait("update")

    manifest = f"/o/{following.document()['packs']['es']['manifest']}"
    assert {p for p in phone.network.requests if p.startswith("/o/")} == {
        "/o/latest.json", manifest, following.blob(PAGE),
    }  # fmt: skip
    assert phone.browser.run("document.querySelector('h1').textContent.trim()") == old
    assert phone.shows(PAGE, tab) == f"{old}!"
    phone.press("show_update")
    phone.browser.until(f"document.querySelector('h1').textContent.trim() === {json.dumps(old + '!')}")
    phone.network.cut()
    assert phone.differing("es", following) == []


SPOILT = {
    "portal": (r"/o/.*", faults.portal),
    "pointer-404": (POINTER, faults.status(404)),
    "pointer-half": (POINTER, faults.cut_short),
    "manifest-altered": ("manifest", faults.altered),
    "body-altered": ("body", faults.altered),
    "body-reset": ("body", faults.reset),
    "body-404": ("body", faults.status(404)),
}


@pytest.mark.parametrize(("where", "fault"), SPOILT.values(), ids=SPOILT.keys())
def test_spoilt_update_changes_nothing(phone: Phone, few: Release, where: str, fault: Fault) -> None:
    """Then offline: the old release, whole. On a good network: the new one, whole."""
    phone.keep("es")
    following = few.changed(PAGE, "</h1>", "!</h1>").changed("/es/danger/", "</h1>", "?</h1>")
    places = {
        "manifest": f"/o/{following.document()['packs']['es']['manifest']}",
        "body": following.blob("/es/danger/"),
    }
    pattern = places.get(where, where)
    phone.network.spoil(pattern, fault)
    phone.network.publish(following.files())
    phone.network.requests.clear()
    phone.next_visit("es")
    phone.wait_requests(pattern, 1)
    phone.network.cut()
    assert phone.differing("es", few) == []

    phone.network.heal()
    phone.network.restore()
    tab = phone.next_visit("es")
    phone.wait_report(f"report.seq === {following.seq} && report.packs.es.seq === {following.seq}", tab)
    phone.network.cut()
    assert phone.differing("es", following) == []


def test_old_tab_finds_its_parts_after_two_releases(phone: Phone, few: Release) -> None:
    """What a page names is kept as long as a tab may ask for it."""
    phone.keep("es")
    part = next(path for path in few.shared if path.endswith(".css"))
    second = few.changed(PAGE, "</h1>", "!</h1>").with_part(part, b"/* other */")
    third = second.changed(PAGE, "!</h1>", "!!</h1>")
    for following in (second, third):
        phone.network.publish(following.files())
        tab = phone.next_visit("es")
        phone.wait_report(f"report.packs.es.seq === {following.seq}", tab)
    phone.network.cut()

    size = phone.browser.run(f"fetch({part!r}).then((a) => a.arrayBuffer()).then((body) => body.byteLength)")
    assert size == len(few.shared[part])


def test_three_releases_behind(phone: Phone, few: Release) -> None:
    """A phone that was away takes the newest, not those between."""
    phone.keep("es")
    newest = few
    for mark in "123":
        newest = newest.changed(PAGE, "</h1>", f"{mark}</h1>")
    phone.network.publish(newest.files())
    tab = phone.next_visit("es")
    phone.wait_report(f"report.packs.es.seq === {newest.seq}", tab)
    phone.network.cut()

    assert phone.differing("es", newest, tab) == []


def test_rollback_downloads_nothing(phone: Phone, few: Release) -> None:
    """A higher number with the old bytes: they are still here."""
    phone.keep("es")
    second = few.changed(PAGE, "</h1>", "!</h1>")
    phone.network.publish(second.files())
    tab = phone.next_visit("es")
    phone.wait_report(f"report.packs.es.seq === {second.seq}", tab)
    back = few.next().next()
    phone.network.publish(back.files())
    phone.network.requests.clear()
    tab = phone.next_visit("es")
    phone.wait_report(f"report.packs.es.seq === {back.seq}", tab)

    assert [path for path in phone.network.requests if path.startswith("/o/")] == ["/o/latest.json"]
    phone.network.cut()
    assert phone.differing("es", few, tab) == []


def test_older_pointer_of_a_stale_proxy_is_ignored(phone: Phone, few: Release) -> None:
    phone.keep("es")
    phone.network.publish(few.changed(PAGE, "</h1>", "!</h1>").older(few.seq - 1).files())

    assert phone.ask(type="check")["code"] == "stale"
    assert phone.differing("es") == []


def test_withdrawn_release_is_left(phone: Phone, few: Release) -> None:
    """Marked bad: the newest kept release that is not."""
    phone.keep("es")
    second = few.changed(PAGE, "</h1>", "!</h1>")
    phone.network.publish(second.files())
    tab = phone.next_visit("es")
    phone.wait_report(f"report.packs.es.seq === {second.seq}", tab)
    phone.network.publish(second.next(bad=(second.id,)).files())
    phone.next_visit("es")
    phone.wait_report(f"report.packs.es.seq === {few.seq}", tab)
    phone.network.cut()

    assert phone.differing("es", few, tab) == []


def test_kill_switch_bypass_and_back(phone: Phone, few: Release) -> None:
    """The network is asked first; without it what is kept is still read. Then all as before."""
    phone.keep("es")
    phone.network.publish(few.next(kill="bypass").files())
    phone.ask(type="check")
    phone.network.requests.clear()
    phone.visit(PAGE)
    assert PAGE in phone.network.requests
    phone.network.spoil(r".*", faults.status(502))
    assert phone.differing("es") == []
    phone.network.cut()
    assert phone.differing("es") == []

    phone.network.heal()
    phone.network.restore()
    phone.network.publish(few.next().next().files())
    phone.ask(type="check")
    phone.network.requests.clear()
    phone.visit(PAGE)
    assert PAGE not in phone.network.requests


def test_kill_switch_purge(phone: Phone, few: Release) -> None:
    """Nothing of the engine is left, and it does not come back by itself."""
    phone.keep("es")
    phone.network.publish(few.next(kill="purge").files())
    assert phone.ask(type="check")["code"] == "purged"

    phone.browser.until("caches.keys().then((names) => names.length === 0)")
    phone.visit("/es/")
    phone.browser.until("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")


BROKEN: dict[str, Callable[[bytes], bytes]] = {
    "html": lambda _: faults.PORTAL,
    "syntax-error": lambda _: b"addEventListener(",
    "throws": lambda _: b"throw new Error('no');",
    "rejects": lambda _: b"addEventListener('install', (e) => e.waitUntil(Promise.reject(new Error('no'))));",
    "hangs": lambda _: b"addEventListener('install', (e) => e.waitUntil(new Promise(() => {})));",
}

IDLE = b"""addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));"""

# Not awaited: an installation may hang.
LOOK_FOR_WORKER = "navigator.serviceWorker.getRegistration().then((found) => void found.update().catch(() => null))"

# Wait, and ask the worker nothing: one that is kept busy is not replaced.
TAKE_OVER = """new Promise(async (done) => {
  const registration = await navigator.serviceWorker.getRegistration();
  const again = setInterval(() => registration.update(), 3000);
  const taken = () => (clearInterval(again), done(true));
  navigator.serviceWorker.addEventListener("controllerchange", taken, { once: true });
  await registration.update();
})"""


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN.keys())
def test_broken_worker_script_leaves_the_old_one(phone: Phone, change: Callable[[bytes], bytes]) -> None:
    """Whatever is served as /sw.js next, kept pages stay."""
    phone.keep("es")
    phone.network.spoil(r"/sw\.js", faults.rewritten(change))
    phone.browser.run(LOOK_FOR_WORKER)
    phone.visit("/es/danger/")
    phone.wait_requests(r"/sw\.js", 2)
    phone.network.cut()

    assert phone.differing("es") == []


def test_worker_that_never_finishes_installing_holds_nothing_up(phone: Phone, few: Release) -> None:
    """The old one goes on looking for new pages."""
    phone.keep("es")
    phone.network.spoil(r"/sw\.js", faults.rewritten(BROKEN["hangs"]))
    phone.browser.run(LOOK_FOR_WORKER)
    following = few.changed(PAGE, "</h1>", "!</h1>")
    phone.network.publish(following.files())
    tab = phone.next_visit("es")

    phone.wait_report(f"report.packs.es.seq === {following.seq}", tab)


def test_missing_worker_script_leaves_the_old_one(phone: Phone) -> None:
    phone.keep("es")
    phone.network.spoil(r"/sw\.js", faults.status(404))
    phone.browser.run(LOOK_FOR_WORKER)
    phone.network.cut()

    assert phone.differing("es") == []


def test_worker_that_does_nothing_and_the_engine_back(phone: Phone) -> None:
    """For the worst day: an empty script may be served, and what was kept is found again."""
    phone.keep("es")
    phone.network.spoil(r"/sw\.js", faults.rewritten(lambda _: IDLE))
    phone.browser.run(TAKE_OVER)
    phone.browser.until("fetch('/o/state.json').then((answer) => answer.status === 404)")

    phone.network.heal()
    phone.browser.run(TAKE_OVER)
    phone.wait_report("report.packs.es.state === 'ready'")
    phone.network.cut()
    assert phone.differing("es") == []


def test_urgent_correction_shows_on_every_page(phone: Phone, few: Release) -> None:
    """Not only on Today and on the page that changed; it leads to what changed."""
    phone.keep("es")
    phone.visit("/es/danger/")
    phone.network.publish(few.changed(PAGE, "</h1>", "!</h1>").next(urgent=True).files())
    phone.next_visit("es")

    phone.wait("update")
    assert "Corrección importante lista" in phone.browser.run("document.querySelector('offline-status').textContent")
    assert phone.browser.run("document.querySelector('offline-status .alert')?.textContent.includes('importante')"), (
        "a quiet line would be missed"
    )
    changes = phone.browser.run("document.querySelector('offline-status a').pathname")
    assert phone.shows(changes) == "Novedades"
