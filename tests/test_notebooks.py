"""The notebooks run from top to bottom, and are committed as they came out."""

import html
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # nbformat is typed only in part


def output_kinds(notebook: Any) -> set[str]:
    """The MIME types of what the cells show."""
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    return {kind for output in outputs for kind in output.get("data", {})}


def test_there_are_notebooks() -> None:
    assert [path.name for path in NOTEBOOKS] == [
        "01_first_timeline.ipynb",
        "02_your_own_documents.ipynb",
        "03_charts_for_print.ipynb",
        "04_how_good_is_it.ipynb",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_runs_from_top_to_bottom(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQDM_DISABLE", "1")  # so that they come out the same however fast the machine is
    notebook = read(path)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    assert "text/html" in output_kinds(notebook)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_is_committed_with_its_outputs(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert not [output for cell in cells for output in cell.outputs if output.output_type == "error"]
    assert path.stat().st_size < 1_000_000


@pytest.mark.parametrize("path", [NOTEBOOKS[0], NOTEBOOKS[2]], ids=lambda path: path.name)
def test_the_charts_have_words_for_those_who_cannot_see_them(path: Path) -> None:
    charts = [output for cell in read(path).cells for output in cell.get("outputs", []) if "image/png" in output.get("data", {})]
    assert charts
    for chart in charts:
        alternative = chart.metadata["image/png"]["alt"]
        assert alternative.startswith("A chronology of ")
        assert f'<img alt="{html.escape(alternative)}"' in chart.data["text/html"]


def test_the_figures_are_those_of_this_repository() -> None:
    assert not [cell for cell in read(NOTEBOOKS[3]).cells if cell.cell_type == "code" and "shared" in cell.source]


def test_long_work_shows_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TQDM_DISABLE", raising=False)
    code = "import dateline\ndateline.progress.DELAY = 0\nprint(len(dateline.extract(['../data/caesar.txt', '../data/hannibal.txt'])))"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("from dateline import progress\n" + code)])  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    outputs = notebook.cells[0].outputs
    said = {name: "".join(output.text for output in outputs if output.get("name") == name) for name in ("stdout", "stderr")}
    assert said["stdout"].strip().isdecimal()
    shown = "widget" in str([output.get("data") for output in outputs])  # where ipywidgets is installed
    assert shown or "reading:" in said["stderr"]
