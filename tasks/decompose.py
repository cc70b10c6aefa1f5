"""Decompose: the article becomes claims."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from recoupe.decompose.decomposers import get_decomposer
from recoupe.model import Article, Decomposition


@task(name="decompose", cache_policy=NO_CACHE)
def decompose(article: Article, decomposer: str = "rules") -> Decomposition:
    """The claims of the article, by the decomposer of that name."""
    return get_decomposer(decomposer)(article)
