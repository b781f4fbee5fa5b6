"""Files of a timeline: the suffix chooses the writer, and a file is whole or as it was before."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dateline import charts, exchange, page, sheets, tables, timeml
from dateline.errors import FormatError
from dateline.model import Event
from dateline.timeline import Timeline


def write(timeline: Timeline, path: str | os.PathLike[str], *, mentions: bool = False) -> None:
    """Writes the timeline to a file by its suffix, or as CSV to standard output for ``-``.

    With ``mentions`` one row per mention, not per event. FormatError if there is no writer for the suffix or the file
    cannot be written; then what stood there still does.
    """
    wanted = timeline.by_mention() if mentions else timeline
    if str(path) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(_csv(wanted))
        sys.stdout.buffer.flush()
        return
    replace(path, writer(path)(wanted))


def draw(timeline: Timeline, path: str | os.PathLike[str], **options: Any) -> None:
    """Writes a chart with the options of ``charts.plot``. FormatError if the suffix is no picture's."""
    suffix = Path(path).suffix.lower()
    if suffix not in PICTURES:
        raise FormatError(f"{path}: only a picture is drawn with {', '.join(options)}: write to {', '.join(PICTURES)}")
    replace(path, charts.image(timeline, suffix[1:], **options))


def writer(path: str | os.PathLike[str]) -> Callable[[Timeline], bytes]:
    """The writer for a path's suffix, the longest that fits: ``.timeline.json``. FormatError if there is none."""
    suffixes = [suffix.lower() for suffix in Path(path).suffixes]
    found = next((joined for start in range(len(suffixes)) if (joined := "".join(suffixes[start:])) in WRITERS), None)
    if found is None:
        suffix = Path(path).suffix.lower()
        named = f"no writer for {suffix!r}" if suffix else "no suffix to choose a writer by"
        raise FormatError(f"{path}: {named}: write to {', '.join(WRITERS)}")
    return WRITERS[found]


def replace(path: str | os.PathLike[str], content: bytes) -> None:
    """Puts the content into a file all at once. FormatError, and the old file untouched, if it cannot be written."""
    path = Path(path)
    part: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".part", delete=False) as file:
            part = Path(file.name)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # a temporary file is its owner's alone; the result gets the rights that any new file, or the old one, has
        part.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        part.replace(path)
    except BaseException as error:
        if part is not None:
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise FormatError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from None
        raise


def _umask() -> int:
    # the only way to read it is to set it
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _csv(events: Iterable[Event]) -> bytes:
    return tables.to_csv(events).encode()


def _tsv(events: Iterable[Event]) -> bytes:
    return tables.to_csv(events, "\t").encode()


def _schema(_: Iterable[Event]) -> bytes:
    return (json.dumps(tables.schema(), indent=2) + "\n").encode()


def _xlsx(events: Iterable[Event]) -> bytes:
    """One sheet with the table's columns: dates and names as text, the sentence wrapped."""
    rows = [[tables.NAMES.join(cell) if isinstance(cell, tuple) else cell for cell in record.values()] for record in tables.records(events)]
    widths = {"event_id": 14, "date": 14, "date_text": 18, "places": 20, "document": 24, "source": 24, "participants": 28}
    widths |= {"event": 48, "sentence": 80}
    return sheets.write_xlsx([column.name for column in tables.COLUMNS], rows, widths, {"event", "sentence", "participants", "places"})


def _parquet(events: Iterable[Event]) -> bytes:
    """The table's columns with their types: lists of names, whole numbers, booleans, the rest text."""
    rows = list(tables.records(events))
    own = {"bool": "bool", "float64": "double", "Int64": "int64"}
    kinds = {column.name: own.get(tables.DTYPES.get(column.name, ""), "string") for column in tables.COLUMNS}
    kinds |= {"participants": "strings", "places": "strings"}
    return sheets.write_parquet({name: [row[name] for row in rows] for name in kinds}, kinds)


def _text(form: Callable[[Timeline], str]) -> Callable[[Timeline], bytes]:
    return lambda timeline: form(timeline).encode()


def _jsonl(events: Iterable[Event]) -> bytes:
    """One event a line, with the table's columns; ``doc_id`` stands for ``document``."""
    lines = []
    for record in tables.records(events):
        line = {"doc_id" if name == "document" else name: cell for name, cell in record.items()}
        lines.append(json.dumps(line, ensure_ascii=False, allow_nan=False) + "\n")
    return "".join(lines).encode()


def _html(timeline: Timeline) -> bytes:
    return page.page(timeline).encode()


def _figure(suffix: str) -> Callable[[Timeline], bytes]:
    return lambda timeline: charts.image(timeline, suffix)


PICTURES = (".png", ".svg", ".pdf")
WRITERS: dict[str, Callable[[Timeline], bytes]] = {
    ".csv": _csv,
    ".tsv": _tsv,
    ".jsonl": _jsonl,
    ".parquet": _parquet,
    ".xlsx": _xlsx,
    ".md": _text(exchange.markdown),
    ".ics": _text(exchange.calendar),
    ".timeline.json": _text(exchange.timeline_js),
    ".tei.xml": _text(exchange.tei),
    ".timeml": _text(timeml.timeml),
    ".schema.json": _schema,
    ".html": _html,
    **{suffix: _figure(suffix[1:]) for suffix in PICTURES},
}
