"""The static export behind a plain web server: no rule, no header, no redirect of ours."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pwa.site import Site
from pwa.store import write
from tests.browser.drivers import Browser, launch, missing


class Plain(SimpleHTTPRequestHandler):
    """Python's own file server."""

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def exported(built: Site, tmp_path: Path) -> Path:
    folder = tmp_path / "export"
    write(built.files, built.release, "", folder)
    return folder


@pytest.fixture
def plain(exported: Path) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Plain, directory=str(exported)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.server_close()


@pytest.fixture
def arabic(tmp_path: Path) -> Iterator[Browser]:
    if reason := missing("chromium"):
        pytest.skip(reason)
    browser = launch("chromium", tmp_path / "profile", languages=("ar-MA", "fr"))
    yield browser
    browser.close()


def test_it_works_offline_from_any_web_server(arabic: Browser, plain: ThreadingHTTPServer) -> None:
    """The chooser finds the phone's language, which is kept; then the server goes away."""
    origin = f"http://127.0.0.1:{plain.server_address[1]}"
    arabic.open(f"{origin}/")
    arabic.until("location.pathname === '/ar/'")
    arabic.until("document.documentElement.dataset.offlineState === 'ready'")
    plain.shutdown()
    plain.server_close()

    arabic.open(f"{origin}/ar/guides/sciatica/?from=a-friend")
    assert arabic.until("document.querySelector('h1')?.textContent.trim()") == "عرق النسا"
    assert arabic.run("getComputedStyle(document.body).direction") == "rtl"


def test_the_export_is_the_servers_bytes(exported: Path, built: Site) -> None:
    for url, body in built.files.items():
        assert (exported / (url.lstrip("/") + ("index.html" if url.endswith("/") else ""))).read_bytes() == body
