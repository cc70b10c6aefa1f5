"""What stands in a sentence: names, quantities, periods, attributions, concepts, negation."""
