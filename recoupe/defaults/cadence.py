"""How often an article is verified again, by its age: often while sources still speak up, then ever more rarely."""

from datetime import timedelta

# Corrections, denials and second sources come in the news cycle after publication.
FRESH_UNTIL = timedelta(days=3)
FRESH_EVERY = timedelta(hours=6)
# Officials answer, and investigations begin, within weeks.
RECENT_UNTIL = timedelta(days=30)
RECENT_EVERY = timedelta(days=1)
# Governments have admitted after four months what they denied at first: half a year with room to spare.
SETTLING_UNTIL = timedelta(days=182)
SETTLING_EVERY = timedelta(days=7)
# Inquiries and court rulings come late; after two years a desk is asked by hand.
WATCHED_UNTIL = timedelta(days=730)
WATCHED_EVERY = timedelta(days=30)

# Age up to which a step is taken, and the step.
STEPS = (
    (FRESH_UNTIL, FRESH_EVERY),
    (RECENT_UNTIL, RECENT_EVERY),
    (SETTLING_UNTIL, SETTLING_EVERY),
    (WATCHED_UNTIL, WATCHED_EVERY),
)
