"""Publication times known to a month, a day or a second, compared without false precision."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from recoupe.errors import BadMoment

_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
# What is compared is put into UTC, for which there has to be room on either side; no year between is lost by it.
_FIRST_YEAR, _LAST_YEAR = 1000, 9998
_ONE_TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A point in time with its precision: it lies somewhere from `earliest` to `latest`, both inclusive.

    >>> Moment.parse("2024-12-16").latest.isoformat()
    '2024-12-16T23:59:59.999999+00:00'
    >>> Moment.parse("2024-12-16") <= Moment.parse("2024-12-17")
    True
    """

    earliest: datetime
    latest: datetime

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read an ISO month, day or date-time; a date-time without a zone is taken as UTC.

        Raises `BadMoment` for anything else, and for years in which no article was published.
        """
        moment = cls._read(text.strip())
        if not _FIRST_YEAR <= moment.earliest.year <= _LAST_YEAR:
            raise BadMoment(f"{text!r} is not of the years {_FIRST_YEAR} to {_LAST_YEAR}: check the year")
        return moment

    @classmethod
    def _read(cls, text: str) -> Moment:
        try:
            if month := _MONTH.match(text):
                return cls._of_month(int(month[1]), int(month[2]))
            if _DAY.match(text):
                return cls.of_day(date.fromisoformat(text))
            moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
        except ValueError as error:
            raise BadMoment(f"{text!r} is not a date such as 2024-12-16 or 2024-12-16T18:00+01:00") from error
        return cls.at(moment)

    @classmethod
    def at(cls, moment: datetime) -> Moment:
        """The exact `moment`; a naive one is taken as UTC."""
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return cls(aware, aware)

    @classmethod
    def of_day(cls, day: date) -> Moment:
        """Some time on `day`, in UTC."""
        start = datetime.combine(day, time(), UTC)
        return cls(start, start + (timedelta(days=1) - _ONE_TICK))

    @classmethod
    def _of_month(cls, year: int, month: int) -> Moment:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return cls(datetime(year, month, 1, tzinfo=UTC), cls.of_day(last).latest)

    @property
    def day(self) -> date:
        """The calendar day, in the zone the moment was written in."""
        return self.earliest.date()

    def is_known_by(self, as_of: Moment) -> bool:
        """Whether this moment has certainly passed at the end of `as_of`."""
        return self.latest <= as_of.latest

    def __str__(self) -> str:
        """The ISO form at the precision that is known."""
        if self.earliest == self.latest:
            return self.earliest.isoformat()
        if self.latest - self.earliest < timedelta(days=1):
            return self.day.isoformat()
        return self.day.isoformat()[:7]
