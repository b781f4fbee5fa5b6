"""A whole string that is a date, in any locale; the one door to dateparser.

dateparser fills in what a string does not say from a base date. So it is asked against two bases in which every field
differs: the fields that agree were said. A wrong date is worse than none, so a reading also has to account for every
number that is written in the string.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from dateline import days, interval
from dateline.errors import DateError
from dateline.interval import Interval
from dateline.model import Timex

Order = Literal["DMY", "MDY", "YMD"]

LONGEST = 100  # characters: no date is longer, and dateparser takes a time that grows with the square
LAST_YEAR = 2199  # past it a year is not of this calendar (Thai 2557) or no year at all; EDTF writes any year

BASES = (datetime(1931, 2, 3, 4, 5, 6), datetime(2018, 11, 27, 17, 38, 49))  # noqa: DTZ001 - no clock and no zone is meant

TIME = r"(?:\d{1,2}(?::\d\d){1,2}(?:[.,]\d+)?\s*(?:[ap]\.?m\b\.?)?)"
ZONE = r"(?:Z\b|(?:UTC|GMT)?[+-]\d\d:?\d\d\b|\(?[A-Z]{2,4}\)?)"
CLOCK = rf"(?:(?:T|,?\s*)?{TIME}\s*{ZONE}?)"
YEAR_FIRST = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}})\.?{CLOCK}?", re.IGNORECASE)
# after the year a letter or two may stand for the word: "01.04.2015 г."
YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})(?!\d)(?:\s?[^\W\d_]{1,2}\.?(?!\w))?")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?")
WEEK = re.compile(r"(\d{4})-?W(\d\d)")
# Chinese, Japanese and Korean: year, month and day each with its sign, then a weekday in brackets and a time
SIGNED = re.compile(
    r"(\d{4})\s?[年년](?:\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?)?(?:\s?\([^()\d]{1,4}\))?(?:\s?\d{1,2}\s?[:時时点시].{0,8})?"
)
NUMBER = re.compile(r"\d+")

# a time that dateparser does not know: 10h30, 10.30 am, 10am, 1030 GMT; before it "at", "um", "a las", after it "Uhr", "h", "(CET)"
OTHER_TIME = (
    r"(?:(?:[01]?\d|2[0-4])(?:[.:]|\s?h\s?)[0-5]\d|(?:[01]?\d|2[0-4])(?=\s?h\b|\s?[ap]\.?m\b)|(?:[01]\d|2[0-4])[0-5]\d(?=\s?(?:GMT|UTC|hrs?\b)))"
    r"(?!\d)(?:\s?[ap]\.?\s?m\b\.?)?(?:\s?\(?[^\W\d_]{1,4}\b\.?\)?){0,2}"
)
TIME_LAST = re.compile(rf"(?:[,;|]\s?|\s[–—-]\s?|\s)\(?(?:[^\W\d_]{{1,4}}\.?\s){{0,2}}{OTHER_TIME}\)?$", re.IGNORECASE)
TIME_FIRST = re.compile(rf"{OTHER_TIME}(?:[,;|]\s?|\s[–—-]\s?|\s)(?=\S)", re.IGNORECASE)


def whole_date(text: str, *, language: str | None = None, order: Order | None = None) -> Interval | None:
    """The interval of a string that is a date and nothing else, None where it is none.

    EDTF and ISO forms are tried first. Words are read in ``language``; without one in any, which takes seconds the first
    time. ``03/04/2021`` is read by ``order``, else by the order of ``language``; where neither decides it (English writes
    both) it is None, as a wrong date is worse than none. With dots it is day first.
    """
    plain = _plain(text[: LONGEST + 1])
    if len(plain) > LONGEST or not any(character.isdigit() for character in plain):
        return None
    try:
        return interval.parse_edtf(plain)
    except DateError:
        pass
    return _numeric(plain, language, order) or _spelt(plain, language, order) or _timed(plain, language, order)


# where a whole date may stand in running text, in languages whose words are not known: figures with or without a month's name
CANDIDATE = re.compile(
    r"(?<!\d)\d{4}\s?[年년]\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?"
    r"|(?<![\w.])(?:\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2})(?!\w)"
    r"|(?<![\w.])(?:\d{1,2}[^\W\d_]{0,2}[.º°]?\s+(?:[^\W\d_]{1,3}\s+)?)?[^\W\d_]{3,12}\.?,?\s+(?:[^\W\d_]{1,3}\s+)?\d{4}(?!\w)"
)


def whole_dates(text: str, language: str) -> Iterator[Timex]:
    """The whole dates in a text of a language without a pack; their one rule is ``dateparser``.

    dateparser is asked only about stretches that look like a date of figures, or of figures and a month's name.
    """
    known = None if language == "und" else language
    for match in CANDIDATE.finditer(text):
        found = whole_date(match.group(), language=known)
        if found:
            yield Timex(
                match.start(),
                match.end(),
                match.group(),
                "DATE",
                value=interval.timex3(found),
                edtf=interval.edtf(found),
                interval=found,
                rules=("dateparser",),
            )


def is_ambiguous(text: str) -> bool:
    """Whether a numeric date has two readings, day first and month first, as ``03/04/2021`` has."""
    match = YEAR_LAST.search(_plain(text))
    return match is not None and match[2] != "." and match[1] != match[3] and int(match[1]) <= 12 and int(match[3]) <= 12


def _plain(text: str) -> str:
    """The text with ASCII digits and plain spaces, without what stands around a date."""
    folded = unicodedata.normalize("NFKC", text)
    digits = "".join(str(unicodedata.decimal(character)) if character.isdecimal() else character for character in folded)
    return " ".join(digits.split()).strip(" ,;:|")


def _timed(text: str, language: str | None, order: Order | None) -> Interval | None:
    """The day beside a time that dateparser does not know; a month or a year beside two more figures is none."""
    for time in (TIME_LAST.search(text), TIME_FIRST.match(text)):
        rest = text[: time.start()] or text[time.end() :] if time else ""
        found = _numeric(rest, language, order) or _spelt(rest, language, order)
        if found and found.precision is interval.Precision.DAY:
            return found
    return None


# -------------------------------------------------------------------------------------------------- in digits


def _numeric(text: str, language: str | None, order: Order | None) -> Interval | None:
    if match := YEAR_FIRST.fullmatch(text):
        return _date(match[1], match[3], match[4])
    if match := COMPACT.fullmatch(text):
        return _date(match[1], match[2], match[3])
    if match := SIGNED.fullmatch(text):
        return _date(*match.groups())
    if (match := WEEK.fullmatch(text)) and 1 <= int(match[2]) <= 53:
        return interval.week(days.week_monday(int(match[1]), int(match[2])))
    if match := YEAR_LAST.fullmatch(text):
        order = _order(text, language, order)
        return _date(match[4], match[3], match[1]) if order == "DMY" else _date(match[4], match[1], match[3]) if order else None
    return None


def _date(year: str, month: str | None, day: str | None) -> Interval | None:
    if not 1 <= int(year) <= LAST_YEAR:
        return None
    if month is None:
        return interval.year(int(year))
    if day is None:
        return interval.month(int(year), int(month)) if 1 <= int(month) <= 12 else None
    if not days.is_date(int(year), int(month), int(day)):
        return None
    return interval.day(days.day_number(int(year), int(month), int(day)))


def _order(text: str, language: str | None, order: Order | None) -> Order | None:
    """The order in which a numeric date with the year last is to be read, None where nothing decides it."""
    match = YEAR_LAST.search(text)
    if not match:
        return order or "DMY"  # no numeric date: the order is of no account
    first, second = int(match[1]), int(match[3])
    if match[2] == "." or (first > 12 and second <= 12):
        return "DMY"
    if second > 12 and first <= 12:
        return "MDY"
    if first == second or order:
        return order or "DMY"
    return _order_of(language)


def _order_of(language: str | None) -> Order | None:
    """The one order in which a language writes a day and a month; None for English, whose countries differ."""
    if language in (None, "en"):
        return None
    said = _said("02/01/2003", language, None)
    return {1: "DMY", 2: "MDY"}.get(said[1]) if said and said[1] else None  # type: ignore[return-value]


# --------------------------------------------------------------------------------------------------- in words


def _spelt(text: str, language: str | None, order: Order | None) -> Interval | None:
    """A date with words in it, read by dateparser."""
    order = _order(text, language, order)
    if order is None or not any(character.isalpha() or character in "./" for character in text):
        return None
    year, month, day = _said(text, language, order) or (None, None, None)
    if year is None or month is None or not _accounts(text, year, month, day):
        return None  # a year beside words is more often a decade, a page or an age than a date
    return _date(f"{year}", f"{month}", f"{day}" if day else None)


def _accounts(text: str, year: int, month: int, day: int | None) -> bool:
    """Whether year and day are written in the text, and no number is left over but a time."""
    bare = re.sub(rf"{TIME}(?:\s*{ZONE})?", " ", text, flags=re.IGNORECASE)
    written = Counter(NUMBER.findall(bare))
    needed = Counter([f"{year}"] + ([f"{day}"] if day else []))
    numbers = Counter({f"{int(number)}": count for number, count in written.items()})
    left = numbers - needed
    return not needed - numbers and f"{year}" in written and (not left or left == Counter([f"{month}"]))


def _said(text: str, language: str | None, order: Order | None) -> tuple[int | None, int | None, int | None] | None:
    """What dateparser reads as said: year, month, day, each None where it was filled in; None where it reads nothing."""
    from dateparser.data.languages_info import language_order
    from dateparser.date import DateDataParser

    settings: dict[str, object] = {"PARSERS": ["absolute-time"], "RETURN_AS_TIMEZONE_AWARE": False}
    if order:
        settings["DATE_ORDER"] = order
    read = []
    for base in BASES:
        parser = DateDataParser(languages=[language] if language in language_order else None, settings=settings | {"RELATIVE_BASE": base})
        date = parser.get_date_data(text).date_obj
        if date is None:
            return None
        read.append((date.year, date.month, date.day))
    year, month, day = (a if a == b else None for a, b in zip(*read, strict=True))
    return year, month, day
