"""A date as an interval of days with a precision; EDTF in and out, TIMEX3 out."""

import dataclasses
import enum
import functools
import re
from collections.abc import Callable

from dateline import days
from dateline.errors import DateError


class Precision(enum.StrEnum):
    """How finely a date was told, from fine to coarse; SPAN is any other stretch."""

    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    SPAN = "span"


class Extent(enum.StrEnum):
    """Whether a thing happened some time within its interval or lasted throughout."""

    WITHIN = "within"
    THROUGHOUT = "throughout"


@dataclasses.dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both included, as day numbers; None where that end is open."""

    first: int | None
    last: int | None
    precision: Precision = Precision.SPAN
    approximate: bool = False
    uncertain: bool = False
    extent: Extent = Extent.WITHIN

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None and self.first > self.last:
            raise DateError(f"an interval from {days.iso(self.first)} to {days.iso(self.last)}: the first day must not be after the last")

    @property
    def earliest(self) -> str:
        """The first day in ISO form, empty where that end is open."""
        return "" if self.first is None else days.iso(self.first)

    @property
    def latest(self) -> str:
        """The last day in ISO form, empty where that end is open."""
        return "" if self.last is None else days.iso(self.last)

    def contains(self, other: "Interval") -> bool:
        """Whether the other lies inside this one (an open end holds everything on its side)."""
        left = self.first is None or (other.first is not None and self.first <= other.first)
        right = self.last is None or (other.last is not None and other.last <= self.last)
        return left and right

    def overlaps(self, other: "Interval") -> bool:
        """Whether the two share a day."""
        before = self.last is not None and other.first is not None and self.last < other.first
        after = self.first is not None and other.last is not None and other.last < self.first
        return not (before or after)


@functools.lru_cache(maxsize=days.ASKED)
def day(number: int) -> Interval:
    """One day."""
    return Interval(number, number, Precision.DAY)


def week(number: int) -> Interval:
    """The ISO week of a day."""
    start = days.monday(number)
    return Interval(start, start + 6, Precision.WEEK)


def weekend(number: int) -> Interval:
    """Saturday and Sunday of the day's ISO week."""
    start = days.monday(number)
    return Interval(start + 5, start + 6, Precision.WEEKEND)


def months(year: int, month: int, count: int, precision: Precision) -> Interval:
    """So many whole months from a month on; the month may be past 12."""
    first = days.add_months(days.day_number(year), month - 1)
    return Interval(first, days.add_months(first, count) - 1, precision)


@functools.lru_cache(maxsize=days.ASKED)
def month(year: int, number: int) -> Interval:
    """One month."""
    return months(year, number, 1, Precision.MONTH)


def season(year: int, number: int) -> Interval:
    """A season of the northern half: 1 is spring (March to May), 4 is winter (December to February of the next year)."""
    return months(year, 3 * number, 3, Precision.SEASON)


def quarter(year: int, number: int) -> Interval:
    """A quarter of the calendar year, 1 to 4."""
    return months(year, 3 * number - 2, 3, Precision.QUARTER)


def half(year: int, number: int) -> Interval:
    """A half of the calendar year, 1 or 2."""
    return months(year, 6 * number - 5, 6, Precision.HALF)


def years(year: int, count: int, precision: Precision) -> Interval:
    """So many whole years from a year on."""
    return Interval(days.day_number(year), days.day_number(year + count) - 1, precision)


@functools.lru_cache(maxsize=days.ASKED)
def year(number: int) -> Interval:
    """One year, astronomical."""
    return years(number, 1, Precision.YEAR)


def decade(number: int, *, before: bool = False) -> Interval:
    """A decade by its first digits: 198 is 1980 to 1989; before Christ 47 is 479 to 470 BC."""
    return years(-number * 10 - 8 if before else number * 10, 10, Precision.DECADE)


def century(number: int, *, before: bool = False) -> Interval:
    """A century by its ordinal: 19 is 1800 to 1899 (1st: 1 to 99 without a year 0); before Christ 5 is 500 to 401 BC."""
    return years(-number * 100 + 1 if before else (number - 1) * 100, 100, Precision.CENTURY)


