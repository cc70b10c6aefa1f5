"""Limits, delays and windows of the gather stage. Every number that decides what is fetched stands here."""

# A host that does not accept a connection in ten seconds is down for our purposes.
CONNECT_TIMEOUT_S = 10.0
# Silence between two packets; slow ministries need some patience.
READ_TIMEOUT_S = 20.0
# One page as a whole, however steadily it drips.
WHOLE_TIMEOUT_S = 60.0
# A page after decompression; the reader accepts no larger one except PDF files, which are cut off here too.
MAX_BYTES = 20_000_000
# A collection of checks in one file, which is read a part at a time; the largest known has some 60 MB.
MAX_COLLECTION_BYTES = 200_000_000
# One check in such a file; more is no claim with a verdict.
MAX_REVIEW_CHARS = 1_000_000
# News sites need two or three hops; more is a loop or a tracker.
MAX_REDIRECTS = 6
# A second and third try find most passing failures; more is a burden to a host in trouble.
MAX_TRIES = 3
# The first pause before another try; it doubles each time and is drawn from zero up to that.
BACKOFF_S = 1.0
# No pause is longer: a host that asks for more is left out of the run.
MAX_WAIT_S = 90.0
# Failures in a row after which a host is left alone for the rest of the run.
FAILURES_TO_OPEN = 4
# Seconds between two requests to one host where neither source nor robots.txt says more.
DEFAULT_DELAY_S = 2.0
# A crawl delay is honoured up to here: five questions in ten minutes. A host that asks for more is left out, with a
# note: a shorter pause than it asks for would not be polite.
MAX_CRAWL_DELAY_S = 120.0
# Seconds for which rules (robots.txt) are good: RFC 9309, 2.4 asks for no more than a day. Where a host does not say,
# an hour; less than ten minutes would ask for them oftener than for pages.
RULES_MOST_S = 86_400.0
RULES_UNSAID_S = 3_600.0
RULES_LEAST_S = 600.0
# A host that did not give its rules is not asked for them again before.
RULES_FAILED_S = 600.0
# A feed that says it is good for longer is asked all the same: what is new is what it is for.
FEED_FRESH_S = 3_600.0
# robots.txt files are cut at this length by the large crawlers as well.
MAX_ROBOTS_BYTES = 512_000
# Ports that news sites answer on.
ALLOWED_PORTS = (80, 443)
# Hosts asked at once, more than the registry has: each waits most of the time, for its answer or for the pause that
# politeness asks, and a host that has to wait for another one's pauses doubles the time of the run.
WORKERS = 256

# A feed holds about two weeks of a busy outlet.
FEED_REACH_DAYS = 14
# A feed whose newest entry is older is frozen, whatever status it answers with.
STALE_FEED_DAYS = 60
# Searches without dates show the newest first: what is older than this has sunk out of sight.
UNDATED_SEARCH_REACH_DAYS = 60
# GDELT answers questions about at most three months and reaches back to 2017.
GDELT_WINDOW_DAYS = 90
GDELT_FIRST_YEAR = 2017
# Windows asked for one claim: the first, when it was news, and the last, when it may have turned.
GDELT_MAX_WINDOWS = 2
# Days before an event in which it may have been announced, and after it in which it is reported.
WINDOW_BEFORE_DAYS = 3
WINDOW_AFTER_DAYS = 30
# A run as a whole: three times what the pauses of a source may cost it, for its pages and for hosts in trouble. What
# has not been asked by then is a failure that the report shows.
RUN_SECONDS = 1_800.0
# Seconds of pauses that one source may cost a run, and one claim at one source; the questions beyond are logged as not
# asked. Hosts are asked side by side, so that these are what a run and a claim cost as a whole.
SECONDS_PER_SOURCE = 600
SECONDS_PER_CLAIM = 300
# Questions about one claim to searches and indexes. Plans have some 40; sources with a stake are asked beyond it too.
QUESTIONS_PER_CLAIM = 80
# Pages that one more question has opened on a source's own hosts: the questions of one article mostly find the same.
PAGES_PER_QUESTION = 3
# Words of a question: more and nothing matches all of them.
MAX_NAME_TERMS = 3
MAX_CONCEPT_TERMS = 2
# Sources of a bloc without a stake that are asked about one claim.
SOURCES_PER_OTHER_BLOC = 2
# Claims below this are not worth a question to anybody.
MIN_CHECKWORTHY = 0.2
# Results of one question that are opened.
MAX_HITS_PER_QUERY = 8
# Pages opened in one run.
MAX_PAGES = 300
# Words of a question that a feed entry must hold to be opened.
MIN_TERMS_IN_ENTRY = 2
# Sitemaps of an index that are opened, the newest first: older ones hold the years before.
SITEMAPS_OF_INDEX = 2
# Pages opened because a document at hand links to a party's own words.
MAX_LINKED_PAGES = 40
# Entries of one feed or result page that are looked at.
MAX_ENTRIES = 300
# Names of one article that an encyclopedia is asked about.
NAMES_ASKED = 12
# Captures of one site that are looked at, and sites whose captures are asked for on one claim.
MAX_CAPTURES = 5_000
CAPTURED_SITES = 4
# Times a capture is asked for before the day, where the nearest one is younger: each time this many times further back
# than that one lies after it. Four and sixteen times find what lies up to some thirty times as far back.
CAPTURES_EARLIER = (2, 4, 16)
# No page is older than the web, some thirty years; an archive that names a later century is not followed there.
MOST_DAYS_LATE = 700
# Days of a day-by-day archive that are read from the event on: most reports on it appear by then.
ARCHIVE_DAYS = 3
# Pages of a list in pages that are read, the newest first.
LIST_PAGES = 3
# What a public archive saved within this time is not saved again.
SAVED_WITHIN = "1d"
# How often a public archive is asked what became of a page, a pause apart: captures take a minute or two.
SAVE_LOOKS = 18
# Cited pages that one run asks a public archive to save, at its pace of six a minute.
PAGES_SAVED = 60
# Claim reviews of one answer or feed that are looked at, the largest feeds included.
MAX_REVIEWS = 200_000
# Earlier checks shown with one claim: a reader follows a few.
CHECKS_PER_CLAIM = 5
# A link to an article is longer than a menu word; Korean needs fewer letters.
MIN_LINK_LETTERS = 20
MIN_LINK_LETTERS_KO = 9
# Article-like links on a result page that show that a declared selector, not the search, came up empty.
LINKS_OF_CHANGED_LAYOUT = 5
