"""Which claims two versions of an article have in common, and what people decided on them.

The id of a claim hangs on the whole text it stands in: where a publisher adds a word, every claim has another one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from recoupe.decisions import Decision, DecisionKind
from recoupe.model import Claim


def same_claims(old: Sequence[Claim], new: Sequence[Claim], wordings: frozenset[str] = frozenset()) -> dict[str, Claim]:
    """For each claim of `new` the claim of `old` that is the same: by id, else by its words in the article.

    `wordings` are those that people gave claims: one that has them now, or had them, is known by the article's words.
    """
    left = {claim.id: claim for claim in old}
    pairs = {claim.id: left.pop(claim.id) for claim in new if claim.id in left}
    for claim in new:
        if claim.id in pairs:
            continue
        same = [older for older in left.values() if (older.quote, older.text) == (claim.quote, claim.text)]
        if same:
            pairs[claim.id] = left.pop(same[0].id)
    rest = [claim for claim in new if claim.id not in pairs]
    often = Counter(claim.quote for claim in (*left.values(), *rest))
    by_quote = {claim.quote: claim for claim in left.values()}
    for claim in rest:
        older = by_quote.get(claim.quote)
        # Two in all: one in each version, so that nothing else can be meant.
        if older and often[claim.quote] == 2 and not wordings.isdisjoint((older.text, claim.text)):
            pairs[claim.id] = older
    return pairs


def carried(decisions: Sequence[Decision], old: Sequence[Claim], new: Sequence[Claim]) -> tuple[Decision, ...]:
    """The decisions on claims of `old`, on the same claims of `new`; those on other claims stay as they are."""
    names = {older.id: name for name, older in same_claims(old, new, wordings_of(decisions)).items()}
    return tuple(replace(one, claim=names.get(one.claim, one.claim)) for one in decisions)


def wordings_of(decisions: Sequence[Decision]) -> frozenset[str]:
    """What people put in place of the machine's words."""
    return frozenset(one.wording for one in decisions if one.kind is DecisionKind.CORRECT)
