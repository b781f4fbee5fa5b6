"""XML, read as it streams by: no entity is defined, nothing outside is fetched, no tree is built. expat's only door."""

from collections.abc import Callable, Mapping
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
