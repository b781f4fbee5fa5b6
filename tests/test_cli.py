"""The command line: what it writes where, its exit status, and what it says of bad input."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

from dateline import cli, pipeline
from dateline.model import Document
from dateline.timeline import Timeline

STORY = "Shinzo Abe visited Sochi on May 6, 2016. The two leaders met again in Tokyo last December."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "story.txt"
    path.parent.mkdir()
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried here is the command line: loading the English model for each test would cost seconds."""
    monkeypatch.setattr("dateline.segmentation.parse", lambda sentences, *_: sentences)


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was said on standard error, each line checked for its manners."""
    said = capsys.readouterr().err.splitlines()
    assert all(line.startswith("dateline") for line in said), said
    return said


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "dateline.cli", *arguments], capture_output=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


# ---------------------------------------------------------------------------------------------------------- commands


def test_extract_writes_csv_to_a_pipe_and_the_summary_beside_it(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    undated = "They signed the treaty on Sep. 12."
    (story.parent / "undated.txt").write_text(undated, encoding="utf-8")
    assert cli.main(["extract", str(story.parent)]) == 0
    captured = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(captured.out)))
    assert {"2016-05-06", "XXXX-09-12"} <= {row["date"] for row in rows}
    texts = {"story.txt": STORY, "undated.txt": undated}
    assert all(texts[row["document"]][int(row["date_start"]) : int(row["date_end"])] == row["date_text"] for row in rows)
    unanchored = sum(not row["earliest"] and not row["latest"] for row in rows)
    assert captured.err == (
        f"dateline: {len(rows)} events from 2 documents; {unanchored} date{'s' * (unanchored > 1)} unanchored, "
        "as no date is known to count from: give the documents' date with --date or --dates\n"
    )


def test_extract_shows_a_table_to_a_terminal(story: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert cli.main(["extract", str(story), "--date", "2017-03-27", "--quiet"]) == 0
    captured = capsys.readouterr()
    assert captured.out == f"{pipeline.extract(story, date='2017-03-27')}\n"
    assert captured.err == ""


def test_extract_writes_each_output_by_its_suffix(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, mentions = tmp_path / "events.csv", tmp_path / "events.jsonl"
    assert cli.main(["extract", str(story), "-o", str(table), "-o", str(mentions), "--mentions"]) == 0
    assert table.read_text(encoding="utf-8").startswith("event_id,")
    assert {json.loads(line)["doc_id"] for line in mentions.read_text(encoding="utf-8").splitlines()} == {"story.txt"}
    assert capsys.readouterr().out == ""


def test_the_options_reach_the_pipeline(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    def extract(documents: object, **options: object) -> Timeline:
        seen.update(options, documents=list(documents))  # type: ignore[call-overload]
        return Timeline()

    monkeypatch.setattr(pipeline, "extract", extract)
    assert cli.main(["extract", str(story), "--date", "5 June 2014", "--lang", "ru", "--model", "m", "--all-events", "-o", "-"]) == 0
    [document] = cast("list[Document]", seen["documents"])
    assert document.dct is not None
    assert (document.language, document.dct_basis, document.dct.earliest) == ("ru", "given", "2014-06-05")
    assert (seen["model"], seen["all_events"]) == ("m", True)


def test_tag_writes_one_document_a_line(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["tag", str(story), "--date", "2017-03-27"]) == 0
    printed = capsys.readouterr().out
    tagged = json.loads(printed)
    assert (tagged["doc_id"], tagged["dct"]) == ("story.txt", "2017-03-27")
    keys = ["start", "end", "text", "type", "value", "mod", "edtf", "earliest", "latest", "basis", "rules"]
    assert all(list(timex) == keys for timex in tagged["timexes"])
    assert [(timex["text"], timex["earliest"], timex["latest"]) for timex in tagged["timexes"]] == [
        ("May 6, 2016", "2016-05-06", "2016-05-06"),
        ("last December", "2016-12-01", "2016-12-31"),
    ]
    out = tmp_path / "out.jsonl"
    assert cli.main(["tag", str(story), "--date", "2017-03-27", "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == printed
    assert cli.main(["tag", str(story)]) == 0
    assert json.loads(capsys.readouterr().out)["dct"] is None


def test_a_length_has_its_ends_and_a_set_its_frequency(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "watch.txt").write_text("For three days starting 5 May 1905 they met twice a day.", encoding="utf-8")
    assert cli.main(["tag", str(tmp_path / "watch.txt")]) == cli.DONE
    length, often = json.loads(capsys.readouterr().out)["timexes"]
    assert (length["type"], length["beginPoint"], length["endPoint"]) == ("DURATION", "1905-05-05", "1905-05-07")
    assert (often["type"], often["value"], often["freq"]) == ("SET", "P1D", "2X")
    assert "beginPoint" not in often


def test_a_doubt_is_tagged_and_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "reign.txt").write_text("Paid on 03/04/2021, in the third year of his reign.", encoding="utf-8")
    assert cli.main(["tag", str(tmp_path / "reign.txt")]) == cli.DONE
    figures, reign = json.loads(capsys.readouterr().out)["timexes"]
    assert (figures["edtf"], figures["alternative"]) == ("2021-03-04?", "2021-04-03")
    assert "reason" not in figures
    assert (reign["edtf"], reign["earliest"]) == ("XXXX", None)
    assert cli.main(["explain", "In the third year of his reign he fell."]) == cli.DONE
    assert reign["reason"] in capsys.readouterr().out


def test_plot_draws_a_table(story: Path, tmp_path: Path) -> None:
    table, chart = tmp_path / "events.csv", tmp_path / "chart.svg"
    assert cli.main(["extract", str(story), "-o", str(table), "--quiet"]) == 0
    assert cli.main(["plot", str(table), "-o", str(chart)]) == 0
    assert b"<svg" in chart.read_bytes()


def test_names_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "names.csv").write_text("name,earliest,latest\nLong Frost,1709,1709\n", encoding="utf-8")
    (tmp_path / "frost.txt").write_text("The mill burned down in the Long Frost.", encoding="utf-8")
    names = ["--gazetteer", str(tmp_path / "names.csv")]
    assert cli.main(["tag", str(tmp_path / "frost.txt"), *names]) == cli.DONE
    assert [each["edtf"] for each in json.loads(capsys.readouterr().out)["timexes"]] == ["1709"]
    assert cli.main(["explain", "It burned down in the Long Frost.", *names]) == cli.DONE
    assert "a name in the gazetteer" in capsys.readouterr().out
    assert cli.main(["extract", str(tmp_path / "frost.txt"), "--quiet", *names]) == cli.DONE
    assert [row["date_basis"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))] == ["named"]
    assert cli.main(["tag", str(tmp_path / "frost.txt"), "--gazetteer", str(tmp_path / "none.csv")]) == cli.USAGE
    assert "a gazetteer is a CSV file" in lines(capsys)[0]


def test_explain_shows_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["explain", "the two men met last December", "--date", "2017-03-27"]) == 0
    shown = capsys.readouterr().out
    assert all(part in shown for part in ("last December", "2017-03-27", "2016-12"))


def test_explain_shows_why_an_event_without_a_date_has_one(capsys: pytest.CaptureFixture[str]) -> None:
    text = "The mayor resigned. Tickets have been sold."
    said = "date          2020-05-14\n    because       nothing dates it but the date of its document"
    assert cli.main(["explain", text, "--date", "2020-05-14", "--all-events"]) == 0
    assert said in capsys.readouterr().out
    assert cli.main(["explain", text, "--date", "2020-05-14"]) == 0
    assert "because" not in capsys.readouterr().out


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    shown = capsys.readouterr().out
    assert all(command in shown for command in ("extract", "tag", "plot", "explain"))
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("dateline 0.")


# ---------------------------------------------------------------------------------------------------------- bad input


def test_bad_inputs_are_told_and_the_rest_is_done(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = {"empty.txt": b"", "binary.txt": b"\0\1\2", "wrong.txt": b"\xff\xfea\0\0\xd8b\0"}
    for name, content in bad.items():
        (story.parent / name).write_bytes(content)
    assert cli.main(["extract", str(story.parent / "missing.txt"), str(story.parent)]) == 1
    captured = capsys.readouterr()
    assert "2016-05-06" in captured.out
    said = captured.err.splitlines()
    assert len(said) == 5
    for line, name, reason in zip(
        said,
        ["missing.txt", "binary.txt", "empty.txt", "wrong.txt"],
        ["no such file or folder", "looks binary", "is empty", "cannot be decoded as utf-16"],
        strict=False,
    ):
        assert line.startswith(f"dateline: {(story.parent / name).as_posix()}: {reason}"), line
    assert " from 1 document" in said[4]


def test_what_is_passed_over_is_told_and_no_fault(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story.parent / "picture.png").write_bytes(b"\x89PNG")
    assert cli.main(["tag", str(story.parent)]) == 0
    assert [line.endswith("(passed over)") for line in lines(capsys)] == [True]
    for number in range(5):
        (story.parent / f"{number}.png").write_bytes(b"\x89PNG")
    assert cli.main(["extract", str(story.parent), "-o", str(story.parent / "x.csv")]) == 0
    told = lines(capsys)
    assert [line.endswith("(passed over)") for line in told] == [True, True, True, False]
    assert "; 3 more passed over (--documents says what became of each)" in told[-1]
    story.unlink()
    assert cli.main(["tag", str(story.parent)]) == 1
    assert [line.endswith("(passed over)") for line in lines(capsys)] == [True] * 7


def test_a_table_without_texts_is_passed_over_in_few_words(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = story.parent / "gold.csv"
    table.write_text("document,date\nstory.txt,1956\n", encoding="utf-8")
    assert cli.main(["extract", str(story.parent)]) == 0
    assert f"dateline: {table.as_posix()}: has no column named text (passed over)" in lines(capsys)
    assert cli.main(["extract", str(table)]) == 1  # named, it is a fault, and told with its remedy
    assert "has no column named text, but document, date; name yours with --column text=NAME" in lines(capsys)[0]


def test_nothing_that_can_be_read_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "events.csv"
    out.write_text("mine", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert cli.main(["extract", str(tmp_path / "empty"), "-o", str(out)]) == 1
    assert lines(capsys) == [f"dateline: {(tmp_path / 'empty').as_posix()}: an empty folder", "dateline: nothing could be read: no events"]
    assert out.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["extract", "x.txt", "--date", "soon"], "'soon' is no date: write it as 2017-03-27"),
        (["tag", "x.txt", "--date", "03/04/2021"], "'03/04/2021' has two readings: write it as 2021-04-03 or 2021-03-04"),
        (["extract", "x.txt", "--lang", "english"], "'english' is no language code"),
        (["extract", "x.txt", "-o", "events.nope"], "events.nope"),
        (["tag", "x.txt", "-o", "x.csv"], "give a file that ends in .jsonl"),
        (["plot", "x.csv", "-o", "chart.nope"], "chart.nope"),
        (["plot", "x.csv"], "-o/--output"),
        (["extract"], "INPUT"),
        (["extract", ""], "an empty path"),
        (["fetch"], "invalid choice: 'fetch'"),
        ([], "COMMAND"),
    ],
)
def test_wrong_usage_is_one_line_that_names_it(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(arguments) == 2
    [line] = lines(capsys)
    assert said in line


def test_a_table_that_is_none_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "x.csv"
    assert cli.main(["plot", str(table), "-o", str(tmp_path / "x.png")]) == 2
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    assert cli.main(["plot", str(table), "-o", str(tmp_path / "x.png")]) == 2
    assert ["x.csv" in line for line in lines(capsys)] == [True, True]


def test_an_output_that_cannot_be_written_is_one_line(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", str(story), "-o", str(tmp_path / "nowhere" / "x.csv"), "--quiet"]) == 2
    [line] = lines(capsys)
    assert "cannot be written" in line


def test_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "tag", interrupted)
    assert cli.main(["tag", str(story)]) == 130
    assert lines(capsys) == []


# ---------------------------------------------------------------------------------------------------- as a program


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from dateline.cli import main; main(['--help']); "
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'spacy', 'pandas', 'matplotlib', 'dateparser', 'numpy'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_standard_input_and_a_closed_pipe(tmp_path: Path) -> None:
    done = run("tag", "-", "--date", "2017-03-27", input=b"They met last December.")
    assert (done.returncode, json.loads(done.stdout)["doc_id"], done.stderr) == (0, "stdin", b"")
    many = tmp_path / "many.jsonl"
    many.write_text("\n".join(json.dumps({"text": "They met on May 6, 2016. " * 20}) for _ in range(200)), encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb") as closed:
        done = subprocess.run([sys.executable, "-m", "dateline.cli", "tag", str(many)], stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_bad_input_gives_no_traceback(tmp_path: Path) -> None:
    done = run("tag", str(tmp_path / "missing.txt"))
    assert done.returncode == 1
    assert done.stderr.decode() == f"dateline: {(tmp_path / 'missing.txt').as_posix()}: no such file or folder\n"
    assert done.stdout == b""


# ------------------------------------------------------------------------------------------------ inputs and their dates


def test_dates_are_given_for_each_document(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story.parent / "dates.txt").write_text("They met in Tokyo last December.", encoding="utf-8")
    table = story.parent.parent / "dates.csv"
    table.write_text("file,date\nstory.txt,2017-03-27\ndates.txt,2011-03-27\n", encoding="utf-8")
    assert cli.main(["extract", str(story.parent), "--dates", str(table)]) == 0
    captured = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(captured.out)))
    assert {("story.txt", "2016-12"), ("dates.txt", "2010-12")} <= {(row["document"], row["date"]) for row in rows}
    assert "unanchored" not in captured.err
    table.write_text("file,date\nstory.txt,soon\n", encoding="utf-8")
    assert cli.main(["extract", str(story.parent), "--dates", str(table)]) == 2
    assert "dates.csv: line 2: 'soon' is no date" in lines(capsys)[0]


def test_the_text_that_was_read_is_kept_and_leads_nowhere(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = ["../../out", "a/b", "a b", "..", "x.txt"]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps({"doc_id": name, "text": f"{STORY}\r\n{name}"}) for name in ids), encoding="utf-8")
    kept = tmp_path / "deep" / "kept"
    assert cli.main(["extract", str(path), "--keep-text", str(kept)]) == 0
    texts = {file.name: file.read_bytes().decode() for file in kept.iterdir()}
    assert texts == {
        "__.._out.txt": f"{STORY}\r\n../../out",
        "a_b.txt": f"{STORY}\r\na/b",
        "a_b~2.txt": f"{STORY}\r\na b",
        "_.txt": f"{STORY}\r\n..",
        "x.txt": f"{STORY}\r\nx.txt",
    }
    for row in csv.DictReader(io.StringIO(capsys.readouterr().out)):
        text = next(text for text in texts.values() if text.endswith(row["document"]))
        assert text[int(row["date_start"]) : int(row["date_end"])] == row["date_text"]
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["in.jsonl"]


def test_a_table_says_what_became_of_each_input(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story.parent / "broken.pdf").write_bytes(b"%PDF-1.7")
    (story.parent / "p.png").write_bytes(b"\x89PNG")
    table = story.parent.parent / "documents.csv"
    assert cli.main(["extract", str(story.parent), "--documents", str(table), "--date", "2017-03-27"]) == 1
    rows = {Path(row["document"]).name: row for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())}
    assert {name: row["status"] for name, row in rows.items()} == {"broken.pdf": "failed", "p.png": "passed over", "story.txt": "read"}
    assert rows["broken.pdf"]["reason"] == "is a damaged or truncated PDF"
    read = rows["story.txt"]
    assert [read[name] for name in ("date", "date_basis", "language", "rules", "characters", "dates", "unanchored")] == [
        "2017-03-27", "given", "en", "en", str(len(STORY)), "2", "0",
    ]  # fmt: skip
    assert len(lines(capsys)) == 3  # two files and the summary: each is told once
    assert cli.main(["extract", str(story), "--documents", "x.json"]) == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--limit", "size=3"], "no limit is called size: there are megabytes, ratio, nesting, files, pages"),
        (["--limit", "pages=0"], "the limit pages is 0"),
        (["--limit", "pages=many"], "'many' is no whole number"),
        (["--limit", "pages"], "write a name, an equals sign and a value"),
        (["--column", "body=text"], "no field is called body: a document has text"),
    ],
)
def test_a_wrong_option_says_what_would_be_right(arguments: list[str], why: str, story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", str(story), *arguments]) == 2
    assert why in lines(capsys)[0]


def test_limits_and_columns_reach_the_readers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.csv"
    path.write_text(f'body,day\n"{STORY}",2017-03-27\n', encoding="utf-8")
    assert cli.main(["extract", str(path), "--column", "text=body", "--column", "date=day"]) == 0
    assert "2016-12" in {row["date"] for row in csv.DictReader(io.StringIO(capsys.readouterr().out))}
    path.write_text("a" * 1_000_001, encoding="utf-8")
    assert cli.main(["extract", str(path), "--limit", "megabytes=1"]) == 1
    assert "the limit is 1 (--limit megabytes=N)" in lines(capsys)[0]


def test_what_a_form_cannot_hold_is_said(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["extract", str(story), "-o", str(tmp_path / "x.ics"), "--quiet"]) == 0
    assert "dateline: a calendar holds only what is dated to a day: " in capsys.readouterr().err


def test_plot_takes_the_options_of_a_chart(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, chart = tmp_path / "events.csv", tmp_path / "chart.svg"
    cli.main(["extract", str(story), "-o", str(table), "--quiet"])
    assert cli.main(["plot", str(table), "-o", str(chart), "--kind", "density", "--by", "type", "--title", "Two events", "--dark"]) == 0
    assert '<title id="title">Two events</title>' in chart.read_text(encoding="utf-8")
    assert cli.main(["plot", str(table), "-o", str(tmp_path / "x.csv"), "--dark"]) == 2
    assert "only a picture is drawn with dark" in capsys.readouterr().err
