"""One real Prefect server, in process and with a database of its own, for all tests of flows."""

from collections.abc import Iterator

import pytest
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.testing.utilities import prefect_test_harness

SERVER_STARTUP_TIMEOUT_S = 120


@pytest.fixture(scope="session")
def prefect() -> Iterator[None]:
    with (
        prefect_test_harness(server_startup_timeout=SERVER_STARTUP_TIMEOUT_S),
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}),
    ):
        yield
