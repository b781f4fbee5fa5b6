"""Files, folders, globs, strings, frames -> Document, each with its own date and how that was found.

Each reader takes the bytes of a file and gives the records in it; what follows is the same for all: language, date, id.
"""

import codecs
import csv
import dataclasses
import functools
import glob
import io
import json
import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.docdate import byline_date, name_date
from dateline.errors import DateError, InputError
from dateline.interval import Interval, edtf
from dateline.model import Document
from dateline.webpage import read_page
from dateline.wholedate import Order, is_ambiguous, whole_date


@dataclasses.dataclass(frozen=True, slots=True)
class Record:
    """What a reader finds: a text, and what its file says of it, each a string as it is written there."""

    text: str
    date: str = ""
    title: str = ""
    source: str = ""
    language: str = ""
    id: str = ""
    pages: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no document, with the reason. ``skipped`` is one that nobody named, found in a folder: no fault."""

    path: str
    reason: str
    skipped: bool = False


def read(inputs: Any, *, date: str | Interval | None = None, language: str | None = None) -> Iterator[Document | Failure]:
    """The documents of one input or of several, and a Failure for each that could not be read, in the order of the inputs.

    An input is a path, a folder, a glob, ``"-"`` for standard input, a text, a Document, or a frame with a ``text`` column.
    A ``Path`` is always a path; a string is a text if it holds a line break, or spaces and no file's suffix. ``date`` and
    ``language`` are for all the documents and override what each says. DateError if ``date`` is none.
    """
    given = given_date(date) if isinstance(date, str) else date
    return _read(inputs, given, language)


def given_date(text: str) -> Interval:
    """The interval of a date that a user gives. DateError if it is none, or has two readings."""
    if found := whole_date(text):
        return found
    orders: tuple[Order, Order] = ("DMY", "MDY")
    readings = [edtf(reading) for order in orders if is_ambiguous(text) and (reading := whole_date(text, order=order))]
    if readings:
        raise DateError(f"the date {text!r} has two readings: write it as {' or '.join(readings)}")
    raise DateError(f"{text!r} is no date: write it as 2017-03-27, 2017-03, 2017 or 27 March 2017")


def detect_language(text: str, default: str = "und") -> str:
    """The language whose commonest words a text is fullest of; for a few words, the one with their letters, else the default."""
    tokens = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    shares = {name: sum(token in words for token in tokens) for name, words in _common_words().items()}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] >= max(2, len(tokens) * 0.1):
        return best
    letters = "".join(tokens)
    if len(tokens) > 40 or not letters:
        return default
    return next((name for name, known in _letters().items() if 2 * sum(map(known.__contains__, letters)) > len(letters)), default)


# ---------------------------------------------------------------------------------------------------- what is given


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """One thing to read: where it is, its id, and its records or the reason why there are none."""

    path: str
    id: str
    records: Callable[[], Iterable[Record | InputError]]
    named: bool = True


def _read(inputs: Any, given: Interval | None, language: str | None) -> Iterator[Document | Failure]:
    ids: set[str] = set()
    for found in _find(inputs):
        if isinstance(found, Failure):
            yield found
            continue
        if isinstance(found, Document):
            changed = dataclasses.replace(found, dct=given, dct_basis="given") if given else found
            changed = dataclasses.replace(changed, language=language) if language else changed
            yield dataclasses.replace(changed, id=_unique(changed.id, found.source, ids))
            continue
        try:
            for record in found.records():
                if isinstance(record, InputError):
                    yield Failure(found.path, str(record))
                elif not record.text.strip():
                    yield Failure(found.path, f"{record.id}: holds no text" if record.id else "holds no text")
                else:
                    yield _document(record, found, given, language, ids)
        except NotDocumentsError as error:
            yield Failure(found.path, str(error), skipped=not found.named)
        except InputError as error:
            yield Failure(found.path, str(error))
        except OSError as error:
            yield Failure(found.path, (error.strerror or str(error)).lower())


def _find(inputs: Any) -> Iterator[Found | Document | Failure]:
    """The things to read, each file once."""
    seen: set[str] = set()
    for number, thing in enumerate([inputs] if _is_one(inputs) else inputs, 1):
        if isinstance(thing, Document):
            yield thing
        elif _is_frame(thing):
            records = functools.partial(_rows, list(map(str, thing.columns)), thing.itertuples(index=False, name=None))
            yield Found(f"frame {number}", "frame", records)
        elif isinstance(thing, str) and _is_text(thing):
            yield Found(f"text {number}", "text", functools.partial(iter, [Record(thing)]))
        elif isinstance(thing, (str, os.PathLike)):
            for found in _find_path(os.fspath(thing)):
                real = os.path.realpath(found.path) if isinstance(found, Found) and found.path != "-" else ""
                if not real or real not in seen:
                    yield found
                seen.add(real)
        else:
            yield Failure(repr(thing)[:60], "is no path, text, Document or frame")


def _find_path(path: str) -> Iterator[Found | Failure]:
    if path == "-":
        yield Found("-", "stdin", lambda: _records(sys.stdin.buffer.read(), "", "-"))
    elif re.match(r"[a-zA-Z]{2,}:/", path):
        yield Failure(path, "dateline reads files and fetches nothing: save the page and give its path")
    elif Path(path).is_dir():
        yield from _find_folder(path)
    elif Path(path).exists():
        yield _file(path, Path(path).name, named=True)
    elif matches := _matches(path):
        for match in matches:
            yield from _find_folder(match) if Path(match).is_dir() else [_file(match, Path(match).name, named=False)]
    else:
        yield Failure(path, "matches no file" if glob.has_magic(path) else "no such file or folder")


def _matches(pattern: str) -> list[str]:
    return sorted(glob.glob(pattern, recursive=True)) if glob.has_magic(pattern) else []  # noqa: PTH207 - Path.glob takes no absolute one


def _find_folder(folder: str) -> Iterator[Found | Failure]:
    """The files of a folder and of those in it, in the order of their names; hidden ones are left out."""
    some = False
    errors: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            path = Path(root, name)
            some = True
            if path.is_file():
                yield _file(path.as_posix(), path.relative_to(folder).as_posix(), named=False)
            else:
                yield Failure(path.as_posix(), "is no regular file, or a link to nothing", skipped=True)
    for error in errors:
        yield Failure(Path(error.filename or folder).as_posix(), (error.strerror or str(error)).lower())
    if not some and not errors:
        yield Failure(Path(folder).as_posix(), "an empty folder")


def _file(path: str, name: str, *, named: bool) -> Found:
    return Found(Path(path).as_posix(), name, lambda: _records(_load(path), Path(path).suffix.lower(), name), named)


def _load(path: str) -> bytes:
    if not Path(path).is_file():
        raise InputError("is no regular file")
    return Path(path).read_bytes()


def _records(data: bytes, suffix: str, name: str) -> Iterable[Record | InputError]:
    """The records of a file by the reader for its suffix, or for its content where it has none."""
    if not data.strip():
        raise InputError("is empty")
    suffix = suffix or _suffix_of(data)
    if suffix not in READERS:
        raise NotDocumentsError(f"dateline has no reader for {suffix} files: it reads {' '.join(READERS)}")
    return READERS[suffix](data, name)


def _suffix_of(data: bytes) -> str:
    """The kind of a content that has no name: a web page, JSON lines, else plain text."""
    start = data[:512].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return ".html"
    return ".jsonl" if re.match(rb'\{\s*"', start) else ".txt"


def _is_one(inputs: Any) -> bool:
    return isinstance(inputs, (str, os.PathLike, Document)) or _is_frame(inputs) or not isinstance(inputs, Iterable)


def _is_frame(thing: Any) -> bool:
    """Whether a thing is a frame, known by its manners: importing pandas to ask would cost a second."""
    return hasattr(thing, "columns") and hasattr(thing, "itertuples")


def _is_text(string: str) -> bool:
    if "\n" in string:
        return True
    suffix = Path(string).suffix.lower()
    return len(string.split()) > 1 and suffix not in READERS and not glob.has_magic(string) and not _exists(string)


def _exists(path: str) -> bool:
    try:
        return Path(path).exists()
    except (OSError, ValueError):  # a text too long for a path
        return False


class NotDocumentsError(InputError):
    """A file that is none of ours: a fault if the user named it, passed over in a folder."""


# ------------------------------------------------------------------------------------------------- what all share


def _document(record: Record, found: Found, given: Interval | None, language: str | None, ids: set[str]) -> Document:
    source = record.source or found.path
    spoken = language or _declared_language(record)
    dct, basis = _own_date(record, found, source, given, spoken)
    return Document(
        id=_unique(_clean(record.id or found.id), _clean(found.path), ids),
        text=_clean(record.text),
        dct=dct,
        dct_basis=basis,
        title=_clean(record.title),
        source=_clean(source),
        language=spoken,
        pages=record.pages,
    )


def _clean(text: str) -> str:
    """The text without lone surrogates, which JSON and file names may hold and no output can; its length stays."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _declared_language(record: Record) -> str:
    """The language that a record declares; a text long enough to be sure of is believed rather than its page."""
    declared = record.language.replace("_", "-").split("-")[0].lower()
    return detect_language(record.text, default=declared or "und") if not declared or len(record.text) > 400 else declared


