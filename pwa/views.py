"""What Flask itself answers: the language at `/`, errors, and the health probe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from flask import Blueprint, Flask, Response, current_app, redirect, request
from werkzeug.exceptions import HTTPException

from pwa import headers, pages
from pwa.locales import SOURCE
from pwa.negotiation import negotiate

COOKIE = "lang"
bp = Blueprint("backpocket", __name__)
Errors = Mapping[tuple[str, int], bytes]


@bp.get("/")
def root() -> Response:
    """Redirect to the reader's language; the only answer that depends on who asks."""
    code = negotiated()
    answer = cast(Response, redirect(pages.path("today", code), 302))
    answer.headers["Cache-Control"] = headers.NO_STORE
    answer.vary.update(("Accept-Language", "Cookie"))
    return answer


@bp.get("/healthz")
def health() -> Response:
    answer = Response("ok\n", mimetype="text/plain")
    answer.headers["Cache-Control"] = headers.NO_STORE
    return answer


def language_of(path: str) -> str:
    """The language of the site an address begins with, else what the reader's browser asks for."""
    code = path.split("/")[1] if path.startswith("/") else ""
    return code if code in current_app.config["LANGUAGES"] else negotiated()


def negotiated() -> str:
    """The language of the site the reader chose before, else the one their browser asks for."""
    asked, chosen = request.headers.get("Accept-Language", ""), request.cookies.get(COOKIE, "")
    return negotiate(asked, chosen, current_app.config["LANGUAGES"])


def install(app: Flask, errors: Errors, languages: Iterable[str], preload: bool) -> None:
    """Register the routes, one handler for every error, and headers on every answer.

    `languages` are the codes of the site.
    """
    app.config["LANGUAGES"] = tuple(languages)
    app.register_blueprint(bp)

    @app.errorhandler(Exception)
    def error(fault: Exception) -> Response:
        if not isinstance(fault, HTTPException):
            app.logger.exception("unhandled")
        status = (fault.code if isinstance(fault, HTTPException) else None) or 500
        if isinstance(fault, HTTPException) and status < 400:
            return cast(Response, fault.get_response())
        code = language_of(request.path)
        shown = status if (code, status) in errors else 400 if status < 500 else 500
        body = errors.get((code, shown)) or errors.get((SOURCE, shown), f"{status}\n".encode())
        answer = Response(body, status, mimetype="text/html" if (SOURCE, shown) in errors else "text/plain")
        answer.headers["Content-Language"] = code
        answer.headers["Cache-Control"] = headers.NO_STORE
        if isinstance(fault, HTTPException):
            answer.headers.extend((k, v) for k, v in fault.get_headers() if k == "Allow")
        if not request.path.startswith(f"/{code}/"):
            answer.vary.update(("Accept-Language", "Cookie"))
        return answer

    @app.after_request
    def secure(answer: Response) -> Response:
        for name, value in headers.security(preload).items():
            answer.headers[name] = value
        return answer
