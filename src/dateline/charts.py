"""The figure of a chronology: drawn on day numbers, with our own scale and ticks, for any year."""

import base64
import collections
import dataclasses
import functools
import html
import io
import itertools
import math
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

from dateline import language, layout, palette, progress
from dateline.errors import FormatError
from dateline.interval import Extent, Interval, Precision
from dateline.layout import Box, Scale, date_words
from dateline.model import Event, Status
from dateline.palette import DARK, FAMILIES, LIGHT, Theme
from dateline.timeline import Timeline

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

T = TypeVar("T")

# DejaVu comes with matplotlib: the same figure on every machine; the others, where installed, only for letters it lacks
FONTS = ("DejaVu Sans", "Noto Sans CJK JP", "Noto Sans JP", "WenQuanYi Zen Hei", "Hiragino Sans", "Yu Gothic", "Microsoft YaHei")

# all lengths are points
WIDTH, MARGIN = 864.0, 26.0
LANE, MOST_LANES, MOST_GROUPED = 9.0, 80, 128  # 20 whole pixels at 160 dpi: thin lines are equally thick in all lanes
ROW = 2 * LANE  # a label of one line; a second one takes a lane more
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 15.0, 8.5, 8.0
NOTE_ROW, BASE = 15.0, 10.5  # BASE: of a lane's letters, from its top
TICK_ROW, FOOT = 13.0, 16.0
STRIP, LINE_STEP = 34.0, 11.0
DOT, BAR, HALO = 6.5, 4.0, 10.0
STUB, FADE = 34.0, 24.0
GAP, SPACE = 5.0, 10.0  # between a mark and its label, between a label and the next mark
WRAPPED = 45  # up to so many events a long label takes two lines
WIDEST, WIDEST_OF_MANY = 410.0, 320.0
COLUMN, BAND, BAND_ALONE = 5.0, 54.0, 150.0  # of a density: the width of a column, the height of a group's and of a lone one
HEADING = 2  # lanes of a group's name
SCREEN = 96  # dots an inch of a notebook's picture
MOST_GROUPS = 8  # the rest share one more

KINDS = ("lanes", "density")
GROUPS: dict[str, Callable[[Event], tuple[str, ...]]] = {
    "participant": lambda event: event.participants,
    "place": lambda event: event.places,
    "type": lambda event: () if event.type in ("", "other") else (event.type,),
    "document": lambda event: (event.document,),
}

HOLLOW = {Status.PLANNED: "planned", Status.HYPOTHETICAL: "hypothetical", Status.NEGATED: "did not happen"}


@dataclasses.dataclass(frozen=True, slots=True)
class Style:
    """What kind of chart is wanted, in what groups, under what title, on what paper."""

    kind: str = "lanes"
    by: str | None = None
    title: str | None = None
    dark: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise FormatError(f"kind={self.kind!r}: there is no such chart: give {' or '.join(KINDS)}")
        if self.by is not None and self.by not in GROUPS:
            raise FormatError(f"by={self.by!r}: events are not grouped so: give {', '.join(GROUPS)}")

    @property
    def theme(self) -> Theme:
        return DARK if self.dark else LIGHT


def plot(
    timeline: Timeline,
    ax: "Axes | None" = None,
    *,
    kind: str = "lanes",
    by: str | None = None,
    title: str | None = None,
    dark: bool = False,
) -> "Axes":
    """The chronology on a matplotlib Axes: x is the day number (1 is 0001-01-01), on a scale that may have breaks and changes.

    ``kind`` is ``lanes``, each event with its words, or ``density``, how many there are; ``by`` makes a group for each
    participant, place, type or document, the most frequent first; an event of two participants stands in both groups.
    Without ``ax`` on a new figure, as high as it needs, which shows itself in a notebook. On an Axes of yours, keep room
    above it for the title and the legend and below it for the ticks; what has no room on it is counted. ``dark`` is for
    dark paper. The colour of a type is the same in every chart.
    """
    style = Style(kind, by, title, dark)
    if ax is None:
        return _plot(timeline, style, _notebook_figure(alt_text(timeline)) if progress.in_notebook() else _figure())
    box = ax.get_window_extent()
    points = 72 / ax.figure.dpi
    chart = _chart(timeline, style, box.width * points, int((box.height * points - STRIP) / LANE))
    _draw(ax, chart, box.height * points)
    return ax


