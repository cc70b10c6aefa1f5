"""The desk's own site: reports to read, review sheets to decide on, figures to watch; no decision without login."""

from __future__ import annotations

import asyncio
import hmac
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from urllib.parse import quote, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from db.alerts import alerts_on_record
from db.desk import Desk, open_desk
from db.errors import UnknownRun
from db.history import summary_of, versions_of
from db.records import latest_runs
from db.settings import Settings
from db.watching import figures
from flows import reasons as why
from flows.logins import is_right, login_stamp, session_secret
from flows.metrics import exposition
from flows.orchestration import HEALTH_PATH
from flows.review import Asked, decide, decision_of, lags, rendered
from flows.sessions import Sessions
from recoupe.decisions import DecisionKind
from recoupe.defaults.alerts import ALERTS_IN_FEED
from recoupe.errors import BadInput, RecoupeError
from recoupe.model import Bearing, Reason
from reports.alert_feed import ToldAlert, render_alert_feed
from reports.language import ReaderLanguage
from reports.review_page import Sheet, Visitor, page_policy, render_list, render_login, render_refusal, render_review
from reports.safe import one_line

log = logging.getLogger("recoupe.site")

MAX_FORM_BYTES = 64 * 1024
_REPORT_FILES = {"report.html": "text/html", "report.md": "text/markdown", "report.json": "application/json"}
_FIELDS = ("reason", "claim", "verdict", "document", "other", "wording", "code")
_GIVEN = ("kind", "bearing", *_FIELDS)
_RUN = re.compile(r"run-[0-9a-z-]{1,64}")
_FOUND, _FORBIDDEN, _BAD, _MISSING, _NO_METHOD, _TOO_LARGE, _FAILED = 303, 403, 400, 404, 405, 413, 500
# In place of what the server says in English by itself.
_OWN_WORDS = {_BAD: why.FOREIGN_FORM, _MISSING: why.NO_PAGE, _NO_METHOD: why.NO_PAGE, _TOO_LARGE: why.FORM_TOO_LARGE}
_TITLE_CHARS = 160

REPORTS_ON_A_PAGE = 50
EARLIER_SHOWN = 20
_PAGE = re.compile(r"[1-9]\d{0,5}")

Handler = Callable[[Request], Awaitable[Response]]


