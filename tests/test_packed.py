"""The check in one archive says what the check says, with nothing but Python's own library."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pwa import archive, catalogs, content, languages
from pwa.catalogs import Finding, Guidance, packed
from pwa.catalogs.model import MOST, gravest
from pwa.cli import cli
from pwa.locales import LOCALES, Locale
from pwa.settings import ROOT, TRANSLATIONS
from pwa.text import Text
from tests.catalog_samples import AR, ES, catalog, entry, spanish_file
from tests.catalog_seeds import CORRECT, SEEDED

BARE = """
import sys
sys.path[:0] = [sys.argv[1]]
import pwa.catalogs.packed as packed
for name in sys.argv[2:]:
    with open(name, "rb") as file:
        print(packed.judge(file.read(), name))
assert not {"babel", "flask", "markupsafe"} & set(sys.modules)
"""


def seeded(locale: Locale) -> tuple[tuple[Text, ...], str]:
    """All seeds of a language in one catalog, each under a key of its own, and their texts."""
    cases = [(text, forms) for _, _, one, text, forms in SEEDED if one is locale]
    cases += [(text, forms) for one, text, forms in CORRECT if one is locale]
    texts = [(replace(text, key=f"{text.key}/{n}"), forms) for n, (text, forms) in enumerate(cases)]
    return tuple(text for text, _ in texts), catalogs.write(
        catalog(locale, *(entry(text, *forms) for text, forms in texts))
    )


def told(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """As JSON holds them; files of this machine are named from the project's folder on."""
    return [asdict(one) | {"file": one.file.removeprefix(f"{ROOT.as_posix()}/")} for one in findings]


def bare(folder: Path, packed_check: bytes, *names: str) -> list[Any]:
    """What a Python without any package answers about files in `folder`."""
    (folder / "check.zip").write_bytes(packed_check)
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", BARE, "check.zip", *names],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("locale", [ES, AR], ids=lambda one: one.code)
def test_the_archive_says_what_the_check_says(tmp_path: Path, locale: Locale) -> None:
    """Every seeded mistake and every correct control, finding by finding, without Babel or Flask at hand."""
    texts, file = seeded(locale)
    name = f"{locale.code}.po"
    (tmp_path / name).write_text(file)

    (found,) = bare(tmp_path, archive.archive(texts, TRANSLATIONS), name)

    here = catalogs.check(catalogs.parse(file.encode(), locale, name), texts, Guidance.load(TRANSLATIONS, locale))
    assert found == {"language": locale.code, "findings": told(here)}
    assert len(here) > 10


def test_our_own_catalogs_and_broken_files(tmp_path: Path) -> None:
    """The real texts; files that are none, half, in a language that is not ours, or English."""
    texts = content.load().texts
    files = {
        "es.po": catalogs.path_of(TRANSLATIONS, ES).read_bytes(),
        "sent.po": spanish_file().replace('"Hoy"', '"Hoy').encode(),
        "ar.po": b"\xff\xfe",
        "new.po": spanish_file().replace("Language: es", "Language: fr").encode(),  # no line, no catalog: CLDR knows it
        "mexico.po": spanish_file().replace("Language: es", "Language: es_MX").encode(),  # nor has its country
        "pt_BR.po": spanish_file().replace("Language: es", "Language: pt-BR").encode(),
        "script.po": spanish_file().replace("Language: es", "Language: sr-Latn").encode(),
        "region.po": spanish_file().replace("Language: es", "Language: es-Mars").encode(),
        "klingon.po": spanish_file().replace("Language: es", "Language: tlh").encode(),
        "en.po": b"",
    }
    for name, body in files.items():
        (tmp_path / name).write_bytes(body)

    found = dict(zip(files, bare(tmp_path, archive.archive(texts, TRANSLATIONS), *files), strict=True))

    assert {name: one["language"] for name, one in found.items()} == {
        "es.po": "es", "sent.po": "es", "ar.po": "ar", "new.po": "fr", "mexico.po": "es-MX",
        "pt_BR.po": "pt-BR", "script.po": "sr-Latn", "region.po": None, "klingon.po": None, "en.po": None,
    }  # fmt: skip
    for name, one in found.items():
        if one["language"]:
            locale = languages.find(one["language"])
            here = catalogs.check(catalogs.parse(files[name], locale, name), texts, Guidance.load(TRANSLATIONS, locale))
            assert one["findings"] == told(gravest(here)), name
    assert [one["check"] for one in found["ar.po"]["findings"]] == ["encoding"]


def test_the_glossary_is_judged_by_its_own_words(tmp_path: Path) -> None:
    """Under whatever name it comes back, and as the command line judges it."""
    path = catalogs.path_of(TRANSLATIONS, ES, "glossary")
    sent = path.read_text().replace('msgstr "médula espinal"', 'msgstr "médula {x} espinal"')
    (tmp_path / "mine.po").write_text(sent)

    (found,) = bare(tmp_path, archive.archive(content.load().texts, TRANSLATIONS), "mine.po")
    done = CliRunner().invoke(cli, ["translations", "check", "--json", str(tmp_path / "mine.po")])

    assert [(one["key"], one["check"]) for one in found["findings"]] == [("glossary/spinal-cord", "marks")]
    said = [one | {"file": Path(one["file"]).name} for one in json.loads(done.stdout)]
    assert said == found["findings"]


def test_the_archive_is_the_same_on_every_machine() -> None:
    """No time, no path of this machine; and only what the check needs."""
    texts = content.load().texts[:50]
    made = archive.archive(texts, TRANSLATIONS)

    assert made == archive.archive(texts, TRANSLATIONS)
    assert ROOT.as_posix().encode() not in made
    with zipfile.ZipFile(BytesIO(made)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.read("pwa/__init__.py") == b""
        assert not [name for name in file.namelist() if "content" in name or name.endswith(("cldr.py", "confined.py"))]


def test_guidance_survives_the_way() -> None:
    """Terms, signatures and accepted warnings come out as they went in."""
    texts = content.load().texts
    guidance = {code: replace(Guidance.load(TRANSLATIONS, LOCALES[code]), faults=()) for code in ("es", "ar")}

    there = packed.load(packed.dump(texts, texts[:2], LOCALES.values(), guidance))

    assert (there.guidance, there.locales, len(there.terms)) == (guidance, LOCALES, 2)
    assert guidance["es"].terms and guidance["es"].allowed
    assert [(text.key, text.source, text.limit) for text in there.texts] == [(t.key, t.source, t.limit) for t in texts]


def test_of_too_many_findings_the_gravest_are_told() -> None:
    """An error on the last line is not lost behind a thousand lines that are not translated yet."""
    many = [Finding("f", n, "k", "info", "untranslated", "m", "r") for n in range(MOST + 20)]
    error = Finding("f", MOST + 99, "k", "error", "marks", "m", "r")

    assert gravest([*many, error]) == [*many[: MOST - 1], error]
