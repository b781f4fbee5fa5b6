"""What a reader said of the events on the page, from ``review.csv``, applied to a timeline by the events' ids."""

import csv
import dataclasses
import io
import os
from pathlib import Path

from dateline.errors import DateError, FormatError, InputError
from dateline.interval import parse_edtf
from dateline.model import Basis, Event, Timex
from dateline.tables import plain_cell
from dateline.timeline import Timeline

COLUMNS = ("event_id", "decision", "event", "date", "note", "was_event", "was_date")
DECISIONS = ("accept", "reject", "")


@dataclasses.dataclass(frozen=True, slots=True)
class Verdict:
    """One line of a review: what is said of an event, with a headline and a date where they are to be others."""

    place: str
    event_id: str
    decision: str
    headline: str
    date: str
    was: str


def review(timeline: Timeline, path: str | os.PathLike[str]) -> tuple[Timeline, tuple[str, ...]]:
    """The timeline as it was reviewed, and what of the review matches nothing any more, a line each.

    A rejected event is left out; an accepted one has the confidence 1; an edited headline or date takes the place of what was
    read, while the row keeps its words; the basis of such a date is ``review``, and it is counted from nothing. Notes are the
    reviewer's own. InputError if there is no such file, FormatError if it is no review.
    """
    verdicts = read(path)
    said = {verdict.event_id: verdict for verdict in verdicts}
    pairs = list(timeline.pairs)
    kept = [(_edited(event, said[event.id]) if event.id in said else event, mentions) for event, mentions in pairs]
    rejected = {verdict.event_id for verdict in verdicts if verdict.decision == "reject"}
    stale = [verdict for verdict in verdicts if verdict.event_id not in {event.id for event, _ in pairs}]
    undated = [said[event.id] for event, _ in pairs if event.id in said and said[event.id].date and event.timex is None]
    return (
        Timeline.merged((pair for pair in kept if pair[0].id not in rejected), timeline.documents, timeline.texts),
        tuple(f"{verdict.place}: no event {verdict.event_id} any more, {verdict.was}: what was said of it is left out" for verdict in stale)
        + tuple(f"{verdict.place}: no words date event {verdict.event_id}: its date is not changed" for verdict in undated),
    )


def _edited(event: Event, verdict: Verdict) -> Event:
    timex = event.timex
    if timex and verdict.date not in ("", timex.edtf):
        timex = _given(timex, verdict.date)
    return dataclasses.replace(
        event,
        headline=verdict.headline or event.headline,
        timex=timex,
        confidence=1.0 if verdict.decision == "accept" else event.confidence,
    )


def _given(timex: Timex, date: str) -> Timex:
    """The words that date an event, where they stand, with a date that is a reader's: nothing of how they were read holds of it."""
    interval = parse_edtf(date)
    if interval and timex.interval:
        # that a thing lasted is not a matter of its days
        interval = dataclasses.replace(interval, extent=timex.interval.extent)
    return Timex(timex.start, timex.end, timex.text, timex.type, edtf=date, interval=interval, basis=Basis.REVIEW)


def read(path: str | os.PathLike[str]) -> tuple[Verdict, ...]:
    """The lines of a ``review.csv``; the later of two about one event counts. Errors as ``review`` has them."""
    path = Path(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: byte {error.start} is not UTF-8: save the review as 'CSV UTF-8'") from None
    lines = csv.DictReader(io.StringIO(text, newline=""))
    missing = [name for name in COLUMNS[:4] if name not in (lines.fieldnames or ())]
    if missing:
        raise FormatError(f"{path}: no column {', '.join(map(repr, missing))}: a review that the page exported has {', '.join(COLUMNS)}")
    found: dict[str, Verdict] = {}
    for line in lines:
        verdict = _verdict({name: plain_cell(line.get(name) or "") for name in COLUMNS}, f"{path}, line {lines.line_num}")
        found.pop(verdict.event_id, None)
        found[verdict.event_id] = verdict
    return tuple(found.values())


def _verdict(cells: dict[str, str], place: str) -> Verdict:
    decision, date = cells["decision"].strip().lower(), cells["date"].strip()
    if decision not in DECISIONS:
        raise FormatError(f"{place}, column 'decision': {cells['decision']!r} is not right: accept, reject, or empty")
    if date:
        try:
            parse_edtf(date)
        except DateError as error:
            raise FormatError(f"{place}, column 'date': {error}") from None
    was = " ".join(part for part in (cells["was_date"], cells["was_event"]) if part) or "of which nothing more is said"
    return Verdict(place, cells["event_id"], decision, " ".join(cells["event"].split()), date, was)
