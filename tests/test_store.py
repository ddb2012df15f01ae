"""A site on disk: readable at every moment, older releases kept, nothing of others touched."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from pwa import store

BLOBS = {f"/o/{str(n) * 64}": f"blob {n} ".encode() * 50 for n in range(6)}


def release(n: int) -> dict[str, bytes]:
    name = f"/o/{str(n) * 64}"
    return {
        name: BLOBS[name],
        "/en/": f"<p>{n}</p>".encode() * 99,
        "/o/latest.json": json.dumps({"release": n}).encode(),
    }


def test_three_releases_stay(tmp_path: Path) -> None:
    """An open tab or a phone half-way finds the blobs of the last three; the page is the newest."""
    for n in range(5):
        store.write(release(n), f"r{n}", "i", tmp_path)

    assert [(tmp_path / "o" / (str(n) * 64)).exists() for n in range(5)] == [False, False, True, True, True]
    assert (tmp_path / "en/index.html").read_bytes() == release(4)["/en/"]
    assert [known["release"] for known in store.read_history(tmp_path)] == ["r4", "r3", "r2"]


def test_the_same_release_twice_changes_nothing(tmp_path: Path) -> None:
    store.write(release(1), "r1", "i", tmp_path)
    first = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    store.write(release(1), "r1", "i", tmp_path)

    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == first


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("ten years of work")

    with pytest.raises(store.StoreError, match=r"holds other files; choose an empty folder"):
        store.write(release(1), "r1", "i", tmp_path)
    assert os.listdir(tmp_path) == ["thesis.txt"]


def test_the_pointer_comes_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut anywhere, what the pointer names is there."""
    store.write(release(1), "r1", "i", tmp_path)
    order: list[str] = []
    real = os.replace

    def noted(source: Path, target: Path) -> None:
        order.append(Path(target).name)
        real(source, target)

    monkeypatch.setattr(os, "replace", noted)
    store.write(release(2), "r2", "i", tmp_path)

    plain = [name for name in order if not name.endswith((".br", ".gz"))]
    assert plain.index("2" * 64) < plain.index("index.html") < plain.index("latest.json")


def test_broken_history_is_no_history(tmp_path: Path) -> None:
    (tmp_path / "o").mkdir()
    for broken in (b"", b"[1]", b'{"a":1}', b"[[", b"null"):
        (tmp_path / "o/releases.json").write_bytes(broken)
        assert store.read_history(tmp_path) == []
    assert store.pointer(tmp_path) == {}
