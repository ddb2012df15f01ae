"""What languages cost: a page's messages over the same words written out, and the check of a file from outside."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from markupsafe import Markup

from pwa import catalogs
from pwa.i18n import Translator
from pwa.locales import LOCALES
from pwa.settings import TRANSLATIONS
from pwa.site import Site

CODE = "ar"  # the language that is measured
PAGE = 100.0  # microseconds a page
CHECK = 2.0, 256  # seconds and MB
ROUNDS = 9
METHODS = ("t", "tp", "el", "client")  # what templates and data blocks ask a translator

Call = Callable[[], object]


@contextmanager
def recorded() -> Iterator[list[tuple[Call, Call]]]:
    """What is asked of the language's translator from here on: each call, and one that knows the answer."""
    calls: list[tuple[Call, Call]] = []
    inside: list[str] = []  # a method that calls another counts once

    def method(name: str) -> Callable[..., Any]:
        own: Callable[..., Any] = getattr(Translator, name)

        def asked(self: Translator, *args: Any, **values: Any) -> Any:
            inside.append(name)
            answer = own(self, *args, **values)
            inside.pop()
            if not inside and self._locale.code == CODE:
                calls.append((lambda: own(self, *args, **values), _written(answer)))
            return answer

        return asked

    with ExitStack() as stack:
        for name in METHODS:
            stack.enter_context(mock.patch.object(Translator, name, method(name)))
        yield calls


def _written(answer: Any) -> Call:
    """The answer as a template without languages would have it: words that stand there."""
    if isinstance(answer, Markup):
        words = str(answer)
        return lambda: Markup(words)
    return lambda: answer


def report(calls: list[tuple[Call, Call]], site: Site) -> int:
    """Print both costs; the number of budgets that do not hold comes back."""
    pages = sum(url.startswith(f"/{CODE}/") and url.endswith("/") for url in site.files)
    ours, written = (min(_seconds(some) for _ in range(ROUNDS)) for some in zip(*calls, strict=True))
    cost = (ours - written) / pages * 1e6
    print(f"{cost:8.0f} µs of {PAGE:5.0f}  messages of a page, over the same words written out"
          f" ({len(calls) / pages:.0f} of them, {ours / pages * 1e6:.0f} µs in all); at a request: none")  # fmt: skip
    seconds, memory = _check(catalogs.path_of(TRANSLATIONS, LOCALES[CODE]))
    print(f"{seconds:8.1f} s  of {CHECK[0]:5.0f}  `translations check` of a sent file, processor time, all told")
    print(f"{memory:8.0f} MB of {CHECK[1]:5}  memory of it at most")
    return (cost > PAGE) + (seconds > CHECK[0]) + (memory > CHECK[1])


def _seconds(calls: tuple[Call, ...]) -> float:
    begun = time.process_time()
    for call in calls:
        call()
    return time.process_time() - begun


def _check(catalog: Path) -> tuple[float, float]:
    """Seconds of processor time and MB that the command takes for a copy of a whole catalog."""
    with tempfile.TemporaryDirectory() as folder:
        sent = Path(folder) / "sent.po"
        sent.write_bytes(catalog.read_bytes())
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "pwa.cli", "translations", "check", sent], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, after.ru_maxrss / 1024  # the most any child took, so ours where it takes most
