"""Bounds on the models that a desk brings."""

# A language model has this long to answer one question, in seconds, and is asked again when its reply has no sense.
LLM_SECONDS = 60.0
LLM_TRIES = 1
# So many sentences of an article are sent at a time: a short question gets an exact answer.
LLM_SENTENCES = 25
# A sequence-pair model reads so many tokens at once; longer passages are read in windows that overlap by half.
NLI_TOKENS = 256
# Pairs that are judged together.
NLI_BATCH = 16
# Softens the model's logits; measured on the shared sets with `recoupe evaluate stance --backend nli`.
NLI_TEMPERATURE = 1.0
# Under this probability the strongest label is no verdict.
NLI_LEAST_PROBABILITY = 0.5
# How much of a claim a passage settles when the label is certain.
NLI_ENTAILMENT = 0.9
# The most that a language model may be sure of: its numbers are words, not measurements.
LLM_MOST_CONFIDENCE = 0.8
