"""The named exceptions of records and archive."""

from recoupe.errors import BadInput, RecoupeError


class BadSetting(BadInput):
    """An environment variable of ours has a value that is none of its own."""


class BadDatabaseUrl(BadInput):
    """A database URL that is neither SQLite nor PostgreSQL, or cannot be read."""


class DatabaseUnavailable(RecoupeError):
    """The database cannot be reached, is locked for too long, is no database, or its disk is full."""


class DatabaseTooNew(RecoupeError):
    """The database was written by a later version of Recoupe than this one."""


class UnknownRun(BadInput):
    """No run and no article has this id."""


class AmbiguousRun(BadInput):
    """Several runs or articles begin like this; the message lists them."""


class RunConflict(RecoupeError):
    """Another verification is already kept under the same run id."""


class ChangedMeanwhile(RecoupeError):
    """Somebody has decided on the same report, or made its next version, since the one that is to be kept was made."""


class AlreadyRead(RecoupeError):
    """Another process has verified the same address or file meanwhile."""


class SnapshotNotKept(RecoupeError):
    """The bytes that were fetched cannot be written."""


class UnknownSnapshot(BadInput):
    """No snapshot has this id."""


class SnapshotDamaged(RecoupeError):
    """The bytes of a snapshot are missing or no longer the bytes that were fetched."""