def _own_date(record: Record, found: Found, source: str, given: Interval | None, language: str) -> tuple[Interval | None, str]:
    """The document's date and its basis: what was given, then metadata, then its own lines, then its name."""
    if given:
        return given, "given"
    if record.date and (date := whole_date(record.date, language=language) or whole_date(record.date)):
        return date, "metadata"
    if date := byline_date(record.text, language):
        return date, "byline"
    if date := name_date(record.id) or name_date(found.id) or name_date(source if record.source else ""):
        return date, "filename"
    return None, ""


def _unique(name: str, path: str, ids: set[str]) -> str:
    """An id that no other document of the run has: the name, else the path, else the name with a number."""
    numbered = (f"{name}#{number}" for number in range(2, sys.maxsize))
    chosen = next(candidate for candidate in _chain([name, path], numbered) if candidate and candidate not in ids)
    ids.add(chosen)
    return chosen


def _chain(first: list[str], rest: Iterable[str]) -> Iterator[str]:
    yield from first
    yield from rest


@functools.cache
def _languages() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((resources.files("dateline") / "languages" / "common.toml").read_text(encoding="utf-8"))


@functools.cache
def _common_words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(table["words"]) for name, table in _languages().items()}


@functools.cache
def _letters() -> Mapping[str, str]:
    return {name: table["letters"] for name, table in _languages().items() if "letters" in table}