def image(
    timeline: Timeline, suffix: str, *, kind: str = "lanes", by: str | None = None, title: str | None = None, dark: bool = False
) -> bytes:
    """The chronology as a file's content, ``png``, ``svg`` or ``pdf``, with its description in words; options as ``plot`` has them.

    The same events give the same bytes.
    """
    import matplotlib as mpl

    described: dict[str, dict[str, Any]] = {
        "png": {"Description": alt_text(timeline)},
        "svg": {"Description": alt_text(timeline), "Date": None},
        "pdf": {"Subject": alt_text(timeline), "CreationDate": None},
    }
    out = io.BytesIO()
    with mpl.rc_context({"svg.hashsalt": "dateline", "svg.fonttype": "path", "pdf.fonttype": 42}):
        figure = _figure()
        _plot(timeline, Style(kind, by, title, dark), figure)
        figure.savefig(out, format=suffix, dpi=160, metadata=described[suffix])
    return _told(out.getvalue(), title or chart_title(timeline), alt_text(timeline)) if suffix == "svg" else out.getvalue()


def _told(svg: bytes, title: str, description: str) -> bytes:
    """The picture with its name and its description, where a browser and a screen reader look for them."""
    words = f'<title id="title">{html.escape(title)}</title><desc id="desc">{html.escape(description)}</desc>'
    picture = svg.decode()
    end = picture.index(">", picture.index("<svg ")) + 1
    return f'{picture[: end - 1]} role="img" aria-labelledby="title desc">{words}{picture[end:]}'.encode()


def alt_text(timeline: Timeline) -> str:
    """What the chart shows, in words, for those who cannot see it."""
    drawn = _drawn(timeline)
    if not drawn:
        return " ".join(["A chronology without dated events.", _left_out(timeline)]).strip()
    first, last = drawn[0], max(drawn, key=lambda event: max(layout.known_days(_interval(event))))
    kinds = collections.Counter(event.type or "other" for event in drawn)
    parts = [
        f"A chronology of {count(len(drawn), 'event')}, {_range_words(drawn)}:",
        ", ".join(f"{number} {kind}" for kind, number in kinds.most_common()) + ".",
        f"The first is {date_words(_interval(first))}, {first.headline};" if len(drawn) > 1 else "",
        f"the last is {date_words(_interval(last))}, {last.headline}." if len(drawn) > 1 else f"{first.headline}.",
        _left_out(timeline),
    ]
    return " ".join(part for part in parts if part)


# ------------------------------------------------------------------------------------------------ what is drawn


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """An event's sign: a dot for a day, or for a time that is narrower than one, else a bar from left to right."""

    event: Event
    interval: Interval
    left: float
    right: float
    colour: str
    is_dot: bool

    @property
    def is_hollow(self) -> bool:
        return self.event.status in HOLLOW

    @property
    def fades(self) -> tuple[bool, bool]:
        """Whether its beginning and its end are not known exactly."""
        return (
            self.interval.approximate or self.interval.first is None,
            self.interval.approximate or self.interval.last is None,
        )


