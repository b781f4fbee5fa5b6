"""The documents' own dates, theirs being withheld: ``python benchmarks/document_dates.py [--shared ../shared] [--write]``.

Each text is read as a plain text of no name. The date found in it is right to the day, the month or the year, or wrong. Then what is
inferred where the lines that are a date are left out too: the stretch holds the true date or does not. Stories of wars and reports of
a hundred years ago, cut into pieces, give none, as nobody knows when they were written down. Last stand made web pages (made_pages.py),
with what htmldate finds beside it.
"""

import argparse
import json
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import made_pages
from accuracy import write

from dateline import days, pipeline, reading
from dateline.article import LAST_DAY
from dateline.interval import Interval, edtf, parse_edtf
from dateline.model import Document
from dateline.tongues import detect_language
from dateline.wholedate import whole_date

CORPORA = ("timebank", "aquaint", "timelines_apple", "tempeval2_es_train_dev")
STORIES, PIECE = ("wikiwars_dev", "histo_events_dev"), 3000  # characters


def main() -> None:
    """Reads every corpus and prints the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared", help="the folder with gold/")
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        sys.exit(f"{options.shared}: no corpora there: give their folder with --shared")
    found = ["| corpus | documents | none found | right day | right month | right year | wrong |", "|---|---|---|---|---|---|---|"]
    given = ["| corpus | documents | date inferred | right | wrong | years wide, median |", "|---|---|---|---|---|---|"]
    for name in CORPORA:
        cases = list(corpus(options.shared / f"gold/{name}.jsonl"))
        found.append(found_row(name, cases))
        given.append(inferred_row(name, cases))
    given += [inferred_row(name, list(pieces(options.shared / f"gold/{name}.jsonl"))) for name in STORIES]
    text = "\n".join([*found, "", *given, "", *page_rows()])
    print(text)
    if options.write:
        write("document dates", text)


def corpus(path: Path) -> Iterator[tuple[str, Interval]]:
    """The texts of a corpus that have a date, with it."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            if case.get("dct") and (date := parse_edtf(case["dct"][:10])):
                yield case["text"], date


def found_row(name: str, cases: list[tuple[str, Interval]]) -> str:
    """How many dates are found, and how finely they are right."""
    counts = dict.fromkeys(("none", "day", "month", "year", "wrong"), 0)
    for text, date in cases:
        (document,) = reading.read(text + "\n")
        assert isinstance(document, Document)
        counts[_right(document.dct, date)] += 1
    return f"| {name} | {len(cases)} | " + " | ".join(f"{counts[key]}" for key in ("none", "day", "month", "year", "wrong")) + " |"


def _right(found: Interval | None, date: Interval) -> str:
    if found is None:
        return "none"
    if found == date:
        return "day"
    assert found.first is not None
    assert date.first is not None
    said, true = days.year_month_day(found.first), days.year_month_day(date.first)
    return "month" if said[:2] == true[:2] else "year" if said[0] == true[0] else "wrong"


def pieces(path: Path) -> Iterator[tuple[str, None]]:
    """The texts of a corpus without dates, in pieces."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line)["text"]
            yield from ((text[start : start + PIECE], None) for start in range(0, len(text), PIECE))


def inferred_row(name: str, cases: Sequence[tuple[str, Interval | None]]) -> str:
    """How many dates are inferred, and of these how many hold the true one."""
    widths, right = [], 0
    for text, date in cases:
        without = "\n".join(line for line in text.splitlines() if not whole_date(line.strip()))
        found = pipeline.dated(Document("x", without, language=detect_language(without))).dct
        if found and found.first is not None and found.last is not None:
            widths.append((found.last - found.first + 1) / 365.25)
            right += date is not None and found.contains(date)
    width = f"{statistics.median(widths):.1f}" if widths else ""
    return f"| {name} | {len(cases)} | {len(widths)} | {right} | {len(widths) - right} | {width} |"


def page_rows() -> Iterator[str]:
    """What dateline and htmldate find on made pages, by the way in which these say their day."""
    from htmldate import find_date

    counts: dict[str, dict[str, Counter[str]]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "page.html")
        for page in made_pages.pages():
            path.write_text(page.markup, encoding="utf-8")
            (document,) = reading.read(path)
            assert isinstance(document, Document)
            own = edtf(document.dct) if document.dct else None
            if document.dct_basis == "modified" and own == f"{page.changed}?":
                own = None  # that is said to be no more than the day of the last change, which it is
            said = {
                "dateline": own,
                "htmldate": find_date(page.markup, original_date=True, max_date=LAST_DAY),
            }
            row = counts.setdefault(f"{page.kind}, {'much around it' if page.busy else 'plain'}", {name: Counter() for name in said})
            true = str(page.day) if page.day else None
            for name, date in said.items():
                row[name]["right" if date == true else "wrong" if date else "none"] += 1
    yield "| the page says it in | pages | dateline right | wrong | none | htmldate right | wrong | none |"
    yield "|---|---|---|---|---|---|---|---|"
    total = {name: sum((row[name] for row in counts.values()), Counter()) for name in ("dateline", "htmldate")}
    for kind, row in [*sorted(counts.items(), key=lambda each: each[0].split(", ")[1] != "plain"), ("all", total)]:
        cells = [f"{row[name][key]}" for name in row for key in ("right", "wrong", "none")]
        yield f"| {kind} | {row['dateline'].total()} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
