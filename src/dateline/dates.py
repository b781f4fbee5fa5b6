"""Expressions of the calendar: points and blocks of it, their parts and ranges, feasts, names, times of day."""

import dataclasses
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from dateline import calendars, days
from dateline import interval as iv
from dateline.expression import (
    CLOCK_UNITS,
    DAYS_IN,
    FINENESS,
    MONTHS_IN,
    OPEN_FORM,
    Basis,
    Expression,
    Reading,
    Reference,
    Scene,
    add,
    fineness,
    precision_of,
    rough_value,
    unit_at,
)
from dateline.interval import Interval, Precision


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
    own: int | None = None  # the number of a quarter that is told as one of a company's own year

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
        aside = scene.aside if (self.month or self.season) and scene.tense <= 0 else None
        reference = Reference(aside, Basis.CONTEXT) if aside else scene.here()
        if not reference:
            return self._by_weekday(scene.between)
        found = self.nearest(reference, scene)
        return Reading(found, reference.basis, reference.interval) if found else None

    def nearest(self, reference: Reference, scene: Scene) -> Interval | None:
        """The date in the year that the reference and the tense make likely."""
        origin = middle(reference.interval)
        if reference.basis is Basis.CONTEXT:
            found = told_on(self.on, reference.interval, scene)
            return next(self._agreeing([found, *around(self.on, middle(found))]), found) if found else None
        tense = scene.tense or (int(bool(self.day)) if scene.request else LEANING)
        if self.quarter or self.half:  # a report looks back on these, whatever is to come of them
            tense = -1 if scene.tense < 0 else LEANING
            if self.quarter and scene.reported and (over := self._reported(origin)):
                return over
        years = tuple(around(self.on, origin))
        agreeing = nearest(self._agreeing(years), origin, tense) if self.weekday and not scene.request else None
        if agreeing and (middle(agreeing) - origin) * scene.tense >= 0:  # no weekday outweighs the verb: it may be that of another year
            return agreeing
        return nearest(years, origin, tense)

    def _reported(self, origin: int) -> Interval | None:
        """The quarter that was just over, where one is reported that by the calendar has only begun: the firm counts its own year."""
        running = unit_at("quarter", origin)
        is_running = self.quarter == (days.year_month_day(origin)[1] + 2) // 3
        return unit_at("quarter", running.first - 1) if is_running and running.first and origin - running.first < HALF_A_QUARTER else None

    def _by_weekday(self, between: Interval | None) -> Reading | None:
        """Where there is nothing to count from: the only day near a date told in full that is of the weekday told beside it."""
        if between is None or not (self.weekday and self.month and self.day):
            return None
        found = [one for one in self._agreeing(around(self.on, middle(between))) if between.contains(one)]
        return Reading(found[0], Basis.CONTEXT, between) if len(found) == 1 else None

    def _agreeing(self, found: Iterable[Interval]) -> Iterator[Interval]:
        """Of some dates those that are of the weekday told beside it: Dec. 12, a Tuesday."""
        return (one for one in found if self.weekday in (None, days.weekday(middle(one))))

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
        if not reference or fineness(reference.interval) > FINENESS[Precision.MONTH]:
            return None
        origin = middle(reference.interval)
        months = [days.year_month_day(days.add_months(origin, n)) for n in (0, -1, 1)]
        found = [iv.day(days.day_number(year, month, self.day)) for year, month, _ in months if days.is_date(year, month, self.day)]
        if not scene.tense and not scene.request:
            found = found[:1] if days.is_date(*months[0][:2], self.day) else []
        day = nearest(found, origin, 2 if scene.request else scene.tense)
        return Reading(day, reference.basis, reference.interval) if day else None

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:
        """A winter told without a year has that of its January, in which most of it lies; a firm's quarter keeps its number."""
        if reading and self.quarter and reading.interval.last is not None:
            after = unit_at("quarter", reading.interval.last + 1)
            if after == self.on(days.year_month_day(reading.interval.last + 1)[0]):
                return iv.timex3(after)
        if reading and reading.interval.last is not None and self.season == WINTER and self.year is None and self.year2 is None:
            return f"{iv.timex3(unit_at('year', reading.interval.last))}-WI"
        return Expression.value_as_read(self, reading, scene)

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
        if self.season or self.quarter or self.half:
            return "XXXX"  # EDTF has no season of an unknown year
        month = f"-{self.month:02d}" if self.month else "-XX"
        if self.day:
            return f"XXXX{month}-{self.day:02d}"
        return f"XXXX{month}" if self.month else "XXXX"