class DeskSite:
    """The pages of one desk. `language` is that of its own pages; reports have theirs."""

    def __init__(self, desk: Desk, settings: Settings, language: ReaderLanguage = "fr") -> None:
        self._desk = desk
        self._settings = settings
        self._header = settings.proxy_user_header
        self._hosts = [host] if (host := urlsplit(settings.site_url).hostname) else []
        self._address = settings.site_url
        self._language = language
        # Dear, a password on purpose: a flood of either waits in line, and holds no thread that other pages need.
        self._one_password = asyncio.Lock()
        self._one_report = asyncio.Lock()

    def app(self) -> Starlette:
        """The site as an ASGI application."""
        routes = [
            Route("/", self.show_list),
            Route("/reports/{run}/{name}", self.show_report),
            Route("/review/{run}", self.show_review, methods=["GET"]),
            Route("/review/{run}", self.take_decision, methods=["POST"]),
            Route("/login", self.show_login, methods=["GET"]),
            Route("/login", self.log_in, methods=["POST"]),
            Route("/logout", self.log_out, methods=["POST"]),
            Route("/alerts.xml", self.show_alerts),
            Route("/metrics", self.show_metrics),
            Route(HEALTH_PATH, self.show_health),
        ]
        sessions = Middleware(Sessions, secret=session_secret(self._desk.home), settings=self._settings)
        # A name that somebody else's server gives this machine leads to no page: its scripts would be at home here.
        hosts = Middleware(TrustedHostMiddleware, allowed_hosts=["127.0.0.1", "localhost", *self._hosts])
        refusals = {HTTPException: self.show_refusal, RecoupeError: self.show_refusal}
        return Starlette(routes=routes, middleware=[hosts, sessions], exception_handlers=refusals)

    async def show_list(self, request: Request) -> Response:
        """The reports on record, the latest first."""
        asked = request.query_params.get("page", "1")
        page = int(asked) if _PAGE.fullmatch(asked) else 1
        sheets, is_last = await run_in_threadpool(self._sheets, page)
        newer, older = f"/?page={page - 1}" if page > 1 else "", "" if is_last else f"/?page={page + 1}"
        return _page(render_list(sheets, self._visitor(request), self._language, newer, older))

    async def show_report(self, request: Request) -> Response:
        """A file of a report, as it was written; what a campaign or a kill left to write is written now."""
        run, name = request.path_params["run"], request.path_params["name"]
        if name not in _REPORT_FILES or not _RUN.fullmatch(run):
            raise HTTPException(_MISSING)
        try:
            await self._render(run)
        except UnknownRun as error:
            raise HTTPException(_MISSING) from error
        path = self._desk.reports / run / name
        return FileResponse(path, media_type=_REPORT_FILES[name], headers={"X-Content-Type-Options": "nosniff"})

    async def show_review(self, request: Request) -> Response:
        """The review sheet of a run, for who is logged in."""
        visitor = self._visitor(request)
        if not visitor.name:
            return RedirectResponse(f"/login?back={quote(request.url.path)}", _FOUND)
        return await self._sheet(request, visitor)

    async def take_decision(self, request: Request) -> Response:
        """Keep one decision of who is logged in; the name is that of the login, whatever the form says."""
        visitor = self._visitor(request)
        form = await _form(request)
        _same_origin(request)
        if not visitor.name or not _is_same(str(form.get("token", "")), visitor.token):
            raise HTTPException(_FORBIDDEN, why.DECIDE_HERE)
        try:
            run = await run_in_threadpool(self._decide, request.path_params["run"], visitor.name, form)
        except UnknownRun as error:
            raise HTTPException(_MISSING) from error
        except RecoupeError as error:
            return await self._sheet(request, visitor, error, {key: str(form.get(key, "")) for key in _GIVEN})
        return RedirectResponse(f"/review/{run}", _FOUND)

    async def show_login(self, request: Request) -> Response:
        """The form that asks for name and password."""
        return _page(render_login(self._visitor(request), self._language, _back(request.query_params.get("back", ""))))

    async def log_in(self, request: Request) -> Response:
        """Open a session with a new token, so that a token from before is worth nothing."""
        visitor, form = self._visitor(request), await _form(request)
        _same_origin(request)
        if not _is_same(str(form.get("token", "")), visitor.token):
            raise HTTPException(_FORBIDDEN, why.LOG_IN_HERE)
        name, back = str(form.get("name", "")), _back(str(form.get("back", "")))
        if not await self._may(name, str(form.get("password", ""))):
            page = render_login(visitor, self._language, back, failed=True)
            return _page(page, _FORBIDDEN)
        request.session.clear()
        stamp = login_stamp(self._desk.home, name)
        request.session.update({"name": name, "login": stamp, "token": secrets.token_urlsafe(32)})
        return RedirectResponse(back, _FOUND)

    async def log_out(self, request: Request) -> Response:
        """End the session."""
        form = await _form(request)
        if _is_same(str(form.get("token", "")), self._visitor(request).token):
            request.session.clear()
        return RedirectResponse("/", _FOUND)

    async def show_alerts(self, request: Request) -> Response:
        """What changed in the reports on record, as a feed, the latest first."""
        site = self._address or str(request.base_url)
        text = await run_in_threadpool(lambda: render_alert_feed(self._alerts(site), site, self._language))
        return PlainTextResponse(text, media_type="application/rss+xml")

    async def show_refusal(self, request: Request, error: Exception) -> Response:
        """Why the desk does not do what was asked, in the language of its pages."""
        if isinstance(error, HTTPException):
            status, fault = error.status_code, Exception(_OWN_WORDS.get(error.status_code, error.detail))
        else:
            log.error("%s: %s", request.url.path, error)
            status, fault = _FAILED, error
        return _page(render_refusal(self._visitor(request), self._language, fault), status)

    async def show_health(self, _request: Request) -> Response:
        """That the site answers."""
        return PlainTextResponse("ok")

    async def show_metrics(self, _request: Request) -> Response:
        """Figures of the desk in Prometheus' form."""
        text = await run_in_threadpool(lambda: exposition(figures(self._desk.engine)))
        return PlainTextResponse(text, media_type="text/plain; version=0.0.4; charset=utf-8")

    def _visitor(self, request: Request) -> Visitor:
        """Who asks: by the proxy's header where the desk trusts one, else by the session."""
        token = request.session.setdefault("token", secrets.token_urlsafe(32))
        if self._header:
            return Visitor(request.headers.get(self._header, "").strip(), token, behind_proxy=True)
        name = str(request.session.get("name", ""))
        stamp = login_stamp(self._desk.home, name) if name else ""
        return Visitor(name if stamp and stamp == request.session.get("login") else "", token)

    async def _render(self, run: str) -> None:
        if not await run_in_threadpool(lags, self._desk, run):
            return
        async with self._one_report:
            # Whoever was before in the line may have asked for the same one.
            if await run_in_threadpool(lags, self._desk, run):
                await run_in_threadpool(rendered, self._desk, run)

    async def _may(self, name: str, password: str) -> bool:
        async with self._one_password:
            return await run_in_threadpool(is_right, self._desk.home, name, password)

    def _decide(self, run: str, name: str, form: FormData) -> str:
        values = {key: str(form.get(key, "")) for key in _FIELDS}
        try:
            kind, bearing = DecisionKind(str(form.get("kind", ""))), Bearing(str(form.get("bearing") or Bearing.HOLDS))
        except ValueError as error:
            raise BadInput(Reason.of(why.NO_DECISION)) from error
        asked = Asked(kind, name, bearing=bearing, **values)
        verification, _ = decide(self._desk, decision_of(asked, self._desk.load(run)))
        return verification.run.id

    async def _sheet(
        self,
        request: Request,
        visitor: Visitor,
        fault: Exception | None = None,
        given: Mapping[str, str] | None = None,
    ) -> Response:
        try:
            found = await run_in_threadpool(self._desk.load, request.path_params["run"])
        except RecoupeError as error:
            raise HTTPException(_MISSING) from error
        page = await run_in_threadpool(render_review, found, visitor, self._language, fault, given)
        return _page(page, _BAD if fault else 200)

    def _alerts(self, site: str) -> list[ToldAlert]:
        load = cache(self._desk.load)
        return [
            ToldAlert(one.alert, one.raised_at, load(one.run), f"{site}reports/{one.run}/report.html")
            for one in alerts_on_record(self._desk.engine, ALERTS_IN_FEED)
        ]

    def _sheets(self, page: int) -> tuple[list[Sheet], bool]:
        """The reports of a page, and whether there is none after it."""
        runs = latest_runs(self._desk.engine)
        shown = runs[(page - 1) * REPORTS_ON_A_PAGE : page * REPORTS_ON_A_PAGE]
        return [self._listed(run) for run in shown], page * REPORTS_ON_A_PAGE >= len(runs)

    def _listed(self, run: str) -> Sheet:
        found = summary_of(self._desk.engine, run)
        versions = versions_of(self._desk.engine, found.article)
        before = [(number, version, status.value) for number, version, status in versions if version != run]
        title = one_line(found.title, _TITLE_CHARS) or found.id
        return Sheet(found.id, title, str(found.as_of), found.status, tuple(before[:EARLIER_SHOWN]))


