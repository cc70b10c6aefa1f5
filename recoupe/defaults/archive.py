"""What the search of the archive indexes, asks and prefers."""

# A document is found by its first part; longer ones are collections, and PostgreSQL indexes a megabyte at most.
SEARCHED_CHARACTERS = 200_000
# A pasted page as a query says no more than its beginning.
QUERY_CHARACTERS = 4_000
QUERY_WORDS = 64
# The rarest words decide; asking for more of them costs time and changes nothing.
TERMS_ASKED = 24
# Longer than any word; PostgreSQL refuses words of two kilobytes in a query.
WORD_CHARACTERS = 64
# A word in more than this share of the documents is left out while rarer ones are there.
COMMON_SHARE = 0.5
# Below this number of documents shares mean nothing.
COMMON_FROM_DOCUMENTS = 20
# Candidates ranked exactly, as a multiple of what is asked for, and at least.
CANDIDATES_PER_HIT = 5
CANDIDATES_AT_LEAST = 100
# The rarest words of a query choose the candidates, until they are met in so many documents together; going through
# those of a common word as well costs time and finds nothing that ranks.
LEADING_DOCUMENTS = 1000
# Sizes and mean lengths of what is eligible that a process remembers: a run asks as of one day, a desk of a few.
COLLECTIONS_REMEMBERED = 256
# A word met in another form, or inside a longer word, says less than the word itself.
BEGINNING_WEIGHT = 0.6
INSIDE_WEIGHT = 0.4
# A title names what a text is about.
TITLE_WEIGHT = 2.0
# The usual constants of BM25 (Robertson and Zaragoza 2009).
BM25_SATURATION = 1.2
BM25_LENGTH = 0.75
# Endings grow with words: letters cut from a word of that length on, to find its other forms.
CUT_THREE_FROM = 9
CUT_TWO_FROM = 7
CUT_ONE_FROM = 5
# A shorter beginning or piece fits too many words.
BEGINNING_FROM = 4
INSIDE_FROM = 5
# Korean particles have one or two syllables, stems two and more.
SYLLABLES_CUT_TWO_FROM = 5
SYLLABLES_CUT_ONE_FROM = 3
SYLLABLES_AT_LEAST = 2
# Characters of the original shown around what was found, and how far into the text it is looked for.
SNIPPET_CHARACTERS = 240
SNIPPET_FROM_CHARACTERS = 20_000
# Documents added in one transaction: other writers wait no longer than that, about a second.
DOCUMENTS_PER_TRANSACTION = 1000
# A quotation is found again where a stretch of the text is so much like it: a changed word, not another sentence.
LEAST_LIKENESS_OF_ANCHOR = 0.85
