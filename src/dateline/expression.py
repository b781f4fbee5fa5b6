"""What a phrase says before it is anchored, and what it means once it is.

An expression is a small frozen value that a language pack builds through ``OPERATORS``, the closed vocabulary at the foot of
this module. ``read(scene)`` gives the interval that it means in a scene, where a scene holds what is known at that place of
a text: the document's own date and what was last told.
"""

import dataclasses
import enum
import math
from collections.abc import Callable, Iterable
from typing import Any, Literal

from dateline import days
from dateline import interval as iv
from dateline.interval import Interval, Precision

Unit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "millennium"
]


class Basis(enum.StrEnum):
    """From what a date was read: its own words, the document's date, the text before it, a name."""

    EXPLICIT = "explicit"
    DOCUMENT = "document"
    CONTEXT = "context"
    NAMED = "named"


@dataclasses.dataclass(frozen=True, slots=True)
class Scene:
    """What is known where a phrase stands."""

    dct: Interval | None = None  # the document's own date
    told: tuple[Interval, ...] = ()  # what the text told before, the last one first, at most one of each precision
    cursor: Interval | None = None  # in a narrative: the last told month or day, where only a year was told in passing since
    narrative: bool = False  # whether dates are counted from what was told rather than from the document's date
    tense: int = 0  # of the clause: -1 past, 1 future, 0 not known; 2 and -2 where the word stands right before
    request: bool = False  # whether the phrase stands alone, as words to an assistant do, which look ahead
    day_first: bool | None = None  # the order of numeric dates, where the document shows it

    def now(self) -> "Reference | None":
        """What "ago" and "last year" count from: the document's date, and nothing else; when a text was written is not what it tells."""
        return Reference(self.dct, Basis.DOCUMENT) if self.dct else None

    def then(self, finest: Precision = Precision.SPAN) -> "Reference | None":
        """What "later" and "that year" count from: the last told date of at least that precision, or the document's date."""
        for told in self.told:
            if FINENESS[told.precision] <= FINENESS[finest]:
                return Reference(told, Basis.CONTEXT)
        return self.now()

    def here(self, finest: Precision = Precision.SPAN) -> "Reference | None":
        """What an incomplete date is completed from: by the kind of text, what was told or the document's date."""
        if self.narrative:
            return self.then(finest)
        return self.now() or self.then(finest)


FINENESS = {precision: rank for rank, precision in enumerate(Precision)}


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

    def read(self, scene: Scene) -> Reading | None:  # noqa: ARG002 (the signature is the subclasses')
        """The interval that this means in a scene; None where the scene does not place it."""
        return None

    def value(self, scene: Scene) -> str:
        """The TIMEX3 value in a scene; with X where the scene does not place it."""
        reading = self.read(scene)
        return iv.timex3(reading.interval) if reading else self.open_value()

    def open_value(self) -> str:
        """The TIMEX3 value of what is said without an anchor: ``XXXX-WXX-5``."""
        return self.open_form()

    def open_form(self) -> str:
        """The EDTF of what is said without an anchor: ``XXXX-04-15``."""
        return ""


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


# ------------------------------------------------------------------------------------------------ expressions


@dataclasses.dataclass(frozen=True, slots=True)
class Point(Expression):
    """A calendar date by its fields, any of which may be missing."""

    year: int | None = None
    year2: int | None = None  # the last two digits of a year
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None

    def on(self, year: int) -> Interval | None:
        """The interval in a given year; None where that year has no such day."""
        if self.month and self.day:
            if not days.is_date(year, self.month, self.day):
                return None
            return iv.day(days.day_number(year, self.month, self.day))
        if self.month:
            return iv.month(year, self.month)
        if self.season:
            return iv.season(year, self.season)
        if self.quarter:
            return iv.quarter(year, self.quarter)
        if self.half:
            return iv.half(year, self.half)
        if self.week:
            return iv.week(days.week_monday(year, self.week))
        return iv.year(year)

    def read(self, scene: Scene) -> Reading | None:
        if self.year is not None:
            whole = self.on(self.year)
            return Reading(whole) if whole else None
        if self.year2 is not None:
            whole = self.on(full_year(self.year2, scene))
            return Reading(whole) if whole else None
        if self.weekday and not self.month:
            return self._weekday(scene)
        if self.day and not self.month:
            return self._day_of_month(scene)
        reference = scene.here()
        if not reference:
            return None
        found = self.nearest(reference, scene)
        return Reading(found, reference.basis, reference.interval) if found else None

    def nearest(self, reference: Reference, scene: Scene) -> Interval | None:
        """The date in the year that the reference and the tense make likely."""
        origin = middle(reference.interval)
        if reference.basis is Basis.CONTEXT:
            return self._told_year(scene.cursor or reference.interval)
        # a report looks back on its quarters and halves: only the past tense says more than nearness
        tense = min(scene.tense, 0) if self.quarter or self.half else scene.tense or int(scene.request and bool(self.day))
        return nearest((whole for whole in self._around(origin) if whole), origin, tense)

    def _told_year(self, told: Interval) -> Interval | None:
        """In a narrative the year goes on: the told one, or the next where that would go far back."""
        origin = told.first if told.first is not None else told.last
        assert origin is not None
        year = days.year_month_day(origin)[0]
        same, after = self.on(year), self.on(year + 1)
        if same and after and FINENESS[told.precision] <= FINENESS[Precision.MONTH] and middle(same) < origin - 240:
            return after
        return same or after

    def _around(self, origin: int) -> list[Interval | None]:
        year = days.year_month_day(origin)[0]
        return [self.on(y) for y in (year, year - 1, year + 1)]

    def _weekday(self, scene: Scene) -> Reading | None:
        assert self.weekday
        reference = scene.here(Precision.DAY)
        if not reference or reference.interval.precision is not Precision.DAY:
            return None
        origin = middle(reference.interval)
        ahead = (self.weekday - days.weekday(origin)) % 7
        forward = scene.tense > 0 or scene.request or reference.basis is Basis.CONTEXT
        if self.day:
            return self._weekday_and_day(origin, reference)
        number = origin + ahead if forward or ahead == 0 else origin + ahead - 7
        return Reading(iv.day(number), reference.basis, reference.interval)

    def _weekday_and_day(self, origin: int, reference: Reference) -> Reading | None:
        """Monday the 13th: the nearest month in which they agree."""
        assert self.day
        months = [days.add_months(iv.month(*days.year_month_day(origin)[:2]).first or 0, n) for n in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5)]
        for first in months:
            year, month, _ = days.year_month_day(first)
            if days.is_date(year, month, self.day) and days.weekday(first + self.day - 1) == self.weekday:
                return Reading(iv.day(first + self.day - 1), reference.basis, reference.interval)
        return None

    def _day_of_month(self, scene: Scene) -> Reading | None:
        assert self.day
        reference = scene.then(Precision.MONTH) if scene.narrative else scene.here(Precision.MONTH)
        if not reference or FINENESS[reference.interval.precision] > FINENESS[Precision.MONTH]:
            return None
        origin = middle(reference.interval)
        months = [days.year_month_day(days.add_months(origin, n)) for n in (0, -1, 1)]
        found = [iv.day(days.day_number(year, month, self.day)) for year, month, _ in months if days.is_date(year, month, self.day)]
        if not scene.tense and not scene.request:
            found = found[:1] if days.is_date(*months[0][:2], self.day) else []
        day = nearest(found, origin, 2 if scene.request else scene.tense)
        return Reading(day, reference.basis, reference.interval) if day else None

    def open_value(self) -> str:
        if self.weekday and not self.day:
            return f"XXXX-WXX-{self.weekday}"
        name = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}
        if self.season:
            return f"XXXX-{name[self.season]}"
        if self.quarter:
            return f"XXXX-Q{self.quarter}"
        if self.half:
            return f"XXXX-H{self.half}"
        return self.open_form()

    def open_form(self) -> str:
        if self.week or (self.weekday and not self.day):
            return "XXXX-XX-XX"
        if self.season:
            return f"XXXX-{20 + self.season}"
        if self.quarter:
            return f"XXXX-{32 + self.quarter}"
        month = f"-{self.month:02d}" if self.month else "-XX"
        if self.day:
            return f"XXXX{month}-{self.day:02d}"
        return f"XXXX{month}" if self.month else "XXXX"


