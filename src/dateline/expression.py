"""What a phrase says before it is anchored, and what it means once it is.

An expression is a small frozen value that a language pack builds through ``operators.OPERATORS``. ``read(scene)`` gives the
interval that it means in a scene, where a scene holds what is known at that place of a text: the document's own date and what
was last told. This room has what all expressions share; ``dates`` has those of the calendar, ``lengths`` those that count.
"""

import dataclasses
import enum

from dateline import days
from dateline import interval as iv
from dateline.interval import Interval, Precision


class Basis(enum.StrEnum):
    """From what a date is: its own words, the document's date, the text before it, a name; from its reader, who reviewed it."""

    EXPLICIT = "explicit"
    DOCUMENT = "document"
    CONTEXT = "context"
    NAMED = "named"
    REVIEW = "review"


@dataclasses.dataclass(frozen=True, slots=True)
class Scene:
    """What is known where a phrase stands."""

    dct: Interval | None = None  # the document's own date
    told: tuple[Interval, ...] = ()  # what the text told before, the last one first, at most one of each precision
    cursor: Interval | None = None  # in a narrative: the date at which it stands, whatever it told in passing since
    between: Interval | None = None  # in a narrative: from the last to the next date told in full, where these are near each other
    aside: Interval | None = None  # in a report: the date of another year that its paragraph has gone to
    narrative: bool = False  # whether dates are counted from what was told rather than from the document's date
    tense: float = 0  # of the clause: -1 past, 1 future, 0 not known; 2 and -2 where the word stands right before, -0.5 where it is a guess
    request: bool = False  # whether the phrase stands alone, as words to an assistant do, which look ahead
    past: bool = False  # in a story that has no date and never speaks of its writer's time: whether the clause is in the past tense
    day_first: bool | None = None  # the order of numeric dates, where the document shows it
    reported: bool = False  # whether the clause reports results
    ahead: int = 0  # of a report: by how many quarters its own year is ahead of the calendar's

    def now(self) -> "Reference | None":
        """What "ago" and "last year" count from: the document's date, and nothing else; when a text was written is not what it tells."""
        return Reference(self.dct, Basis.DOCUMENT) if self.dct else None

    def this(self, finest: Precision) -> "Reference | None":
        """What "this year" and "next year" count from: the document's date, or what a story told last, which has no date."""
        return self.then(finest) if self.past and self.dct is None else self.now()

    def then(self, finest: Precision = Precision.SPAN) -> "Reference | None":
        """What "later" and "that year" count from: the last told date of at least that precision, or the document's date."""
        for told in self.told:
            if fineness(told) <= FINENESS[finest]:
                return Reference(told, Basis.CONTEXT)
        return self.now()

    def has_left(self, reference: "Reference | None") -> bool:
        """Whether the text is at a time before that of its document, though nothing that it told there is as fine as is wanted."""
        at = self.told[0].last if self.told and reference and reference.basis is Basis.DOCUMENT else None
        return at is not None and self.dct is not None and self.dct.first is not None and at < self.dct.first

    def roughly(self) -> "Reference | None":
        """What a narrative counts days and weeks from that has told no day: its last month or season."""
        told = next((one for one in self.told if fineness(one) <= FINENESS[Precision.SEASON]), None)
        return Reference(told, Basis.CONTEXT) if told and self.narrative else None

    def here(self, finest: Precision = Precision.SPAN) -> "Reference | None":
        """What an incomplete date is completed from: by the kind of text, what was told or the document's date."""
        if self.narrative and not (self.dct and self.tense > 0):
            return self.then(finest)
        return self.now() or self.then(finest)


FINENESS = {precision: rank for rank, precision in enumerate(Precision)}

LONGEST = {
    Precision.DAY: 1, Precision.WEEK: 7, Precision.MONTH: 31, Precision.SEASON: 92, Precision.HALF: 184,
    Precision.YEAR: 366, Precision.DECADE: 3653, Precision.CENTURY: 36525,
}  # fmt: skip
"""The most days that a unit has."""


def fineness(interval: Interval) -> int:
    """The rank of an interval by its precision, that of a stretch by the unit that is as long: early January is as fine as a month."""
    precision = interval.precision
    if precision is Precision.SPAN and interval.first is not None and interval.last is not None:
        length = interval.last - interval.first + 1
        precision = next((unit for unit, most in LONGEST.items() if length <= most), precision)
    return FINENESS[precision]


