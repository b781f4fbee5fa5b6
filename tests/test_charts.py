"""The chart, by its artists: what is drawn, and that it can be read."""

import dataclasses
import random
from itertools import combinations
from xml.etree import ElementTree

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from dateline import charts, days, progress
from dateline.errors import FormatError
from dateline.interval import Extent, parse_edtf
from dateline.language import read_table
from dateline.model import Event, Status, Timex
from dateline.palette import DARK, FAMILIES, LIGHT, Theme
from dateline.timeline import Timeline

TYPES = ("war", "treaty", "meeting", "visit", "law", "election", "death", "other")
WORDS = ("the", "minister", "of", "Россия", "signs", "a", "joint", "declaration", "on", "fishing", "Преображенский", "$5", "x_y^2$")


def make(date: str, headline: str = "Shinzo Abe visits Sochi", extent: Extent = Extent.WITHIN, **fields: object) -> Event:
    interval = parse_edtf(date)
    interval = interval and dataclasses.replace(interval, extent=extent)
    timex = Timex(0, len(date), date, "DATE", edtf=date, interval=interval)
    event = Event(headline, "visits", 0, 6, "visit", Status.HAPPENED, headline, 0, "a.txt", timex=timex)
    return dataclasses.replace(event, **fields)  # type: ignore[arg-type]


def many(number: int, first: int = 1900, years: int = 110) -> Timeline:
    """Events of every kind, always the same for a number."""
    dice = random.Random(number)
    events = []
    for _ in range(number):
        day = days.day_number(first) + dice.randrange(366 * years)
        iso, later = days.iso(day), days.iso(day + dice.randrange(2, 900))
        date = dice.choice([iso, iso, iso[:-3], iso[:-6], f"{iso[:-3]}~", f"{iso}/{later}", f"../{iso}", f"{iso}/..", f"{iso}~"])
        headline = " ".join(dice.choices(WORDS, k=dice.choice([2, 5, 9, 30])))
        kinds = {"type": dice.choice(TYPES), "status": dice.choice(list(Status)), "n_sources": dice.choice([1, 1, 2])}
        kinds["participants"] = (WORDS[number % 13] * 9, WORDS[dice.randrange(13)])[: dice.randrange(3)]
        events.append(make(date, headline, dice.choice(list(Extent)), **kinds))
    return Timeline(events)


WAR_AND_2016 = Timeline(
    [make("1904/1905", "Russo-Japanese war", Extent.THROUGHOUT, type="war"), make("1956", type="treaty"), make("2013")]
    + [make(f"2016-{1 + day // 3:02d}-{1 + day % 3 * 9:02d}", "Putin and Abe meet " * (1 + day % 4)) for day in range(30)]
)
TIMELINES = {
    "none": Timeline(),
    "one": many(1),
    "ten": many(10),
    "150": many(150),
    "2000": many(2000),
    "war and 2016": WAR_AND_2016,
    "before Christ": many(30, first=-3000, years=3100),
    "deep": Timeline([make("-9999"), make("3000"), make("1956")]),
    "a day": Timeline([make("2001-09-11", f"Event {number}") for number in range(60)]),
    "covered": Timeline([make("1603/2016", "The long peace", Extent.THROUGHOUT), *WAR_AND_2016]),
    "a crisis in a long war": Timeline(map(make, ["1945/1991", "1962", "1963-06-20", *[f"1962-10-{day}" for day in range(14, 29)]])),
    "unplaced": Timeline([make("XXXX-04-15")]),
    "long word": Timeline([make("1956", "x" * 500)]),
}


def boxes(ax: Axes) -> list[tuple[Text, Bbox]]:
    figure = ax.figure
    assert isinstance(figure.canvas, FigureCanvasAgg)
    figure.canvas.draw()  # type: ignore[no-untyped-call]
    renderer = figure.canvas.get_renderer()  # type: ignore[no-untyped-call]
    texts = [artist for artist in figure.findobj(Text) if isinstance(artist, Text) and artist.get_text() and artist.get_visible()]
    return [(text, text.get_window_extent(renderer)) for text in texts]


GROUPED: dict[str, dict[str, str]] = {
    "150 by participant": {"by": "participant"},
    "ten by type": {"by": "type"},
    "none by place": {"by": "place"},
    "2000 density": {"kind": "density"},
    "150 density by participant": {"kind": "density", "by": "participant"},
    "one density": {"kind": "density"},
}


