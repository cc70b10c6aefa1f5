"""Reason templates of the run as a whole; each is a key of the catalogues."""

UNDATED = "{publisher}: no publication date, so it cannot be cited as of a date"
OWN_ARTICLE = "{publisher}: this is the article itself, not evidence for it"
TOO_LATE = "Documents published after {as_of} were not used: {count}"
