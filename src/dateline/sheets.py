"""Tables that need a library: .xlsx and .parquet. The only door to openpyxl, which reads, to xlsxwriter, which writes, and to pyarrow."""

import itertools
import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from dateline.archive import open_zip, read_member, without_times
from dateline.errors import FormatError, InputError
from dateline.records import Found, NotDocumentsError, Options, missing, too_large
from dateline.rows import records

LONGEST = 32_767  # letters in a cell of a workbook
NO_CELL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # letters that a workbook may not hold
LINE, HIGHEST = 15, 409  # points of a line and of the highest row
BATCH = 64  # rows of a parquet file that are in memory at a time


def read_xlsx(data: bytes, name: str, options: Options) -> Iterator[Found]:
    """One record a row of each sheet whose first row names a column ``text``. NotDocumentsError if none does."""
    try:
        import openpyxl
    except ImportError:
        raise missing("openpyxl", "office") from None
    archive = open_zip(data, options.limits)
    for part in archive.namelist():
        if part.endswith((".xml", ".rels")) and b"<!" in read_member(archive, part)[:4096].replace(b"\0", b"").replace(b"<!--", b""):
            raise InputError(f"{part} declares a document type, which could define entities: no office program writes one")
    book = _asked(lambda: openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True), "workbook")
    refusals = []
    for sheet in book.worksheets:
        rows = _each(sheet.iter_rows(values_only=True), "workbook")
        columns = ["" if cell is None else str(cell) for cell in next(rows, ())]
        try:
            # spreadsheets count the row of names
            yield from records(columns, rows, name if len(book.worksheets) == 1 else f"{name}#{sheet.title}", options)
        except NotDocumentsError as error:
            refusals.append(error)
    if len(refusals) == len(book.worksheets):
        raise refusals[0] if refusals else InputError("holds no sheet")


def read_parquet(data: bytes, name: str, options: Options) -> Iterator[Found]:
    """One record a row. InputError if it is damaged, or past the limit when unpacked."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise missing("pyarrow", "office") from None
    file = _asked(lambda: parquet.ParquetFile(pyarrow.BufferReader(data)), "parquet file")
    size = sum(file.metadata.row_group(number).total_byte_size for number in range(file.metadata.num_row_groups))
    if size > options.limits.bytes:
        raise too_large(size, options.limits)
    batches = file.iter_batches(batch_size=BATCH)
    rows = itertools.chain.from_iterable(zip(*(column.to_pylist() for column in batch.columns), strict=True) for batch in batches)
    yield from records(file.schema_arrow.names, _each(rows, "parquet file"), name, options)


def write_xlsx(names: Sequence[str], rows: Sequence[Sequence[Any]], widths: Mapping[str, int], wrapped: Collection[str]) -> bytes:
    """A workbook of one sheet: the names frozen above, columns of a width in letters, long texts wrapped, texts never formulas.

    The same rows give the same bytes. FormatError if the library is not there.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise FormatError(str(missing("xlsxwriter", "office"))) from None
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("events")
        top, wrap, bold = (book.add_format({"valign": "top", **more}) for more in ({}, {"text_wrap": True}, {"bold": True}))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(names) - 1)
        for column, name in enumerate(names):
            # cells without a format of their own have their column's
            sheet.set_column(column, column, widths.get(name, 12), wrap if name in wrapped else top)
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows, 1):
            lines = [_lines(str(row[column]), widths.get(name, 12)) for column, name in enumerate(names) if name in wrapped]
            # an office program does not work out the height of a row that another has written
            sheet.set_row(number, min(LINE * max(lines, default=1), HIGHEST))
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, NO_CELL.sub("", value)[:LONGEST])
                elif value is not None:
                    sheet.write(number, column, value)
    return without_times(out.getvalue())


def _lines(text: str, width: int) -> int:
    """How many lines a wrapped text needs, or one more: a line is broken before a word."""
    return sum(math.ceil((len(part) + 1) / (0.92 * width)) for part in text.split("\n"))


def write_parquet(columns: Mapping[str, Sequence[Any]], kinds: Mapping[str, str]) -> bytes:
    """A parquet file of these columns; a kind is string, strings (a list), bool, double or int64. FormatError without the library."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise FormatError(str(missing("pyarrow", "office"))) from None
    made = {"strings": pyarrow.list_(pyarrow.string()), "string": pyarrow.string(), "bool": pyarrow.bool_()}
    made |= {"double": pyarrow.float64(), "int64": pyarrow.int64()}
    table = pyarrow.table({name: pyarrow.array(values, type=made[kinds[name]]) for name, values in columns.items()})
    out = BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()


def parquet_rows(data: bytes, place: str) -> list[dict[str, Any]]:
    """The rows of a parquet file. FormatError if it is none, or without the library."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise FormatError(f"{place}: {missing('pyarrow', 'office')}") from None
    try:
        rows: list[dict[str, Any]] = parquet.read_table(pyarrow.BufferReader(data)).to_pylist()
    except (pyarrow.ArrowException, OSError) as error:
        raise FormatError(f"{place}: not a parquet file: {' '.join(str(error).split())[:80]}") from None
    return rows


def _asked(call: Any, kind: str) -> Any:
    """What the library answers. InputError for whatever it raises on a broken file, which is of any kind."""
    try:
        return call()
    except Exception as error:
        raise InputError(f"is a damaged {kind}: {' '.join(str(error).split())[:80] or type(error).__name__}") from None


def _each(things: Iterable[Any], kind: str) -> Iterator[Any]:
    """The things that the library gives, one by one, with its errors as ours."""
    iterator = iter(things)
    end = object()
    while (thing := _asked(lambda: next(iterator, end), kind)) is not end:
        yield thing