@pytest.fixture(scope="module", params=[*TIMELINES, *GROUPED])
def drawn(request: pytest.FixtureRequest) -> tuple[Timeline, Axes, list[tuple[Text, Bbox]]]:
    options = GROUPED.get(request.param, {})
    timeline = TIMELINES[request.param.split()[0] if options else request.param]
    ax = timeline.plot(None, **options)
    ax.figure.set_dpi(100)
    return timeline, ax, boxes(ax)


Drawn = tuple[Timeline, Axes, list[tuple[Text, Bbox]]]


def test_no_two_texts_overlap(drawn: Drawn) -> None:
    _, _, found = drawn
    for (one, one_box), (two, two_box) in combinations(found, 2):
        shared = Bbox.intersection(one_box, two_box)
        # half a pixel is the rounding of a box, not a letter
        assert shared is None or min(shared.width, shared.height) <= 0.5, (one.get_text(), two.get_text())


def test_no_bar_strikes_a_text(drawn: Drawn) -> None:
    _, ax, found = drawn
    rectangles = [patch for patch in ax.patches if isinstance(patch, Rectangle) and patch.get_zorder() > 2]
    bars = np.array([patch.get_window_extent().extents for patch in rectangles] or np.empty((0, 4)))
    for text, box in found:
        across = np.minimum(bars[:, 2], box.x1) - np.maximum(bars[:, 0], box.x0)
        down = np.minimum(bars[:, 3], box.y1) - np.maximum(bars[:, 1], box.y0)
        # the box of a text reaches to the foot of its lowest letter, and a bar may touch that
        assert not ((across > 0.5) & (down > 2)).any(), text.get_text()


def test_no_text_leaves_the_figure(drawn: Drawn) -> None:
    _, ax, found = drawn
    width, height = ax.figure.bbox.size
    for text, box in found:
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height, text.get_text()  # noqa: PT018


@pytest.mark.parametrize("drawn", TIMELINES, indirect=True)
def test_every_event_is_labelled_counted_or_noted(drawn: Drawn) -> None:
    timeline, _, found = drawn
    texts = [text.get_text() for text, _ in found]
    more = sum(int(text[1:-5].replace(",", "")) for text in texts if text.startswith("+") and text.endswith(" more"))
    labels = sum(text.get_fontweight() == "bold" for text, _ in found) - 1  # the title is bold too
    unplaced = len(timeline.unanchored)
    assert labels + more + unplaced == len(timeline)
    assert any("without a year" in text for text in texts) == bool(unplaced)


def texts(timeline: Timeline, title: str | None = None) -> list[str]:
    return [text.get_text() for text in timeline.plot(title=title).texts]


def test_a_label_is_the_date_and_the_headline() -> None:
    found = texts(Timeline([make("-0043-03-15", "Caesar is murdered"), make("1956", "A deal", status=Status.NEGATED)]))
    for expected in ("15 March 44 BC", "Caesar is murdered", "1956", "A deal (did not happen)"):
        assert expected in found


@pytest.mark.parametrize(
    ("headline", "status", "is_said"),
    [
        ("No trains ran", Status.NEGATED, True),
        ("The ship didn't sail", Status.NEGATED, True),
        ("Peru failed to sign", Status.NEGATED, True),
        ("The summit was cancelled", Status.NEGATED, True),
        ("A deal about the canal", Status.NEGATED, False),
        ("The nobles left", Status.NEGATED, False),
        ("The queen is expected in Oslo", Status.PLANNED, True),
        ("The queen visits Oslo", Status.PLANNED, False),
        ("They could sign", Status.HYPOTHETICAL, True),
        ("They will sign", Status.HYPOTHETICAL, False),
        ("Поезда не ходили", Status.NEGATED, True),
        ("No trains ran", Status.HAPPENED, True),
    ],
)
def test_a_headline_that_says_its_status_has_no_word_for_it_behind(headline: str, status: Status, is_said: bool) -> None:
    assert charts.standing(make("1956", headline, status=status)) == ("" if is_said else f" ({charts.HOLLOW[status]})")


@pytest.mark.parametrize("count", [1, 60])
def test_a_headline_that_is_cut_keeps_its_status(count: int) -> None:
    long = make("1956", "word " * 60, status=Status.HYPOTHETICAL)
    assert any(text.endswith("… (hypothetical)") for text in texts(Timeline([long, *[make("1957-03-04")] * count])))


