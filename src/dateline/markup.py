"""XML, its only door: read as it streams by (no entity is defined, nothing is fetched, no tree is built), written from plain values."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias
from xml.etree import ElementTree
from xml.parsers import expat

from dateline.errors import InputError

DEEPEST = 200  # elements within elements; documents that people write have some dozens


def walk(
    data: bytes,
    start: Callable[[str, Mapping[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Calls ``start``, ``end`` and ``text`` for what an XML document holds; names are without their namespaces.

    InputError if it is no well-formed XML, declares a document type (the one way to entities), or is nested too deep.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise InputError(f"is nested more than {DEEPEST} elements deep")
        start(local(name), {local(key): value for key, value in attributes.items()})

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(local(name))

    def refuse(*_: object) -> None:
        raise InputError("declares a document type, which could define entities: no office program writes one")

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise InputError(f"is damaged: its XML breaks off in line {error.lineno}") from None


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


Node: TypeAlias = "str | tuple[str, Mapping[str, str], Sequence[Node]]"
"""A text, or an element: its name, its attributes (an empty one is left out) and what is in it."""

NO_LETTER = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(root: Node) -> str:
    """The document of an element. A blank stands for each letter that XML may not hold, so that offsets are what they were."""
    made = ElementTree.TreeBuilder()
    _build(root, made)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(made.close(), encoding="unicode") + "\n"


def _build(node: Node, made: ElementTree.TreeBuilder) -> None:
    if isinstance(node, str):
        made.data(NO_LETTER.sub(" ", node))
        return
    name, attributes, inside = node
    made.start(name, {key: NO_LETTER.sub(" ", value) for key, value in attributes.items() if value})
    for each in inside:
        _build(each, made)
    made.end(name)


def fields(data: bytes, wanted: frozenset[str]) -> dict[str, str]:
    """The first text of each wanted element."""
    found: dict[str, str] = {}
    inside: list[str] = []

    def start(name: str, _: Mapping[str, str]) -> None:
        if name in wanted and name not in found:
            inside.append(name)
            found[name] = ""

    def end(name: str) -> None:
        if inside and inside[-1] == name:
            inside.pop()

    def text(words: str) -> None:
        if inside:
            found[inside[-1]] += words

    walk(data, start, end, text)
    return {name: " ".join(words.split()) for name, words in found.items()}
