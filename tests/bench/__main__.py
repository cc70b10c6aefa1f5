"""`make bench`: what the stages cost, and how the cost grows."""

from __future__ import annotations

import sys

from tests.bench import archive, decomposition, desk, gathering, judging, origins

SETS = {
    "archive": archive.lines,
    "decomposition": decomposition.lines,
    "desk": desk.lines,
    "gathering": gathering.lines,
    "judging": judging.lines,
    "origins": origins.lines,
}


def main() -> None:
    """Print the figures of each set, or of those named."""
    for name in sys.argv[1:] or SETS:
        for line in SETS[name]():
            sys.stdout.write(f"{name}: {line}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
