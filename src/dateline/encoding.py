"""Bytes to text. The only door to charset-normalizer, and to ftfy, which may be absent."""

import codecs
import re

from dateline.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


SAMPLE = 1_000_000  # bytes from which an encoding is guessed


def decode_markup(data: bytes, charset: str = "") -> str:
    """The text of a page or of XML, by the encoding that it or its bearer declares."""
    declared = DECLARED.search(data[:4096])
    return decode(data, declared[1].decode("ascii") if declared else charset)


def decode(data: bytes, declared: str = "") -> str:
    """The text of bytes: by their mark, as UTF-8, as declared, else by charset-normalizer. InputError if they are none."""
    text = _decode(data, declared).replace("\r\n", "\n").replace("\r", "\n")
    if len(CONTROL.findall(text)) > len(text) / 100:
        raise InputError("looks binary: give a text, or save it as UTF-8")
    return text


def _decode(data: bytes, declared: str) -> str:
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), None)
    if encoding is None and b"\0" in data:
        raise InputError("looks binary: it holds zero bytes")
    for name in [encoding] if encoding else ["utf-8", declared]:
        try:
            return data.decode(name) if name else _guess(data)
        except UnicodeDecodeError as error:
            if encoding:
                raise InputError(f"cannot be decoded as {name}, which its first bytes say it is: byte {error.start} is wrong") from None
        except (LookupError, ValueError):  # no encoding's name
            break
    return _guess(data)


RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """Words that stand raised on the page: figures as raised figures, so that the mark of a note is no part of the year before it."""
    return text.translate(RAISED) if re.fullmatch(r"[\d\s,;*†‡–-]*", text) else text


# raised figures behind a word, but not the square and the cube of a unit; figures or a letter in brackets right behind a word;
# what stands before a mark is asked behind its first sign, as a search passes quickly over all that cannot begin it
NOTE_MARK = re.compile(
    r"[⁰¹²³⁴-⁹](?:(?<=[^\W\d_].)|(?<=[.,;:!?\"'”’»)\]].)|(?<=\d{4}.))(?<!\b[mM].)(?<!\b[cdkm]m.)(?<!\bft.)"
    r"[⁰¹²³⁴-⁹]*(?:[,–-][⁰¹²³⁴-⁹]+)*"
    r"|\[(?:(?<=[^\W\d_].)|(?<=[.,;:!?\"'”’»)\]].)|(?<=\d{4}.))(?:\d{1,3}|[a-z])\](?:\[(?:\d{1,3}|[a-z])\])*(?!\w)"
)
"""The mark of a note in a text; a reader of the sentence passes over it."""


def mend(text: str) -> str:
    """The text with its mojibake mended (cafÃ© is café), line by line; all else stays. InputError where ftfy is not installed."""
    try:
        from ftfy import fix_encoding
    except ImportError:
        raise InputError("cannot be mended without ftfy, which is not installed: pip install 'dateline[mend]'") from None
    return "".join(map(fix_encoding, text.splitlines(keepends=True)))


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    try:
        if best is not None:
            return data.decode(best.encoding)
    except UnicodeDecodeError:
        pass
    raise InputError("cannot be decoded: it is neither UTF-8 nor any encoding that can be told; save it as UTF-8")
