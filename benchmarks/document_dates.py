"""The documents' own dates, theirs being withheld: ``python benchmarks/document_dates.py [--shared ../shared] [--write]``.

Each text is read as a plain text of no name. The date found in it is right to the day, the month or the year, or wrong. Below stands
what would be found by taking the latest date that a text tells, past or future, for the present: the reason why dateline does not.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from accuracy import write

from dateline import days, pipeline, reading
from dateline.interval import Interval, Precision, parse_edtf
from dateline.model import Document

CORPORA = ("timebank", "aquaint", "timelines_apple", "tempeval2_es_train_dev")
TELLING = (Precision.DAY, Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.YEAR)


def main() -> None:
    """Reads every corpus and prints the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared", help="the folder with gold/")
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        sys.exit(f"{options.shared}: no corpora there: give their folder with --shared")
    found = ["| corpus | documents | none found | right day | right month | right year | wrong |", "|---|---|---|---|---|---|---|"]
    latest = [
        "| corpus | documents with such a date | its year | the year before or its year | two years before to its year | none of these |",
        "|---|---|---|---|---|---|",
    ]
    for name in CORPORA:
        cases = list(corpus(options.shared / f"gold/{name}.jsonl"))
        found.append(found_row(name, cases))
        latest.append(latest_row(name, cases))
    text = "\n".join([*found, "", *latest])
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


def latest_row(name: str, cases: list[tuple[str, Interval]]) -> str:
    """How many years lie between a document and the latest date that it tells."""
    gaps = []
    for text, date in cases:
        (document,) = reading.read(text + "\n")
        assert isinstance(document, Document)
        told = [timex.interval for timex in pipeline.expressions(document) if timex.interval and timex.interval.precision in TELLING]
        years = [days.year_month_day(interval.first)[0] for interval in told if interval.first is not None and not interval.approximate]
        if years:
            assert date.first is not None
            gaps.append(days.year_month_day(date.first)[0] - max(years))
    counts = [sum(0 <= gap <= most for gap in gaps) for most in range(3)]
    return f"| {name} | {len(gaps)} | " + " | ".join(f"{count}" for count in counts) + f" | {len(gaps) - counts[2]} |"


if __name__ == "__main__":
    main()
