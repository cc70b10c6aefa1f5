"""Tracing: whom a passage or a document goes back to."""

from recoupe.trace.tracing import Traced, trace

__all__ = ["Traced", "trace"]
