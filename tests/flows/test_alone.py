"""A desk is served by one process, at ports of its own; whoever comes second is told so before anything starts."""

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from db.desk import open_desk
from db.watching import figures
from flows.alone import AlreadyServed, serving_alone
from flows.metrics import exposition
from flows.orchestration import server_note
from recoupe.errors import BadInput
from tests.shared import free_port


@contextmanager
def taken() -> Iterator[int]:
    """A port on which some program listens that says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_a_desk_that_is_served_is_not_served_twice_and_its_note_stays(tmp_path: Path) -> None:
    with serving_alone(tmp_path, free_port(), free_port()):
        told = json.dumps({"api": "http://127.0.0.1:4200/api", "pid": 77})
        server_note(tmp_path).write_text(told)
        with (
            pytest.raises(AlreadyServed, match=r"by process 77, with Prefect at http://127\.0\.0\.1:4200/api"),
            serving_alone(tmp_path, free_port(), free_port()),
        ):
            raise AssertionError("served twice")
        assert server_note(tmp_path).read_text() == told
    with serving_alone(tmp_path, free_port(), free_port()):
        pass


def test_each_port_that_is_taken_is_named_with_its_option(tmp_path: Path) -> None:
    with taken() as port:
        for ports, option in (((port, free_port()), "--port"), ((free_port(), port), "--site-port")):
            told = rf"port {port} is taken by another program: .* with {option}$"
            with pytest.raises(AlreadyServed, match=told), serving_alone(tmp_path, *ports):
                raise AssertionError("served at a port of another program")


def test_another_desk_at_a_port_is_known_by_what_it_answers(tmp_path: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/metrics").respond_with_data(exposition(figures(open_desk().engine)))
    with (
        pytest.raises(AlreadyServed, match="taken by the site of another desk"),
        serving_alone(tmp_path, free_port(), httpserver.port),
    ):
        raise AssertionError("served at the port of another desk")
    httpserver.expect_request("/api/health").respond_with_data("true")
    with (
        pytest.raises(AlreadyServed, match="taken by a Prefect server"),
        serving_alone(tmp_path, httpserver.port, free_port()),
    ):
        raise AssertionError("served at the port of another desk")


def test_server_and_site_have_a_port_each(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="--port and --site-port are both 4999"), serving_alone(tmp_path, 4999, 4999):
        raise AssertionError("served both at one port")
