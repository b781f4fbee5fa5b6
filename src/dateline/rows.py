"""Tables of documents, one a row: CSV, JSON lines, the rows of a frame or of a sheet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.encoding import decode
from dateline.errors import InputError
from dateline.records import FIELDS, Found, NotDocumentsError, Options, Record

OTHER_NAMES = {"dct": "date", "url": "source", "id": "doc_id", "language": "lang"}
"""Columns that mean a field though they are not called so; the field's own name goes first."""


def read_jsonl(data: bytes, name: str, options: Options) -> Iterator[Found]:
    """One record a line: ``text``, and optionally ``doc_id``, ``dct``, ``title``, ``source`` or ``url``, ``lang``."""
    wanted = options.columns.get("text", "text")
    for number, line in enumerate(decode(data).split("\n"), 1):  # not splitlines: JSON may hold U+2028
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield InputError(f"line {number}: is no JSON: {error}".splitlines()[0])
            continue
        if isinstance(row, dict):
            row = {**{key.lower(): value for key, value in row.items()}, **row}  # as the names of a table's columns
        if not isinstance(row, dict) or not isinstance(row.get(wanted), str):
            yield InputError(f'line {number}: has no {wanted}: each line is one document, {{"doc_id": ..., "text": ...}}')
            continue
        yield record(row, f"{name}#{number}", options)


def read_csv(data: bytes, name: str, options: Options) -> Iterator[Found]:
    """One record a row, of the columns ``text``, ``date``, ``title``, ``source``, ``lang``, ``doc_id``; only the first is needed."""
    text = decode(data)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = next(reader)
        yield from records(columns, filter(None, reader), name, options)
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}") from None


def records(columns: list[str], rows: Iterable[Iterable[Any]], name: str, options: Options) -> Iterator[Found]:
    """One record for each row that holds anything. NotDocumentsError if no column holds the text."""
    keys = [column.strip().lower() for column in columns]
    wanted = options.columns.get("text", "text").lower()
    if wanted not in keys:
        remedy = f", but {', '.join(keys)[:200]}; name yours with --column text=NAME"
        raise NotDocumentsError(f"has no column named {wanted}", remedy)
    for number, row in enumerate(rows, 1):
        yield record(dict(zip(keys, row, strict=False)), f"{name}#{number}", options)


def record(row: Mapping[str, Any], default_id: str, options: Options) -> Record:
    """A record of a row or of a JSON object: only what is text or can be written as one is taken."""
    said = {}
    for field in FIELDS:
        own = options.columns.get(field)
        names = [own, own.lower()] if own else [other for other, meant in OTHER_NAMES.items() if meant == field] + [field]
        said[field] = next((text for name in reversed(names) if (text := _written(row.get(name)))), "")
    text = row.get(options.columns.get("text", "text"), row.get(options.columns.get("text", "text").lower()))
    return Record(
        text=text if isinstance(text, str) else "",
        date=said["date"],
        title=said["title"],
        source=said["source"],
        language=said["lang"],
        id=said["doc_id"] or default_id,
    )


def _written(value: Any) -> str:
    """A cell as text; what is missing, a number that is none among it, is empty."""
    return "" if value is None or value != value else str(value).strip()
