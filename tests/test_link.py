"""Settings in a link: they come back the same, and nothing else comes in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import diaries
from tests.modules import ModuleError, Modules, modules

laws = settings(max_examples=150, deadline=None)


@pytest.fixture(scope="module")
def host() -> Iterator[Modules]:
    with modules() as host:
        yield host


@laws
@given(kept=diaries.settings)
def test_what_goes_out_comes_back(host: Modules, kept: dict[str, Any]) -> None:
    """All but the ticks, which go by file; in letters that no program breaks when it sends a link."""
    link = host("link", "write", kept)

    assert host("link", "read", link) == {name: value for name, value in kept.items() if name != "ticks"}
    assert host("link", "read", f"https://care.example/es/move/{link}\n") == host("link", "read", link)
    assert set(link) <= set("#=&./-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")


@laws
@given(text=st.text(max_size=60) | st.text("#=&./-1aeklotESdr", max_size=60).map(lambda tail: f"#take=1&{tail}"))
def test_any_other_text_is_refused_or_sound(host: Modules, text: str) -> None:
    try:
        found = host("link", "read", text)
    except ModuleError as error:
        assert error.code == "link"
    else:
        assert host("link", "read", host("link", "write", found)) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://care.example/es/",
        "#take=2&sound=1",
        "#take=1&sound=yes",
        "#take=1&sound=1&sound=0",
        "#take=1&country=GBR",
        "#take=1&look=dark",
        "#take=1&look=dark.1.1x&sound=1<script>",
        "#take=1&start=2026-02-30.1",
        "#take=1&ticks=2026-11-21",
        "#take=1&__proto__=1",
        "#take=1&constructor=1",
        "#take=1&languages=es.es",
        "#take=1&favourites=../../x",
        "#take=1&favourites=" + "guide/x." * 400,
    ],
)
def test_what_is_not_ours_is_refused(host: Modules, text: str) -> None:
    with pytest.raises(ModuleError) as caught:
        host("link", "read", text)
    assert caught.value.code == "link"


def test_a_link_stays_short_enough_to_be_scanned(host: Modules) -> None:
    """However many favourites there are: the newest go along."""
    many = [f"guide/a-condition-with-a-long-name-{number}" for number in range(150)]

    link = host("link", "write", {"favourites": many, "sound": False})
    assert len(link) < 1000
    assert host("link", "read", link)["favourites"] == many[:20]
