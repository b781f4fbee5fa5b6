"""The closed vocabulary of language packs: the name of each meaning, what builds it, and the class of what it builds."""

import dataclasses
import math
import re
from collections.abc import Callable
from typing import Any, Literal

from dateline import days
from dateline import interval as iv
from dateline.dates import (
    Apposed,
    Block,
    Bound,
    Clock,
    Edge,
    Either,
    Feast,
    Impossible,
    InYear,
    Marked,
    Named,
    Near,
    Nth,
    OldStyle,
    Pair,
    Part,
    Point,
    Range,
    RunUp,
    Shift,
    Turn,
    Twice,
    pair,
)
from dateline.eras import Islamic, Regnal, Republican, Unplaced
from dateline.expression import Expression, Scene
from dateline.lengths import (
    LETTER,
    Ahead,
    Closing,
    Every,
    Lasting,
    Length,
    Lengths,
    Moved,
    MovedRange,
    NoFurther,
    Rest,
    Stretch,
    Told,
    UnitOf,
    Units,
    Vague,
    Weekdays,
    Weekend,
    YearBefore,
)


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


def dual_date(old: int, day: int, month: int, year: int) -> Expression | None:
    """A day in both styles by that of the new one: 10/23 January 1918; two days that follow each other are a night: 4/5 August."""
    if day == old + 1:
        return date_range(date(year=year, month=month, day=old), date(year=year, month=month, day=day))
    return date(year=year, month=month, day=day) if day - old in STYLES_APART or day < old else None


STYLES_APART = range(9, 14)
"""How many days there are between the styles, from the 14th century to the 21st."""


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


