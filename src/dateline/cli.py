"""The command line. Only argparse is imported here: ``dateline --help`` has to answer at once."""

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from dateline.interval import Interval
    from dateline.model import Document, Timex
    from dateline.reading import Failure
    from dateline.timeline import Timeline

DONE, SOME_FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
MOST_TOLD = 3  # files that are passed over, each in a line


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0 done, 1 some documents failed and the others are done, 2 usage.

    Usage is also a table that cannot be read and an output that cannot be written: nothing was done.
    """
    try:
        options = _parser().parse_args(arguments)
        status = _run(options)
        sys.stdout.flush()
    except SystemExit as stop:  # argparse has said why
        return stop.code if isinstance(stop.code, int) else USAGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # whoever reads has read enough; what is still in the buffer goes nowhere, so that closing it raises nothing
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return status


def _run(options: argparse.Namespace) -> int:
    from dateline.errors import DatelineError

    try:
        return int(options.run(options))
    except DatelineError as error:
        _say(str(error))
        return USAGE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="dateline",
        description="Reads documents, finds the events that they date, and gives a table and a chronology.",
        epilog="Exit status: 0 done, 1 some documents failed and the others are in the output, 2 usage.",
    )
    parser.add_argument("--version", action=_Version)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    extract = _command(commands, "extract", _extract, "find the events of documents: a table, a chart, a page")
    _add_inputs(extract)
    extract.add_argument("-o", "--output", metavar="OUT", action="append", default=[], help="a file to write, its suffix says what")
    _add_date_and_language(extract)
    _add_dates(extract)
    extract.add_argument("--no-infer", action="store_true", help="leave a document without a date that bears none, whatever its text tells")
    extract.add_argument("--documents", metavar="OUT.csv", help="a table of what became of each input: read or not and why, its date, ...")
    extract.add_argument("--mentions", action="store_true", help="one row for each mention of an event, not for each event")
    extract.add_argument("--all-events", action="store_true", help="also events that no words of their own sentence date")
    extract.add_argument("--review", metavar="REVIEW.csv", help="what was said of the events on their page; what matches no more is told")
    extract.add_argument("--model", metavar="NAME", help="an installed spaCy pipeline to parse with")
    extract.add_argument("--quiet", action="store_true", help="no progress and no summary; failures are still told")

    tag = _command(commands, "tag", _tag, "find the expressions of time in documents: one JSON object a document")
    _add_inputs(tag)
    tag.add_argument("-o", "--output", metavar="OUT.jsonl", help="the file to write; without it standard output")
    _add_date_and_language(tag)
    _add_dates(tag)

    plot = _command(commands, "plot", _plot, "draw the events of a table that extract wrote")
    plot.add_argument("events", metavar="EVENTS.csv")
    plot.add_argument("-o", "--output", metavar="OUT", required=True, help="the file to write, its kind by its suffix: .png, .svg, ...")
    plot.add_argument("--kind", choices=("lanes", "density"), default="lanes", help="each event with its words, or how many there are")
    plot.add_argument("--by", choices=("participant", "place", "type", "document"), help="a group of lanes for each")
    plot.add_argument("--title", help="instead of the years")
    plot.add_argument("--dark", action="store_true", help="for dark paper")

    explain = _command(commands, "explain", _explain, "show how the dates of a text are read: words, rule, expression, anchor, interval")
    explain.add_argument("text", metavar="TEXT")
    explain.add_argument("--all-events", action="store_true", help="also events that no words of their own sentence date")
    _add_date_and_language(explain)
    return parser


def _command(commands: Any, name: str, run: Any, description: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=description, description=f"dateline {name}: {description}.")
    command.set_defaults(run=run)
    return command


def _add_inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", metavar="INPUT", nargs="+", type=_path, help="a file, a folder, a glob, or - for standard input")
    command.add_argument("--keep-text", metavar="DIR", type=Path, help="a folder for the text of each document as it was read")
    command.add_argument("--mend", action="store_true", help="mend letters that were decoded wrongly: cafÃ© is café")
    command.add_argument(
        "--column", metavar="FIELD=NAME", type=_pair, action="append", default=[], help="what a table calls its text, date, ..."
    )
    command.add_argument(
        "--limit", metavar="NAME=N", type=_limit, action="append", default=[], help="the most megabytes, ratio, nesting, files, pages"
    )


def _add_date_and_language(command: argparse.ArgumentParser) -> None:
    command.add_argument("--date", metavar="DATE", type=_date, help="the documents' own date, from which relative dates count: 2017-03-27")
    command.add_argument("--lang", metavar="XX", type=_language, help="the documents' language: en, ru, ...; else each one's is found")
    command.add_argument("--gazetteer", metavar="FILE.csv", type=_path, help="your own named periods: a table of name, earliest, latest")


def _add_dates(command: argparse.ArgumentParser) -> None:
    command.add_argument("--dates", metavar="DATES.csv", type=Path, help="a table of documents (id, path or file's name) and their dates")


class _Parser(argparse.ArgumentParser):
    """A parser whose complaint is one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


