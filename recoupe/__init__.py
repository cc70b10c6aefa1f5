"""The method of Recoupe: pure Python, readable without Prefect or a database.

`verify` holds an article against documents; every other module is one of its stages or what a stage knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recoupe.method import verify

__all__ = ["verify"]


def __getattr__(name: str) -> object:
    """Load `verify` when it is asked for, so that a command that needs one stage loads one stage."""
    if name == "verify":
        from recoupe.method import verify

        return verify
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
