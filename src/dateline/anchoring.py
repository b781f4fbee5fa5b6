"""Expressions to intervals: from what each is counted, and so when it was.

News count from the document's date, a narrative from what it told last. Which a text is, its own dates show: no switch is
needed. A document without a date is read as a narrative, and what only a document's date could place stays open.
"""

import dataclasses
import functools
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

from dateline import days
from dateline import interval as iv
from dateline.dates import Bound, Clock, Either, Marked, Named, Near, Part, Point, Range, Shift, middle
from dateline.expression import FINENESS, MONTHS_IN, Basis, Expression, Reading, Scene, fineness, precision_of
from dateline.interval import Interval, Precision
from dateline.language import Pack, load
from dateline.lengths import QUARTERS, Closing, Length, Moved, Units, YearBefore
from dateline.model import Document, Timex
from dateline.story import (
    CAPITAL,
    ENTRIES,
    SENTENCE_END,
    Story,
    bounds,
    go_on,
    heads_entry,
    heads_sentence,
    is_aside,
    resumed,
    surroundings,
)

CLAUSE = 80
"""How many characters around an expression are looked at for the tense of its clause."""

RIGHT_BEFORE = 8
"""A tense word that ends no further before an expression is its own verb: "met on Monday"."""

ALONE = 12
"""A text with no more characters than this beside an expression is no sentence."""


def anchor(timexes: Iterable[Timex], document: Document) -> tuple[Timex, ...]:
    """The expressions of a document with their intervals, each with its basis and what it was counted from.

    A document's date that is no day is read as its first day and as its last: what differs is anywhere between, and uncertain.
    """
    pack = load(document.language)
    reached = tuple(_reached(each, document.text, pack) for each in timexes)
    timexes, date = tuple(_dated(tuple(_counted(reached, document.text, pack)), document.text)), document.dct
    if date is None or date.first is None or date.last is None or date.precision is Precision.DAY:
        return _anchored(timexes, document)
    ends = [_anchored(timexes, dataclasses.replace(document, dct=iv.day(number)), sure=False) for number in (date.first, date.last)]
    return tuple(_between(early, late, date) for early, late in zip(*ends, strict=True))


def _reached(timex: Timex, text: str, pack: Pack) -> Timex:
    """An expression, without its open side where its clause denies all that was before: did not begin until May; not after is a bound."""
    bound = timex.expression
    if not isinstance(bound, Bound) or bound.side != "until" or bound.mod != bound.of.mod or not _is_denied(text, timex, pack):
        return timex
    return dataclasses.replace(timex, expression=bound.of)


def _counted(timexes: tuple[Timex, ...], text: str, pack: Pack) -> Iterator[Timex]:
    """The expressions, a length with the date of the event that it is counted from: five days after the fall of Riga on 3 May 1710."""
    pattern = _named_event(pack.language)
    for timex, following in itertools.zip_longest(timexes, timexes[1:]):
        length, base = timex.expression, following.expression if following else None
        date = base.read(NOWHERE) if pattern and isinstance(length, Length) and length.n and base else None
        if pattern and isinstance(length, Length) and date and fineness(date.interval) <= FINENESS[precision_of(length.unit)]:
            gap = pattern.fullmatch(text, timex.end, following.start)
            if gap:
                told = Moved(length, 1 if gap["after"] else -1, base=base)
                timex = dataclasses.replace(
                    timex, end=gap.end("word"), text=text[timex.start : gap.end("word")], type=told.type, expression=told
                )
        yield timex


BESIDE = re.compile(r"[^.,;:!?\n]{1,40}")
"""What may stand between a time of day and the day that it belongs to: at 5 a.m. local time on 3 May 1940."""


BEGINS = re.compile(rf"\s+{CAPITAL}[a-zа-яё]*\s(?!time\b)[a-zа-яё]")
"""What begins a sentence behind the point of an abbreviation: at 5 p.m. The next; not 5 p.m. Eastern time, 5 p.m. EST on 3 May."""


def _beside(text: str, timex: Timex, end: int) -> bool:
    """Whether what stands between a time of day and the date behind it leaves them in one phrase."""
    begins = timex.text.endswith(".") and BEGINS.match(text, timex.end)
    return not begins and BESIDE.fullmatch(text, timex.end, end) is not None


