"""Files, folders, globs, strings, frames -> Document, each with its own date and how that was found.

A reader takes the bytes of a file and gives the records in it; what follows is the same for all: language, date, id.
Which reader a file gets, its content decides before its name.
"""

import csv
import dataclasses
import functools
import glob
import io
import itertools
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline import archive, book, mail, office, pdf, plaintext, rows, sheets, webpage
from dateline.docdate import bears, byline_date, dateline_day, name_date, tells_no_other_time
from dateline.encoding import decode, mend
from dateline.errors import DateError, InputError
from dateline.interval import Interval, Precision, edtf
from dateline.model import Document
from dateline.records import Limits, NotDocumentsError, Options, Part, Reader, Record, too_large
from dateline.tongues import detect_language
from dateline.wholedate import Order, is_ambiguous, whole_date


@dataclasses.dataclass(frozen=True, slots=True)
class Failure:
    """An input that gave no document, with the reason. ``skipped`` is one that nobody named, found in a folder: no fault."""

    path: str
    reason: str
    skipped: bool = False


def read(
    inputs: Any,
    *,
    date: str | Interval | None = None,
    dates: Mapping[str, str | Interval] | None = None,
    language: str | None = None,
    options: Options | None = None,
) -> Iterator[Document | Failure]:
    """The documents of one input or of several, and a Failure for each that could not be read, in the order of the inputs.

    An input is a path, a folder, a glob, ``"-"`` for standard input, a text, a Document, or a frame with a ``text`` column.
    A ``Path`` is always a path; a string is a text if it holds a line break, or spaces and no file's suffix. ``date`` and
    ``language`` are for all the documents and override what each says; ``dates`` has the date of each by its id, its file's
    name, with its suffix or, where one file alone has it, without, or its path, and goes before ``date``; a Failure that is
    skipped tells which of its names no document has. A Failure among the inputs is given back. DateError if a date is none.
    """
    given = given_date(date) if isinstance(date, str) else date
    each = {name: given_date(day) if isinstance(day, str) else day for name, day in (dates or {}).items()}
    return _read(inputs, Given(given, each, language), options or Options())


def size(inputs: Any) -> int | None:
    """How many documents there may be: files (some hold several), texts, and rows of frames; None where asking would use them up."""
    if isinstance(inputs, Iterator):
        return None
    things = [inputs] if _is_one(inputs) else inputs
    return sum(len(thing) if _is_frame(thing) else sum(1 for _ in _find(thing)) for thing in things)


def given_date(text: str) -> Interval:
    """The interval of a date that a user gives. DateError if it is none, or has two readings."""
    if found := whole_date(text):
        return found
    orders: tuple[Order, Order] = ("DMY", "MDY")
    readings = [edtf(reading) for order in orders if is_ambiguous(text) and (reading := whole_date(text, order=order))]
    if readings:
        raise DateError(f"the date {text!r} has two readings: write it as {' or '.join(readings)}")
    raise DateError(f"{text!r} is no date: write it as 2017-03-27, 2017-03, 2017 or 27 March 2017")


def given_dates(path: str | os.PathLike[str]) -> dict[str, Interval]:
    """The dates of documents from a CSV file: a column ``date``, and one before it with the id, the file's name or its path.

    InputError if it cannot be read, DateError if a date is none; both name the line.
    """
    try:
        columns, *lines = csv.reader(io.StringIO(decode(Path(path).read_bytes()), newline="")) or [[]]
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from None
    except (csv.Error, ValueError) as error:
        raise InputError(f"{path}: is no CSV with a line of names: {error}") from None
    keys = [column.strip().lower() for column in columns]
    if "date" not in keys or len(keys) < 2:
        raise InputError(f"{path}: needs a column named date and one with the documents' names, but has {', '.join(keys)}")
    at = keys.index("date")
    name = next((keys.index(key) for key in ("doc_id", "document", "file", "name", "source") if key in keys), 0 if at else 1)
    found = {}
    for number, line in enumerate(lines, 2):
        if len(line) > max(at, name) and line[at].strip():
            try:
                found[line[name].strip()] = given_date(line[at].strip())
            except DateError as error:
                raise DateError(f"{path}: line {number}: {error}") from None
    return found