@dataclasses.dataclass(frozen=True, slots=True)
class Label:
    """The words of an event: its date, then its headline in lines, all from one left edge."""

    left: float
    date: str
    date_width: float
    lines: tuple[str, ...]

    @property
    def lanes(self) -> int:
        return 1 + len(self.lines)


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Some of the events, under a heading; ``row`` is the first lane below it."""

    name: str
    marks: tuple[Mark, ...]
    row: int


@dataclasses.dataclass(frozen=True, slots=True)
class Chart:
    """All that is drawn and where, before a figure is made."""

    timeline: Timeline
    width: float
    scale: Scale | None
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    rows: tuple[int | None, ...]
    groups: tuple[Group, ...]
    style: Style

    @property
    def theme(self) -> Theme:
        return self.style.theme

    @property
    def height(self) -> float:
        """Of the lanes and the strip of those that have no room in them, or of the columns."""
        if self.style.kind == "density" and self.scale:
            return max(group.row * LANE + _band(self) for group in self.groups) + 4
        heights = [(row + label.lanes) * LANE for row, label in zip(self.rows, self.labels, strict=True) if row is not None]
        return max([*heights, 3 * ROW]) + (STRIP if None in self.rows else 0) + 4


def _interval(event: Event) -> Interval:
    interval = event.timex.interval if event.timex else None
    assert interval is not None
    return interval


def _drawn(timeline: Timeline) -> list[Event]:
    """The events that have at least one known end."""
    return [event for event in timeline if event.timex and event.timex.interval and layout.known_days(event.timex.interval)]


def _chart(timeline: Timeline, style: Style, width: float, most: int) -> Chart:
    events = _drawn(timeline)
    if not events:
        return Chart(timeline, width, None, (), (), (), (), style)
    scale = layout.scale([_interval(event) for event in events], width)
    found = _grouped(events, style.by)
    names = [name for name, _ in found]
    marks = [tuple(_mark(event, scale, style.theme) for event in members) for _, members in found]
    heading = HEADING * bool(style.by)
    if style.kind == "density":
        tops = [heading + (heading + math.ceil(BAND / LANE)) * number for number in range(len(found))]
        return Chart(timeline, width, scale, _joined(marks), (), (), tuple(map(Group, names, marks, tops)), style)
    labels = [[_label(mark, width, is_roomy=len(events) <= WRAPPED) for mark in own] for own in marks]
    boxes = [list(map(_box, own, words)) for own, words in zip(marks, labels, strict=True)]
    weights = [[mark.event.n_sources + mark.event.confidence for mark in own] for own in marks]
    rows, tops = layout.grouped_lanes(boxes, weights, most, heading)
    groups = tuple(map(Group, names, marks, tops))
    return Chart(timeline, width, scale, _joined(marks), _joined(labels), _joined(rows), groups, style)


def _joined(lists: Iterable[Iterable[T]]) -> tuple[T, ...]:
    return tuple(itertools.chain.from_iterable(lists))


def _grouped(events: Sequence[Event], by: str | None) -> list[tuple[str, list[Event]]]:
    """The events under a heading for each of the most frequent names, then those that are in none of them."""
    if by is None:
        return [("", list(events))]
    named = {id(event): GROUPS[by](event) for event in events}
    counts = collections.Counter(heading for headings in named.values() for heading in dict.fromkeys(headings) if heading)
    # of equals, the first in time
    headings = [heading for heading, _ in counts.most_common(MOST_GROUPS)]
    groups = [(heading, [event for event in events if heading in named[id(event)]]) for heading in headings]
    rest = [event for event in events if not set(headings) & set(named[id(event)])]
    name = "other types" if by == "type" else f"no {by}" if len(counts) <= MOST_GROUPS else f"other {by}s, or none"
    return [*groups, (name, rest)] if rest else groups


def _mark(event: Event, scale: Scale, theme: Theme) -> Mark:
    interval = _interval(event)
    first, end = layout.known_days(interval)
    left, right = scale.x(first), scale.x(end)
    colour = theme.colour(event.type)
    if interval.first is None:
        return Mark(event, interval, max(0, right - STUB), right, colour, is_dot=False)
    if interval.last is None:
        return Mark(event, interval, left, min(scale.width, left + STUB), colour, is_dot=False)
    if interval.precision is not Precision.DAY and right - left > DOT:
        return Mark(event, interval, left, right, colour, is_dot=False)
    reach = HALO if interval.approximate else DOT / 2
    middle = min(max((left + right) / 2, reach), scale.width - reach)
    return Mark(event, interval, middle - reach, middle + reach, colour, is_dot=True)


def standing(event: Event) -> str:
    """What stands behind a headline for its status, in brackets; empty where the event happened or the headline says so itself."""
    words = HOLLOW.get(event.status, "")
    return f" ({words})" if words and not language.says(event.headline, event.status) else ""


def _label(mark: Mark, width: float, *, is_roomy: bool) -> Label:
    """To the right of a dot, or to the left where there is more room; over a bar, from its beginning or up to its end.

    In a roomy chart a long headline takes two lines; one that is cut keeps its status.
    """
    measure = _measure(TEXT_SIZE)
    date = date_words(mark.interval)
    date_width = _measure(TEXT_SIZE, "bold")(date + "  ")
    status = standing(mark.event)
    headline = " ".join(mark.event.headline.split())
    widest, most = (min(WIDEST, 0.52 * width), 2) if is_roomy else (min(WIDEST_OF_MANY, 0.4 * width), 1)
    lines = layout.balance(headline + status, widest, most, measure, indent=date_width)
    if status and lines[-1].endswith("…"):
        lines = layout.wrap(headline, max(0, widest - measure(status)), most, measure, indent=date_width)
        lines = (*lines[:-1], lines[-1] + status)
    lines = lines or ("",)
    across = max((date_width if index == 0 else 0) + measure(line) for index, line in enumerate(lines))
    left = mark.right + GAP if mark.is_dot else mark.left
    if left + across > width:
        left = mark.left - GAP - across if mark.is_dot else max(0, min(mark.right, width) - across)
    return Label(left, date, date_width, lines)


def _label_width(label: Label) -> float:
    measure = _measure(TEXT_SIZE)
    return max((label.date_width if index == 0 else 0) + measure(line) for index, line in enumerate(label.lines))


def _box(mark: Mark, label: Label) -> Box:
    return Box(min(mark.left, label.left) - SPACE / 2, max(mark.right, label.left + _label_width(label)) + SPACE / 2, label.lanes)


@functools.cache
def _fonts() -> list[str]:
    from matplotlib.font_manager import fontManager

    installed = set(fontManager.get_font_names())
    return [name for name in FONTS if name in installed]


@functools.cache
def _measure(size: float, weight: str = "normal") -> Callable[[str], float]:
    """The width of a text in points: the sum of its letters' advances, and a little more for a renderer's rounding of each."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=_fonts(), size=size, weight=weight)

    def ink(text: str) -> float:
        return float(text_to_path.get_text_width_height_descent(text, font, ismath=False)[0])

    @functools.cache
    def advance(letter: str) -> float:
        # a space has no ink of its own
        return ink(f"|{letter}|") - ink("||")

    return lambda text: 1.015 * sum(map(advance, text)) + 1


