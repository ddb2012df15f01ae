"""A network one cannot trust, between a real browser and the real app.

Each request may be answered as it is, or by a fault from `faults.py`. New releases are
published over the running app: what they changed is answered here.
"""

from __future__ import annotations

import http.client
import re
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast

from pwa import headers

HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "date", "server"}


@dataclass(frozen=True)
class Answer:
    """A response, body whole and as it travels (it may be compressed)."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Exchange:
    """One request under way, for a fault to spoil."""

    handler: BaseHTTPRequestHandler
    fetch: Callable[[bool], Answer]

    @property
    def socket(self) -> socket.socket:
        return cast("socket.socket", self.handler.connection)

    def answer(self, plain: bool = False) -> Answer:
        """What the app says; `plain` asks for it uncompressed."""
        return self.fetch(plain)

    def head(self, answer: Answer, *, length: int | None) -> None:
        """Send status and headers; without a length the end of the connection ends the body."""
        self.handler.send_response_only(answer.status)
        for name, value in answer.headers.items():
            if name.lower() not in HOP:
                self.handler.send_header(name, value)
        if length is None:
            self.handler.send_header("Connection", "close")
            self.handler.close_connection = True
        else:
            self.handler.send_header("Content-Length", str(length))
        self.handler.end_headers()

    def send(self, answer: Answer) -> None:
        self.head(answer, length=len(answer.body))
        self.handler.wfile.write(answer.body)

    def drop(self) -> None:
        """Close the connection now."""
        self.handler.close_connection = True
        self.handler.connection.close()


Fault = Callable[[Exchange], None]


@dataclass
class Rule:
    """Requests that match are spoilt, `times` of them (None: all)."""

    pattern: re.Pattern[str]
    fault: Fault
    times: int | None


class Network:
    """Listens on a port of its own for one app. `cut()` is airplane mode, `restore()` ends it."""

    def __init__(self, upstream: int) -> None:
        self.upstream = upstream
        self.requests: list[str] = []
        self.published: dict[str, bytes] = {}
        self.healed = threading.Event()  # ends every fault that waits
        self._rules: list[Rule] = []
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._server: ThreadingHTTPServer | None = None
        self.port = 0
        self.restore()

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        return self.origin + path

    def spoil(self, pattern: str, fault: Fault, times: int | None = None) -> None:
        """Answer requests whose path and query match the whole pattern with `fault`."""
        with self._lock:
            self._rules.append(Rule(re.compile(pattern), fault, times))

    def heal(self) -> None:
        """No more faults; those that hold a request back let go."""
        with self._lock:
            self._rules.clear()
        self.healed.set()
        self.healed = threading.Event()

    def publish(self, files: Mapping[str, bytes]) -> None:
        """These addresses now have these bodies, whatever the app says."""
        self.published = {**self.published, **files}

    def cut(self) -> None:
        """Refuse connections and close those there are."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
        self.healed.set()
        for connection in list(self._open):
            with suppress(OSError):  # closed by the browser
                connection.shutdown(socket.SHUT_RDWR)

    def restore(self) -> None:
        self.healed = threading.Event()
        self._server = _Listener(("127.0.0.1", self.port), self._handler())
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def _rule(self, path: str) -> Fault | None:
        with self._lock:
            for rule in self._rules:
                if rule.times != 0 and rule.pattern.fullmatch(path):
                    rule.times = None if rule.times is None else rule.times - 1
                    return rule.fault
        return None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        network = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            timeout = 60

            def setup(self) -> None:
                super().setup()
                network._open.add(self.connection)

            def finish(self) -> None:
                network._open.discard(self.connection)
                super().finish()

            def do_GET(self) -> None:
                network.requests.append(self.path)
                exchange = Exchange(self, lambda plain: network._fetch(self, plain))
                fault = network._rule(self.path) or (lambda spoilt: spoilt.send(spoilt.answer()))
                try:
                    fault(exchange)
                except (OSError, ValueError, http.client.HTTPException):
                    self.close_connection = True  # the browser or the app went away

            do_POST = do_HEAD = do_GET

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler

    def _fetch(self, handler: BaseHTTPRequestHandler, plain: bool) -> Answer:
        path = handler.path.partition("?")[0]
        if path in self.published and handler.command == "GET":
            own = headers.of_file(path) | {"Content-Type": headers.media_type(path)}
            return Answer(200, own, self.published[path])
        sent = {name: value for name, value in handler.headers.items() if name.lower() not in HOP}
        if plain:  # whole and uncompressed, or there would be nothing to spoil
            sent = {name: value for name, value in sent.items() if not name.lower().startswith("if-")}
            sent["Accept-Encoding"] = "identity"
        connection = http.client.HTTPConnection("127.0.0.1", self.upstream, timeout=30)
        try:
            connection.request(handler.command, handler.path, headers=sent)
            found = connection.getresponse()
            return Answer(found.status, dict(found.getheaders()), found.read())
        finally:
            connection.close()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    request_queue_size = 64


def with_headers(answer: Answer, changed: Mapping[str, str]) -> Answer:
    """The same with these headers in place of its own."""
    names = {name.lower() for name in changed}
    return replace(answer, headers={k: v for k, v in answer.headers.items() if k.lower() not in names} | dict(changed))


def with_body(answer: Answer, body: bytes) -> Answer:
    return replace(answer, body=body)
