"""Decompose: the article becomes claims."""

from collections.abc import Sequence

from prefect import task
from prefect.cache_policies import NO_CACHE

from recoupe.decisions import Decision
from recoupe.decompose.decomposers import get_decomposer
from recoupe.decompose.rewording import reworded
from recoupe.model import Article, Claim, Decomposition
from recoupe.same_claims import carried


@task(name="decompose", cache_policy=NO_CACHE)
def decompose(
    article: Article, decomposer: str = "rules", decisions: Sequence[Decision] = (), before: Sequence[Claim] = ()
) -> Decomposition:
    """The claims of the article by the decomposer of that name, in the words of whoever corrected one.

    `before` are the claims that the decisions name, which an article that was edited has under other ids.
    """
    found = get_decomposer(decomposer)(article)
    return reworded(found, carried(decisions, before, found.claims), article)