# ---------------------------------------------------------------------------------------------------- what is given


@dataclasses.dataclass(frozen=True, slots=True)
class Given:
    """What a user says of the documents."""

    date: Interval | None
    dates: Mapping[str, Interval]  # by id, file's name or path
    language: str | None
    stems: frozenset[str] = frozenset()  # names without suffix that one file alone has


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """One thing to read: where it is, its id, and its records or the reason why there are none."""

    path: str
    id: str
    records: Callable[[Options], Iterable[Record | InputError]]
    named: bool = True


def _read(inputs: Any, given: Given, options: Options) -> Iterator[Document | Failure]:
    ids: set[str] = set()
    used: set[str] = set()
    if given.dates and not isinstance(inputs, Iterator):
        given = dataclasses.replace(given, stems=_stems(inputs))
    for found in _find(inputs):
        if isinstance(found, Failure):
            yield found
        elif isinstance(found, Document):
            date = _given(given, used, found.id, found.source)
            changed = dataclasses.replace(found, dct=date, dct_basis="given") if date else found
            changed = dataclasses.replace(changed, language=given.language) if given.language else changed
            yield dataclasses.replace(changed, id=_unique(changed.id, found.source, ids))
        else:
            yield from _documents(found, given, options, ids, used)
    if unused := sorted(given.dates.keys() - used):
        listed = ", ".join(unused[:5]) + (f" and {len(unused) - 5} more" if len(unused) > 5 else "")
        yield Failure(DATES, f"no document is called {listed}", skipped=True)


DATES = "--dates"
"""The path of the Failure that tells which of the given dates are of no document."""


def _stems(inputs: Any) -> frozenset[str]:
    """The names without suffix that one file of the inputs alone has."""
    counts = Counter(Path(found.path).stem for found in _find(inputs) if isinstance(found, Found))
    return frozenset(stem for stem, count in counts.items() if count == 1)


def _documents(found: Found, given: Given, options: Options, ids: set[str], used: set[str]) -> Iterator[Document | Failure]:
    """The documents of one thing, and its failures."""
    unclear: list[str] = []  # dates of two readings
    try:
        for record in found.records(options):
            if isinstance(record, NotDocumentsError):
                yield Failure(found.path, _line(record.reason), skipped=True)
            elif isinstance(record, InputError):
                yield Failure(found.path, _line(str(record)))
            elif not record.text.strip():
                yield Failure(found.path, f"{_line(record.id)}: holds no text" if record.id else "holds no text")
            else:
                document = _document(_mended(record) if options.mend else record, found, given, ids, used)
                if document.dct_basis not in ("given", "metadata") and is_ambiguous(record.date):
                    unclear.append(record.date)
                yield document
    except NotDocumentsError as error:
        yield Failure(found.path, _line(str(error) if found.named else error.reason), skipped=not found.named)
    except InputError as error:
        yield Failure(found.path, _line(str(error)))
    except OSError as error:
        yield Failure(found.path, (error.strerror or str(error)).lower())
    except Exception as error:  # whatever a broken file brings a reader to, the other files are read
        yield Failure(found.path, _line(f"{FAULT}: {type(error).__name__}: {error}"))
    if unclear:
        yield _unclear(found.path, unclear)


def _unclear(path: str, dates: Sequence[str]) -> Failure:
    """What is told of dates that a file gives and that have two readings."""
    orders: tuple[Order, Order] = ("DMY", "MDY")
    readings = " or ".join(edtf(reading) for order in orders if (reading := whole_date(dates[0], order=order)))
    count = "a date has" if len(dates) == 1 else f"{len(dates)} dates have"
    return Failure(path, f"{count} two readings and no use, as {_line(dates[0])}: write it as {readings}", skipped=True)


