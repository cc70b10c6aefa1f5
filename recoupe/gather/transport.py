"""Connections that go only to addresses that were checked, and that can be cut when time is up."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.timeout import _DEFAULT_TIMEOUT

from recoupe.gather.addresses import check_address

Resolver = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order the system prefers them. Raises `socket.gaierror`."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in infos))


class Deadline:
    """Cuts the connection of a thread when its time is up, even in the middle of a read."""

    def __init__(self) -> None:
        self._local = threading.local()

    def register(self, sock: socket.socket) -> None:
        """Have `sock` cut if the deadline of this thread passes."""
        # A duplicate stays usable for shutting down after TLS has taken the original over.
        twins: list[socket.socket] = getattr(self._local, "twins", [])
        twins.append(sock.dup())
        self._local.twins = twins

    @contextmanager
    def within(self, seconds: float) -> Iterator[threading.Event]:
        """Give the block `seconds`; the event says whether they ran out."""
        twins: list[socket.socket] = []
        self._local.twins = twins
        is_over = threading.Event()
        timer = threading.Timer(seconds, _cut, (twins, is_over))
        timer.daemon = True
        timer.start()
        try:
            yield is_over
        finally:
            timer.cancel()
            timer.join()
            for twin in twins:
                twin.close()


def _cut(twins: list[socket.socket], is_over: threading.Event) -> None:
    is_over.set()
    for twin in twins:
        try:
            twin.shutdown(socket.SHUT_RDWR)
        except OSError:
            # The other side was faster.
            continue


class Dialler:
    """Opens connections: resolves, checks every address, dials a checked one and looks at who answered."""

    def __init__(self, resolver: Resolver, allow_loopback: bool, deadline: Deadline) -> None:
        self._resolver = resolver
        self._allow_loopback = allow_loopback
        self._deadline = deadline

    def dial(self, connection: HTTPConnection, host: str, port: int, timeout: float | None) -> socket.socket:
        """A connected socket. Raises `AddressRefused`, or what urllib3 raises where nobody answers."""
        try:
            addresses = self._resolver(host, port)
        except (socket.gaierror, UnicodeError) as error:
            # A name such as `a..b.example` fails in its encoding, before anybody is asked for it.
            raise NameResolutionError(host, connection, socket.gaierror(str(error))) from error
        for address in addresses:
            check_address(address, host, self._allow_loopback)
        try:
            sock = _first_connected(addresses, port, timeout)
        except TimeoutError as error:
            raise ConnectTimeoutError(connection, f"Connection to {host} timed out") from error
        except OSError as error:
            raise NewConnectionError(connection, f"No connection to {host}: {error}") from error
        self._check_peer(sock, host)
        self._deadline.register(sock)
        return sock

    def _check_peer(self, sock: socket.socket, host: str) -> None:
        try:
            check_address(str(sock.getpeername()[0]), host, self._allow_loopback)
        except Exception:
            sock.close()
            raise


def _first_connected(addresses: list[str], port: int, timeout: float | None) -> socket.socket:
    failure: OSError = OSError("no address")
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout)
        except OSError as error:
            failure = error
    raise failure


def checked_pools(dialler: Dialler, **pool_settings: Any) -> PoolManager:  # noqa: ANN401
    """A pool manager whose connections are dialled by `dialler`."""

    class CheckedConnection(HTTPConnection):
        """A connection to a checked address."""

        def _new_conn(self) -> socket.socket:
            return dialler.dial(self, self._dns_host, self.port or 80, _seconds(self.timeout))

    class CheckedTlsConnection(HTTPSConnection):
        """A connection to a checked address; the certificate is checked against the host's name."""

        def _new_conn(self) -> socket.socket:
            return dialler.dial(self, self._dns_host, self.port or 443, _seconds(self.timeout))

    class CheckedPool(HTTPConnectionPool):
        """A pool of checked connections."""

        ConnectionCls = CheckedConnection

    class CheckedTlsPool(HTTPSConnectionPool):
        """A pool of checked TLS connections."""

        ConnectionCls = CheckedTlsConnection

    manager = PoolManager(**pool_settings)
    manager.pool_classes_by_scheme = {"http": CheckedPool, "https": CheckedTlsPool}
    return manager


def _seconds(timeout: object) -> float | None:
    return None if timeout is _DEFAULT_TIMEOUT or timeout is None else float(str(timeout))
