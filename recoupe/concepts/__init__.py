"""Our own lexicon of what happens in the news, in five languages: from words to concepts and their opposites."""

from recoupe.concepts.lexicon import Concept, Lexicon, lexicon, read_lexicon, talk
from recoupe.concepts.matching import find_concepts

__all__ = ["Concept", "Lexicon", "find_concepts", "lexicon", "read_lexicon", "talk"]
