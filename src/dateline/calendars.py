"""Other calendars than ours, and the moon: the day numbers of their new years, months and feasts (see ``days``).

The Islamic calendar is the tabular one of the civil epoch: sighting the moon may move a month by a day or two. The Jewish and the
French one are exact. The new moon is good to some minutes in our time.
"""

import math

from dateline.days import day_number


def easter(year: int) -> int:
    """Easter Sunday as its time wrote it: Gregorian (Meeus, Jones and Butcher), before the reform Julian."""
    if year <= REFORM_YEAR:
        return orthodox_easter(year)
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114
    return day_number(year, n // 31, n % 31 + 1)


def orthodox_easter(year: int) -> int:
    """Easter Sunday of the Julian calendar (Meeus, "Astronomical Algorithms", chapter 8)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    n = d + e + 114
    return as_written(julian(year, n // 31, n % 31 + 1))


def julian(year: int, month: int, day: int) -> int:
    """The day of a date of the Julian calendar (Reingold and Dershowitz, "Calendrical Calculations": fixed-from-julian)."""
    y = year - 1
    correction = 0 if month <= 2 else -1 if year % 4 == 0 else -2
    return 365 * y + y // 4 + (367 * month - 362) // 12 + correction + day - 2


REFORM_YEAR, REFORM = 1582, day_number(1582, 10, 15)
"""Since when days were written in the Gregorian calendar."""


def as_written(number: int) -> int:
    """The day that bears the date by which its own time called a day: before the reform that of the Julian calendar.

    A date in a text is not converted, so one that is reckoned must not be either ("Calendrical Calculations": julian-from-fixed).
    """
    if number >= REFORM:
        return number
    year = (4 * (number + 1) + 1464) // 1461
    correction = 0 if number < julian(year, 3, 1) else 1 if year % 4 == 0 else 2
    month = (12 * (number - julian(year, 1, 1) + correction) + 373) // 367
    return day_number(year, month, number - julian(year, month, 1) + 1)


HIJRA = julian(622, 7, 16)
"""The first day of the Islamic calendar."""


def islamic(year: int, month: int = 1, day: int = 1) -> int:
    """A day of the tabular Islamic calendar; month 13 is the next year's first ("Calendrical Calculations": fixed-from-islamic)."""
    return as_written(HIJRA - 1 + 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day)


def islamic_year(number: int) -> int:
    """The year of the tabular Islamic calendar in which a day lies."""
    return (30 * (number - HIJRA) + 10646) // 10631


def jewish_new_year(year: int) -> int:
    """The first of Tishri in a Gregorian year ("Calendrical Calculations": hebrew-new-year)."""
    jewish = year + 3761
    before, this, after = (_elapsed(one) for one in (jewish - 1, jewish, jewish + 1))
    delay = 2 if after - this == 356 else int(this - before == 382)
    return as_written(CREATION + this + delay)


def hanukkah(year: int) -> int:
    """The 25th of Kislev in a Gregorian year; the month before it has 30 days in years of 355 or 385, else 29."""
    start = jewish_new_year(year)
    return start + 83 + (jewish_new_year(year + 1) - start in (355, 385))


CREATION = julian(-3760, 10, 7)


def _elapsed(year: int) -> int:
    """The days from the epoch to the mean new moon of a Jewish year, put off where its weekday may begin none."""
    months = (235 * year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + (3 * (days + 1) % 7 < 3)


def new_moon(until: int, hours: float) -> int:
    """The last day up to and with a given one on which the moon is new, by a clock so many hours ahead of Greenwich.

    Meeus, "Astronomical Algorithms", chapter 49: the mean new moon and its six largest terms.
    """
    k = math.ceil((until - MOON) / MONTH) + 1
    while (day := math.floor(_new_moon(k) + hours / 24)) > until:
        k -= 1
    return day


MOON, MONTH = 730125.59766, 29.530588861
"""The mean new moon of January 2000, as a day number with its fraction, and the mean month."""


def _new_moon(k: int) -> float:
    sun, moon, node = (math.radians(a + b * k) for a, b in ((2.5534, 29.1053567), (201.5643, 385.81693528), (160.7108, 390.67050284)))
    return (
        MOON
        + MONTH * k
        + 0.00015437 * (k / 1236.85) ** 2
        - 0.40720 * math.sin(moon)
        + 0.17241 * math.sin(sun)
        + 0.01608 * math.sin(2 * moon)
        + 0.01039 * math.sin(2 * node)
        + 0.00739 * math.sin(moon - sun)
        - 0.00514 * math.sin(moon + sun)
    )


def lunar_new_year(year: int) -> int:
    """The Chinese new year: the last new moon until 19 February by China's clock, which a leap month puts off in two years of a hundred."""
    return as_written(new_moon(day_number(year, 2, 19), 8))


def diwali(year: int) -> int:
    """The day of which the evening in India comes before the last new moon until the middle of November."""
    return as_written(new_moon(day_number(year, 11, 15), 5.5 - 18))


REPUBLIC = day_number(1792, 9, 22)
"""The first of Vendémiaire of the first year of the French Republic."""


def republican(year: int, month: int, day: int) -> int:
    """A day of the French Republican calendar in the years 1 to 14, of which 3, 7 and 11 were leap; month 13 has the last days."""
    return REPUBLIC + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day - 1
