"""How far a long work has come, shown to whoever waits for it: in a notebook, or on the terminal of standard error. tqdm's only door."""

import sys
import warnings
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

DELAY = 1.0  # seconds: what is done by then needs no bar
LONGEST = 40  # letters of a name


def watched(things: Iterable[T], total: int | None, attribute: str, *, show: bool | None = None) -> Iterator[T]:
    """The things one by one, with a bar that counts them and names the last one by an attribute; it goes when all are done.

    ``show`` is None for a bar where somebody watches (a notebook, a terminal), else whether there is one. Work that is done in a
    second has none, and nothing is loaded where none is wanted.
    """
    if not (is_watched() if show is None else show):
        yield from things
        return
    with warnings.catch_warnings():
        # without ipywidgets a notebook has the bar of a terminal, and needs no word about it
        warnings.simplefilter("ignore")
        from tqdm.auto import tqdm

        bar = tqdm(total=total, desc="reading", unit=" documents", delay=DELAY, leave=False, dynamic_ncols=True, file=sys.stderr)
    with bar:
        for thing in things:
            yield thing
            name = "".join(char for char in str(getattr(thing, attribute, "")) if char.isprintable())
            bar.set_postfix_str(name[:LONGEST], refresh=False)
            bar.update()


def is_watched() -> bool:
    """Whether somebody sees what is written to standard error."""
    return in_notebook() or (sys.stderr is not None and sys.stderr.isatty())


def in_notebook() -> bool:
    """Whether Jupyter's kernel runs this."""
    ipython = sys.modules.get("IPython")
    return ipython is not None and hasattr(ipython.get_ipython(), "kernel")


def say(message: str) -> None:
    """A line on standard error, above the bar if there is one."""
    tqdm = sys.modules.get("tqdm")
    if tqdm is None:
        print(message, file=sys.stderr)
    else:
        tqdm.tqdm.write(message, file=sys.stderr)