def millennium(number: int, *, before: bool = False) -> Interval:
    """A millennium by its ordinal: 2 is 1000 to 1999; before Christ 3 is 3000 to 2001 BC."""
    return years(-number * 1000 + 1 if before else (number - 1) * 1000, 1000, Precision.MILLENNIUM)


def hull(one: Interval, other: Interval) -> Interval:
    """The stretch from the first to the last day of two intervals, open where one of them is."""
    return Interval(
        None if one.first is None or other.first is None else min(one.first, other.first),
        None if one.last is None or other.last is None else max(one.last, other.last),
        Precision.SPAN,
        one.approximate or other.approximate,
        one.uncertain or other.uncertain,
        one.extent,
    )


def span(first: int | None, last: int | None) -> Interval:
    """A stretch between two days, either of them open."""
    return Interval(first, last, Precision.SPAN)


# ------------------------------------------------------------------------------------------------- EDTF out

SEASON_CODE = {3: "21", 6: "22", 9: "23", 12: "24"}
QUARTER_CODE = {1: "33", 4: "34", 7: "35", 10: "36"}


@functools.lru_cache(maxsize=days.ASKED)
def edtf(interval: Interval) -> str:
    """The interval in EDTF (ISO 8601-2): ``1956-10-19``, ``198X``, ``1904/1905``, ``1850~``, ``../1916``."""
    mark = {(True, True): "%", (True, False): "~", (False, True): "?"}.get((interval.approximate, interval.uncertain), "")
    whole = _edtf_whole(interval)
    if whole and not (mark and interval.precision in (Precision.SEASON, Precision.QUARTER)):  # EDTF has no mark for these
        return whole + mark
    first, last = interval.first, interval.last
    start_year, end_year = _starts_year(first), _ends_year(last)
    if start_year and end_year:
        level = 4
    elif _starts_month(first) and _ends_month(last):
        level = 7
    else:
        level = 10
    ends = [".." if end is None else _edtf_day(end, level) + mark for end in (first, last)]
    return "/".join(ends)


def _edtf_day(number: int, level: int = 10) -> str:
    """A day, or its first so many characters: 7 for its month, 4 for its year; the year alone where it has more than four digits."""
    text = days.iso(number)
    year_ = days.year_month_day(number)[0]
    return f"Y{year_}" if abs(year_) > 9999 else text[: len(text) - 10 + level]


def _edtf_whole(interval: Interval) -> str:
    """The spelling of an interval that EDTF has one name for, or nothing."""
    if interval.first is None or interval.last is None:
        return ""
    year_, month_, _ = days.year_month_day(interval.first)
    if abs(year_) > 9999:  # such a year is written alone
        return f"Y{year_}" if interval.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR) else ""
    text = days.year_text(year_)
    match interval.precision:
        case Precision.DAY:
            return _edtf_day(interval.first)
        case Precision.MONTH:
            return f"{text}-{month_:02d}"
        case Precision.SEASON if month_ in SEASON_CODE:
            return f"{text}-{SEASON_CODE[month_]}"
        case Precision.QUARTER if month_ in QUARTER_CODE:
            return f"{text}-{QUARTER_CODE[month_]}"
        case Precision.YEAR:
            return text
        case Precision.DECADE if year_ >= 0 and year_ % 10 == 0:
            return f"{text[:3]}X"
        case Precision.CENTURY if year_ >= 0 and year_ % 100 == 0:
            return f"{text[:2]}XX"
        case Precision.MILLENNIUM if year_ >= 0 and year_ % 1000 == 0:
            return f"{text[:1]}XXX"
    return ""


def _starts_year(number: int | None) -> bool:
    return number is None or days.year_month_day(number)[1:] == (1, 1)


def _ends_year(number: int | None) -> bool:
    return number is None or days.year_month_day(number)[1:] == (12, 31)


def _starts_month(number: int | None) -> bool:
    return number is None or days.year_month_day(number)[2] == 1


def _ends_month(number: int | None) -> bool:
    return number is None or days.month_end(number) == number


# -------------------------------------------------------------------------------------------------- EDTF in