def _dated(timexes: tuple[Timex, ...], text: str) -> Iterator[Timex]:
    """The expressions, a time of day with the day that is told right after it, if none is told right before it."""
    end = 0
    for timex, following in itertools.zip_longest(timexes, timexes[1:]):
        told, day = timex.expression, following.expression if following else None
        clock = told.of if isinstance(told, Bound) else told
        if isinstance(clock, Clock) and isinstance(day, Point) and clock.of is None and clock.hour is not None and (day.day or day.weekday):
            after = _beside(text, timex, following.start) and not (end and BESIDE.fullmatch(text, end, timex.start))
            clock = dataclasses.replace(clock, of=day) if after else clock
            told = dataclasses.replace(told, of=clock) if isinstance(told, Bound) else clock
        yield timex if told == timex.expression else dataclasses.replace(timex, expression=told)
        end = timex.end


def _between(early: Timex, late: Timex, date: Interval) -> Timex:
    """An expression as two days of the document's date place it; open where one of them does not."""
    if early.interval is None or late.interval is None:
        return late if early.interval else early
    own, same = Basis.DOCUMENT in (early.basis, late.basis), early.interval == late.interval
    found = early.interval if same else iv.hull(early.interval, late.interval)
    if not same and (found.first, found.last) == (date.first, date.last):
        found = dataclasses.replace(found, precision=date.precision)  # today, in May 2016
    found = dataclasses.replace(found, uncertain=found.uncertain or not same or (own and date.uncertain))
    return dataclasses.replace(
        early,
        interval=found,
        edtf=iv.edtf(found),
        value=early.value if early.value == late.value or early.expression is None else early.expression.open_value(),
        basis=Basis.DOCUMENT if own else early.basis,
        anchor=iv.edtf(date) if own or early.anchor != late.anchor else early.anchor,
        ends=tuple(_between(one, other, date) for one, other in zip(early.ends, late.ends, strict=True)),
    )


def _anchored(timexes: tuple[Timex, ...], document: Document, *, sure: bool = True) -> tuple[Timex, ...]:
    """The expressions with their intervals; without ``sure``, for a day that is one of many, no tense outweighs a year's distance."""
    alone = [reached(timex.expression).read(NOWHERE) if timex.expression else None for timex in timexes]
    narrative = is_narrative(timexes, alone, document.dct)
    report = counts_from_now(timexes)
    day_first = puts_day_first(timexes)
    pack = load(document.language)
    story = Story()
    aside: Interval | None = None
    is_of_entries, entry = document.dct is None and is_diary(timexes, document.text), None
    named = ahead = 0
    end = 0
    found = []
    for timex, complete, (last, coming) in zip(timexes, alone, surroundings(alone), strict=True):
        assert timex.expression
        gap = document.text[end : timex.start + 1]  # with its first letter, which shows whether a sentence begins
        direction = 0 if complete else tense(document.text, timex, pack)
        direction = direction if sure else max(-1, min(1, direction))
        request = len(document.text) - (timex.end - timex.start) <= ALONE
        aside = None if narrative or "\n\n" in gap else aside
        story = resumed(story, gap) if narrative and not counts_on(timex.expression, story) else story
        stands = story.within(gap) if narrative else None
        around = bounds(story, last, coming) if narrative and not complete else None
        scene = Scene(document.dct, story.told, stands, around, aside, narrative, direction, request, day_first=day_first, ahead=ahead)
        if isinstance(timex.expression, Point) and timex.expression.quarter and not complete:
            scene = dataclasses.replace(scene, reported=is_reported(document.text, timex, pack))
        if document.dct is None:
            # what lies ahead of a reporter is counted from a date that is not known, not from what was told
            ahead = report and direction > 0
            past = direction < 0 and not report
            told, stands = ((), None) if ahead else (story.told, stands)
            scene = Scene(None, told, stands, around, narrative=narrative, past=past, day_first=day_first)
        reading = timex.expression.read(scene)
        if is_of_entries and heads_entry(document.text, timex):
            written = reading.interval.last if reading and reading.interval.precision in WRITTEN else None
            entry = None if written is None else iv.day(written)
        elif reading is None and entry:
            reading = told_that_day(timex.expression, entry, direction)
        found.append(place(timex, timex.expression, reading, scene))
        named, ahead = counted_quarters(timex.expression, reading, named, ahead)
        point = reached(timex.expression)
        reading = reading if point is timex.expression else point.read(scene)  # where the text stands
        told = retell(story.told, timex.expression, reading, scene)
        compared = not narrative and is_year_compared(story.told, told, gap)
        if told is not story.told and not compared and not (story.told and in_passing(timex, document.text, narrative=narrative)):
            aside = go_aside(aside, timex, reading, document) if told else aside
            story = go_on(story, told, reading, timex, document.text, gap, coming, narrative and is_flashback(document.text, timex, pack))
        end = timex.end
    return tuple(found)


