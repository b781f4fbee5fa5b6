"""Memory over many documents: ``python benchmarks/memory.py [--documents 10000] [--write]``.

Each document is a short report with words that no other holds. They go one by one through ``pipeline.events``, which keeps nothing, and
as one JSONL file through ``dateline.extract``, which is the way of the command line: there the rows are kept until they are written. Each
way is a process of its own, whose resident memory is sampled every 500 documents. Linux only, as it reads /proc.
"""

import argparse
import json
import multiprocessing
import resource
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from accuracy import write

import dateline
from dateline import pipeline
from dateline.interval import parse_edtf
from dateline.model import Document

STEP = 500
SYLLABLES = (
    "ba", "do", "ki", "lu", "me", "no", "ra", "si", "tu", "vo",
    "pel", "gar", "mit", "nor", "sul", "ven", "kar", "lis", "tor", "hem",
)  # fmt: skip


def main() -> None:
    """Prints how much memory each way needs at each tenth of the documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    lines = [
        f"| {options.documents:,} documents through | MB at each tenth | growth of the second half, KB a document | rows |",
        "|---|---|---|---|",
    ]
    for name, way in WAYS.items():
        with context.Pool(1) as pool:
            samples, rows = pool.apply(way, (options.documents,))
        tenths = [samples[len(samples) * each // 10 - 1] for each in range(1, 11)]
        half = len(samples) // 2
        early, late = statistics.mean(samples[half : half + 3]), statistics.mean(samples[-3:])
        growth = (late - early) * 1000 / (STEP * (len(samples) - half - 3))
        lines.append(f"| {name} | {', '.join(f'{each:.0f}' for each in tenths)} | {growth:.2f} | {rows:,} |")
    print("\n".join(lines))
    if options.write:
        write("memory", "\n".join(lines))


def events(documents: int) -> tuple[list[float], int]:
    """The memory sampled, in MB, and the rows found, one document after the other."""
    samples, rows = [], 0
    for number, text in enumerate(texts(documents), 1):
        rows += sum(1 for _ in pipeline.events(Document(str(number), text, parse_edtf("2016-12-15"))))
        if number % STEP == 0:
            samples.append(resident())
    return samples, rows


def extract(documents: int) -> tuple[list[float], int]:
    """The memory sampled, in MB, and the rows of the timeline, of one file with all documents."""
    samples: list[float] = []
    seen = 0
    read = pipeline.expressions

    def sampled(document: Document, *names: object) -> object:
        nonlocal seen
        seen += 1
        if seen % STEP == 0:
            samples.append(resident())
        return read(document, *names)  # type: ignore[arg-type]

    pipeline.expressions = sampled  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "documents.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            for number, text in enumerate(texts(documents)):
                lines.write(json.dumps({"doc_id": str(number), "text": text, "dct": "2016-12-15"}) + "\n")
        timeline = dateline.extract([file], show_progress=False)
    return samples, len(timeline)


WAYS: dict[str, Callable[[int], tuple[list[float], int]]] = {
    "`pipeline.events`, nothing kept": events,
    "`dateline.extract`, rows kept": extract,
}


def texts(count: int) -> Iterator[str]:
    """Short reports, each with a dozen names that are in no other."""
    for number in range(count):
        name = [_name(12 * number + each) for each in range(12)]
        year = 1800 + number % 210
        yield (
            f"On {1 + number % 28} May {year} {name[0]} {name[1]} of {name[2]} and {name[3]} {name[4]} of {name[5]} met in {name[6]}, "
            f"and founded the {name[7]} company.\n\nNobody in {name[8]}, {name[9]}, {name[10]} or {name[11]} had heard of it."
        )


def _name(number: int) -> str:
    """A word for a number, made of syllables."""
    found = ""
    for _ in range(4):
        number, rest = divmod(number, len(SYLLABLES))
        found += SYLLABLES[rest]
    return found.capitalize()


def resident() -> float:
    """The memory of this process that is not paged out, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


if __name__ == "__main__":
    main()
