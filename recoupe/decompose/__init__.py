"""Decompose: an article becomes atomic, self-contained claims with exact spans."""

from recoupe.decompose.decomposing import decompose

__all__ = ["decompose"]