WINTER = 4

HALF_A_QUARTER = 45
"""Within so many days after a quarter its results are reported."""

LEANING = -0.5
"""The tense of a clause that shows none: what is told has happened, more often than not."""

ROLL = 240
"""A date of the year told last that would be more days back is one of the next year."""

ASTRAY = 45
"""How many days a narrative leaves the dates told in full around it without saying so."""


def told_on(on: Callable[[int], Interval | None], told: Interval, scene: Scene) -> Interval | None:
    """In a narrative the year goes on: the date in the year told, or in the next where that would go far back.

    ``on`` gives the date in a year. Where the year told would leave the dates told in full around it both behind, it is between them.
    """
    told = scene.cursor or told
    origin = told.first if told.first is not None else told.last
    if origin is None or told.precision in (Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM):
        return None  # of no year
    found = _in_progress(on, origin) if fineness(told) <= FINENESS[Precision.HALF] else _of_year(on, origin)
    if found is None or scene.between is None:
        return found
    near = (found, *(iv.day(end + by) for end, by in ((found.first, -ASTRAY), (found.last, ASTRAY)) if end is not None))
    if any(map(scene.between.overlaps, near)):
        return found
    return next(filter(scene.between.overlaps, around(on, middle(found))), found)


def _of_year(on: Callable[[int], Interval | None], origin: int) -> Interval | None:
    year = days.year_month_day(origin)[0]
    return on(year) or on(year + 1)


def _in_progress(on: Callable[[int], Interval | None], origin: int) -> Interval | None:
    """The date with which a story goes on from a day: in its year, or in the next; in February, the winter that has begun before."""
    found = _of_year(on, origin)
    if found is None or found.first is None:
        return found
    before = on(days.year_month_day(origin)[0] - 1) if found.first > origin else None
    if before and before.last is not None and before.last >= origin:
        return before
    return found if middle(found) >= origin - ROLL else on(days.year_month_day(origin)[0] + 1) or found


def around(on: Callable[[int], Interval | None], origin: int) -> Iterator[Interval]:
    """A date that comes each year, in the year of a day, the year before and the year after."""
    year = days.year_month_day(origin)[0]
    return (whole for whole in map(on, (year, year - 1, year + 1)) if whole)


