"""`make bench`: sizes against budgets, the build, what languages cost, the offline engine, the server beside nginx."""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench import offline, servers, sizes, words
from pwa import create_app, release, site, store
from pwa.settings import Settings


def main() -> int:
    """The number of budgets that do not hold."""
    settings = Settings()
    began = time.perf_counter()
    with words.recorded() as asked:
        built = site.build(create_app(settings), settings, {})
    pages = sum(url.endswith("/") for url in built.files)
    with tempfile.TemporaryDirectory() as folder:
        store.write(built.files, built.release, release.inputs(settings), Path(folder))
        took = time.perf_counter() - began
        over = sizes.report(built) + words.report(asked, built)
        print(f"{took:8.1f} s    build and write, {pages} pages ({took / pages * 1000:.1f} s per 1,000)")
        over += offline.report(built, Path(folder))
        if shutil.which("wrk") and shutil.which("nginx"):
            servers.report(Path(folder))
        else:
            print("servers: left out, wrk and nginx are not installed")
    return over


if __name__ == "__main__":
    sys.exit(main())
