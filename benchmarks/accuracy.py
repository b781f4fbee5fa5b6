"""Accuracy on published corpora: ``python benchmarks/accuracy.py [--shared ../shared] [--write]``.

Tags and extracts every development corpus with the library, scores it with the scorers that come with the corpora, and prints
one table for each kind of measure. ``--write`` puts the tables into ``RESULTS.md`` beside this file.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dateline import pipeline
from dateline.cli import tagged
from dateline.interval import parse_edtf
from dateline.model import Document
from dateline.tables import records

RESULTS = Path(__file__).parent / "RESULTS.md"
ENGLISH = ("timebank", "aquaint", "wikiwars_dev", "tweets_dev")
SUITES = ("news_en_dev", "heritage_en_dev")
EVENTS = ("timelines_apple", "eventtime_dev")


def main() -> None:
    """Scores every corpus and prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[2] / "shared", help="the folder with gold/, suites/, tools/")
    parser.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    options = parser.parse_args()
    if not (options.shared / "tools").is_dir():
        sys.exit(f"{options.shared}: no corpora there: give their folder with --shared")
    text = "\n\n".join([timexes(options.shared), phrases(options.shared), events(options.shared)])
    print(text)
    if options.write:
        write("accuracy", text)


def write(name: str, text: str) -> None:
    """Puts a text between the marks of that name in RESULTS.md."""
    start, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    before, rest = RESULTS.read_text(encoding="utf-8").split(start)
    RESULTS.write_text(f"{before}{start}\n{text}\n{end}{rest.split(end)[1]}", encoding="utf-8")


def timexes(shared: Path) -> str:
    """The table of TIMEX3 corpora: F1 of strict and relaxed spans and of values."""
    lines = ["| corpus | strict | relaxed | value |", "|---|---|---|---|"]
    for name in ENGLISH:
        score = timex_score(shared, name)
        lines.append(f"| {name} | {score['strict']} | {score['relaxed']} | {score['value']} |")
    return "\n".join(lines)


def phrases(shared: Path) -> str:
    """The table of the phrase suites."""
    lines = ["| suite | exact | overlap of half | found | quiet where nothing is |", "|---|---|---|---|---|"]
    for name in SUITES:
        score = phrase_score(shared, name)
        lines.append(f"| {name} | {score['exact']} | {score['iou50']} | {score['found']} | {score['quiet']} |")
    return "\n".join(lines)


def events(shared: Path) -> str:
    """The table of the event corpora, every event of each document being asked for."""
    lines = ["| corpus | found | dated | elsewhen | precision | timeline F1 |", "|---|---|---|---|---|---|"]
    for name in EVENTS:
        score = event_score(shared, name)
        timeline = score["timeline"]["f1"] if "timeline" in score else ""
        lines.append(f"| {name} | {score['found']} | {score['dated']} | {score['elsewhen']} | {score['precision']} | {timeline} |")
    return "\n".join(lines)


def timex_score(shared: Path, name: str) -> dict[str, float]:
    """F1 of strict and relaxed spans and of values on a TIMEX3 corpus."""
    gold = shared / f"gold/{name}.jsonl"
    score = scored(shared / "tools/score_timex.py", [gold, tag_all(gold, "dct")])
    return {measure: score[measure]["f1"] for measure in ("strict", "relaxed", "value")}


def phrase_score(shared: Path, name: str) -> dict[str, float]:
    """Percent exact, overlapping by half, found, and quiet on a suite of phrases."""
    gold = shared / f"suites/{name}.jsonl"
    whole: dict[str, float] = scored(shared / "tools/score_phrases.py", [tag_all(gold, "ref"), gold])["ALL"]
    return whole


def event_score(shared: Path, name: str) -> dict[str, Any]:
    """Percent found, dated, elsewhen and precision on a corpus of events, and the F1 of timelines where it has them."""
    gold = shared / f"gold/{name}.jsonl"
    entities = shared / f"gold/{name}_entities.jsonl"
    extra = ["--entities", entities] if entities.is_file() else []
    return scored(shared / "tools/score_events.py", [gold, extract_all(gold), *extra])


def scored(tool: Path, arguments: list[Any]) -> dict[str, Any]:
    """What a scorer says, as it says it in JSON."""
    output = subprocess.run([sys.executable, str(tool), *map(str, arguments), "--json"], capture_output=True, text=True, check=True).stdout
    score: dict[str, Any] = json.loads(output)
    return score


def corpus(path: Path, date: str) -> Iterator[Document]:
    """The documents of a corpus; ``date`` names the field that holds their date."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            dct = parse_edtf(case[date][:10]) if case.get(date) else None
            yield Document(case.get("doc_id") or case["id"], case["text"], dct, "given" if dct else "")


def tag_all(path: Path, date: str) -> Path:
    """The expressions of a corpus, as ``dateline tag`` writes them, in a temporary file."""
    return _file(json.dumps(tagged(document, pipeline.tag(document))) for document in corpus(path, date))


def extract_all(path: Path) -> Path:
    """The mentions of events of a corpus, as ``dateline extract --mentions --all-events`` writes them, in a temporary file."""
    mentions = (mention for document in corpus(path, "dct") for mention in pipeline.events(document, all_events=True))
    return _file(json.dumps({**record, "doc_id": record["document"]}) for record in records(mentions))


def _file(lines: Iterator[str]) -> Path:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", delete=False, encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    return Path(file.name)


if __name__ == "__main__":
    main()