def full_year(two: int, scene: Scene) -> int:
    """The year of two digits: the nearest to the document's or the told year, else 1969 to 2068 as POSIX has it."""
    reference = scene.here()
    if reference:
        origin = days.year_month_day(middle(reference.interval))[0]
        return min((origin // 100 * 100 + two + shift for shift in (-100, 0, 100)), key=lambda year: abs(year - origin + 30))
    return two + (1900 if two >= 69 else 2000)


def middle(interval: Interval) -> int:
    """The middle day of an interval; the closed end of an open one."""
    if interval.first is None or interval.last is None:
        number = interval.first if interval.first is not None else interval.last
        return number or 0
    return (interval.first + interval.last) // 2


def nearest(found: Iterable[Interval], origin: int, tense: float) -> Interval | None:
    """The interval nearest to a day; one on the side that the tense speaks against counts as further off.

    That is six times where the tense word is somewhere in the clause, a hundred times where it is right before the date, twice
    where the tense is a guess.
    """
    weight = {0: 1, 0.5: 2, 1: 6, 2: 100}[abs(tense)]

    def distance(whole: Interval) -> float:
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
        reading = (self.day_first if scene.day_first else self.month_first).read(scene)
        if reading is None or scene.day_first is not None:
            return reading
        return dataclasses.replace(reading, interval=dataclasses.replace(reading.interval, uncertain=True))

    def other(self, scene: Scene) -> Reading | None:
        """The reading in the other order; None where the document shows its order."""
        return self.day_first.read(scene) if scene.day_first is None else None

    def open_form(self) -> str:
        return self.month_first.open_form()


@dataclasses.dataclass(frozen=True, slots=True)
class Block(Expression):
    """A decade, century or millennium by its number, or a two-digit decade such as "the eighties"."""

    unit: str
    number: int
    bc: bool = False
    digits: int = 0  # 1 where only the tens were said: the eighties
    hundreds: bool = False  # a century told as the 1900s, which beside a decade is one

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
            "now": lambda: scene.this(finest) if self.n >= 0 and self.unit in MONTHS_IN else scene.now(),
            "then": lambda: scene.then(finest),
            "here": lambda: scene.here(finest),
        }[self.origin]
        reference = finder()
        if reference is None or fineness(reference.interval) > FINENESS[finest]:
            return self._roughly(scene)
        return Reading(self._from(reference.interval), reference.basis, reference.interval)

    def _roughly(self, scene: Scene) -> Reading | None:
        """The next day or week of a story that has told a month: as wide as that."""
        reference = scene.roughly() if self.origin != "now" and self.unit in DAYS_IN else None
        if reference is None or reference.interval.first is None or reference.interval.last is None:
            return None
        ends = (self._from(iv.day(number)) for number in (reference.interval.first, reference.interval.last))
        return Reading(iv.hull(*ends), reference.basis, reference.interval)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:
        if reading and self.unit in DAYS_IN and reading.interval.precision is Precision.SPAN:
            return rough_value(self.unit, reading.interval)
        return Expression.value_as_read(self, reading, scene)

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
        finest = Precision.DAY if is_weekday else Precision.SPAN
        this = scene.this(finest) if self.n >= 0 and not is_weekday else scene.now()
        reference = this if self.origin == "now" else scene.then(finest)
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

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:
        return self.of.value_as_read(reading, scene)

    def open_form(self) -> str:
        return self.of.open_form()

    def open_value(self) -> str:
        return self.of.open_value()


@dataclasses.dataclass(frozen=True, slots=True)
class Feast(Expression):
    """A day of each year that a rule gives: a fixed one, the nth weekday of a month, or one counted in another calendar.

    Those of the moon are approximate; of the Islamic calendar a feast may be a whole month (Ramadan).
    """

    calendar: str = ""  # islamic, or a name of ``MOVABLE``
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None  # -1 is the last one of the month
    after: int = 0  # days after the weekday, or after what the calendar gives

    def on(self, year: int) -> Interval | None:
        """The feast of a year; of the Islamic calendar, which may have it twice, the first one."""
        if self.calendar == "islamic":
            return self._islamic(year)
        if self.calendar:
            day = iv.day(MOVABLE[self.calendar](year) + self.after)
            return dataclasses.replace(day, approximate=self.calendar in ("lunar", "diwali"))
        assert self.month
        if self.weekday and self.nth:
            found = nth_weekday(iv.month(year, self.month), self.weekday, self.nth)
            return found and iv.day(middle(found) + self.after)
        return iv.day(days.day_number(year, self.month, self.day or 1))

    def _islamic(self, year: int) -> Interval | None:
        assert self.month
        start = days.day_number(year)
        near = calendars.islamic_year(start)
        found = (islamic(lunar_year, self.month, self.day) for lunar_year in (near - 1, near, near + 1))
        return next((one for one in found if one.first is not None and one.first >= start), None)

    def read(self, scene: Scene) -> Reading | None:
        reference = scene.here()
        if reference is None:
            return None
        origin = middle(reference.interval)
        if reference.basis is Basis.CONTEXT:
            found = told_on(self.on, reference.interval, scene)
        else:
            found = nearest(around(self.on, origin), origin, scene.tense or 2 * int(scene.request))
        return Reading(found, reference.basis, reference.interval) if found else None

    def open_form(self) -> str:
        return f"XXXX-{self.month:02d}-{self.day:02d}" if self.month and self.day and not self.calendar else "XXXX-XX-XX"


@dataclasses.dataclass(frozen=True, slots=True)
class RunUp(Expression):
    """The weeks before a feast that go by its name: the Christmas sales. In TIMEX3 it is the feast that is told."""

    of: Expression

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(scene)
        if base is None or base.interval.first is None:
            return None
        weeks = Interval(base.interval.first - RUN_UP, base.interval.first, Precision.SPAN, approximate=True)
        return dataclasses.replace(base, interval=weeks)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (it is that of the feast)
        return self.of.value(scene)

    def open_form(self) -> str:
        return "XXXX"


RUN_UP = 30
"""For how many days before a feast there is trade for it."""

MOVABLE: dict[str, Callable[[int], int]] = {
    "easter": calendars.easter,
    "orthodox": calendars.orthodox_easter,
    "jewish": calendars.jewish_new_year,
    "hanukkah": calendars.hanukkah,
    "lunar": calendars.lunar_new_year,
    "diwali": calendars.diwali,
}
"""What gives the day of a year that feasts of another calendar are counted from."""


def islamic(year: int, month: int | None = None, day: int | None = None) -> Interval:
    """A day, a month or a year of the Islamic calendar; approximate, as the moon was sighted and not computed."""
    first = calendars.islamic(year, month or 1, day or 1)
    if day:
        return dataclasses.replace(iv.day(first), approximate=True)
    return Interval(first, calendars.islamic(year, month + 1 if month else 13) - 1, Precision.SPAN, approximate=True)


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

    def open_value(self) -> str:
        return self.of.open_value()

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
            last = unit_at(self.unit, within.last)
            end = within.last
            if self.unit == "week" and last.first is not None and last.first + 3 > within.last:
                end = last.first - 1
            found = unit_at(self.unit, add(end, self.n + 1, self.unit))
            if self.unit == "weekend" and found.first is not None and found.first > within.last:
                found = unit_at(self.unit, found.first - 7)
        return found if found.overlaps(within) else None

    def open_form(self) -> str:
        return self.of.open_form()


PARTS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3), "START MID": (0, 2), "MID END": (1, 3)}
"""From which third to which."""

