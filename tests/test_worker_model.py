"""Random lives of a phone, played against the worker's own script under Node.

Releases, faults, losses, kills and wishes come in any order. The laws: nothing unverified is
shown; what is shown is one whole release; after a good network everything kept is whole and new.
"""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from pwa import offline
from pwa.settings import Settings

HOST = Path(__file__).parent / "js" / "worker_host.mjs"
LANGUAGES = ("en", "es")
PAGES = ("", "danger/", "guides/a/", "guides/b/", "guides/c/")
FAULTS = ("reset", "500", "portal", "altered", "short")
BLOBS, META = "bp-blobs-1", "bp-meta-1"
language = st.sampled_from(LANGUAGES)
kill_after = st.one_of(st.just(1000), st.integers(0, 20))  # writes until the system ends the worker

if not shutil.which("node"):
    pytest.skip("node: not installed", allow_module_level=True)


class Host:
    """The Node process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(HOST)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self, op: str, **values: Any) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"op": op, **values}) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


@contextmanager
def running() -> Iterator[Host]:
    host = Host()
    try:
        yield host
    finally:
        host.close()


def digest(body: bytes) -> str:
    return sha256(body).hexdigest()


class Release:
    """A site in small: each version of a page names the style of its release."""

    def __init__(self, seq: int, versions: dict[str, int], style: int, **pointer: Any) -> None:
        self.seq = seq
        self.versions = versions
        self.style = style
        self.part = f"/static/app.{style}.css"
        self.pages = {
            path: f"<h1>{path} {version}</h1><link href={self.part}>".encode() for path, version in versions.items()
        }
        shared = {f"/{lang}/offline/": f"<h1>offline {lang}</h1>".encode() for lang in LANGUAGES}
        shared[self.part] = f"/* {style} */".encode()
        self.shared = shared
        packs = {
            lang: {p: body for p, body in self.pages.items() if p.startswith(f"/{lang}/")} for lang in LANGUAGES
        }
        self.files: dict[str, bytes] = {**shared, **self.pages}
        self.document = offline.add(self.files, shared, packs, Settings(bad=pointer.get("bad", ())))
        self.id = self.document["release"]
        self.files["/o/latest.json"] = offline.numbered(self.document, seq)


class Phone(RuleBasedStateMachine):
    """One phone. `releases` is every release there ever was, newest last."""

    host: Host

    @initialize()
    def unpacked(self) -> None:
        self.host("erase")
        self.releases: list[Release] = []
        self.online = True
        self.damaged = False  # bodies were lost since everything was last whole
        self.altered = False  # and some are no longer what their name says
        self.publish_release({f"/{lang}/{page}": 1 for lang in LANGUAGES for page in PAGES}, 1)

    def publish_release(self, versions: dict[str, int], style: int, bad: tuple[str, ...] = ()) -> None:
        release = Release(len(self.releases) + 1, versions, style, bad=bad)
        self.releases.append(release)
        self.bad = bad
        bodies = {path: base64.b64encode(body).decode() for path, body in release.files.items()}
        self.host("publish", bodies=bodies)

    @rule(data=st.data(), new_style=st.booleans())
    def release(self, data: st.DataObject, new_style: bool) -> None:
        last = self.releases[-1]
        changed = data.draw(st.sets(st.sampled_from(sorted(last.versions)), min_size=1))
        versions = {path: n + (path in changed) for path, n in last.versions.items()}
        self.publish_release(versions, last.style + new_style)

    @rule(data=st.data())
    def roll_back(self, data: st.DataObject) -> None:
        older = data.draw(st.sampled_from(self.releases))
        self.publish_release(older.versions, older.style)

    @rule()
    def withdraw(self) -> None:
        """The newest is bad; a corrected one takes its place."""
        last = self.releases[-1]
        self.publish_release({path: n + 100 for path, n in last.versions.items()}, last.style, bad=(last.id,))

    @rule(value=st.booleans())
    def connection(self, value: bool) -> None:
        self.online = value
        self.host("online", value=value)

    @rule(data=st.data(), kind=st.sampled_from(FAULTS), where=st.sampled_from(["one", "bundles", "bodies", "*"]))
    def fault(self, data: st.DataObject, kind: str, where: str) -> None:
        release = self.releases[-1]
        bundles = [f"/o/{pack['bundle']}" for pack in release.document["packs"].values()]
        bodies = [f"/o/{digest(body)}" for body in release.pages.values()]
        one = [data.draw(st.sampled_from(bundles + bodies))] if where == "one" else []
        for path in {"bundles": bundles, "bodies": bodies, "*": ["*"], "one": one}[where]:
            self.host("spoil", path=path, kind=kind)

    @rule(value=st.sampled_from(["rejects", "empties"]), after=st.integers(0, 12))
    def disk_full(self, value: str, after: int) -> None:
        self.host("full", value=value, after=after)

    @rule(which=st.integers(0, 60), cache=st.sampled_from([BLOBS, META]), how=st.sampled_from(["lose", "damage"]))
    def loss(self, which: int, cache: str, how: str) -> None:
        keys = self.host("keys", cache=cache)
        if keys:
            self.damaged = True
            self.altered |= how == "damage"
            self.host(how, cache=cache, key=keys[which % len(keys)])

    @rule(cache=st.sampled_from([BLOBS, META]))
    def eviction(self, cache: str) -> None:
        self.damaged = True
        self.host("lose", cache=cache)

    @rule()
    def restart(self) -> None:
        self.host("start")

    @rule(lang=language, kill_after=kill_after, begin=st.sampled_from([True, True, False]))
    def download(self, lang: str, kill_after: int, begin: bool) -> None:
        self.host("send", data={"type": "pump", "lang": lang, "begin": begin}, killAfter=kill_after)

    @rule(kill_after=kill_after)
    def update(self, kill_after: int) -> None:
        self.host("send", data={"type": "check"}, killAfter=kill_after)
        self.host("send", data={"type": "pump", "begin": True}, killAfter=kill_after)

    @rule(lang=language, wish=st.sampled_from(["stop", "remove", "hello", "audit"]))
    def wish(self, lang: str, wish: str) -> None:
        self.host("send", data={"type": wish, "lang": lang, "path": f"/{lang}/"})

    @invariant()
    def what_is_shown_is_whole_and_true(self) -> None:
        """Looked at without a network, after every step."""
        if not self.releases:
            return
        self.host("online", value=False)
        report = self.host("send", data={"type": "status"})["value"]
        for lang in LANGUAGES:
            shown = self.shown(lang)
            ready = report["packs"].get(lang, {}).get("state") == "ready"
            assert self.altered or not ready or len(shown) == len(PAGES), f"{lang}: said to be kept, but is not"
            for path, seen in shown.items():
                assert any(digest(r.pages[path]) == seen for r in self.releases), f"{path}: nobody published that"
            if self.damaged:
                continue
            whole = [r for r in self.releases if all(digest(r.pages[path]) == seen for path, seen in shown.items())]
            assert whole, f"{lang}: pages of different releases"
            assert not ready or any(self.has(r.part, r.shared[r.part]) for r in whole), f"{lang}: no style"
            good = [r for r in whole if r.id not in self.known_bad(report)]
            assert not shown or good, f"{lang}: a withdrawn release"
        self.host("online", value=self.online)

    def known_bad(self, report: dict[str, Any]) -> tuple[str, ...]:
        """Withdrawn releases the phone has heard of."""
        if report["update"] is None and report["seq"] == self.releases[-1].seq:
            return self.bad
        return ()

    def shown(self, lang: str) -> dict[str, str]:
        """Pages of a language that open, by address: digest."""
        found = {f"/{lang}/{page}": self.host("request", path=f"/{lang}/{page}", mode="navigate") for page in PAGES}
        return {path: answer["digest"] for path, answer in found.items() if answer["status"] == 200}

    def has(self, path: str, body: bytes) -> bool:
        return bool(self.host("request", path=path, mode="no-cors")["digest"] == digest(body))

    @rule(restart=st.booleans())
    def good_network(self, restart: bool) -> None:
        """Then all that is kept is whole, new, and needs no network."""
        self.host("heal")
        if restart:
            self.host("start")
        self.host("send", data={"type": "audit"})
        checked = self.host("send", data={"type": "check"})
        assert checked["type"] == "done", checked
        for _ in range(3):
            answer = self.host("send", data={"type": "pump", "begin": True})
            assert answer["type"] == "done", answer
        report = self.host("send", data={"type": "status"})["value"]
        self.host("online", value=False)
        self.online = False
        self.damaged = self.altered = False
        newest = self.releases[-1]
        assert report["core"]["missing"] == []
        assert report["update"] is None
        for lang in report["keep"]:
            pack = report["packs"][lang]
            if pack["state"] == "stopped":
                continue
            assert (pack["state"], pack["seq"]) == ("ready", newest.seq), pack
            assert self.shown(lang) == {p: digest(b) for p, b in newest.pages.items() if p.startswith(f"/{lang}/")}
        assert self.has(newest.part, newest.shared[newest.part])


def test_laws_hold_in_any_order_of_events() -> None:
    """Hypothesis plays; a failing life is shrunk to its shortest form."""
    with running() as host:
        Phone.host = host
        run_state_machine_as_test(  # type: ignore[no-untyped-call]
            Phone,
            settings=settings(
                max_examples=200, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
