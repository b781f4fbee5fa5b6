"""The table of events: its columns, as text, as values and as a pandas frame; CSV out and in."""

import csv
import dataclasses
import datetime
import functools
import io
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from dateline import days, sheets
from dateline.errors import DateError, FormatError, InputError
from dateline.interval import Extent, Interval, Precision
from dateline.model import Basis, Event, Status, Timex
from dateline.timeline import Timeline

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

Cell: TypeAlias = str | int | float | bool | tuple[str, ...] | None


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its value in an event, how its text is read back, and what it means."""

    name: str
    get: Callable[[Event], Cell]
    read: Callable[[str], Any]
    meaning: str


def records(events: Iterable[Event]) -> Iterator[dict[str, Cell]]:
    """Each event as a dict of values: None where there is none, tuples of names, booleans and numbers as they are."""
    return ({column.name: column.get(event) for column in COLUMNS} for event in events)


def rows(events: Iterable[Event]) -> list[dict[str, str]]:
    """Each event as a dict of texts, as they stand in the table."""
    return [{name: _text(cell) for name, cell in record.items()} for record in records(events)]


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case tuple():
            return NAMES.join(cell)
        case _:
            return str(cell)


# ------------------------------------------------------------------------------------------------- cells in

NAMES = "; "


def _interval(event: Event) -> Interval | None:
    return event.timex.interval if event.timex else None


def _of_timex(name: str) -> Callable[[Event], Cell]:
    return lambda event: getattr(event.timex, name) if event.timex else None


def _of_interval(name: str, nothing: Cell = None) -> Callable[[Event], Cell]:
    def get(event: Event) -> Cell:
        interval = _interval(event)
        return nothing if interval is None else (getattr(interval, name) or nothing)

    return get


def _of_event(name: str) -> Callable[[Event], Cell]:
    return lambda event: getattr(event, name)


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split(NAMES)) if text else ()


def _boolean(text: str) -> bool:
    # a spreadsheet writes TRUE
    return {"true": True, "false": False}[text.lower()]


T = TypeVar("T")


def _optional(read: Callable[[str], T]) -> Callable[[str], T | None]:
    return lambda text: read(text) if text else None


# -------------------------------------------------------------------------------------------------- CSV out

# What a spreadsheet would run, apart from our own dates and numbers, which only look like a subtraction.
FORMULA = re.compile(r"(?![-+]\d[\dX.~?%/-]*\Z)'*[=+\-@\t\r\n＝＋－＠]")
DEFUSED = re.compile(r"'(?='*[=+\-@\t\r\n＝＋－＠])")


def to_csv(events: Iterable[Event], separator: str = ",") -> str:
    """The table as CSV (RFC 4180): commas, or another separator, CRLF, quotes doubled.

    A cell that a spreadsheet would run as a formula gets an apostrophe in front, and so does one that begins with
    apostrophes and such a sign; reading takes one away. Dates and numbers stay as they are: ``-0043-03-15``.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows([_defused(text) for text in row.values()] for row in rows(events))
    return out.getvalue()