def full_year(two: int, scene: Scene) -> int:
    """The year of two digits: the nearest to the document's or the told year, else 1969 to 2068 as POSIX has it."""
    reference = scene.here()
    if reference:
        origin = days.year_month_day(middle(reference.interval))[0]
        return min((origin // 100 * 100 + two + shift for shift in (-100, 0, 100)), key=lambda year: abs(year - origin + 15))
    return two + (1900 if two >= 69 else 2000)


def middle(interval: Interval) -> int:
    """The middle day of an interval; the closed end of an open one."""
    if interval.first is None or interval.last is None:
        number = interval.first if interval.first is not None else interval.last
        return number or 0
    return (interval.first + interval.last) // 2


def nearest(found: Iterable[Interval], origin: int, tense: int) -> Interval | None:
    """The interval nearest to a day; one on the side that the tense speaks against counts as further off.

    That is six times where the tense word is somewhere in the clause, a hundred times where it is right before the date.
    """
    weight = {0: 1, 1: 6, 2: 100}[abs(tense)]

    def distance(whole: Interval) -> int:
        away = middle(whole) - origin
        inside = whole.first is not None and whole.last is not None and whole.first <= origin <= whole.last
        return abs(away) * (weight if away * tense < 0 and not inside else 1)

    return min(found, key=distance, default=None)


@dataclasses.dataclass(frozen=True, slots=True)
class Either(Expression):
    """A date in figures that can be read in two orders: 03/04/2021."""

    month_first: Point
    day_first: Point

    def read(self, scene: Scene) -> Reading | None:
        return (self.day_first if scene.day_first else self.month_first).read(scene)

    def open_form(self) -> str:
        return self.month_first.open_form()


@dataclasses.dataclass(frozen=True, slots=True)
class Block(Expression):
    """A decade, century or millennium by its number, or a two-digit decade such as "the eighties"."""

    unit: str
    number: int
    bc: bool = False
    digits: int = 0  # 1 where only the tens were said: the eighties

    def read(self, scene: Scene) -> Reading | None:
        number = self.number
        if self.digits:
            number = full_decade(number, scene)
        make = {"decade": iv.decade, "century": iv.century, "millennium": iv.millennium}[self.unit]
        return Reading(make(number, before=self.bc))


def full_decade(tens: int, scene: Scene) -> int:
    """The decade of one digit, as 198 for the eighties: the last one begun before the document's or the told year."""
    reference = scene.here()
    if not reference:
        return 190 + tens if tens >= 2 else 200 + tens
    year = days.year_month_day(middle(reference.interval))[0]
    same = year // 100 * 10 + tens
    return same if same * 10 <= year else same - 10


@dataclasses.dataclass(frozen=True, slots=True)
class Shift(Expression):
    """A unit of time so many units from a reference: last year, two days ago, three weeks later."""

    n: int
    unit: str
    origin: Literal["now", "then", "here"] = "now"
    of: Expression | None = None

    @property
    def type(self) -> str:  # type: ignore[override]
        """TIME for hours and finer, else DATE."""
        return "TIME" if self.unit in CLOCK_UNITS else "DATE"

    def read(self, scene: Scene) -> Reading | None:
        if self.of is not None:
            base = self.of.read(scene)
            if base is None:
                return None
            return Reading(self._from(base.interval), base.basis, base.anchor)
        finest = precision_of(self.unit)
        finder: Callable[[], Reference | None] = {
            "now": scene.now,
            "then": lambda: scene.then(finest),
            "here": lambda: scene.here(finest),
        }[self.origin]
        reference = finder()
        if reference is None or FINENESS[reference.interval.precision] > FINENESS[finest]:
            return None
        return Reading(self._from(reference.interval), reference.basis, reference.interval)

    def _from(self, base: Interval) -> Interval:
        edge = base.last if self.n > 0 and self.of is not None else base.first
        number = edge if edge is not None else middle(base)
        return unit_at(self.unit, add(number, self.n, self.unit))

    def open_form(self) -> str:
        return OPEN_FORM.get(self.unit, "XXXX-XX-XX")

    def open_value(self) -> str:
        return {"week": "XXXX-WXX", "quarter": "XXXX-QX", "day": "XXXX-XX-XX"}.get(self.unit, self.open_form())


@dataclasses.dataclass(frozen=True, slots=True)
class Near(Expression):
    """The last, this or next one of a date that comes again: last December, next Friday, this summer.

    The last weekday is the one before today, the next one that of the next week, the coming one (``soonest``) the first ahead.
    """

    of: Expression
    n: int  # -1, 0, 1
    soonest: bool = False
    origin: Literal["now", "then"] = "now"

    def read(self, scene: Scene) -> Reading | None:
        is_weekday = isinstance(self.of, Point) and self.of.weekday
        reference = scene.now() if self.origin == "now" else scene.then(Precision.DAY if is_weekday else Precision.SPAN)
        if reference is None or not isinstance(self.of, Point | Feast):
            return None
        origin = middle(reference.interval)
        found = self._weekday(origin, self.of, forward=scene.tense > 0 or scene.request) if is_weekday else self._yearly(origin)
        return Reading(found, reference.basis, reference.interval) if found else None

    def _weekday(self, origin: int, of: "Point | Feast", *, forward: bool) -> Interval:
        assert of.weekday
        ahead = (of.weekday - days.weekday(origin)) % 7
        if self.n < 0:
            return iv.day(origin + ahead - 7)
        if self.soonest:
            return iv.day(origin + (ahead or 7))
        this = days.monday(origin) + of.weekday - 1
        return iv.day(this + 7 if self.n > 0 or (forward and this < origin) else this)

    def _yearly(self, origin: int) -> Interval | None:
        assert isinstance(self.of, Point | Feast)
        year = days.year_month_day(origin)[0]
        around = [self.of.on(y) for y in range(year - 2, year + 3)]
        if self.n == 0:
            return around[2]
        if self.n < 0:
            return next((one for one in reversed(around) if one and one.last is not None and one.last < origin), None)
        return next((one for one in around if one and one.first is not None and one.first > origin), None)

    def open_form(self) -> str:
        return self.of.open_form()

    def open_value(self) -> str:
        return self.of.open_value()


@dataclasses.dataclass(frozen=True, slots=True)
class Feast(Expression):
    """A day of each year that a rule gives: a fixed one, one counted from Easter, or the nth weekday of a month."""

    month: int | None = None
    day: int | None = None
    easter: int | None = None  # days after Easter Sunday
    weekday: int | None = None
    nth: int | None = None  # -1 is the last one of the month
    after: int = 0  # days after that weekday

    def on(self, year: int) -> Interval | None:
        """The feast of a year."""
        if self.easter is not None:
            return iv.day(days.easter(year) + self.easter)
        assert self.month
        if self.weekday and self.nth:
            found = nth_weekday(iv.month(year, self.month), self.weekday, self.nth)
            return found and iv.day(middle(found) + self.after)
        return iv.day(days.day_number(year, self.month, self.day or 1))

    def read(self, scene: Scene) -> Reading | None:
        reference = scene.here()
        if reference is None:
            return None
        origin = middle(reference.interval)
        year = days.year_month_day(origin)[0]
        found = nearest((one for one in map(self.on, (year, year - 1, year + 1)) if one), origin, scene.tense or int(scene.request))
        return Reading(found, reference.basis, reference.interval) if found else None

    def open_form(self) -> str:
        return f"XXXX-{self.month:02d}-{self.day:02d}" if self.month and self.day else "XXXX-XX-XX"


@dataclasses.dataclass(frozen=True, slots=True)
class InYear(Expression):
    """A feast in a year that another expression gives: Christmas 1914, Easter of that year."""

    of: Expression
    year: Expression

    def read(self, scene: Scene) -> Reading | None:
        base = self.year.read(scene)
        if base is None or base.interval.first is None or not isinstance(self.of, Point | Feast):
            return None
        found = self.of.on(days.year_month_day(base.interval.first)[0])
        return Reading(found, base.basis, base.anchor) if found else None

    def open_form(self) -> str:
        return self.of.open_form()


def nth_weekday(within: Interval, weekday: int, nth: int) -> Interval | None:
    """The nth such weekday of an interval, from its end where nth is negative."""
    if within.first is None or within.last is None:
        return None
    if nth > 0:
        number = within.first + (weekday - days.weekday(within.first)) % 7 + 7 * (nth - 1)
    else:
        number = within.last - (days.weekday(within.last) - weekday) % 7 + 7 * (nth + 1)
    return iv.day(number) if within.first <= number <= within.last else None


@dataclasses.dataclass(frozen=True, slots=True)
class Nth(Expression):
    """The nth unit or weekday of a date: the first week of March, the last Friday of 1998."""

    n: int
    of: Expression
    unit: str = "day"
    weekday: int | None = None

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(scene)
        if base is None or base.interval.first is None or base.interval.last is None:
            return None
        found = nth_weekday(base.interval, self.weekday, self.n) if self.weekday else self._nth(base.interval)
        return dataclasses.replace(base, interval=found) if found else None

    def _nth(self, within: Interval) -> Interval | None:
        assert within.first is not None
        assert within.last is not None
        if self.n > 0:
            first = unit_at(self.unit, within.first)
            # a week belongs to the month that holds its Thursday, as in ISO 8601
            start = first.first or within.first
            if self.unit == "week" and start + 3 < within.first:
                start += 7
            found = unit_at(self.unit, add(start, self.n - 1, self.unit))
        else:
            found = unit_at(self.unit, add(within.last, self.n + 1, self.unit))
        return found if found.overlaps(within) else None

    def open_form(self) -> str:
        return self.of.open_form()


PARTS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3), "START MID": (0, 2), "MID END": (1, 3)}
"""From which third to which."""


