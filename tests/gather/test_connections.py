"""What goes wrong below HTTP: certificates, resets, silence, names that change; and refusals without a pause."""

from __future__ import annotations

import random
import socket
import ssl
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from recoupe.errors import AddressRefused, SourceSkipped
from recoupe.gather.web import Web
from recoupe.source_files import Politeness
from tests.gather.conftest import Waits, answering, make_web

PAGE = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nouvert"
TODAY = datetime.now(UTC)
AT_ONCE = Politeness(delay_s=0)


def name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


class Authority:
    """Signs certificates for hosts; `file` is what somebody who trusts it has."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.certificate = self.signed(name("Test authority"), self.key, TODAY + timedelta(days=1), is_authority=True)
        self.file = folder / "authority.pem"
        self.file.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def signed(
        self,
        subject: x509.Name,
        key: ec.EllipticCurvePrivateKey,
        until: datetime,
        *,
        is_authority: bool = False,
        is_own: bool = False,
        host: str = "127.0.0.1",
    ) -> x509.Certificate:
        issuer = subject if is_own else name("Test authority")
        built = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        built = built.serial_number(x509.random_serial_number())
        built = built.not_valid_before(TODAY - timedelta(days=9)).not_valid_after(until)
        built = built.add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        if not is_authority:
            names = [x509.IPAddress(ip_address(host)) if host[0].isdigit() else x509.DNSName(host)]
            built = built.add_extension(x509.SubjectAlternativeName(names), critical=False)
        return built.sign(key if is_own else self.key, hashes.SHA256())

    @contextmanager
    def host(self, certified: str = "127.0.0.1", days: int = 1, *, is_own: bool = False) -> Iterator[str]:
        """The address of a host on this machine with a certificate for `certified`."""
        key = ec.generate_private_key(ec.SECP256R1())
        until = TODAY + timedelta(days=days)
        certificate = self.signed(name("outlet"), key, until, is_own=is_own, host=certified)
        plain = (serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        both = self.folder / "host.pem"
        both.write_bytes(
            key.private_bytes(serialization.Encoding.PEM, *plain) + certificate.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(both)

        def speak(connection: socket.socket) -> None:
            with suppress(ssl.SSLError), context.wrap_socket(connection, server_side=True) as secure:
                secure.recv(65_536)
                secure.sendall(PAGE)

        with answering(speak) as url:
            yield url.replace("http://", "https://")


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    """An authority that this machine trusts."""
    trusted = Authority(tmp_path)
    monkeypatch.setattr("requests.adapters.DEFAULT_CA_BUNDLE_PATH", str(trusted.file))
    return trusted


def tls_web(waits: Waits) -> Web:
    return make_web(waits, max_tries=1, obey_robots=False)


def test_a_host_with_a_good_certificate_is_read(authority: Authority, waits: Waits) -> None:
    with authority.host() as url:
        assert tls_web(waits).fetch(url).content == b"ouvert"


@pytest.mark.parametrize(
    ("certified", "days", "is_own"),
    [("127.0.0.1", -1, False), ("other.example", 1, False), ("127.0.0.1", 1, True)],
    ids=["expired", "of another host", "signed by itself"],
)
def test_a_host_with_a_wrong_certificate_is_not_read(
    authority: Authority, waits: Waits, certified: str, days: int, is_own: bool
) -> None:
    with (
        authority.host(certified, days, is_own=is_own) as url,
        pytest.raises(SourceSkipped, match="certificate is not valid"),
    ):
        tls_web(waits).fetch(url)
    assert waits.slept == [], "it will not hold a second later"


def test_an_authority_of_the_environment_is_not_believed(
    tmp_path: Path, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    stranger = Authority(tmp_path)
    for variable in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(variable, str(stranger.file))
    with stranger.host() as url, pytest.raises(SourceSkipped, match="certificate is not valid"):
        tls_web(waits).fetch(url)


def reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def test_a_connection_that_is_reset_is_tried_again(waits: Waits) -> None:
    seen: list[bytes] = []

    def speak(connection: socket.socket) -> None:
        seen.append(connection.recv(65_536))
        if len(seen) < 3:
            reset(connection)
        else:
            connection.sendall(PAGE)

    with answering(speak) as url:
        assert make_web(waits, obey_robots=False).fetch(url, AT_ONCE).content == b"ouvert"
    assert len(seen) == 3 and len(waits.slept) == 2


@pytest.mark.parametrize("sent", [b"", PAGE[:-3]], ids=["at once", "in the middle"])
def test_a_host_that_always_resets_is_skipped(waits: Waits, sent: bytes) -> None:
    def speak(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(sent)
        reset(connection)

    with answering(speak) as url, pytest.raises(SourceSkipped, match="the connection failed"):
        make_web(waits, obey_robots=False).fetch(url)


@pytest.mark.parametrize("sent", [b"", PAGE[:-3]], ids=["nothing", "a beginning"])
def test_a_host_that_falls_silent_is_not_waited_for(waits: Waits, sent: bytes) -> None:
    over = threading.Event()

    def speak(connection: socket.socket) -> None:
        connection.sendall(sent)
        over.wait(10)

    with answering(speak) as url:
        with pytest.raises(SourceSkipped, match=r"no answer in time|the connection failed"):
            make_web(waits, max_tries=1, obey_robots=False, read_timeout_s=0.2).fetch(url)
        over.set()


def test_a_host_under_load_that_names_no_pause_is_given_growing_ones(outlet: HTTPServer, waits: Waits) -> None:
    answers = [Response(status=429), Response(status=429), Response("at last")]
    outlet.expect_request("/a").respond_with_handler(lambda _: answers.pop(0))
    assert make_web(waits).fetch(outlet.url_for("/a"), AT_ONCE).content == b"at last"
    drawn = random.Random(7)
    assert waits.slept == [drawn.uniform(0, 2), drawn.uniform(0, 4)]


def test_a_host_under_load_for_ever_is_skipped_as_loaded(outlet: HTTPServer, waits: Waits) -> None:
    outlet.expect_request("/a").respond_with_data("", status=429)
    with pytest.raises(SourceSkipped, match="429 3 times"):
        make_web(waits).fetch(outlet.url_for("/a"))


def test_a_page_is_asked_by_its_date_where_it_has_no_tag(outlet: HTTPServer, waits: Waits) -> None:
    stamp = "Mon, 16 Dec 2024 10:00:00 GMT"

    def answer(request: Request) -> Response:
        if request.headers.get("If-Modified-Since") == stamp:
            return Response(status=304)
        return Response("ouvert", headers={"Last-Modified": stamp})

    outlet.expect_request("/a").respond_with_handler(answer)
    first = make_web(waits).fetch(outlet.url_for("/a"))
    web = Web(make_web(waits).settings, sleep=waits.sleep, clock=waits.clock, earlier=lambda _: first)
    again = web.fetch(outlet.url_for("/a"))
    assert (first.status, again.status, again.content) == (200, 304, b"ouvert")


def test_a_name_that_turns_inward_after_it_was_checked_is_dialled_only_where_it_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answers = [["93.184.215.14"], ["10.0.0.1"]]
    dialled: list[str] = []

    def dial(address: tuple[str, int], timeout: float) -> socket.socket:
        dialled.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr("recoupe.gather.transport.socket.create_connection", dial)
    web = Web(sleep=lambda _: None, resolver=lambda _host, _port: answers.pop(0))
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        web.fetch("http://turning.example/")
    assert dialled == ["93.184.215.14"] and answers == []


def test_whoever_answers_for_a_public_address_must_be_public(
    monkeypatch: pytest.MonkeyPatch, httpserver: HTTPServer
) -> None:
    near = socket.create_connection(("127.0.0.1", httpserver.port))
    monkeypatch.setattr("recoupe.gather.transport.socket.create_connection", lambda _address, _timeout: near)
    with pytest.raises(AddressRefused, match=r"127\.0\.0\.1"):
        Web(sleep=lambda _: None, resolver=lambda _host, _port: ["93.184.215.14"]).fetch("http://phare.example/")
    assert near.fileno() == -1 and httpserver.log == []
