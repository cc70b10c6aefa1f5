"""Everything that stands in one sentence or passage, found once and shared by all stages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from recoupe.analysis.attributions import find_attributions
from recoupe.analysis.findings import Analysis
from recoupe.analysis.lemmas import lemmas
from recoupe.analysis.names import find_names
from recoupe.analysis.periods import find_periods
from recoupe.analysis.polarity import is_hedged, is_negated
from recoupe.analysis.quantities import find_quantities
from recoupe.analysis.quotes import find_quotes
from recoupe.concepts import find_concepts
from recoupe.defaults.language import ANALYSES_KEPT, TEXTS_AT_HAND


@lru_cache(maxsize=ANALYSES_KEPT)
def analyse(text: str, language: str, anchor: date | None = None) -> Analysis:
    """The analysis of a text in that language; relative times are resolved against `anchor`."""
    periods = find_periods(text, language, anchor)
    timeless = _timeless(text, language)
    return replace(timeless, periods=periods) if periods else timeless


# A claim is read against its own day and again against that of its period, one shortly after the other.
@lru_cache(maxsize=TEXTS_AT_HAND)
def _timeless(text: str, language: str) -> Analysis:
    """The analysis without the time expressions: all the rest is the same on any day."""
    return Analysis(
        text=text,
        language=language,
        lemmas=lemmas(text, language),
        names=find_names(text, language),
        quantities=find_quantities(text, language),
        periods=(),
        attributions=find_attributions(text, language),
        concepts=find_concepts(text, language),
        quotes=find_quotes(text, language),
        negated=is_negated(text, language),
        hedged=is_hedged(text, language),
    )
