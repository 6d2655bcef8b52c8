"""Errors as the API answers them: `{"error": {"code", "message"}}`."""

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match

from qa.errors.base import BroadsheetError
from qa.errors.requests import BadRequest

_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"]

_NOBODY = 499
"""nginx's status for a request whose sender has gone. Only a log sees it."""


def error_response(error: BroadsheetError) -> JSONResponse:
    response = _error(error.status, error.code, str(error))
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def translate_errors(app: FastAPI) -> None:
    """Give every error of `app` the shape that the API promises."""

    @app.exception_handler(BroadsheetError)
    def ours(_: Request, error: BroadsheetError) -> JSONResponse:
        return error_response(error)

    @app.exception_handler(ClientDisconnect)
    def gone(_: Request, __: ClientDisconnect) -> Response:
        return Response(status_code=_NOBODY)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        sent = request.headers.get("content-type", "")
        if first["loc"] == ("body",) and "json" not in sent:
            return error_response(BadRequest("body", "JSON needs Content-Type: application/json"))
        if first["type"] == "json_invalid":  # its place counts characters
            return error_response(BadRequest("body", f"not valid JSON: {first['ctx']['error']}"))
        where = ".".join(str(part) for part in first["loc"] if part != "body")
        return error_response(BadRequest(where or "body", first["msg"]))

    @app.exception_handler(HTTPException)
    def http(_: Request, error: HTTPException) -> JSONResponse:
        if isinstance(error.__cause__, BroadsheetError):  # raised while FastAPI read the body
            return error_response(error.__cause__)
        if error.status_code == 400:
            return error_response(BadRequest("body", str(error.detail)))
        response = _error(error.status_code, "http_error", str(error.detail))
        response.headers.update(error.headers or {})
        return response


def refuse_other_calls(app: FastAPI) -> None:
    """Say of every call that `app` does not have what it has; Gradio, which is mounted on
    everything else, would answer in its own way."""
    routes = list(app.routes)

    @app.api_route("/api/{path:path}", methods=_METHODS, include_in_schema=False)
    @app.api_route("/embed/{path:path}", methods=_METHODS, include_in_schema=False)
    @app.api_route("/v1/{path:path}", methods=_METHODS, include_in_schema=False)
    def nothing(request: Request) -> JSONResponse:
        path = request.url.path
        known = [
            method
            for method in _METHODS
            for route in routes
            if route.matches({**request.scope, "method": method})[0] is Match.FULL
        ]
        if known:
            allow = ", ".join(known)
            raise HTTPException(405, f"{path} takes {allow} alone", {"Allow": allow})
        return nothing_at(path)


def nothing_at(path: str) -> JSONResponse:
    message = f"there is nothing at {path}; /openapi.json lists what is"
    return _error(404, "http_error", message)


def _error(status: int, code: str, message: str) -> JSONResponse:
    return JSONResponse({"error": {"code": code, "message": message}}, status)
