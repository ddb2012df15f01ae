"""PO files: what is written is read again, GNU gettext leaves it alone, no file can do harm."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pwa import catalogs
from pwa.catalogs import Catalog, Entry, parse, pot, reader, write
from pwa.text import Text
from tests.catalog_samples import AR, DAYS, ES, TAB, TEXTS, WALK, catalog, entry, spanish_file

gnu = pytest.mark.skipif(not shutil.which("msgfmt"), reason="GNU gettext is not installed")

words = st.text(st.sampled_from("abñé ،م語😀{}\"\\\n\t'*"), max_size=12)
lines = st.tuples() | st.tuples(st.text("abc .:,~|", max_size=6).map(str.strip))
entries = st.builds(
    Entry,
    key=st.text("ab/-", min_size=1, max_size=6),
    source=words.filter(bool),
    forms=st.tuples(words),
    flags=st.just(()) | st.just(("python-brace-format",)),
    fuzzy=st.booleans(),
    notes=lines,
    comments=lines,
    files=st.just(()) | st.just(("pwa/content/ui.toml",)),
    previous=st.just(()) | words.map(lambda text: (("msgid", text),)),
    obsolete=st.booleans(),
) | st.builds(
    Entry,
    key=st.text("cd/-", min_size=1, max_size=6),
    source=words.filter(bool),
    other=words.filter(bool),
    forms=st.tuples(words, words),
    obsolete=st.booleans(),
)
# What is not translated is never fuzzy, nor kept when it is obsolete.
entries = entries.map(lambda one: one if one.forms[0] else replace(one, fuzzy=False, obsolete=False))
some = st.lists(entries, max_size=5, unique_by=lambda one: one.key)


def tool(*command: str, text: str) -> subprocess.CompletedProcess[str]:
    """Run a GNU tool on a file given on its standard input."""
    return subprocess.run(command, input=text, capture_output=True, encoding="utf-8", check=False)


def bare(read: Catalog) -> tuple[Entry, ...]:
    """Entries without their lines."""
    return tuple(replace(one, line=0) for one in read.entries)


@given(some)
def test_reading_gives_what_was_written(found: list[Entry]) -> None:
    """Writing and reading is the identity, comments, marks and obsolete entries included."""
    made = catalog(ES, *found) if found else Catalog(ES, "messages.po", catalog().header)

    again = parse(write(made).encode(), ES, "messages.po")

    assert again.faults == ()
    assert bare(again) == made.entries
    assert again.header == made.header
    assert write(again) == write(made)


@gnu
@given(st.lists(entries, max_size=5, unique_by=lambda one: one.key))
@settings(max_examples=60, deadline=None)
def test_gnu_msgcat_changes_no_line(found: list[Entry]) -> None:
    """The canonical form is that of GNU gettext, so of Poedit and Weblate."""
    text = write(catalog(ES, *sorted(found, key=lambda one: one.obsolete)))

    done = tool("msgcat", "--no-wrap", "-", text=text)

    assert done.returncode == 0, done.stderr
    assert done.stdout == text


@gnu
def test_gnu_msgfmt_accepts_what_we_write() -> None:
    """Header, placeholders and plural forms hold before the strictest check of gettext."""
    text = write(catalogs.update(catalog(), TEXTS)).replace("YEAR-MO-DA HO:MI+ZONE", "2026-11-21 09:00+0000")
    text = text.replace("FULL NAME <EMAIL@ADDRESS>", "Ana <ana@example.org>")

    done = tool("msgfmt", "-c", "-o", "/dev/null", "-", text=text)

    assert (done.returncode, done.stderr) == (0, "")


@gnu
def test_gnu_tools_take_away_the_flags_of_weblate_only() -> None:
    """`update` puts it back; the note beside it says the same to people."""
    text = write(catalogs.update(catalog(), TEXTS))

    kept = tool("msgcat", "--no-wrap", "-", text=text).stdout

    assert kept == text.replace("#, max-length:24\n", "").replace(", priority:200", "").replace("#, priority:150\n", "")
    assert write(catalogs.update(parse(kept.encode(), ES, ""), TEXTS)) == text


@gnu
def test_the_template_is_a_template_for_gnu_gettext() -> None:
    """msginit, which Poedit resembles, starts a catalog from it that we can read."""
    made = tool("msginit", "--no-translator", "--no-wrap", "-l", "es", "-i", "-", "-o", "-", text=pot(TEXTS))

    read = parse(made.stdout.encode(), ES, "")

    assert made.returncode == 0, made.stderr
    assert read.faults == ()
    assert [one.key for one in read.entries] == [text.key for text in TEXTS]


def test_the_template_says_all_a_translator_needs() -> None:
    """Context, note, page, file, placeholders and room, one message for each text in order."""
    text = pot(TEXTS)

    assert text.split("\n\n")[2:4] == [
        "#. A button beside it calls.\n#. Seen on /en/danger/.\n#: pwa/content/ui.toml\n#, python-brace-format, priority:200\n"
        'msgctxt "ui/danger/call"\nmsgid "Call **{number}** or read [the signs](page:danger)"\nmsgstr ""',
        "#. At most 24 characters.\n#. Seen on /en/.\n#: pwa/content/ui.toml\n#, max-length:24\n"
        'msgctxt "ui/tabs/today"\nmsgid "Today"\nmsgstr ""',
    ]
    assert "POT-Creation-Date" not in text


FAULTS: dict[str, tuple[Callable[[str], str], str, str]] = {
    "merge marks": (lambda s: s.replace('msgctxt "ui/tabs', '<<<<<<< HEAD\nmsgctxt "ui/tabs'), "syntax", "merge"),
    "no closing quote": (lambda s: s.replace('"Hoy"', '"Hoy'), "syntax", "without its end"),
    "no opening quote": (lambda s: s.replace('"Hoy"', 'Hoy"'), "syntax", "without its end"),
    "unknown keyword": (lambda s: s.replace('msgstr "Hoy"', 'msgtxt "Hoy"'), "syntax", "not a line"),
    "form of too high a number": (lambda s: s.replace("msgstr[1]", "msgstr[200000000]"), "syntax", "not a line"),
    "negative form": (lambda s: s.replace("msgstr[1]", "msgstr[-1]"), "syntax", "not a line"),
    "form left out": (lambda s: s.replace("msgstr[0]", "msgstr[2]"), "syntax", "holds"),
    "plural without forms": (lambda s: s.replace('msgid_plural "{n} days"\n', ""), "syntax", "holds"),
    "no translation line": (lambda s: s.replace('msgstr "Hoy"\n', ""), "syntax", "holds"),
    "text twice": (lambda s: s.replace('msgstr "Hoy"', 'msgstr "Hoy"\nmsgstr "Hoy"'), "syntax", "stands twice"),
    "unknown escape": (lambda s: s.replace('"Hoy"', r'"H\x6Fy"'), "syntax", "unknown escape"),
    "text of nothing": (lambda s: s + '\n"lost"\n', "syntax", "belongs to nothing"),
    "half obsolete": (lambda s: s.replace('msgstr "Hoy"', '#~ msgstr "Hoy"'), "syntax", "#~ on some"),
    "duplicate": (lambda s: s + '\nmsgctxt "ui/tabs/today"\nmsgid "Today"\nmsgstr "Ya"\n', "duplicate", "and on line"),
    "no context": (lambda s: s.replace('msgctxt "ui/tabs/today"\n', ""), "key", "no msgctxt"),
    "no header": (lambda s: s.partition("\n\n")[2], "header", "missing"),
    "fuzzy header": (lambda s: "#, fuzzy\n" + s, "header", "fuzzy"),
    "other language": (lambda s: s.replace("Language: es", "Language: fr"), "header", "not 'es'"),
    "folder as language": (lambda s: s.replace("Language: es", "Language: ../../etc"), "header", "not 'es'"),
    "other charset": (lambda s: s.replace("charset=UTF-8", "charset=UTF-7"), "header", "Content-Type"),
    "charset left open": (lambda s: s.replace("charset=UTF-8", "charset=CHARSET"), "header", "Content-Type"),
    "field twice": (lambda s: s.replace('"Language: es', '"Language: es\\n"\n"Language: es'), "header", "twice"),
    "no field": (lambda s: s.replace('"Language: es', '"hello\\n"\n"Language: es'), "header", "no header field"),
    "three forms": (lambda s: s.replace("nplurals=2", "nplurals=3"), "header", "Plural-Forms"),
    "a billion forms": (lambda s: s.replace("nplurals=2", "nplurals=1000000000"), "header", "Plural-Forms"),
    "division by zero": (lambda s: s.replace("(n != 1)", "(n/0)"), "header", "Plural-Forms"),
    "100,000 brackets": (lambda s: s.replace("(n != 1)", "(" * 100_000 + "n"), "header", "Plural-Forms"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_file_is_refused_with_its_line(name: str) -> None:
    """Every fault is found, says where it is and what to do."""
    spoil, check, words = FAULTS[name]
    text = spoil(spanish_file())
    assert text != spanish_file()

    faults = parse(text.encode(), ES, "messages.po").faults

    found = [fault for fault in faults if fault.check == check and words in fault.message]
    assert found, faults
    assert 1 <= found[0].line <= text.count("\n") + 1
    assert found[0].remedy
    assert len(str(found[0])) < 400


@pytest.mark.parametrize(
    ("raw", "line", "words"),
    [
        (b"\xef\xbb\xbf" + spanish_file().encode(), 1, "byte order mark"),
        (spanish_file().encode("latin-1"), 0, "not UTF-8"),
        (b"#" * (reader.MAX_BYTES + 1), 1, "larger than"),
        (b"garbage\n" * 5000, 0, "too many"),
        (b"", 1, "header is missing"),
    ],
    ids=["mark", "latin-1", "huge", "garbage", "empty"],
)
def test_a_file_that_is_no_catalog_is_refused(raw: bytes, line: int, words: str) -> None:
    """Whole-file faults, and few words about them however large the file is."""
    faults = parse(raw, ES, "messages.po").faults

    assert faults
    assert len(faults) <= reader.MAX_FAULTS + 1
    assert any(words in fault.message and (not line or fault.line == line) for fault in faults), faults


@given(st.binary(max_size=300), st.integers(0, 2000), st.integers(0, 40))
def test_no_bytes_raise(junk: bytes, at: int, cut: int) -> None:
    """A catalog with any bytes in any place is read or refused; what is shown of it is printable."""
    raw = spanish_file().encode()

    read = parse(raw[:at] + junk + raw[at + cut :], ES, "messages.po")

    assert all(str(fault).isprintable() for fault in read.faults)
    if not read.faults:
        assert all(str(found).isprintable() for found in catalogs.check(read, TEXTS))


@pytest.mark.parametrize(
    "bomb",
    ['"' + "a" * 3_900_000 + '"', '"' + "\\n" * 1_900_000 + '"', '"' + "[*{" * 1_000_000, '"a\\', '"x"\n' * 900_000],
    ids=["letters", "escapes", "marks", "open", "lines"],
)
def test_a_bomb_is_judged_in_a_moment(bomb: str) -> None:
    """However the 4 MB are filled; time grows with the size, not with its square."""
    raw = spanish_file().replace('"Hoy"', bomb).encode()
    assert len(raw) < reader.MAX_BYTES

    started = time.process_time()
    found = catalogs.check(parse(raw, ES, "messages.po"), TEXTS)

    assert any(one.severity == "error" for one in found)
    assert time.process_time() - started < 10


def test_messages_need_no_empty_line_between_them() -> None:
    """Nor does an empty line cut a comment off from its message."""
    header, _, rest = spanish_file().partition("\n\n")
    close = header + "\n\n# ask Ana\n\n" + rest.replace("\n\n", "\n")
    close = close.replace('msgctxt "ui/tabs', '#| msgid "Now"\nmsgctxt "ui/tabs')

    read = parse(close.encode(), ES, "messages.po")

    assert read.faults == ()
    assert [one.forms for one in read.entries] == [one.forms for one in catalog().entries]
    assert read.entries[0].comments == ("ask Ana",)
    assert read.entries[1].comments == ()
    assert [one.previous for one in read.entries] == [(), (), (("msgid", "Now"),), ()]


def test_windows_line_ends_are_read() -> None:
    """Notepad's line ends are no fault; the canonical form has none."""
    read = parse(spanish_file().replace("\n", "\r\n").encode(), ES, "")

    assert write(read) == spanish_file()


