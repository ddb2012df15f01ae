"""`backpocket translations`: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from pwa import catalogs, translations_cli
from pwa.catalogs import CatalogError, review
from tests.catalog_samples import AR, CALL, ES, TAB, TEXTS, WALK, catalog, entry, spanish_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A translations folder with the Spanish catalog, and the samples as content."""
    monkeypatch.setattr(translations_cli, "TRANSLATIONS", tmp_path)
    monkeypatch.setattr("pwa.content.load", lambda: SimpleNamespace(texts=TEXTS))
    path = catalogs.path_of(tmp_path, ES)
    path.parent.mkdir(parents=True)
    path.write_text(spanish_file(), encoding="utf-8")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    """Run the command as a shell would."""
    return CliRunner().invoke(translations_cli.translations, [str(a) for a in arguments])


def test_extract_writes_the_template_once(folder: Path) -> None:
    """The second run has nothing to do; --check tells both."""
    assert run("extract", "--check").exit_code == 1
    assert not (folder / "messages.pot").exists()

    assert f"{folder / 'messages.pot'}: written" in run("extract").output

    assert (folder / "messages.pot").read_text(encoding="utf-8") == catalogs.pot(TEXTS)
    assert (run("extract").output, run("extract", "--check").exit_code) == ("", 0)


def test_update_brings_files_and_flags_in(folder: Path) -> None:
    """The catalog of one language, then nothing more to do."""
    path = catalogs.path_of(folder, ES)
    assert run("update", "es", "--check").exit_code == 1

    assert run("update", "es").exit_code == 0

    assert "#, max-length:24" in path.read_text(encoding="utf-8")
    assert run("update", "es", "--check").exit_code == 0
    done = run("update")  # all languages: Arabic has no file here
    assert done.exit_code == 1
    assert "run `backpocket translations new ar`" in done.output


def test_new_starts_a_catalog_and_never_overwrites(folder: Path) -> None:
    """Six empty forms for Arabic; a language of no table too; a second time is refused."""
    assert run("new", "ar").exit_code == 0

    text = (folder / "ar" / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")
    assert (folder / "ar" / "LC_MESSAGES" / "glossary.po").exists()
    assert 'msgstr[5] ""' in text
    assert 'Language: ar\\n"' in text
    assert run("new", "pt_BR").exit_code == 0
    assert "Language: pt_BR\\n" in (folder / "pt_BR" / "LC_MESSAGES" / "messages.po").read_text(encoding="utf-8")
    assert "\npt-BR: 0 %" in run("stats").output
    again = run("new", "ar")
    assert again.exit_code == 1
    assert "is there already" in again.output


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("ess", "did you mean 'es'?"),
        ("mt", "add CLDR's to PLURALS in pwa/locales.py"),
        ("en", "pwa/content"),
        ("../etc", "write a language tag"),
    ],
)
def test_an_unknown_language_gets_help(folder: Path, code: str, words: str) -> None:
    """A near name, or what it lacks."""
    done = run("new", code)

    assert done.exit_code == 2
    assert words in " ".join(done.output.split())


def test_check_ends_with_1_for_errors_only(folder: Path) -> None:
    """A file from anywhere: its language is that of its folder, or the one it names."""
    assert run("check", catalogs.path_of(folder, ES)).exit_code == 0
    sent = folder / "from-ana.po"
    sent.write_text(spanish_file().replace('"Hoy"', '"Hoy <b>"'), encoding="utf-8")

    done = run("check", sent)

    assert done.exit_code == 1
    assert f"{sent}:" in done.output
    assert "ui/tabs/today: unknown mark '<'" in done.output
    found = json.loads(run("check", "--json", sent).stdout)
    assert [(one["key"], one["check"], one["severity"]) for one in found] == [("ui/tabs/today", "marks", "error")]


def test_check_without_a_file_judges_all_that_should_be_there(folder: Path) -> None:
    """A language without its catalog is an error."""
    done = run("check")

    assert done.exit_code == 1
    assert "run `backpocket translations new ar`" in done.output


def test_check_refuses_a_file_in_no_language(folder: Path) -> None:
    """It cannot be judged without knowing what it is."""
    sent = folder / "sent.po"
    sent.write_text(spanish_file().replace("Language: es", "Language: xx"), encoding="utf-8")

    assert "is no language CLDR knows" in run("check", sent).output
    assert "no Language; write" in run("check", folder / "nowhere.po").output


def test_stats_for_people_and_machines(folder: Path) -> None:
    """Per language; what has no file yet has everything to do."""
    assert "es: 100 % (4 of 4), stale 0, missing 0, 0 words left; safety text signed: 0 of 2" in run("stats").output

    found = json.loads(run("stats", "--json").output)
    assert (found["es"]["percent"], found["es"]["ready"], found["ar"]["ready"]) == (100, True, False)
    assert "done 0; not ready for readers\n" in run("stats").output
    assert (found["ar"]["missing"], found["ar"]["percent"]) == (4, 0)


