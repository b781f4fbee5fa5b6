"""An event with its date: what may date one, how sure each way is, what lasted and what is still to come."""

import dataclasses
import re

from dateline import interval as iv
from dateline.dates import Bound
from dateline.errors import DateError
from dateline.interval import Extent, Interval, Precision
from dateline.language import event_words
from dateline.model import Document, Event, Status, Timex

LAST_WORD = re.compile(r"(\w+)\s+$")
DATED_TYPES = frozenset({"DATE", "TIME", "DURATION"})

CONFIDENCE = {
    "bracket": 0.85,
    "phrase": 0.95,
    "clause": 0.85,
    "since": 0.8,
    "caption": 0.7,
    "occasion": 0.7,
    "shared": 0.7,
    "circumstance": 0.5,
    "nearest": 0.5,
    "sentence": 0.7,
    "tied": 0.8,
    "told": 0.8,
    "recalled": 0.85,
    "inherited": 0.8,
    "story": 0.95,
    "document": 0.8,
}
"""How often the days were right for each way in which a date finds its event, to a twentieth: of the marked events of two corpora
(``benchmarks/confidence.py``: story 171 of 178, document 108 of 135, clause 75 of 91, inherited 37 of 46, recalled 16 of 18, told all of
11) and of 240 rows read one by one (clause 170 of 192, phrase all of 24, shared 10 of 16). The other ways were seen less often than ten
times, and are estimates; so is ``recalled``, which readers found right less often than the corpora do."""


def is_date(timex: Timex) -> bool:
    """Whether a temporal expression can date an event: it means an interval, or would if the document's date were known."""
    return timex.type in DATED_TYPES and (timex.interval is not None or bool(timex.edtf))


def is_after(stretch: Interval | None, other: Interval | None) -> bool:
    """Whether a stretch begins when another is over; what is not known is not."""
    return stretch is not None and other is not None and stretch.first is not None and other.last is not None and stretch.first > other.last


def due(timex: Timex) -> Interval | None:
    """When a date is that bounds what is done by then: by June is done when June is; any other date is its interval."""
    if not isinstance(timex.expression, Bound) or timex.expression.side != "by" or timex.interval is None or timex.interval.last is None:
        return timex.interval
    try:
        told = iv.parse_edtf(timex.value)
    except DateError:
        told = None
    return told or iv.day(timex.interval.last)


def dated(event: Event, timex: Timex, how: str, document: Document) -> Event:
    """The event with its date and how the date found it, one of CONFIDENCE; what is after its document is planned."""
    leading = LAST_WORD.search(document.text, max(0, timex.start - 20), timex.start)
    lasts = (how == "bracket" and bool(timex.ends)) or (
        leading is not None and leading.group(1).lower() in event_words(document.language).light["throughout"]
    )
    placed = dataclasses.replace(timex, interval=_extended(timex, timex.interval, event, lasts, document)) if timex.interval else timex
    status = event.status
    if status is Status.HAPPENED and is_after(due(placed), document.dct):
        status = Status.PLANNED
    return dataclasses.replace(event, timex=placed, status=status, confidence=CONFIDENCE[how], link=how)


WITHIN_BOUNDS = frozenset({"before", "by", "after"})
"""The bounds within which a thing was done at some time; until and since are how long it lasted."""


def _extended(timex: Timex, stretch: Interval, event: Event, lasts: bool, document: Document) -> Interval:
    """The interval with its extent: what lasts filled a stretch of several years or between two days; the rest fell within it.

    ``lasts`` where a word before the date says so: throughout the 1860s, from 264 to 241 BC.
    """
    bound = timex.expression if isinstance(timex.expression, Bound) else None
    if bound and (bound.side in WITHIN_BOUNDS or bound.mod != bound.of.mod):
        return stretch
    lasting = event_words(document.language).light["lasting"]
    is_long = event.type == "war" or bool(lasting & {word.lower().rstrip("s") for word in event.trigger.split()})
    is_open = stretch.first is None or stretch.last is None
    throughout = (stretch.precision is Precision.SPAN and (is_long or is_open)) or (lasts and stretch.precision is not Precision.DAY)
    return dataclasses.replace(stretch, extent=Extent.THROUGHOUT) if throughout else stretch