def test_load_gives_entries_in_use_by_key(tmp_path: Path) -> None:
    """English needs no catalog, a language without file has none yet, a faulty one is an error."""
    path = catalogs.path_of(tmp_path, AR)
    path.parent.mkdir(parents=True)
    path.write_text(write(catalog(AR, entry(TAB, "اليوم"), entry(WALK, "x", obsolete=True))), encoding="utf-8")

    assert path == tmp_path / "ar" / "LC_MESSAGES" / "messages.po"
    assert {key: one.forms for key, one in catalogs.load(tmp_path, AR).items()} == {TAB.key: ("اليوم",)}
    assert catalogs.load(tmp_path, ES) == {}
    path.write_text("nonsense", encoding="utf-8")
    with pytest.raises(catalogs.CatalogError, match=r"messages\.po:1: file: not a line of a PO file: nonsense; undo"):
        catalogs.load(tmp_path, AR)


def test_stats_count_stale_and_missing_apart() -> None:
    """100 per cent means nothing is left; words left are those of the English text."""
    found = {
        TAB.key: entry(TAB, "Hoy"),
        WALK.key: entry(Text(WALK.key, "walk"), "anda"),
        DAYS.key: entry(DAYS, "{n} día", ""),
    }

    counted = catalogs.stats(found, TEXTS)

    assert (counted.total, counted.done, counted.stale, counted.missing) == (4, 1, 2, 1)
    assert counted.percent == 25
    assert catalogs.stats(catalog().by_key(), TEXTS).percent == 100
    assert counted.words_left == 6 + 5 + 1  # numbers and names are not translated
