"""Ways a network spoils an answer. Each takes the exchange and does its worst."""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable

from tests.browser.network import Answer, Exchange, Fault, Network, with_body, with_headers

PORTAL = b"<!doctype html><title>Free Wi-Fi</title><h1>Log in to the Wi-Fi</h1>" + b" " * 20_000


def reset(exchange: Exchange) -> None:
    """The connection is torn down."""
    exchange.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.drop()


def portal(exchange: Exchange) -> None:
    """A captive portal: status 200, its own page."""
    exchange.send(Answer(200, {"Content-Type": "text/html; charset=utf-8"}, PORTAL))


def to_login(exchange: Exchange) -> None:
    """A redirect to a page that is not ours."""
    exchange.send(Answer(302, {"Location": "/login"}, b""))


def status(code: int) -> Fault:
    """An error with a page of the server in between."""
    return lambda exchange: exchange.send(Answer(code, {"Content-Type": "text/html"}, b"<h1>Error</h1>"))


def truncated(exchange: Exchange) -> None:
    """Half of the announced length, then the end."""
    answer = exchange.answer(plain=True)
    exchange.head(answer, length=len(answer.body))
    exchange.handler.wfile.write(answer.body[: len(answer.body) // 2])
    exchange.drop()


def cut_short(exchange: Exchange) -> None:
    """Half of a body whose length nobody announced: looks complete."""
    answer = exchange.answer(plain=True)
    exchange.head(answer, length=None)
    exchange.handler.wfile.write(answer.body[: len(answer.body) // 2])


def altered(exchange: Exchange) -> None:
    """One byte is another."""
    answer = exchange.answer(plain=True)
    middle = len(answer.body) // 2
    exchange.send(with_body(answer, answer.body[:middle] + b"#" + answer.body[middle + 1 :]))


def minified(exchange: Exchange) -> None:
    """A proxy that means well: white space gone, a script of its own added."""
    answer = exchange.answer(plain=True)
    exchange.send(with_body(answer, answer.body.replace(b"\n", b"") + b"<script src=//proxy.example/></script>"))


def mistyped(exchange: Exchange) -> None:
    """The right bytes under a wrong type, as hosts send them that know no better."""
    exchange.send(with_headers(exchange.answer(), {"Content-Type": "image/png"}))


def hang(network: Network) -> Fault:
    """Nothing is answered until the network is healed or cut."""

    def fault(exchange: Exchange) -> None:
        network.healed.wait(120)
        exchange.drop()

    return fault


def drip(network: Network) -> Fault:
    """The head at once, then a byte now and then, until healed or cut."""

    def fault(exchange: Exchange) -> None:
        answer = exchange.answer(plain=True)
        exchange.head(answer, length=len(answer.body))
        waiting = network.healed
        for byte in answer.body:
            exchange.handler.wfile.write(bytes([byte]))
            if waiting.wait(2):
                break
        exchange.drop()

    return fault


def delayed(network: Network, seconds: float) -> Fault:
    """The right answer, late."""

    def fault(exchange: Exchange) -> None:
        network.healed.wait(seconds)
        exchange.send(exchange.answer())

    return fault


def varying(value: str) -> Fault:
    """`Vary` as a server sends it that negotiates the language per page."""

    def fault(exchange: Exchange) -> None:
        exchange.send(with_headers(exchange.answer(), {"Vary": value}))

    return fault


def rewritten(change: Callable[[bytes], bytes]) -> Fault:
    """The body as `change` makes it."""

    def fault(exchange: Exchange) -> None:
        answer = exchange.answer(plain=True)
        exchange.send(with_body(answer, change(answer.body)))

    return fault
