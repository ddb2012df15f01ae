"""A translator sees the real pages with their file in them, whatever the file holds, and again at every save."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pwa import catalogs, headers, site
from pwa.catalogs import review
from pwa.cli import cli
from pwa.content import load
from pwa.preview.judged import judge
from tests.catalog_samples import CALL, ES, TAB, TEXTS, WALK, spanish_file
from tests.previewing import BEFORE, ERROR, MISSING, STALE, Preview, changed, damaged, previewing, spanish
from tests.serving import ask
from tests.test_catalogs_confined import BOMBS


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of a Spanish file with a message of every state."""
    file = tmp_path_factory.mktemp("preview") / "es.po"
    file.write_text(damaged(spanish()))
    with previewing(file) as held:
        yield held


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    """The same file for every case."""
    yield running
    if running.file.read_text() != damaged(spanish()):
        running.save(damaged(spanish()))


def page(preview: Preview, path: str) -> str:
    return ask(preview.port, path).body.decode()


def messages(preview: Preview) -> dict[str, Any]:
    return dict(json.loads(page(preview, "/preview/messages.json")))


def test_all_pages_of_the_language_are_there_and_marked(preview: Preview, built: site.Site) -> None:
    """Player and danger page included; other languages are as they are; nothing is kept by anyone."""
    for path in (
        "/es/",
        "/es/danger/",
        "/es/routines/sciatica/",
        "/es/timer/cold-pack/",
        "/es/offline/",
        "/es/search/",
    ):
        answer = ask(preview.port, path)
        assert (answer.status, answer.headers["cache-control"]) == (200, "no-store"), path
        assert 'data-msg="ui/tabs/today" data-state="done">Hoy<' in answer.body.decode()
        assert "/preview/live.js" in answer.body.decode()
    assert ask(preview.port, "/en/danger/").body.decode().count("data-msg") == 0
    assert len(json.loads(page(preview, "/es/search.json"))) == len(json.loads(built.files["/es/search.json"]))
    assert json.loads(page(preview, "/es/app.webmanifest"))["lang"] == "es"
    assert ask(preview.port, "/es/404.html").status == 404
    assert 'data-msg="ui/error/title_404"' in page(preview, "/es/nowhere/")
    assert (ask(preview.port, "/").headers["location"], ask(preview.port, "/es/care").headers["location"]) == (
        "/es/", "/es/care/",
    )  # fmt: skip


def test_the_policy_is_as_strict_and_allows_no_worker(preview: Preview) -> None:
    """The worker's address answers with one that takes an old worker's place and leaves."""
    answer = ask(preview.port, "/es/")

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "worker-src 'none'" in policy and "require-trusted-types-for 'script'" in policy
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert re.search(r"<script(?![^>]*(src|application/json))", answer.body.decode()) is None
    assert "registration.unregister()" in page(preview, "/sw.js")


def test_only_this_machine_is_answered(preview: Preview) -> None:
    """A name that other people's sites point here gets nothing."""
    connection = http.client.HTTPConnection("127.0.0.1", preview.port)
    connection.request("GET", "/es/", headers={"Host": "rebound.example"})

    assert connection.getresponse().status == 400


def test_the_overlay_is_told_everything_about_a_message(preview: Preview) -> None:
    """State, forms, English now and then, note, room left, findings, line, pages, counts."""
    data = messages(preview)
    of = data["messages"]
    texts = load().texts

    assert set(of) == {text.key for text in texts}
    assert (data["lang"], data["dir"], data["file"]) == ("es", "ltr", preview.file.as_posix())
    assert {key: of[key]["state"] for key in (STALE, MISSING, ERROR)} == {
        STALE: "stale", MISSING: "missing", ERROR: "error",
    }  # fmt: skip
    assert of[STALE]["old"] == [BEFORE]
    assert "old" not in of["ui/tabs/today"] and "forms" not in of[MISSING]
    assert [one["check"] for one in of[ERROR]["findings"]][:2] == ["marks", "numbers"]
    assert of[ERROR]["findings"][0]["line"] == of[ERROR]["line"] > 1
    assert (of["ui/tabs/today"]["left"], of["ui/tabs/today"]["limit"]) == (24 - len("Hoy"), 24)
    assert of["ui/app/page_title"]["note"].startswith("In the browser's tab")
    assert "/es/danger/" in of[STALE]["places"] and "/es/guides/sciatica/" in of[MISSING]["places"]
    assert of["ui/dose/rest"]["source"] == [_text("ui/dose/rest").source, _text("ui/dose/rest").other]
    counts = data["counts"]
    assert counts["total"] == len(texts) == sum(counts[state] for state in catalogs.STATES)
    assert (counts["stale"], counts["error"], counts["errors"]) == (1, 1, 2)


def _text(key: str) -> Any:
    return next(text for text in load().texts if text.key == key)


def test_a_save_is_shown_and_announced(preview: Preview) -> None:
    """New words, new counts, a new version for those who wait; saving the same again is no news."""
    events = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=60)
    events.request("GET", "/preview/events")
    stream = events.getresponse()
    first = stream.readline()
    assert first.startswith(b"data: ") and stream.readline() == b"\n"

    text = changed(damaged(spanish()), MISSING, lambda entry: entry.replace('msgstr ""', 'msgstr "Dolor ciático"'))
    line = preview.save(text)

    assert (line["broken"], line["missing"], line["stale"]) == (False, 0, 1)
    assert stream.readline() not in (first, b":\n")
    assert '<h1 data-msg="guide/sciatica/title" data-state="done">Dolor ciático</h1>' in page(
        preview, "/es/guides/sciatica/"
    )
    events.close()


