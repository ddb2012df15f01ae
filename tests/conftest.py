"""One built site for the whole run; it is read, never written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pwa import create_app, release, site, store
from pwa.settings import Settings
from tests.serving import serving


@pytest.fixture(scope="session")
def built() -> site.Site:
    """The release as it is in the tree."""
    settings = Settings()
    return site.build(create_app(settings), settings, {})


@pytest.fixture(scope="session")
def site_folder(built: site.Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same on disk, as `backpocket build` leaves it."""
    folder = tmp_path_factory.mktemp("site")
    store.write(built.files, built.release, release.inputs(Settings()), folder)
    return folder


@pytest.fixture(scope="session")
def port(site_folder: Path) -> Iterator[int]:
    """A running server's port."""
    with serving(site_folder) as number:
        yield number