DATE_FORM = re.compile(
    r"([?~%]?)(Y-?\d+(?:E\d)?(?:S\d+)?|-?[\dX]{4}(?:S\d+)?)([?~%]?)(?:-([?~%]?)([\dX]{2})([?~%]?))?(?:-([?~%]?)([\dX]{2}))?([?~%]?)"
)


def parse_edtf(text: str) -> Interval | None:
    """The interval of an EDTF string, None if nothing places it (``XXXX-04-15``). DateError if it is no EDTF.

    Levels 0 to 2; of a set (``[1667,1760-12]``, ``{1960..1962}``) from its first day to its last.
    """
    if text[:1] + text[-1:] in ("[]", "{}"):
        members = [_parse_interval(edtf_member(member.strip())) for member in text[1:-1].split(",")]
        return _hull(members, members)
    return _parse_interval(text)


def edtf_member(text: str) -> str:
    """A member of a set as an EDTF date or interval: ``1670..1672`` is 1670/1672, ``1760-12..`` is 1760-12/.."""
    return "/".join(end or ".." for end in text.split("..", 1)) if ".." in text else text


def _parse_interval(text: str) -> Interval | None:
    if "/" not in text:
        return _parse_date(text)
    left, _, right = text.partition("/")
    ends = [span(None, None) if end in ("..", "") else _parse_date(end) for end in (left, right)]
    return _hull(ends[:1], ends[1:])


def _hull(starts: list[Interval | None], stops: list[Interval | None]) -> Interval | None:
    """From the first day of some intervals to the last of others; None where nothing places one of them."""
    both = [one for one in (*starts, *stops) if one is not None]
    if len(both) < len(starts) + len(stops):
        return None
    firsts, lasts = [one.first for one in starts if one], [one.last for one in stops if one]
    return Interval(
        None if None in firsts else min(first for first in firsts if first is not None),
        None if None in lasts else max(last for last in lasts if last is not None),
        Precision.SPAN,
        approximate=any(one.approximate for one in both),
        uncertain=any(one.uncertain for one in both),
    )


def _parse_date(text: str) -> Interval | None:
    match = DATE_FORM.fullmatch(text)
    if not match:
        raise DateError(f"{text!r} is no EDTF date: write it as 1956, 1956-10, 1956-10-19, 198X or 1904/1905")
    year_text, month_text, day_text = match.group(2, 5, 8)
    marks = "".join(mark for mark in match.group(1, 3, 4, 6, 7, 9) if mark)
    if "X" in year_text and (month_text or year_text.lstrip("-").startswith("X")):
        return None
    plain = _plain(text, year_text, month_text, day_text)
    return dataclasses.replace(plain, approximate=plain.approximate or "~" in marks or "%" in marks, uncertain="?" in marks or "%" in marks)


def _plain(text: str, year_text: str, month_text: str | None, day_text: str | None) -> Interval:
    if month_text is None:
        return _years(text, year_text)
    year_, code = int(year_text.lstrip("Y")), month_text
    if "X" in code:
        first, last = _digits(text, code, 1, 12)
        return months(year_, first, last - first + 1, Precision.YEAR if code == "XX" else Precision.SPAN)
    if day_text is None and int(code) in SUBYEAR:
        return SUBYEAR[int(code)](year_)
    if not 1 <= int(code) <= 12:
        raise DateError(f"{text!r}: a month is 01 to 12, a season 21 to 32, a quarter 33 to 36, a third 37 to 39, a half 40 or 41")
    if day_text is None or day_text == "XX":
        return month(year_, int(code))
    first, last = _digits(text, day_text, 1, days.month_length(year_, int(code)))
    start = days.day_number(year_, int(code), first)
    return day(start) if first == last else span(start, start + last - first)


def _digits(text: str, digits: str, low: int, high: int) -> tuple[int, int]:
    """The least and the greatest number that digits can stand for, some of them unknown (X), within bounds."""
    first, last = max(int(digits.replace("X", "0")), low), min(int(digits.replace("X", "9")), high)
    if first > last:
        raise DateError(f"{text!r} is no date of the calendar")
    return first, last


