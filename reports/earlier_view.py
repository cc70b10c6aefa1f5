"""How earlier checks read: what others checked, whom they checked, and their verdict in their own words."""

from __future__ import annotations

from recoupe.earlier_checks import EarlierCheck
from recoupe.model import Claim
from reports.lookup import LABEL_CHARS, QUOTE_CHARS, Lookup, quoted
from reports.parts import EarlierView, Link
from reports.safe import inert, one_line, web_address


def earlier_views(lookup: Lookup, claim: Claim) -> tuple[EarlierView, ...]:
    """The checks by others that may bear on the claim, in the order they were found."""
    return tuple(_view(lookup, one) for one in lookup.verification.earlier if one.claim == claim.id)


def _view(lookup: Lookup, check: EarlierCheck) -> EarlierView:
    speech = lookup.speech
    return EarlierView(
        checked=quoted(check.checked, check.language, QUOTE_CHARS),
        claimant=one_line(check.claimant, LABEL_CHARS),
        publisher=one_line(check.publisher, LABEL_CHARS) or speech.say("publisher unknown"),
        rating=quoted(check.rating, check.language, LABEL_CHARS),
        date=speech.moment(check.published),
        link=Link(one_line(inert(check.url), QUOTE_CHARS), web_address(check.url)),
    )