class _Version(argparse.Action):
    """Prints the version; looked up only when asked for, as the look-up takes a while."""

    def __init__(self, option_strings: Sequence[str], dest: str) -> None:
        super().__init__(option_strings, dest, nargs=0, help="show the version and exit")

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> None:
        from importlib.metadata import version

        print("dateline", version("dateline"))
        parser.exit()


def _path(text: str) -> Path:
    if not text:
        raise argparse.ArgumentTypeError("an empty path: give a file, a folder, a glob, or - for standard input")
    return Path(text)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not (name and sign and value):
        raise argparse.ArgumentTypeError(f"{text!r}: write a name, an equals sign and a value, as text=body")
    return name, value


def _limit(text: str) -> tuple[str, int]:
    name, value = _pair(text)
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r}: {value!r} is no whole number")
    return name, int(value)


def _date(text: str) -> "Interval":
    from dateline.errors import DateError
    from dateline.reading import given_date

    try:
        return given_date(text)
    except DateError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is no language code: give two or three small letters, as en or ru")
    return text


# -------------------------------------------------------------------------------------------------------- commands


def _extract(options: argparse.Namespace) -> int:
    from dateline import pipeline, review, writers
    from dateline.errors import FormatError

    for path in options.output:
        if path != "-":
            writers.writer(path)
    if options.documents and Path(options.documents).suffix.lower() != ".csv":
        raise FormatError(f"{options.documents}: the table of documents is CSV: give a file that ends in .csv")
    if options.review:
        review.read(options.review)
    told = _Told(quiet=options.quiet, sums_up=not options.quiet)
    with told.warnings():
        timeline = pipeline.extract(
            told.read(options),
            model=options.model,
            all_events=options.all_events,
            gazetteer=options.gazetteer,
            infer=not options.no_infer,
            show_progress=False,  # told.read shows it
        )
        if options.review:
            timeline = timeline.review(options.review)
    if options.documents:
        writers.replace(options.documents, _documents_table(timeline).encode())
    if told.documents:
        with told.warnings():
            for path in options.output or ["-"]:
                _write(timeline, path, mentions=options.mentions, asked=bool(options.output))
    if not options.quiet:
        _say(told.summary(timeline))
    return told.status()


def _documents_table(timeline: "Timeline") -> str:
    """What became of each input, as CSV."""
    import csv
    import dataclasses
    import io

    from dateline.timeline import Account

    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(field.name for field in dataclasses.fields(Account))
    writer.writerows(dataclasses.astuple(account) for account in timeline.documents)
    return text.getvalue()


def _write(timeline: "Timeline", path: str, *, mentions: bool, asked: bool) -> None:
    """Writes to a file, or to standard output: a table to a terminal, CSV to a pipe."""
    from dateline import writers

    if asked or not sys.stdout.isatty():
        writers.write(timeline, path, mentions=mentions)
    else:
        print(timeline.by_mention() if mentions else timeline)


def _tag(options: argparse.Namespace) -> int:
    import json

    from dateline import pipeline, writers
    from dateline.errors import FormatError
    from dateline.language import read_gazetteer
    from dateline.reading import Failure

    if options.output and Path(options.output).suffix.lower() != ".jsonl":
        raise FormatError(f"{options.output}: tag writes JSON lines: give a file that ends in .jsonl")
    names = read_gazetteer(options.gazetteer) if options.gazetteer else ()
    told = _Told(quiet=not options.output, sums_up=False)
    lines = []
    with told.warnings():
        for document in told.read(options):
            if isinstance(document, Failure):
                continue
            lines.append(json.dumps(tagged(document, pipeline.tag(document, gazetteer=names)), ensure_ascii=False) + "\n")
            if not options.output:
                _put(lines.pop())
    if options.output and told.documents:
        writers.replace(options.output, "".join(lines).encode())
    return told.status()


def tagged(document: "Document", timexes: "Sequence[Timex]") -> dict[str, Any]:
    """One document of ``tag``'s output; days are None where that end is open or nothing places the expression."""
    from dateline.interval import edtf

    found = [
        {
            "start": timex.start,
            "end": timex.end,
            "text": timex.text,
            "type": timex.type,
            "value": timex.value,
            "mod": timex.mod,
            "edtf": timex.edtf,
            "earliest": (timex.interval and timex.interval.earliest) or None,
            "latest": (timex.interval and timex.interval.latest) or None,
            "basis": str(timex.basis),
            "rules": list(timex.rules),
            **_more(timex),
        }
        for timex in timexes
    ]
    return {"doc_id": document.id, "dct": edtf(document.dct) if document.dct else None, "timexes": found}


def _more(timex: "Timex") -> dict[str, str]:
    """What is written of an expression only where there is something to write, as TIMEX3 names it: of a length its two ends."""
    points = timex.interval if timex.type == "DURATION" else None
    told = {
        "quant": timex.quant,
        "freq": timex.freq,
        "beginPoint": points.earliest if points else "",
        "endPoint": points.latest if points else "",
        "alternative": timex.alternative,
        "reason": timex.reason,
    }
    return {name: value for name, value in told.items() if value}


