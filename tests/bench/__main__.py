"""`make bench`: what the stages cost, and how the cost grows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from tests.bench import archive, commands, decomposition, desk, gathering, judging, origins

SETS: dict[str, Callable[..., Iterator[str]]] = {
    "archive": archive.lines,
    "commands": commands.lines,
    "decomposition": decomposition.lines,
    "desk": desk.lines,
    "gathering": gathering.lines,
    "judging": judging.lines,
    "origins": origins.lines,
}


def main() -> None:
    """Print the figures of each set, or of those named; `desk=100,1000` names sizes as well."""
    for word in sys.argv[1:] or SETS:
        name, _, sizes = word.partition("=")
        found = SETS[name](tuple(map(int, sizes.split(",")))) if sizes else SETS[name]()
        for line in found:
            sys.stdout.write(f"{name}: {line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
