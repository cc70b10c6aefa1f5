"""Assess: evidence becomes assessments."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from recoupe import method

assess = task(name="assess", cache_policy=NO_CACHE)(method.assess_claims)
