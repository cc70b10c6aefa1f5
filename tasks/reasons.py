"""Reason templates of the stages as they run under Prefect."""

DOSSIER_READ = "Dossier “{title}”: {count} documents"
ARCHIVE_SEARCHED = "Local archive: {count} documents"
JUDGE_CRASHED = "The judge failed on this claim: {error}"
NOT_ADDED = "{name} is not added: {fault}"
OUT_OF_REACH = "The article is out of reach ({fault}); its text is the one that was kept"
SAVING_IS_OFF = "Nothing was saved in a public archive: {setting} is off"
SAVING_NEEDS = "Nothing was saved in a public archive: it needs {needs}"
SAVED_AT = "Saved in a public archive: {capture}"
SAVED_BEFORE = "Saved in a public archive before: {capture}"
NOT_SAVED = "Not saved in a public archive: {fault}"
TOO_MANY_TO_SAVE = "Not saved in a public archive: a run asks for {limit} pages"
NO_PAGES = "{name}: kept, and no pages: {answers}"
NO_TEXT = "{url}: no text was found on this page"
ADDED_TOO_LATE = (
    "{url}: published {published}, after {as_of}, the as_of of this version; "
    "verify the article again as of a later date, then add it"
)