THIRDS = 3


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
        if base.interval.last - base.interval.first + 1 < (self.count or THIRDS):
            return base  # a day, a weekend: shorter than its parts are many
        return dataclasses.replace(base, interval=self._cut(base.interval))

    def _cut(self, whole: Interval) -> Interval:
        assert whole.first is not None
        assert whole.last is not None
        (start, end), count = ((self.n - 1, self.n), self.count) if self.count else (PARTS[self.mod], THIRDS)
        if self.n < 0:
            start, end = count - 1, count
        years = span_years(whole)
        first, last = whole.first + share(whole, start, count), whole.first + share(whole, end, count) - 1
        months = 12 // count if self.count and years == 1 else 0
        precision = {6: Precision.HALF, 3: Precision.QUARTER}.get(months, Precision.SPAN)
        return Interval(first, last, precision, approximate=whole.approximate or not self.count, uncertain=whole.uncertain)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:
        return Expression.value_as_read(self, reading, scene) if self.count and not isinstance(self.of, Block) else self.of.value(scene)

    def open_form(self) -> str:
        return self.of.open_form()


TURN = {"year": 1, "decade": 12, "century": 60, "millennium": 60}
"""How many months before and after it the turn of a unit of time is, about."""


@dataclasses.dataclass(frozen=True, slots=True)
class Turn(Expression):
    """The years about the beginning of a century, or about the one nearest to the reference: the turn of the 20th century."""

    unit: str
    of: Expression | None = None

    def read(self, scene: Scene) -> Reading | None:
        if self.of:
            base = self.of.read(scene)
            return base and self._about(base.interval.first, base)
        reference = scene.then()
        if reference is None:
            return None
        number = middle(reference.interval)
        whole = unit_at(self.unit, number)
        ends = [edge for edge in (whole.first, whole.last and whole.last + 1) if edge is not None]
        return self._about(min(ends, key=lambda edge: abs(edge - number)), Reading(whole, reference.basis, reference.interval))

    def _about(self, edge: int | None, base: Reading) -> Reading | None:
        if edge is None:
            return None
        months = TURN[self.unit]
        first, last = days.add_months(edge, -months), days.add_months(edge, months) - 1
        return dataclasses.replace(base, interval=Interval(first, last, Precision.SPAN, approximate=True))

    def open_value(self) -> str:
        return "XXXX"


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

    def sides(self) -> tuple[Expression, Expression]:
        return self.first, self.last

    def ends(self, scene: Scene) -> tuple[Reading | None, Reading | None]:
        """The readings of both ends, each completed from the other where it needs it."""
        if is_complete(self.first) and not is_complete(self.last):
            left = self.first.read(scene)
            if not is_partial(self.last):
                told = (left.interval, *scene.told) if left else scene.told
                return left, self.last.read(dataclasses.replace(scene, told=told))
            right = self.last.read(self._after(left)) if left else None
            return left, right and dataclasses.replace(right, basis=Basis.EXPLICIT, anchor=None)
        if is_partial(self.last) and (not is_partial(self.first) or lends_month(self.first, self.last)):
            left = self.first.read(scene)
            right = self.last.read(self._after(left)) if left else None
            return left, right and left and dataclasses.replace(right, basis=left.basis, anchor=left.anchor)
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
    """Two dates of which one lends the other what it leaves out: 5 and 7 November 1917. Of three or more the last are a pair."""

    first: Expression
    last: Expression


