"""The production server: Granian, with the limits that kept it answering under attack."""

from __future__ import annotations

from pathlib import Path

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from werkzeug.serving import run_simple

from pwa import create_app
from pwa.settings import PACKAGE, STATIC, TRANSLATIONS, Settings

# Under 3,000 slow connections every health probe was answered in time with these.
BACKLOG = 8192
BACKPRESSURE = 4096
HEADER_TIMEOUT = 5000  # milliseconds to send a request's head
BUFFER = 16384  # bytes of a request's head
THREADS = 4  # of Python; an answer is a look-up and waits for nothing
STOP_TIMEOUT = 15  # seconds for requests in flight


def run(settings: Settings, debug: bool) -> None:
    """Serve until told to stop. The worker reads the settings from the environment again."""
    if debug:
        watched = [str(p) for folder in (PACKAGE, STATIC, TRANSLATIONS) for p in _files(folder)]
        run_simple(settings.host, settings.port, create_app(settings), use_reloader=True, extra_files=watched)
        return
    Granian(
        "pwa:create_app",
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        factory=True,
        workers=settings.workers,
        blocking_threads=THREADS,
        http=HTTPModes.http1,
        websockets=False,
        backlog=BACKLOG,
        backpressure=BACKPRESSURE // settings.workers,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_TIMEOUT, max_buffer_size=BUFFER),
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_TIMEOUT,
    ).serve()


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