FIGURES = re.compile(r"(?<![\d/-])(\d{1,2})[/-](\d{1,2})(?:[/-]\d{2,4})?(?![\d/-])")


def puts_day_first(timexes: tuple[Timex, ...]) -> bool | None:
    """Whether the dates in figures that can be read in one order only (13/5/2016) have the day first; None where none decides."""
    figures = [(int(match.group(1)), int(match.group(2))) for timex in timexes for match in FIGURES.finditer(timex.text)]
    day_first = sum(first > 12 >= second for first, second in figures)
    month_first = sum(second > 12 >= first for first, second in figures)
    return None if day_first == month_first else day_first > month_first


def reached(expression: Expression) -> Expression:
    """The date at which a text stands that tells what was done by then; any other expression is itself."""
    return expression.of if isinstance(expression, Bound) and expression.side == "by" else expression


def go_aside(aside: Interval | None, timex: Timex, reading: Reading | None, document: Document) -> Interval | None:
    """The date of another year that a report goes to: "In May 2011 they came ... On 7 June they left."

    It goes there where a sentence begins with a date of an earlier year, or where a date counts from one ("two days later"), and
    comes back with the next date that counts from the document's own.
    """
    if reading is None or reading.interval.first is None or document.dct is None or document.dct.first is None:
        return aside
    if reading.basis is Basis.DOCUMENT:
        return None
    there, here = (days.year_month_day(first)[0] for first in (reading.interval.first, document.dct.first))
    leads = heads_sentence(document.text, timex) if reading.basis is Basis.EXPLICIT else isinstance(timex.expression, Moved)
    return (reading.interval if there < here else None) if leads else aside


def counted_quarters(expression: Expression, reading: Reading | None, named: int, ahead: int) -> tuple[int, int]:
    """The number of the last quarter of a company's own year, and by how many quarters that year is ahead of the calendar's.

    The number may be told before the date: "in its fiscal first quarter ... for the quarter ended 30 September".
    """
    if isinstance(expression, Point) and expression.quarter:
        shown = quarter_at(reading.interval) if reading else expression.quarter
        return (expression.quarter, (expression.quarter - shown) % QUARTERS) if shown != expression.quarter else (expression.own or 0, 0)
    if isinstance(expression, Closing) and expression.length.unit == "quarter" and reading and reading.interval.first is not None:
        number = expression.number or named
        return number, (number - quarter_at(reading.interval)) % QUARTERS if number else 0
    return named, ahead


def quarter_at(interval: Interval) -> int:
    """The number of the quarter of the calendar in which the middle of an interval lies."""
    return (days.year_month_day(middle(interval))[1] + 2) // 3


NOWHERE = Scene()
"""Where nothing is known: what is read there is complete in itself."""


