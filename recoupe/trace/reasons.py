"""Every reason that tracing gives. The template is the key under which a report's language finds it."""

# Documents
OWN_REPORT = "{publisher} speaks for itself"
OWN_CHECK = "{publisher} checked it with its own eyes: {words}"
SPEAKER = "{publisher} passes on {speaker}"
SIGNED = "{publisher} carries a text of {agency}: {words}"
COPIED = "the text stands in that of {publisher}: {share} of its phrases"
RETOLD = "it tells the same as {publisher}"
NOT_SHOWN_TO_BE_OTHER = "nothing shows that it has another origin than {publisher}"

# Voices
ONE_VOICE = "“{one}” and “{other}”: documents of one origin, which share {shared}"
ONE_TEXT = "“{one}” and “{other}”: documents of one origin"
ONE_DOCUMENT = "“{one}” and “{other}”: the document as a whole goes back to one origin"
ONE_NAME = "“{one}”: published first-hand, and cited elsewhere under that name"
NOT_ANOTHER_VOICE = "nothing shows that “{one}” is another voice than “{other}”"

# Distortions
TOLD_OTHERWISE = "told otherwise by most who carry this origin ({count} documents), so it is not what the origin said"

# Somebody whom nobody names, and who spoke with them
UNNAMED = "{speaker} (not named), {newsroom}"
