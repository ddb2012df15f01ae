"""The real server in a process of its own, for tests that look at the wire."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

START = 60  # seconds a server may take to answer; a limit, not a measurement


@dataclass(frozen=True)
class Answer:
    """A response as it came over the wire."""

    status: int
    headers: dict[str, str]  # lower-case names; a name that came twice is joined with ", "
    body: bytes


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def ask(port: int, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
    """One request over one connection, nothing followed, nothing decoded."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, headers=headers or {})
        found = connection.getresponse()
        names: dict[str, str] = {}
        for name, value in found.getheaders():
            names[name.lower()] = f"{names[name.lower()]}, {value}" if name.lower() in names else value
        return Answer(found.status, names, found.read())
    finally:
        connection.close()


def start(site: Path, port: int, **env: str) -> subprocess.Popen[bytes]:
    """`backpocket serve` on a built site; returns when it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pwa.cli", "serve", "--port", str(port)],
        env={**os.environ, "BACKPOCKET_SITE": str(site), **env},
        stdout=subprocess.DEVNULL,
    )
    until = time.monotonic() + START
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            if ask(port, "/healthz").status == 200:
                return process
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise RuntimeError("the server did not answer")


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def serving(site: Path, **env: str) -> Iterator[int]:
    """The port of a running server."""
    port = free_port()
    process = start(site, port, **env)
    try:
        yield port
    finally:
        stop(process)