def place(timex: Timex, expression: Expression, reading: Reading | None, scene: Scene) -> Timex:
    """The expression in its scene, as it was read there: interval, EDTF and TIMEX3 value, basis and anchor."""
    ends: tuple[Timex, ...] = ()
    sides = expression.sides()
    if sides and timex.ends:
        ends = tuple(
            place_end(end, one, side, scene, reading) for end, one, side in zip(timex.ends, expression.ends(scene), sides, strict=True)
        )
    other = expression.other(scene) if isinstance(expression, Either) else None
    return dataclasses.replace(
        timex,
        interval=reading.interval if reading else None,
        alternative=iv.edtf(other.interval) if other else "",
        edtf=iv.edtf(reading.interval) if reading else expression.open_form(),
        reason="" if reading else expression.reason,
        value=expression.value_as_read(reading, scene),
        basis=reading.basis if reading else Basis.EXPLICIT,
        anchor=iv.edtf(reading.anchor) if reading and reading.anchor else "",
        ends=ends,
    )


def place_end(end: Timex, own: Reading | None, side: Expression, scene: Scene, whole: Reading | None) -> Timex:
    """One end of a range: its own TIMEX3 value, the interval of the whole."""
    return dataclasses.replace(
        end,
        interval=whole.interval if whole else None,
        edtf=iv.edtf(whole.interval) if whole else "",
        value=iv.timex3(own.interval) if own and side.type == "DATE" else side.value(scene),
        basis=own.basis if own else Basis.EXPLICIT,
    )


def retell(told: tuple[Interval, ...], expression: Expression, reading: Reading | None, scene: Scene) -> tuple[Interval, ...]:
    """What the text has told, after an expression: its date, and finer ones told before that lie within it."""
    if isinstance(expression, Length) and expression.unit == "month" and (expression.n or 0) > MONTHS_IN["quarter"] and not scene.narrative:
        return tuple(old for old in told if old.precision is not Precision.QUARTER)  # results for the nine months: compared with a year's
    if isinstance(expression, Named | YearBefore) or (expression.type in ("DURATION", "SET") and not isinstance(expression, Units)):
        return told
    if scene.narrative and looks_back(expression):
        return told  # "two years earlier" looks back, and the story goes on from where it was
    if isinstance(expression, Range):
        reading = expression.ends(scene)[1]
    elif isinstance(expression, Bound):
        reading = expression.of.read(expression.leaning(scene))
    if reading is None or (scene.narrative and told and reading.basis is Basis.DOCUMENT):
        return told
    new = reading.interval
    kept = tuple(old for old in told if fineness(old) < fineness(new) and new.contains(old))
    quarter = next((old for old in told if old.precision is Precision.QUARTER), None)
    if scene.narrative or scene.dct is None:
        return (new, *kept)
    if new.precision is Precision.QUARTER:  # a report compares with earlier quarters and forecasts later ones, and goes on about its own
        ahead = (new.last or 0) >= (scene.dct.first or 0)  # no quarter is reported before it is over
        return told if ahead or (quarter and (new.first or 0) < (quarter.first or 0)) else (new, *kept)
    return (new, *(old for old in kept if old is not quarter), *((quarter,) if quarter else ()))


def is_year_compared(told: tuple[Interval, ...], new: tuple[Interval, ...], gap: str) -> bool:
    """Whether a report tells a year only to compare the one after it, told in the same sentence: sales rose in 2006 from 5 in 2005."""
    if not told or not new or {told[0].precision, new[0].precision} != {Precision.YEAR} or SENTENCE_END.search(gap):
        return False
    return new[0].last is not None and told[0].first == new[0].last + 1


def in_passing(timex: Timex, text: str, *, narrative: bool) -> bool:
    """Whether a text tells a date only to place another: in brackets in a narrative, or since when: "the busiest day since 4 July"."""
    if isinstance(timex.expression, Bound) and timex.expression.side == "since":
        return not heads_sentence(text, timex)
    return narrative and is_aside(text, timex)


def counts_on(expression: Expression, story: Story) -> bool:
    """Whether a length is of the unit of the date told last, and not of that of the main line: a year after 1984, not after a day."""
    if not isinstance(expression, Moved) or expression.direction < 0 or expression.base is not None or not story.main or story.glance:
        return False
    last, main = story.told[0].precision, story.main[0].precision
    return expression.length.unit == last.value and main is not last


def looks_back(expression: Expression) -> bool:
    """Whether an expression counts back from where the story is: two years earlier, the previous May."""
    if isinstance(expression, Marked | Part):
        return looks_back(expression.of)
    if isinstance(expression, Shift | Near):
        return expression.n < 0 and expression.origin == "then"
    return isinstance(expression, Moved) and expression.direction < 0 and expression.base is None


