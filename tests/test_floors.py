"""Accuracy has a floor, on the corpus that it was measured on. A floor that is lowered is to be said aloud in the change."""

import hashlib
from pathlib import Path

import accuracy
import pytest

SHARED = Path(__file__).parents[2] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "tools").is_dir(), reason="the corpora and their scorers are not beside the project")

# a little below what was measured (benchmarks/RESULTS.md); the fingerprint is that of the corpus
TIMEXES = {
    "timebank": ("a1741d22b578", {"strict": 91.8, "relaxed": 95.0, "value": 84.5}),
    "aquaint": ("0cfd5728003b", {"strict": 82.2, "relaxed": 95.0, "value": 76.5}),
    "wikiwars_dev": ("e0ed64b419a6", {"strict": 91.2, "relaxed": 95.4, "value": 89.9}),
}
PHRASES = {
    "news_en_dev": ("46860c9df120", {"exact": 84.0, "quiet": 91.6}),
    "heritage_en_dev": ("afa7a31d9569", {"exact": 84.5, "quiet": 93.8}),
}


def fingerprint(path: Path) -> str:
    """The first twelve digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


@pytest.mark.parametrize("name", TIMEXES)
def test_expressions(name: str) -> None:
    corpus, floors = TIMEXES[name]
    assert fingerprint(SHARED / f"gold/{name}.jsonl") == corpus, "another corpus: measure anew before setting its floor"
    score = accuracy.timex_score(SHARED, name)
    assert {measure: score[measure] for measure in floors if score[measure] < floors[measure]} == {}


@pytest.mark.parametrize("name", PHRASES)
def test_phrases(name: str) -> None:
    corpus, floors = PHRASES[name]
    assert fingerprint(SHARED / f"suites/{name}.jsonl") == corpus, "another corpus: measure anew before setting its floor"
    score = accuracy.phrase_score(SHARED, name)
    assert {measure: score[measure] for measure in floors if score[measure] < floors[measure]} == {}
