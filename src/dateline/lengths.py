"""Expressions that count: lengths of time, and dates so long before or after others."""

import dataclasses
from typing import Literal

from dateline import days
from dateline import interval as iv
from dateline.dates import middle
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

LETTER = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q", "season": "SE",
    "half": "H", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML", "time": "X",
}  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Length(Expression):
    """A length of time; n is None where the number was not said (years, some months)."""

    unit: str
    n: float | None = None
    mod: str = ""
    more: "Length | None" = None  # two years and three months
    working: bool = False  # of the days from Monday to Friday

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always DURATION."""
        return "DURATION"

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (a length has no place)
        return self.code()

    def is_whole(self) -> bool:
        """Whether it is a whole number of its unit."""
        return self.n is not None and self.n == int(self.n)

    def added(self, number: int, direction: int) -> int:
        """The day that far before (-1) or after (1) a day; hours count where they make whole days."""
        n = direction * (self.n or 0)
        if self.working:
            return worked(number, round(n))
        if self.unit in MONTHS_IN:
            moved_day = days.add_months(number, round(n * MONTHS_IN[self.unit]))
        else:
            moved_day = number + int(n * DAYS_IN.get(self.unit, 1 / 24 if self.unit == "hour" else 0))
        return self.more.added(moved_day, direction) if self.more else moved_day

    def code(self) -> str:
        """The TIMEX3 value: ``P3M``, ``PT16H``, ``PXY``."""
        if self.unit == "decade" and self.n:
            years = 10 * self.n
            if self.more and self.more.unit == "year" and self.more.n is not None:
                return dataclasses.replace(self.more, n=years + self.more.n).code()
            return Length("year", years, more=self.more).code()
        if self.unit == "century" and self.n == HALF:
            return Length("year", 50).code()
        finer = HALVES.get(self.unit)
        if finer and self.n is not None and self.n % 1 == HALF and not self.more:  # ISO 8601 wants a fraction in the last place only
            half = Length(*finer)
            return dataclasses.replace(self, n=self.n - HALF, more=half).code() if self.n > 1 else half.code()
        letter = LETTER[self.unit]
        number = "X" if self.n is None else f"{self.n:.15g}"
        head = f"PT{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"
        if not self.more:
            return head
        tail = self.more.code()[1:]
        if "T" in head and tail.startswith("T"):
            tail = tail[1:]
        return head + tail


def worked(number: int, n: int) -> int:
    """The day so many working days after a day, before it where n is negative; feasts are not known."""
    monday = days.monday(number)
    place = min(number - monday, WORKING - (n > 0)) + n  # from the Monday of its week, in working days
    return monday + place // WORKING * 7 + place % WORKING


WORKING = 5
"""How many working days a week has."""

HALF = 0.5

HALVES = {"year": ("month", 6), "hour": ("minute", 30), "minute": ("second", 30)}
"""The units of which half is a whole number of a finer one, and of how many."""


@dataclasses.dataclass(frozen=True, slots=True)
class Lengths(Expression):
    """A length told by two numbers, at least the one and at most the other: two to six days."""

    first: Length
    last: Length

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always DURATION."""
        return "DURATION"

    def sides(self) -> tuple[Expression, Expression]:
        return self.first, self.last

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (a length has no place)
        return self.first.code()