@pytest.mark.parametrize(("number", "note"), [(1, "1 date without a year is not drawn"), (3, "3 dates without a year are not drawn")])
def test_dates_without_a_year_are_counted_in_the_corner(number: int, note: str) -> None:
    assert note in texts(Timeline([make("1956"), *[make("XXXX-04-15")] * number]))


def test_the_title_may_be_given() -> None:
    assert "Two neighbours" in texts(WAR_AND_2016, title="Two neighbours")
    assert "Chronology, 1904–2016" in texts(WAR_AND_2016)


def test_breaks_say_how_much_is_left_out() -> None:
    assert {"50 years", "56 years", "2 years"} <= set(texts(WAR_AND_2016))


def test_the_legend_has_only_what_is_drawn() -> None:
    plain = texts(Timeline([make("1956-10-19", type="treaty")]))
    assert "treaty" in plain
    assert not {"lasted", "some time within", "planned", "not known exactly", "other"} & set(plain)
    war = make("1904/1905", extent=Extent.THROUGHOUT)
    full = texts(Timeline([war, make("1910~", status=Status.PLANNED), make("1920-05-06", type="other")]))
    assert {"visit", "other", "planned", "lasted", "some time within", "not known exactly"} <= set(full)


def dots(ax: Axes) -> list[Line2D]:
    """The dots of the lanes, without those of the legend."""
    return [line for line in ax.lines if line.get_marker() == "o" and line.get_transform() == ax.transData]


def test_marks_are_hollow_for_what_is_not_said_to_have_happened() -> None:
    ax = Timeline([make("1956-10-19"), make("1957-10-19", status=Status.PLANNED)]).plot()
    assert [dot.get_markerfacecolor() for dot in dots(ax)] == [LIGHT.colour("visit"), LIGHT.panel]


def test_x_is_the_day_number() -> None:
    ax = WAR_AND_2016.plot()
    assert np.asarray(dots(ax)[0].get_xdata())[0] == pytest.approx(days.day_number(2016, 1, 1) + 0.5)
    low, high = ax.get_xlim()
    assert low < days.day_number(1904) < days.day_number(2016, 10) < high


def test_an_axes_of_yours_is_drawn_on() -> None:
    figure = Figure(figsize=(8, 4))
    FigureCanvasAgg(figure)
    ax = figure.add_axes((0.05, 0.2, 0.9, 0.5))
    assert many(150).plot(ax) is ax
    assert any(text.get_text().endswith(" more") for text in ax.texts)
    assert all(box.x0 >= 0 and box.x1 <= 800 for _, box in boxes(ax))


def test_pyplot_is_left_alone() -> None:
    from matplotlib import pyplot

    before = pyplot.get_fignums()
    many(3).plot()
    assert pyplot.get_fignums() == before


def test_a_notebook_shows_the_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    from matplotlib import pyplot

    monkeypatch.setattr(progress, "in_notebook", lambda: True)
    figure = many(3).plot().figure
    assert pyplot.gcf() is figure
    pyplot.close()


def test_its_picture_there_has_words(monkeypatch: pytest.MonkeyPatch) -> None:
    from IPython.core.formatters import DisplayFormatter
    from matplotlib import pyplot

    monkeypatch.setattr(progress, "in_notebook", lambda: True)
    timeline = Timeline([make("1956", 'War & "<peace>"')])
    data, metadata = DisplayFormatter().format(timeline.plot().figure)  # type: ignore[no-untyped-call]
    pyplot.close()
    assert data["text/html"].startswith(
        '<img alt="A chronology of 1 event, 1956: 1 visit. War &amp; &quot;&lt;peace&gt;&quot;." src="data:image/png'
    )
    assert metadata["image/png"]["alt"] == charts.alt_text(timeline)


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_the_same_events_give_the_same_bytes(kind: str) -> None:
    timeline = Timeline([make("1904/1905"), make("1956~"), make("2016-05-06")])
    first = charts.image(timeline, kind)
    assert first == charts.image(timeline, kind)
    assert len(first) > 5000


def test_the_figure_is_told_in_words() -> None:
    timeline = Timeline([make("1904/1905", "Russo-Japanese war", type="war"), make("2016-05-06"), make("XXXX-04-15")])
    assert charts.alt_text(timeline) == (
        "A chronology of 2 events, 1904–2016: 1 war, 1 visit. The first is 1904–05, Russo-Japanese war; "
        "the last is 6 May 2016, Shinzo Abe visits Sochi. 1 date without a year is not drawn."
    )
    assert charts.alt_text(Timeline()) == "A chronology without dated events."
    assert b"Russo-Japanese war" in charts.image(timeline, "svg")
    assert b"Russo-Japanese war" in charts.image(timeline, "png")


