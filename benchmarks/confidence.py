"""How often the days were right for each way of dating: ``python benchmarks/confidence.py [--shared ../shared] [--write]``.

Counts, over the mentions that stand at an event whose day people marked, those with the same days. ``dating.CONFIDENCE`` is set by
these counts, and by rows read one by one. ``--write`` puts the table into ``RESULTS.md`` beside this file.
"""

import argparse
import collections
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accuracy import EVENTS, corpus, write

from dateline import pipeline
from dateline.dating import CONFIDENCE
from dateline.interval import Interval, parse_edtf

DATE = re.compile(r"\d{4}(-\d\d){0,2}")
Days = tuple[int | None, int | None]


def main() -> None:
    """Counts on every corpus of events and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared", help="the folder with gold/")
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    if not (options.shared / "gold").is_dir():
        sys.exit(f"{options.shared}: no corpora there: give their folder with --shared")
    counts = collections.Counter(found for name in EVENTS for found in compared(options.shared / f"gold/{name}.jsonl"))
    text = table(counts)
    print(text)
    if options.write:
        write("confidence", text)


def table(counts: collections.Counter[tuple[str, bool]]) -> str:
    """The table of each way that was seen, the commonest first, with its counts, its share and its confidence."""
    seen = sorted({way for way, _ in counts}, key=lambda way: -counts[way, True] - counts[way, False])
    lines = ["| way | mentions | right | right, % | confidence |", "|---|---|---|---|---|"]
    for way in seen:
        right, every = counts[way, True], counts[way, True] + counts[way, False]
        lines.append(f"| {way} | {every} | {right} | {100 * right / every:.0f} | {CONFIDENCE[way]} |")
    return "\n".join(lines)


def compared(path: Path) -> Iterator[tuple[str, bool]]:
    """The way in which each mention at a marked event was dated, and whether its days are those that were marked."""
    with path.open(encoding="utf-8") as lines:
        gold = {str(case["doc_id"]): list(marked(case["events"])) for case in map(json.loads, lines)}
    for document in corpus(path, "dct"):
        for mention in pipeline.events(document, all_events=True):
            near = [days for start, end, days in gold[document.id] if start < mention.trigger_end and mention.trigger_start < end]
            if near:
                date = mention.timex.interval if mention.timex else None
                yield mention.link, date is not None and bounds(date) in near


def marked(events: list[dict[str, Any]]) -> Iterator[tuple[int, int, Days]]:
    """The spans of marked events with their days, of those that have a day, a month or a year."""
    for event in events:
        anchor = event.get("anchor") or ""
        date = parse_edtf(anchor) if DATE.fullmatch(anchor) else None
        if date is not None:
            yield event["start"], event["end"], bounds(date)


def bounds(date: Interval) -> Days:
    """The first and last day of a date."""
    return date.first, date.last


if __name__ == "__main__":
    main()