def test_a_broken_file_shows_its_findings_and_the_next_save_recovers(preview: Preview) -> None:
    """On every page of the language; the server goes on."""
    line = preview.save(damaged(spanish()).replace('msgstr "Hoy"', 'msgstr "Hoy', 1))

    assert line["broken"] and line["errors"] >= 1
    answer = ask(preview.port, "/es/danger/")
    body = answer.body.decode()
    assert (answer.status, 'data-page="preview"' in body) == (503, True)
    assert f"<b>{preview.file}:" in body and "a text without its end" in body and "/preview/live.js" in body
    assert ask(preview.port, "/en/danger/").status == 200
    assert messages(preview)["counts"]["done"] == 0
    assert preview.save(damaged(spanish()))["broken"] is False
    assert ask(preview.port, "/es/danger/").status == 200


BROKEN: dict[str, str | bytes] = {
    "another language": spanish_file().replace("Language: es", "Language: fr"),
    "no text at all": b"\xff\xfe\x00",
    "a merge": spanish_file().replace("\n\n", "\n<<<<<<< ours\n\n", 1),
    "empty": "",
    **{name: spanish_file().replace('"Hoy"', bomb) for name, bomb in BOMBS.items() if name in ("messages", "marks")},
}


@pytest.mark.parametrize("name", BROKEN)
def test_whatever_a_file_holds_there_is_an_answer(tmp_path: Path, name: str) -> None:
    """Nothing of a file that cannot be read is shown; a message with an error is not shown either."""
    file = tmp_path / "es.po"
    raw = BROKEN[name]
    file.write_bytes(raw if isinstance(raw, bytes) else raw.encode())

    judged = judge(file, TEXTS, ES, tmp_path)

    assert judged.broken or (judged.states or {})[TAB.key] == "error"
    assert any(finding.severity == "error" and finding.file == file.as_posix() for finding in judged.findings)


def test_a_file_that_is_gone_is_waited_for(preview: Preview) -> None:
    """Some editors delete before they write."""
    text = preview.file.read_text()
    preview.file.unlink()
    assert preview.next("shown")["broken"]
    assert "cannot be read" in page(preview, "/es/")

    assert preview.save(text)["broken"] is False


def test_a_file_in_a_language_we_do_not_have_is_told_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "sent.po"
    file.write_text(spanish_file().replace("Language: es", "Language: xx"))

    done = CliRunner().invoke(cli, ["translations", "preview", str(file)])

    assert done.exit_code == 1
    assert f"{file}:1: header: 'xx' is no language CLDR knows" in done.output


@pytest.mark.parametrize("arguments", [[], ["es.po", "--pseudo", "en-XA"], ["--pseudo", "fr"], ["nowhere.po"]])
def test_a_call_that_cannot_be_meant_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "es.po").write_text(spanish_file())
    given = [str(tmp_path / one) if one.endswith(".po") else one for one in arguments]

    assert CliRunner().invoke(cli, ["translations", "preview", *given]).exit_code == 2


def test_signatures_and_exceptions_count(tmp_path: Path) -> None:
    """What people have laid down in the translations folder holds for a file from anywhere."""
    file = tmp_path / "es.po"
    file.write_text(spanish_file())
    before = judge(file, TEXTS, ES, tmp_path)
    assert before.states == {WALK.key: "unsigned", CALL.key: "unsigned", TAB.key: "done", TEXTS[3].key: "done"}

    (tmp_path / "es").mkdir()
    signed = {
        key: review.sign(entry, "Ana Ruiz, GP", date(2026, 1, 1)) for key, entry in (before.entries or {}).items()
    }
    review.path_of(tmp_path, ES).write_text(review.write({WALK.key: signed[WALK.key]}))

    after = judge(file, TEXTS, ES, tmp_path)
    assert after.states and after.states[WALK.key] == "done"
    assert after.version != before.version
    assert after.counts(TEXTS)["signed"] == 1


def test_a_reader_gets_nothing_of_the_preview(built: site.Site) -> None:
    """Not in a page, not in a pack: what translators fill in stands apart, and no search engine lists it."""
    pointer = json.loads(built.files["/o/latest.json"])
    manifests = [pointer["core"], *(pack["manifest"] for pack in pointer["packs"].values())]
    entries = [name for one in manifests for name in json.loads(built.files[f"/o/{one}"])["entries"]]
    kept = {name.partition("#")[0] for name in entries}
    read = kept | {url for url in built.files if url.endswith((".html", "/")) and not url.startswith("/preview/")}

    assert [url for url in read if "preview" in url] == []
    for url in read:
        body = built.files[url]
        assert b"translation-panel" not in body and b"data-msg" not in body and b"preview-page" not in body, url
    words = load().ui["preview"]["broken"].source.encode()
    assert [url for url in read if words in built.files[url]] == ["/en/translate/"]
    assert all(headers.of_file(url)["X-Robots-Tag"] == "noindex" for url in built.files if url.startswith("/preview/"))
