"""Mail: a message and what is attached to it, and mailboxes of messages."""

import contextlib
import email
import email.header
import email.utils
import re
from collections.abc import Iterator
from email.errors import MessageError
from email.message import Message

from dateline.encoding import decode, decode_markup
from dateline.errors import InputError
from dateline.records import Found, Options, Part, Record
from dateline.webpage import read_page

SEPARATOR = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n")
LONGEST = 4000  # characters of a header: on more, the standard library takes a time that grows with their square
QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def read_eml(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001 - one signature for all readers
    """A record of the message, dated by its header, and a part for each message or file attached to it."""
    try:
        message = email.message_from_bytes(data.lstrip())
        texts, attached = _taken(message)
    except RecursionError:
        raise InputError("is nested too deep") from None
    if not message.keys():
        raise InputError("is no mail: it has no header")
    text = "\n\n".join(text.strip() for text in texts if text.strip())
    if text or not attached:
        yield Record(text, date=_day(message), title=_header(message, "Subject"))
    yield from attached


def read_mbox(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001
    """A part for each message of the mailbox."""
    starts = [match.span() for match in SEPARATOR.finditer(data)]
    if not starts or starts[0][0]:
        raise InputError("is no mailbox: it does not begin with a line that begins with From")
    ends = [start for start, _ in starts[1:]] + [len(data)]
    for number, ((_, start), end) in enumerate(zip(starts, ends, strict=True), 1):
        yield Part(f"{number}.eml", QUOTED.sub(b"", data[start:end]))


def _taken(message: Message) -> tuple[list[str], list[Part]]:
    """The texts of a message, of alternatives the plainest, and what is attached to it."""
    kind = message.get_content_type()
    if kind == "message/rfc822":
        return [], [Part(f"{_name(message) or 'message'}.eml", part.as_bytes()) for part in _inner(message)]
    if message.is_multipart():
        parts = [_taken(part) for part in _inner(message)]
        texts = [texts for texts, _ in parts if texts]
        chosen = texts[:1] if kind == "multipart/alternative" else texts
        return [text for each in chosen for text in each], [part for _, attached in parts for part in attached]
    data = message.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return [], []
    if (file := _name(message)) or message.get_content_disposition() == "attachment" or message.get_content_maintype() != "text":
        return [], [Part(file or f"attached.{message.get_content_subtype()}", data)]
    charset = message.get_content_charset("") or ""
    return [read_page(decode_markup(data, charset)).text if kind == "text/html" else decode(data, charset)], []


def _inner(message: Message) -> list[Message]:
    """The messages that a message is made of."""
    parts = message.get_payload()
    return [part for part in parts if isinstance(part, Message)] if isinstance(parts, list) else []


def _name(message: Message) -> str:
    return " ".join(str(message.get_filename("")).split())


def _day(message: Message) -> str:
    """The day of the header's date, as its writer's clock had it; empty where it is none."""
    try:
        return email.utils.parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _header(message: Message, name: str) -> str:
    """A header with its encoded words in plain letters."""
    value = str(message.get(name, ""))[:LONGEST]
    with contextlib.suppress(LookupError, ValueError, MessageError):  # an encoding that is none: the header as it is written
        value = str(email.header.make_header(email.header.decode_header(value)))
    return " ".join(value.split())