async def _form(request: Request) -> FormData:
    """The fields of a form; raises 413 for one that no page of ours sends."""
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > MAX_FORM_BYTES:
        raise HTTPException(_TOO_LARGE)
    return await request.form(max_files=0, max_fields=20)


def _same_origin(request: Request) -> None:
    """Raises 403 where a browser says that another site's page sent the form."""
    site, origin = request.headers.get("sec-fetch-site", ""), request.headers.get("origin", "")
    if site not in ("", "same-origin", "none"):
        raise HTTPException(_FORBIDDEN, why.OTHER_SITE)
    if not site and origin and origin.split("//")[-1] != request.headers.get("host", ""):
        raise HTTPException(_FORBIDDEN, why.OTHER_SITE)


def _is_same(given: str, expected: str) -> bool:
    return bool(expected) and hmac.compare_digest(given.encode(), expected.encode())


def _back(address: str) -> str:
    """Where a login leads: a page of this desk, whatever the link said."""
    return address if re.fullmatch(r"/review/run-[0-9a-z-]{1,64}", address) else "/"


def _page(content: str, status: int = 200) -> Response:
    headers = {
        "Content-Security-Policy": page_policy(),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store",
    }
    return HTMLResponse(content, status, headers)


def make_app() -> Starlette:
    """The site of this environment's desk."""
    settings = Settings()
    return DeskSite(open_desk(settings), settings, settings.language).app()