def test_review_signs_what_it_shows(folder: Path) -> None:
    """Both languages are printed; the counts and the file tell; a later edit makes it void."""
    path = catalogs.path_of(folder, ES)
    done = run("review", "es", WALK.key, "ui/danger/*", "--reviewer", "Ana  Ruiz, GP")

    assert done.exit_code == 0
    assert f"{WALK.key}\n  {WALK.source}\n  da un paseo corto de 10 minutos\n" in done.output
    assert "safety text signed: 2 of 2" in run("stats").output
    signatures, faults = review.read(folder / "es" / "reviewed.toml")
    assert faults == []
    assert {one.reviewer for one in signatures.values()} == {"Ana Ruiz, GP"}
    assert set(signatures) == {WALK.key, CALL.key}
    path.write_text(spanish_file().replace("paseo corto", "paseo breve"), encoding="utf-8")
    assert "safety text signed: 1 of 2" in run("stats").output
    assert f"review es {WALK.key} --reviewer NAME` (sign-off)" in run("check", path).output
    assert run("check", path).exit_code == 0


def test_review_refuses_what_cannot_be_signed(folder: Path) -> None:
    """No safety text, not translated, with an error; then no signature at all is written."""
    path = catalogs.path_of(folder, ES)
    assert "is no safety text; did you mean" in " ".join(
        run("review", "es", "guide/sciatica/do/wal", "--reviewer", "A").output.split()
    )
    assert run("review", "es", TAB.key, "--reviewer", "A").exit_code == 2
    assert run("review", "es", WALK.key).exit_code == 2
    path.write_text(spanish_file().replace("de 10 minutos", "de 1 minuto"), encoding="utf-8")

    done = run("review", "es", "*", "--reviewer", "A")

    assert done.exit_code == 1
    assert f"{WALK.key}: is not translated without errors" in done.output
    assert not (folder / "es" / "reviewed.toml").exists()


def test_check_judges_with_glossary_and_accepted_warnings(folder: Path) -> None:
    """Of the translations folder, also for a file that was sent."""
    (folder / "glossary.toml").write_text('[walk]\nen = ["walk"]\nes = ["caminata"]\n', encoding="utf-8")
    sent = folder / "sent.po"
    sent.write_text(spanish_file(), encoding="utf-8")

    assert "'walk' is caminata here" in run("check", sent).output
    (folder / "es" / "allow.toml").write_text(
        f'[[allow]]\ncheck = "glossary"\nkey = "{WALK.key}"\nreason = "house style"\n'
    )
    assert run("check", sent).output == ""


def test_a_glossary_is_a_catalog_of_its_own(folder: Path) -> None:
    """Template, start, update and check go by the name of the file."""
    (folder / "glossary.toml").write_text('[walk]\nen = ["walk"]\n', encoding="utf-8")
    assert run("extract").exit_code == 0
    assert 'msgctxt "glossary/walk"\nmsgid "walk"' in (folder / "glossary.pot").read_text(encoding="utf-8")
    assert run("new", "it").exit_code == 0
    path = folder / "it" / "LC_MESSAGES" / "glossary.po"
    path.write_text(path.read_text().replace('msgid "walk"\nmsgstr ""', 'msgid "walk"\nmsgstr "<b>"'))
    (folder / "glossary.toml").write_text('[walk]\nen = ["walk"]\n\n[run]\nen = ["run"]\n', encoding="utf-8")

    assert "unknown mark" in run("check", path).output
    assert "glossary/walk: unknown mark" in run("check").output
    assert run("update", "it").exit_code == 0
    assert 'msgctxt "glossary/run"' in path.read_text()


def test_the_files_of_the_product_are_up_to_date() -> None:
    """Template, glossary and catalogs say what the content says; nothing is left to do by hand."""
    for command in ("extract", "update", "normalize"):
        done = run(command, "--check")

        assert (done.exit_code, done.output) == (0, "")


def test_normalize_writes_the_canonical_form(folder: Path) -> None:
    """Once; a file that cannot be mended is left alone."""
    path = catalogs.path_of(folder, ES)
    path.write_text(spanish_file().replace("\n", "\r\n"), encoding="utf-8")

    assert run("normalize", path).exit_code == 0

    assert path.read_bytes() == spanish_file().encode()
    path.write_text("garbage", encoding="utf-8")
    assert isinstance(run("normalize", path).exception, CatalogError)
    assert path.read_text(encoding="utf-8") == "garbage"


def test_update_touches_nothing_when_one_catalog_is_broken(folder: Path) -> None:
    """All or nothing, so that a second run starts from the same state."""
    path = catalogs.path_of(folder, ES)
    run("new", "ar")
    arabic = catalogs.path_of(folder, AR)
    arabic.write_text("garbage", encoding="utf-8")

    assert isinstance(run("update").exception, CatalogError)

    assert path.read_text(encoding="utf-8") == spanish_file()
    assert catalogs.check(catalog(ES, entry(TAB, "Hoy")), [TAB]) == []
