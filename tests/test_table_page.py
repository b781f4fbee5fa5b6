"""docs/table.md names the columns that the table has, in their order, and the types and values that it gives."""

import re
from pathlib import Path

from dateline.interval import Extent, Precision
from dateline.language import read_table
from dateline.model import Basis, Status
from dateline.tables import COLUMNS
from dateline.writers import WRITERS

PAGE = (Path(__file__).parent.parent / "docs" / "table.md").read_text(encoding="utf-8")
ROWS = {
    tuple(re.findall(r"`(\w+)`", cells[1])): cells[2]
    for line in PAGE.splitlines()
    if len(cells := line.split("|")) == 5 and "`" in cells[1]
}


def meaning(column: str) -> str:
    return next(text for names, text in ROWS.items() if column in names)


def test_columns_in_their_order() -> None:
    assert [name for names in ROWS for name in names] == [column.name for column in COLUMNS]


def test_every_value_of_a_closed_column_is_named() -> None:
    assert set(Precision) <= set(re.findall(r"\w+", meaning("precision")))
    assert set(Extent) <= set(re.findall(r"\w+", meaning("extent")))
    assert set(Basis) <= set(re.findall(r"\w+", meaning("date_basis")))
    assert set(Status) == set(meaning("status").strip().split(", "))


def test_the_types_are_those_of_the_language_packs() -> None:
    assert set(meaning("type").strip().split(", ")) == set(read_table("en", "events")["nouns"])


def test_every_form_of_output_is_named() -> None:
    part = PAGE[PAGE.index("## In other forms") : PAGE.index("## As JSON lines")]
    first = [line.split("|")[1] for line in part.splitlines() if line.startswith("| `")]
    assert {suffix for cell in first for suffix in re.findall(r"`(\.[\w.]+)`", cell)} == set(WRITERS)
