"""The figures of a desk in the form that Prometheus reads."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from db.watching import Figures

_HELP = {
    "articles": "Articles on record",
    "runs": "Versions of reports on record",
    "documents": "Documents in the archive",
    "snapshots": "Snapshots kept",
    "issues": "Issues of the latest day's runs: what failed or could not be done",
    "alerts_unsent": "Digests that a channel has not taken yet",
    "readings_waiting": "Articles of campaigns that are not verified yet",
    "latest_run_timestamp_seconds": "When the newest state of knowledge was, in Unix time",
}


def exposition(figures: Figures) -> str:
    """The text of one scrape."""
    registry = CollectorRegistry()
    for name, words in _HELP.items():
        Gauge(f"recoupe_{name}", words, registry=registry).set(getattr(figures, name))
    return generate_latest(registry).decode()