FAULT = "cannot be read, and the fault is dateline's own (please report it)"


def _find(inputs: Any) -> Iterator[Found | Document | Failure]:
    """The things to read, each file once."""
    seen: set[str] = set()
    for number, thing in enumerate([inputs] if _is_one(inputs) else inputs, 1):
        if isinstance(thing, (Document, Failure)):
            yield thing
        elif _is_frame(thing):
            yield Found(f"frame {number}", "frame", functools.partial(_frame, thing))
        elif isinstance(thing, str) and _is_text(thing):
            yield Found(f"text {number}", "text", functools.partial(_text, thing))
        elif isinstance(thing, (str, os.PathLike)):
            for found in _find_path(os.fspath(thing)):
                real = os.path.realpath(found.path) if isinstance(found, Found) and found.path != "-" else ""
                if not real or real not in seen:
                    yield found
                seen.add(real)
        else:
            yield Failure(repr(thing)[:60], "is no path, text, Document or frame")


def _frame(frame: Any, options: Options) -> Iterable[Record | InputError]:
    found = rows.records(list(map(str, frame.columns)), frame.itertuples(index=False, name=None), "frame", options)
    return (record for record in found if not isinstance(record, Part))


def _text(text: str, options: Options) -> Iterator[Record]:  # noqa: ARG001 - one signature for all things to read
    yield Record(text)


STANDARD_INPUT = "stdin"  # the name of what is read from there


def _find_path(path: str) -> Iterator[Found | Failure]:
    if path == "-":
        yield Found("-", STANDARD_INPUT, _standard_input)
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
    return Found(Path(path).as_posix(), name, lambda options: _load(path, name, options), named)


def _load(path: str, name: str, options: Options) -> Iterator[Record | InputError]:
    """The records of a file. A file of no known kind is not loaded: only its first bytes are looked at."""
    file = Path(path)
    if not file.is_file():
        raise InputError("is no regular file")
    with file.open("rb") as content:
        head = content.read(HEAD)
        if not head:
            raise InputError("is empty")
        kind = kind_of(head, file.suffix.lower())
        size = file.stat().st_size
        if size > options.limits.bytes:
            raise too_large(size, options.limits)
        data = head + content.read(options.limits.bytes)
    yield from _records(data, kind, name, options, _Budget(options.limits))


def _standard_input(options: Options) -> Iterator[Record | InputError]:
    data = sys.stdin.buffer.read(options.limits.bytes + 1)
    if len(data) > options.limits.bytes:
        raise too_large(len(data), options.limits)
    yield from _records(data, kind_of(data[:HEAD], ""), STANDARD_INPUT, options, _Budget(options.limits))


