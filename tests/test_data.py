"""The sample documents and their gold: every gold row shows its sentence, and its date is a date."""

import csv
from pathlib import Path

import pytest

from dateline.interval import Extent, parse_edtf
from dateline.language import read_table
from dateline.model import Document, Status
from dateline.reading import read

DATA = Path(__file__).parent.parent / "data"
COLUMNS = ["document", "date", "event", "type", "status", "extent", "date_text", "sentence"]


def read_gold() -> list[dict[str, str]]:
    with (DATA / "gold.events.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


GOLD = read_gold()
DOCUMENTS = {document.id: document for document in read(DATA) if isinstance(document, Document)}


def test_the_folder_holds_the_documents_of_the_gold_and_no_others() -> None:
    assert {row["document"] for row in GOLD} == set(DOCUMENTS)
    assert len(DOCUMENTS) >= 8


def test_columns() -> None:
    assert list(GOLD[0]) == COLUMNS


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row['document']}: {row['event']}")
def test_row(row: dict[str, str]) -> None:
    assert row["sentence"] in DOCUMENTS[row["document"]].text
    assert row["date_text"] in row["sentence"]
    assert parse_edtf(row["date"]) is not None
    assert row["status"] in set(Status)
    assert row["extent"] in set(Extent)
    assert row["type"] in read_table("en", "events")["nouns"]
    assert row["event"]


def test_the_same_event_is_told_by_two_documents() -> None:
    tokyo = {row["document"] for row in GOLD if row["date"] == "2016-12-16" and row["type"] == "visit"}
    assert tokyo == {"tokyo-visit.txt", "singapore-2018.html"}


def test_there_are_events_before_christ_and_of_every_kind_of_status() -> None:
    assert any(row["date"].startswith("-") for row in GOLD)
    assert {row["status"] for row in GOLD} >= {"happened", "planned", "hypothetical", "negated"}


def test_each_document_bears_its_own_date_or_none() -> None:
    dates = {name: document.dct.earliest for name, document in DOCUMENTS.items() if document.dct}
    assert dates == {
        "tokyo-visit.txt": "2016-12-16",
        "singapore-2018.html": "2018-11-20",
        "rosetta": "2016-09-30",
        "chandrayaan": "2023-08-24",
        "fukushima": "2021-03-11",
    }


def test_languages() -> None:
    assert {name for name, document in DOCUMENTS.items() if document.language == "ru"} == {"deklaratsiya-1956.txt"}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_length(document: Document) -> None:
    assert 150 <= len(document.text.split()) <= 500


@pytest.mark.parametrize("furniture", ["Archive 2017", "2024", "3 August 2018", "1859-1899", "2009-2018"])
def test_the_furniture_of_the_page_is_left_out(furniture: str) -> None:
    assert furniture not in DOCUMENTS["singapore-2018.html"].text
