"""Channels: how a digest reaches a desk. E-mail, webhooks, webhooks of Slack's form, Prefect's events."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate
from http import HTTPStatus
from typing import Protocol
from urllib.parse import unquote, urlsplit
from uuid import NAMESPACE_URL, uuid5

import requests
from prefect.events import emit_event

from db.addresses import MAIL_PORTS, listed
from db.settings import Settings
from recoupe.defaults.alerts import CHANNEL_TIMEOUT_S
from recoupe.errors import RecoupeError
from recoupe.ids import content_id
from reports.digest import Digest


class DeliveryFailed(RecoupeError):
    """A channel did not take a digest; it is tried again."""


class Channel(Protocol):
    """A way to a desk. `name` is the same as long as it leads to the same place, and holds no secret."""

    @property
    def name(self) -> str:
        """What the records call the channel."""

    def send(self, digest: Digest) -> None:
        """Hand the digest over. Raises `DeliveryFailed`."""


@dataclass(frozen=True, slots=True)
class Email:
    """One message to all recipients; its `Message-ID` is that of the digest, so that a repetition is seen as one."""

    server: str
    sender: str
    recipients: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the records call the channel."""
        return _name("email", *self.recipients)

    def send(self, digest: Digest) -> None:
        """Hand the digest to the mail server, encrypted wherever the server can. Raises `DeliveryFailed`."""
        host = urlsplit(self.server).hostname
        try:
            self._hand_over(self._message(digest))
        except (OSError, smtplib.SMTPException) as error:
            raise DeliveryFailed(f"{host}: {type(error).__name__}: {error}") from error
        except ValueError as error:
            # The words of the error may repeat letters of the password.
            told = "the message, or name and password in RECOUPE_SMTP_URL, have letters that cannot be sent; use ASCII"
            raise DeliveryFailed(f"{host}: {type(error).__name__}: {told}") from error

    def _message(self, digest: Digest) -> EmailMessage:
        message = EmailMessage()
        message["Subject"], message["From"], message["To"] = digest.subject, self.sender, ", ".join(self.recipients)
        message["Message-ID"], message["Date"] = f"<{digest.id}@recoupe>", formatdate()
        message.set_content(digest.text)
        return message

    def _hand_over(self, message: EmailMessage) -> None:
        at = urlsplit(self.server)
        host, port = at.hostname or "localhost", at.port or MAIL_PORTS[at.scheme]
        with self._connected(at.scheme, host, port) as server:
            if at.scheme == "smtp" and server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
            if at.username:
                server.login(unquote(at.username), unquote(at.password or ""))
            server.send_message(message)

    def _connected(self, scheme: str, host: str, port: int) -> smtplib.SMTP:
        if scheme == "smtps":
            return smtplib.SMTP_SSL(host, port, timeout=CHANNEL_TIMEOUT_S, context=ssl.create_default_context())
        server = smtplib.SMTP(host, port, timeout=CHANNEL_TIMEOUT_S)
        server.ehlo()
        return server


@dataclass(frozen=True, slots=True)
class Webhook:
    """A POST of the digest as JSON, or of its text in the form that Slack, Mattermost and others take."""

    address: str
    slack: bool = False

    @property
    def name(self) -> str:
        """What the records call the channel."""
        return _name("slack" if self.slack else "webhook", self.address)

    def send(self, digest: Digest) -> None:
        """Post the digest; `Idempotency-Key` is its id. Raises `DeliveryFailed`, which never names the address."""
        body = {"text": _plain_in_slack(f"{digest.subject}\n{digest.text}")} if self.slack else digest.content
        try:
            status = _posted(self.address, body, {"Idempotency-Key": digest.id})
        except requests.RequestException as error:
            raise DeliveryFailed(f"{self.name}: {type(error).__name__}") from error
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            raise DeliveryFailed(f"{self.name}: answered {status}")


class _StatusOnly(requests.Session):
    """A session that leaves redirects alone: to see where one leads, requests would read its body without a limit."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere, as far as requests is concerned."""


def _posted(address: str, body: Mapping[str, object], headers: Mapping[str, str]) -> int:
    """The status that is answered; what a host says besides may go on without end, and is not read."""
    with (
        _StatusOnly() as session,
        session.post(address, json=body, headers=headers, timeout=CHANNEL_TIMEOUT_S, stream=True) as answer,
    ):
        return answer.status_code


@dataclass(frozen=True, slots=True)
class Events:
    """Prefect's events, which its automations can act on; always on."""

    name: str = "prefect"

    def send(self, digest: Digest) -> None:
        """Emit `recoupe.changes`, with an id of its own for each digest."""
        emit_event(
            event="recoupe.changes",
            resource={"prefect.resource.id": f"recoupe.run.{digest.content['run']}"},
            payload=digest.content,
            id=uuid5(NAMESPACE_URL, digest.id),
        )


def channels_of(settings: Settings) -> Iterator[Channel]:
    """The channels that a desk has set; the settings have only addresses that can be such."""
    yield Events()
    recipients = listed(settings.alert_email)
    if recipients:
        yield Email(settings.smtp_url, settings.alert_from, recipients)
    for setting, is_slack in ((settings.alert_webhooks, False), (settings.alert_slack, True)):
        yield from (Webhook(address, is_slack) for address in listed(setting))


def _plain_in_slack(text: str) -> str:
    """The text without marks of Slack's own: a page's words call nobody (`<!channel>`) and are no link's words."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _name(kind: str, *where: str) -> str:
    return content_id(kind, *where)
