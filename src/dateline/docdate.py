"""The date that a document bears: in a byline or dateline of its text, or in its name. Never the clock, never the file's time."""

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources

from dateline import days
from dateline.interval import Interval, Precision
from dateline.wholedate import whole_date, whole_dates

HEAD_LINES, TAIL_LINES = 12, 5  # where a document says when it was written: before its text or after it
LONGEST_LINE = 160
LONGEST_DATE = 48
YEARS = 4  # a stretch of more says too little to look for a dateline's year in it

YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20|21)\d\d(?!\d)")
WORD = re.compile(r"[^\W\d_]+")
NUMBER = re.compile(r"\d+")
DAY_MONTH = re.compile(r"(?<!\d)\d{1,2}[.º°]?\s+(?:de\s+)?[^\W\d_]{3,}\.?,?\s+(?:de\s+)?\d{4}(?!\d)")  # 5 de marzo de 2019
LATIN = ("fr", "es", "de", "it", "pt", "nl")  # whose pages carry their dates beside another language's text most often
FOREIGN = re.compile(r"(?=[^\W\d_])[\u0370-\uffef]")  # letters past the Latin ones
BREAK = re.compile(r"\s*[|•·]\s*|\s+(?:[—–-]{1,2}|_)(?:\s+|$)|(?<!\b\d)(?<!\b\d\d)\s/\s")
ARTICLE = re.compile(r"^\s*[^\W\d_]{2,3}\s(?=\d)")  # Berlin, den 4. Oktober 2019
LEAD = re.compile(rf"{BREAK.pattern}|\s+/[^\s/\d][^/\d]{{0,28}}/\s")  # what ends a dateline: a dash, or "/TASS/"
SOURCE = re.compile(r"\s*(?:\([^()\d]{1,40}\)|/[^/\d]{1,30}/)\.?\s*$")  # (Reuters), /TASS/
COLUMN = re.compile(r"\s{4,}")  # what parts two fields of a line: Argued: 6 February 2018     Decided: 14 June 2018
ENTRY_END = re.compile(r"[.:](?=\s+\S)")  # what parts the date of an entry from its words: 3 May 1710. The fair is opened
NAME_DATE = re.compile(r"(?<![0-9A-Za-z])((?:1[4-9]|20|21)\d\d)([-_./]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?![0-9A-Za-z])")
PATH_MONTH = re.compile(r"/((?:1[4-9]|20|21)\d\d)/(0[1-9]|1[0-2])/")


def byline_date(text: str, language: str | None = None) -> Interval | None:
    """The date of a byline or dateline in the first lines of a text or its last ones, None where there is none or two disagree.

    A line that is a date, a date after a word like "published", "TOKYO, Dec. 15, 2016 —", "By X | March 27, 2017"; else the month
    beside whose report it is: "Institute of Trade | March 2017".
    """
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    head, tail = lines[:HEAD_LINES], lines[HEAD_LINES:][-TAIL_LINES:]
    return (
        _first(head + tail, "published", language)
        or _only(head, language)
        or _only(tail, language)
        or _first(head + tail, "updated", language)
        or _month(head, language)
    )


