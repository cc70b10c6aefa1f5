"""The metric words: what a quantity counts or measures."""

METRICS = frozenset(
    "killed wounded killed_or_wounded captured missing deployed displaced evacuated infected hospitalised arrested "
    "troops people area distance money percent vehicles missiles munitions containers drones aircraft barrels "
    "tonnes votes magnitude temperature years days villages animals items".split()
)
# What happens to people, found beside the thing that is counted and telling more than it.
FATES = frozenset(
    "killed wounded killed_or_wounded captured missing deployed displaced evacuated infected hospitalised "
    "arrested".split()
)
# What can be counted with a fate.
COUNTED = frozenset({"troops", "people", ""})
# Units that stand right at the number and decide alone.
UNITS = frozenset(
    "area distance money percent vehicles missiles munitions containers drones aircraft barrels tonnes votes "
    "temperature years days villages animals".split()
)
# Lengths of time.
DURATIONS = frozenset({"years", "days"})
# What is measured, not counted: the figure says nothing of what it is a measure of.
MEASURES = frozenset({"money", "percent", "temperature"})
# Units that belong to another number unless they stand near behind this one.
NEAR_ONLY = DURATIONS | {"money", "percent", "temperature"}
# What counts only as the very word behind the number: farmers with their herds are people.
AT_ONCE = frozenset({"animals"})
# A metric word further from the number than this belongs to something else.
METRIC_REACH_CHARS = 90
# The word behind a number, with an adjective before it.
NEXT_WORD_CHARS = 18
# A unit stands this near behind the number.
UNIT_REACH_CHARS = 26
