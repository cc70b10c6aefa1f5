"""The named exceptions of the method. Each message says what was wrong, where, and what to do."""


class RecoupeError(Exception):
    """Anything Recoupe raises on purpose."""


class BadInput(RecoupeError):
    """What the user handed over cannot be used; the command line answers with exit status 2."""


class BadMoment(BadInput):
    """A date or time that cannot be read."""


class BadRow(BadInput):
    """A row of a JSONL file that cannot be used: names the file, the line and the reason."""


class EmptyArticle(BadInput):
    """Empty or binary input, or a page with no article in it."""


class NotEvidence(BadInput):
    """A page that may be read and never cited: satire by its own word, or an index over other pages."""


class BadDossier(BadInput):
    """A dossier folder that lacks a file or breaks its format."""


class BadSource(BadInput):
    """A source or topic file that breaks its format."""


class UnknownBackend(BadInput):
    """A stance backend that is not registered, or whose extra is not installed."""


class MissingPublicationDate(RecoupeError):
    """Relative dates cannot be resolved because the article's publication date is unknown."""


class SourceSkipped(RecoupeError):
    """One lookup failed; the run goes on with the next."""


class SourceUnavailable(RecoupeError):
    """A source cannot be used at all in this run."""


class LayoutChanged(SourceSkipped):
    """A declared selector no longer matches the page of a source."""


class Unreadable(SourceSkipped):
    """What a host sent breaks its reader in a way that nobody foresaw."""


class AddressRefused(SourceSkipped):
    """A URL that is never fetched: private address, other scheme, credentials, odd port."""


class TooLarge(SourceSkipped):
    """A response over the limit of size, time or redirects."""


class TookTooLong(TooLarge):
    """A response that went on for longer than any page may take, however steadily."""


class JudgeFailed(RecoupeError):
    """A stance backend gave no usable answer; the stance is unknown."""


class ModelFailed(RecoupeError):
    """A model of the desk's choice is missing, out of reach, or answers nothing usable."""