def is_narrative(timexes: Sequence[Timex], alone: Sequence[Reading | None], dct: Interval | None) -> bool:
    """Whether a text tells a story of its own time: it has no date, or half of the dates that place themselves are long before it.

    ``alone`` is what each of its expressions says in itself; those that count from now speak against a story.
    """
    if dct is None or dct.first is None:
        return True
    year = days.year_month_day(dct.first)[0]
    years = [days.year_month_day(one.interval.first)[0] for one in alone if one and one.interval.first is not None]
    old = sum(each < year - 2 for each in years)
    return old >= 6 and old >= 0.5 * (len(years) + sum(timex.expression is not None and is_of_now(timex.expression) for timex in timexes))


def is_diary(timexes: Sequence[Timex], text: str) -> bool:
    """Whether a text is written day by day: some of its days head entries."""
    return (
        sum(isinstance(timex.expression, Point) and bool(timex.expression.day) and heads_entry(text, timex) for timex in timexes) >= ENTRIES
    )


WRITTEN = (Precision.DAY, Precision.SPAN)
"""How finely an entry is dated that can be counted from: on 3 May, from 3 to 7 May."""


def told_that_day(expression: Expression, day: Interval, direction: float) -> Reading | None:
    """What an expression means in an entry of a diary, which counts from the entry's own day: yesterday, three weeks ago."""
    reading = expression.read(Scene(day, (day,), tense=direction))
    return dataclasses.replace(reading, basis=Basis.CONTEXT) if reading and reading.basis is Basis.DOCUMENT else reading


def counts_from_now(timexes: tuple[Timex, ...]) -> bool:
    """Whether a text speaks of its own time: one in ten of its expressions is such as today, last week, this year, on Monday."""
    return sum(timex.expression is not None and is_of_now(timex.expression) for timex in timexes) >= 0.1 * len(timexes)


def is_of_now(expression: Expression) -> bool:
    """Whether an expression counts from the day on which it is written."""
    if isinstance(expression, Point):
        return expression.weekday is not None and expression.month is None
    return isinstance(expression, Shift | Near) and expression.origin in ("now", "here")


def tense(text: str, timex: Timex, pack: Pack) -> float:
    """The tense of the words around an expression: -1 past, 1 future, 0 not known; twice that right before it and for what had been,
    half where it is a guess.

    The nearest word decides, though none behind the end of a quotation; a form that may be of another tense too ("a company called")
    only where there is no other. What was agreed to be done ("to buy the mill in January") is of no tense.
    """
    pattern = _tense_words(pack.language)
    if pattern is None:
        return 0
    left, right = _clause(text, timex)
    nearest, found, guess, neutral = CLAUSE + 1, 0.0, 0.0, CLAUSE + 1
    clause = text[max(0, left - 1) : right + 1].lower()  # with its neighbours, for the bounds of words
    for match in pattern.finditer(clause, left - max(0, left - 1)):
        start, end = (place + max(0, left - 1) for place in match.span())
        if end > right:
            break
        distance = timex.start - end if end <= timex.start else start - timex.end
        if match.lastgroup == "seeming":
            guess = GUESS
        elif match.lastgroup == "neutral" and distance >= 0:
            neutral = min(neutral, distance)
        elif 0 <= distance < nearest and not (start >= timex.end and QUOTE_END.search(text, timex.end, start)):
            nearest, found = distance, 1 if match.lastgroup == "future" else -1
            planned = match.lastgroup == "before" and " " in match.group()  # had been due to expire
            if not planned and (match.lastgroup == "before" or (end <= timex.start and distance <= RIGHT_BEFORE)):
                found *= 2
    found = found or guess
    return 0 if found < 0 and neutral < nearest else found


GUESS = -0.5

QUOTE_END = re.compile(r"''|[\"”»]")
"""What stands between words and who said them, whose verb tells no tense of theirs."""


