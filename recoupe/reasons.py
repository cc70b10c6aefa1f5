"""Reason templates of the run as a whole; each is a key of the catalogues."""

UNDATED = "{publisher}: no publication date, so it cannot be cited as of a date"
OWN_ARTICLE = "{publisher}: this is the article itself, not evidence for it"
NAMESAKE = "this page speaks of {found}, another place of the same name; it is no evidence for what happened elsewhere"
OWN_REPORT = "{publisher}: this page goes back to a report of this desk, which is no evidence for it"
TOO_LATE = "Documents published after {as_of} were not used: {count}"
DECISION_WITHOUT_DOCUMENT = "{by} ruled on a document that this version does not have; the ruling changes nothing here"
ADDED_FOR_NOTHING = "{by} added a page of which no passage bears on a claim; it is on record and counts for nothing"
DECISION_WITHOUT_CLAIM = "{by} decided on a claim that the article no longer makes; the decision changes nothing here"
DECISION_CONTRADICTED = (
    "{by} decided “{decided}”; the evidence at hand now says “{now}”. The decision stands; look again"
)
NAMELESS = "a decision has a name: say who decides (--by)"
REASONLESS = "this decision needs a reason (--reason)"
REASON_TOO_LONG = "the reason has {length} characters; at most {limit} are kept"
CODELESS = "this report was signed: to change it needs a reason code (--code), one of {codes}"
SIGNED_ALREADY = "{by} has signed this version already; a second reader is somebody else"
NOTHING_TO_WITHDRAW = "nobody has signed this version, or the signature was withdrawn: there is none to withdraw"