# ----------------------------------------------------------------------------------------------------- figures


def _plot(timeline: Timeline, style: Style, figure: "Figure") -> "Axes":
    chart = _chart(timeline, style, WIDTH - 2 * MARGIN, MOST_GROUPED if style.by else MOST_LANES)
    head = _title_base(chart) + TITLE_SIZE + MARGIN / 2
    foot = 2 * TICK_ROW + FOOT + MARGIN / 2
    height = head + chart.height + foot
    figure.set_size_inches(WIDTH / 72, height / 72)
    figure.set_facecolor(style.theme.paper)
    ax = figure.add_axes((MARGIN / WIDTH, foot / height, 1 - 2 * MARGIN / WIDTH, chart.height / height))
    _draw(ax, chart, chart.height)
    return ax


def _figure() -> "Figure":
    """A figure that pyplot does not know: it is nobody's to close."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure()
    FigureCanvasAgg(figure)
    return figure


def _notebook_figure(alternative: str) -> "Figure":
    """A figure of pyplot's, which a notebook shows at the end of a cell, with words for those who cannot see it."""
    from matplotlib import pyplot

    figure = pyplot.figure(FigureClass=_described())
    figure._alternative = alternative  # type: ignore[attr-defined]
    return figure


@functools.cache
def _described() -> "type[Figure]":
    """The class of a notebook's figures: made here, as matplotlib is not loaded before."""
    from matplotlib.figure import Figure

    class Described(Figure):
        """A figure whose picture has an alternative text: as HTML, which each notebook reads, and with the PNG, as converters do."""

        _alternative = ""

        def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
            picture = io.BytesIO()
            self.savefig(picture, format="png", dpi=SCREEN)
            source = f"data:image/png;base64,{base64.b64encode(picture.getvalue()).decode()}"
            shown = f'<img alt="{html.escape(self._alternative)}" src="{source}" style="max-width:100%;height:auto">'
            return {"text/html": shown}, {"image/png": {"alt": self._alternative}}

    return Described


# ----------------------------------------------------------------------------------------------------- drawing


