"""Breaks files and reads them, each reader for some time: ``python -m tests.fuzz [--seconds 600] [--suffix .pdf ...] [--case N]``.

A finding is a fault of dateline's own, a crash, ten seconds for one document of a file, or 500 megabytes more than at the start.
Every case is told by its number, from which its bytes follow: ``--suffix .pdf --case 17 --keep DIR`` writes it to a file.
"""

import argparse
import io
import multiprocessing as mp
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from dateline.reading import FAULT, Failure, read
from tests.making import column, docx, eml, epub, html, odt, pdf, zipped
from tests.test_formats import ENTITY, MADE, PARAGRAPHS, TEXT, lines_of, row

SLOW, STUCK, MEMORY = 10.0, 120.0, 500_000  # seconds for a document and for a file, kilobytes more than at the start
LEFT_OUT = {".htm", ".xhtml", ".tsv"}  # read by the readers of .html and .csv

PIECES = (
    b"<", b">", b"</", b"<![", b"<!--", b"\0", b"\xff\xff", b"&a;", b"&#x110000;", b"PK\x03\x04", b"PK\x05\x06", b"/Encrypt",
    b"/Length -1", b"9999999999", b"-1", b"\n\n", b"\t", b'"', b",", b"{", b"[" * 2000, b"From ", b"=?utf-8?b?x",
    b"charset=utf-7", b"\xef\xbb\xbf", b"\xff\xfe", b"%PDF-", b"endobj", b"0 R", b"stream", b"NaN", b"1e999", b"\xd8\x00",
    b"---\n", b"Content-Type: multipart/mixed; boundary=x\n\n", b"boundary=", b"2016-02-30", b"D:99999999", b"\xe2\x80\xae",
    b"<article>", b"<time datetime=x>", b"lang=\xff", b"]]>", ENTITY.encode(),
)  # fmt: skip
"""What is put into files: what their formats make much of."""

NOTES = '<w:footnotes xmlns:w="x"><w:footnote><w:p><w:r><w:t>A note of 1907.</w:t></w:r></w:p></w:footnote></w:footnotes>'
CORE = '<p xmlns:d="y"><d:title>Talks</d:title><d:created>2014-06-05T10:00:00Z</d:created></p>'
CELLS = [(60.0, 700.0 - 12 * n, f"{1900 + n}") for n in range(8)] + [(200.0, 700.0 - 12 * n, f"Treaty {n}") for n in range(8)]
COLUMNS = [*column(TEXT * 2, 60, 700, 40), *column(TEXT * 2, 320, 700, 40)]
HEAD = '<meta property="og:title" content="x"><script type="application/ld+json">{"datePublished": "2016-05-07"}</script>'

QUOTED = "On 4 May 2016 A. <a@b> wrote:\n> They left.\n>> They met."
REPLY = ("They came yesterday.", QUOTED, "--- Original ---\nFrom: b\nSent: 3 May 2016\nTo: c")

MORE: dict[str, Sequence[Callable[[], bytes]]] = {
    ".pdf": [lambda: pdf([lines_of(), CELLS, COLUMNS, []], "/Title(Talks)/CreationDate(D:20160507103000+09'00')")],
    ".docx": [lambda: docx(PARAGRAPHS, f"<w:tbl>{row('1904', 'War')}</w:tbl>", {"word/footnotes.xml": NOTES, "docProps/core.xml": CORE})],
    ".odt": [lambda: odt(PARAGRAPHS, '<text:p>One<text:s text:c="2"/><text:note><text:note-body/></text:note></text:p>')],
    ".epub": [lambda: epub(PARAGRAPHS, '<dc:date event="original-publication">1906</dc:date><dc:title>War</dc:title>')],
    ".html": [lambda: html(PARAGRAPHS).replace(b"<html>", f"<html lang=en><head>{HEAD}</head>".encode()) + b"<table><tr><td>1904</table>"],
    ".md": [lambda: f"---\ntitle: Talks\ndate: 2016-05-07\nlang: en\n---\n# Talks\n\n{TEXT}".encode()],
    ".eml": [lambda: eml(PARAGRAPHS, "Fri, 06 May 2016 10:00:00 +0900"), lambda: eml(REPLY)],
    ".zip": [lambda: zipped({"a.zip": zipped({"b.txt": TEXT}), "c.docx": docx(PARAGRAPHS), "d.eml": eml(PARAGRAPHS)})],
}
"""Files that hold more than the plain ones."""


