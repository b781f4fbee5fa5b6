"""A timeline: an immutable, ordered sequence of events, with the evidence of each."""

import dataclasses
import html
import os
import shutil
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Self, overload

from dateline import evidence
from dateline.errors import DateError, StaleReview
from dateline.interval import Interval, parse_edtf
from dateline.model import Event, Tagged

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

    from dateline.page import Shown

SHOWN = 50  # rows of a notebook's or a prompt's view; the frame and the files have all


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """What became of one input of a run."""

    document: str  # its id, or the path of what could not be read
    source: str
    status: str  # read, failed, or passed over: found in a folder, and of no kind that dateline reads
    reason: str  # why not, where it was not read
    date: str  # the document's own, in EDTF
    date_basis: str  # given, metadata, byline, filename, modified, inferred
    language: str
    rules: str  # the language pack that read it; dateparser where there is none and only whole dates are read
    characters: int
    dates: int  # expressions of time
    unanchored: int  # of these, the ones that nothing places
    events: int  # mentions
    title: str = ""
    date_confidence: float | None = None  # of an inferred date: how likely it holds the true one


class Timeline:
    """An immutable sequence of events in the order of their dates, those without a place in time last.

    ``evidence`` gives for each event the mentions that it was merged from; without it each event is its own. ``documents``
    says what became of each input, and ``pandas.DataFrame(timeline.documents)`` is its table; ``texts`` are the documents that
    were read, with all their temporal expressions, nothing for a timeline that comes from a table. Equal to another if their
    tables of events are.
    """

    __slots__ = ("_events", "_evidence", "documents", "texts")

    def __init__(
        self,
        events: Iterable[Event] = (),
        evidence: Iterable[Iterable[Event]] | None = None,
        documents: Iterable[Account] = (),
        texts: Iterable[Tagged] = (),
    ) -> None:
        self.documents = tuple(documents)
        self.texts = tuple(texts)
        events = tuple(events)
        mentions = tuple((event,) for event in events) if evidence is None else tuple(map(tuple, evidence))
        pairs = sorted(zip(events, mentions, strict=True), key=lambda pair: _position(pair[0]))
        self._events = tuple(event for event, _ in pairs)
        self._evidence = tuple(evidence for _, evidence in pairs)

    @classmethod
    def merged(
        cls, pairs: Iterable[tuple[Event, tuple[Event, ...]]], documents: Iterable[Account] = (), texts: Iterable[Tagged] = ()
    ) -> Self:
        """The timeline of merging's pairs: an event and its mentions."""
        pairs = tuple(pairs)
        return cls((event for event, _ in pairs), (mentions for _, mentions in pairs), documents, texts)

    @property
    def pairs(self) -> Iterator[tuple[Event, tuple[Event, ...]]]:
        """Each event with the mentions that it was merged from: what ``merged`` makes a timeline of."""
        return zip(self._events, self._evidence, strict=True)

    # ------------------------------------------------------------------------------------------- as a sequence

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events)

    @overload
    def __getitem__(self, key: int) -> Event: ...
    @overload
    def __getitem__(self, key: "slice | str") -> "Timeline": ...
    def __getitem__(self, key: "int | slice | str") -> "Event | Timeline":
        """The event at a position, or the timeline of a slice.

        ``timeline["1904":"1956"]`` has every event whose interval shares a day with 1904-01-01 to 1956-12-31: both ends are
        included and either may be left open. ``timeline["1956"]`` is the same with one date. An event with an open end counts
        with the day that is known: ``../2039`` is in no slice before 2039. Unanchored events are in no slice by date. Numbers
        are positions, as in a list. DateError if an end is no EDTF date.
        """
        if isinstance(key, int):
            return self._events[key]
        if isinstance(key, str):
            return self._during(_dated(key))
        if isinstance(key.start, str) or isinstance(key.stop, str):
            if key.step is not None:
                raise TypeError("a slice by date has no step")
            return self._during(_between(key.start, key.stop))
        return Timeline(self._events[key], self._evidence[key], self.documents, self.texts)

    def __eq__(self, other: object) -> bool:
        return self._table() == other._table() if isinstance(other, Timeline) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._table())

    def _table(self) -> tuple[tuple[str, ...], ...]:
        from dateline import tables

        return tuple(tuple(row.values()) for row in tables.rows(self))

    # ----------------------------------------------------------------------------------------------- its parts

    @property
    def unanchored(self) -> tuple[Event, ...]:
        """The events that nothing places in time, such as ``XXXX-04-15``."""
        return tuple(event for event in self if _interval(event) is None)

    @property
    def mentions(self) -> tuple[Event, ...]:
        """Every mention, in the order of the events; a mention bears the id of its event."""
        return tuple(
            dataclasses.replace(mention, id=event.id)
            for event, mentions in zip(self._events, self._evidence, strict=True)
            for mention in mentions
        )

    def by_mention(self) -> "Timeline":
        """The timeline of the mentions, each an event of its own: a row for each in every form of output."""
        return Timeline(self.mentions, documents=self.documents, texts=self.texts)

    def evidence(self) -> "pd.DataFrame":
        """One row per mention, with the table's columns; ``event_id`` is the one of the event that it is evidence of."""
        from dateline import tables

        return tables.to_frame(self.mentions)

    def disagreements(self) -> tuple[tuple[Event, Event], ...]:
        """The pairs of events that look like one to which two documents give different dates: both stay in the table.

        See ``merging.disagreements`` for what makes two events look like one.
        """
        from dateline import merging

        return merging.disagreements(zip(self._events, self._evidence, strict=True))

    def filter(
        self,
        *,
        type: str | Iterable[str] | None = None,
        status: str | Iterable[str] | None = None,
        participant: str | None = None,
    ) -> "Timeline":
        """The events of a type, a status (one or several) and a participant, told by whole words of the name in any case."""
        types, statuses = _choice(type), _choice(status)
        words = set(participant.casefold().split()) if participant else set()
        return self._where(
            [
                (types is None or event.type in types)
                and (statuses is None or event.status in statuses)
                and (not words or any(words <= set(name.casefold().split()) for name in event.participants))
                for event in self
            ]
        )

    def _during(self, wanted: Interval) -> "Timeline":
        return self._where([(known := _known(event)) is not None and known.overlaps(wanted) for event in self])

    def _where(self, keep: Sequence[bool]) -> "Timeline":
        return Timeline.merged((pair for pair, wanted in zip(self.pairs, keep, strict=True) if wanted), self.documents, self.texts)

    def review(self, path: str | os.PathLike[str]) -> "Timeline":
        """The timeline as a reader reviewed it on its page (``review.csv``); a StaleReview warning for each line that fits no event.

        Rejected events are left out, accepted ones have the confidence 1, edited headlines and dates are in their place.
        """
        from dateline import review

        reviewed, stale = review.review(self, path)
        for message in stale:
            warnings.warn(message, StaleReview, stacklevel=2)
        return reviewed

    # ----------------------------------------------------------------------------------------------- its outputs

    def to_frame(self) -> "pd.DataFrame":
        """The table as a pandas frame; see ``tables.to_frame`` for its types."""
        from dateline import tables

        return tables.to_frame(self)

    def to_csv(self, path: str | os.PathLike[str] | None = None) -> str | None:
        """The table as CSV: its text, or None after writing it to a path (UTF-8)."""
        from dateline import tables, writers

        text = tables.to_csv(self)
        if path is None:
            return text
        writers.replace(path, text.encode())
        return None

    def save(self, path: str | os.PathLike[str], *, mentions: bool = False) -> None:
        """Writes a table, a chart or the page, by the path's suffix. FormatError if there is no writer for it."""
        from dateline import writers

        writers.write(self, path, mentions=mentions)

    def plot(self, ax: "Axes | None" = None, **options: Any) -> "Axes":
        """The chronology as a matplotlib Axes; see ``charts.plot`` for its options."""
        from dateline import charts

        return charts.plot(self, ax, **options)

    def show(self, **options: Any) -> "Shown":
        """The page in a frame, for a notebook; see ``page.page`` for its options."""
        from dateline import page

        return page.Shown(page.page(self, **options))

    # -------------------------------------------------------------------------------------------------- its views

    def __str__(self) -> str:
        return _plain(self._events)

    def __repr__(self) -> str:
        more = len(self) - SHOWN
        return _plain(self._events[:SHOWN]) + (f"\n… and {more} more" if more > 0 else "")

    def _repr_html_(self) -> str:
        return _page(self)


