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
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from pwa import offline
from pwa.settings import Settings

HOST = Path(__file__).parent / "js" / "worker_host.mjs"
LANGUAGES = ("en", "es")
PAGES = ("", "danger/", "guides/a/", "guides/b/", "guides/c/")
FAULTS = ("reset", "500", "portal", "altered", "short")
EVENTS = [  # some more often than others
    *["visit"] * 10, *["release"] * 3, *["good_network"] * 2, *["wish"] * 2,
    "roll_back", "withdraw", "disk_full", "room", "loss", "restart",
]  # fmt: skip
BLOBS, META = "bp-blobs-1", "bp-meta-1"

if not shutil.which("node"):
    pytest.skip("node: not installed", allow_module_level=True)


class Host:
    """The Node process."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(["node", str(HOST)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

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

    def __init__(self, seq: int, versions: dict[str, int], style: int, bad: tuple[str, ...]) -> None:
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
        packs = {lang: {p: body for p, body in self.pages.items() if p.startswith(f"/{lang}/")} for lang in LANGUAGES}
        self.files: dict[str, bytes] = {**shared, **self.pages}
        self.document = offline.add(self.files, shared, packs, Settings(bad=bad))
        self.id = self.document["release"]
        self.files["/o/latest.json"] = offline.numbered(self.document, seq)


class Phone(RuleBasedStateMachine):
    """One phone. `releases` is every release there ever was, newest last."""

    host: Host

    @initialize()
    def unpacked(self) -> None:
        self.host("erase")
        self.releases: list[Release] = []
        self.damaged = False  # bodies were lost since everything was last whole
        self.altered = False  # and some are no longer what their name says
        self.publish({f"/{lang}/{page}": 1 for lang in LANGUAGES for page in PAGES}, 1)

    def publish(self, versions: dict[str, int], style: int, bad: tuple[str, ...] = ()) -> None:
        release = Release(len(self.releases) + 1, versions, style, bad)
        self.releases.append(release)
        self.bad = bad
        bodies = {path: base64.b64encode(body).decode() for path, body in release.files.items()}
        self.host("publish", bodies=bodies)

    @rule(event=st.sampled_from(EVENTS), seed=st.integers(0, 2**20))
    def happens(self, event: str, seed: int) -> None:
        getattr(self, event)(Random(seed))

    def release(self, chance: Random) -> None:
        last = self.releases[-1]
        changed = chance.sample(sorted(last.versions), chance.choice([1, 2, len(last.versions)]))
        versions = {path: n + (path in changed) for path, n in last.versions.items()}
        self.publish(versions, last.style + chance.randrange(2))

    def roll_back(self, chance: Random) -> None:
        older = chance.choice(self.releases)
        self.publish(older.versions, older.style)

    def withdraw(self, _: Random) -> None:
        """The newest is bad; a corrected one takes its place."""
        last = self.releases[-1]
        self.publish({path: n + 100 for path, n in last.versions.items()}, last.style, bad=(last.id,))

    def disk_full(self, chance: Random) -> None:
        self.host("full", value=chance.choice(["rejects", "empties"]), after=chance.randrange(12))

    def room(self, _: Random) -> None:
        self.host("full", value=None, after=0)

    def loss(self, chance: Random) -> None:
        """A document or body is gone, no longer what it was, or the system took a whole cache."""
        cache = chance.choice([BLOBS, BLOBS, META])
        keys = self.host("keys", cache=cache)
        if not keys:
            return
        self.damaged = True
        how = chance.choice(["lose", "damage"])
        self.altered |= how == "damage"
        whole = how == "lose" and chance.random() < 0.3
        self.host(how, cache=cache, key=None if whole else chance.choice(keys))

    def restart(self, _: Random) -> None:
        self.host("start")

    def wish(self, chance: Random) -> None:
        lang = chance.choice(LANGUAGES)
        wish = chance.choice(["stop", "remove", "hello", "audit"])
        self.host("send", data={"type": wish, "lang": lang, "path": f"/{lang}/"})

    def visit(self, chance: Random) -> None:
        """A page checks for news and downloads one language, or all that are kept, for a slice;
        sometimes over a bad network, sometimes the system ends the worker after some writes."""
        if chance.random() < 0.4:
            self.spoil(chance)
        self.host("online", value=chance.random() < 0.9)
        kill = chance.randrange(20) if chance.random() < 0.25 else 1000
        if chance.random() < 0.5:
            self.host("send", data={"type": "check"}, killAfter=kill)
        lang = chance.choice([None, *LANGUAGES])
        data = {"type": "pump", "begin": chance.random() < 0.9} | ({"lang": lang} if lang else {})
        self.host("send", data=data, killAfter=kill)
        self.host("mend")

    def spoil(self, chance: Random) -> None:
        release = self.releases[-1]
        packs = release.document["packs"].values()
        bundles = [f"/o/{pack['bundle']}" for pack in packs]
        bodies = [f"/o/{digest(body)}" for body in [*release.pages.values(), *release.shared.values()]]
        documents = ["/o/latest.json", f"/o/{release.document['core']}", *(f"/o/{pack['manifest']}" for pack in packs)]
        places = [
            bundles,
            [*bundles, *bodies],
            [*bundles, *chance.sample(bodies, 2)],
            [chance.choice(documents)],
            ["*"],
        ]
        kind = chance.choice(FAULTS)
        for path in chance.choice(places):
            self.host("spoil", path=path, kind=kind)

    def good_network(self, chance: Random) -> None:
        """Then all that is kept is whole, new, and needs no network."""
        self.host("heal")
        if chance.randrange(2):
            self.host("start")
        self.host("send", data={"type": "audit"})
        checked = self.host("send", data={"type": "check"})
        assert checked["type"] == "done", checked
        answer = self.host("send", data={"type": "pump", "begin": True})
        assert answer == {"type": "done", "value": {"again": False}}, answer
        report = self.host("send", data={"type": "status"})["value"]
        self.host("online", value=False)
        self.damaged = self.altered = False
        newest = self.releases[-1]
        assert report["core"]["missing"] == []
        assert report["update"] is None
        for lang in report["keep"]:
            pack = report["packs"][lang]
            if pack["state"] != "stopped":
                assert (pack["state"], pack["seq"]) == ("ready", newest.seq), pack
                assert self.shown(lang) == {p: digest(b) for p, b in newest.pages.items() if p.startswith(f"/{lang}/")}
        assert self.has(newest.part, newest.shared[newest.part])
        self.host("online", value=True)

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
        self.host("online", value=True)

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


def test_laws_hold_in_any_order_of_events() -> None:
    """Hypothesis plays; a failing life is shrunk to its shortest form."""
    with running() as host:
        Phone.host = host
        run_state_machine_as_test(
            Phone,
            settings=settings(
                max_examples=200, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