# ------------------------------------------------------------------------------------------------------ encodings

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def decode(data: bytes, declared: str = "") -> str:
    """The text of bytes: by their mark, as UTF-8, as declared, else by charset-normalizer. InputError if they are none."""
    text = _decode(data, declared).replace("\r\n", "\n").replace("\r", "\n")
    if len(CONTROL.findall(text)) > len(text) / 100:
        raise InputError("looks binary: give a text, or save it as UTF-8")
    return text


def _decode(data: bytes, declared: str) -> str:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if encoding is None and b"\0" in data:
        raise InputError("looks binary: it holds zero bytes")
    for name in [encoding] if encoding else ["utf-8", declared]:
        try:
            return data.decode(name) if name else _guess(data)
        except LookupError:
            break
        except UnicodeDecodeError as error:
            if encoding:
                raise InputError(f"cannot be decoded as {name}, which its first bytes say it is: byte {error.start} is wrong") from None
    return _guess(data)


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    if best is None:
        raise InputError("cannot be decoded: it is neither UTF-8 nor any encoding that can be told; save it as UTF-8")
    return str(best)


# --------------------------------------------------------------------------------------------------------- readers


def read_text(data: bytes, name: str) -> Iterator[Record | InputError]:  # noqa: ARG001 - one signature for all readers
    """One record: the text as it is."""
    yield Record(decode(data))


def read_markdown(data: bytes, name: str) -> Iterator[Record | InputError]:  # noqa: ARG001
    """One record: the text after its front matter, of which ``title``, ``date`` and ``lang`` are taken."""
    text = decode(data)
    front = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*\n", text, re.DOTALL)
    if not front:
        heading = re.match(r"\s*# +(.+)", text)
        yield Record(text, title=heading[1].strip() if heading else "")
        return
    said = {key.lower(): value.strip().strip("\"'") for key, _, value in (line.partition(":") for line in front[1].splitlines())}
    yield Record(text[front.end() :], date=said.get("date", ""), title=said.get("title", ""), language=said.get("lang", ""))


def read_html(data: bytes, name: str) -> Iterator[Record | InputError]:  # noqa: ARG001
    """One record: the page's text without its furniture, and what the page declares."""
    declared = DECLARED.search(data[:4096])
    page = read_page(decode(data, declared[1].decode("ascii") if declared else ""))
    yield Record(page.text, page.date, page.title, page.address, page.language)


def read_jsonl(data: bytes, name: str) -> Iterator[Record | InputError]:
    """One record a line: ``text``, and optionally ``doc_id``, ``dct``, ``title``, ``source`` or ``url``, ``lang``."""
    for number, line in enumerate(decode(data).split("\n"), 1):  # not splitlines: JSON may hold U+2028
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield InputError(f"line {number}: is no JSON: {error}".splitlines()[0])
            continue
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            yield InputError(f"line {number}: has no text: each line is one document, {{\"doc_id\": ..., \"text\": ...}}")
            continue
        yield _row(row, f"{name}#{number}")


def read_csv(data: bytes, name: str) -> Iterator[Record | InputError]:
    """One record a row, of the columns ``text``, ``date``, ``title``, ``source``, ``lang``, ``doc_id``; only the first is needed."""
    text = decode(data)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    try:
        columns, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}") from None
    return _rows(columns, [row for row in rows if row], name)


def _rows(columns: list[str], rows: Iterable[Iterable[Any]], name: str = "frame") -> Iterator[Record | InputError]:
    keys = [column.strip().lower() for column in columns]
    if "text" not in keys:
        raise NotDocumentsError(f"has no column named text, but {', '.join(keys)}; beside text it may have {', '.join(ROW_KEYS)}")
    for number, row in enumerate(rows, 1):
        yield _row(dict(zip(keys, row, strict=False)), f"{name}#{number}")


ROW_KEYS = ("doc_id", "date", "title", "source", "lang")


def _row(row: Mapping[str, Any], default_id: str) -> Record:
    """A record of a row or of a JSON object: only what is text or can be written as one is taken."""
    said = {key: "" if value is None or value != value else str(value).strip() for key, value in row.items() if key != "text"}
    return Record(
        text=row["text"] if isinstance(row["text"], str) else "",
        date=said.get("dct") or said.get("date", ""),
        title=said.get("title", ""),
        source=said.get("source") or said.get("url", ""),
        language=said.get("lang", ""),
        id=said.get("doc_id") or default_id,
    )


READERS: Mapping[str, Callable[[bytes, str], Iterable[Record | InputError]]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".jsonl": read_jsonl,
    ".csv": read_csv,
}
