"""The form of the addresses that a desk sets: mailboxes, a mail server, places on the web. Nobody is asked.

Each raises `ValueError` that says what is wrong and never repeats the address: it may be a secret.
"""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

MAIL_PORTS = {"smtp": 25, "smtps": 465}
_ON_THE_WEB = ("http", "https")


def listed(setting: str) -> tuple[str, ...]:
    """What a setting lists between commas, each once."""
    return tuple(dict.fromkeys(one.strip() for one in setting.split(",") if one.strip()))


def check_mailboxes(setting: str, most: int | None = None) -> str:
    """The setting, if each of the addresses it lists is one of e-mail, and they are at most so many."""
    named = listed(setting)
    if most is not None and len(named) > most:
        raise ValueError(f"{len(named)} addresses where {most} is meant")
    for place, one in enumerate(named, start=1):
        if not _is_mailbox(one):
            raise ValueError(f"address {place} is no address of e-mail, such as desk@example.org")
    return setting


def check_mail_server(setting: str) -> str:
    """The setting, if it names a mail server by `smtp://` or `smtps://`."""
    if setting and not _hosted(setting, tuple(MAIL_PORTS)):
        raise ValueError("no mail server, such as smtp://user:password@mail.example.org:587, or smtps://")
    return setting


def check_on_the_web(setting: str) -> str:
    """The setting, if each of the addresses it lists is one of `http://` or `https://`."""
    for place, one in enumerate(listed(setting), start=1):
        if not _hosted(one, _ON_THE_WEB):
            raise ValueError(f"address {place} is no address of http:// or https:// with a host and a port that exist")
    return setting


def _hosted(address: str, schemes: tuple[str, ...]) -> bool:
    """Whether an address has one of the schemes, a host, and a port that can be one."""
    try:
        parts: SplitResult = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    is_plain = address.isprintable() and " " not in address
    return is_plain and parts.scheme in schemes and bool(parts.hostname) and port != 0


def _is_mailbox(text: str) -> bool:
    """Whether a text is one mailbox, with a name before it or without."""
    from email.errors import MessageError
    from email.policy import SMTPUTF8

    try:
        header = SMTPUTF8.header_factory("To", text)
    # The library's parser falls over some texts.
    except (MessageError, ValueError, IndexError):
        return False
    (address,) = header.addresses if len(header.addresses) == 1 else (None,)
    return address is not None and bool(address.username and address.domain) and not header.defects
