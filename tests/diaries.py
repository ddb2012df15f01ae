"""Random diaries and settings, as readers may have them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

slug = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
day = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(date.isoformat)
at = st.builds(
    lambda d, h, m, s, z: f"{d}T{h:02}:{m:02}:{s:02}{z}",
    day,
    st.integers(0, 23),
    st.integers(0, 59),
    st.integers(0, 59),
    st.sampled_from(["Z", "+00:00", "+05:30", "-03:30", "+14:00", "-11:00"]),
)
level = st.integers(0, 10)
felt = st.none() | level
slugs = st.lists(slug, max_size=6)
# What people write, and what others would have them write.
note = st.text(st.characters(exclude_categories=["Cs"]), max_size=80) | st.sampled_from(
    [
        "=1+1",
        "@SUM(A1)",
        "+49 30 1234",
        "-3",
        "\t=cmd",
        "<script>alert(1)</script>",
        "__proto__",
        '"',
        "ظهري يؤلمني",
        "x" * 1000,
    ]
)
seconds = st.integers(0, 86_400)


def entry(number: int) -> st.SearchStrategy[dict[str, object]]:
    """An entry of any kind; `number` makes its id its own."""
    own = st.just(f"{number:032x}")
    pain = st.fixed_dictionaries(
        {"id": own, "kind": st.just("pain"), "at": at, "level": level, "where": slugs, "did": slugs, "note": note}
    )
    session = st.fixed_dictionaries(
        {
            "id": own,
            "kind": st.just("session"),
            "at": at,
            "of": st.sampled_from(["routine", "exercise"]),
            "slug": slug,
            "seconds": seconds,
            "before": felt,
            "after": felt,
            "end": st.sampled_from(["done", "stopped", "hurt"]),
        }
    )
    timer = st.fixed_dictionaries({"id": own, "kind": st.just("timer"), "at": at, "slug": slug, "seconds": seconds})
    return st.one_of(pain, session, timer)


diary = st.integers(0, 12).flatmap(lambda size: st.tuples(*(entry(number) for number in range(size)))).map(list)
settings = st.fixed_dictionaries(
    {},
    optional={
        "look": st.fixed_dictionaries(
            {"theme": st.sampled_from(["auto", "light", "dark"]), "size": st.sampled_from(["0", "1", "2"])}
        ),
        "start": st.fixed_dictionaries({"date": day, "exact": st.booleans()}),
        "ticks": st.dictionaries(day, slugs, max_size=5),
        "sound": st.booleans(),
        "country": st.sampled_from(["GB", "ES"]),
        "voice": st.booleans(),
        "favourites": st.lists(
            st.builds("{}/{}".format, st.sampled_from(["guide", "exercise"]), slug), min_size=1, max_size=6, unique=True
        ),
        "languages": st.lists(st.sampled_from(["en", "es", "pt-BR", "zh-Hans"]), min_size=1, unique=True),
    },
)
