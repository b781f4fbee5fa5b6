"""Each example of docs/dates.md is what the program gives."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.pipeline import as_document, expressions

PAGE = (Path(__file__).parent.parent / "docs" / "dates.md").read_text(encoding="utf-8")


def examples() -> Iterator[tuple[str, str, str | None]]:
    """Words, EDTF and document date of each row of the tables that begin with a column of words."""
    for table in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        header, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
        if header[0].startswith("words"):
            date = re.search(r"\d{4}(?:-\d\d-\d\d)?", header[0])
            yield from ((row[0], row[1].strip("`"), date.group() if date else None) for row in rows)


EXAMPLES = list(examples())


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) >= 20


@pytest.mark.parametrize(("words", "date", "document_date"), EXAMPLES)
def test_example(words: str, date: str, document_date: str | None) -> None:
    dates = [timex.edtf for timex in expressions(as_document(words, document_date)) if timex.edtf]
    assert dates == ([] if date == "nothing" else [date])
