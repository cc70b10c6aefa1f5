"""Gather: what the sources say on a claim, fetched politely and kept as it was."""
