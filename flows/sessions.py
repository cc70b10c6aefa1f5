"""Sessions of the desk's site: a signed cookie that no script reads, and that goes over TLS alone where TLS is had."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.sessions import SessionMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from db.settings import Settings

COOKIE = "recoupe"
SESSION_S = 12 * 3600
_TLS = "https"


class Sessions:
    """Middleware that gives every request its session; the cookie is marked Secure where the request came by https."""

    def __init__(self, app: ASGIApp, secret: str, settings: Settings) -> None:
        self._settings = settings
        self._open, self._secure = (
            SessionMiddleware(
                app, secret, session_cookie=COOKIE, max_age=SESSION_S, same_site="strict", https_only=https_only
            )
            for https_only in (False, True)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take the request the way it came."""
        is_secure = scope["type"] == "http" and came_by_tls(scope, self._settings)
        await (self._secure if is_secure else self._open)(scope, receive, send)


def came_by_tls(scope: Scope, settings: Settings) -> bool:
    """Whether the browser spoke https: to us, to a proxy that the desk trusts, or to the desk's own https address.

    The server itself believes a proxy on this machine, and those of `FORWARDED_ALLOW_IPS`, and has put what they say
    into the scheme. Where who is logged in is the proxy's word (`proxy_user_header`), so is how the request came.
    """
    headers, site = Headers(scope=scope), urlsplit(settings.site_url)
    if scope["scheme"] == _TLS:
        return True
    if settings.proxy_user_header and headers.get("x-forwarded-proto", "").split(",")[0].strip().lower() == _TLS:
        return True
    return site.scheme == _TLS and headers.get("host", "").split(":")[0].lower() == site.hostname
