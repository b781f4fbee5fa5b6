"""The colours of a chronology: one for each kind of event, the same in every chart and page, on light paper and on dark."""

import dataclasses


@dataclasses.dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a figure: of its letters, lines, panels and paper, and of the families of types, in ``FAMILIES``' order."""

    ink: str
    soft: str
    line: str
    panel: str
    paper: str
    families: tuple[str, ...]
    rest: str

    def colour(self, type: str) -> str:
        """The colour of a type of event; a type of no family has that of the rest."""
        index = family(type)
        return self.rest if index is None else self.families[index]


# Twenty types and seven colours: the types of a family share one, and a legend names those that it draws.
FAMILIES = (
    ("meeting", "visit"),
    ("war", "battle", "attack"),
    ("treaty", "declaration", "law", "court"),
    ("election", "appointment", "founding"),
    ("protest", "disaster"),
    ("statement", "publication", "economy"),
    ("birth", "death"),
)

# Okabe and Ito's colours, which people with any colour vision tell apart, without their yellow: too light on white
LIGHT = Theme(
    ink="#1f1f1f",
    soft="#646464",
    line="#dedcd6",
    panel="#f6f5f1",
    paper="#ffffff",
    families=("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#1f1f1f"),
    rest="#7a7a7a",
)
# the same hues, lighter by as much as the paper is darker
DARK = Theme(
    ink="#eceae4",
    soft="#a5a39c",
    line="#3a3d42",
    panel="#1f2226",
    paper="#15171a",
    families=("#4aa3df", "#ff8a4c", "#2fc79b", "#e6a0c6", "#f0b945", "#9bd6fb", "#f4f2ec"),
    rest="#94928c",
)


def family(type: str) -> int | None:
    """The index of a type's family; None for ``other`` and types that are in none."""
    return next((index for index, types in enumerate(FAMILIES) if type in types), None)
