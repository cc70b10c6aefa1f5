"""Which addresses may be fetched: the web, and nothing of the machine or the network it runs in."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from urllib.parse import SplitResult, urlsplit

from recoupe.errors import AddressRefused
from recoupe.gather import reasons as why
from recoupe.model import Reason

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

SCHEMES = {"http": 80, "https": 443}
_LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
# Public by their number, but they answer inside clouds and providers only.
_INNER_NETWORKS = tuple(map(ipaddress.ip_network, ("168.63.129.16/32", "192.0.0.0/24", "fec0::/10")))
_NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
_LOW_32_BITS = 0xFFFFFFFF
_UNPRINTABLE = re.compile(r"[\x00-\x20\x7f-\x9f\\]")


def check_url(url: str, ports: Collection[int], allow_loopback: bool = False) -> SplitResult:
    """The parts of a URL that may be fetched.

    Raises `AddressRefused` for another scheme, credentials, an odd port or no host.
    """
    if _UNPRINTABLE.search(url):
        raise AddressRefused(Reason.of(why.ODD_CHARACTERS, url=repr(url)))
    try:
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname
    except ValueError as error:
        raise AddressRefused(Reason.of(why.NO_WEB_ADDRESS, url=url)) from error
    if parts.scheme not in SCHEMES:
        raise AddressRefused(Reason.of(why.OTHER_SCHEME, url=url))
    if not host:
        raise AddressRefused(Reason.of(why.NO_HOST, url=url))
    if parts.username is not None or parts.password is not None:
        raise AddressRefused(Reason.of(why.HAS_LOGIN, host=host))
    is_loopback_allowed = allow_loopback and _is_this_machine(host)
    if port is not None and port not in ports and not is_loopback_allowed:
        raise AddressRefused(Reason.of(why.ODD_PORT, url=url, port=port))
    return parts


def _is_this_machine(host: str) -> bool:
    """Whether a host is this machine by its name or by its address, plainly written."""
    try:
        return host in _LOOPBACK_NAMES or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_address(address: str, host: str, allow_loopback: bool = False) -> None:
    """Refuse an IP address that is not public. Raises `AddressRefused`.

    Addresses that carry another one inside (mapped, 6to4, Teredo, NAT64) are judged by the inner one as well.
    """
    for inner in _with_inner(ipaddress.ip_address(address.split("%")[0])):
        if inner.is_loopback and allow_loopback:
            continue
        is_odd = inner.is_multicast or any(inner in network for network in _INNER_NETWORKS)
        if not inner.is_global or is_odd:
            raise AddressRefused(Reason.of(why.NOT_PUBLIC, host=host, address=address))


def _with_inner(address: _Address) -> tuple[_Address, ...]:
    if isinstance(address, ipaddress.IPv4Address):
        return (address,)
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if any(address in network for network in _NAT64):
        return (ipaddress.ip_address(int(address) & _LOW_32_BITS),)
    inner: list[_Address] = [address]
    if address.sixtofour:
        inner.append(address.sixtofour)
    if address.teredo:
        inner.extend(address.teredo)
    return tuple(inner)
