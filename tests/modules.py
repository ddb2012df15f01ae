"""Pure modules of the pages' scripts, called from Python: they run under Node, unchanged."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

HOST = Path(__file__).parent / "js" / "module_host.mjs"


class ModuleError(Exception):
    """What a module threw; `code` and `path` as its `Fault` has them."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(f"{error['name']}: {error['message']}")
        self.name = error["name"]
        self.code = error.get("code")
        self.path = error.get("path")


class Modules:
    """The Node process. `modules("timers", "left", timer, now)` calls an exported function."""

    def __init__(self, **env: str) -> None:
        self._process = subprocess.Popen(
            ["node", str(HOST)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, **env},
        )

    def __call__(self, module: str, call: str, *args: Any) -> Any:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps({"module": module, "call": call, "args": args}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._process.stdout.readline())
        if "error" in answer:
            raise ModuleError(answer["error"])
        return answer.get("value")

    def close(self) -> None:
        self._process.kill()
        self._process.wait()


@contextmanager
def modules(**env: str) -> Iterator[Modules]:
    """`LANGUAGE` is the page's language, `TZ` the phone's time zone."""
    if not shutil.which("node"):
        pytest.skip("node: not installed")
    host = Modules(**env)
    try:
        yield host
    finally:
        host.close()
