"""How long a table of 5,000 events takes in each form of output: ``python benchmarks/writing_speed.py [--write]``.

Seconds of the processor, so that other work on the machine does not count; the libraries of each form are loaded before.
"""

import argparse
import random
import time
import warnings

from accuracy import write

from dateline import days
from dateline.errors import LeftOut
from dateline.interval import parse_edtf
from dateline.model import Document, Event, Status, Tagged, Timex
from dateline.timeline import Timeline
from dateline.writers import WRITERS

COUNT = 5000
KINDS = ("war", "treaty", "visit", "law", "election", "other")


def main() -> None:
    """Writes the table in each form, and prints how long it took and how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the figures into RESULTS.md")
    options = parser.parse_args()
    warnings.simplefilter("ignore", LeftOut)
    timeline = made(COUNT)
    lines = ["| form | seconds | MB |", "|---|---|---|"]
    for suffix, writer in WRITERS.items():
        writer(made(3))
        start = time.process_time()
        size = len(writer(timeline))
        lines.append(f"| `{suffix}` | {time.process_time() - start:.1f} | {size / 1e6:.2f} |")
    print("\n".join(lines))
    if options.write:
        write("writing speed", "\n".join(lines))


def made(count: int) -> Timeline:
    """So many made-up events of 110 years, a sentence each, in documents of a hundred, with their texts."""
    dice = random.Random(5)
    told = [_document(f"{first // 100}.txt", range(first, min(first + 100, count)), dice) for first in range(0, count, 100)]
    return Timeline((event for _, events in told for event in events), texts=(tagged for tagged, _ in told))


def _document(name: str, numbers: range, dice: random.Random) -> tuple[Tagged, list[Event]]:
    text, events = "", []
    for number in numbers:
        events.append(_event(number, name, len(text), dice))
        text += events[-1].sentence + " "
    return Tagged(Document(name, text), tuple(event.timex for event in events if event.timex)), events


def _event(number: int, document: str, start: int, dice: random.Random) -> Event:
    date = days.iso(days.day_number(1900) + dice.randrange(40000))
    headline = f"Minister {number} visits the {number % 97}th town of the province for talks on trade and fishing"
    sentence = f"On {date} {headline}, as the papers of that day report."
    trigger = start + sentence.index("visits")
    return Event(
        headline,
        "visits",
        trigger,
        trigger + len("visits"),
        dice.choice(KINDS),
        dice.choice(list(Status)),
        sentence,
        start,
        document,
        participants=(f"Minister {number}",),
        places=("town",),
        timex=Timex(start + 3, start + 13, date, "DATE", date, edtf=date, interval=parse_edtf(date)),
        confidence=dice.random(),
        id=f"e{number}",
    )


if __name__ == "__main__":
    main()
