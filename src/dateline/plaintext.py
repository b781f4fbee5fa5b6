"""Plain text and Markdown."""

import re
from collections.abc import Iterator

from dateline.encoding import decode, raised
from dateline.records import Found, Options, Record

CELLS = re.compile(r"[ \t]*\|(.*)\|[ \t]*")
LINE_OF_SIGNS = re.compile(
    r"[ \t]*(?:(?:=+|[-*_][-*_ \t]+)|\|?[ \t]*:?-{2,}[ \t:|-]*|(?:```|~~~).*)[ \t]*"
)  # rules, fences, rows that part
LINK_TARGET = re.compile(r" {0,3}\[[^\[\]^]{1,100}\]:\s+\S+.*")
NOTE_TARGET = re.compile(r"^ {0,3}\[\^[\w-]{1,30}\]:[ \t]*", re.MULTILINE)
INLINE = (
    (re.compile(r"^ {0,3}(?:>[ \t]?)*(?:#{1,6}[ \t]+)?", re.MULTILINE), ""),  # a quotation, a heading
    (re.compile(r"!?\[([^\[\]\n]{0,500})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,100}\])"), r"\1"),  # a picture's words, a link's
    (re.compile(r"(?<!\*)(\*\*|__)(?=[^\s*_])([^\n]{1,300}?)(?<=[^\s*_])\1(?!\*)"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,300}?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{1,300}?)(?<=\S)_(?![\w_])"), r"\1"),
    (re.compile(r"`([^`\n]{1,300})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])"), r"\1"),
)
"""What marks words in Markdown, and what is read of it."""


def read_text(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001 - one signature for all readers
    """One record: the text as it is."""
    yield Record(decode(data))


def read_markdown(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001
    """One record: the words without their marks after the front matter, of which ``title``, ``date`` and ``lang`` are taken."""
    text = decode(data).replace("\r\n", "\n")
    front = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*\n", text, re.DOTALL)
    if not front:
        heading = re.match(r"\s*# +(.+)", text)
        yield Record(_words(text), title=_words(heading[1]).strip() if heading else "")
        return
    said = {key.lower(): value.strip().strip("\"'") for key, _, value in (line.partition(":") for line in front[1].splitlines())}
    yield Record(_words(text[front.end() :]), date=said.get("date", ""), title=said.get("title", ""), language=said.get("lang", ""))


def _words(text: str) -> str:
    """The words of Markdown: a line of a table with tabs between its cells, links and pictures by what they show, raised notes."""
    kept = [line for line in text.split("\n") if not LINE_OF_SIGNS.fullmatch(line) and not LINK_TARGET.fullmatch(line)]
    lines = ["\t".join(cell.strip() for cell in cells[1].split("|")) if (cells := CELLS.fullmatch(line)) else line for line in kept]
    plain = NOTE_TARGET.sub("", "\n".join(lines))
    plain = re.sub(r"\[\^(\d{1,3})\]|\[\^[\w-]{1,30}\]", lambda note: raised(note[1] or ""), plain)
    for mark, words in INLINE:
        plain = mark.sub(words, plain)
    return plain