def _defused(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def plain_cell(text: str) -> str:
    """A cell as it was before it was defused."""
    return DEFUSED.sub("", text, count=1) if DEFUSED.match(text) else text


# --------------------------------------------------------------------------------------------------- CSV in


def read_events(source: str | os.PathLike[str]) -> Timeline:
    """The timeline of a table: the path of a CSV, TSV, JSONL or Parquet file, or a CSV text (a string with more than one line).

    Equal to the timeline that was written. Columns may stand in any order and others may be among them.
    InputError if there is no such file, FormatError if it is no table of events.
    """
    if isinstance(source, str) and "\n" in source:
        return _parse(source, "the text")
    path = Path(source)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    suffix = path.suffix.lower()
    if suffix == ".parquet":
        return _of_records(sheets.parquet_rows(content, str(path)), str(path), "row")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(f"{path}: byte {error.start} is not UTF-8: save the table as 'CSV UTF-8'") from None
    if suffix == ".jsonl":
        return _of_records(_json_lines(text, str(path)), str(path), "line")
    return _parse(text, str(path), "\t" if suffix == ".tsv" else ",")


def _json_lines(text: str, place: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise FormatError(f"{place}, line {number}: not JSON: {error}") from None
        if not isinstance(record, dict):
            raise FormatError(f"{place}, line {number}: {line[:40]!r} is not an object with the table's columns")
        yield {"document" if name == "doc_id" else name: cell for name, cell in record.items()}


def _of_records(records: Iterable[Mapping[str, Any]], place: str, unit: str) -> Timeline:
    """The timeline of rows that hold values, not texts."""
    events = []
    for number, record in enumerate(records, 1):
        _check_header(list(record), place)
        texts = {name: _text(tuple(map(str, cell)) if isinstance(cell, list) else cell) for name, cell in record.items()}
        events.append(_event(texts, f"{place}, {unit} {number}"))
    return Timeline(events)


def _parse(text: str, place: str, separator: str = ",") -> Timeline:
    limit = csv.field_size_limit(sys.maxsize)  # a sentence may be longer than csv's 128 KiB
    try:
        reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=separator)
        header = next(reader, [])
        _check_header(header, place)
        events = []
        for cells in reader:
            if cells:
                line = f"{place}, line {reader.line_num}"
                if len(cells) != len(header):
                    raise FormatError(f"{line}: {len(cells)} cells, but the header has {len(header)}")
                events.append(_event({name: plain_cell(text) for name, text in zip(header, cells, strict=True)}, line))
    except csv.Error as error:
        raise FormatError(f"{place}: not a CSV table: {error}") from None
    finally:
        csv.field_size_limit(limit)
    return Timeline(events)


def _check_header(header: list[str], place: str) -> None:
    missing = [column.name for column in COLUMNS if column.name not in header]
    if not missing:
        return
    names = ", ".join(repr(name) for name in missing[:3]) + (f" and {len(missing) - 3} more" if len(missing) > 3 else "")
    separator = next((mark for mark in (";", "\t") if len(header) == 1 and mark in header[0]), None)
    right = f"it is separated by {separator!r}: save it with commas" if separator else "a table that 'dateline extract' wrote has them all"
    raise FormatError(f"{place}: no column {names}: {right}")


def _event(texts: Mapping[str, str], place: str) -> Event:
    values = {column.name: _value(column, texts[column.name], place) for column in COLUMNS}
    try:
        timex = _timex(values)
    except DateError as error:
        raise FormatError(f"{place}: {error}") from None
    own = {field: values[name] for field, name in EVENT_FIELDS.items()}
    return Event(**own, sentence_start=_sentence_start(values), timex=timex)


def _value(column: Column, text: str, place: str) -> Any:
    try:
        return column.read(text)
    except (ValueError, KeyError):
        raise FormatError(f"{place}, column {column.name!r}: {text!r} is not right: {column.meaning}") from None


def _timex(values: dict[str, Any]) -> Timex | None:
    """The dated words of a row; what the table does not hold (TIMEX3, rules, expression) stays empty."""
    if values["date_start"] is None:
        return None
    interval = None
    if values["precision"]:
        interval = Interval(
            values["earliest"],
            values["latest"],
            values["precision"],
            values["approximate"],
            values["uncertain"],
            values["extent"] or Extent.WITHIN,
        )
    return Timex(
        values["date_start"],
        values["date_start"] + len(values["date_text"]) if values["date_end"] is None else values["date_end"],
        values["date_text"],
        type="",
        edtf=values["date"],
        interval=interval,
        basis=values["date_basis"] or Basis.EXPLICIT,
        anchor=values["anchor"],
    )


def _sentence_start(values: dict[str, Any]) -> int:
    """Where the sentence begins, by the words that it holds: the table gives their offsets but not its own. 0 if it holds neither."""
    sentence, trigger, words = values["sentence"], values["trigger"], values["date_text"]
    starts: list[int] = [values["trigger_start"] - found.start() for found in re.finditer(re.escape(trigger), sentence)] if trigger else []
    dated = [values["date_start"] - found.start() for found in re.finditer(re.escape(words), sentence)] if words else []
    both = [start for start in starts if start in dated]
    return max(0, (both or starts or dated or [0])[0])


# ---------------------------------------------------------------------------------------------------- frame

DTYPES: dict[str, str] = {
    "approximate": "bool",
    "uncertain": "bool",
    "confidence": "float64",
    "page": "Int64",
    "date_start": "Int64",
    "date_end": "Int64",
    "trigger_start": "Int64",
    "trigger_end": "Int64",
    "n_sources": "Int64",
}


def schema() -> dict[str, Any]:
    """The columns as a Table Schema (Frictionless Data): the name, type and meaning of each, and the values of a closed one."""
    kinds = {"bool": "boolean", "float64": "number", "Int64": "integer"}
    values: dict[str, Iterable[str]] = {"precision": Precision, "extent": Extent, "status": Status, "date_basis": Basis}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [
            {
                "name": column.name,
                "type": kinds.get(DTYPES.get(column.name, ""), "string"),
                "description": column.meaning,
                **({"constraints": {"enum": [str(value) for value in values[column.name]]}} if column.name in values else {}),
            }
            for column in COLUMNS
        ],
        "missingValues": [""],
    }


