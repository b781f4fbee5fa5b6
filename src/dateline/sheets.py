"""Tables that need a library: .xlsx and .parquet. The only door to openpyxl and to pyarrow."""

import itertools
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from dateline.archive import open_zip, read_member
from dateline.errors import InputError
from dateline.records import Found, NotDocumentsError, Options, missing, too_large
from dateline.rows import records

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
    batches = _each(file.iter_batches(batch_size=BATCH), "parquet file")
    rows = itertools.chain.from_iterable(zip(*(column.to_pylist() for column in batch.columns), strict=True) for batch in batches)
    yield from records(file.schema_arrow.names, rows, name, options)


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
