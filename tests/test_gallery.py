"""docs/gallery.md: its code runs and makes the pictures that it shows."""

import re
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[[^\]]+\]\((gallery/[\w-]+\.png)\)", PAGE)


@pytest.mark.filterwarnings("ignore::dateline.errors.DatelineWarning")
def test_the_code_makes_the_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "docs" / "gallery").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in re.findall(r"^```python\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL):
        exec(block, names)
    made = {str(path.relative_to(tmp_path / "docs")) for path in (tmp_path / "docs" / "gallery").iterdir()}
    assert made == set(PICTURES)
    assert len(PICTURES) == 4


def test_the_pictures_are_there() -> None:
    assert {str(path.relative_to(ROOT / "docs")) for path in (ROOT / "docs" / "gallery").iterdir()} == set(PICTURES)