def to_frame(events: Iterable[Event]) -> "pd.DataFrame":
    """The table as a pandas frame, one row an event.

    Beside the columns of the CSV: ``start`` and ``end``, datetime64[s] at midnight, both included, NaT outside the years 1
    to 9999 or where that end is open; ``first_day`` and ``last_day``, Int64 day numbers (1 is 0001-01-01) for any year.
    ``precision`` and ``status`` are ordered categories, from fine to coarse and from happened on; whole numbers are Int64.
    ``frame.dateline`` draws the rows that are left after a selection, and shows one with its evidence (see ``Rows``).
    """
    import pandas as pd

    _give_frames_an_accessor()
    events = list(events)
    cells = list(records(events))
    frame = pd.DataFrame({column.name: pd.Series([row[column.name] for row in cells], dtype=object) for column in COLUMNS})
    for name in frame.columns.difference([*DTYPES, "precision", "status"]):
        frame[name] = pd.Series([_text(row[name]) for row in cells], index=frame.index, dtype=str)
    frame = frame.astype(DTYPES)
    for name, order in (("precision", Precision), ("status", Status)):
        values = [None if cell is None else str(cell) for cell in frame[name]]
        frame[name] = pd.Categorical(values, categories=[str(member) for member in order], ordered=True)
    for name, end in (("start", "first"), ("end", "last")):
        numbers = [getattr(interval, end) if (interval := _interval(event)) else None for event in events]
        frame[f"{end}_day"] = pd.array(numbers, dtype="Int64")
        held = [_datetime(number) for number in numbers]
        frame[name] = pd.Series(held, index=frame.index, dtype="datetime64[s]")
    return frame[[column.name for column in COLUMNS] + ["start", "end", "first_day", "last_day"]]


class Rows:
    """The rows of a frame as events again: what ``frame.dateline`` gives. FormatError if the frame lacks columns of the table."""

    def __init__(self, frame: "pd.DataFrame") -> None:
        _check_header([str(name) for name in frame.columns], "the frame")
        self._frame = frame

    @property
    def timeline(self) -> Timeline:
        """The timeline of the rows."""
        cells = self._frame[[column.name for column in COLUMNS]].astype(object)
        texts = cells.where(cells.notna(), None).to_dict("records")
        rows = [{str(name): _text(cell) for name, cell in row.items()} for row in texts]
        return Timeline(_event(row, f"the frame, row {number}") for number, row in enumerate(rows, 1))

    def plot(self, *arguments: Any, **options: Any) -> "Axes":
        """The chronology of the rows on a matplotlib Axes; see ``charts.plot`` for its options."""
        return self.timeline.plot(*arguments, **options)

    def explain(self, event_id: str) -> Event:
        """The event of an id, which shows itself in a notebook with its sentence and why it has its date. FormatError if there is none."""
        found = next((event for event in self.timeline if event.id == event_id), None)
        if found is None:
            raise FormatError(f"no event {event_id!r} in the {len(self._frame)} rows of the frame")
        return found