def _plot(options: argparse.Namespace) -> int:
    from dateline import tables, writers

    writers.writer(options.output)
    timeline = tables.read_events(options.events)
    chosen = {name: given for name in ("kind", "by", "title", "dark") if (given := getattr(options, name)) not in (None, False, "lanes")}
    if chosen:
        writers.draw(timeline, options.output, **chosen)
    else:
        writers.write(timeline, options.output)
    return DONE


def _explain(options: argparse.Namespace) -> int:
    from dateline.explanation import explain

    print(explain(options.text, date=options.date, language=options.lang, gazetteer=options.gazetteer, all_events=options.all_events))
    return DONE


# ------------------------------------------------------------------------------------------- what the user is told


class _Told:
    """What a run has told its user on standard error, and counted, while it read."""

    def __init__(self, *, quiet: bool, sums_up: bool) -> None:
        self.documents = self.failures = self.skipped = 0
        self._kept: set[str] = set()
        self._show = False if quiet else None
        self._most = MOST_TOLD if sums_up else sys.maxsize

    def read(self, options: argparse.Namespace) -> "Iterator[Document | Failure]":
        """What the inputs give, as it is asked for; what could not be read is told at once."""
        import dataclasses

        from dateline import progress, reading
        from dateline.errors import InputError
        from dateline.records import Limits, Options

        dates = reading.given_dates(options.dates) if options.dates else None
        try:
            limits = Limits(**dict(options.limit))
        except TypeError:
            names = ", ".join(field.name for field in dataclasses.fields(Limits))
            raise InputError(f"no limit is called {', '.join(sorted(dict(options.limit)))}: there are {names}") from None
        how = Options(limits, dict(options.column), options.mend)
        found = reading.read(options.inputs, date=options.date, dates=dates, language=options.lang, options=how)
        for read in progress.watched(found, reading.size(options.inputs), "id", show=self._show):
            if isinstance(read, reading.Failure):
                self._tell(read)
            else:
                if options.keep_text:
                    self._keep(read, options.keep_text)
                self.documents += 1
            yield read

    def _tell(self, failure: "Failure") -> None:
        """Says what could not be read; of many that are passed over the first, where the others are counted at the end."""
        from dateline.reading import DATES

        self.failures += not failure.skipped
        self.skipped += failure.skipped and failure.path != DATES
        if not failure.skipped or failure.path == DATES:
            _say(f"{failure.path}: {failure.reason}")
        elif self.skipped <= self._most:
            _say(f"{failure.path}: {failure.reason} (passed over)")

    def _keep(self, document: "Document", folder: Path) -> None:
        """Writes a document's text, under its id with each sign that could lead elsewhere turned into one that cannot."""
        from dateline import writers
        from dateline.errors import FormatError

        stem = re.sub(r"[^\w.-]+|^\.+", "_", document.id).removesuffix(".txt")[:200]
        name = next(each for number in range(1, sys.maxsize) if (each := stem + (f"~{number}" if number > 1 else "")) not in self._kept)
        self._kept.add(name)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FormatError(f"{folder}: {(error.strerror or str(error)).lower()}: give a folder that can be written") from None
        writers.replace(folder / f"{name}.txt", document.text.encode())

    @contextlib.contextmanager
    def warnings(self) -> Iterator[None]:
        """While it lasts, dateline's warnings are lines on standard error, and those of other libraries are silent."""
        import warnings

        from dateline.errors import DatelineWarning, MissingDate, SkippedInput

        def show(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
            # what was skipped is told as it is read, and how many dates are unanchored stands in the summary
            if issubclass(category, DatelineWarning) and not issubclass(category, MissingDate | SkippedInput):
                _say(str(message))

        with warnings.catch_warnings(action="always"):
            warnings.showwarning = show
            yield

    def summary(self, timeline: "Timeline") -> str:
        """How many events of how many documents, and how many are unanchored, with the remedy."""
        if not self.documents:
            return "nothing could be read: no events"
        unanchored = len(timeline.unanchored)
        told = f"{_count(len(timeline), 'event')} from {_count(self.documents, 'document')}"
        if (more := self.skipped - self._most) > 0:
            told += f"; {more} more passed over (--documents says what became of each)"
        if modified := sum(account.date_basis == "modified" for account in timeline.documents):
            told += f"; the date of {_count(modified, 'document')} is that of the last change"
        if inferred := sum(account.date_basis == "inferred" for account in timeline.documents):
            told += f"; the date of {_count(inferred, 'document')} is inferred from the text, as a stretch (--no-infer leaves it open)"
        if unanchored:
            told += f"; {_count(unanchored, 'date')} unanchored, as no date is known to count from: "
            told += "give the documents' date with --date or --dates"
        return told

    def status(self) -> int:
        """The exit status: 1 if an input failed or none held a document."""
        return SOME_FAILED if self.failures or not self.documents else DONE


def _count(number: int, name: str) -> str:
    return f"{number} {name}" + ("" if number == 1 else "s")


def _say(message: str) -> None:
    from dateline import progress

    progress.say(f"dateline: {message}".replace("\n", " "))


def _put(line: str) -> None:
    """Writes to standard output in UTF-8, whatever the terminal's encoding is."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode())
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main())
