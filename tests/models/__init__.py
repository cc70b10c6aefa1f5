"""Models that a desk brings, built or served by the tests themselves."""
