"""Quality as a gate: each module measures one stage on labelled sets and on our own goldens."""
