"""Judge a file from outside in a child process that cannot take more than its share.

Whatever the file holds, the answer comes within 2 seconds of processor time and 256 MB of
memory; a child that wanted more is a finding like any other.
"""

from __future__ import annotations

import json
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path

from pwa.catalogs import cldr  # noqa: F401  (loaded before the limits hold, not within them)
from pwa.catalogs.check import check_file as judge
from pwa.catalogs.guidance import Guidance
from pwa.catalogs.model import Finding, excerpt, gravest
from pwa.locales import Locale
from pwa.settings import PACKAGE
from pwa.text import Text

SECONDS = 2.0  # of processor time, from the moment the file is opened
MEMORY = 256 * 2**20  # bytes of address space
PATIENCE = 60.0  # seconds by the clock, for a busy machine and for files that never end
STOPPED = "limits"  # the check a child that was ended reports


def check_file(path: Path, texts: Iterable[Text], locale: Locale, guidance: Guidance) -> list[Finding]:
    """What `pwa.catalogs.check_file` finds, from a confined child."""
    # The job is our own data on its way to our own child; only the child opens the file.
    job = pickle.dumps((path, path.absolute(), tuple(texts), locale, guidance, SECONDS, MEMORY))
    command = [sys.executable, "-m", "pwa.catalogs.confined"]
    try:
        done = subprocess.run(
            command, input=job, capture_output=True, cwd=PACKAGE.parent, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return [_stopped(path, f"was not judged within {PATIENCE:.0f} s")]
    if done.returncode == -signal.SIGPROF:
        return [_stopped(path, f"takes more than {SECONDS:g} s to judge")]
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        return [_stopped(path, f"could not be judged (status {done.returncode}) {excerpt(said, 120)}".rstrip())]
    return [Finding(**one) for one in json.loads(done.stdout)]


def _stopped(path: Path, message: str) -> Finding:
    remedy = "send a catalog of this product, as `backpocket translations update` writes it"
    return Finding(path.as_posix(), 1, "file", "error", STOPPED, message, remedy)


def _confine(seconds: float, memory: int) -> None:
    """From here on this process gets no more than its share."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_PROF, seconds)  # its signal ends the process, wherever it is


def main() -> None:
    """The child: a job on standard input, findings as JSON on standard output."""
    path, there, texts, locale, guidance, seconds, memory = pickle.load(sys.stdin.buffer)
    _confine(seconds, memory)
    try:
        found = judge(there, texts, locale, guidance)
    except MemoryError:
        found = [_stopped(path, f"needs more than {memory // 2**20} MB to be judged")]
    name = there.as_posix()  # the file is named as the caller named it
    shown = [replace(one, file=path.as_posix()) if one.file == name else one for one in gravest(found)]
    json.dump([asdict(finding) for finding in shown], sys.stdout)


if __name__ == "__main__":
    main()
