"""Day numbers of the proleptic Gregorian calendar, for any year.

Day 1 is 0001-01-01, as in ``datetime.date.toordinal``; years are astronomical: 0 is 1 BC, -43 is 44 BC.
"""

import functools
import re

MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
ASKED = 2**13
"""How many days and years are remembered: a text asks for the same ones again and again."""

ISO_DAY = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)")


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """The number of days of a month (1 to 12)."""
    return 29 if month == 2 and is_leap(year) else MONTH_LENGTHS[month - 1]


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


@functools.lru_cache(maxsize=ASKED)
def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """The number of a day (Hinnant, "chrono-compatible low-level date algorithms": days_from_civil)."""
    y = year - (month <= 2)
    era, year_of_era = divmod(y, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 305


@functools.lru_cache(maxsize=ASKED)
def year_month_day(number: int) -> tuple[int, int, int]:
    """The year, month and day of a day number (Hinnant: civil_from_days)."""
    era, day_of_era = divmod(number + 305, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    mp = (5 * day_of_year + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * mp + 2) // 5 + 1


def weekday(number: int) -> int:
    """The ISO weekday of a day number: 1 is Monday, 7 is Sunday."""
    return (number - 1) % 7 + 1


def monday(number: int) -> int:
    """The Monday of the day's week."""
    return number - weekday(number) + 1


def iso_week(number: int) -> tuple[int, int]:
    """The ISO year and week of a day number."""
    thursday = monday(number) + 3
    year = year_month_day(thursday)[0]
    return year, (thursday - day_number(year)) // 7 + 1


def week_monday(year: int, week: int) -> int:
    """The Monday of an ISO week: week 1 is the one that holds 4 January."""
    return monday(day_number(year, 1, 4)) + 7 * (week - 1)


def add_months(number: int, months: int) -> int:
    """The day so many months later; the last of the month where it has no such day."""
    year, month, day = year_month_day(number)
    years, month0 = divmod(month - 1 + months, 12)
    year, month = year + years, month0 + 1
    return day_number(year, month, min(day, month_length(year, month)))


def month_end(number: int) -> int:
    """The last day of the day's month."""
    year, month, _ = year_month_day(number)
    return day_number(year, month, month_length(year, month))


def year_text(year: int) -> str:
    """A year as ISO 8601 writes it: four digits, a sign before 0 and past 9999."""
    if year < 0:
        return f"-{-year:04d}"
    return f"{year:04d}" if year <= 9999 else f"+{year}"


def iso(number: int) -> str:
    """The ISO day of a day number: ``2016-05-06``, ``-0043-03-15``, ``+12000-01-01``."""
    year, month, day = year_month_day(number)
    return f"{year_text(year)}-{month:02d}-{day:02d}"


def parse_iso(text: str) -> int:
    """The day number of an ISO day. ValueError if it is none."""
    match = ISO_DAY.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no ISO day: write it as 2016-05-06 or -0043-03-15")
    year, month, day = (int(part) for part in match.groups())
    if not is_date(year, month, day):
        raise ValueError(f"{text!r} is no day of the calendar")
    return day_number(year, month, day)
