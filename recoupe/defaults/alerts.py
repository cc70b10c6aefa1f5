"""When a change of a verdict is news, and when it only flickers."""

from datetime import timedelta

# A verdict that crossed by less than this in support and in opposition has moved across a line, not to another place:
# half the distance between two neighbouring letters of reliability in S, as one more passage of the same sort gives.
HYSTERESIS = 0.05
# A verdict that comes back to what it was so soon has been told already; sources fail and answer again within days.
FLICKER_WITHIN = timedelta(days=7)
# A digest that was begun and not finished is sent again after this: longer than any channel is waited for.
CLAIM_FOR = timedelta(minutes=10)
CHANNEL_TIMEOUT_S = 20
# What a desk reads on a telephone; the report has the rest.
ALERTS_IN_A_DIGEST = 25
# A reader of feeds asks every hour or so; what was told before that many is in the history of each report.
ALERTS_IN_FEED = 50
