"""A script under Node that takes a JSON command a line and answers with a line of JSON."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Self

import pytest

FOLDER = Path(__file__).parent / "js"


class Node:
    """The process, from `with` to its end; without Node the tests that need it are skipped."""

    def __init__(self, script: str, **env: str) -> None:
        if not shutil.which("node"):
            pytest.skip("node: not installed")
        self._process = subprocess.Popen(
            ["node", str(FOLDER / script)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, **env},
        )

    def ask(self, command: dict[str, Any]) -> Any:
        """Its answer to a command."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
