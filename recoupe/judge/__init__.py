"""From claims and documents to judged passages: candidates ranked, then a stance with its reasons."""
