"""When: the order of the stages, concurrency and failure policy, and the command line."""
