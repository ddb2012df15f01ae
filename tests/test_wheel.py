"""The wheel is the whole product: outside the checkout it builds and serves the same site."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from pwa.site import Site
from tests.serving import ask, serving

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel's files, as an installer lays them out."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site-packages")
    return folder / "site-packages"


def test_nothing_is_missing(unpacked: Path) -> None:
    """Templates, content, static files, catalogs, the licence."""
    for name in ("pwa/templates/base.html", "pwa/content/guides/sciatica.toml", "pwa/content/copied.txt"):
        assert (unpacked / name).is_file()
    assert (unpacked / "pwa/_data/static/js/main.js").is_file()
    assert (unpacked / "pwa/_data/translations/ar/LC_MESSAGES/messages.po").is_file()
    assert list(unpacked.glob("backpocket-*.dist-info/licenses/LICENSE"))


def test_it_runs_elsewhere(unpacked: Path, tmp_path: Path, built: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another folder, no checkout in sight: the same pages come out and are served."""
    env = {
        **os.environ,
        "PYTHONPATH": str(unpacked),
        "BACKPOCKET_SITE": str(tmp_path / "site"),
        "SOURCE_DATE_EPOCH": "1",
    }
    subprocess.run([sys.executable, "-m", "pwa.cli", "build"], cwd=tmp_path, env=env, check=True, capture_output=True)

    page = "en/guides/sciatica/index.html"
    assert (tmp_path / "site" / page).read_bytes() == built.files["/en/guides/sciatica/"]
    monkeypatch.chdir(tmp_path)
    with serving(tmp_path / "site", PYTHONPATH=str(unpacked), SOURCE_DATE_EPOCH="1") as port:
        assert ask(port, "/ar/").status == 200
