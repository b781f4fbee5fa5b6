"""What a reader is given and what it gives: bytes and options in; records, parts, or the reason why there are none out."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping

from dateline.errors import InputError


@dataclasses.dataclass(frozen=True, slots=True)
class Limits:
    """How much of an input is read; what is past a limit is a failure that names it. All are whole numbers from 1."""

    megabytes: int = 100  # of a file, and of all that it unpacks to; a million bytes each
    ratio: int = 200  # how many times its size a packed file may unpack to, past the first megabyte
    nesting: int = 3  # archives within archives, messages within messages
    files: int = 10_000  # in an archive
    pages: int = 5_000

    def __post_init__(self) -> None:
        for name, value in dataclasses.asdict(self).items():
            if not isinstance(value, int) or value < 1:
                raise InputError(f"the limit {name} is {value!r}: it must be a whole number, 1 or more")

    @property
    def bytes(self) -> int:
        """The megabytes in bytes."""
        return self.megabytes * 1_000_000


@dataclasses.dataclass(frozen=True, slots=True)
class Options:
    """How inputs are read: the limits; for tables the column of each field where it has a name of its own ({"text": "body"}).

    ``mend`` has mojibake mended (cafÃ© is café); what is read, and kept, and counted by offsets is then the mended text.
    """

    limits: Limits = Limits()
    columns: Mapping[str, str] = dataclasses.field(default_factory=dict)
    mend: bool = False

    def __post_init__(self) -> None:
        if unknown := sorted(set(self.columns) - set(FIELDS)):
            raise InputError(f"no field is called {', '.join(unknown)}: a document has {', '.join(FIELDS)}")


FIELDS = ("text", "doc_id", "date", "title", "source", "lang")
"""The columns of a table of documents; only the first is needed."""


@dataclasses.dataclass(frozen=True, slots=True)
class Record:
    """What a reader finds: a text, and what its file says of it, each a string as it is written there."""

    text: str
    date: str = ""
    title: str = ""
    source: str = ""
    language: str = ""
    id: str = ""
    pages: tuple[int, ...] = ()
    claimed: str = ""  # a day that a program noted, such as when the file was made: believed only where the text bears it
    changed: str = ""  # the day of the last change of it that is known: believed where the text does not tell another time
    around: str = ""  # a month or a year that it gives as its own, where no day is known


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A file within a file: a member of an archive, a message, an attachment. It is read as a file is."""

    name: str
    data: bytes


Found = Record | Part | InputError
Reader = Callable[[bytes, str, Options], Iterable[Found]]
"""Takes a file's bytes, its name and the options; an InputError among what it gives is the failure of that piece alone."""


class NotDocumentsError(InputError):
    """A file that is none of ours: a fault with its remedy if the user named it, passed over for this reason in a folder."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason + remedy)
        self.reason = reason


def missing(library: str, extra: str) -> InputError:
    """The error of a file whose library is not installed, with the remedy."""
    return InputError(f"needs {library}, which is not installed: pip install 'dateline[{extra}]'")


def too_large(size: int, limits: Limits) -> InputError:
    """The error of what is larger than the limit, with the remedy."""
    return InputError(f"is too large: {size / 1e6:,.0f} megabytes, the limit is {limits.megabytes} (--limit megabytes=N)")
