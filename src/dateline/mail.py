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

# What a reply repeats. Who wrote it, and when, is said in any language, so that this is known by its form.
QUOTE = re.compile(r"\s*> ?")
DAY = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,12}\.?,?\s(?:de\s)?\d{4}|[^\W\d_]{3,12}\.?\s\d{1,2},?\s\d{4}"
    r"|(?<!\d)\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}[年년]\s?\d{1,2}[月월]\s?\d{1,2}[日일]"
)
ATTRIBUTION = re.compile(r"(?=[^@\n]*@).{9,300}[:：]\s*")  # On Fri, 4 Oct 2019 at 10:00, A. Writer <a@example.org> wrote:
HEADING = re.compile(
    r"\W{0,3}[^\W\d_][^\W\d_ ’'-]{0,18}(?: [^\W\d_]{1,12})?\W{0,2}[:：]\W{0,3}\S.*"
)  # Sent: Saturday, 5 October 2019 09:00
RULE = re.compile(r"\s*(?:[-_=]{5,}|-{2,}\s?\S.{0,50}\s?-{2,})\s*")  # -----Original Message-----
SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
LEAST_HEADINGS, MOST_HEADINGS, WRAPPED = 3, 8, 3  # lines
LONGEST_SIGNATURE, LONGEST_RULE = 500, 100  # characters
DEEPEST = 12  # quotations within quotations


def read_eml(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001 - one signature for all readers
    """A record of the message, dated by its header, one of each message that it quotes, and a part for each that is attached to it."""
    try:
        message = email.message_from_bytes(data.lstrip())
        texts, attached = _taken(message)
    except RecursionError:
        raise InputError("is nested too deep") from None
    if not message.keys():
        raise InputError("is no mail: it has no header")
    text = "\n\n".join(text.strip() for text in texts if text.strip())
    subject = _header(message, "Subject")
    (own, date), *quoted = _told(text, _day(message), subject.rpartition(": ")[2])
    if own or not (quoted or attached):
        yield Record(own, date=date, title=subject)
    for number, (words, day) in enumerate((each for each in quoted if each[0]), 1):
        yield Record(words, date=day, title=subject, id=f"{name}/quoted {number}")
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


def _told(text: str, date: str, subject: str, depth: int = 0) -> list[tuple[str, str]]:
    """What a message says itself, with its date, then what it quotes, with the date that is said of that; empty where none is."""
    lines = text.splitlines()
    own: list[str] = []
    quoted: list[str] = []
    quoted_date = ""
    below: list[tuple[str, str]] = []
    if depth == DEEPEST:
        return [(text.strip(), date)]
    for index, line in enumerate(lines):
        if QUOTE.match(line):
            if not quoted:
                quoted_date = _attributed(own)
            elif not QUOTE.match(lines[index - 1]):
                quoted.append("")
            quoted.append(QUOTE.sub("", line, count=1))
        elif (end := _heads(lines, index, subject)) > index:
            day = next((match.group() for each in lines[index:end] if (match := DAY.search(each))), "")
            below = _told("\n".join(lines[end:]), day, subject, depth + 1)
            break
        elif ATTRIBUTION.fullmatch(line) and (match := DAY.search(line)) and not any(map(QUOTE.match, lines[index + 1 : index + 3])):
            below = _told("\n".join(lines[index + 1 :]), match.group(), subject, depth + 1)
            break
        else:
            own.append(line)
    said = "\n".join(own)
    if (signature := SIGNATURE.search(said)) and len(said) - signature.end() <= LONGEST_SIGNATURE:
        said = said[: signature.start()]
    within = _told("\n".join(quoted), quoted_date, subject, depth + 1) if quoted else []
    return [(said.strip(), date), *within, *below]


def _attributed(own: list[str]) -> str:
    """The date in the lines above a quotation that say whose it is ("On 4 Oct 2019 A. Writer wrote:"), which are taken away."""
    last = next((index for index in range(len(own) - 1, -1, -1) if own[index].strip()), None)
    if last is None or not own[last].rstrip().endswith((":", "：")):
        return ""
    for first in range(last, max(-1, last - WRAPPED), -1):
        if not own[first].strip():
            break
        if match := DAY.search(" ".join(own[first : last + 1])):
            del own[first:]
            return match.group()
    return ""


def _heads(lines: list[str], start: int, subject: str) -> int:
    """Where the headings of a message that stands whole below another end; where they begin if they are none."""
    first = start + 1 if len(lines[start]) <= LONGEST_RULE and RULE.fullmatch(lines[start]) else start
    while first < len(lines) and first > start and first < start + 3 and not lines[first].strip():
        first += 1
    end = first
    while end < min(len(lines), first + MOST_HEADINGS) and HEADING.fullmatch(lines[end]):
        end += 1
    heads = lines[first:end]
    is_mail = first > start or any("@" in each or (subject and subject in each) for each in heads)
    return end if len(heads) >= LEAST_HEADINGS and is_mail and any(map(DAY.search, heads)) else start


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
