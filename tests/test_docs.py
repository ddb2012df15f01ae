"""Docs that fail when they lie."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path

from click.testing import CliRunner

from pwa.cli import cli
from tests.test_layers import LAYERS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()


def test_every_make_target_named_exists() -> None:
    named = set(re.findall(r"`?make ([a-z][a-z-]*)", README + CONTRIBUTING))

    assert {"serve", "test"} <= named
    assert all(re.search(rf"^{target}:", MAKEFILE, re.M) for target in named)


def test_every_variable_is_explained() -> None:
    """The table of the README is the settings' list, no more and no less."""
    used = set(re.findall(r'env(?:\.get\()?,? ?"((?:BACKPOCKET_)?[A-Z_]+)"', (ROOT / "pwa/settings.py").read_text()))
    table = {name for row in re.findall(r"^\| (`[A-Z_`, ]+) \|", README, re.M) for name in re.findall("[A-Z_]+", row)}

    assert used == table


def test_every_package_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    names = [re.split("[<>=]", row)[0] for row in project["dependencies"] + project["optional-dependencies"]["dev"]]

    assert [name for name in names if name not in CONTRIBUTING] == []


def test_the_layout_is_the_real_one() -> None:
    listed = set(re.findall(r"\w+", CONTRIBUTING.partition("```\n")[2].partition("content/")[0]))

    assert set().union(*LAYERS) <= listed


def test_links_between_documents() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "deploy").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[\w-]*)?\)", path.read_text()):
            if not re.match(r"[a-z]+:", target) and not target.startswith(("guide", "page")):
                assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_what_is_named_for_translators_exists() -> None:
    """Commands of the chapter and of the hooks are commands, their options too."""
    hooks = re.findall(r"entry: \.venv/bin/python -m pwa\.cli (.+)", (ROOT / ".pre-commit-config.yaml").read_text())
    named = {f"translations {verb}" for verb in re.findall(r"`(?:backpocket )?translations ([a-z]+)", CONTRIBUTING)}

    assert len(hooks) == 3
    assert named >= {f"translations {verb}" for verb in ("new", "normalize", "extract", "review", "stats")}
    for line in sorted({*hooks, *named}):
        assert CliRunner().invoke(cli, [*shlex.split(line), "--help"]).exit_code == 0, line


def test_nothing_speaks_of_the_workshop() -> None:
    """The repository speaks of the product alone."""
    bad = re.compile("/" + "work/|/" + "tmp/[a-z]|sub" + "agent|" + r"\.\./sh" + "ared/")
    for folder in ("pwa", "static", "tests", "bench", "deploy"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".py", ".js", ".css", ".toml", ".html", ".md"):
                assert not bad.search(path.read_text()), path
