"""The sample documents and their gold: every gold row shows its sentence, and its date is a date."""

import csv
import json
from pathlib import Path

import pytest

from dateline.interval import Extent, parse_edtf
from dateline.language import read_table
from dateline.model import Status

DATA = Path(__file__).parent.parent / "data"
COLUMNS = ["document", "date", "event", "type", "status", "extent", "date_text", "sentence"]


def read_gold() -> list[dict[str, str]]:
    with (DATA / "gold.events.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_texts() -> dict[str, str]:
    """The text of each sample by the name that the gold gives it; the HTML as it is written, tags and all."""
    texts = {path.name: path.read_text(encoding="utf-8") for suffix in ("*.txt", "*.html") for path in DATA.glob(suffix)}
    for path in DATA.glob("*.jsonl"):
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        texts |= {record["doc_id"]: record["text"] for record in records}
    return texts


GOLD = read_gold()
TEXTS = read_texts()


def test_every_document_has_gold_and_all_gold_a_document() -> None:
    assert {row["document"] for row in GOLD} == set(TEXTS)
    assert len(TEXTS) >= 8


def test_columns() -> None:
    assert list(GOLD[0]) == COLUMNS


@pytest.mark.parametrize("row", GOLD, ids=lambda row: f"{row['document']}: {row['event']}")
def test_row(row: dict[str, str]) -> None:
    assert row["sentence"] in TEXTS[row["document"]]
    assert row["date_text"] in row["sentence"]
    assert parse_edtf(row["date"]) is not None
    assert row["status"] in set(Status)
    assert row["extent"] in set(Extent)
    assert row["type"] in read_table("en", "events")["nouns"]
    assert row["event"]


def test_the_same_event_is_told_by_two_documents() -> None:
    tokyo = {row["document"] for row in GOLD if row["date"] == "2016-12-16" and "talks" in row["event"]}
    assert tokyo == {"tokyo-visit.txt", "singapore-2018.html"}


def test_there_are_events_before_christ_and_of_every_status() -> None:
    assert any(row["date"].startswith("-") for row in GOLD)
    assert {row["status"] for row in GOLD} >= {"happened", "planned", "hypothetical", "negated"}


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_length(name: str) -> None:
    assert 150 <= len(TEXTS[name].split()) <= 500
