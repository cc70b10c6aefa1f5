"""Reason templates of the decomposition; each is a key of the catalogues."""

METRIC_DIFFERS = "“{first}” speaks of {metric_first}, “{second}” of {metric_second}, for the same figure ({value})"
DATE_DIFFERS = "“{first}” gives {date_first}, “{second}” gives {date_second}, for the same event"
NUMBER_DIFFERS = "“{first}” gives {value_first}, “{second}” gives {value_second}, for the same thing ({metric})"
