"""What a claim was judged on, in three short hashes: enough to see whether judging again could say anything new."""

from __future__ import annotations

from dataclasses import dataclass

_APART = "/"


@dataclass(frozen=True, slots=True)
class Judged:
    """That a claim was judged: `by` which judge, what it was `asked`, and what it `answered`.

    `outvoted` has what the judge said of passages whose support the other carriers of their origin outvoted, in the
    order of the evidence: how much of the claim each settles.
    """

    claim: str
    by: str
    asked: str
    answered: str
    outvoted: tuple[float, ...] = ()

    def written(self) -> str:
        """All of it but the claim, in one word."""
        return _APART.join((self.by, self.asked, self.answered, *map(repr, self.outvoted)))

    @classmethod
    def read(cls, claim: str, written: str) -> Judged | None:
        """What `written` gave for that claim; None where there is nothing."""
        if not written:
            return None
        by, asked, answered, *outvoted = written.split(_APART)
        return cls(claim, by, asked, answered, tuple(map(float, outvoted)))
