"""Reason templates of the stages as they run under Prefect."""

DOSSIER_READ = "Dossier “{title}”: {count} documents"
ARCHIVE_SEARCHED = "Local archive: {count} documents"
JUDGE_CRASHED = "The judge failed on this claim: {error}"
NOT_ADDED = "{name} is not added: {fault}"
OUT_OF_REACH = "The article is out of reach ({fault}); its text is the one that was kept"