def decade_of(year: int, hundreds: bool = False) -> Block | None:
    """The decade that begins with a year: 1980 is the 1980s; nothing for a year that begins none.

    With ``hundreds`` the 1800s are the century, as are all hundreds before 2000.
    """
    if hundreds and year % 100 == 0 and year < 2000:
        return Block("century", year // 100 + 1, hundreds=True)
    return Block("decade", year // 10) if year % 10 == 0 else None


def ages(left: Expression, right: Expression, unit: str = "century", bc: bool | None = None) -> Range | None:
    """From one century or millennium, or part of it, to another; the unit and the side of Christ are told once for both.

    Where the side is not told, centuries that go down are before Christ; where it is, their order tells nothing.
    """
    first, last = aged(left, unit, bool(bc)), aged(right, unit, bool(bc))
    ends = [reading.interval for side in (first, last) if (reading := side.read(Scene()))]
    if len(ends) < 2 or ends[0] == ends[1]:
        return None
    before = [(end.first or 0, end.last or 0) for end in ends]
    if before[0] < before[1]:
        return Range(first, last)
    return ages(left, right, unit, bc=True) if bc is None else Range(last, first)


def aged(side: Expression, unit: str, bc: bool) -> Expression:
    """A century, or part of one, as one of another unit or before Christ; nothing is read where there is none of that number."""
    if isinstance(side, Block):
        return block(unit, side.number, bc) or Impossible()
    return dataclasses.replace(side, of=aged(side.of, unit, bc)) if isinstance(side, Part) else side


def days_of_month(first: Expression, last: Expression, month: int, year: int | None = None) -> Pair:
    """Days of one month told together, whose name stands before them all: May 3, 5 and 9."""
    return Pair(_in_month(first, month, year), _in_month(last, month, year))


def _in_month(told: Expression, month: int, year: int | None) -> Expression:
    """Days of a month, which is known now."""
    if isinstance(told, Pair | Range):
        return dataclasses.replace(told, first=_in_month(told.first, month, year), last=_in_month(told.last, month, year))
    return dataclasses.replace(told, month=month, year=year) if isinstance(told, Point) else told


def pair_of_ages(first: Expression, last: Expression, unit: str = "century", bc: bool | None = None) -> Pair | Range | None:
    """Two centuries told together: a range where the second is the next one, else each for itself."""
    both = ages(first, last, unit, bc)
    if not both:
        return None
    neighbours = isinstance(first, Block) and isinstance(last, Block) and abs(last.number - first.number) == 1
    return both if neighbours else Pair(both.first, both.last)


def parts(n: int, to: int, count: int, of: Expression) -> Range | None:
    """From one counted part of a date to a later one: the 2nd to 3rd quarter of the 6th century."""
    return Range(Part(of, n=n, count=count), Part(of, n=to, count=count)) if 0 < n < to <= count else None


def decades(year: int, year2: int) -> Range | None:
    """From one decade to a later one of the same century by its last two digits: the 1620s-30s."""
    last = short_year(year, year2)
    return Range(Block("decade", year // 10), Block("decade", last // 10)) if last and year % 10 == year2 % 10 == 0 else None


def pair_of_decades(first: int, last: int) -> Pair | Range | None:
    """Two decades of one century told together, the second by its tens: a range where it is the next one, else each for itself."""
    both = decades(first, last)
    return both if both is None or first % 100 + 10 == last else Pair(both.first, both.last)


def southern_season(season: int, year: int) -> Point:
    """A season of the southern half of the world, by the northern one of the same months; a summer begins in December of its year."""
    return Point(year=year, season=(season + 1) % 4 + 1)


def season_across(season: int, year: int, two: int | None = None, next: int | None = None, digits: int = 2) -> Expression | None:
    """A season of two years: a winter begins in the first, of any other season it is from that of the first to the end of the second."""
    last = next or short_year(year, two or 0, digits)
    if last is None or last <= year:
        return None
    first = Point(year=year, season=season)
    return first if season == WINTER and last == year + 1 else Range(first, Point(year=last))


WINTER = 4


def until_year(first: Expression, year: int = 0, two: int = 0) -> Range | None:
    """From a date with its year to a later year, which may be told by its last two digits."""
    start = first.read(Scene())
    if start is None or start.interval.first is None:
        return None
    begun = days.year_month_day(start.interval.first)[0]
    year = year or begun // 100 * 100 + two
    return Range(first, Point(year=year)) if begun < year else None


def short_year(first: int, two: int, digits: int = 2) -> int | None:
    """The year after another of which only the last digits were said: 1904-05, 1903-7; nothing where it would not be later."""
    year = first // 10**digits * 10**digits + two
    return year if year > first else None


def year_range(first: int, last: int, most: float = math.inf) -> Range | None:
    """From one year to a later one, at most so many years later."""
    return Range(Point(year=first), Point(year=last)) if 0 < last - first <= most else None


def either(first: Point, last: Point) -> Range:
    """One of two years, in whatever order they are told."""
    return Range(first, last) if (first.year or 0) <= (last.year or 0) else Range(last, first)


def short_range(first: int, two: int, digits: int = 2) -> Range | None:
    """From a year to a later one by its last digits: 1904-05."""
    last = short_year(first, two, digits)
    return year_range(first, last) if last else None


def bc_range(first: int, last: int) -> Range:
    """From one year before Christ to a later one, whose number is smaller; told the other way round it is the same stretch."""
    return Range(Point(year=before_christ(max(first, last))), Point(year=before_christ(min(first, last))))


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


def quarter_of_year(quarter: int, year: int | None = None, fiscal: bool = False) -> Point | None:
    """A quarter of a year, maybe without the year, maybe of a year that is not the calendar's."""
    return Point(year=year, quarter=quarter, own=quarter if fiscal else None) if 1 <= quarter <= 4 else None


def week_of_year(week: int, year: int | None = None) -> Point | None:
    """An ISO week by its number, maybe without the year."""
    return Point(year=year, week=week) if 1 <= week <= 53 else None


def day_of_year(year: int, number: int) -> Point | None:
    """The day of a year by its number, as ISO 8601 has it (2015-359); nothing where the year has no such day."""
    found = days.year_month_day(days.day_number(year) + number - 1)
    return Point(year=year, month=found[1], day=found[2]) if found[0] == year else None


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
    return Marked(shift, approximate=True, mod=POINT_MOD.get((mod, direction), mod)) if mod else shift


def no_further(
    length: "Length", direction: int, mod: str, origin: Literal["now", "then"] = "now", base: Expression | None = None
) -> Expression | None:
    """A date at most so long before or after a reference: less than a year later."""
    return NoFurther(Moved(length, direction, origin, base), POINT_MOD[mod, direction]) if length.n is not None else None


def counted_from(first: Moved, last: Expression) -> Pair:
    """A date counted from one that is told beside it: three days after the attack of 7 December."""
    return Pair(dataclasses.replace(first, base=last), last)


def apposed(first: Expression, last: Expression) -> Pair:
    """A date told twice, first by what it is later than: three months later, on 12 November."""
    day = InYear(last, first)
    return Pair(Apposed(first, day), day)


POINT_MOD = {
    ("MORE_THAN", -1): "BEFORE", ("LESS_THAN", -1): "AFTER", ("EQUAL_OR_MORE", -1): "ON_OR_BEFORE", ("EQUAL_OR_LESS", -1): "ON_OR_AFTER",
    ("MORE_THAN", 1): "AFTER", ("LESS_THAN", 1): "BEFORE", ("EQUAL_OR_MORE", 1): "ON_OR_AFTER", ("EQUAL_OR_LESS", 1): "ON_OR_BEFORE",
}  # fmt: skip
"""What the bound of a length is for the point that it leads to: more than two years ago is before a year."""


def about(of: Expression) -> Marked | None:
    """A date told as approximate by a word of many uses: about 1850; nothing for a weekday, which nobody knows by halves."""
    return None if isinstance(of, Point) and of.weekday and not of.month else Marked(of, approximate=True, mod="APPROX")


def part(of: Expression, mod: str = "", n: int = 0, count: int = 0) -> Expression:
    """A part of a date, or all of it where none was told."""
    if isinstance(of, Block) and count:
        mod = PLACES.get((n, count), "") or mod
    return Part(of, mod, n, count) if mod or count else of


PLACES = {(1, 2): "START", (2, 2): "END", (-1, 2): "END", (1, 3): "START", (2, 3): "MID", (3, 3): "END", (-1, 3): "END"}
"""What TIMEX3 calls a counted part of a decade or century, which has no value of its own."""


def length(unit: str, n: float | None = None, most: float = math.inf, working: bool = False) -> "Length | None":
    """A length of time, maybe of working days; nothing where the number is larger than it may be (1988 quarter)."""
    return Length(unit, n, working=working) if n is None or n <= most else None


def moved_range(unit: str, first: float, last: float, direction: int, origin: Literal["now", "then"] = "now") -> "MovedRange | None":
    """Two to three weeks ago; nothing where the second number is not the larger."""
    return MovedRange(Length(unit, first), Length(unit, last), direction, origin) if first < last else None


def length_range(unit: str, first: float, last: float) -> Lengths | None:
    """A length told by two numbers: two to six days; nothing where the second is not the larger."""
    return Lengths(Length(unit, first), Length(unit, last)) if first < last else None


def date_range(first: Expression, last: Expression) -> Range | None:
    """From one date to another; nothing where both have their year and the second ends before the first begins.

    Months of one year and days of one month told backwards begin in the one before (November-February 1942, 28th to 2nd April);
    hundreds beside a decade are one (the 1890s to the 1900s).
    """
    if isinstance(first, Point) and isinstance(last, Point):
        first = before_in_order(first, last)
    found = Range(as_decade(first) if is_decade(last) else first, as_decade(last) if is_decade(first) else last)
    starts, stops = found.first.read(Scene()), found.last.read(Scene())
    return found if not starts or not stops or found.read(Scene()) else None


def before_in_order(first: Point, last: Point) -> Point:
    """The first of two dates of which a month or year is told once; of the month or year before where the other would come first."""
    if first.year != last.year:
        return first
    if first.month and first.month == last.month and (first.day or 0) > (last.day or 31):
        year, month = divmod(12 * (first.year or 0) + first.month - 2, 12)
        return dataclasses.replace(first, year=first.year and year, month=month + 1)
    if first.year is not None and not (first.day or last.day) and (first.month or 0) > (last.month or 12):
        return dataclasses.replace(first, year=first.year - 1)
    return first


def is_decade(side: Expression) -> bool:
    """Whether a date is a decade or a part of one."""
    return is_decade(side.of) if isinstance(side, Part | Marked) else isinstance(side, Block) and side.unit == "decade"


def as_decade(side: Expression) -> Expression:
    """Hundreds as the decade that they begin with, any other date as it is."""
    if isinstance(side, Part | Marked):
        return dataclasses.replace(side, of=as_decade(side.of))
    return Block("decade", 10 * (side.number - 1)) if isinstance(side, Block) and side.hundreds else side


def nth(n: int, of: Expression, unit: str = "day", weekday: int | None = None) -> Nth | None:
    """The nth unit or weekday of a date; nothing where the date is no longer than the unit: the 19th century in 16th century style."""
    return None if unit == getattr(of, "unit", "") else Nth(n, of, unit, weekday)


def bound(of: Expression, side: Literal["before", "until", "by", "after", "since"], mod: str = "") -> Bound:
    """A stretch with one open end; what part of a date its end is stays told: until early 1943."""
    return Bound(of, side, mod or of.mod)


def in_year(of: Expression, year: Expression) -> Expression:
    """A date whose year another expression gives: Christmas 1914, July of that year."""
    return InYear(of, year)


def feast(when: str) -> Feast | None:
    """A day of each year; nothing where the words are no such rule.

    ``12-25``; ``11-4#4``, the 4th Thursday of November (-1: the last); ``11-4#4+1``, the day after; ``easter-2``, and so from the
    other days of ``dates.MOVABLE``; ``islamic 10-1``, and ``islamic 9`` for a whole month.
    """
    if counted := re.fullmatch(r"([a-z]+)([+-]\d+)?", when):
        return Feast(counted.group(1), after=int(counted.group(2) or 0))
    rule = re.fullmatch(r"(?:(islamic) )?(\d+)(?:-(\d+))?(?:#(-?\d)(\+\d+)?)?", when)
    if rule is None:
        return None
    calendar, (month, day, nth, after) = rule.group(1) or "", (int(part) if part else None for part in rule.groups()[1:])
    return Feast(calendar, month, None if nth else day, day if nth else None, nth, after or 0)


def time_of_day(hour: int, minute: int | None = None, half: str = "") -> Clock | None:
    """A time by the clock; nothing where no clock shows it."""
    if half and not 1 <= hour <= 12:
        return None
    return Clock(hour=hour, minute=minute, afternoon=half == "pm" if half else None)


def time_in_figures(number: int) -> Clock | None:
    """A time in four figures: 1530 hours; nothing where no clock shows it."""
    hour, minute = divmod(number, 100)
    return Clock(hour=hour, minute=minute) if hour < 24 and minute < 60 else None


def on_date(clock: Clock, of: Expression) -> Clock:
    """A time of day on a date."""
    return dataclasses.replace(clock, of=of)


def ending(first: Length, last: Expression, number: int = 0, over: bool = False) -> Pair:
    """A length and the date that it ended on, each for itself: the year ended 31 March, the six months to June."""
    return Pair(Closing(first, last, number, over), last)


def named(when: str | int) -> Named | None:
    """A period that has a name, by its EDTF; a lexicon gives a bare year as a number."""
    date = days.year_text(when) if isinstance(when, int) else when
    interval = iv.parse_edtf(date)
    return Named(interval, date) if interval else None


def islamic_date(year: int, month: int | None = None, day: int | None = None) -> Islamic | None:
    """A date of the Islamic calendar; nothing where it has none such."""
    return Islamic(year, month, day) if 1 <= year <= 1600 and (day or 1) <= 30 else None


def islamic_day(month: int, day: int) -> Feast | None:
    """A day of the Islamic calendar without its year."""
    return Feast("islamic", month, day) if day <= 30 else None


def islamic_years(first: int, last: int) -> Range | None:
    """From one year of the Islamic calendar to a later one, which may be told by its last digits: 141-51."""
    digits = len(str(last))
    last = last if last > first else short_year(first, last, digits) or 0
    left, right = islamic_date(first), islamic_date(last)
    return Range(left, right) if left and right else None


def republican_date(year: int, month: int, day: int | None = None) -> Republican | None:
    """A date of the French Republican calendar; nothing past its fourteen years."""
    return Republican(year, month, day) if 1 <= year <= 14 and (day or 1) <= 30 else None


LATE = (3, 5, 7, 10)
"""The months of the Roman calendar of which the Nones and Ides are two days later."""


def roman_day(mark: str, month: int, year: int | None = None, bc: bool = False) -> Point | Impossible:
    """A day of the Roman month by its name: the Kalends are the 1st, the Nones the 5th or 7th, the Ides the 13th or 15th."""
    day = {"kalends": 1, "nones": 5, "ides": 13}[mark] + 2 * (mark != "kalends" and month in LATE)
    return date(year=before_christ(year) if bc and year else year, month=month, day=day)


LONGEST_REIGN = 72


def regnal_year(n: int, accession: str | int) -> Regnal | None:
    """A year of a reign or era by its number, and the EDTF of the accession or of the whole reign."""
    interval = iv.parse_edtf(str(accession))
    return Regnal(n, interval) if interval and 1 <= n <= LONGEST_REIGN else None


def old_style(of: Expression) -> Expression:
    """A date told as one of the Julian calendar; of a month or year nothing more is known."""
    return OldStyle(of) if isinstance(of, Point) else of


def later_of(left: Expression, right: Expression) -> Expression:
    """The later of two dates that name one day, in the old and the new style: 25 October (7 November) 1917."""
    first, last = left.read(Scene()), right.read(Scene())
    return left if first and last and (first.interval.first or 0) > (last.interval.first or 0) else right


def dual_year(first: int, two: int, digits: int = 2) -> int | None:
    """The new style's year of 1666/67 or 1750/1, before the year began in January; nothing where it is not the next."""
    year = short_year(first, two, digits)
    return year if year == first + 1 else None


def length_and_half(unit: str, n: float = 1) -> "Length":
    """So many and a half."""
    return Length(unit, n + 0.5)


def compound(length: "Length", more: "Length") -> "Length | None":
    """Two lengths told as one: two years and three months; nothing where the second is not the finer."""
    order = list(LETTER)
    if length.more or order.index(more.unit) >= order.index(length.unit):
        return None
    return dataclasses.replace(length, more=more)


def sum_of(length: "Length", more: "Length") -> "Length":
    """Two lengths counted together, in whatever order: 5 days 2 years ago."""
    return dataclasses.replace(length, more=sum_of(length.more, more) if length.more else more)


def long_about(length: "Length | Stretch", mod: str) -> "Length | Stretch":
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
    return Units(Range(Nth(n if n > 0 else -count, of, unit), Nth(last, of, unit)), Length(unit, count), of)


def rest(direction: int, of: Expression | None = None, unit: str = "", mod: str = "", origin: Literal["now", "then"] = "now") -> Expression:
    """What is left (1) or gone (-1) of a date or of the current unit, or of the one told last."""
    return Rest(of or Shift(0, unit, "then" if origin == "then" else "here"), direction, mod, origin)


def length_decimal(n: int, tenths: int, unit: str) -> "Length | None":
    """A length with one decimal: 2.5 years."""
    return Length(unit, n + tenths / 10) if tenths < 10 else None


def so_often(freq: int, unit: str) -> Every:
    """So many times in each unit: twice a week."""
    return Every(unit, freq=f"{freq}X")


def every_length(length: "Length") -> Every:
    """Every so long."""
    return Every(length.unit, n=length.n or 1, quant="EVERY")


OPERATORS: dict[str, Operator] = {
    "date": Operator(date, "date"),
    "dual_date": Operator(dual_date, "date"),
    "bc_date": Operator(bc_date, "date"),
    "block": Operator(block, "date"),
    "decade_of": Operator(decade_of, "date"),
    "shift": Operator(Shift, "date"),
    "near": Operator(Near, "date"),
    "nth": Operator(nth, "date"),
    "part": Operator(part, "date"),
    "range": Operator(date_range, "range"),
    "year_range": Operator(year_range, "range"),
    "short_range": Operator(short_range, "range"),
    "ages": Operator(ages, "range"),
    "pair_of_ages": Operator(pair_of_ages, "pair"),
    "either": Operator(either, "range"),
    "parts": Operator(parts, "range"),
    "until_year": Operator(until_year, "range"),
    "season_across": Operator(season_across, "date"),
    "southern_season": Operator(southern_season, "date"),
    "decades": Operator(decades, "range"),
    "pair_of_decades": Operator(pair_of_decades, "pair"),
    "old_style": Operator(old_style, "calendar"),
    "later_of": Operator(later_of, "calendar"),
    "dual_year": Operator(dual_year, "dual_year"),
    "turn": Operator(Turn, "date"),
    "pair": Operator(pair, "pair"),
    "listed": Operator(Pair, "pair"),
    "bound": Operator(bound, "bound"),
    "about": Operator(about, "date"),
    "marked": Operator(Marked, "date"),
    "run_up": Operator(RunUp, "date"),
    "feast": Operator(feast, "feast"),
    "in_year": Operator(in_year, "date"),
    "clock": Operator(Clock, "time"),
    "length": Operator(length, "length"),
    "every": Operator(Every, "set"),
    "vague": Operator(Vague, "vague"),
    "ordinal": Operator(ordinal, "ordinal"),
    "plus": Operator(plus, "number"),
    "times": Operator(times, "number"),
    "days_of_month": Operator(days_of_month, "days"),
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
    "no_further": Operator(no_further, "date"),
    "length_and_half": Operator(length_and_half, "length"),
    "sum": Operator(sum_of, "sum"),
    "compound": Operator(compound, "length"),
    "long_about": Operator(long_about, "duration"),
    "last_length": Operator(last_length, "stretch"),
    "every_length": Operator(every_length, "set"),
    "counted_from": Operator(counted_from, "pair"),
    "apposed": Operator(apposed, "pair"),
    "told_again": Operator(Twice, "date"),
    "so_often": Operator(so_often, "set"),
    "moved_range": Operator(moved_range, "date"),
    "length_range": Operator(length_range, "length"),
    "ahead": Operator(Ahead, "duration"),
    "year_before": Operator(YearBefore, "date"),
    "told": Operator(Told, "date"),
    "weekdays": Operator(Weekdays, "date"),
    "weekend": Operator(Weekend, "date"),
    "unit_of": Operator(UnitOf, "date"),
    "impossible": Operator(Impossible, "date"),
    "lasting": Operator(Lasting, "duration"),
    "ending": Operator(ending, "pair"),
    "rest": Operator(rest, "date"),
    "first_units": Operator(first_units, "date"),
    "length_decimal": Operator(length_decimal, "length"),
    "week_of_year": Operator(week_of_year, "date"),
    "day_of_year": Operator(day_of_year, "date"),
    "compact_date": Operator(compact_date, "date"),
    "years_before_present": Operator(years_before_present, "date"),
    "time_in_figures": Operator(time_in_figures, "clock"),
    "time_of_day": Operator(time_of_day, "clock"),
    "on_date": Operator(on_date, "time"),
    "named": Operator(named, "named"),
    "edge": Operator(Edge, "named"),
    "islamic_date": Operator(islamic_date, "date"),
    "islamic_day": Operator(islamic_day, "date"),
    "islamic_years": Operator(islamic_years, "range"),
    "roman_day": Operator(roman_day, "date"),
    "republican_date": Operator(republican_date, "date"),
    "regnal_year": Operator(regnal_year, "date"),
    "unplaced": Operator(Unplaced, "date"),
}
