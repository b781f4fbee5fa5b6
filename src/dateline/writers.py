"""Files of a timeline: the suffix chooses the writer, and a file is whole or as it was before."""

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from dateline import charts, page, tables
from dateline.errors import FormatError
from dateline.model import Event
from dateline.timeline import Timeline


def write(timeline: Timeline, path: str | os.PathLike[str], *, mentions: bool = False) -> None:
    """Writes the timeline to a file by its suffix, or as CSV to standard output for ``-``.

    With ``mentions`` one row per mention, not per event. FormatError if there is no writer for the suffix or the file
    cannot be written; then what stood there still does.
    """
    wanted = Timeline(timeline.mentions) if mentions else timeline
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
    """The writer for a path's suffix. FormatError if there is none."""
    suffix = Path(path).suffix.lower()
    if suffix not in WRITERS:
        named = f"no writer for {suffix!r}" if suffix else "no suffix to choose a writer by"
        raise FormatError(f"{path}: {named}: write to {', '.join(WRITERS)}")
    return WRITERS[suffix]


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
    ".jsonl": _jsonl,
    ".html": _html,
    **{suffix: _figure(suffix[1:]) for suffix in PICTURES},
}