# --------------------------------------------------------------------------------------------------- by date


def _interval(event: Event) -> Interval | None:
    return event.timex.interval if event.timex else None


def _known(event: Event) -> Interval | None:
    """What is known of the event's days: an open end reaches no further than the other one."""
    interval = _interval(event)
    ends = [day for day in (interval.first, interval.last) if day is not None] if interval else []
    return Interval(ends[0], ends[-1]) if ends else None


def _position(event: Event) -> tuple[bool, float, float]:
    """Sorts by first day, then the longer before what lies in it; an open beginning goes by its end."""
    known = _known(event)
    return (True, 0, 0) if known is None else (False, known.first or 0, -(known.last or 0))


def _dated(text: str) -> Interval:
    interval = parse_edtf(text)
    if interval is None:
        raise DateError(f"{text!r} has no place in time: slice by a date with a year, such as '1956' or '1956-10'")
    return interval


def _between(start: str | None, stop: str | None) -> Interval:
    for end in (start, stop):
        if not isinstance(end, str | None):
            raise TypeError(f"a slice by date needs strings, not {end!r}: timeline['1904':'1956']")
    first = None if start is None else _dated(start).first
    last = None if stop is None else _dated(stop).last
    return Interval(first, last)


def _choice(wanted: str | Iterable[str] | None) -> frozenset[str] | None:
    return None if wanted is None else frozenset([wanted] if isinstance(wanted, str) else wanted)


