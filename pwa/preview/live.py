"""Look after a file: judge it again when it changes, and tell those who wait."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Condition, Thread

from pwa.preview.judged import Judged

PAUSE = 0.2  # seconds between two looks at the file
BEAT = 15.0  # seconds after which a silent connection is shown to be alive

Judge = Callable[[], Judged]
Take = Callable[[Judged, float], None]  # the file as judged, and the seconds that took


class Live:
    """The newest version of what is shown. `take` is called with everything new before it is announced."""

    def __init__(self, watched: tuple[Path, ...], judge: Judge, take: Take) -> None:
        self._watched, self._judge, self._take = watched, judge, take
        self._changed = Condition()
        self._seen = self._stamps()
        self.version = ""
        self.look()

    def look(self) -> None:
        """Judge the file as it is, and announce it where it is another version."""
        begun = time.monotonic()
        judged = self._judge()
        if judged.version != self.version:
            self._take(judged, time.monotonic() - begun)
            with self._changed:
                self.version = judged.version
                self._changed.notify_all()

    def watch(self) -> None:
        """From now on follow the file, in a thread that ends with the process."""
        Thread(target=self._follow, daemon=True).start()

    def events(self) -> Iterator[str]:
        """The version now and each later one, in the form of an event stream; a comment when nothing happens."""
        told = ""
        while True:
            with self._changed:
                self._changed.wait_for(lambda told=told: self.version != told, BEAT)  # type: ignore[misc]
                version = self.version
            yield ":\n\n" if version == told else f"data: {version}\n\n"
            told = version

    def _follow(self) -> None:
        while True:
            time.sleep(PAUSE)
            stamps = self._stamps()
            if stamps != self._seen:
                self._seen = stamps
                self.look()

    def _stamps(self) -> list[tuple[int, int, int] | None]:
        return [_stamp(path) for path in self._watched]


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """What changes when a file is written or replaced; None while it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
