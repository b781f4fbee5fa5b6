"""Zip archives, opened in memory under limits: nothing is written anywhere, and a member's name is only a name."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from dateline.errors import InputError
from dateline.records import Found, Limits, Options, Part, too_large

FREE = 1_000_000  # bytes that may come of any file, however small: the ratio is no sign of harm before
ENCRYPTED = 0x1  # of a member's flags
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, OverflowError, IndexError)
"""What zipfile raises on broken archives, on methods of packing that it does not know, and on passwords."""


def read_zip(data: bytes, name: str, options: Options) -> Iterator[Found]:  # noqa: ARG001 - one signature for all readers
    """A part for each file of the archive, in the order of their names; hidden files and those of macOS are left out."""
    archive = open_zip(data, options.limits)
    for member in sorted(archive.namelist()):
        folders = member.split("/")
        if member.endswith("/") or "__MACOSX" in folders or any(part.startswith(".") and part.strip(".") for part in folders):
            continue
        try:
            yield Part(member, read_member(archive, member))
        except InputError as error:
            yield InputError(f"{member}: {error}")


def open_zip(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """The archive, once it is seen to keep the limits by its own table of contents. InputError if it does not, or is damaged."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        members = archive.infolist()
    except DAMAGE:
        raise InputError("is a damaged or truncated archive") from None
    if len(members) > limits.files:
        raise InputError(f"holds {len(members)} files, the limit is {limits.files} (--limit files=N)")
    size = sum(member.file_size for member in members)
    if size > FREE and size > limits.ratio * len(data):
        raise InputError(f"unpacks to {size // len(data)} times its size, the limit is {limits.ratio} (--limit ratio=N)")
    if size > limits.bytes:
        raise too_large(size, limits)
    return archive


def read_member(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a member; zipfile reads no more of it than the table of contents says. InputError if it is damaged or encrypted."""
    try:
        if archive.getinfo(name).flag_bits & ENCRYPTED:
            raise InputError("is encrypted: save a copy without a password")
        return archive.read(name)
    except KeyError:
        raise InputError(f"lacks its part {name}") from None
    except DAMAGE:
        raise InputError("is damaged: it cannot be unpacked") from None


def without_times(data: bytes) -> bytes:
    """An archive of our own making with no time in it: not of its members, nor of the last change that an office program notes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as steady:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", content)
            steady.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
