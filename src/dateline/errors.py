"""The errors and warnings of dateline, one tree of each.

DatelineError
├── InputError          an input that cannot be read: the path and the reason
├── DateError           a string given as a date that is none
├── PackError           a language pack that breaks its own rules: the file, the rule, the reason
└── FormatError         a table or an output that cannot be read or written

DatelineWarning
├── MissingDate         relative dates without a document date to count from
├── SkippedInput        an input left out of a run, with the reason
├── LeftOut             events that a form of output cannot hold, counted
├── StaleReview         a line of a review that matches no event any more
└── MissingModel        no parser for the language: headlines are clauses, names are not found
"""


class DatelineError(Exception):
    """The base of every error that dateline raises on purpose."""


class InputError(DatelineError):
    """An input that cannot be read."""


class DateError(DatelineError, ValueError):
    """A string given as a date that is none."""


class PackError(DatelineError):
    """A language pack that breaks its own rules."""


class FormatError(DatelineError, ValueError):
    """A table or an output that cannot be read or written."""


class DatelineWarning(UserWarning):
    """The base of every warning that dateline gives."""


class MissingDate(DatelineWarning):
    """Relative dates without a document date to count from."""


class SkippedInput(DatelineWarning):
    """An input left out of a run, with the reason."""


class MissingModel(DatelineWarning):
    """No parser for the language."""


class StaleReview(DatelineWarning):
    """A line of a review that matches no event any more."""


class LeftOut(DatelineWarning):
    """Events that a form of output cannot hold."""
