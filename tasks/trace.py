"""Trace: judged passages become evidence with origins."""

from prefect import task
from prefect.cache_policies import NO_CACHE

from recoupe import trace as method

trace = task(name="trace", cache_policy=NO_CACHE)(method.trace)