@dataclasses.dataclass(frozen=True, slots=True)
class Part(Expression):
    """A part of a date: early May, the late 1980s, the first half of 1943, the third quarter of the 6th century.

    Early, mid and late are thirds, by custom of museum catalogues (Getty CDWA), and approximate.
    """

    of: Expression
    mod: str = ""  # START, MID, END, or two of them
    n: int = 0  # the nth of so many, where they were counted
    count: int = 0

    @property
    def type(self) -> str:  # type: ignore[override]
        """That of the whole."""
        return self.of.type

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(scene)
        if base is None or base.interval.first is None or base.interval.last is None:
            return base
        if base.interval.precision is Precision.DAY:
            return base
        return dataclasses.replace(base, interval=self._cut(base.interval))

    def _cut(self, whole: Interval) -> Interval:
        assert whole.first is not None
        assert whole.last is not None
        (start, end), count = ((self.n - 1, self.n), self.count) if self.count else (PARTS[self.mod], 3)
        if self.n < 0:
            start, end = count - 1, count
        years = span_years(whole)
        first, last = whole.first + share(whole, start, count), whole.first + share(whole, end, count) - 1
        months = 12 // count if self.count and years == 1 else 0
        precision = {6: Precision.HALF, 3: Precision.QUARTER}.get(months, Precision.SPAN)
        return Interval(first, last, precision, approximate=whole.approximate or not self.count, uncertain=whole.uncertain)

    def value(self, scene: Scene) -> str:
        return Expression.value(self, scene) if self.count else self.of.value(scene)

    def open_form(self) -> str:
        return self.of.open_form()


