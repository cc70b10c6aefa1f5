"""No test reaches the outside; what a bare machine lacks is left out with a reason."""

import pytest
from pytest_socket import socket_allow_hosts

from tests.shared import shared_folder


@pytest.fixture(autouse=True)
def only_loopback() -> None:
    """Every test may reach 127.0.0.1 and nothing else."""
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what needs the shared folder where there is none."""
    if shared_folder() is not None:
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason="the project's shared folder is not beside the repository"))
