"""Word processors' files, .docx and .odt: zip archives of XML, read with the standard library.

What differs between the two is which element is a paragraph, a note, a row: a table of names. Running heads, comments, and
words that were struck out are not the text; notes come after it.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping

from dateline.archive import open_zip, read_member
from dateline.encoding import raised
from dateline.errors import InputError
from dateline.markup import fields, walk
from dateline.records import Found, Options, Record

NONE: frozenset[str] = frozenset()
TITLE, CREATED, LANGUAGE = frozenset({"title"}), frozenset({"created", "creation-date"}), frozenset({"language"})


@dataclasses.dataclass(frozen=True, slots=True)
class Format:
    """The names that the elements of a format have, without their namespaces."""

    paragraph: frozenset[str]
    letters: frozenset[str]  # whose text is the document's; empty where all text in a paragraph is
    signs: Mapping[str, str]  # elements that stand for a sign
    note: frozenset[str]
    row: frozenset[str]
    cell: frozenset[str]
    omitted: frozenset[str]
    run: str = ""  # an element of letters of one kind, and the one in it that may raise them
    raising: str = ""
    contents: Mapping[str, re.Pattern[str]] = dataclasses.field(
        default_factory=dict
    )  # what tells that a paragraph is of a table of contents


WORD = Format(
    paragraph=frozenset({"p"}),
    letters=frozenset({"t"}),
    signs={"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""},
    note=frozenset({"footnote", "endnote"}),
    row=frozenset({"tr"}),
    cell=frozenset({"tc"}),
    omitted=frozenset({"del", "moveFrom", "Fallback", "pPr", "rPr"}),
    run="r",
    raising="vertAlign",
    contents={"pStyle": re.compile(r"TOC\d"), "docPartGallery": re.compile("Table of Contents")},
)
OPEN_DOCUMENT = Format(
    paragraph=frozenset({"p", "h"}),
    letters=NONE,
    signs={"tab": "\t", "line-break": "\n", "s": " "},
    note=frozenset({"note"}),
    row=frozenset({"table-row"}),
    cell=frozenset({"table-cell"}),
    omitted=frozenset({"note-citation", "annotation", "tracked-changes", "ruby-text", "desc", "table-of-content"}),
)


def read_docx(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001 - one signature for all readers
    """One record: the paragraphs of the text, a line for a row of a table, then the notes."""
    archive = open_zip(data, options.limits)
    parts = archive.namelist()
    bodies = sorted(part for part in parts if re.fullmatch(r"word/document\d*\.xml", part))
    if not bodies:
        raise InputError("is no Word document, whatever its name says: it has no word/document.xml")
    prose = Prose(WORD)
    for part in (bodies[0], "word/footnotes.xml", "word/endnotes.xml"):
        if part in parts:
            prose.read(read_member(archive, part))
    said = fields(read_member(archive, "docProps/core.xml"), TITLE | CREATED) if "docProps/core.xml" in parts else {}
    yield Record(prose.text(), title=said.get("title", ""), claimed=said.get("created", "")[:10])


def read_odt(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001
    """One record: the paragraphs of the text, a line for a row of a table, then the notes."""
    archive = open_zip(data, options.limits)
    parts = archive.namelist()
    if "META-INF/manifest.xml" in parts and b"encryption-data" in read_member(archive, "META-INF/manifest.xml"):
        raise InputError("is encrypted: save a copy without a password")
    prose = Prose(OPEN_DOCUMENT)
    prose.read(read_member(archive, "content.xml"))
    said = fields(read_member(archive, "meta.xml"), TITLE | CREATED | LANGUAGE) if "meta.xml" in parts else {}
    yield Record(prose.text(), title=said.get("title", ""), claimed=said.get("creation-date", "")[:10], language=said.get("language", ""))


class Prose:
    """Collects the paragraphs of XML parts of one format."""

    def __init__(self, form: Format) -> None:
        self.form = form
        self.paragraphs: list[str] = []
        self.notes: list[str] = []
        self._open: list[list[str]] = []  # the paragraphs that are being read: a text box stands within another
        self._rows: list[list[list[str]]] = []  # of each open row the cells, of each cell the paragraphs
        self._omitted = self._noted = self._lettered = 0
        self._raised = False
        self._contents = ""  # what ends with a paragraph that is none of the text: the paragraph itself, or the block that it is in

    def read(self, data: bytes) -> None:
        """Adds the paragraphs of one part. InputError if it is damaged."""
        walk(data, self._start, self._end, self._text)

    def text(self) -> str:
        """The paragraphs and then the notes, a blank line between two."""
        return "\n\n".join(self.paragraphs + self.notes)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        form = self.form
        if name in (form.run, form.raising):
            self._raised = attributes.get("val") == "superscript"
        if name in form.contents and form.contents[name].match(attributes.get("val", "")):
            self._contents = "p" if name == "pStyle" else "sdt"
        if self._omitted or name in form.omitted:
            self._omitted += 1
        elif name in form.paragraph:
            self._open.append([])
        elif name in form.signs:
            if self._open:
                self._open[-1].append(form.signs[name] * _count(attributes))
        elif name in form.letters:
            self._lettered += 1
        elif name in form.note:
            self._noted += 1
        elif name in form.row:
            self._rows.append([])
        elif name in form.cell and self._rows:
            self._rows[-1].append([])

    def _end(self, name: str) -> None:
        form = self.form
        if self._omitted:
            self._omitted -= 1
        elif name in form.paragraph:
            self._add("".join(self._open.pop()))
        elif name in form.letters:
            self._lettered -= 1
        elif name in form.note:
            self._noted -= 1
        elif name in form.row:
            self._add("\t".join(" ".join(cell) for cell in self._rows.pop()))
        if name == self._contents:
            self._contents = ""

    def _text(self, words: str) -> None:
        if self._open and not self._omitted and (self._lettered or not self.form.letters):
            self._open[-1].append(raised(words) if self._raised else words)

    def _add(self, paragraph: str) -> None:
        """Keeps a paragraph: in its cell, among the notes, or in the text."""
        paragraph = "\n".join(line.strip(" ") for line in paragraph.split("\n")).strip()
        if not paragraph or self._contents:
            return
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(paragraph)
        else:
            (self.notes if self._noted else self.paragraphs).append(paragraph)


def _count(attributes: Mapping[str, str]) -> int:
    """How often a sign stands for itself: OpenDocument writes runs of spaces as one element."""
    count = attributes.get("c", "1")
    return min(int(count), 100) if count.isdecimal() else 1
