"""Rows to be read one by one: ``python benchmarks/drawn_rows.py SEED [--shared ../shared] [--count 60]``.

Draws rows at random from the timelines of two development corpora, each document by itself, and prints each with what stands before
its sentence. Whoever reads them marks the date, the head, the headline and the status; the shares stand in ``RESULTS.md``.
"""

import argparse
import random
import warnings
from pathlib import Path

from accuracy import corpus

from dateline import extract
from dateline.errors import DatelineWarning
from dateline.interval import edtf
from dateline.model import Document, Event

CORPORA = ("wikiwars_dev", "timelines_apple")
BEFORE = 160  # characters of the text before a sentence


def main() -> None:
    """Prints the rows that a seed draws from each corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seed", type=int)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared", help="the folder with gold/")
    parser.add_argument("--count", type=int, default=60, help="rows of each corpus")
    options = parser.parse_args()
    warnings.simplefilter("ignore", DatelineWarning)
    for name in CORPORA:
        print(f"== {name}")
        for number, (event, document) in enumerate(drawn(options.shared / f"gold/{name}.jsonl", options.seed, options.count), 1):
            print(f"{number}. {shown(event, document)}\n")


def drawn(path: Path, seed: int, count: int) -> list[tuple[Event, Document]]:
    """The rows of a corpus that a seed draws, from all in order of document, trigger and date."""
    rows = [(event, document) for document in corpus(path, "dct") for event in extract([document])]
    rows.sort(key=lambda row: (row[1].id, row[0].trigger_start, row[0].timex.edtf if row[0].timex else ""))
    return random.Random(seed).sample(rows, count)


def shown(event: Event, document: Document) -> str:
    """A row with its sentence, what stands before that, and the document's date."""
    date = event.timex.edtf if event.timex else ""
    told = " ".join(document.text[max(0, event.sentence_start - BEFORE) : event.sentence_start].split())
    where = f"{document.id}, {edtf(document.dct) if document.dct else 'no date'}"
    return f"{date} | {event.headline} | {event.status}, {event.type} | {where}\n   ... {told} || {' '.join(event.sentence.split())}"


if __name__ == "__main__":
    main()
