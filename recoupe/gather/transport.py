"""Connections that go only to addresses that were checked, and that can be cut when time is up."""

from __future__ import annotations

import math
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util.timeout import _DEFAULT_TIMEOUT

from recoupe.gather.addresses import check_address

_LEAST_SHARE_S = 0.001
Resolver = Callable[[str, int], list[str]]


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order the system prefers them. Raises `socket.gaierror`."""
    infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in infos))


class _Allowance:
    """The time of one request, and the connections that end with it."""

    def __init__(self, seconds: float) -> None:
        self.over_at = time.monotonic() + seconds
        self.is_over = threading.Event()
        self._twins: list[socket.socket] = []
        self._lock = threading.Lock()

    def add(self, sock: socket.socket) -> None:
        # A duplicate stays usable for shutting down after TLS has taken the original over.
        with self._lock:
            self._twins.append(sock.dup())
            is_late = self.is_over.is_set()
        if is_late:
            self.cut()

    def cut(self) -> None:
        with self._lock:
            self.is_over.set()
            for twin in self._twins:
                # The other side may have been faster.
                with suppress(OSError):
                    twin.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        with self._lock:
            for twin in self._twins:
                twin.close()


class Deadline:
    """Cuts the connection of a thread when its time is up, even in the middle of a read."""

    def __init__(self) -> None:
        self._local = threading.local()

    def register(self, sock: socket.socket) -> None:
        """Have `sock` cut when the deadline of this thread passes, at once where it has passed."""
        if (allowance := self._allowance()) is not None:
            allowance.add(sock)

    def left_s(self) -> float:
        """The seconds that this thread has left; without end where it has no deadline."""
        allowance = self._allowance()
        return math.inf if allowance is None else allowance.over_at - time.monotonic()

    def _allowance(self) -> _Allowance | None:
        return getattr(self._local, "allowance", None)

    @contextmanager
    def within(self, seconds: float) -> Iterator[threading.Event]:
        """Give the block `seconds`; the event says whether they ran out."""
        allowance = self._local.allowance = _Allowance(seconds)
        timer = threading.Timer(seconds, allowance.cut)
        timer.daemon = True
        timer.start()
        try:
            yield allowance.is_over
        finally:
            timer.cancel()
            timer.join()
            self._local.allowance = None
            allowance.close()


class Dialler:
    """Opens connections: resolves, checks every address, dials a checked one and looks at who answered."""

    def __init__(self, resolver: Resolver, allow_loopback: bool, deadline: Deadline) -> None:
        self._resolver = resolver
        self._allow_loopback = allow_loopback
        self._deadline = deadline

    def dial(self, connection: HTTPConnection, host: str, port: int, timeout: float | None) -> socket.socket:
        """A connected socket. Raises `AddressRefused`, or what urllib3 raises where nobody answers."""
        over_at = time.monotonic() + min(timeout or math.inf, self._deadline.left_s())
        try:
            addresses = _in_time(partial(self._resolver, host, port), over_at)
        except TimeoutError as error:
            raise ConnectTimeoutError(connection, f"The name {host} was not resolved in time") from error
        except (socket.gaierror, UnicodeError) as error:
            # A name such as `a..b.example` fails in its encoding, before anybody is asked for it.
            raise NameResolutionError(host, connection, socket.gaierror(str(error))) from error
        for address in addresses:
            check_address(address, host, self._allow_loopback)
        try:
            sock = _first_connected(addresses, port, over_at)
        except TimeoutError as error:
            raise ConnectTimeoutError(connection, f"Connection to {host} timed out") from error
        except OSError as error:
            raise NewConnectionError(connection, f"No connection to {host}: {error}") from error
        self._check_peer(sock, host)
        # Its share of the time was for connecting; the handshake has the whole of it again.
        sock.settimeout(timeout)
        self._deadline.register(sock)
        return sock

    def _check_peer(self, sock: socket.socket, host: str) -> None:
        try:
            check_address(str(sock.getpeername()[0]), host, self._allow_loopback)
        except Exception:
            sock.close()
            raise


def _in_time(resolved: Callable[[], list[str]], over_at: float) -> list[str]:
    """What the resolver says by `over_at`. Raises what it raises, and `TimeoutError`.

    The system's resolver cannot be interrupted: it is left behind in a thread of its own, which ends when it does.
    """
    answer: Future[list[str]] = Future()
    threading.Thread(target=_resolve_into, args=(answer, resolved), daemon=True).start()
    return answer.result(_left(over_at))


def _resolve_into(answer: Future[list[str]], resolved: Callable[[], list[str]]) -> None:
    try:
        answer.set_result(resolved())
    except Exception as error:  # noqa: BLE001  whoever waits for the result gets it
        answer.set_exception(error)


def _first_connected(addresses: list[str], port: int, over_at: float) -> socket.socket:
    """A connection to the first address that answers; each of those still to be tried gets its share of the time."""
    failure: OSError = OSError("no address")
    for place, address in enumerate(addresses):
        left = _left(over_at)
        share = left and left / (len(addresses) - place)
        try:
            # No time at all would be asked for as a connection that does not wait.
            return socket.create_connection((address, port), share if share is None else max(share, _LEAST_SHARE_S))
        except OSError as error:
            failure = error
    raise failure


def _left(over_at: float) -> float | None:
    return None if math.isinf(over_at) else max(0.0, over_at - time.monotonic())


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
