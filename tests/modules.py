"""Pure modules of the pages' scripts, called from Python: they run under Node, unchanged."""

from __future__ import annotations

from typing import Any

from tests.node import Node


class ModuleError(Exception):
    """What a module threw; `code` and `path` as its `Fault` has them."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(f"{error['name']}: {error['message']}")
        self.name = error["name"]
        self.code = error.get("code")
        self.path = error.get("path")


class Modules(Node):
    """The Node process. `modules("timers", "left", timer, now)` calls an exported function."""

    def __call__(self, module: str, call: str, *args: Any) -> Any:
        answer = self.ask({"module": module, "call": call, "args": args})
        if "error" in answer:
            raise ModuleError(answer["error"])
        return answer.get("value")


def modules(**env: str) -> Modules:
    """`LANGUAGE` is the page's language, `TZ` the phone's time zone."""
    return Modules("module_host.mjs", **env)
