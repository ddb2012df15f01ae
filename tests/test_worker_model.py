"""Random lives of a phone, played against the worker's own script under Node.

Releases, faults, losses, kills and wishes come in any order, wishes of several tabs at once. The
laws: nothing unverified is shown; what is shown is one whole release; after a good network
everything kept is whole and new.
"""

from __future__ import annotations

import os
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

from tests.worker import BLOBS, FIRST, LANGUAGES, META, PAGES, STATE, Host, Release, digest, running

LIVES = int(os.environ.get("LIVES", "200"))
POINTER, LATER = "/o/latest.json", 10**15  # a visit after any other
FAULTS = ("reset", "500", "portal", "altered", "short")
EVENTS = [  # some more often than others
    *["visit"] * 10, *["release"] * 3, *["good_network"] * 2, *["wish"] * 2, *["several_tabs"] * 2,
    "roll_back", "withdraw", "bypass", "stale", "disk_full", "room", "loss", "state_lost", "restart", "reset",
]  # fmt: skip


class Phone(RuleBasedStateMachine):
    """One phone. `releases` is every release there ever was, newest last."""

    host: Host

    @initialize()
    def unpacked(self) -> None:
        self.host("erase")
        self.releases: list[Release] = []
        self.damaged = False  # bodies were lost since everything was last whole
        self.altered = False  # and some are no longer what their name says
        self.publish(FIRST, 1, 1)

    def publish(
        self, versions: dict[str, int], style: int, script: int, bad: tuple[str, ...] = (), kill: str = ""
    ) -> None:
        self.releases.append(self.host.publish(Release(len(self.releases) + 1, versions, style, script, bad, kill)))
        self.bad = bad

    @rule(event=st.sampled_from(EVENTS), seed=st.integers(0, 2**20))
    def happens(self, event: str, seed: int) -> None:
        getattr(self, event)(Random(seed))

    def release(self, chance: Random) -> None:
        """Some pages change, or those of one language, or only what all of them share."""
        last = self.releases[-1]
        lang = chance.choice(LANGUAGES)
        own = [path for path in last.versions if path.startswith(f"/{lang}/")]
        changed = chance.choice([chance.sample(sorted(last.versions), chance.choice([1, 2])), own, last.versions, ()])
        versions = {path: n + (path in changed) for path, n in last.versions.items()}
        self.publish(versions, last.style + chance.randrange(2) * bool(changed), last.script + chance.randrange(2))

    def roll_back(self, chance: Random) -> None:
        older = chance.choice(self.releases)
        self.publish(older.versions, older.style, older.script)

    def withdraw(self, _: Random) -> None:
        """The newest is bad; a corrected one takes its place."""
        last = self.releases[-1]
        versions = {path: n + 100 for path, n in last.versions.items()}
        self.publish(versions, last.style, last.script, bad=(last.id,))

    def bypass(self, _: Random) -> None:
        """The operator wants phones to read online until the next release."""
        last = self.releases[-1]
        self.publish(last.versions, last.style, last.script, kill="bypass")

    def stale(self, chance: Random) -> None:
        """A proxy answers with the pointer of an older release, once: no phone goes back to it."""
        before = self.host.report()
        self.host.publish(chance.choice(self.releases), only=POINTER)
        self.host.send("check")
        self.host.publish(self.releases[-1], only=POINTER)
        assert self.host.report()["seq"] == before["seq"]

    def reset(self, _: Random) -> None:
        """The reader removes everything, and opens a page later."""
        assert self.host.send("reset")["type"] == "done"
        assert self.host("keys", cache=META) == self.host("keys", cache=BLOBS) == []
        self.damaged = self.altered = False
        self.host.send("hello", lang="en", path="/en/", opened=LATER)

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

    def state_lost(self, chance: Random) -> None:
        """The state document has a copy, if there was room: with one of them gone nothing is different, unless
        the worker was ended between the two; then either is true."""
        if self.damaged or STATE not in self.host("keys", cache=BLOBS):
            return
        while (before := self.host.report()) != self.host.report():
            pass  # the worker is still writing
        alike = self.host("alike", key=STATE, caches=[BLOBS, META])
        self.host("lose", cache=META, key=None)
        if chance.randrange(2):
            self.host("start")
        assert not alike or self.host.report() == before

    def restart(self, _: Random) -> None:
        self.host("start")

    def wish(self, chance: Random) -> None:
        lang = chance.choice(LANGUAGES)
        self.host.send(chance.choice(["stop", "resume", "remove", "hello", "audit"]), lang=lang, path=f"/{lang}/")

    def several_tabs(self, chance: Random) -> None:
        """Whatever they want at once, every one gets an answer."""
        wishes = ["pump", "pump", "check", "stop", "resume", "remove", "audit", "hello", "status"]
        messages = []
        for _ in range(chance.randrange(2, 5)):
            lang = chance.choice(LANGUAGES)
            messages.append({"type": chance.choice(wishes), "lang": lang, "path": f"/{lang}/", "begin": True})
        answers = self.host("together", messages=messages)
        assert all(answer["type"] in ("done", "error") for answer in answers)

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
        bodies = release.blobs(*release.pages) + [f"/o/{digest(body)}" for body in release.shared.values()]
        documents = [POINTER, f"/o/{release.document['core']}", *(f"/o/{pack['manifest']}" for pack in packs)]
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
        self.host.send("audit")
        checked = self.host.send("check")
        assert checked["type"] == "done", checked
        answer = self.host.send("pump", begin=True)
        assert answer == {"type": "done", "value": {"again": False}}, answer
        report = self.host.report()
        self.host("online", value=False)
        self.damaged = self.altered = False
        newest = self.releases[-1]
        assert report["core"]["missing"] == []
        assert report["update"] is None
        for lang in report["keep"]:
            pack = report["packs"][lang]
            if pack["state"] != "stopped":
                assert (pack["state"], pack["seq"]) == ("ready", newest.seq), pack
                assert self.host.language(lang) == newest.digests(lang)
        assert self.host.has(newest.part, newest.shared[newest.part])
        self.host("online", value=True)

    @invariant()
    def what_is_shown_is_whole_and_true(self) -> None:
        """Looked at without a network, after every step."""
        if not self.releases:
            return
        self.host("online", value=False)
        report = self.host.report()
        for lang in LANGUAGES:
            shown = self.host.language(lang)
            ready = report["packs"].get(lang, {}).get("state") == "ready"
            assert self.altered or not ready or len(shown) == len(PAGES), f"{lang}: said to be kept, but is not"
            for path, seen in shown.items():
                assert any(digest(r.pages[path]) == seen for r in self.releases), f"{path}: nobody published that"
            if self.damaged:
                continue
            whole = [r for r in self.releases if shown.items() <= r.digests(lang).items()]
            assert whole, f"{lang}: pages of different releases"
            assert not ready or any(self.host.has(r.part, r.shared[r.part]) for r in whole), f"{lang}: no style"
            good = [r for r in whole if r.id not in self.known_bad(report)]
            assert not shown or good, f"{lang}: a withdrawn release"
        self.host("online", value=True)

    def known_bad(self, report: dict[str, Any]) -> tuple[str, ...]:
        """Withdrawn releases the phone has heard of."""
        if report["update"] is None and report["seq"] == self.releases[-1].seq:
            return self.bad
        return ()


@pytest.mark.timeout(600 + 2 * LIVES)
def test_laws_hold_in_any_order_of_events() -> None:
    """Hypothesis plays LIVES lives; a failing one is shrunk to its shortest form."""
    with running() as host:
        Phone.host = host
        run_state_machine_as_test(
            Phone,
            settings=settings(
                max_examples=LIVES, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
            ),
        )