def test_groups_are_the_most_frequent_and_the_rest() -> None:
    told = [make(f"19{n:02d}", participants=(f"P{n % 10}", "Abe")[: 1 + n % 2]) for n in range(10, 60)]
    found = [text.get_text() for text in Timeline([*told, make("1956")]).plot(by="participant").texts]
    headings = [(name, found[found.index(name) + 1]) for name in ("Abe", "P0", "P6", "other participants, or none")]
    assert headings == [("Abe", "25 events"), ("P0", "5 events"), ("P6", "5 events"), ("other participants, or none", "6 events")]
    assert "P7" not in found
    kinds = Timeline([*[make("1956", type="other")] * 3, make("1957"), make("1958")]).plot(by="type").texts
    assert [text.get_text() for text in kinds if text.get_fontstyle() == "italic"] == ["visit", "other types"]
    assert "no participant" in [text.get_text() for text in Timeline([make("1956")]).plot(by="participant").texts]


def test_columns_hold_every_event() -> None:
    ax = Timeline([make("2001-09-11")] * 3 + [make("2001-09-20")]).plot(kind="density")
    columns = [patch for patch in ax.findobj(Rectangle) if isinstance(patch, Rectangle) and patch.get_zorder() == 3]
    heights = sorted(patch.get_height() for patch in columns)
    assert heights == [pytest.approx(heights[1] / 3), heights[1]]
    assert any("the highest column is 3 events" in text.get_text() for text in ax.texts)


@pytest.mark.parametrize(
    ("options", "says"), [({"kind": "pie"}, "kind='pie': there is no such chart: give lanes"), ({"by": "mood"}, "by='mood'")]
)
def test_a_chart_that_there_is_not_is_named(options: dict[str, str], says: str) -> None:
    with pytest.raises(FormatError, match=says):
        WAR_AND_2016.plot(None, **options)


def test_a_type_has_one_colour_whatever_else_is_drawn() -> None:
    alone = dots(Timeline([make("1956-10-19", type="treaty")]).plot())
    among = dots(Timeline([make("1956-10-19", type="treaty"), *[make(f"1957-10-{day}") for day in range(10, 19)]]).plot())
    assert alone[0].get_markerfacecolor() == among[0].get_markerfacecolor() == LIGHT.colour("treaty")


def test_dark_paper() -> None:
    ax = Timeline([make("1956-10-19", status=Status.PLANNED)]).plot(dark=True)
    assert to_hex(ax.figure.get_facecolor()) == DARK.paper
    assert dots(ax)[0].get_markerfacecolor() == DARK.panel
    assert ax.texts[0].get_color() == DARK.ink


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_letters_can_be_read_and_colours_seen(theme: Theme) -> None:
    """WCAG 2.2: 4.5 to 1 for letters, 1.4.3; the colours of marks, which are never alone in telling, at least 2 to 1."""

    def light(colour: str) -> float:
        parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    def contrast(one: str, two: str) -> float:
        low, high = sorted((light(one), light(two)))
        return (high + 0.05) / (low + 0.05)

    assert min(contrast(letters, ground) for letters in (theme.ink, theme.soft) for ground in (theme.paper, theme.panel)) >= 4.5
    assert min(contrast(colour, theme.panel) for colour in (*theme.families, theme.rest)) >= 2


def test_every_type_of_the_table_but_other_has_a_family() -> None:
    types = [kind for kinds in FAMILIES for kind in kinds]
    assert len(set(types)) == len(types)
    assert {*types, "other"} == set(read_table("en", "events")["nouns"])
    assert len(FAMILIES) == len(LIGHT.families) == len(DARK.families)


def test_the_picture_carries_its_words_for_a_screen_reader() -> None:
    svg = ElementTree.fromstring(charts.image(Timeline([make("1956", "War & <peace>")]), "svg"))
    space = "{http://www.w3.org/2000/svg}"
    assert svg.get("role") == "img"
    assert [svg[0].tag, svg[1].tag] == [f"{space}title", f"{space}desc"]
    assert svg[0].text == "Chronology, 1956"
    assert "War & <peace>" in (svg[1].text or "")