def _years(text: str, year_text: str) -> Interval:
    """The years of a year as EDTF has it: 1956, 198X, 19X4, Y-17E7, 1950S2."""
    plain, _, sure = year_text.lstrip("Y").partition("S")
    if "X" in plain:
        first, last = sorted(int(plain.replace("X", digit)) for digit in "09")
        free = plain.count("X")
        tidy = plain.endswith("X" * free) and first >= 0
        precision = {1: Precision.DECADE, 2: Precision.CENTURY, 3: Precision.MILLENNIUM}.get(free) if tidy else None
        return years(first, last - first + 1, precision or Precision.SPAN)
    mantissa, _, exponent = plain.partition("E")
    number = int(mantissa) * 10 ** int(exponent or 0)
    if abs(number) > LAST_YEAR:
        raise DateError(f"{text!r}: years go to {LAST_YEAR}")
    size = 10 ** max(len(str(abs(number))) - int(sure), 0) if sure else 1
    return dataclasses.replace(years(number // size * size, size, Precision.SPAN), approximate=True) if size > 1 else year(number)


LAST_YEAR = 10**12

SUBYEAR: dict[int, Callable[[int], Interval]] = {
    **{20 + n: functools.partial(season, number=n) for n in (1, 2, 3, 4)},  # where no half of the world is told, the northern one
    **{24 + n: functools.partial(season, number=n) for n in (1, 2, 3, 4)},
    **{28 + n: functools.partial(season, number=(n + 1) % 4 + 1) for n in (1, 2, 3, 4)},  # of the southern half
    **{32 + n: functools.partial(quarter, number=n) for n in (1, 2, 3, 4)},
    **{36 + n: functools.partial(months, month=4 * n - 3, count=4, precision=Precision.SPAN) for n in (1, 2, 3)},
    **{39 + n: functools.partial(half, number=n) for n in (1, 2)},
}
"""What stands in the place of the month for a part of the year."""


# ------------------------------------------------------------------------------------------------ TIMEX3 out

SEASON_NAME = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}


@functools.lru_cache(maxsize=days.ASKED)
def timex3(interval: Interval) -> str:
    """The TIMEX3 value of a date: ``1998-02-27``, ``1998-W09``, ``1998-Q1``, ``1916-SU``, ``198``, ``BC0241``."""
    number = interval.first if interval.first is not None else interval.last
    if number is None:
        return ""
    year_, month_, _ = days.year_month_day(number)
    text = days.year_text(year_) if year_ > 0 else f"BC{1 - year_:04d}"
    match interval.precision:
        case Precision.DAY:
            return text + days.iso(number)[-6:]
        case Precision.WEEK | Precision.WEEKEND:
            week_year, week_ = days.iso_week(number)
            return f"{days.year_text(week_year)}-W{week_:02d}" + ("-WE" if interval.precision is Precision.WEEKEND else "")
        case Precision.MONTH:
            return f"{text}-{month_:02d}"
        case Precision.SEASON:
            return f"{text}-{SEASON_NAME.get(month_, 'XX')}"
        case Precision.QUARTER:
            return f"{text}-Q{(month_ + 2) // 3}"
        case Precision.HALF:
            return f"{text}-H{1 if month_ < 7 else 2}"
        case Precision.DECADE | Precision.CENTURY | Precision.MILLENNIUM:
            digits = {Precision.DECADE: -1, Precision.CENTURY: -2, Precision.MILLENNIUM: -3}[interval.precision]
            if year_ <= 0 and interval.last is not None:  # the years of a century before Christ count down to its name
                last = days.year_month_day(interval.last)[0]
                text = days.year_text(0) if last > 0 else f"BC{1 - last:04d}"
            return text[:digits]
        case Precision.YEAR:
            return text
    return timex3(holding(interval)) if interval.first is not None and interval.last is not None else text + days.iso(number)[-6:]


def holding(interval: Interval) -> Interval:
    """The month or year that holds a stretch; its first day, if none does."""
    assert interval.first is not None
    year_, month_, _ = days.year_month_day(interval.first)
    return next((unit for unit in (month(year_, month_), year(year_)) if unit.contains(interval)), day(interval.first))
