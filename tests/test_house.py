"""The two house rules: who may import whom, and one door for each outside library; and what loads when."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1] / "src/dateline"

# from the ground up: a room imports from lower floors only; the rooms of a floor do not know each other, but for the outputs
FLOORS = (
    ("errors", "days", "article", "tongues", "progress", "parsing"),
    ("interval", "calendars", "records", "encoding", "markup"),
    ("expression", "archive", "plaintext", "rows"),
    ("dates", "evidence"),
    ("lengths", "eras", "model"),
    ("operators", "webpage", "office", "pdf", "sheets"),
    ("language",),
    ("syntax", "wholedate", "book", "mail", "story"),
    ("mending", "roster"),
    ("docdate", "naming", "dating", "sameness"),
    ("kinds",),
    ("phrasing",),
    ("things", "gapping"),
    ("reading", "segmentation", "recognition", "anchoring", "detection", "linking", "narration", "merging"),
    ("inference",),
    ("timeline", "tables", "layout", "palette", "charts", "page", "review", "exchange", "timeml", "writers"),
    ("pipeline",),
    ("explanation",),
    ("cli",),
)
OUTPUTS = next(floor for floor in FLOORS if "timeline" in floor)
DOORS = {
    "spacy": "parsing",
    "dateparser": "wholedate",
    "pandas": "tables",
    "matplotlib": "charts",
    "charset_normalizer": "encoding",
    "ftfy": "encoding",
    "zipfile": "archive",
    "xml": "markup",
    "pypdfium2": "pdf",
    "openpyxl": "sheets",
    "pyarrow": "sheets",
    "xlsxwriter": "sheets",
    "icalendar": "exchange",
    "trafilatura": "article",
    "py3langid": "tongues",
    "htmldate": "article",
    "tqdm": "progress",
}
LIGHT = {"zipfile", "xml", "charset_normalizer"}  # they load in no time
ROOMS = sorted(path.stem for path in HOUSE.glob("*.py") if path.stem not in ("__init__", "__main__"))


def imports(room: str) -> Iterator[str]:
    """What a room imports at run time, also inside functions: ``dateline.days`` and the names of other packages."""
    tree = ast.parse((HOUSE / f"{room}.py").read_text(encoding="utf-8"))
    typing_only = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "dateline":
            yield from (f"dateline.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_every_room_stands_on_a_floor() -> None:
    assert sorted(room for floor in FLOORS for room in floor) == ROOMS


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_from_lower_floors_only(room: str) -> None:
    level = next(i for i, floor in enumerate(FLOORS) if room in floor)
    below = {lower for floor in FLOORS[:level] for lower in floor} | (set(OUTPUTS) if room in OUTPUTS else set())
    used = {name.split(".")[1] for name in imports(room) if name.startswith("dateline.")}
    assert used <= below


@pytest.mark.parametrize("room", ROOMS)
def test_each_library_has_one_door(room: str) -> None:
    libraries = {name.split(".")[0] for name in imports(room)}
    assert {library for library in libraries & DOORS.keys() if DOORS[library] != room} == set()


@pytest.mark.parametrize("code", ["import dateline", "import dateline.cli; dateline.cli.main(['--help'])", "from dateline import pipeline"])
def test_heavy_libraries_load_when_their_door_opens(code: str) -> None:
    check = f"import sys; {code}; print([name for name in {sorted(DOORS.keys() - LIGHT)} if name in sys.modules], file=sys.stderr)"
    found = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert found.stderr.strip() == "[]"
