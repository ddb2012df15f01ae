"""What languages cost: a page's messages over the same words written out, and the check of a file from outside."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
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
ROUNDS, CHUNK = 25, 150  # the best of so many rounds counts, for a page's worth of calls at a time
METHODS = ("t", "tp", "el", "client")  # what templates and data blocks ask a translator

Call = Callable[[], object]


@dataclass
class Asked:
    """What templates asked of a language's translators: each call, and the same where the words stand there."""

    ours: list[Call] = field(default_factory=list)
    written: list[Call] = field(default_factory=list)
    translators: list[Translator] = field(default_factory=list)

    def forget(self) -> None:
        """Make the translators make their elements again, as a build does."""
        for translator in self.translators:
            translator._elements.clear()


@contextmanager
def recorded() -> Iterator[Asked]:
    """Listen to everything that is asked from here on."""
    asked = Asked()
    inside: list[str] = []  # a method that calls another counts once

    def method(name: str) -> Callable[..., Any]:
        own: Callable[..., Any] = getattr(Translator, name)

        def listening(self: Translator, *args: Any, **values: Any) -> Any:
            inside.append(name)
            answer = own(self, *args, **values)
            inside.pop()
            if not inside and self._locale.code == CODE:
                written = _written(answer)
                asked.ours.append(lambda: own(self, *args, **values))
                asked.written.append(lambda: written(self, *args, **values))
                if self not in asked.translators:
                    asked.translators.append(self)
            return answer

        return listening

    with ExitStack() as stack:
        for name in METHODS:
            stack.enter_context(mock.patch.object(Translator, name, method(name)))
        yield asked


def _written(answer: Any) -> Callable[..., Any]:
    """The same helper in a product without languages: its words stand there."""
    if isinstance(answer, Markup):
        words = str(answer)
        return lambda *args, **values: Markup(words)
    return lambda *args, **values: answer


def report(asked: Asked, site: Site) -> int:
    """Print both costs; the number of budgets that do not hold comes back."""
    pages = sum(url.startswith(f"/{CODE}/") and url.endswith("/") for url in site.files)
    ours, written = _seconds(asked.ours, asked.forget), _seconds(asked.written, asked.forget)
    cost = (ours - written) / pages * 1e6
    print(f"{cost:8.0f} µs of {PAGE:5.0f}  messages of a page, over the same words written out"
          f" ({len(asked.ours) / pages:.0f} of them, {ours / pages * 1e6:.0f} µs in all); at a request: none")  # fmt: skip
    seconds, memory = _check(catalogs.path_of(TRANSLATIONS, LOCALES[CODE]))
    print(f"{seconds:8.1f} s  of {CHECK[0]:5.0f}  `translations check` of a sent file, processor time, all told")
    print(f"{memory:8.0f} MB of {CHECK[1]:5}  memory of it at most")
    return (cost > PAGE) + (seconds > CHECK[0]) + (memory > CHECK[1])


def _seconds(calls: list[Call], forget: Call) -> float:
    """What they take one after the other, at their best."""
    chunks = [calls[start : start + CHUNK] for start in range(0, len(calls), CHUNK)]
    best = [float("inf")] * len(chunks)
    for _ in range(ROUNDS):
        forget()
        best = [min(before, _chunk(chunk)) for before, chunk in zip(best, chunks, strict=True)]
    return sum(best)


def _chunk(calls: list[Call]) -> float:
    begun = time.perf_counter()
    for call in calls:
        call()
    return time.perf_counter() - begun


# In a small process of its own: a child counts the memory of the one that starts it as its own.
_CHILD = """import json, resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))"""


def _check(catalog: Path) -> tuple[float, float]:
    """Seconds of processor time and MB that the command takes for a copy of a whole catalog."""
    with tempfile.TemporaryDirectory() as folder:
        sent = Path(folder) / "sent.po"
        sent.write_bytes(catalog.read_bytes())
        command = [sys.executable, "-m", "pwa.cli", "translations", "check", str(sent)]
        done = subprocess.run([sys.executable, "-c", _CHILD, *command], check=True, capture_output=True, text=True)
    seconds, memory = json.loads(done.stdout.splitlines()[-1])
    return seconds, memory
