"""E-books: the chapters of an .epub in the order of its spine, with what its package says of it."""

import posixpath
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from dateline.archive import open_zip, read_member
from dateline.encoding import decode_markup
from dateline.errors import InputError
from dateline.markup import walk
from dateline.records import Found, Options, Record
from dateline.webpage import read_page

CONTAINER = "META-INF/container.xml"


def read_epub(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001 - one signature for all readers
    """One record: the chapters, without the table of contents; an InputError for each that cannot be read."""
    archive = open_zip(data, options.limits)
    if CONTAINER not in archive.namelist():
        raise InputError("is no e-book, whatever its name says: it has no META-INF/container.xml")
    container = _Package()
    container.read(read_member(archive, CONTAINER))
    package = _Package()
    package.read(read_member(archive, container.root))
    folder = posixpath.dirname(container.root)
    chapters = []
    for item in package.spine:
        href = package.items.get(item)
        if href is None:
            continue
        try:
            chapters.append(read_page(decode_markup(read_member(archive, posixpath.normpath(posixpath.join(folder, unquote(href)))))).text)
        except InputError as error:
            yield InputError(f"{href}: {error}")
    said = package.said
    yield Record(
        "\n\n".join(chapter for chapter in chapters if chapter),
        date=said.get("date", ""),
        title=said.get("title", ""),
        language=said.get("language", ""),
    )


class _Package:
    """What container.xml and a package file declare."""

    def __init__(self) -> None:
        self.root = ""
        self.said: dict[str, str] = {}
        self.items: dict[str, str] = {}
        self.spine: list[str] = []
        self._field = ""

    def read(self, data: bytes) -> None:
        """Takes in the declarations. InputError if they are damaged."""
        walk(data, self._start, self._end, self._text)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "rootfile":
                self.root = self.root or attributes.get("full-path", "")
            case "item" if "nav" not in attributes.get("properties", "").split():
                self.items[attributes.get("id", "")] = attributes.get("href", "")
            case "itemref" if attributes.get("linear") != "no":
                self.spine.append(attributes.get("idref", ""))
            case "title" | "language" if name not in self.said:
                self._field = name
            # the day when the file was made or changed is another matter than when the book came out
            case "date" if name not in self.said and attributes.get("event", "publication").endswith("publication"):
                self._field = name

    def _end(self, name: str) -> None:
        if name == self._field:
            self._field = ""

    def _text(self, words: str) -> None:
        if self._field:
            self.said[self._field] = self.said.get(self._field, "") + words