@dataclasses.dataclass(frozen=True, slots=True)
class Reference:
    """A date that others are counted from, and where it is from."""

    interval: Interval
    basis: Basis


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """The interval that an expression means in a scene, and from what."""

    interval: Interval
    basis: Basis = Basis.EXPLICIT
    anchor: Interval | None = None


class Expression:
    """What a phrase says before it is anchored."""

    __slots__ = ()
    type: str = "DATE"
    mod: str = ""
    quant: str = ""  # of a set: EVERY, EACH
    freq: str = ""  # of a set: 2X
    reason: str = ""  # why nothing can place it, where that is known

    def read(self, scene: Scene) -> Reading | None:  # noqa: ARG002 (the signature is the subclasses')
        """The interval that this means in a scene; None where the scene does not place it."""
        return None

    def sides(self) -> "tuple[Expression, Expression] | None":
        """The two expressions of which this is made up and which TimeML annotates each by itself; None where it is one."""
        return None

    def ends(self, scene: Scene) -> tuple[Reading | None, Reading | None]:
        """What each of its sides means in a scene."""
        left, right = self.sides() or (self, self)
        return left.read(scene), right.read(scene)

    def value(self, scene: Scene) -> str:
        """The TIMEX3 value in a scene; with X where the scene does not place it."""
        return self.value_as_read(self.read(scene), scene)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (the signature is the subclasses')
        """The TIMEX3 value, given what ``read`` gave in that scene."""
        return iv.timex3(reading.interval) if reading else self.open_value()

    def open_value(self) -> str:
        """The TIMEX3 value of what is said without an anchor: ``XXXX-WXX-5``."""
        return self.open_form()

    def open_form(self) -> str:
        """The EDTF of what is said without an anchor: ``XXXX-04-15``."""
        return ""


def rough_value(unit: str, interval: Interval) -> str:
    """The TIMEX3 value of a day or week of which no more is known than that it lies in a stretch: ``1915-10-XX``, ``1915-WXX``."""
    held = iv.holding(interval)
    year = iv.timex3(unit_at("year", interval.first or 0)) if held.precision is not Precision.DAY else "XXXX"
    if unit == "week":
        return f"{year}-WXX"
    return f"{iv.timex3(held)}-XX" if held.precision is Precision.MONTH else f"{year}-XX-XX"


# ------------------------------------------------------------------------------------------------ units of time

MONTHS_IN: dict[str, int] = {
    "month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200, "millennium": 12000,
}  # fmt: skip
DAYS_IN: dict[str, int] = {"day": 1, "weekend": 7, "week": 7}
CLOCK_UNITS = ("second", "minute", "hour")
OPEN_FORM: dict[str, str] = {"year": "XXXX", "month": "XXXX-XX", "decade": "XXXX", "century": "XXXX", "millennium": "XXXX"}


def unit_at(unit: str, number: int) -> Interval:
    """The unit of time that holds a day: its week, its month, its decade."""
    year, month, _ = days.year_month_day(number)
    match unit:
        case "week":
            return iv.week(number)
        case "weekend":
            return iv.weekend(number)
        case "month":
            return iv.month(year, month)
        case "season":
            return iv.season(year, 4) if month == 12 else iv.season(year - (month < 3), month // 3 or 4)
        case "quarter":
            return iv.quarter(year, (month + 2) // 3)
        case "half":
            return iv.half(year, 1 if month < 7 else 2)
        case "year":
            return iv.year(year)
        case "decade":
            return iv.decade(year // 10) if year > 0 else iv.decade(-year // 10, before=True)
        case "century":
            return iv.century(year // 100 + 1) if year > 0 else iv.century(-year // 100 + 1, before=True)
        case "millennium":
            return iv.millennium(year // 1000 + 1) if year > 0 else iv.millennium(-year // 1000 + 1, before=True)
    return iv.day(number)


def add(number: int, n: int, unit: str) -> int:
    """The day so many units later (earlier where n is negative)."""
    if unit in MONTHS_IN:
        return days.add_months(number, n * MONTHS_IN[unit])
    return number + n * DAYS_IN.get(unit, 0)


def precision_of(unit: str) -> Precision:
    """The precision of a date told in a unit; hours and finer are told to the day."""
    return Precision.DAY if unit in CLOCK_UNITS else Precision(unit)