def main() -> None:
    """Reads broken files, and tells what it found; exit status 1 if that is anything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--suffix", action="append", choices=sorted(MADE))
    parser.add_argument("--case", type=int, help="this case alone")
    parser.add_argument("--keep", type=Path, help="the folder for the cases that are findings")
    options = parser.parse_args()
    findings = 0
    for suffix in options.suffix or sorted(MADE.keys() - LEFT_OUT):
        found = [options.case] if options.case is not None else fuzz(suffix, options.seconds)
        findings += len(found)
        for number in found if options.keep else []:
            (options.keep / f"{number}{suffix}").write_bytes(broken(suffix, number))
    sys.exit(findings > 0)


def fuzz(suffix: str, seconds: float) -> list[int]:
    """The numbers of the cases which are findings, those of one kind once."""
    found: dict[str, int] = {}
    counts: Counter[str] = Counter()
    number, slowest, end = 0, 0.0, time.monotonic() + seconds
    while time.monotonic() < end:
        here, there = mp.get_context("spawn").Pipe()
        worker = mp.get_context("spawn").Process(target=work, args=(suffix, number, there), daemon=True)
        worker.start()
        there.close()
        wrong = "" if here.poll(600) and here.recv() else "does not begin"
        while time.monotonic() < end and not wrong:
            try:
                number, took, wrong = here.recv() if here.poll(STUCK) else (number + 1, STUCK, "is stuck")
                slowest = max(slowest, took)
            except EOFError:
                number, wrong = number + 1, "crashes"
        if wrong:
            counts[wrong] += 1
            if wrong not in found:
                print(f"{suffix} case {number}: {wrong}", flush=True)
            found.setdefault(wrong, number)
        worker.kill()
        worker.join()
        number += 1
    print(f"{suffix}: {number} files, the slowest {slowest:.2f} s, findings: {dict(counts) or 'none'}", flush=True)
    return list(found.values())


def work(suffix: str, first: int, told: Connection) -> None:
    """Reads case after case, and tells the number of each, its seconds and what is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"x{suffix}")
        path.write_bytes(MADE[suffix]())
        list(read(path))
        told.send("ready")
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for number in range(first, sys.maxsize):
            path.write_bytes(broken(suffix, number))
            start = time.process_time()
            found = list(read(path))
            wrong = [each.reason for each in found if isinstance(each, Failure) and (FAULT in each.reason or "\n" in each.reason)]
            took = time.process_time() - start
            if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > memory + MEMORY:
                wrong = ["takes too much memory"]
            if took > SLOW * max(1, len(found)):
                wrong = ["takes too long"]
            told.send((number, took, wrong[0][:120] if wrong else ""))


def broken(suffix: str, number: int) -> bytes:
    """The bytes of a case. Of an archive mostly one member is broken, as its checksum tells all else at once."""
    random.seed(f"{suffix} {number}")  # the one that boundaries of mails are drawn from
    whole = random.choice([MADE[suffix], *MORE.get(suffix, [])])()
    if not whole.startswith(b"PK") or random.random() < 0.2:
        return _broken(whole)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    chosen = random.choice(sorted(members))
    return zipped({**members, chosen: _broken(members[chosen])})


def _broken(whole: bytes) -> bytes:
    data = bytearray(whole)
    for _ in range(random.choice((1, 2, 5, 20, 60))):
        at = random.randrange(len(data) + 1)
        match random.randrange(6):
            case 0 | 1 if at < len(data):
                data[at] = random.randrange(256)
            case 2:
                data[at:at] = random.choice(PIECES) * random.choice((1, 1, 1, 50))
            case 3:
                del data[at : at + random.randrange(200)]
            case 4:
                data[at:at] = data[at : at + random.randrange(300)] * random.choice((1, 1, 3, 200))
            case 5:
                other = random.randrange(len(data) + 1)
                data[at:at] = data[other : other + random.randrange(60)]
    return bytes(data[:2_000_000])


if __name__ == "__main__":
    main()
