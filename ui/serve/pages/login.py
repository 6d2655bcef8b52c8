"""Logging in and out, and who it is that looks."""

import logging
import secrets
from html import escape
from ipaddress import ip_address
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ValidationError

from qa.errors.base import BroadsheetError
from qa.errors.requests import OriginNotAllowed
from qa.errors.tokens import LinkOver, NotAllowed, WrongToken
from ui.local import Local
from ui.serve.admission.access import is_local
from ui.serve.admission.limits import Limits
from ui.serve.admission.owner import FirstLink, Logins, from_own_page, is_owner, named_by_proxy
from ui.serve.admission.subscribers import set_cookie, subscription
from ui.serve.admission.visitor import address, is_admin
from ui.serve.pages.frame import Visit, frame, visit, with_code
from ui.serve.problems import error_response

_LOGGER = logging.getLogger("broadsheet.login")

_LONGEST = 10_000
"""Bytes in a form with a token."""


class Me(BaseModel):
    """Whether who asks may change articles, and the name that a trusted proxy gives them."""

    owner: bool
    name: str | None


def visit_of(local: Local, request: Request) -> Visit:
    """Who looks at a page."""
    settings = local.settings
    name = named_by_proxy(settings, request)
    return visit(request, settings.title, is_owner=is_owner(local, request), name=name)


def routes(local: Local, limits: Limits, first: FirstLink | None) -> APIRouter:
    """The login page and its calls. `first` is the link of who has started the server, if there is
    one."""
    router = APIRouter()
    logins = Logins(local.settings, local.shared)

    @router.get("/api/me")
    def me(request: Request) -> Me:
        """Whether this visitor may change articles: by the admin token, by a login at /login, or by
        the name that a trusted proxy gives."""
        name = named_by_proxy(local.settings, request)
        return Me(owner=is_admin(local, request), name=name)

    @router.get("/login", include_in_schema=False)
    def page(request: Request) -> HTMLResponse:
        return HTMLResponse(login_html(local, visit_of(local, request)), headers=_NOT_KEPT)

    @router.post("/login", include_in_schema=False)
    async def login(request: Request) -> Response:
        is_form = "json" not in request.headers.get("content-type", "")
        try:
            subscribed = await _check(request)
        except BroadsheetError as error:
            if not is_form:
                return error_response(error)
            page = login_html(local, visit_of(local, request), error)
            response: Response = HTMLResponse(page, error.status, headers=_NOT_KEPT)
            response.headers["Retry-After"] = str(error.retry_after or 0)
            return response
        response = RedirectResponse("/articles", 303) if is_form else Response(status_code=204)
        limits.logged_in(address(request))
        if subscribed:
            until = subscription(local.settings.subscriber_secret, subscribed).until
            set_cookie(request, response, subscribed, until)
        else:
            logins.begin(request, response)
        return response

    async def _check(request: Request) -> str:
        """The token of a subscriber; "" for the owner. Raises OriginNotAllowed, TooManyLogins,
        WrongToken, LinkOver and SubscriberRefused."""
        if not from_own_page(request):
            raise OriginNotAllowed(request.headers.get("origin"))
        limits.login(address(request))
        sent = await _sent(request)
        if subscribed := sent.get("subscriber"):
            subscription(local.settings.subscriber_secret, subscribed)
            return subscribed
        if link := sent.get("link"):
            if first is None or not _is_here(request) or not first.use(link):
                raise LinkOver
            return ""
        token = local.settings.admin_token
        if not token or not secrets.compare_digest(sent.get("token", "").encode(), token.encode()):
            _LOGGER.warning("a login from %s has failed", address(request))
            raise WrongToken
        return ""

    @router.post("/logout", include_in_schema=False)
    def logout(request: Request) -> Response:
        if not logins.holds(request):
            raise NotAllowed
        response = RedirectResponse("/articles", 303)
        logins.end(response)
        return response

    return router


_NOT_KEPT = {"Cache-Control": "no-store"}


async def _sent(request: Request) -> dict[str, str]:
    """The fields of a form or of JSON that are text."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            return {}
    if "json" in request.headers.get("content-type", ""):
        try:
            return _Sent.model_validate_json(body).model_dump()
        except ValidationError as error:
            raise RequestValidationError(error.errors()) from None
    read = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in read.items()}


class _Sent(BaseModel):
    token: str = ""
    link: str = ""
    subscriber: str = ""


def _is_here(request: Request) -> bool:
    """Whether a request comes from this machine and asks for it by its own name."""
    try:
        sender = ip_address(request.client.host if request.client else "")
    except ValueError:
        return False
    return sender.is_loopback and request.url.hostname in ("localhost", "127.0.0.1", "::1")


def login_html(local: Local, visit: Visit, error: BroadsheetError | None = None) -> str:
    """The page on which the owner logs in, with what was wrong at the last try."""
    words = visit.words
    told = words["wrong_token"] if error else ""
    if error and error.code in visit.words.texts:
        told = words[error.code]
    alert = f'<p class="notice" role="alert" id="told">{escape(told)}</p>' if told else ""
    if visit.is_owner:
        inner = (
            f'<p>{escape(words["is_owner"])} {escape(words["owner"])}</p><p class="acts">'
            f'<a class="act main" href="/articles">{escape(words["articles"])}</a></p>'
        )
    elif local.settings.admin_token:
        described = ' aria-describedby="told" aria-invalid="true"' if told else ""
        inner = (
            f"<p>{escape(words['login_text'])}</p>{alert}"
            '<form method="post" action="/login" class="stacked">'
            f'<label for="token">{escape(words["token"])}</label>'
            '<input id="token" name="token" type="password" required autofocus'
            f' autocomplete="current-password"{described}>'
            f'<button class="act main">{escape(words["login"])}</button></form>'
        )
    else:
        told = words["login_unset" if is_local(local.settings) else "login_remote"]
        inner = f"<p>{with_code(told)}</p>{alert}"
    main = (
        f'<section class="narrow" id="login" data-busy="{escape(words["logging_in"])}"'
        f' data-closed="{escape(words["subscriber_over"])}"'
        f' data-over="{escape(words["link_over"].replace("`", ""))}">'
        f"<h1>{escape(words['login_title'])}</h1>"
        f"{inner}</section>"
    )
    return frame(visit, words["login_title"], main)
