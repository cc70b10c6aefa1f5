"""Models that a desk brings: a language model by its service, a sequence-pair model by its files. None is needed."""
