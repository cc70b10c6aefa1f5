"""Reason templates of the decomposition; each is a key of the catalogues."""

METRIC_DIFFERS = "“{first}” speaks of {metric_first}, “{second}” of {metric_second}, for the same figure ({value})"
DATE_DIFFERS = "“{first}” gives {date_first}, “{second}” gives {date_second}, for the same event"
NUMBER_DIFFERS = "“{first}” gives {value_first}, “{second}” gives {value_second}, for the same thing ({metric})"
MODEL_MISQUOTES = "The language model gave a claim whose quotation is not in the article; it was dropped: {quote}"
MODEL_ADDS = "The language model gave a claim with words that the article does not have; it was dropped: {words}"
MODEL_SILENT = "The language model gave no usable answer; the rules read this part ({error})"

# Why words are no claim
BOILERPLATE = "boilerplate"
CROSSHEAD = "crosshead"
DUPLICATE = "duplicate"
FRAGMENT = "fragment"
QUESTION = "question"
APPEAL = "appeal"
OPINION = "opinion"
PREDICTION = "prediction"
NO_CLAIM = "no claim"
