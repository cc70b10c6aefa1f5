"""How a stage runs under Prefect: thin wrappers, one module a stage."""

from recoupe.for_good import collect_seldom

# Whatever process runs tasks, a command's, a worker's or one of a cluster's, imports this package first.
collect_seldom()