def pair(first: Expression, last: Expression) -> Pair | Range:
    """Two dates told together: a range where the second is the next day or month, else each for itself.

    One without a year is completed from the other (see ``Beside``), one before a pair from the first of that.
    """
    if isinstance(last, Pair):
        return Pair(Beside(first, last.first, leads=True), last)
    if isinstance(first, Point) and isinstance(last, Point) and is_next(first, last):
        return Range(first, last)
    if is_complete(first):
        return Pair(first, last if is_complete(last) else Beside(last, first))
    return Pair(Beside(first, last, leads=True), last)


def is_next(first: Point, last: Point) -> bool:
    """Whether a day or month is followed by another at once: 27 and 28 May, August and September."""
    if first.weekday or last.weekday or None in (first.month, last.month) or bool(first.day) is not bool(last.day):
        return False
    if first.day and last.day:
        return first.month == last.month and last.day == first.day + 1
    return (last.month or 0) == (first.month or 0) + 1


@dataclasses.dataclass(frozen=True, slots=True)
class Beside(Expression):
    """A date whose missing parts are those of the date beside it; the first of the two (``leads``) comes before the other."""

    of: Expression
    other: Expression
    leads: bool = False

    def read(self, scene: Scene) -> Reading | None:
        base = self.other.read(scene)
        if base is None:
            return self.of.read(scene)
        found = self.of.read(Scene(told=(base.interval,), dct=base.interval, tense=-2 if self.leads else 0))
        return found and dataclasses.replace(base, interval=found.interval)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:
        return self.of.value_as_read(reading, scene)

    def open_value(self) -> str:
        return self.of.open_value()

    def open_form(self) -> str:
        return self.of.open_form()


@dataclasses.dataclass(frozen=True, slots=True)
class Twice(Expression):
    """A date that is told twice and the second time by what it was to somebody: 5 May, the fourth day of the siege."""

    first: Expression

    @property
    def type(self) -> str:  # type: ignore[override]
        """That of the date."""
        return self.first.type

    def sides(self) -> tuple[Expression, Expression]:
        return self.first, self.first

    def read(self, scene: Scene) -> Reading | None:
        return self.first.read(scene)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:
        return self.first.value_as_read(reading, scene)

    def open_form(self) -> str:
        return self.first.open_form()


@dataclasses.dataclass(frozen=True, slots=True)
class Apposed(Expression):
    """A date that is told again and more finely beside it: it is that day, its TIMEX3 value stays its own."""

    of: Expression
    day: Expression

    def read(self, scene: Scene) -> Reading | None:
        return self.day.read(scene)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002
        return self.of.value(scene)

    def open_form(self) -> str:
        return self.day.open_form()


