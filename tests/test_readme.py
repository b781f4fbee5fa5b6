"""The README's commands and Python, run as they are written."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from dateline import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [part for _, block in BLOCKS for line in block.splitlines() for part in line.split(" && ") if part.startswith("dateline ")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the samples and the files that the README speaks of."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "articles").mkdir()
    for name in ("articles/one.txt", "report.txt", "report.html"):
        (tmp_path / name).write_text("The minister resigned on 5 June 2014.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
def test_every_command_of_the_readme_works() -> None:
    assert len(COMMANDS) >= 6
    for command in COMMANDS:
        assert cli.main(shlex.split(command)[1:]) == 0, command


@pytest.mark.usefixtures("folder")
@pytest.mark.filterwarnings("ignore::dateline.errors.DatelineWarning")
def test_the_python_of_the_readme_runs() -> None:
    assert cli.main(["extract", "data/", "-o", "events.csv", "--quiet"]) == 0
    for language, block in BLOCKS:
        if language == "python":
            exec(block, {})


def test_every_command_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["--help"])
    commands = re.findall(r"^    (\w+)  ", capsys.readouterr().out, re.MULTILINE)
    assert len(commands) == 4
    for command in commands:
        assert f"dateline {command} " in README
