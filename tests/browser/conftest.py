"""Browsers, one of each engine for the run; every case has a network, and so an origin, of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pwa import release as releases
from pwa import site, store
from pwa.settings import Settings
from tests import serving
from tests.browser.drivers import ENGINES, Browser, BrowserError, launch, missing
from tests.browser.network import Network
from tests.browser.phone import Phone
from tests.browser.playing import player, routines, sessions  # noqa: F401  fixtures
from tests.browser.releases import Release
from tests.browser.screens import Screens, screens

LANGUAGES = ("en", "es", "ar")
GUIDES = "sciatica|low-back-pain|back-strain"
TOOLS = "diary|timer/cold-pack|timer/position-of-ease"
FEW = re.compile(
    rf"/[\w-]+/(|danger/|care/|languages/|more/|changes/|move/|search/|search.json|guides/|guides/({GUIDES})/|exercises/bridge/|({TOOLS})/)"
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def whole(built: site.Site) -> Release:
    """Every page of every language."""
    return Release.of(built.files)


@pytest.fixture(scope="session")
def few(whole: Release) -> Release:
    """Three languages and a handful of pages each, so that a case takes seconds."""
    return whole.only(LANGUAGES, lambda path: bool(FEW.fullmatch(path)))


@pytest.fixture(scope="session")
def app(few: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of the real server with these few pages."""
    folder = tmp_path_factory.mktemp("few")
    store.write(few.files(), few.id, releases.inputs(Settings()), folder)
    with serving.serving(folder) as port:
        yield port


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    name = str(request.param)
    if reason := missing(name):
        pytest.skip(reason)
    return name


@pytest.fixture(scope="session")
def _browsers() -> Iterator[dict[str, Browser]]:
    """Those that run. pytest ends a parametrized fixture with every file; starting a browser takes seconds."""
    browsers: dict[str, Browser] = {}
    yield browsers
    for browser in browsers.values():
        browser.close()


@pytest.fixture(scope="session")
def running(engine: str, _browsers: dict[str, Browser], tmp_path_factory: pytest.TempPathFactory) -> Browser:
    if engine not in _browsers:
        _browsers[engine] = launch(engine, tmp_path_factory.mktemp(engine))
    return _browsers[engine]


@pytest.fixture(scope="session")
def _screens(port: int) -> Iterator[Screens]:
    if reason := missing("chromium"):
        pytest.skip(reason)
    with screens(port) as held:
        yield held


@pytest.fixture
def phone_screen(_screens: Screens) -> Iterator[Screens]:
    """Every page in Chromium, as it is drawn and used; a fault a page reports fails the case."""
    _screens.errors.clear()
    yield _screens
    _screens.end()
    assert _screens.errors == []


@pytest.fixture
def network(app: int) -> Iterator[Network]:
    network = Network(app)
    yield network
    network.cut()


@pytest.fixture
def phone(running: Browser, network: Network, few: Release) -> Iterator[Phone]:
    """An engine that has never been to this origin."""
    try:
        running.open("about:blank")
    except BrowserError:
        running.restart()  # the case before left it beyond help
    yield Phone(running, network, few)
    running.close_others()