# ------------------------------------------------------------------------------------------- for a terminal

VIEW = (("date", 23), ("status", 12), ("event", 60), ("participants", 30))
LEAST_EVENT = LEAST_SENTENCE = 24


def _plain(events: Sequence[Event]) -> str:
    """A table cut to the terminal's width; the sentence takes what the others leave."""
    from dateline import tables

    if not events:
        return "no events"
    width = shutil.get_terminal_size().columns
    texts = [{name: _printable(text) for name, text in row.items()} for row in tables.rows(events)]
    names: list[str] = []
    widths: list[int] = []
    for name, most in VIEW:
        natural = max(len(name), *(_width(row[name]) for row in texts))
        room = width - sum(widths) - 2 * len(widths)
        fits = min(natural, most) <= room - (LEAST_EVENT if name == "status" else 0)
        if fits or not names or name == "event":
            names.append(name)
            widths.append(max(1, min(natural, most, room)))
    room = width - sum(widths) - 2 * len(widths)
    if room >= LEAST_SENTENCE:
        names.append("sentence")
        widths.append(room)
    lines = [dict(zip(names, names, strict=True)), *texts]
    return "\n".join("  ".join(_cut(line[name], size) for name, size in zip(names, widths, strict=True)).rstrip() for line in lines)


def _printable(text: str) -> str:
    """The text on one line, without what could steer a terminal."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _width(text: str) -> int:
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _cut(text: str, size: int) -> str:
    """The text padded to a width in terminal columns, or cut with an ellipsis."""
    if (width := _width(text)) <= size:
        return text + " " * (size - width)
    kept, used = "", 0
    for char in text:
        if used + _columns(char) > size - 1:
            break
        kept, used = kept + char, used + _columns(char)
    return kept + "…" + " " * (size - 1 - used)


# --------------------------------------------------------------------------------------------- for a notebook

STYLE = (
    "<style>.dateline td,.dateline th{text-align:left!important;vertical-align:top;padding:.3em .8em .3em 0}"
    ".dateline .date{white-space:nowrap;font-variant-numeric:tabular-nums}.dateline .event{font-weight:600;min-width:14em}"
    ".dateline .sentence{opacity:.8;min-width:20em}"
    ".dateline mark{background:none;color:inherit}.dateline mark.date{background:#f0e44280}</style>"
)
CELLS = ("date", "event", "type", "status", "participants", "sentence")


def _page(timeline: Timeline) -> str:
    """An HTML table of the first rows, with the dated words of each sentence marked."""
    from dateline import tables

    head = "".join(f"<th>{name}</th>" for name in CELLS)
    body = []
    for event, row in zip(timeline, tables.rows(timeline[:SHOWN]), strict=False):
        cells = {name: html.escape(row[name]) for name in CELLS} | {"sentence": evidence.marked(event)}
        body.append("<tr>" + "".join(f'<td class="{name}">{cells[name]}</td>' for name in CELLS) + "</tr>")
    more = len(timeline) - SHOWN
    rest = f"<p>… and {more} more: <code>to_frame()</code> has them all</p>" if more > 0 else ""
    unplaced = len(timeline.unanchored)
    count = f"{len(timeline)} event{'s' * (len(timeline) != 1)}" + (f", {unplaced} of them without a place in time" if unplaced else "")
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody></table>" if body else ""
    return f'{STYLE}<div class="dateline"><p>{count}</p>{table}{rest}</div>'