def _draw(ax: "Axes", chart: Chart, height: float) -> None:
    _draw_header(ax, chart)
    _draw_notes(ax, chart)
    ax.set_yticks([])
    ax.set_ylim(height, 0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.set_facecolor("none")
    if chart.scale is None:
        ax.set_xticks([])
        style: dict[str, Any] = {"ha": "center", "va": "center", "color": chart.theme.soft, "fontsize": TITLE_SIZE, "family": _fonts()}
        ax.text(0.5, 0.5, "no dated events", transform=ax.transAxes, **style)
        return
    _draw_scale(ax, chart.scale, chart.theme)
    _draw_headings(ax, chart, chart.scale)
    if chart.style.kind == "density":
        _draw_columns(ax, chart, chart.scale)
        return
    for mark, label, row in zip(chart.marks, chart.labels, chart.rows, strict=True):
        if row is not None:
            # a bar lies under the last line of its label
            lower = 0 if mark.is_dot else (len(label.lines) - 1) * LINE_STEP
            _draw_mark(ax, mark, row * LANE + lower, chart.scale.day, chart.theme)
            _draw_label(ax, chart.scale, label, row * LANE, chart.theme)
    _draw_rest(ax, chart, chart.scale, height)


def _draw_scale(ax: "Axes", scale: Scale, theme: Theme) -> None:
    import numpy as np

    far = 10 * scale.width
    places = [-far, *scale.knots[1], far]
    numbers = [scale.day(place) for place in places]

    def forward(values: Any) -> Any:
        return np.interp(values, numbers, places)

    def inverse(values: Any) -> Any:
        return np.interp(values, places, numbers)

    ax.set_xscale("function", functions=(forward, inverse))
    ax.set_xlim(scale.day(0), scale.day(scale.width))
    for section in scale.sections:
        ax.axvspan(scale.day(section.left), scale.day(section.right), color=theme.panel, linewidth=0, zorder=0)
    ticks = layout.ticks(scale, _measure(SMALL_SIZE))
    ax.set_xticks([])
    for tick in ticks:
        if tick.row == 0:
            ax.axvline(tick.day, color=theme.line, linewidth=0.7, zorder=1)
        style: dict[str, Any] = {"color": theme.ink} if tick.row == 0 else {"color": theme.soft}
        _below(ax, tick.x, scale, -11 - TICK_ROW * tick.row, tick.text, **style)
    for day in scale.changes:
        ax.axvline(day, color=theme.soft, linewidth=0.7, linestyle=(0, (2, 4)), alpha=0.6, zorder=1)
        for shift in (-2.5, 2.5):
            _stroke(ax, scale, scale.x(day) + shift, theme)
    for left, right in scale.breaks:
        middle = (left.right + right.left) / 2
        _below(ax, middle, scale, -11, layout.length_words(right.first - left.end), color=theme.soft, ha="center", style="italic")
        for shift in (-2.5, 2.5):
            _stroke(ax, scale, middle + shift, theme)


def _stroke(ax: "Axes", scale: Scale, x: float, theme: Theme) -> None:
    """One of the two slanted strokes that mark a break, on the axis."""
    low, high = scale.day(x - 2.5), scale.day(x + 2.5)
    bottom = ax.get_ylim()[0]
    ax.plot([low, high], [bottom, bottom - 9], color=theme.soft, linewidth=1, clip_on=False, zorder=3)


def _below(ax: "Axes", x: float, scale: Scale, dy: float, text: str, **style: Any) -> None:
    ax.annotate(
        text,
        xy=(scale.day(x), 0),
        xycoords=("data", "axes fraction"),
        xytext=(0, dy),
        textcoords="offset points",
        fontsize=SMALL_SIZE,
        family=_fonts(),
        va="baseline",
        annotation_clip=False,
        **style,
    )


def _draw_mark(ax: "Axes", mark: Mark, top: float, place: Callable[[float], float], theme: Theme, **style: Any) -> None:
    """A mark in a lane, its places put into data coordinates by ``place``."""
    ends = (mark.left, mark.right)
    if mark.is_dot:
        y = top + BASE - 3.1
        if mark.interval.approximate:
            _fading(ax, ends, y, DOT * 0.55, mark.colour, (True, True), place, paper=theme.panel, **style)
        face = theme.panel if mark.is_hollow else mark.colour
        middle = place((mark.left + mark.right) / 2)
        ax.plot([middle], [y], "o", markersize=DOT - 1.2, mfc=face, mec=mark.colour, mew=1.3, zorder=4, clip_on=False, **style)
        return
    y = top + ROW - 3
    if mark.interval.extent is Extent.THROUGHOUT:
        _fading(ax, ends, y, BAR, mark.colour, mark.fades, place, paper=theme.panel, **style)
        if mark.is_hollow:
            _fading(ax, (mark.left + 1, mark.right - 1), y, BAR - 2, theme.panel, place=place, **style)
        return
    _fading(ax, ends, y, 1.35, mark.colour, mark.fades, place, paper=theme.panel, **style)
    if mark.is_hollow:
        # a line has no inside to leave empty: it is dashed
        for gap in range(int(mark.left) + 4, int(mark.right) - 3, 7):
            _fading(ax, (gap, gap + 2.5), y, 2, theme.panel, place=place, **style)
    for x, fades in zip((mark.left + 0.6, mark.right - 0.6), mark.fades, strict=True):
        if not fades:
            ax.plot([place(x)] * 2, [y - 2.2, y + 2.2], color=mark.colour, linewidth=1.3, zorder=4, clip_on=False, **style)


def _fading(
    ax: "Axes",
    ends: tuple[float, float],
    y: float,
    height: float,
    colour: str,
    fades: tuple[bool, bool] = (False, False),
    place: Callable[[float], float] = float,
    *,
    paper: str = "",
    **style: Any,
) -> None:
    """A bar whose ends fade into the paper where they are not known: opaque steps, one upon the other, so that no seam shows."""
    from matplotlib.colors import to_rgb
    from matplotlib.patches import Rectangle

    left, right = ends
    steps = 12 if any(fades) else 1
    reach = min(FADE, (right - left) / (2.5 if all(fades) else 1.2))
    ground, ink = to_rgb(paper or colour), to_rgb(colour)
    for step in range(steps):
        part = (step + 1) / steps
        low = place(left + reach * step / steps if fades[0] else left)
        high = place(right - reach * step / steps if fades[1] else right)
        mixed = tuple(light + (dark - light) * part for light, dark in zip(ground, ink, strict=True))
        # not add_patch: that works out limits of the data for each, and ours are set
        ax.add_artist(Rectangle((low, y - height / 2), high - low, height, facecolor=mixed, linewidth=0, zorder=3, clip_on=False, **style))


def _draw_label(ax: "Axes", scale: Scale, label: Label, top: float, theme: Theme) -> None:
    base = top + BASE
    left = label.left
    style: dict[str, Any] = {
        "fontsize": TEXT_SIZE,
        "family": _fonts(),
        "color": theme.ink,
        "va": "baseline",
        "parse_math": False,
        "zorder": 5,
    }
    ax.text(scale.day(left), base, label.date, weight="bold", **style)
    for index, line in enumerate(label.lines):
        if line:
            indent = label.date_width if index == 0 else 0
            ax.text(scale.day(left + indent), base + index * LINE_STEP, line, **style)


def _draw_rest(ax: "Axes", chart: Chart, scale: Scale, height: float) -> None:
    """The events without room for a label: a stroke each, and their number."""
    rest = [mark for mark, row in zip(chart.marks, chart.rows, strict=True) if row is None]
    top = height - STRIP
    for colour in sorted({mark.colour for mark in rest}):
        middles = [scale.day((mark.left + mark.right) / 2) for mark in rest if mark.colour == colour]
        # one line with gaps is drawn in no time, thousands of lines are not
        strokes = [(x, y) for middle in middles for x, y in ((middle, top + 3), (middle, top + 10), (math.nan, math.nan))]
        style: dict[str, Any] = {"color": colour, "linewidth": 0.8, "alpha": 0.6, "solid_capstyle": "butt", "zorder": 3}
        ax.plot(*zip(*strokes, strict=True), scalex=False, scaley=False, **style)
    room = _measure(SMALL_SIZE)("+2,000 more") + 8
    for x, count in layout.more([mark.left for mark in rest], room, chart.width):
        style = {"fontsize": SMALL_SIZE, "family": _fonts(), "color": chart.theme.soft, "ha": "center", "va": "baseline"}
        ax.text(scale.day(x), top + 20, f"+{count:,} more", zorder=5, **style)


def _draw_headings(ax: "Axes", chart: Chart, scale: Scale) -> None:
    """The name of each group over its lanes, and how many events it has."""
    for group in chart.groups:
        if not group.name:
            continue
        top = (group.row - HEADING) * LANE
        ends = [scale.day(0), scale.day(scale.width)]
        ax.plot(ends, [top + 1, top + 1], color=chart.theme.soft, linewidth=0.7, zorder=2)
        measure = _measure(TEXT_SIZE, "bold")
        heading = layout.cut(group.name, 0.6 * chart.width, measure)
        style: dict[str, Any] = {"fontsize": TEXT_SIZE, "family": _fonts(), "va": "baseline", "parse_math": False, "zorder": 5}
        ax.text(scale.day(4), top + BASE + 3, heading, color=chart.theme.ink, style="italic", weight="bold", **style)
        x = 4 + measure(heading) + SPACE
        ax.text(scale.day(x), top + BASE + 3, count(len(group.marks), "event"), color=chart.theme.soft, **style)


def _columns(chart: Chart, marks: Sequence[Mark]) -> list[tuple[str, list[float]]]:
    """For each colour how many events stand in each column, a long one in equal parts in all that it covers."""
    colours = [*chart.theme.families, chart.theme.rest]
    spans = {colour: [_extent(mark) for mark in marks if mark.colour == colour] for colour in colours}
    return [(colour, layout.density(found, COLUMN, chart.width)) for colour, found in spans.items() if found]


def _extent(mark: Mark) -> tuple[float, float]:
    """What of the axis an event covers: a dot is wider than its day."""
    middle = (mark.left + mark.right) / 2
    return (middle, middle) if mark.is_dot else (mark.left, mark.right)


def _highest(chart: Chart) -> float:
    """How many events stand in the highest column of all groups."""
    return max(max(map(sum, zip(*(found for _, found in _columns(chart, group.marks)), strict=True))) for group in chart.groups)


def _band(chart: Chart) -> float:
    """The height of a group's columns."""
    return BAND if chart.style.by else BAND_ALONE


def _draw_columns(ax: "Axes", chart: Chart, scale: Scale) -> None:
    """How many events each stretch of a few points holds, the colours upon each other, all groups to one measure."""
    from matplotlib.patches import Rectangle

    unit = (_band(chart) - 6) / _highest(chart)
    for group in chart.groups:
        base = group.row * LANE + _band(chart)
        heights = [0.0] * (int(chart.width // COLUMN) + 1)
        for colour, found in _columns(chart, group.marks):
            for index, value in enumerate(found):
                if value:
                    low, high = scale.day(index * COLUMN), scale.day((index + 1) * COLUMN - 0.6)
                    top = base - (heights[index] + value) * unit
                    ax.add_artist(Rectangle((low, top), high - low, value * unit, facecolor=colour, linewidth=0, zorder=3))
                    heights[index] += value


def _draw_header(ax: "Axes", chart: Chart) -> None:
    base = _title_base(chart)
    theme = chart.theme
    heading = layout.cut(chart.style.title or chart_title(chart.timeline), chart.width, _measure(TITLE_SIZE, "bold"))
    _above(ax, 0, base, heading, size=TITLE_SIZE, weight="bold", color=theme.ink)
    _above(ax, 0, base - NOTE_ROW - 1, _subtitle(chart), size=TEXT_SIZE + 0.5, color=theme.soft)
    for index, row in enumerate(_legend_rows(chart)):
        for x, key in row:
            y = base - NOTE_ROW * (2 + index) - 2
            # a bar of the lanes lies under its words: here it stands before them, as high as a dot
            top = -y - BASE if key.is_dot else -y - ROW
            _draw_mark(ax, key.mark(x, theme), top, float, theme, transform=_points(ax))
            _above(ax, x + key.width + GAP, y, layout.cut(key.name, chart.width / 3, _measure(TEXT_SIZE)), size=TEXT_SIZE, color=theme.ink)


def _points(ax: "Axes") -> Any:
    """The transform of points to the right and down from the upper left corner of the axes."""
    from matplotlib.transforms import Affine2D, Affine2DBase, ScaledTranslation

    corner = ScaledTranslation(0, 1, cast(Affine2DBase, ax.transAxes))
    return Affine2D().scale(1 / 72, -1 / 72) + ax.figure.dpi_scale_trans + corner


def _title_base(chart: Chart) -> float:
    """How far the letters of the title stand above the lanes."""
    return NOTE_ROW * (1 + len(_legend_rows(chart))) + 10


def _above(ax: "Axes", x: float, y: float, text: str, *, size: float, color: str, weight: str = "normal") -> None:
    ax.annotate(
        text,
        xy=(0, 1),
        xycoords="axes fraction",
        xytext=(x, y),
        textcoords="offset points",
        fontsize=size,
        family=_fonts(),
        weight=weight,
        color=color,
        va="baseline",
        annotation_clip=False,
        parse_math=False,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Key:
    """One sign of the legend: how its mark looks, and its name."""

    name: str
    colour: str = ""
    is_dot: bool = False
    status: Status = Status.HAPPENED
    extent: Extent = Extent.THROUGHOUT
    approximate: bool = False

    @property
    def width(self) -> float:
        return DOT if self.is_dot else 20

    def mark(self, left: float, theme: Theme) -> Mark:
        event = Event("", "", 0, 0, "", self.status, "", 0, "")
        interval = Interval(0, 0, approximate=self.approximate, extent=self.extent)
        return Mark(event, interval, left, left + self.width, self.colour or theme.soft, self.is_dot)


def _keys(chart: Chart) -> list[Key]:
    """The legend: the types, then the signs, only of what is drawn; columns have no signs."""
    lanes = chart.style.kind == "lanes"
    drawn = [mark for mark, row in zip(chart.marks, chart.rows, strict=True) if row is not None] if lanes else []
    bars = [mark for mark in drawn if not mark.is_dot]
    hollow = [status for status in HOLLOW if any(mark.event.status is status for mark in drawn)]
    kinds = {mark.event.type for mark in chart.marks}
    keys = [
        Key(", ".join(kind for kind in types if kind in kinds), colour, is_dot=True)
        for types, colour in zip(FAMILIES, chart.theme.families, strict=True)
        if not kinds.isdisjoint(types)
    ]
    if any(palette.family(kind) is None for kind in kinds):
        keys.append(Key("other", chart.theme.rest, is_dot=True))
    if hollow:
        keys.append(Key(", ".join(HOLLOW[status] for status in hollow), is_dot=True, status=hollow[0]))
    if any(mark.interval.extent is Extent.THROUGHOUT for mark in bars):
        keys.append(Key("lasted"))
    if any(mark.interval.extent is Extent.WITHIN for mark in bars):
        keys.append(Key("some time within", extent=Extent.WITHIN))
    if any(any(mark.fades) for mark in drawn):
        keys.append(Key("not known exactly", approximate=True))
    return keys


def _legend_rows(chart: Chart) -> list[list[tuple[float, Key]]]:
    """The keys in as many rows as they need, each with its place."""
    rows: list[list[tuple[float, Key]]] = []
    x = chart.width
    for key in _keys(chart):
        across = key.width + GAP + min(_measure(TEXT_SIZE)(key.name), chart.width / 3) + 16
        if x + across > chart.width:
            rows.append([])
            x = 0
        rows[-1].append((x, key))
        x += across
    return rows


def chart_title(timeline: Timeline) -> str:
    """The name of a chronology without one of its own: ``Chronology, 1904–2017``."""
    drawn = _drawn(timeline)
    return f"Chronology, {_range_words(drawn)}" if drawn else "Chronology"


def _range_words(events: Sequence[Event]) -> str:
    known = [layout.known_days(_interval(event)) for event in events]
    return layout.years_words(min(first for first, _ in known), max(end for _, end in known) - 1)


def _subtitle(chart: Chart) -> str:
    documents = len({mark.event.document for mark in chart.marks})
    told = f"{count(len(_drawn(chart.timeline)), 'dated event')} from {count(documents, 'document')}"
    if chart.style.by:
        told += f", by {chart.style.by}"
    return told + (
        f"; the highest column is {count(round(_highest(chart)), 'event')}" if chart.marks and chart.style.kind == "density" else ""
    )


def count(number: int, name: str) -> str:
    """So many things, with the name in the right number: ``1 event``, ``2,000 events``."""
    return f"{number:,} {name}{'s' * (number != 1)}"


def _left_out(timeline: Timeline) -> str:
    number = len(timeline) - len(_drawn(timeline))
    return f"{count(number, 'date')} without a year {'is' if number == 1 else 'are'} not drawn." if number else ""


def _draw_notes(ax: "Axes", chart: Chart) -> None:
    """In the corner, what the chart does not show."""
    note = _left_out(chart.timeline).rstrip(".")
    if note:
        ax.annotate(
            note,
            xy=(1, 0),
            xycoords="axes fraction",
            xytext=(0, -2 * TICK_ROW - FOOT),
            textcoords="offset points",
            fontsize=SMALL_SIZE,
            family=_fonts(),
            color=chart.theme.soft,
            ha="right",
            va="baseline",
            annotation_clip=False,
        )
