"""The whole way on the whole site: kept, server killed, read on; a second language; a new
release; a lost body. Chromium; the other engines do its first steps in test_kept.py."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pwa import release as releases
from pwa import store
from pwa.settings import Settings
from tests import serving
from tests.browser.drivers import Browser, launch, missing
from tests.browser.network import Network
from tests.browser.phone import Phone
from tests.browser.releases import Release


@pytest.fixture
def spanish(tmp_path: Path) -> Iterator[Browser]:
    """A phone set to Spanish."""
    if reason := missing("chromium"):
        pytest.skip(reason)
    browser = launch("chromium", tmp_path / "profile", languages=("es-MX", "en"))
    yield browser
    browser.close()


@pytest.mark.timeout(900)
def test_the_whole_way(spanish: Browser, whole: Release, tmp_path: Path) -> None:
    """Every page of two languages without a server, one changed page, one lost body."""
    folder = tmp_path / "site"
    store.write(whole.files(), whole.id, releases.inputs(Settings()), folder)
    port = serving.free_port()
    server = serving.start(folder, port)
    network = Network(port)
    phone = Phone(spanish, network, whole)
    try:
        phone.visit("/")
        phone.wait("ready")
        assert spanish.run("location.pathname") == "/es/"

        serving.stop(server)
        network.cut()
        for path in whole.pages("es"):
            assert phone.shows(path), path
            assert spanish.run(
                "document.querySelector('main svg, main img') !== null || !document.querySelector('.fig')"
            )
        assert phone.differing("es") == []

        server = serving.start(folder, port)
        network.restore()
        phone.visit("/en/languages/")
        phone.save("ar")
        serving.stop(server)
        network.cut()
        for path in whole.pages("ar"):
            assert phone.shows(path), path
        assert phone.differing("ar") == []

        server = serving.start(folder, port)
        network.restore()
        following = whole.changed("/es/guides/sciatica/", "</h1>", "!</h1>")
        network.publish(following.files())
        old = phone.shows("/es/guides/sciatica/")
        network.requests.clear()
        later = phone.next_visit("es")
        phone.wait("update", 0)
        fetched = {path for path in network.requests if path.startswith("/o/")} - {"/o/latest.json"}
        documents = {f"/o/{following.document()['packs']['es']['manifest']}"}
        assert fetched == documents | {following.blob("/es/guides/sciatica/")}
        assert spanish.run("document.querySelector('h1').textContent.trim()", 0) == old
        assert phone.shows("/es/guides/sciatica/", later) == f"{old}!"
        phone.press("show_update")
        spanish.until(f"document.querySelector('h1').textContent.trim() === {f'{old}!'!r}", 0)

        lost = following.blob("/es/danger/")
        phone.forget(f"await blobs.delete('{lost}');")
        assert phone.report()["packs"]["es"]["missing"] == ["/es/danger/"]
        phone.visit("/es/languages/")
        phone.wait("ready")
        phone.wait_report("report.packs.es.missing.length === 0")
        serving.stop(server)
        network.cut()
        assert phone.differing("es", following) == []
    finally:
        network.cut()
        serving.stop(server)
