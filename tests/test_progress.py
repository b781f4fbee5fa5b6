"""The bar of a long work: on a terminal's standard error and in a notebook, nowhere else, and never in the output."""

import contextlib
import io
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline import Document, cli, progress, reading


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@contextlib.contextmanager
def terminal() -> Iterator[Terminal]:
    """Standard error as a terminal has it, as long as it lasts."""
    with contextlib.redirect_stderr(Terminal()) as shown:
        yield shown


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "DELAY", 0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("The minister resigned on 5 June 2014.", encoding="utf-8")
    return tmp_path


def test_on_a_terminal_it_counts_and_goes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with terminal() as shown:
        assert len(dateline.extract(folder)) == 1
    assert "reading:   0%" in shown.getvalue()
    assert "/4 [" in shown.getvalue()
    assert shown.getvalue().endswith(" \r")  # wiped out
    assert capsys.readouterr().out == ""


def test_messages_stand_above_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty.txt").write_text("")
    with terminal() as shown:
        assert cli.main(["extract", str(folder)]) == 1
    assert f"{folder.as_posix()}/empty.txt: is empty\n" in shown.getvalue()
    assert "reading:" in shown.getvalue()
    assert capsys.readouterr().out.startswith("event_id,")


@pytest.mark.parametrize("arguments", [["extract", "--quiet"], ["tag"]])
def test_where_it_is_not_wanted_it_is_not(folder: Path, arguments: list[str]) -> None:
    with terminal() as shown:
        assert cli.main([*arguments, str(folder)]) == 0
        dateline.extract(folder, show_progress=False)
    assert shown.getvalue() == ""


def test_without_a_terminal_nothing_is_loaded(folder: Path) -> None:
    check = f"import dateline, sys; dateline.extract({str(folder)!r}); print('tqdm.auto' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("False\n", "")


def test_it_names_the_last_one_and_no_name_can_steer_the_terminal() -> None:
    def slow() -> Iterator[Document]:
        for _ in range(3):
            time.sleep(0.12)
            yield Document("a\x1b[31m\nb", "")

    with terminal() as shown:
        list(progress.watched(slow(), 3, "id"))
    assert "a[31mb" in shown.getvalue()
    assert "\x1b[31m" not in shown.getvalue()


def test_how_many_there_may_be(folder: Path) -> None:
    assert reading.size(folder) == 4
    assert reading.size([folder, str(folder / "*.txt"), Document("one", "")]) == 9
    assert reading.size("The minister resigned.") == 1
    assert reading.size(iter([folder])) is None