def dateline_day(text: str, within: Interval, language: str | None = None) -> Interval | None:
    """The day of a dateline that leaves out its year ("TOKYO, Dec. 15 —"), where a stretch of some years holds that day once."""
    if within.first is None or within.last is None:
        return None
    years = range(days.year_month_day(within.first)[0], days.year_month_day(within.last)[0] + 1)
    for line in [line for line in map(str.strip, text.splitlines()) if line][:HEAD_LINES] if len(years) <= YEARS else ():
        part = SOURCE.sub("", LEAD.split(line, maxsplit=1)[0]).rstrip(".")
        if part == line or len(part) > LONGEST_DATE or YEAR.search(part) or not NUMBER.search(part):
            continue
        found = [day for year in years if (day := _after_place(f"{part}, {year}", language)) and within.contains(day)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def bears(text: str, date: Interval, language: str | None = None) -> bool:
    """Whether a text names a day, or its month, and no later day: then it may be what a program noted beside it."""
    found = [timex.interval for timex in whole_dates(text, language or "und") if timex.interval]
    days = [each.last for each in found if each.precision is Precision.DAY and each.last is not None]
    return (
        date.last is not None
        and all(day <= date.last for day in days)
        and any(each.precision in (Precision.DAY, Precision.MONTH) and each.contains(date) for each in found)
    )


def tells_no_other_time(text: str, date: Interval, language: str | None = None) -> bool:
    """Whether a text may be of the day on which it was last changed: it names no day or month, and years of this time if any."""
    assert date.first is not None
    year = days.year_month_day(date.first)[0]
    years = [int(told) for told in YEAR.findall(text)]
    return (not years or year - 1 <= max(years) <= year) and not any(
        timex.interval and timex.interval.precision in (Precision.DAY, Precision.MONTH) for timex in whole_dates(text, language or "und")
    )


def is_credited(line: str) -> bool:
    """Whether a line is the caption of a photo of its time: it names who took it ("Photo: AP"), and no archive."""
    return bool(_anywhere("photo").search(line)) and not _anywhere("archive").search(line)


def name_date(name: str) -> Interval | None:
    """The day that a file's name or an address bears: ``2016-05-06-article.txt``, ``20161215_x.txt``, ``/2016/12/15/``.

    A month only between slashes: ``1904-05.txt`` is as likely a span of years.
    """
    if match := NAME_DATE.search(name):
        return whole_date(f"{match[1]}-{match[3]}-{match[4]}")
    if match := PATH_MONTH.search(name):
        return whole_date(f"{match[1]}-{match[2]}")
    return None


def _first(lines: list[str], kind: str, language: str | None) -> Interval | None:
    """The first date that follows a word of this kind at the beginning of a line or of a part of it."""
    for line in lines:
        if len(line) > LONGEST_LINE or not YEAR.search(line):
            continue
        for part in (field for piece in BREAK.split(line) for field in COLUMN.split(piece)):
            if match := _pattern(kind).match(part):
                tongues = _words(kind)[match[1].lower()]  # the word tells the language of the date beside it
                for words in _stretches(part[match.end() :].split()):
                    if found := next((date for tongue in (*tongues, language) if (date := _date(words, tongue))), None):
                        return found
    return None


def _only(lines: list[str], language: str | None) -> Interval | None:
    """The one day that lines of these bear; None where they bear several, or begin with others, as the entries of a chronicle do."""
    found = {day for line in lines for day in _borne(line, language)}
    if len(found) != 1:
        return None
    heads = (line[: match.start()] for line in lines for match in ENTRY_END.finditer(line, 0, LONGEST_DATE + 1))
    return found.pop() if found >= {day for head in heads if (day := _day(head, language))} else None


def _month(lines: list[str], language: str | None) -> Interval | None:
    """The one month that stands beside something else in a line: "Institute of Trade | March 2017"."""
    beside = {part for line in lines if len(line) <= LONGEST_LINE for part in BREAK.split(line)[1:]}
    found = {month for part in beside if (month := _date(part, language)) and month.precision is Precision.MONTH}
    return found.pop() if len(found) == 1 else None


def _borne(line: str, language: str | None) -> Iterator[Interval]:
    """The days that a line bears: it is a date, a place and a date, or a byline that ends in a date."""
    parts = [SOURCE.sub("", part) for part in BREAK.split(line)]
    if len(line) > LONGEST_LINE:
        parts = parts[:1]  # a dateline before the first sentence
    for part in parts:
        if len(part) > LONGEST_LINE or not YEAR.search(part):
            continue
        part = part.strip("() ")
        if day := _day(part, language) or _after_place(part, language) or _after_author(part, language):
            yield day


def _after_place(part: str, language: str | None) -> Interval | None:
    """The day of "TOKYO, Dec. 15, 2016" or "WASHINGTON, D.C., March 3, 2015"."""
    places = part.split(",")
    for i in range(1, min(len(places), 4)):
        place = places[i - 1].strip()
        if not place[:1].isupper() or len(place.split()) > 4 or any(map(str.isdigit, place)):
            return None
        rest = ",".join(places[i:])
        if day := _day(rest, language) or _day(ARTICLE.sub("", rest, count=1), language):
            return day
    return None


def _after_author(part: str, language: str | None) -> Interval | None:
    """The day at the end of "By A. Writer, March 27, 2017"."""
    if not _pattern("by").match(part):
        return None
    words = part.split()
    return next((day for i in range(max(2, len(words) - 6), len(words)) if (day := _day(" ".join(words[i:]), language))), None)


def _stretches(words: list[str]) -> Iterator[str]:
    """Runs of the first words that hold the first year, the longest first, from the first to the third word on."""
    words = words[:9]
    year = next((index for index, word in enumerate(words) if YEAR.search(word)), len(words))
    for start in range(min(3, year + 1)):
        for end in range(min(len(words), year + 4), year, -1):
            yield " ".join(words[start:end])


def _day(text: str, language: str | None) -> Interval | None:
    if len(NUMBER.findall(text)) < 2:
        return None
    found = _date(text, language)
    return found if found and found.precision is Precision.DAY else None


@functools.lru_cache(maxsize=256)
def _date(text: str, language: str | None) -> Interval | None:
    """A day or month that the text is; only what can be one is tried, as each trial of dateparser costs milliseconds."""
    if len(text) > LONGEST_DATE or not YEAR.search(text) or len(WORD.findall(text)) > 5:
        return None
    for tongue in _tongues(text, language):
        found = whole_date(text.rstrip("."), language=tongue)
        if found and found.precision in (Precision.DAY, Precision.MONTH):
            return found
    return None


def _tongues(text: str, language: str | None) -> Iterator[str | None]:
    """The languages to read a date in: the document's, English, then any that may have its words: loading every locale takes seconds."""
    if language and language != "und":
        yield from dict.fromkeys((language, "en"))
        if not FOREIGN.search(text):
            yield from LATIN if DAY_MONTH.search(text) else ()
            return
    yield None


@functools.cache
def _words(kind: str) -> Mapping[str, tuple[str, ...]]:
    """The words of one kind, each with the languages that have it."""
    table = tomllib.loads((resources.files("dateline") / "languages" / "bylines.toml").read_text(encoding="utf-8"))[kind]
    every = {word.lower() for words in table.values() for word in words}
    return {word: tuple(language for language, words in table.items() if word in words) for word in every}


@functools.cache
def _anywhere(kind: str) -> re.Pattern[str]:
    """The words of one kind in all languages."""
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(map(re.escape, sorted(_words(kind))))})(?![^\W\d_])", re.IGNORECASE)


@functools.cache
def _pattern(kind: str) -> re.Pattern[str]:
    """The words of one kind in all languages, at the beginning of a line."""
    longest_first = sorted(_words(kind), key=lambda word: (-len(word), word))
    return re.compile(rf"\W*({'|'.join(map(re.escape, longest_first))})(?![^\W\d_])\W*", re.IGNORECASE)
