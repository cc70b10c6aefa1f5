"""Limits and thresholds of the read stage."""

# A page of text is a few hundred kilobytes; ten megabytes hold any article with its scripts and still parse in seconds.
MAX_PAGE_BYTES = 10_000_000
# Reports of institutions are the largest PDF files worth reading.
MAX_PDF_BYTES = 40_000_000
# An article longer than this is a book, and every later stage would pay for it.
MAX_PDF_PAGES = 300
# Two million characters are some five hundred pages; what lies beyond is cut and said so.
MAX_TEXT_CHARS = 2_000_000
# A dossier row is one text.
MAX_ROW_BYTES = 4_000_000
# A headline is one sentence: beyond this it is a paragraph that lost its break.
MAX_TITLE_CHARS = 300
# Fewer letters than this carry no statement; a page with less has no article in it.
MIN_TEXT_LETTERS = 12
# Share of control characters above which content is binary, whatever it is called.
MAX_CONTROL_SHARE = 0.02
# Encodings tried on bytes that are not UTF-8 and declare nothing, in the order of the project's languages.
FALLBACK_ENCODINGS = ("utf-8", "cp949", "windows-1251", "windows-1252")
# A section label stands above the headline: at most this many words, without the punctuation of a sentence.
SECTION_LABEL_WORDS = 2
# With separators (`World > Europe`) it may name a path of sections.
SECTION_PATH_WORDS = 5
# And where the page shows hardly anything of it because a script draws the text.
JSON_LD_RESCUE_RATIO = 1.5
# Days by which a date in the text and a date in the markup may differ: time zones and midnight.
DATE_TOLERANCE_DAYS = 1
# Characters of the text in which a dateline or a `published on` line is looked for.
DATELINE_CHARS = 600
# Characters of text that language detection reads; more changes nothing.
LANGUAGE_SAMPLE_CHARS = 4_000
# Links of a page that are kept for tracing; the rest of a longer list is navigation.
MAX_LINKS = 200
# Letters of running text before a heading such as `Read also` may end the article.
TAIL_MIN_LETTERS = 250
# Teasers and captions are shorter than this, paragraphs longer.
LONG_LINE_CHARS = 160
# Words of a run when two readings of one page are compared: three are seldom shared by chance.
SHINGLE_WORDS = 3
# Below this share two readings have nothing in common and one of them is of something else.
DISJOINT_SHARE = 0.1
# Above it they read the same text, and each can mend the other.
TRUSTED_OVERLAP = 0.5
# Share of a line that has to stand in the other reading to count as the same line.
SHARED_LINE = 0.6
# A paragraph of an article is hardly ever shorter; captions and teasers are.
PARAGRAPH_CHARS = 80
# Paragraphs before the first shared one that may be a lost lead.
LEAD_BLOCKS = 2
# Letters of a word that stay when its ending changes.
TITLE_STEM_CHARS = 5
# Lines after the headline in which a page shows when it was published.
LINES_UNDER_HEADLINE = 8
# By how much a stricter reading has to be nearer to the running text to be preferred.
LEANER_MARGIN = 0.02
# Agreement from which two readings are one text.
SAME_TEXT_AGREEMENT = 0.9
