"""A phone that loses or damages what it was given: noticed, repaired online, honest offline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.drivers import Browser, launch
from tests.browser.drivers.chromium import Chromium
from tests.browser.network import Network
from tests.browser.phone import ASK, Phone
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

    phone.press("check")
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
    report = phone.report()
    core = report["core"]["files"][1] + 1
    assert phone.stored() <= report["packs"]["ar"]["files"][1] + 1 + core
    assert report["packs"]["es"]["state"] == "none"


def test_removed_language_stays_removed(phone: Phone) -> None:
    """It is not kept again by itself."""
    phone.keep("es")
    phone.visit("/es/languages/")
    phone.press("remove", "[data-pack=es]")
    phone.press("remove_yes")
    phone.wait("none")

    tab = phone.next_visit("es")
    phone.wait_report("report.core && report.packs.es.state === 'none'", tab)
    assert phone.state(tab) == "none"


def test_reset_leaves_nothing(phone: Phone) -> None:
    """Asked twice; then no cache, no worker, and it does not come back by itself."""
    phone.keep("es")
    phone.visit("/es/languages/")
    phone.press("reset")
    phone.press("reset_yes")
    phone.browser.until("caches.keys().then((names) => names.length === 0)")

    phone.visit("/es/danger/")
    phone.browser.until("navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)")
    assert phone.state() == "none"


def test_browser_restarted_without_internet(phone: Phone) -> None:
    """The phone was off for the night."""
    phone.keep("es")
    phone.network.cut()
    phone.browser.restart()

    assert phone.shows("/es/danger/")
    assert phone.differing("es") == []


def test_worker_ended_by_the_system(phone: Phone) -> None:
    """Phones end idle workers; the next request starts one that knows everything."""
    if not isinstance(phone.browser, Chromium):
        pytest.skip(f"{phone.browser.name}: has no command that ends a worker")
    phone.keep("es")
    phone.network.cut()
    phone.browser.stop_workers()

    assert phone.shows("/es/danger/")
    assert phone.differing("es") == []


FILL = """(async () => {
  const cache = await caches.open("filler");
  let count = 0;
  for (const size of [262144, 32768, 4096]) {
    for (let full = false; !full && count < 400; count += 1) {
      const bytes = crypto.getRandomValues(new Uint8Array(65536)).subarray(0, size);
      const body = new Blob(Array.from({ length: Math.max(1, size / 65536) }, () => bytes));
      try {
        await cache.put(`/filler/${count}`, new Response(body));
        full = (await (await cache.match(`/filler/${count}`)).arrayBuffer()).byteLength !== size;
      } catch {
        full = true;
      }
    }
  }
  return count;
})()"""

# One by one: Chromium gives the room of a whole deleted cache back half a minute later.
EMPTY = """(async () => {
  const cache = await caches.open("filler");
  for (const key of await cache.keys()) await cache.delete(key);
  return caches.delete("filler");
})()"""


@pytest.fixture
def full(engine: str, tmp_path: Path) -> Iterator[Browser]:
    """A browser that may store little: from the start (Firefox) or when it is told (Chromium)."""
    if engine == "webkit":
        pytest.skip("webkit: its host has no way to set a quota for one origin")
    browser = launch(engine, tmp_path, quota=6_000_000)
    yield browser
    browser.close()


def use_up(phone: Phone) -> None:
    """Fill what room is left, to the last few kilobytes."""
    if isinstance(phone.browser, Chromium):
        phone.browser.limit_quota(phone.network.origin, 6_000_000)
    assert phone.browser.run(FILL) < 400, "the engine has no limit"


def test_full_phone_keeps_the_old_and_says_so(full: Browser, network: Network, few: Release) -> None:
    """No room for a second language: the reason is named, the first stays whole."""
    phone = Phone(full, network, few)
    phone.keep("es")
    phone.visit("/es/languages/")
    use_up(phone)

    phone.press("save", "[data-pack=ar]")
    phone.browser.until("document.querySelector('[data-role=tools] [role=alert]')?.textContent.trim()")
    network.cut()
    assert phone.differing("es") == []


def test_full_phone_does_not_take_an_update_by_half(full: Browser, network: Network, few: Release) -> None:
    """The old release stays, whole; with room again the new one comes."""
    phone = Phone(full, network, few)
    phone.keep("es")
    use_up(phone)
    following = few
    for page in few.pages("es"):
        following = following.changed(page, "</h1>", "!</h1>")
    network.publish(following.files())
    phone.ask(type="check")
    assert phone.ask(type="pump", begin=True)["code"] == "quota"
    network.cut()
    assert phone.differing("es") == []

    network.restore()
    phone.browser.run(EMPTY)
    phone.browser.until(ASK % '{"type": "pump", "begin": true}' + ".then(({ value }) => value?.again === false)")
    network.cut()
    assert phone.differing("es", following) == []