@dataclasses.dataclass(frozen=True, slots=True)
class Stretch(Expression):
    """A length of time up to or from a reference: the last three months, the next two years."""

    length: Length
    direction: int  # -1 up to the reference, 1 from it on
    origin: Literal["now", "then"] = "now"
    mod: str = ""

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always DURATION."""
        return "DURATION"

    def read(self, scene: Scene) -> Reading | None:
        this = scene.this(Precision.DAY) if self.direction > 0 else scene.now()
        reference = this if self.origin == "now" else scene.then(Precision.DAY)
        in_parts = self.length.unit == "quarter" or self.length.working  # of which half is no number of days
        if reference is None or self.length.n is None or (in_parts and not self.length.is_whole()):
            return None
        base, n = reference.interval, int(self.length.n)
        origin = middle(base)
        if self.length.unit in CLOCK_UNITS:
            return Reading(base, reference.basis, base)
        if self.length.unit == "quarter":  # those of the calendar, as results are reported by
            ends = (unit_at("quarter", add(origin, self.direction * k, "quarter")) for k in ((n, 1) if self.direction < 0 else (1, n)))
            return Reading(Interval(next(ends).first, next(ends).last, Precision.SPAN), reference.basis, base) if n else None
        if self.length.working:
            first, last = sorted(worked(origin, self.direction * k) for k in (1, n))
            return Reading(iv.span(first, last), reference.basis, base) if n else None
        far = self.length.added(origin, self.direction)
        interval = iv.span(far, origin - 1) if self.direction < 0 else iv.span(origin + 1, far)
        return Reading(interval, reference.basis, base) if self.length.n else None

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (the value of a duration is its length)
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

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (a set has no one place)
        return self.of.open_value() if self.of else Length(self.unit, self.n).code()


@dataclasses.dataclass(frozen=True, slots=True)
class Vague(Expression):
    """A time without bounds: now, recently, in the future."""

    ref: str  # PRESENT_REF, PAST_REF, FUTURE_REF

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (there is no interval)
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
        start = self.start(scene)
        if start is None:
            return None
        whole = start.interval
        if self.base is None and self.length.unit in DAYS_IN and fineness(whole) > FINENESS[precision_of(self.length.unit)]:
            assert whole.first is not None
            assert whole.last is not None
            return dataclasses.replace(start, interval=iv.hull(self._from(whole.first, whole), self._from(whole.last, whole)))
        return dataclasses.replace(start, interval=self._from(middle(whole), whole))

    def _from(self, number: int, start: Interval) -> Interval:
        """The interval so far from a day of the date that was counted from."""
        number = self.length.added(number, self.direction)
        unit = self.length.unit
        exact = self.length.more or (self.base and start.precision is Precision.DAY) or unit in ("day", *CLOCK_UNITS)
        if exact or unit == "week":
            return dataclasses.replace(iv.day(number), approximate=not exact)
        if slack := self._slack():
            ends = (unit_at("year", add(number, years, "year")) for years in (-slack, slack))
            return Interval(next(ends).first, next(ends).last, Precision.SPAN)
        return unit_at("year" if unit in COARSE else unit, number) if self.length.is_whole() else unit_at(FINER[unit], number)

    def _slack(self) -> int:
        """How many years a round number of thousands leaves open: half of its last digit, at most a twentieth of all."""
        if self.length.unit != "year" or not self.length.is_whole() or (self.length.n or 0) < THOUSANDS:
            return 0
        digits = str(int(self.length.n or 0))
        last: int = 10 ** (len(digits) - len(digits.rstrip("0")))
        return min(last // 2, int(digits) // 20)

    def start(self, scene: Scene) -> Reading | None:
        """The date that it is counted from."""
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
        if self.origin == "then" and scene.has_left(reference):
            reference = Reference(scene.told[0], Basis.CONTEXT)
        elif reference is None or fineness(reference.interval) > FINENESS[finest]:
            reference = scene.roughly() if self.origin == "then" and self.length.unit in DAYS_IN else None
        return Reading(reference.interval, reference.basis, reference.interval) if reference else None

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:
        if reading and self.length.unit in DAYS_IN and reading.interval.precision is Precision.SPAN:
            return rough_value(self.length.unit, reading.interval)
        if reading and self.length.unit == "week" and reading.interval.approximate:
            return iv.timex3(iv.week(middle(reading.interval)))
        if reading and self._slack():
            return iv.timex3(unit_at("year", middle(reading.interval)))
        return Expression.value_as_read(self, reading, scene)

    def open_form(self) -> str:
        return OPEN_FORM.get(self.length.unit, "XXXX-XX-XX")


FINER = {"century": "year", "decade": "year", "year": "month", "half": "month", "quarter": "month", "month": "day", "millennium": "year"}
"""The unit in which half of another is told."""

THOUSANDS = 2000
"""From so many years on a number is told to its last digit that is no nought: 12,000 years ago."""

COARSE = ("year", "decade", "century", "millennium")
"""What can be counted from any date, be it a year or a stretch."""


@dataclasses.dataclass(frozen=True, slots=True)
class NoFurther(Expression):
    """A date no further from its reference than a length, and so any day between: less than a year later."""

    of: Moved
    mod: str

    @property
    def type(self) -> str:  # type: ignore[override]
        """That of the date at its length."""
        return self.of.type

    def read(self, scene: Scene) -> Reading | None:
        furthest, start = self.of.read(scene), self.of.start(scene)
        if furthest is None or start is None:
            return None
        edge = start.interval.last if self.of.direction > 0 else start.interval.first
        if edge is None:
            return furthest
        return dataclasses.replace(furthest, interval=iv.span(*sorted((edge, self.of.length.added(edge, self.of.direction)))))

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (as TimeML has it, that of the length)
        return self.of.value(scene)

    def open_form(self) -> str:
        return self.of.open_form()


@dataclasses.dataclass(frozen=True, slots=True)
class MovedRange(Expression):
    """From one to another length before or after now: two to three weeks ago, in 3-5 months."""

    first: Length
    last: Length
    direction: int
    origin: Literal["now", "then"] = "now"

    def read(self, scene: Scene) -> Reading | None:
        reference = scene.now() if self.origin == "now" else scene.then(Precision.SPAN)
        if reference is None:
            return None
        origin = middle(reference.interval)
        ends = sorted(length.added(origin, self.direction) for length in (self.first, self.last))
        is_year = self.last.unit in COARSE and fineness(reference.interval) >= FINENESS[Precision.YEAR]
        whole = iv.hull(*(unit_at("year", end) for end in ends)) if is_year else iv.span(*ends)
        return Reading(whole, reference.basis, reference.interval)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002
        return Moved(self.first, self.direction, self.origin).value(scene)


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

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (the value of a duration is its length)
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

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (the value of a duration is its length)
        return self.length.code()


@dataclasses.dataclass(frozen=True, slots=True)
class Closing(Expression):
    """A length up to a date, that day included: the year ended 31 March, the quarter ended Sept. 30.

    A quarter has the TIMEX3 value of the quarter of the calendar that it has most days in common with, or of its own number.
    """

    length: Length
    end: Expression
    number: int = 0  # the fourth quarter ended 31 October
    over: bool = False  # whether it is told as over

    @property
    def type(self) -> str:  # type: ignore[override]
        """DATE for a quarter, as that has a place in the calendar, else DURATION."""
        return "DATE" if self.length.unit == "quarter" else "DURATION"

    def read(self, scene: Scene) -> Reading | None:
        end = self.end.read(dataclasses.replace(scene, tense=-2) if self.over else scene)
        if end is None or end.interval.last is None:
            return None
        last = end.interval.last
        quarter = unit_at("quarter", last - DAYS_IN_QUARTER // 2)
        if self.length.unit == "quarter" and quarter.last is not None and abs(quarter.last - last) <= FISCAL_SLACK:
            return dataclasses.replace(end, interval=quarter)
        whole, year = iv.span(self.length.added(last + 1, -1), last), unit_at("year", last)
        return dataclasses.replace(end, interval=year if (whole.first, whole.last) == (year.first, year.last) else whole)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (a closing has one value in every scene)
        if self.length.unit != "quarter":
            return self.length.code()
        if reading is None:
            return f"XXXX-Q{self.number or 'X'}"
        whole = unit_at("quarter", middle(reading.interval))
        return iv.timex3(whole)[:-1] + str(self.number) if self.number else iv.timex3(whole)


DAYS_IN_QUARTER = 91
FISCAL_SLACK = 7
"""How many days a company's quarter may end before or after the calendar's and still be it: "the quarter ended Sept. 29"."""


@dataclasses.dataclass(frozen=True, slots=True)
class Units(Expression):
    """A counted part of a date: an interval whose TIMEX3 value is its length, beside that of the date."""

    of: Expression
    length: Length
    whole: Expression

    @property
    def type(self) -> str:  # type: ignore[override]
        """Always DURATION."""
        return "DURATION"

    def sides(self) -> tuple[Expression, Expression]:
        return self.length, self.whole

    def read(self, scene: Scene) -> Reading | None:
        return self.of.read(scene)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002 (the value of a duration is its length)
        return self.length.code()


def own_quarter(value: str, scene: Scene) -> str:
    """The TIMEX3 value of a quarter, by the number that the report gives it."""
    year, mark, number = value.rpartition("-Q")
    return f"{year}-Q{(int(number) - 1 + scene.ahead) % QUARTERS + 1}" if mark and number.isdecimal() else value


QUARTERS = 4


@dataclasses.dataclass(frozen=True, slots=True)
class YearBefore(Expression):
    """ "A year earlier" in a comparison: the same quarter of the year before where a quarter was told last, else the year."""

    quarter: bool = False  # whether a quarter was said to be compared: the year-ago quarter
    year: int | None = None  # the 1988 period: that of a year that was told

    def read(self, scene: Scene) -> Reading | None:
        coarse = (one.precision for one in scene.told if FINENESS[one.precision] >= FINENESS[Precision.QUARTER])
        told = next(coarse, None) is Precision.QUARTER
        quarter = Told("quarter").read(scene) if told or self.quarter else None
        if quarter is None or quarter.interval.first is None:
            return Moved(Length("year", 1), -1).read(scene) if self.year is None else Reading(iv.year(self.year))
        year, month, _ = days.year_month_day(quarter.interval.first)
        year = year - 1 if self.year is None else self.year
        return dataclasses.replace(quarter, interval=iv.quarter(year, (month + 2) // 3), anchor=quarter.interval)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:
        return own_quarter(Expression.value_as_read(self, reading, scene), scene)

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
        own = self.unit == "quarter" and not scene.narrative  # a report speaks of its own quarter, whatever month it names beside it
        fitting = (one for one in scene.told if fineness(one) <= FINENESS[precision_of(self.unit)])
        found = next((one for one in fitting if not own or one.precision is Precision.QUARTER), None)
        reference = Reference(found, Basis.CONTEXT) if found and (own or scene.narrative) else scene.here()
        if reference is None or reference.interval.first is None:
            return None
        number = reference.interval.first
        if self.unit == "quarter" and scene.dct and unit_at("quarter", number).contains(scene.dct):
            number = days.add_months(number, -3)
        interval = unit_at(self.unit, number)
        if self.year is not None and interval.first is not None:
            interval = unit_at(self.unit, days.day_number(self.year, days.year_month_day(interval.first)[1]))
        return Reading(interval, reference.basis, reference.interval)

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:
        return own_quarter(Expression.value_as_read(self, reading, scene), scene)

    def open_form(self) -> str:
        return OPEN_FORM.get(self.unit, "XXXX-XX-XX") if self.unit else ""

    def open_value(self) -> str:
        return {"week": "XXXX-WXX", "quarter": "XXXX-QX", "": "PAST_REF"}.get(self.unit, self.open_form())


@dataclasses.dataclass(frozen=True, slots=True)
class Weekend(Expression):
    """The weekend: the one that ends the document's week or the one before it, by the tense; ``this`` is never that of a story."""

    this: bool = False

    def read(self, scene: Scene) -> Reading | None:
        reference = scene.now() if self.this else scene.here(Precision.WEEK)
        if reference is None or fineness(reference.interval) > FINENESS[Precision.WEEK]:
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
class Weekdays(Expression):
    """A weekday so many of them before (-1) or after (1) a reference: six Mondays ago, the Friday after 9 March."""

    weekday: int
    n: int
    direction: int
    origin: Literal["now", "then"] = "now"
    base: Expression | None = None

    def read(self, scene: Scene) -> Reading | None:
        start = self.base.read(scene) if self.base else self._reference(scene)
        if start is None or not self.n:
            return None
        edge = start.interval.last if self.direction > 0 else start.interval.first
        if edge is None:
            return None
        away = self.direction * (self.weekday - days.weekday(edge)) % 7 or 7
        return dataclasses.replace(start, interval=iv.day(edge + self.direction * (away + 7 * (self.n - 1))))

    def _reference(self, scene: Scene) -> Reading | None:
        found = scene.now() if self.origin == "now" else scene.then(Precision.DAY)
        return Reading(found.interval, found.basis, found.interval) if found else None

    def open_form(self) -> str:
        return "XXXX-XX-XX"

    def open_value(self) -> str:
        return f"XXXX-WXX-{self.weekday}"