def _clause(text: str, timex: Timex) -> tuple[int, int]:
    left, right = max(0, timex.start - CLAUSE), min(len(text), timex.end + CLAUSE)
    for match in SENTENCE_END.finditer(text, left, timex.start):
        left = match.end()
    after = SENTENCE_END.search(text, timex.end, right)
    return left, after.start() if after else right


TENSES = (("neutral", "tense", 0), ("past", "tense", -1), ("before", "tense", -2), ("future", "tense", 1), ("seeming", "seeming_tense", -1))
"""The groups of tense words, and what the lexicon calls them."""


def is_flashback(text: str, timex: Timex, pack: Pack) -> bool:
    """Whether the clause that leads to an expression is of the past before the past: "had been drafted in 1698"."""
    pattern = _tense_words(pack.language)
    if pattern is None or "before" not in pattern.groupindex:
        return False
    return any(match.lastgroup == "before" for match in pattern.finditer(_leading_clause(text, timex)))


def is_reported(text: str, timex: Timex, pack: Pack) -> bool:
    """Whether a verb of results leads to an expression in its clause, and nothing there looks ahead: reported a fourth-quarter loss."""
    pattern, words = _tense_words(pack.language), _words_of(pack.language, "reporting")
    leading = _leading_clause(text, timex)
    if pattern is None or words is None or not words.search(leading):
        return False
    return all(match.lastgroup != "future" for match in pattern.finditer(leading))


def _is_denied(text: str, timex: Timex, pack: Pack) -> bool:
    """Whether a word of denial stands in the clause that leads to an expression."""
    pattern = _words_of(pack.language, "negation")
    return pattern is not None and bool(pattern.search(_leading_clause(text, timex)))


def _leading_clause(text: str, timex: Timex) -> str:
    """What stands before an expression in its clause, in small letters."""
    return CLAUSE_END.split(text[max(0, timex.start - CLAUSE) : timex.start])[-1].lower()


CLAUSE_END = re.compile(r"[,.;:!?]\s|\n")


@functools.cache
def _words_of(language: str, name: str) -> re.Pattern[str] | None:
    """A pattern for the words of a class of the lexicon."""
    forms = _forms(load(language), name)
    return re.compile(rf"\b(?:{_any_of(forms)})\b") if forms else None


@functools.cache
def _named_event(language: str) -> re.Pattern[str] | None:
    """What stands between a length and the date of an event with a name: all but the noun is short or has a capital."""
    pack = load(language)
    after, before, nouns = _forms(pack, "after", 1), _forms(pack, "after", -1), _forms(pack, "event_noun")
    if not (after and before and nouns):
        return None
    word = rf"(?P<word>(?P<after>{_any_of(after)})|{_any_of(before)})"
    return re.compile(rf"\s+{word}\s+(?:\w+\s+){{0,2}}(?:{_any_of(nouns)})\b(?:\s+(?:{CAPITAL}[\w'’-]*|\w{{1,4}})){{0,8}}\s+\(?")


@functools.cache
def _tense_words(language: str) -> re.Pattern[str] | None:
    pack = load(language)
    words = {name: forms for name, entry_name, value in TENSES if (forms := _forms(pack, entry_name, value))}
    if not words:
        return None
    groups = "|".join(f"(?P<{name}>{_any_of(forms)})" for name, forms in sorted(words.items()))
    return re.compile(rf"\b(?:{groups})\b")


def _any_of(forms: Iterable[str]) -> str:
    """A pattern for the longest of some forms, which are sorted by their first letters, so that few of them are tried at a place."""
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_letter.setdefault(form[0] if form[0].isalpha() else "", []).append(form)
    return "|".join(f"{letter}(?:{'|'.join(form[len(letter) :] for form in found)})" for letter, found in by_letter.items())


def _forms(pack: Pack, name: str, value: int | None = None) -> list[str]:
    """The forms of a class of the lexicon as patterns, those of one value or all; * is any word, or the beginning of one."""
    return [
        r"\s*".join(map(re.escape, (first, *entry.rest))).replace(r"\*\s*", r"\w+").replace(r"\*", r"\w+")
        for first, entries in pack.lexicon.entries.items()
        for entry in entries
        if entry.name == name and value in (None, entry.value)
    ]
