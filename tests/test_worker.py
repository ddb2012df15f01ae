"""Short lives of a phone that browsers show too rarely, played against the worker's own script under Node."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.worker import BLOBS, FIRST, META, Host, Release, digest, running

PAGE = "/es/guides/a/"


@pytest.fixture(scope="module")
def node() -> Iterator[Host]:
    with running() as host:
        yield host


@pytest.fixture
def host(node: Host) -> Host:
    """A new phone with the first release and Spanish on it."""
    node("erase")
    node.publish(Release(1, FIRST))
    assert node.send("pump", lang="es", begin=True) == {"type": "done", "value": {"again": False}}
    return node


def update(host: Host, release: Release) -> Release:
    """Published, and taken by this phone."""
    host.publish(release)
    assert host.send("pump", begin=True) == {"type": "done", "value": {"again": False}}
    return release


def other(lang: str, number: int) -> dict[str, int]:
    """Words that differ in one language."""
    return {path: number if path.startswith(f"/{lang}/") else n for path, n in FIRST.items()}


def test_pages_that_stayed_the_same_outlive_a_withdrawn_release(host: Host) -> None:
    """A release changed another language and is withdrawn: what was good before it is still read."""
    second = update(host, Release(2, other("en", 2)))
    third = host.publish(Release(3, other("es", 3), bad=(second.id,)))
    for path in third.blobs(*third.pages):
        host("spoil", path=path, kind="500")
    host("spoil", path=f"/o/{third.document['packs']['es']['bundle']}", kind="500")
    host.send("check")
    host.send("pump", begin=True)
    host("online", value=False)

    assert host.language("es") == Release(1, FIRST).digests("es")
    assert host.report()["packs"]["es"]["state"] == "ready"


def test_part_of_a_withdrawn_release_is_the_last_choice(host: Host) -> None:
    """An address that stays the same from release to release answers with the good one."""
    second = update(host, Release(2, other("es", 2)))
    host.publish(Release(3, FIRST, bad=(second.id,)))
    host.send("check")
    host("online", value=False)

    assert host.has(PAGE, Release(1, FIRST).pages[PAGE])


def test_tab_of_a_withdrawn_release_finds_its_parts(host: Host) -> None:
    second = update(host, Release(2, FIRST, style=2))
    update(host, Release(3, FIRST, style=1, bad=(second.id,)))
    host("online", value=False)

    assert host.has(second.part, second.shared[second.part])


def test_releases_do_not_pile_up(host: Host) -> None:
    """Many that change only what all pages share: a few are kept, the bodies of the others go."""
    for number in range(2, 12):
        update(host, Release(number, FIRST, script=number))
    kept = len(host("keys", cache=BLOBS))

    update(host, Release(12, FIRST, script=12))
    assert len(host("keys", cache=BLOBS)) == kept
    host("online", value=False)
    assert host.has("/static/app.11.js", b"/* script 11 */")
    assert not host.has("/static/app.2.js", b"/* script 2 */")


def test_lost_state_document_costs_nothing(host: Host) -> None:
    """After updates too: the newest release is read, not the one the manifests began with."""
    for number in range(2, 7):
        newest = update(host, Release(number, other("es", number)))
    before = host.report()
    host("lose", cache=META, key=None)
    host("start")
    host("online", value=False)

    assert host.report() == before
    assert host.language("es") == newest.digests("es")


def test_stop_is_heard_before_the_first_body(host: Host) -> None:
    """The manifest itself does not come: stopped is stopped, also at the next visit."""
    english = f"/o/{Release(1, FIRST).document['packs']['en']['manifest']}"
    host("spoil", path=english, kind="reset")
    host.send("pump", lang="en", begin=True)
    host.send("stop", lang="en")
    host("mend")
    host("asked")
    host.send("pump", begin=True)

    assert host.report()["packs"]["en"]["state"] == "stopped"
    assert english not in host("asked")


def test_a_retry_does_not_take_back_a_stop(host: Host) -> None:
    """A page that tries again by itself is not the reader; Continue is."""
    host("spoil", path="*", kind="reset")
    host.send("pump", lang="en", begin=True)
    host.send("stop", lang="en")
    host("mend")

    assert host.send("pump", lang="en", begin=True)["code"] == "stopped"
    assert host.report()["packs"]["en"]["state"] == "stopped"
    host.send("resume", lang="en")
    assert host.send("pump", lang="en", begin=True) == {"type": "done", "value": {"again": False}}


def test_no_update_is_offered_that_none_would_get(host: Host) -> None:
    """A language whose only release was withdrawn was stopped on its way to the next one: Continue is all it needs."""
    english = other("en", 2)
    second = update(host, Release(2, english))
    third = host.publish(
        Release(3, {path: n + 2 for path, n in english.items()}, bad=(Release(1, FIRST).id, second.id))
    )
    for path in third.blobs(*third.pages):
        host("spoil", path=path, kind="500")
    host("spoil", path=f"/o/{third.document['packs']['es']['bundle']}", kind="500")
    host.send("pump", begin=True)
    host.send("stop", lang="es")
    host("mend")
    host.send("check")

    assert host.report()["packs"]["es"]["state"] == "stopped"
    assert host.report()["update"] is None

    fourth = update(
        host, Release(4, {path: n + 3 for path, n in english.items()})
    )  # what was withdrawn may be read again
    assert host.language("es") == fourth.digests("es")


def test_reset_in_the_middle_of_a_download_leaves_nothing(host: Host) -> None:
    """Neither what was on its way nor what another tab does at that moment writes anything again."""
    host("together", messages=[
        {"type": "pump", "lang": "en", "begin": True}, {"type": "check"}, {"type": "reset"}, {"type": "stop", "lang": "en"},
        {"type": "audit"}, {"type": "pump"},
    ])  # fmt: skip

    assert host("keys", cache=META) == host("keys", cache=BLOBS) == []
    assert host.send("pump", lang="es", begin=True) == {"type": "done", "value": {"again": False}}
    assert host.report()["packs"]["es"]["state"] == "ready"


def test_missing_style_is_said(host: Host) -> None:
    """Pages without what all pages share are not ready; it is named, and fetched."""
    release = Release(1, FIRST)
    host("lose", cache=BLOBS, key=f"/o/{digest(release.shared[release.part])}")

    assert host.report()["packs"]["es"]["state"] == "broken"
    assert host.report()["packs"]["es"]["missing"] == [release.part]
    host.send("pump", begin=True)
    assert host.report()["packs"]["es"]["state"] == "ready"


def test_a_list_comes_in_pieces(host: Host) -> None:
    """One line changed: only its piece is fetched. One piece lost: the older list, or none, never half of one."""
    address = "/es/list.json"
    first, second = Release(1, FIRST), Release(2, {**FIRST, address: 2})
    (changed,) = set(second.blobs(address)) - set(first.blobs(address))
    host("asked")
    update(host, second)
    assert set(host("asked")) == {"/o/latest.json", f"/o/{second.document['packs']['es']['manifest']}", changed}
    assert host.has(address, second.pages[address])

    for piece in second.blobs(address):
        host("online", value=False)
        host("lose", cache=BLOBS, key=piece)
        assert host.shown([address]) == ({address: digest(first.pages[address])} if piece == changed else {})
        host("online", value=True)
        assert host.has(address, second.pages[address])
