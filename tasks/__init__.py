"""How a stage runs under Prefect: thin wrappers, one module a stage."""