@functools.cache
def _give_frames_an_accessor() -> None:
    import pandas as pd

    pd.api.extensions.register_dataframe_accessor("dateline")(Rows)


def _datetime(number: int | None) -> datetime.datetime | None:
    """Midnight of a day; None outside the years 1 to 9999, where the methods of datetime64 values begin to fail."""
    held = number is not None and 1 <= number <= datetime.date.max.toordinal()
    return datetime.datetime.fromordinal(number) if number is not None and held else None


# ----------------------------------------------------------------------------------------------- the columns

EVENT_FIELDS = {
    "headline": "event",
    "trigger": "trigger",
    "trigger_start": "trigger_start",
    "trigger_end": "trigger_end",
    "type": "type",
    "status": "status",
    "sentence": "sentence",
    "document": "document",
    "source": "source",
    "page": "page",
    "participants": "participants",
    "places": "places",
    "confidence": "confidence",
    "id": "event_id",
    "n_sources": "n_sources",
}

COLUMNS = (
    Column("event_id", _of_event("id"), str, "stable: the same input gives the same id"),
    Column("date", _of_timex("edtf"), str, "EDTF: 1956-10-19, 1956, 198X, 1904/1905, 1850~, -0043-03-15, XXXX-04-15, ../1916"),
    Column("earliest", _of_interval("earliest"), _optional(days.parse_iso), "the first day, 1956-10-19; empty where it is open or unknown"),
    Column("latest", _of_interval("latest"), _optional(days.parse_iso), "the last day, included; empty where it is open or unknown"),
    Column("precision", _of_interval("precision"), _optional(Precision), "one of " + ", ".join(Precision)),
    Column("extent", _of_interval("extent"), _optional(Extent), "within: some time inside; throughout: it lasted"),
    Column("approximate", _of_interval("approximate", False), _boolean, "true or false"),
    Column("uncertain", _of_interval("uncertain", False), _boolean, "true or false"),
    Column("event", _of_event("headline"), str, "a short headline that reads by itself"),
    Column("trigger", _of_event("trigger"), str, "the word that tells the event"),
    Column("type", _of_event("type"), str, "meeting, treaty, war, ..."),
    Column("status", _of_event("status"), Status, "one of " + ", ".join(Status)),
    Column("participants", _of_event("participants"), _names, "names, '; ' between them"),
    Column("places", _of_event("places"), _names, "names, '; ' between them"),
    Column("date_text", _of_timex("text"), str, "the words that date it"),
    Column("date_basis", _of_timex("basis"), _optional(Basis), "one of " + ", ".join(Basis)),
    Column("anchor", _of_timex("anchor"), str, "the EDTF date that it was counted from"),
    Column("confidence", _of_event("confidence"), float, "a number from 0 to 1"),
    Column("sentence", _of_event("sentence"), str, "verbatim"),
    Column("document", _of_event("document"), str, "the document's name"),
    Column("source", _of_event("source"), str, "where the document is from"),
    Column("page", _of_event("page"), _optional(int), "a whole number, from 1; empty where the text has no pages"),
    Column("date_start", _of_timex("start"), _optional(int), "a whole number: the offset of the date's first character"),
    Column("date_end", _of_timex("end"), _optional(int), "a whole number: the offset after the date's last character"),
    Column("trigger_start", _of_event("trigger_start"), int, "a whole number: the offset of the trigger's first character"),
    Column("trigger_end", _of_event("trigger_end"), int, "a whole number: the offset after the trigger's last character"),
    Column("n_sources", _of_event("n_sources"), int, "a whole number: how many documents say so"),
)
