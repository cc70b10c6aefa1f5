"""One view model of a run, and its renderings."""
