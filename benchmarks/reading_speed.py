"""Speed of reading: ``python benchmarks/reading_speed.py [--pages 1000] [--write]``.

PDF pages of two columns and fifty lines each, and saved web pages with their furniture, both made here; trafilatura's own time on
the same pages stands beside. Only the ratios of one run mean anything: seconds depend on the machine.
"""

import argparse
import random
import sys
import time
from pathlib import Path

from accuracy import write

from dateline.pdf import read_pdf
from dateline.records import Options, Record
from dateline.webpage import read_html

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.making import column, pdf

WORDS = (
    "the",
    "treaty",
    "of",
    "peace",
    "was",
    "signed",
    "in",
    "Moscow",
    "when",
    "envoys",
    "from",
    "both",
    "countries",
    "met",
    "in",
    "1956",
)


def main() -> None:
    """Reads both kinds of pages and prints what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--write", action="store_true", help="put the table into RESULTS.md")
    options = parser.parse_args()
    text = "\n".join(["| what | pages | seconds |", "|---|---|---|", pdf_row(options.pages), *web_rows(options.pages)])
    print(text)
    if options.write:
        write("reading speed", text)


def paragraph(dice: random.Random, count: int) -> str:
    """So many words of prose."""
    return " ".join(dice.choices(WORDS, k=count)).capitalize() + "."


def pdf_row(count: int) -> str:
    """The time for one PDF of so many pages."""
    dice = random.Random(1)
    pages = []
    for number in range(count):
        lines = [(60.0, 780.0, "A history of the treaty"), (290.0, 20.0, f"{number + 1}")]
        for x in (60.0, 320.0):
            lines += column(paragraph(dice, 400), x, 740, 45)[:50]
        pages.append(lines)
    data = pdf(pages)
    start = time.perf_counter()
    (record,) = read_pdf(data, "x.pdf", Options())
    seconds = time.perf_counter() - start
    assert isinstance(record, Record)
    assert len(record.pages) == count
    return f"| PDF, two columns of fifty lines | {count} | {seconds:.1f} |"


def web_rows(count: int) -> list[str]:
    """The time for so many web pages, and trafilatura's own for their text."""
    import trafilatura

    dice = random.Random(2)
    pages = [_page(dice, number) for number in range(count)]
    next(iter(read_html(pages[0], "x.html", Options())))
    start = time.perf_counter()
    for page in pages:
        (record,) = read_html(page, "x.html", Options())
        assert isinstance(record, Record)
    seconds = time.perf_counter() - start
    start = time.perf_counter()
    for page in pages:
        trafilatura.extract(page, include_comments=False, favor_recall=True)
    return [
        f"| web pages of eight paragraphs | {count} | {seconds:.1f} |",
        f"| trafilatura alone, the same pages | {count} | {time.perf_counter() - start:.1f} |",
    ]


def _page(dice: random.Random, number: int) -> bytes:
    menu = "".join(f'<li><a href="/{n}">{paragraph(dice, 3)}</a></li>' for n in range(40))
    body = "".join(f"<p>{paragraph(dice, 80)}</p>" for _ in range(8))
    head = f'<html lang="en"><head><title>Page {number}</title></head>'
    return f"<!DOCTYPE html>{head}<body><ul>{menu}</ul><h1>Talks {number}</h1><div>{body}</div><div>Copyright</div></body></html>".encode()


if __name__ == "__main__":
    main()
