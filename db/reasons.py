"""Reason templates of records and archive; each is a key of the catalogues."""

NO_TEXT = "{publisher}: has no text, so it was not added to the archive"
UNDATED = "{publisher}: no publication date, so a search as of a date does not find it"
NEW_TEXT = "{publisher}: the page had another text before; both are kept, and the newer one is found"
RECORD_TOO_LARGE = "it has more than {limit} bytes"
REVISIT_OF_NOTHING = "its bytes are those of an earlier record, which is not in this file"
RECORD_UNDATED = "it does not say when it was captured"
