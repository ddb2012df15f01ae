"""What the preview answers, on this machine only."""

from __future__ import annotations

import json
from typing import cast

from flask import Flask, Response, redirect, send_from_directory
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from pwa import headers
from pwa import pages as addresses
from pwa.preview.live import Live
from pwa.preview.pages import TOOLS, Pages
from pwa.settings import STATIC

HOST = "127.0.0.1"
OVERLAY = STATIC / "preview"


class _Quiet(WSGIRequestHandler):
    """Says nothing about requests: the terminal is for the file."""

    def log_request(self, *arguments: object) -> None:
        pass


def application(pages: Pages, live: Live) -> Flask:
    """The site of `pages`, the overlay, and an event for every version of `live`."""
    app = Flask(__name__, static_folder=None)
    app.config["TRUSTED_HOSTS"] = [HOST, "localhost"]  # other sites' scripts cannot ask under their own name
    today = addresses.path("today", pages.locale.code)

    @app.get("/")
    def root() -> Response:
        return cast(Response, redirect(today))

    @app.get(f"{TOOLS}events")
    def events() -> Response:
        return Response(live.events(), mimetype="text/event-stream")

    @app.get(f"{TOOLS}messages.json")
    def messages() -> Response:
        return Response(json.dumps(pages.document(), ensure_ascii=False), mimetype="application/json")

    @app.get(f"{TOOLS}<name>")
    def overlay(name: str) -> Response:
        return send_from_directory(OVERLAY, name)

    @app.get("/sw.js")
    def worker() -> Response:
        """Takes the place of a worker that the real site left at this address, and leaves too."""
        return send_from_directory(OVERLAY, "gone.js")

    @app.get("/<path:path>")
    def page(path: str) -> Response:
        url = f"/{path}"
        found = pages.body(url)
        if found is None and pages.body(f"{url}/"):
            return cast(Response, redirect(f"{url}/"))
        status, body = found or (404, pages.missing())
        return Response(body, status, content_type=headers.media_type(url if found else "/"))

    @app.after_request
    def secure(answer: Response) -> Response:
        answer.headers.update(headers.PAGE)
        answer.headers["Content-Security-Policy"] = headers.PREVIEW_CSP
        answer.headers["Cache-Control"] = headers.NO_STORE
        return answer

    return app


def bound(app: Flask, port: int) -> BaseWSGIServer:
    """A server that has its port, a free one for 0; raises `OSError` where it is taken."""
    return make_server(HOST, port, app, threaded=True, request_handler=_Quiet)
