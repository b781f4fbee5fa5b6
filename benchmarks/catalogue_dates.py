"""How much of a museum's date strings is read: ``python benchmarks/catalogue_dates.py [FILE] [--sample N] [--write]``.

The file has one string a line, as they stand in an open catalogue, with no answers. A string is read to the end where a date in it
is placed and no figure is left outside of the expressions; in part where a figure is left; left open where a date is recognized
and nothing places it (Samvat 1887); and not at all. Strings in which no figure and no expression is ("n.d.", "modern copy") have
nothing to be read. ``--sample`` prints so many of each, drawn by chance, with what was read, for reading by eye.
"""

import argparse
import random
import re
import sys
from collections import defaultdict
from pathlib import Path

from accuracy import write

from dateline import pipeline
from dateline.model import Document, Timex

STRINGS = Path(__file__).parents[2] / "shared/suites/museum_dates_en.txt"
KINDS = {
    "end": "to the end",
    "part": "in part: a figure is left",
    "open": "recognized, not placed",
    "none": "not at all, with a figure",
    "undated": "no figure, nothing read",
}


def main() -> None:
    """Reads every string and prints the share of each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=STRINGS)
    parser.add_argument("--sample", type=int, default=0, help="print so many strings of each kind")
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    if not options.file.is_file():
        sys.exit(f"{options.file}: no such file: give one with a date string on each line")
    found: dict[str, list[str]] = defaultdict(list)
    for text in options.file.read_text(encoding="utf-8").splitlines():
        timexes = pipeline.expressions(Document("x", text))
        found[kind(text, timexes)].append(f"{text!r}: {', '.join(timex.edtf or timex.value for timex in timexes) or 'nothing'}")
    for name, told in KINDS.items() if options.sample else ():
        chosen = random.Random(options.seed).sample(found[name], min(options.sample, len(found[name])))
        print(f"\n{told}", *chosen, sep="\n    ")
    print(text := table(found))
    if options.write:
        write("catalogue dates", text)


def kind(text: str, timexes: tuple[Timex, ...]) -> str:
    """How far a string is read: a key of ``KINDS``."""
    left = text
    for timex in reversed(timexes):
        left = left[: timex.start] + " " + left[timex.end :]
    if any(timex.interval for timex in timexes):
        return "part" if re.search(r"\d", left) else "end"
    if any(timex.edtf for timex in timexes):
        return "open"
    return "none" if timexes or re.search(r"\d", text) else "undated"


def table(found: dict[str, list[str]]) -> str:
    """The table of shares."""
    count = sum(map(len, found.values()))
    lines = ["| read | strings | of all, % |", "|---|---|---|"]
    lines += [f"| {told} | {len(found[name])} | {100 * len(found[name]) / count:.1f} |" for name, told in KINDS.items()]
    return "\n".join([*lines, f"| all | {count} | 100 |"])


if __name__ == "__main__":
    main()