def share(whole: Interval, index: int, count: int) -> int:
    """The days from the start of an interval to the start of the nth of so many parts of it.

    Decades and longer are cut where a year begins (the early 1980s end with 1983, the early 19th century with 1833), years
    where a month begins, a month after its 10th and 20th day.
    """
    assert whole.first is not None
    assert whole.last is not None
    years = span_years(whole)
    size = whole.last - whole.first + 1
    if index in (0, count):
        return index // count * size
    if years >= 10:
        before_christ_too = days.year_month_day(whole.first)[0] < 0  # counted down, it is the last part that is the longer
        part_years = years * index // count if before_christ_too else -(-years * index // count)
        return days.add_months(whole.first, 12 * part_years) - whole.first
    if years and 12 * years * index % count == 0:
        return days.add_months(whole.first, 12 * years * index // count) - whole.first
    if 28 <= size <= 31 and count == 3:
        return 10 * index
    return size * index // count


def span_years(interval: Interval) -> int:
    """How many whole calendar years an interval is, 0 where it is not whole years."""
    if interval.first is None or interval.last is None:
        return 0
    start, end = days.year_month_day(interval.first), days.year_month_day(interval.last)
    return end[0] - start[0] + 1 if start[1:] == (1, 1) and end[1:] == (12, 31) else 0


@dataclasses.dataclass(frozen=True, slots=True)
class Range(Expression):
    """From one date to another; what one end leaves out is taken from the other."""

    first: Expression
    last: Expression

    @property
    def type(self) -> str:  # type: ignore[override]
        """DATE for a stretch of the calendar."""
        return "DATE"

    def read(self, scene: Scene) -> Reading | None:
        left, right = self.ends(scene)
        if left is None or right is None:
            return None
        first, last = left.interval.first, right.interval.last
        if first is not None and last is not None and first > last:
            return None
        basis = left.basis if left.basis is not Basis.EXPLICIT else right.basis
        marked = (left.interval, right.interval)
        interval = Interval(
            first, last, Precision.SPAN, approximate=any(end.approximate for end in marked), uncertain=any(end.uncertain for end in marked)
        )
        return Reading(interval, basis, left.anchor or right.anchor)

    def ends(self, scene: Scene) -> tuple[Reading | None, Reading | None]:
        """The readings of both ends, each completed from the other where it needs it."""
        if is_complete(self.first) and not is_complete(self.last):
            left = self.first.read(scene)
            if not is_partial(self.last):
                told = (left.interval, *scene.told) if left else scene.told
                return left, self.last.read(dataclasses.replace(scene, told=told))
            right = self.last.read(self._after(left)) if left else None
            return left, right and dataclasses.replace(right, basis=Basis.EXPLICIT, anchor=None)
        right = self.last.read(scene)
        if right is None:
            return None, None
        if is_complete(self.first):
            return self.first.read(scene), right
        if not is_partial(self.first):
            return self.first.read(scene), right
        left = self.first.read(Scene(told=(right.interval,), dct=right.interval, tense=-2))
        return left and dataclasses.replace(left, basis=right.basis, anchor=right.anchor), right

    def _after(self, left: Reading | None) -> Scene:
        base = left.interval if left else None
        return Scene(told=(base,) if base else (), dct=base, tense=2)

    def open_form(self) -> str:
        left, right = self.first.open_form(), self.last.open_form()
        return f"{left}/{right}" if left and right else ""


@dataclasses.dataclass(frozen=True, slots=True)
class Pair(Expression):
    """Two dates of which one lends the other what it leaves out: 5 and 7 November 1917."""

    first: Expression
    last: Expression


def pair(first: Expression, last: Expression) -> Pair:
    """Two dates told together; a first one without a year is completed from the last (see ``Beside``)."""
    return Pair(first if is_complete(first) else Beside(first, last), last if is_complete(last) else Beside(last, first))


@dataclasses.dataclass(frozen=True, slots=True)
class Beside(Expression):
    """A date whose missing parts are those of the date beside it."""

    of: Expression
    other: Expression

    def read(self, scene: Scene) -> Reading | None:
        if not is_complete(self.other):
            return self.of.read(scene)
        base = self.other.read(scene)
        assert base
        found = self.of.read(Scene(told=(base.interval,), dct=base.interval))
        return found and Reading(found.interval)

    def open_value(self) -> str:
        return self.of.open_value()

    def open_form(self) -> str:
        return self.of.open_form()


def is_partial(expression: Expression) -> bool:
    """Whether an expression is a calendar date, or a part of one, that leaves out what the date beside it may lend."""
    if isinstance(expression, Part | Marked | Bound):
        return is_partial(expression.of)
    return isinstance(expression, Point | Feast | Either | Block)


@dataclasses.dataclass(frozen=True, slots=True)
class Impossible(Expression):
    """Words in the form of a date that no calendar has: 30 February, 2014-13-01. They are read, so that no part of them is."""


def is_complete(expression: Expression) -> bool:
    """Whether an expression places itself, whatever the scene."""
    return expression.read(Scene()) is not None


@dataclasses.dataclass(frozen=True, slots=True)
class Bound(Expression):
    """A stretch with one open end: before 1900, since May, until Friday."""

    of: Expression
    side: Literal["before", "until", "after", "since"]

    @property
    def type(self) -> str:  # type: ignore[override]
        """That of the bound."""
        return self.of.type

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(scene)
        if base is None:
            return None
        whole = base.interval
        first, last = {
            "before": (None, None if whole.first is None else whole.first - 1),
            "until": (None, whole.last),
            "after": (None if whole.last is None else whole.last + 1, None),
            "since": (whole.first, None),
        }[self.side]
        if first is None and last is None:
            return base
        return dataclasses.replace(base, interval=Interval(first, last, Precision.SPAN, whole.approximate, whole.uncertain))

    def value(self, scene: Scene) -> str:
        return self.of.value(scene)

    def open_form(self) -> str:
        form = self.of.open_form()
        if not form:
            return ""
        return f"../{form}" if self.side in ("before", "until") else f"{form}/.."


@dataclasses.dataclass(frozen=True, slots=True)
class Marked(Expression):
    """A date told as approximate (circa 1850) or uncertain (1850?)."""

    of: Expression
    approximate: bool = False
    uncertain: bool = False
    mod: str = ""

    @property
    def type(self) -> str:  # type: ignore[override]
        """That of the date."""
        return self.of.type

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(scene)
        if base is None:
            return None
        whole = base.interval
        marked = dataclasses.replace(
            whole, approximate=whole.approximate or self.approximate, uncertain=whole.uncertain or self.uncertain
        )
        return dataclasses.replace(base, interval=marked)

    def value(self, scene: Scene) -> str:
        return self.of.value(scene)

    def open_form(self) -> str:
        return self.of.open_form()


@dataclasses.dataclass(frozen=True, slots=True)
class Named(Expression):
    """A period or event that has a name and a place on the line: the Second World War."""

    interval: Interval
    name: str

    def read(self, scene: Scene) -> Reading | None:  # noqa: ARG002 (a name needs no scene)
        return Reading(self.interval, Basis.NAMED)


@dataclasses.dataclass(frozen=True, slots=True)
class Written(Expression):
    """A date that is written in EDTF as it is: 2004-06~, 1984/.., 156X."""

    interval: Interval

    def read(self, scene: Scene) -> Reading | None:  # noqa: ARG002 (it needs no scene)
        return Reading(self.interval)


@dataclasses.dataclass(frozen=True, slots=True)
class Clock(Expression):
    """A time of day, with its date where that was said."""

    of: Expression | None = None
    hour: int | None = None
    minute: int | None = None
    part: str = ""  # MO, MI, AF, EV, NI, DT
    afternoon: bool | None = None  # None where neither half of the day was said
    habit: bool = False  # at night, as a rule: of no one day

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always TIME."""
        return "TIME"

    def read(self, scene: Scene) -> Reading | None:
        return None if self.habit else self._date().read(scene)

    def _date(self) -> Expression:
        return self.of or Shift(0, "day", "here")

    def value(self, scene: Scene) -> str:
        return ("XXXX-XX-XX" if self.habit else self._date().value(scene)) + self._time()

    def open_value(self) -> str:
        return self._time()

    def _time(self) -> str:
        if self.hour is None:
            return f"T{self.part}"
        hour = self.hour if self.afternoon is None else self.hour % 12 + 12 * self.afternoon
        return f"T{hour:02d}:{self.minute or 0:02d}"

    def open_form(self) -> str:
        return "" if self.habit else self._date().open_form()


LETTER = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q", "season": "SE",
    "half": "H", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Length(Expression):
    """A length of time; n is None where the number was not said (years, some months)."""

    unit: str
    n: float | None = None
    mod: str = ""
    more: "Length | None" = None  # two years and three months

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always DURATION."""
        return "DURATION"

    def value(self, scene: Scene) -> str:  # noqa: ARG002 (a length has no place)
        return self.code()

    def is_whole(self) -> bool:
        """Whether it is a whole number of its unit."""
        return self.n is not None and self.n == int(self.n)

    def added(self, number: int, direction: int) -> int:
        """The day that far before (-1) or after (1) a day; hours count where they make whole days."""
        n = direction * (self.n or 0)
        if self.unit in MONTHS_IN:
            moved_day = days.add_months(number, round(n * MONTHS_IN[self.unit]))
        else:
            moved_day = number + int(n * DAYS_IN.get(self.unit, 1 / 24 if self.unit == "hour" else 0))
        return self.more.added(moved_day, direction) if self.more else moved_day

    def code(self) -> str:
        """The TIMEX3 value: ``P3M``, ``PT16H``, ``PXY``."""
        if self.unit == "quarter":
            return Length("month", self.n and 3 * self.n).code()
        if self.unit == "decade" and self.n:
            return Length("year", 10 * self.n).code()
        letter = LETTER[self.unit]
        number = "X" if self.n is None else f"{self.n:g}"
        head = f"PT{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"
        if not self.more:
            return head
        tail = self.more.code()[1:]
        if "T" in head and tail.startswith("T"):
            tail = tail[1:]
        return head + tail


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch(Expression):
    """A length of time up to or from a reference: the last three months, the next two years."""

    length: Length
    direction: int  # -1 up to the reference, 1 from it on
    origin: Literal["now", "then"] = "now"

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always DURATION."""
        return "DURATION"

    def read(self, scene: Scene) -> Reading | None:
        reference = scene.now() if self.origin == "now" else scene.then(Precision.DAY)
        if reference is None or self.length.n is None or self.length.n != int(self.length.n):
            return None
        base, n = reference.interval, int(self.length.n)
        origin = middle(base)
        if self.length.unit in CLOCK_UNITS:
            return Reading(base, reference.basis, base)
        far = add(origin, self.direction * n, self.length.unit)
        interval = iv.span(far, origin - 1) if self.direction < 0 else iv.span(origin + 1, far)
        return Reading(interval, reference.basis, base) if n else None

    def value(self, scene: Scene) -> str:  # noqa: ARG002 (the value of a duration is its length)
        return self.length.code()


@dataclasses.dataclass(frozen=True, slots=True)
class Every(Expression):
    """A time that comes again and again: daily, every Friday, each year."""

    unit: str = ""
    of: Expression | None = None
    n: float = 1
    quant: str = ""  # EVERY, EACH
    freq: str = ""

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always SET."""
        return "SET"

    def value(self, scene: Scene) -> str:  # noqa: ARG002 (a set has no one place)
        return self.of.open_value() if self.of else Length(self.unit, self.n).code()


@dataclasses.dataclass(frozen=True, slots=True)
class Vague(Expression):
    """A time without bounds: now, recently, in the future."""

    ref: str  # PRESENT_REF, PAST_REF, FUTURE_REF

    def value(self, scene: Scene) -> str:  # noqa: ARG002 (there is no interval)
        return self.ref


@dataclasses.dataclass(frozen=True, slots=True)
class Moved(Expression):
    """A date so long before (-1) or after (1) a reference: to the unit that was counted, to the day for weeks and for sums."""

    length: Length
    direction: int
    origin: Literal["now", "then"] = "now"
    base: Expression | None = None

    @property
    def type(self) -> str:  # type: ignore[override]
        """TIME for hours and finer, else DATE."""
        return "TIME" if self.length.unit in CLOCK_UNITS else "DATE"

    def read(self, scene: Scene) -> Reading | None:
        start = self._start(scene)
        if start is None:
            return None
        number = self.length.added(middle(start.interval), self.direction)
        unit = self.length.unit
        exact = self.length.more or (self.base and start.interval.precision is Precision.DAY) or unit in ("day", *CLOCK_UNITS)
        if exact or unit == "week":
            interval = dataclasses.replace(iv.day(number), approximate=not exact)
        else:
            interval = unit_at("year" if unit in COARSE else unit, number) if self.length.is_whole() else unit_at(FINER[unit], number)
        return dataclasses.replace(start, interval=interval)

    def _start(self, scene: Scene) -> Reading | None:
        if self.base:
            base = self.base.read(scene)
            if base is None:
                return None
            edge = base.interval.last if self.direction > 0 else base.interval.first
            if edge is None:
                return None
            return dataclasses.replace(base, interval=Interval(edge, edge, base.interval.precision))
        finest = Precision.SPAN if self.length.unit in COARSE else precision_of(self.length.unit)
        reference = scene.now() if self.origin == "now" else scene.then(finest)
        if reference is None or FINENESS[reference.interval.precision] > FINENESS[finest]:
            return None
        return Reading(reference.interval, reference.basis, reference.interval)

    def value(self, scene: Scene) -> str:
        reading = self.read(scene)
        if reading and self.length.unit == "week" and reading.interval.approximate:
            return iv.timex3(iv.week(middle(reading.interval)))
        return Expression.value(self, scene)

    def open_form(self) -> str:
        return OPEN_FORM.get(self.length.unit, "XXXX-XX-XX")


FINER = {"century": "year", "decade": "year", "year": "month", "half": "month", "quarter": "month", "month": "day", "millennium": "year"}
"""The unit in which half of another is told."""

COARSE = ("year", "decade", "century", "millennium")
"""What can be counted from any date, be it a year or a stretch."""


@dataclasses.dataclass(frozen=True, slots=True)
class MovedRange(Expression):
    """From one to another length before or after now: two to three weeks ago, in 3-5 months."""

    first: Length
    last: Length
    direction: int

    def read(self, scene: Scene) -> Reading | None:
        reference = scene.now()
        if reference is None:
            return None
        origin = middle(reference.interval)
        ends = sorted(length.added(origin, self.direction) for length in (self.first, self.last))
        return Reading(iv.span(*ends), reference.basis, reference.interval)

    def value(self, scene: Scene) -> str:
        return Moved(self.first, self.direction).value(scene)


@dataclasses.dataclass(frozen=True, slots=True)
class Ahead(Expression):
    """A length that, in a clause about the future, says when: "in three weeks" as a day, "within three weeks" as a stretch.

    Elsewhere ("built in three weeks") it is no more than a length.
    """

    length: Length
    within: bool = False

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always DURATION: TimeML annotates it so."""
        return "DURATION"

    def read(self, scene: Scene) -> Reading | None:
        if not (scene.tense > 0 or scene.request) or scene.narrative or self.length.n is None:
            return None
        found = Moved(self.length, 1).read(scene)
        if found is None or not self.within:
            return found
        origin = middle(found.anchor) if found.anchor else None
        return dataclasses.replace(found, interval=iv.span(origin, self.length.added(origin or 0, 1)))

    def value(self, scene: Scene) -> str:  # noqa: ARG002 (the value of a duration is its length)
        return self.length.code()


@dataclasses.dataclass(frozen=True, slots=True)
class Lasting(Expression):
    """A length from a date on: three days from Monday, that day included."""

    length: Length
    base: Expression

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always DURATION."""
        return "DURATION"

    def read(self, scene: Scene) -> Reading | None:
        base = self.base.read(scene)
        if base is None or base.interval.first is None or self.length.n is None:
            return None
        last = self.length.added(base.interval.first, 1) - 1
        return dataclasses.replace(base, interval=iv.span(base.interval.first, max(last, base.interval.first)))

    def value(self, scene: Scene) -> str:  # noqa: ARG002 (the value of a duration is its length)
        return self.length.code()


@dataclasses.dataclass(frozen=True, slots=True)
class Units(Expression):
    """A counted part of a date: an interval whose TIMEX3 value is its length."""

    of: Expression
    length: Length

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always DURATION."""
        return "DURATION"

    def read(self, scene: Scene) -> Reading | None:
        return self.of.read(scene)

    def value(self, scene: Scene) -> str:  # noqa: ARG002 (the value of a duration is its length)
        return self.length.code()


@dataclasses.dataclass(frozen=True, slots=True)
class YearBefore(Expression):
    """"A year earlier" in a comparison: the same quarter of the year before where a quarter was told last, else the year."""

    quarter: bool = False  # whether a quarter was said to be compared: the year-ago quarter

    def read(self, scene: Scene) -> Reading | None:
        told = any(one.precision is Precision.QUARTER for one in scene.told)
        quarter = Told("quarter").read(scene) if told or self.quarter else None
        if quarter is None or quarter.interval.first is None:
            return Moved(Length("year", 1), -1).read(scene)
        year, month, _ = days.year_month_day(quarter.interval.first)
        return dataclasses.replace(quarter, interval=iv.quarter(year - 1, (month + 2) // 3), anchor=quarter.interval)

    def open_form(self) -> str:
        return "XXXX"


@dataclasses.dataclass(frozen=True, slots=True)
class Told(Expression):
    """What was told last: at the time, then; or its unit: the quarter, that year.

    The quarter of a text that has told none is the last one that was over on the document's date.
    """

    unit: str = ""
    year: int | None = None  # the 1988 quarter: the told one, in that year

    def read(self, scene: Scene) -> Reading | None:
        if not self.unit:
            reference = scene.then()
            return Reading(reference.interval, Basis.CONTEXT, reference.interval) if reference and scene.told else None
        found = next((one for one in scene.told if FINENESS[one.precision] <= FINENESS[precision_of(self.unit)]), None)
        reference = Reference(found, Basis.CONTEXT) if found and (self.unit == "quarter" or scene.narrative) else scene.here()
        if reference is None or reference.interval.first is None:
            return None
        number = reference.interval.first
        if self.unit == "quarter" and scene.dct and unit_at("quarter", number).contains(scene.dct):
            number = days.add_months(number, -3)
        interval = unit_at(self.unit, number)
        if self.year is not None and interval.first is not None:
            interval = unit_at(self.unit, days.day_number(self.year, days.year_month_day(interval.first)[1]))
        return Reading(interval, reference.basis, reference.interval)

    def open_form(self) -> str:
        return OPEN_FORM.get(self.unit, "XXXX-XX-XX") if self.unit else ""

    def open_value(self) -> str:
        return {"week": "XXXX-WXX", "quarter": "XXXX-QX", "": "PAST_REF"}.get(self.unit, self.open_form())


@dataclasses.dataclass(frozen=True, slots=True)
class Weekend(Expression):
    """The weekend: the one that ends the document's week or the one before it, by the tense."""

    this: bool = False

    def read(self, scene: Scene) -> Reading | None:
        reference = scene.here(Precision.WEEK)
        if reference is None or FINENESS[reference.interval.precision] > FINENESS[Precision.WEEK]:
            return None
        origin = middle(reference.interval)
        found = iv.weekend(origin)
        assert found.first is not None
        if scene.tense <= 0 and not scene.request and not self.this and found.first > origin:
            found = iv.weekend(origin - 7)
        return Reading(found, reference.basis, reference.interval)

    def open_form(self) -> str:
        return "XXXX-XX-XX"

    def open_value(self) -> str:
        return "XXXX-WXX-WE"


@dataclasses.dataclass(frozen=True, slots=True)
class UnitOf(Expression):
    """The unit that holds a date: the week of 3 May."""

    unit: str
    of: Expression

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(scene)
        return base and dataclasses.replace(base, interval=unit_at(self.unit, middle(base.interval)))

    def open_form(self) -> str:
        return self.of.open_form()


@dataclasses.dataclass(frozen=True, slots=True)
class Rest(Expression):
    """What is left of a date (1) or gone of it (-1) on the document's own: the rest of the year, so far this month."""

    of: Expression
    direction: int
    mod: str = ""

    def read(self, scene: Scene) -> Reading | None:
        base, reference = self.of.read(scene), scene.now()
        if base is None or reference is None or not base.interval.contains(reference.interval) or scene.narrative:
            return base
        first, last = base.interval.first, base.interval.last
        now = middle(reference.interval)
        return dataclasses.replace(base, interval=iv.span(now, last) if self.direction > 0 else iv.span(first, now))

    def value(self, scene: Scene) -> str:
        return self.of.value(scene)

    def open_form(self) -> str:
        return self.of.open_form()


# ------------------------------------------------------------------------------------------------ operators


@dataclasses.dataclass(frozen=True, slots=True)
class Operator:
    """A meaning that a language pack can name, and the class of what it builds."""

    build: Callable[..., Any]
    gives: str


def date(**fields: int | None) -> Point | Impossible:
    """A calendar date; an impossible one where the calendar has none such in any year."""
    point = Point(**fields)
    year = point.year if point.year is not None else 2000
    if point.month and not 1 <= point.month <= 12:
        return Impossible()
    return point if not point.day or days.is_date(year, point.month or 1, point.day) else Impossible()


def before_christ(year: int) -> int:
    """The astronomical year of a year before Christ."""
    return 1 - year


def bc_date(year: int, **fields: int | None) -> Point | Impossible:
    """A calendar date before Christ."""
    return date(year=before_christ(year), **fields)


def block(unit: str, number: int, bc: bool = False, from_zero: bool = False) -> Block | None:
    """A decade, century or millennium; nothing where its number is none that a century can have.

    A century is told by its ordinal, or by its first digits (``from_zero``): 19XX is the 20th.
    """
    limit = {"decade": 999, "century": 99, "millennium": 9}[unit]
    return Block(unit, number + from_zero, bc) if 0 <= number <= limit else None


def times(number: float, by: float) -> float:
    """A product of numbers."""
    return number * by


def plus(number: float, more: float | None = None) -> float:
    """A sum of numbers."""
    return number + (more or 0)


def same(number: Any) -> Any:
    """The value itself, under another class."""
    return number


def ordinal(number: int) -> int | None:
    """A place in an order, from 1 to 9999."""
    return number if 1 <= number <= 9999 else None


def decade_of(year: int) -> Block | None:
    """The decade that begins with a year: 1980 is the 1980s; nothing for a year that begins none."""
    return Block("decade", year // 10) if year % 10 == 0 else None


def centuries(left: int, right: int, bc: bool = False, early: str = "", late: str = "") -> Range | None:
    """From one century, or part of it, to a later one."""
    if (left < right) is bc:
        return None
    ends = Block("century", left, bc), Block("century", right, bc)
    return Range(part(ends[0], early), part(ends[1], late))


def decades(year: int, year2: int) -> Range | None:
    """From one decade to a later one of the same century by its last two digits: the 1620s-30s."""
    last = short_year(year, year2)
    return Range(Block("decade", year // 10), Block("decade", last // 10)) if last and year % 10 == year2 % 10 == 0 else None


def short_year(first: int, two: int, digits: int = 2) -> int | None:
    """The year after another of which only the last digits were said: 1904-05, 1903-7; nothing where it would not be later."""
    year = first // 10**digits * 10**digits + two
    return year if year > first else None


def year_range(first: int, last: int, most: float = math.inf) -> Range | None:
    """From one year to a later one, at most so many years later."""
    return Range(Point(year=first), Point(year=last)) if 0 < last - first <= most else None


def short_range(first: int, two: int, digits: int = 2) -> Range | None:
    """From a year to a later one by its last digits: 1904-05."""
    last = short_year(first, two, digits)
    return year_range(first, last) if last else None


def bc_range(first: int, last: int) -> Range | None:
    """From one year before Christ to a later one, whose number is smaller."""
    return Range(Point(year=before_christ(first)), Point(year=before_christ(last))) if first > last else None


def day_of(number: int) -> int | None:
    """A day of the month."""
    return number if 1 <= number <= 31 else None


def year_in_words(number: int, more: int) -> int | None:
    """A year said in two parts: nineteen seventy-eight."""
    return number * 100 + more if 10 <= more <= 99 else None


def on_weekday(weekday: int, of: Expression | None = None, day: int | None = None) -> Expression | None:
    """A date with the weekday that was said beside it, which may decide the order of its figures."""
    if isinstance(of, Either):
        options = [point for point in (of.month_first, of.day_first) if is_on(point, weekday)]
        of = options[0] if len(options) == 1 else of.month_first
    if isinstance(of, Point):
        return dataclasses.replace(of, weekday=weekday)
    return Point(weekday=weekday, day=day) if of is None else None


def is_on(point: Point, weekday: int) -> bool:
    """Whether a date falls on a weekday; one without a year may."""
    reading = point.read(Scene())
    return reading is None or (reading.interval.first is not None and days.weekday(reading.interval.first) == weekday)


def numeric_date(first: int, second: int, year: int | None = None, year2: int | None = None) -> Expression | None:
    """A date in figures: one order where only one is a date, else both (see ``Either``)."""
    month_first, day_first = date(year=year, year2=year2, month=first, day=second), date(year=year, year2=year2, month=second, day=first)
    if isinstance(month_first, Point) and isinstance(day_first, Point) and first != second:
        return Either(month_first, day_first)
    return month_first if isinstance(month_first, Point) else day_first


def quarter_of_year(quarter: int, year: int | None = None) -> Point | None:
    """A quarter of a year, maybe without the year."""
    return Point(year=year, quarter=quarter) if 1 <= quarter <= 4 else None


def week_of_year(week: int, year: int | None = None) -> Point | None:
    """An ISO week by its number, maybe without the year."""
    return Point(year=year, week=week) if 1 <= week <= 53 else None


def compact_date(digits: int) -> Point | None:
    """A date in eight digits: 20160506; nothing where they are none."""
    year, month_day = divmod(digits, 10000)
    found = date(year=year, month=month_day // 100 or 13, day=month_day % 100 or 32)
    return found if isinstance(found, Point) and 1000 <= year <= 2999 else None


def years_before_present(years: int) -> Point:
    """A year counted back from 1950, as radiocarbon dating does."""
    return Point(year=1950 - years)


def short_decade(year2: int) -> Block | None:
    """A decade by its tens: the '80s."""
    return Block("decade", year2 // 10, digits=1) if year2 % 10 == 0 else None


def worded_decade(tens: int, century: int | None = None) -> Block:
    """A decade in words: the eighties, the nineteen eighties."""
    return Block("decade", tens, digits=1) if century is None else Block("decade", century * 10 + tens)


def bc_decade(year: int) -> Block | None:
    """A decade before Christ: the 470s BC."""
    return Block("decade", year // 10, bc=True) if year % 10 == 0 else None


def same_unit(unit: str) -> Shift:
    """The unit that was last told of: the same year, that week."""
    return Shift(0, unit, "then")


def weekday_of_week(n: int, weekday: int) -> Nth:
    """A weekday of a week counted from now."""
    return Nth(1, Shift(n, "week"), weekday=weekday)


def moved(
    length: "Length", direction: int, origin: Literal["now", "then"] = "now", base: Expression | None = None, mod: str = ""
) -> Expression | None:
    """A date so long before or after a reference: three years ago, two days later, a week after Easter."""
    if length.n is None:
        return Vague("PAST_REF" if direction < 0 else "FUTURE_REF") if base is None else None
    shift = Moved(length, direction, origin, base)
    return Marked(shift, approximate=True, mod=mod) if mod else shift


def part(of: Expression, mod: str = "", n: int = 0, count: int = 0) -> Expression:
    """A part of a date, or all of it where none was told."""
    return Part(of, mod, n, count) if mod or count else of


def length(unit: str, n: float | None = None, most: float = math.inf) -> "Length | None":
    """A length of time; nothing where the number is larger than it may be (1988 quarter)."""
    return Length(unit, n) if n is None or n <= most else None


def moved_range(unit: str, first: float, last: float, direction: int) -> "MovedRange | None":
    """Two to three weeks ago; nothing where the second number is not the larger."""
    return MovedRange(Length(unit, first), Length(unit, last), direction) if first < last else None


def length_range(unit: str, first: float, last: float) -> "Length | None":
    """A length told by two numbers; the smaller one stands for it, as TimeML has it."""
    return Length(unit, first) if first < last else None


def in_year(of: Expression, year: Expression) -> Expression:
    """A date whose year another expression gives: Christmas 1914, July of that year."""
    return InYear(of, year)


def feast(when: str) -> Feast | None:
    """A day of each year: ``12-25``; ``easter-2``; ``11-4#4``, the 4th Thursday of November (-1: the last); ``11-4#4+1``, the day after."""
    if when.startswith("easter"):
        return Feast(easter=int(when.removeprefix("easter") or 0))
    month, _, rest = when.partition("-")
    if "#" in rest:
        weekday, _, nth = rest.partition("#")
        nth, _, after = nth.partition("+")
        return Feast(month=int(month), weekday=int(weekday), nth=int(nth), after=int(after or 0))
    return Feast(month=int(month), day=int(rest))


def time_of_day(hour: int, minute: int | None = None, half: str = "") -> Clock | None:
    """A time by the clock; nothing where no clock shows it."""
    if half and not 1 <= hour <= 12:
        return None
    return Clock(hour=hour, minute=minute, afternoon=half == "pm" if half else None)


def on_date(clock: Clock, of: Expression) -> Clock:
    """A time of day on a date."""
    return dataclasses.replace(clock, of=of)


def named(when: str | int) -> Named | None:
    """A period that has a name, by its EDTF; a lexicon gives a bare year as a number."""
    date = days.year_text(when) if isinstance(when, int) else when
    interval = iv.parse_edtf(date)
    return Named(interval, date) if interval else None


def length_and_half(unit: str, n: float = 1) -> "Length":
    """So many and a half."""
    return Length(unit, n + 0.5)


def compound(length: "Length", more: "Length") -> "Length | None":
    """Two lengths told as one: two years and three months; nothing where the second is not the finer."""
    order = list(LETTER)
    if length.more or order.index(more.unit) >= order.index(length.unit):
        return None
    return dataclasses.replace(length, more=more)


def long_about(length: "Length", mod: str) -> "Length":
    """A length told as approximate or as a bound."""
    return dataclasses.replace(length, mod=mod)


def last_length(direction: int, length: "Length | None" = None, unit: str = "", n: float | None = None) -> Expression:
    """A length up to or from now: the last three months."""
    return Stretch(length or Length(unit, n), direction)


def first_units(n: int, count: int, unit: str, of: Expression) -> Expression | None:
    """The first or last so many units of a date: the first nine months of 1997."""
    if count < 2:
        return None
    last = n + count - 1 if n > 0 else -1
    return Units(Range(Nth(n if n > 0 else -count, of, unit), Nth(last, of, unit)), Length(unit, count))


def rest(direction: int, of: Expression | None = None, unit: str = "", mod: str = "") -> Expression:
    """What is left (1) or gone (-1) of a date or of the current unit."""
    return Rest(of or Shift(0, unit, "here"), direction, mod)


def length_decimal(n: int, tenths: int, unit: str) -> "Length | None":
    """A length with one decimal: 2.5 years."""
    return Length(unit, n + tenths / 10) if tenths < 10 else None


def every_length(length: "Length") -> Every:
    """Every so long."""
    return Every(length.unit, n=length.n or 1, quant="EVERY")


OPERATORS: dict[str, Operator] = {
    "date": Operator(date, "date"),
    "bc_date": Operator(bc_date, "date"),
    "block": Operator(block, "date"),
    "decade_of": Operator(decade_of, "date"),
    "shift": Operator(Shift, "date"),
    "near": Operator(Near, "date"),
    "nth": Operator(Nth, "date"),
    "part": Operator(part, "date"),
    "range": Operator(Range, "range"),
    "year_range": Operator(year_range, "range"),
    "short_range": Operator(short_range, "range"),
    "centuries": Operator(centuries, "range"),
    "decades": Operator(decades, "range"),
    "pair": Operator(pair, "pair"),
    "bound": Operator(Bound, "bound"),
    "marked": Operator(Marked, "date"),
    "feast": Operator(feast, "feast"),
    "in_year": Operator(in_year, "date"),
    "clock": Operator(Clock, "time"),
    "length": Operator(length, "length"),
    "every": Operator(Every, "set"),
    "vague": Operator(Vague, "vague"),
    "ordinal": Operator(ordinal, "ordinal"),
    "plus": Operator(plus, "number"),
    "times": Operator(times, "number"),
    "bc_range": Operator(bc_range, "range"),
    "same": Operator(same, "same"),
    "day_of": Operator(day_of, "day"),
    "year_in_words": Operator(year_in_words, "number"),
    "on_weekday": Operator(on_weekday, "date"),
    "numeric_date": Operator(numeric_date, "date"),
    "quarter_of_year": Operator(quarter_of_year, "date"),
    "short_decade": Operator(short_decade, "date"),
    "worded_decade": Operator(worded_decade, "date"),
    "bc_decade": Operator(bc_decade, "date"),
    "same_unit": Operator(same_unit, "date"),
    "weekday_of_week": Operator(weekday_of_week, "date"),
    "moved": Operator(moved, "date"),
    "length_and_half": Operator(length_and_half, "length"),
    "compound": Operator(compound, "length"),
    "long_about": Operator(long_about, "duration"),
    "last_length": Operator(last_length, "stretch"),
    "every_length": Operator(every_length, "set"),
    "moved_range": Operator(moved_range, "date"),
    "length_range": Operator(length_range, "length"),
    "ahead": Operator(Ahead, "duration"),
    "year_before": Operator(YearBefore, "date"),
    "told": Operator(Told, "date"),
    "weekend": Operator(Weekend, "date"),
    "unit_of": Operator(UnitOf, "date"),
    "impossible": Operator(Impossible, "date"),
    "lasting": Operator(Lasting, "duration"),
    "rest": Operator(rest, "date"),
    "first_units": Operator(first_units, "date"),
    "length_decimal": Operator(length_decimal, "length"),
    "week_of_year": Operator(week_of_year, "date"),
    "compact_date": Operator(compact_date, "date"),
    "years_before_present": Operator(years_before_present, "date"),
    "time_of_day": Operator(time_of_day, "clock"),
    "on_date": Operator(on_date, "time"),
    "named": Operator(named, "named"),
}
