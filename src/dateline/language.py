"""A language pack: three TOML files, loaded, checked, compiled once."""

import functools
import tomllib
from importlib import resources
from typing import Any

from dateline.errors import PackError

ROOT = resources.files("dateline") / "languages"


@functools.cache
def languages() -> tuple[str, ...]:
    """The languages that have a pack: the folders that are there."""
    return tuple(sorted(folder.name for folder in ROOT.iterdir() if (folder / "lexicon.toml").is_file()))


def read_table(language: str, name: str) -> dict[str, Any]:
    """One TOML file of a pack, as it is. PackError if it is not there or not TOML."""
    path = ROOT / language / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackError(f"no {name}.toml for language {language!r}: there are packs for {', '.join(languages())}") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"languages/{language}/{name}.toml: {error}") from None
