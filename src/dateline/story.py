"""Where a narrative stands: which of its dates take it on, and which it only looks at in passing."""

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from dateline import interval as iv
from dateline.dates import Bound
from dateline.expression import FINENESS, Reading, fineness
from dateline.interval import Interval, Precision
from dateline.model import Timex

HEAD = 16
"""How many characters may stand before an expression that heads its sentence."""

HEAD_END = re.compile(r"[.!?\"\])]\s|\n")
SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\W\d_a-zа-я])|\n\s*\n")

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

    def within(self, gap: str) -> Interval | None:
        """Where the next expression stands, after the words between: within the sentence of a date far away, at that date."""
        return self.stray if self.stray and not SENTENCE_END.search(gap) else self.at


def surroundings(alone: Sequence[Reading | None]) -> Iterator[tuple[Interval | None, Interval | None]]:
    """For each expression the last and the next date told in full, that is by itself, to a season at least.

    ``alone`` is what each expression says in itself.
    """
    told = [one.interval if one and fineness(one.interval) <= FINENESS[Precision.SEASON] else None for one in alone]
    coming = [*itertools.accumulate(reversed(told), _latest)][::-1]
    return itertools.zip_longest(itertools.accumulate(told, _latest), coming[1:])


def _latest(before: Interval | None, one: Interval | None) -> Interval | None:
    return one or before


def bounds(story: Story, last: Interval | None, coming: Interval | None) -> Interval | None:
    """Where a date without a year is looked for first: between the dates told in full around it, if near; else in its section."""
    whole = iv.hull(last, coming) if last and coming else None
    return whole if whole and (whole.last or 0) - (whole.first or 0) <= NEAR else story.section


def resumed(story: Story, gap: str) -> Story:
    """A story after the words between two expressions: a new paragraph returns from where the last one went astray."""
    return Story(story.main, story.at, section=story.section) if story.main and "\n" in gap else story


def go_on(
    story: Story, told: tuple[Interval, ...], reading: Reading | None, timex: Timex, text: str, gap: str, coming: Interval | None
) -> Story:
    """The story after an expression that changes what was told.

    ``reading`` is what it means, ``gap`` the text since the expression before, ``coming`` the next date told in full.
    """
    if not told:
        return dataclasses.replace(story, told=())
    new = told[0]
    at, stray = move(story, new, timex, text, gap, coming)
    astray = at is story.at and at is not None and not new.contains(at)
    section = reading.interval if reading and is_heading(text, timex) else story.section
    return Story(told, at, stray, (story.main or story.told) if astray else (), section)


def move(
    story: Story, new: Interval, timex: Timex, text: str, gap: str, coming: Interval | None
) -> tuple[Interval | None, Interval | None]:
    """Where a story stands after a told date, and a date to which only that sentence has gone.

    A date coarser than a month moves it only where it heads a sentence or is the first of its paragraph. A look far back or far
    ahead ("this followed the election of December 2005") does not move it, unless it heads its sentence, and the next date told
    in full does not come back from it, or a second date follows.
    """
    at = story.at
    if at is None:
        return new, None
    heads = heads_sentence(text, timex) and (follows(new, at) or not coming or follows(coming, new) or not follows(coming, at))
    if fineness(new) > FINENESS[Precision.MONTH]:
        return (new, None) if heads or "\n\n" in gap else (at, story.stray)
    ends = isinstance(timex.expression, Bound) and timex.expression.side == "until"
    if heads or (follows(new, at) and not ends) or (story.stray and follows(new, story.stray)):
        return new, None
    return at, new


def follows(new: Interval, old: Interval) -> bool:
    """Whether a date is where a narrative may go on to from another without a word."""
    return new.first is not None and old.first is not None and -GOES_BACK <= new.first - old.first <= GOES_ON


def heads_sentence(text: str, timex: Timex) -> bool:
    """Whether no more than a word or two stands before an expression in its sentence: in 1942, by early 1942."""
    before = text[max(0, timex.start - HEAD) : timex.start]
    return timex.start <= HEAD or bool(HEAD_END.search(before))


HEADING = 100
"""The longest heading."""


def is_heading(text: str, timex: Timex) -> bool:
    """Whether an expression stands in a heading: a short line of its own with no stop at its end."""
    start, end = text.rfind("\n", max(0, timex.start - HEADING), timex.start), text.find("\n", timex.end, timex.end + HEADING)
    return end >= 0 and (start >= 0 or timex.start < HEADING) and end - start <= HEADING and text[end - 1] not in ".,;:!?\"'”"


def in_brackets(text: str, timex: Timex) -> bool:
    """Whether an expression stands in brackets."""
    before = text[max(0, timex.start - BRACKETED) : timex.start]
    return before.rfind("(") > before.rfind(")")
