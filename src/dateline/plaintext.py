"""Plain text and Markdown."""

import re
from collections.abc import Iterator

from dateline.encoding import decode
from dateline.records import Found, Options, Record


def read_text(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001 - one signature for all readers
    """One record: the text as it is."""
    yield Record(decode(data))


def read_markdown(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001
    """One record: the text after its front matter, of which ``title``, ``date`` and ``lang`` are taken."""
    text = decode(data)
    front = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*\n", text, re.DOTALL)
    if not front:
        heading = re.match(r"\s*# +(.+)", text)
        yield Record(text, title=heading[1].strip() if heading else "")
        return
    said = {key.lower(): value.strip().strip("\"'") for key, _, value in (line.partition(":") for line in front[1].splitlines())}
    yield Record(text[front.end() :], date=said.get("date", ""), title=said.get("title", ""), language=said.get("lang", ""))
