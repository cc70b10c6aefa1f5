"""Which addresses are refused before a byte is sent."""

import pytest

from recoupe.errors import AddressRefused
from recoupe.gather.addresses import check_address, check_url
from recoupe.gather.transport import resolve
from recoupe.gather.web import Web


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "javascript:alert(1)",
        "http://user:secret@example.org/",
        "http://user@example.org/",
        "http://example.org:22/",
        "http://example.org:8080/",
        "http:///nohost",
        "http://exa mple.org/",
        "http://example.org\\@127.0.0.1/",
        "http://example.org/\r\nHost: inner",
        "http://[::1/",
        "example.org",
    ],
)
def test_a_url_that_is_no_public_web_address_is_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        check_url(url, (80, 443))


@pytest.mark.parametrize("url", ["http://example.org/", "https://example.org:443/a?b=c", "https://пример.рф/"])
def test_a_plain_web_address_passes(url: str) -> None:
    assert check_url(url, (80, 443)).hostname


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.10",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.5.4",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "168.63.129.16",
        "192.0.0.192",
        "224.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1",
        "fe80::1%eth0",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:169.254.169.254",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe",
    ],
)
def test_an_address_inside_the_house_is_refused(address: str) -> None:
    with pytest.raises(AddressRefused):
        check_address(address, "inner.example")


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_a_public_address_passes(address: str) -> None:
    check_address(address, "example.org")


def test_loopback_passes_only_where_it_is_allowed() -> None:
    check_address("127.0.0.1", "localhost", allow_loopback=True)
    with pytest.raises(AddressRefused):
        check_address("10.0.0.1", "inner.example", allow_loopback=True)


@pytest.mark.parametrize(
    "host",
    ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "[::1]", "[::ffff:7f00:1]", "localhost", "0", "[::]"],
)
def test_every_spelling_of_this_machine_is_refused(host: str) -> None:
    with pytest.raises(AddressRefused):
        Web(sleep=lambda _: None).fetch(f"http://{host}/")


def test_a_name_that_leads_inside_is_refused_even_beside_a_public_address() -> None:
    web = Web(sleep=lambda _: None, resolver=lambda _host, _port: ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(AddressRefused, match=r"10\.0\.0\.1"):
        web.fetch("http://rebinding.example/")


def test_a_name_is_resolved_once_for_each_connection_so_that_a_changed_answer_changes_nothing() -> None:
    asked = []

    def changing(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["10.0.0.1"] if len(asked) == 1 else ["93.184.215.14"]

    with pytest.raises(AddressRefused):
        Web(sleep=lambda _: None, resolver=changing).fetch("http://flipping.example/")
    assert asked == ["flipping.example"]


def test_the_system_resolver_reads_odd_spellings_as_what_they_are() -> None:
    assert resolve("2130706433", 80) == ["127.0.0.1"]
