"""Decompose: the article becomes claims."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from recoupe import decompose as method

decompose = task(name="decompose", cache_policy=NO_CACHE)(method.decompose)