class _Budget:
    """How many bytes a file may still unpack to, on all its levels together, and how deep."""

    def __init__(self, limits: Limits) -> None:
        self.limits, self.left, self.depth = limits, limits.bytes, 0

    def take(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise InputError(f"unpacks to more than {self.limits.megabytes} megabytes, the limit (--limit megabytes=N)")
        if self.depth > self.limits.nesting:
            raise InputError(f"is nested more than {self.limits.nesting} deep, the limit (--limit nesting=N)")


def _records(data: bytes, kind: str, name: str, options: Options, budget: _Budget) -> Iterator[Record | InputError]:
    """The records of a content by the reader of its kind, and those of the files within it, which bear their names."""
    if not data.strip():
        raise InputError("is empty")
    if kind.startswith(PACKED_KIND):
        kind = _packed_kind(data, kind.removeprefix(PACKED_KIND), options.limits)
    for found in READERS[kind](data, name, options):
        if not isinstance(found, Part):
            yield found
            continue
        within = _line(f"{name}/{found.name}")
        budget.depth += 1
        try:
            budget.take(len(found.data))
            kind_within = kind_of(found.data[:HEAD], Path(found.name).suffix.lower())
            for record in _records(found.data, kind_within, within, options, budget):
                if isinstance(record, InputError):
                    yield type(record)(f"{found.name}: {record}")
                else:
                    yield dataclasses.replace(record, id=record.id or within)
        except InputError as error:
            yield type(error)(f"{found.name}: {error}")
            if budget.left < 0:
                return
        finally:
            budget.depth -= 1


def _is_one(inputs: Any) -> bool:
    return isinstance(inputs, (str, os.PathLike, Document, Failure)) or _is_frame(inputs) or not isinstance(inputs, Iterable)


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


# ---------------------------------------------------------------------------------------------- what kind a file is

HEAD = 4096  # bytes of a file that tell its kind
PACKED_KIND = "zip of "
ZIP = b"PK\x03\x04"
PACKED = frozenset({".pdf", ".docx", ".odt", ".epub", ".xlsx", ".parquet", ".zip"})
"""Suffixes of which no plain text can be the content."""

STRANGERS = (
    (b"\xd0\xcf\x11\xe0", "an old or an encrypted Office file: save it as .docx or .xlsx without a password"),
    (b"{\\rtf", "rich text: save it as .docx or .odt"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "packed with gzip: unpack it"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it"),
    (b"Rar!", "a RAR archive: unpack it"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
"""How contents begin that no reader is for, and what a user may do."""

MAIL = re.compile(
    rb"(?:(?:From|To|Cc|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To|X-[\w-]+):[^\n]*\n(?:[ \t][^\n]*\n)*){3}",
    re.IGNORECASE,
)
PAGE = re.compile(rb"(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
# the line of names above a table, one of which is "text"; spaces make it prose
NAMES = re.compile(rb"(?=(?:[^\r\n]*[,;\t])?\"?text\"?(?:[,;\t\r\n]|$))[\w\".:-]+(?:[,;\t][\w\".:-]+)+\r?\n", re.IGNORECASE)
MAILBOX = re.compile(rb"From [^\r\n]+\r?\n[\w-]+: ")


def kind_of(head: bytes, suffix: str) -> str:
    """The suffix of the reader for a content, by how it begins; where that tells nothing, by its name's suffix.

    NotDocumentsError if there is none, InputError if the suffix promises another content.
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for sign, what in STRANGERS:
        if head.startswith(sign):
            raise (InputError if suffix in READERS or not suffix else NotDocumentsError)(f"is {what}")
    if head.startswith(ZIP):
        return PACKED_KIND + suffix
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"PAR1"):
        return ".parquet"
    if PAGE.match(start):
        return ".html"
    if suffix in PACKED or not suffix:
        if suffix and not _is_plain(head):
            raise InputError(f"is no {suffix} file, whatever its name says, or is damaged")
        return _kind_of_text(start)
    if suffix not in READERS:
        raise NotDocumentsError(f"dateline has no reader for {suffix} files", f": it reads {' '.join(READERS)}")
    return suffix


def _is_plain(head: bytes) -> bool:
    """Whether these are the first bytes of a text in UTF-8."""
    try:
        text = head.decode() if len(head) < HEAD else head[: HEAD - 4].decode(errors="ignore")
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\t\r\n\f\ufeff" for character in text)


def _kind_of_text(start: bytes) -> str:
    if MAILBOX.match(start):
        return ".mbox"
    if MAIL.match(start):
        return ".eml"
    if NAMES.match(start):
        return ".csv"
    return ".jsonl" if re.match(rb'\{\s*"', start) else ".txt"


def _packed_kind(data: bytes, suffix: str, limits: Limits) -> str:
    """What a zip archive is: some kind of document, or files packed together if its name says no other."""
    members = set(archive.open_zip(data, limits).namelist())
    for member, kind in MARKS:
        if member in members:
            return kind
    if suffix in READERS or not suffix:
        return suffix if suffix in (".docx", ".odt", ".epub", ".xlsx") else ".zip"
    raise NotDocumentsError(f"dateline has no reader for {suffix} files", f": it reads {' '.join(READERS)}")


MARKS = (
    ("word/document.xml", ".docx"),
    ("xl/workbook.xml", ".xlsx"),
    ("META-INF/container.xml", ".epub"),
    ("content.xml", ".odt"),
)
"""Members by which an archive is known to be a document."""


# ------------------------------------------------------------------------------------------------- what all share


def _document(record: Record, found: Found, given: Given, ids: set[str], used: set[str]) -> Document:
    source = record.source or found.path
    spoken = given.language or _declared_language(record)
    name = _clean(record.id or found.id)
    dct, basis = _own_date(record, found, spoken)
    if date := _given(given, used, name, found.path, *({Path(found.path).stem} & given.stems)):
        dct, basis = date, "given"
    if dct and dct.precision is not Precision.DAY and (day := dateline_day(record.text, dct, spoken)):
        dct, basis = day, "byline"
    return Document(
        id=_unique(name, _clean(found.path), ids),
        text=_clean(record.text),
        dct=dct,
        dct_basis=basis,
        title=_clean(record.title),
        source=_clean(source),
        language=spoken,
        pages=record.pages,
    )


def _mended(record: Record) -> Record:
    """The record with its mojibake mended, page by page, so that each page starts where its mended text does."""
    starts = record.pages or (0,)
    parts = [mend(record.text[start:end]) for start, end in zip((0, *starts), (*starts, len(record.text)), strict=True)]
    lengths = list(itertools.accumulate(map(len, parts)))
    pages = tuple(lengths[:-1]) if record.pages else ()
    return dataclasses.replace(record, text="".join(parts), title=mend(record.title), pages=pages)


def _given(given: Given, used: set[str], *names: str) -> Interval | None:
    """The date that a user gives a document by one of its names, else the one that is for all."""
    for name in (*names, *(Path(name).name for name in names if name)):
        if name in given.dates:
            used.add(name)
            return given.dates[name]
    return given.date


def _clean(text: str) -> str:
    """The text without lone surrogates, which JSON and file names may hold and no output can; its length stays."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _line(text: str) -> str:
    """The text on one line: names of members and attachments may hold line breaks."""
    return re.sub(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+", " ", text)


def _declared_language(record: Record) -> str:
    """The language that a record declares; a text long enough to be sure of is believed rather than its page."""
    declared = record.language.replace("_", "-").split("-")[0].lower()
    return detect_language(record.text, default=declared or "und") if not declared or len(record.text) > 400 else declared


def _own_date(record: Record, found: Found, language: str) -> tuple[Interval | None, str]:
    """The document's date and its basis: metadata, its own lines, what a program noted and the text bears, its name, its last change."""
    if record.date and (date := whole_date(record.date, language=language) or whole_date(record.date)):
        return date, "metadata"
    if date := byline_date(record.text, language):
        return date, "byline"
    address = name_date(record.source)  # it is older than any change of its page
    noted = whole_date(record.claimed)
    if noted and not address and bears(record.text, noted, language):
        return noted, "metadata"
    if date := name_date(record.id) or name_date(found.id) or address:
        return date, "filename"
    if (date := whole_date(record.changed)) and tells_no_other_time(record.text, date, language):
        return dataclasses.replace(date, uncertain=True), "modified"
    if date := whole_date(record.around, language=language):
        return date, "metadata"
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


READERS: Mapping[str, Reader] = {
    ".txt": plaintext.read_text,
    ".md": plaintext.read_markdown,
    ".html": webpage.read_html,
    ".htm": webpage.read_html,
    ".xhtml": webpage.read_html,
    ".pdf": pdf.read_pdf,
    ".docx": office.read_docx,
    ".odt": office.read_odt,
    ".epub": book.read_epub,
    ".eml": mail.read_eml,
    ".mbox": mail.read_mbox,
    ".csv": rows.read_csv,
    ".tsv": rows.read_csv,
    ".jsonl": rows.read_jsonl,
    ".xlsx": sheets.read_xlsx,
    ".parquet": sheets.read_parquet,
    ".zip": archive.read_zip,
}