@dataclasses.dataclass(frozen=True, slots=True)
class UnitOf(Expression):
    """The unit that holds a date: the week of 3 May. The weekend of a Monday or a Tuesday is the one before it."""

    unit: str
    of: Expression

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(scene)
        if base is None:
            return None
        number = middle(base.interval)
        back = days.weekday(number) if self.unit == "weekend" and days.weekday(number) in NEARER_BEFORE else 0
        return dataclasses.replace(base, interval=unit_at(self.unit, number - back))

    def open_form(self) -> str:
        return self.of.open_form()


NEARER_BEFORE = (1, 2)
"""The weekdays that are nearer to the weekend before them, to which they may belong as a holiday."""


@dataclasses.dataclass(frozen=True, slots=True)
class Rest(Expression):
    """What is left of a date (1) or gone of it (-1) at a reference: the rest of the year, so far this month, later that year."""

    of: Expression
    direction: int
    mod: str = ""
    origin: Literal["now", "then"] = "now"

    def read(self, scene: Scene) -> Reading | None:
        base = self.of.read(scene)
        reference = scene.then() if self.origin == "then" else None if scene.narrative else scene.now()
        if base is None or reference is None or not base.interval.contains(reference.interval):
            return base
        left = reference.interval.first, base.interval.last
        gone = base.interval.first, reference.interval.last
        return dataclasses.replace(base, interval=iv.span(*(left if self.direction > 0 else gone)))

    def value_as_read(self, reading: Reading | None, scene: Scene) -> str:  # noqa: ARG002
        return self.of.value(scene)

    def open_form(self) -> str:
        return self.of.open_form()