def is_partial(expression: Expression) -> bool:
    """Whether an expression is a calendar date, or a part of one, that leaves out what the date beside it may lend."""
    if isinstance(expression, Part | Marked | Bound):
        return is_partial(expression.of)
    return isinstance(expression, Point | Feast | Either | Block)


def lends_month(first: Expression, last: Expression) -> bool:
    """Whether the first of two dates has a month and the last has none: 9 April to the 17th."""
    return isinstance(first, Point) and isinstance(last, Point) and bool(first.month) and bool(last.day) and not last.month


@dataclasses.dataclass(frozen=True, slots=True)
class OldStyle(Expression):
    """A day of the Julian calendar, told as such: 25 October 1917 (Old Style) is 7 November."""

    of: Point

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(scene)
        if base is None or base.interval.first is None or not self.of.day:
            return base
        year = days.year_month_day(base.interval.first)[0]
        number = calendars.julian(year, self.of.month or 1, self.of.day)
        return dataclasses.replace(base, interval=iv.day(number))

    def open_form(self) -> str:
        return self.of.open_form()


@dataclasses.dataclass(frozen=True, slots=True)
class Impossible(Expression):
    """Words in the form of a date that no calendar has: 30 February, 2014-13-01. They are read, so that no part of them is."""


def is_complete(expression: Expression) -> bool:
    """Whether an expression places itself, whatever the scene."""
    return expression.read(Scene()) is not None


@dataclasses.dataclass(frozen=True, slots=True)
class Bound(Expression):
    """A stretch with one open end: before 1900, since May, until Friday, by Friday."""

    of: Expression
    side: Literal["before", "until", "by", "after", "since"]  # what is done by Friday was not going on until then
    mod: str = ""

    @property
    def type(self) -> str:  # type: ignore[override]
        """That of the bound."""
        return self.of.type

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(self.leaning(scene))
        if base is None:
            return None
        whole = base.interval
        first, last = {
            "before": (None, None if whole.first is None else whole.first - 1),
            "until": (None, whole.last),
            "by": (None, whole.last),
            "after": (None if whole.last is None else whole.last + 1, None),
            "since": (whole.first, None),
        }[self.side]
        if first is None and last is None:
            return base
        return dataclasses.replace(base, interval=Interval(first, last, Precision.SPAN, whole.approximate, whole.uncertain))

    def leaning(self, scene: Scene) -> Scene:
        """The scene, looking to the side on which the bound lies where the clause shows none: they have until Friday."""
        if self.side == "since" and scene.request:  # alone, "since Monday" is not a day to come
            return dataclasses.replace(scene, tense=-1, request=False)
        return dataclasses.replace(scene, tense=-LEANING) if self.side == "until" and not scene.tense else scene

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002
        return self.of.value(self.leaning(scene))

    def open_form(self) -> str:
        return self.of.open_form()  # EDTF has no interval with an end that is not known


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
        marked = dataclasses.replace(whole, approximate=whole.approximate or self.approximate, uncertain=whole.uncertain or self.uncertain)
        return dataclasses.replace(base, interval=marked)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002
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
class Edge(Expression):
    """The beginning or end of a named time, told no finer than its name: years are counted from it, not days."""

    of: Expression
    last: bool

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(scene)
        if base is None:
            return None
        edge = base.interval.last if self.last else base.interval.first
        return dataclasses.replace(base, interval=Interval(edge, edge, Precision.SPAN)) if edge is not None else None


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
        return self.of or Shift(0, "day", "then")

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002
        return ("XXXX-XX-XX" if self.habit else self._date().value(scene)) + self._time()

    def open_value(self) -> str:
        return (self.of.open_value() if self.of else "") + self._time()

    def _time(self) -> str:
        if self.hour is None:
            return f"T{self.part}"
        hour = self.hour if self.afternoon is None else self.hour % 12 + 12 * self.afternoon
        return f"T{hour:02d}:{self.minute or 0:02d}"

    def open_form(self) -> str:
        return "" if self.habit else self._date().open_form()
