"""Dates that are counted from an accession, an era or a flight: regnal years, years of other calendars, and what stays open."""

import dataclasses

from dateline import calendars, days
from dateline import interval as iv
from dateline.dates import islamic
from dateline.expression import Expression, Reading, Scene
from dateline.interval import Interval, Precision


@dataclasses.dataclass(frozen=True, slots=True)
class Islamic(Expression):
    """A date of the Islamic calendar: AH 1322, 1 Ramadan 1445."""

    year: int
    month: int | None = None
    day: int | None = None

    def read(self, scene: Scene) -> Reading | None:  # noqa: ARG002 (it needs no scene)
        return Reading(islamic(self.year, self.month, self.day))


@dataclasses.dataclass(frozen=True, slots=True)
class Republican(Expression):
    """A date of the French Republican calendar: 9 Thermidor, year II."""

    year: int
    month: int | None = None
    day: int | None = None

    def read(self, scene: Scene) -> Reading | None:  # noqa: ARG002 (it needs no scene)
        first = calendars.republican(self.year, self.month or 1, self.day or 1)
        if self.day:
            return Reading(iv.day(first))
        last = first + 29 if self.month else calendars.republican(self.year + 1, 1, 1) - 1
        return Reading(iv.span(first, last))


@dataclasses.dataclass(frozen=True, slots=True)
class Regnal(Expression):
    """A year of a reign, from the day of the accession or its return to the day before the next: 12 Eliz. I."""

    n: int
    accession: Interval

    def read(self, scene: Scene) -> Reading | None:  # noqa: ARG002 (it needs no scene)
        start = self.accession.first
        if start is None:
            return None
        first, last = days.add_months(start, 12 * (self.n - 1)), days.add_months(start, 12 * self.n) - 1
        whole = days.year_month_day(start)[1:] == (1, 1)  # an era whose years are those of the calendar
        return Reading(Interval(first, last, Precision.YEAR if whole else Precision.SPAN, approximate=self.accession.approximate))


REASONS = {
    "reign": "the year is counted from an accession that the gazetteer does not know",
    "calendar": "years of this calendar are not converted",
    "era": "the second year may be before or after Christ",
}
"""Why a date that was recognized is not placed."""


@dataclasses.dataclass(frozen=True, slots=True)
class Unplaced(Expression):
    """A date that nothing here can place, and why: in the third year of his reign."""

    why: str

    @property
    def reason(self) -> str:  # type: ignore[override]
        """Why it is not placed."""
        return REASONS[self.why]

    def open_form(self) -> str:
        return "XXXX"
