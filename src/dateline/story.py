"""Where a narrative stands: which of its dates take it on, and which it only looks at in passing."""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from dateline import interval as iv
from dateline.dates import Bound, Range
from dateline.expression import FINENESS, Reading, fineness, unit_at
from dateline.interval import Interval, Precision
from dateline.model import Timex

HEAD = 16
"""How many characters may stand before an expression that heads its sentence."""

HEAD_END = re.compile(r"[.!?\"\])]\s|\n")
CAPITAL = r"[^\W\d_a-zа-я]"
SENTENCE_END = re.compile(rf"[.!?]\s+(?={CAPITAL})|\n\s*\n")

GOES_BACK, GOES_ON = 60, 400
"""How many days back and on a narrative goes without saying so at the head of a sentence."""

NEAR = 365
"""How many days two dates told in full may be apart for a date without a year to be looked for between them first."""

BRACKETED = 80
"""How many characters before an expression are looked at for the bracket that it may stand in."""


@dataclasses.dataclass(frozen=True, slots=True)
class Story:
    """What a text has told last, and where it stands."""

    told: tuple[Interval, ...] = ()  # the last date first, then finer ones told before that lie within it
    at: Interval | None = None  # the date at which the story stands
    stray: Interval | None = None  # a month or day far from there to which its sentence has gone
    main: tuple[Interval, ...] = ()  # what was told before it went astray
    section: Interval | None = None  # what the heading says
    span: Interval | None = None  # the stretch that was told last, anywhere in which the story may go on
    glance: bool = False  # whether it is back from there with the next sentence

    def within(self, gap: str) -> Interval | None:
        """Where the next expression stands, after the words between: within the sentence of a date far away, at that date."""
        return self.stray if self.stray and not SENTENCE_END.search(gap) else self.at


def surroundings(alone: Sequence[Reading | None]) -> Iterator[tuple[Interval | None, Interval | None]]:
    """For each expression the last and the next date told in full, that is by itself, to a season at least.

    ``alone`` is what each expression says in itself.
    """
    told = [one.interval if one and fineness(one.interval) <= FINENESS[Precision.YEAR] else None for one in alone]
    coming = [*itertools.accumulate(reversed(told), _latest)][::-1]
    return itertools.zip_longest(itertools.accumulate(told, _latest), coming[1:])


def _latest(before: Interval | None, one: Interval | None) -> Interval | None:
    return one or before


def bounds(story: Story, last: Interval | None, coming: Interval | None) -> Interval | None:
    """Where a date without a year is looked for first: between the dates told in full around it, if near; else in its section.

    Before the first of them that is near to it.
    """
    if not story.told and coming and coming.first is not None and coming.last is not None:
        return Interval(coming.first - NEAR, coming.last + NEAR)  # nothing was told yet
    whole = iv.hull(last, coming) if last and coming else None
    return whole if whole and (whole.last or 0) - (whole.first or 0) <= NEAR else story.section


def resumed(story: Story, gap: str) -> Story:
    """A story after the words between two expressions: a new paragraph returns from where the last one went astray."""
    back = story.main and ("\n" in gap or (story.glance and SENTENCE_END.search(gap)))
    return Story(story.main, story.at, section=story.section) if back else story


def go_on(
    story: Story,
    told: tuple[Interval, ...],
    reading: Reading | None,
    timex: Timex,
    text: str,
    gap: str,
    coming: Interval | None,
    flashback: bool,
) -> Story:
    """The story after an expression that changes what was told.

    ``reading`` is what it means, ``gap`` the text since the expression before, ``coming`` the next date told in full, ``flashback``
    whether its clause tells what was before the story.
    """
    if not told:
        return dataclasses.replace(story, told=())
    if reading and is_heading(text, timex):
        start = unit_at("year", reading.interval.first) if isinstance(timex.expression, Range) and reading.interval.first else told[0]
        return Story((start,), section=reading.interval)
    new = told[0]
    flashback = flashback and not heads_sentence(text, timex)
    at, stray = (story.at, new) if flashback and story.at else move(story, new, timex, text, gap, coming)
    astray = at is story.at and at is not None and not new.contains(at)
    main = (story.main or story.told) if astray else ()
    told = (*told, *main) if fineness(new) > FINENESS[Precision.SEASON] else told  # days go on to count from the main line
    section = story.section if story.section and (astray or story.section.overlaps(new)) else None
    span = reading.interval if reading and isinstance(timex.expression, Range) else None
    return Story(told, at, stray, main, section, span, glance=flashback)


def move(
    story: Story, new: Interval, timex: Timex, text: str, gap: str, coming: Interval | None
) -> tuple[Interval | None, Interval | None]:
    """Where a story stands after a told date, and a date to which only that sentence has gone.

    A date coarser than a month moves it only where it heads a sentence or is the first of its paragraph. A look far back or far
    ahead ("this followed the election of December 2005") does not move it, unless it heads its sentence, and the next date told
    in full does not come back from it, or a second date follows. After a stretch ("the war of 1939-1945") any date inside moves it.
    """
    at = story.at
    if at is None or (story.span and story.span.contains(new)):
        return new, None
    leads = heads_sentence(text, timex) or (fineness(new) > FINENESS[Precision.MONTH] and "\n\n" in gap)
    returns = coming and follows(coming, at) and not follows(coming, new) and not follows(new, at)
    if leads and not returns:
        return new, None
    if fineness(new) > FINENESS[Precision.MONTH]:
        return at, story.stray
    ends = isinstance(timex.expression, Bound) and timex.expression.side == "until"
    if (follows(new, at) and not ends) or (story.stray and follows(new, story.stray)):
        return new, None
    return at, new


def follows(new: Interval, old: Interval) -> bool:
    """Whether a date is where a narrative may go on to from another without a word."""
    if new.first is None or old.first is None:
        return False
    return new.overlaps(old) or -GOES_BACK <= new.first - old.first <= GOES_ON


def heads_sentence(text: str, timex: Timex) -> bool:
    """Whether no more than a word or two stands before an expression in its sentence: in 1942, by early 1942."""
    before = text[max(0, timex.start - HEAD) : timex.start]
    return timex.start <= HEAD or bool(HEAD_END.search(before))


ENTRIES = 3
"""How many dates must head entries in a diary."""

ENTRY_MARK = re.compile(r"(?:\s*\([^()\d]{1,12}\))?\s*(?:[.:–—]|-\s|\n)|(?<=\.)\s")


def heads_entry(text: str, timex: Timex) -> bool:
    """Whether an expression heads an entry of a diary or log: it begins its line, and a stop, a colon or a dash stands behind it."""
    begins = not text[text.rfind("\n", 0, timex.start) + 1 : timex.start].strip()
    return begins and ENTRY_MARK.match(text, timex.end) is not None


HEADING = 100
"""The longest heading."""


def is_heading(text: str, timex: Timex) -> bool:
    """Whether an expression stands in a heading: a short line of its own with no stop at its end."""
    start, end = text.rfind("\n", max(0, timex.start - HEADING), timex.start), text.find("\n", timex.end, timex.end + HEADING)
    return end >= 0 and (start >= 0 or timex.start < HEADING) and end - start <= HEADING and text[end - 1] not in ".,;:!?\"'”"


def is_aside(text: str, timex: Timex) -> bool:
    """Whether an expression stands in brackets, other than those of a heading."""
    before = text[max(0, timex.start - BRACKETED) : timex.start]
    return before.rfind("(") > before.rfind(")") and not is_heading(text, timex)
