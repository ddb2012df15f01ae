"""`python -m bench.mutants [COUNT] [NAME…]`: does the test suite notice when a check is spoilt?

Each mutant changes one place of one module of the checks (a comparison, a constant, a condition,
a finding left out); the tests run in a forked child that imports the spoilt module. A mutant that
no test notices survives and is printed. COUNT (200) are drawn, always the same ones; 0 takes all.
"""

from __future__ import annotations

import ast
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import hypothesis
import pytest

import pwa.cli

ROOT = Path(__file__).parent.parent
MODULES = (
    *("across", "allow", "case", "characters", "check", "form", "glossary", "guidance", "language"),
    *("negation", "quantities", "review", "safety", "sentences", "stats", "tables", "terms", "units", "wording"),
)
TESTS = (
    *("tests/test_catalogs_check.py", "tests/test_catalogs_quantities.py", "tests/test_catalogs_safety.py"),
    "tests/test_catalogs.py::test_stats_count_stale_and_missing_apart",
    "tests/test_languages.py::test_a_language_is_offered_when_most_of_it_and_of_its_safety_text_is_done",
)
LEFT_OUT = "not own_catalogs and not all_signs"  # slow, and about content more than about checks
PATIENCE = 60  # seconds; a mutant that never ends is noticed too
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add,
}  # fmt: skip
Change = Callable[[ast.AST], str]


def changes(node: ast.AST) -> Iterator[Change]:
    """What can be spoilt at this node; each change is made in place and says what it was."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in SWAPS:
            yield lambda n: _set(n, "ops", [SWAPS[type(op)]()], f"{type(op).__name__} swapped")
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in SWAPS:
            yield lambda n: _set(n, "op", SWAPS[type(op)](), f"{type(op).__name__} swapped")
        case ast.UnaryOp(op=ast.Not()):
            yield lambda n: _set(n, "operand", ast.UnaryOp(ast.Not(), _operand(n)), "not left out")
        case ast.Constant(value=bool() as value):
            yield lambda n: _set(n, "value", not value, f"{value} turned")
        case ast.Constant(value=int() | float() as value):
            yield lambda n: _set(n, "value", value + 1, f"{value} + 1")
        case ast.If(test=test) | ast.IfExp(test=test):
            yield lambda n: _set(n, "test", ast.UnaryOp(ast.Not(), test), "condition turned")
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield lambda n: _set(n, "value", ast.Constant(None), "finding left out")
        case ast.Expr(value=ast.Call()):
            yield lambda n: _set(n, "value", ast.Constant(None), "call left out")


def _set(node: ast.AST, field: str, value: object, what: str) -> str:
    setattr(node, field, value)
    return what


def _operand(node: ast.AST) -> ast.expr:
    assert isinstance(node, ast.UnaryOp)
    return node.operand


def mutants(name: str) -> Iterator[tuple[str, ast.Module]]:
    """All mutants of a module, each with its place and what was changed."""
    source = (ROOT / "pwa/catalogs" / f"{name}.py").read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(source)))
    # Whether a record is frozen decides no verdict.
    spared = {id(part) for node in nodes for one in getattr(node, "decorator_list", ()) for part in ast.walk(one)}
    places = [
        (number, nth)
        for number, node in enumerate(nodes)
        if id(node) not in spared
        for nth, _ in enumerate(changes(node))
    ]
    for number, nth in places:
        tree = ast.parse(source)
        node = list(ast.walk(tree))[number]
        what = list(changes(node))[nth](node)
        yield f"{name}.py:{getattr(node, 'lineno', 0)}: {what}", ast.fix_missing_locations(tree)


class _Spoilt(MetaPathFinder, Loader):
    """Gives one module of the checks in its spoilt form."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self._name, self._code = f"pwa.catalogs.{name}", compile(tree, f"<spoilt {name}>", "exec")

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname == self._name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self._code, module.__dict__)


def noticed(name: str, tree: ast.Module | None) -> bool:
    """Whether a test fails in a child that imports the spoilt module."""
    child = os.fork()
    if child == 0:
        signal.alarm(PATIENCE)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1), os.dup2(quiet, 2)
        for loaded in [one for one in sys.modules if one.partition(".")[0] in ("pwa", "tests")]:
            del sys.modules[loaded]
        if tree is not None:
            sys.meta_path.insert(0, _Spoilt(name, tree))
        os.chdir(ROOT)
        asked = ["-x", "-q", "-p", "no:cacheprovider", "--noconftest", "--hypothesis-seed=0", "-k", LEFT_OUT, *TESTS]
        os._exit(int(pytest.main(asked)))
    return os.waitpid(child, 0)[1] != 0


def main() -> int:
    """1 where fewer than 90 in 100 mutants are noticed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    chosen = [(name, *one) for name in sys.argv[2:] or MODULES for one in mutants(name)]
    if count and count < len(chosen):
        chosen = random.Random(7).sample(chosen, count)
    if noticed("", None):
        print("the tests fail on the code as it is; mend that first")
        return 1
    started, survived = time.monotonic(), []
    for number, (name, where, tree) in enumerate(chosen, 1):
        if not noticed(name, tree):
            survived.append(where)
            print(f"survived: {where}", flush=True)
        if number % 25 == 0:
            print(f"{number} of {len(chosen)} tried, {len(survived)} survived", flush=True)
    killed = len(chosen) - len(survived)
    took = time.monotonic() - started
    print(f"{killed} of {len(chosen)} mutants noticed: {killed / len(chosen):.1%} in {took:.0f} s")
    return int(killed < 0.9 * len(chosen))


if __name__ == "__main__":
    assert hypothesis and pwa.cli  # all packages are imported once, before the forks
    sys.exit(main())
