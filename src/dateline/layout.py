"""Where the things of a chronology stand: the scale of time, its ticks, the words of a date, lanes. Numbers only.

Lengths are in points (1/72 inch) from the left edge; a day number stands for the day's beginning, the next for its end.
"""

import bisect
import dataclasses
import functools
import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dateline import days
from dateline.interval import Extent, Interval, Precision

Measure = Callable[[str], float]
DAY, MONTH, YEAR = 1.0, 30.4, 365.2425

# --------------------------------------------------------------------------------------------------- the scale

GUTTER = 50.0  # between two sections: room for "10,000 years", with the insets
INSET = 9.0  # between a section's edge and its first mark
LEAST = 56.0  # the narrowest section: room for "1904–05"
FREE = 0.5  # breaks and narrowest sections leave at least so much of the width to the events
EMPTY = 0.1  # a stretch without events is left out if it is longer than this part of the rest ...
TYPICAL = 6  # ... and than so many times the average distance of events;
SHORTEST = 20  # days: nothing shorter is worth a break
COVERED, MOST_COVERED = 0.5, 3  # one that a long event covers is only drawn shorter, from this part on, and so many times
AHEAD, SURE, MOST_CHANGES = 0.5, 2.0, 2  # where the scale changes though events go on: see _crowd


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A stretch of time that is drawn to one scale: from the beginning of ``first`` to that of ``end``.

    ``unit`` (day, month, year) is the finest in which a date of it begins or ends: a finer tick would say more than the dates.
    """

    first: int
    end: int
    left: float
    right: float
    unit: str


@dataclasses.dataclass(frozen=True)
class Scale:
    """Sections side by side; between two that do not touch in time is a gutter, the scale break."""

    sections: tuple[Section, ...]
    width: float

    def x(self, day: float) -> float:
        """The place of a day number; the outer sections go on beyond their ends."""
        return _along(day, *self.knots)

    def day(self, x: float) -> float:
        """The day number, with its fraction, of a place."""
        return _along(x, *reversed(self.knots))

    @functools.cached_property
    def knots(self) -> tuple[list[float], list[float]]:
        """Day numbers and their places, both rising; the scale is straight between two."""
        numbers: list[float] = []
        places: list[float] = []
        for section in self.sections:
            touching = numbers and numbers[-1] == section.first
            if touching:
                # one knot where the scale changes without a break
                numbers.append(section.end)
                places.append(section.right - INSET)
            else:
                numbers += [section.first, section.end]
                places += [section.left + INSET, section.right - INSET]
        return numbers, places

    @property
    def breaks(self) -> tuple[tuple[Section, Section], ...]:
        """The pairs of sections with time left out between them."""
        return tuple((left, right) for left, right in itertools.pairwise(self.sections) if left.end < right.first)

    @property
    def changes(self) -> tuple[int, ...]:
        """The days at which the scale changes though no time is left out."""
        return tuple(right.first for left, right in itertools.pairwise(self.sections) if left.end == right.first)


def _along(value: float, xs: Sequence[float], ys: Sequence[float]) -> float:
    """Linear interpolation, and extrapolation by the outermost slope."""
    index = min(max(bisect.bisect_right(xs, value), 1), len(xs) - 1)
    x0, x1, y0, y1 = xs[index - 1], xs[index], ys[index - 1], ys[index]
    return y0 + (value - x0) * (y1 - y0) / (x1 - x0)


def scale(intervals: Sequence[Interval], width: float) -> Scale:
    """The scale for these intervals: linear, or where they crowd in a small part of their time, in sections.

    The long stretches without any are left out, as many as leave FREE of the width to the events; where events go on but
    crowd from a day on, the scale changes there. Each section gets room by its number of events, and none less than LEAST.
    """
    ends = sorted({end for interval in intervals for end in known_days(interval)})
    begins = sorted(min(known_days(interval)) for interval in intervals)
    cuts = list(_cuts(ends, intervals).items())
    tries = (_changed(_stretches(ends, dict(cuts[:count])), begins) for count in range(len(cuts), -1, -1))
    stretches = next((found for found in tries if _taken(found) <= FREE * width), [(ends[0], ends[-1])])
    if len(stretches) == 1:
        stretches = [_widened(*stretches[0], _unit(ends))]
    return Scale(tuple(_sections(stretches, intervals, width)), width)


Stretch = tuple[int, int]


def _stretches(ends: Sequence[int], cuts: Mapping[int, bool]) -> list[Stretch]:
    """What the cuts leave, and of the cuts those that an event covers."""
    stretches = []
    first = ends[0]
    for cut in sorted(cuts):
        before, after = ends[cut], ends[cut + 1]
        if first < before:
            stretches.append((first, before))
        if cuts[cut]:
            stretches.append((before, after))
        first = after
    return [*stretches, (first, ends[-1])] if first < ends[-1] else stretches


def _changed(stretches: list[Stretch], begins: Sequence[int]) -> list[Stretch]:
    """The stretches, divided where events begin to crowd, or cease to."""
    for _ in range(MOST_CHANGES):
        crowds = [found for index, stretch in enumerate(stretches) if (found := (*_crowd(stretch, begins), index))[0]]
        if not crowds:
            break
        _, day, index = max(crowds)
        first, end = stretches[index]
        stretches = [*stretches[:index], (first, day), (day, end), *stretches[index + 1 :]]
    return stretches


def _crowd(stretch: Stretch, begins: Sequence[int]) -> tuple[float, int]:
    """The beginning of a year or a month at which the events are farthest ahead of time or behind it, and by what part of all.

    That part (the distance of Kolmogorov and Smirnov) is 0 where it is less than AHEAD, or could be chance in so few events.
    """
    first, end = stretch
    inside = begins[bisect.bisect_left(begins, first) : bisect.bisect_left(begins, end)]
    found = max(
        ((abs(bisect.bisect_left(inside, day) / len(inside) - (day - first) / (end - first)), day) for day in _round_days(stretch, inside)),
        default=(0.0, first),
    )
    return found if found[0] >= AHEAD and found[0] * math.sqrt(len(inside)) >= SURE else (0.0, first)


def _round_days(stretch: Stretch, inside: Sequence[int]) -> Iterator[int]:
    """Days of a stretch at which a year with events begins or has ended; a month, if it has few years."""
    first, end = stretch
    for year, month in sorted({days.year_month_day(number)[:2] for number in inside}):
        near = (days.day_number(year), days.day_number(year + 1)) if end - first > 3 * YEAR else (days.day_number(year, month),)
        yield from (day for day in near if first < day < end)


def _taken(stretches: Sequence[Stretch]) -> float:
    """The width that stretches take before any room is given to their events."""
    return LEAST * len(stretches) + GUTTER * sum(before[1] < after[0] for before, after in itertools.pairwise(stretches))


def _unit(ends: Iterable[int]) -> str:
    """The coarsest unit that begins with each of these days."""
    dates = [days.year_month_day(end)[1:] for end in ends]
    if any(day != 1 for _, day in dates):
        return "day"
    return "year" if all(month == 1 for month, _ in dates) else "month"


def _widened(first: int, end: int, unit: str) -> tuple[int, int]:
    """The stretch with some time before and after it, where it is so short that a lone event would fill it."""
    margin = {"day": 3, "month": 31, "year": 366}[unit]
    return (first - margin, end + margin) if end - first < 2 * margin else (first, end)


def known_days(interval: Interval) -> tuple[int, ...]:
    """The beginning of the first day and the end of the last; of an open interval its one known day; nothing if both are open."""
    first = interval.last if interval.first is None else interval.first
    last = interval.first if interval.last is None else interval.last
    return () if first is None or last is None else (first, last + 1)


def _cuts(ends: Sequence[int], intervals: Sequence[Interval]) -> dict[int, bool]:
    """The stretches to take out of the scale, the longest first, by the index of their beginning; true where an event covers them."""
    rest = ends[-1] - ends[0]
    cuts: dict[int, bool] = {}
    for index in sorted(range(len(ends) - 1), key=lambda index: ends[index] - ends[index + 1]):
        first, end = ends[index], ends[index + 1]
        if end - first <= max(SHORTEST, max(EMPTY, TYPICAL / len(intervals)) * rest):
            break
        covered = any(min(known) <= first and end <= max(known) for known in map(known_days, intervals))
        if not covered or (end - first > COVERED * rest and sum(cuts.values()) < MOST_COVERED):
            cuts[index] = covered
            rest -= end - first
    return cuts


def _sections(stretches: Sequence[tuple[int, int]], intervals: Sequence[Interval], width: float) -> Iterator[Section]:
    gutters = [GUTTER if before[1] < after[0] else 0 for before, after in itertools.pairwise(stretches)]
    free = width - _taken(stretches)
    counts = [sum(first <= min(known_days(interval)) < end for interval in intervals) for first, end in stretches]
    whole = sum(end - first for first, end in stretches)
    left = 0.0
    for (first, end), count, gutter in zip(stretches, counts, [*gutters, 0], strict=True):
        # mostly by how many events there are, a little by how long it is
        right = left + LEAST + free * (0.85 * count / sum(counts) + 0.15 * (end - first) / whole)
        inside = [day for interval in intervals for day in known_days(interval) if first <= day <= end]
        yield Section(first, end, left, right, _unit(inside))
        left = right + gutter


# ------------------------------------------------------------------------------------------- the words of a date

MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
SEASONS = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}


def year_words(year: int) -> str:
    """An astronomical year as people write it: ``1956``, ``AD 79``, ``44 BC``, ``10,000 BC``; there is no year 0."""
    if year <= 0:
        return f"{_digits(1 - year)} BC"
    return f"AD {year}" if year < 1000 else _digits(year)


def _digits(year: int) -> str:
    return f"{year:,}" if year > 9999 else str(year)


def date_words(interval: Interval) -> str:
    """A date as a newspaper writes it: ``6 May 2016``, ``1904–05``, ``c. 1450``, ``until 1916``, ``by 1916``, ``5th century BC``."""
    if interval.first is None and interval.last is None:
        return "no date"
    if interval.first is None or interval.last is None:
        known = interval.last if interval.first is None else interval.first
        until = "by" if interval.extent is Extent.WITHIN else "until"
        word = until if interval.first is None else "from"
        words = f"{word} {_known_end(known, is_first=interval.last is None)}"
    else:
        words = _named(interval.precision, interval.first) or _range(interval.first, interval.last)
    return ("c. " if interval.approximate else "") + words + ("?" if interval.uncertain else "")


def _known_end(number: int | None, *, is_first: bool) -> str:
    """The one end of an open interval: the year alone where the day is the year's outermost."""
    if number is None:
        return ""
    year, month, day = days.year_month_day(number)
    if (month, day) == ((1, 1) if is_first else (12, 31)):
        return year_words(year)
    if day == (1 if is_first else days.month_length(year, month)):
        return f"{MONTHS[month - 1]} {year_words(year)}"
    return _day_words(number)


def _day_words(number: int) -> str:
    year, month, day = days.year_month_day(number)
    return f"{day} {MONTHS[month - 1]} {year_words(year)}"


def _named(precision: Precision, first: int) -> str:
    """The words of a date that has a name of its own, or nothing."""
    year, month, _ = days.year_month_day(first)
    match precision:
        case Precision.WEEK:
            return f"week of {_day_words(first)}"
        case Precision.SEASON if month in SEASONS:
            return f"{SEASONS[month]} {_years(year, year + 1) if month == 12 else year_words(year)}"
        case Precision.QUARTER:
            return f"Q{(month + 2) // 3} {year_words(year)}"
        case Precision.HALF:
            return f"{'first' if month < 7 else 'second'} half of {year_words(year)}"
        case Precision.DECADE if year > 0:
            return f"{year_words(year)}s"
        case Precision.CENTURY | Precision.MILLENNIUM:
            size = 100 if precision is Precision.CENTURY else 1000
            # before Christ the 5th century begins with -499, 500 BC; after, the 19th with 1800
            number, era = (year // size + 1, "") if year >= 0 else ((size - year) // size, " BC")
            return f"{_ordinal(number)} {precision}{era}"
    return ""


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _range(first: int, last: int) -> str:
    """Two days as the coarsest words that name them exactly: days, months or years."""
    (year, month, day), (end_year, end_month, end_day) = days.year_month_day(first), days.year_month_day(last)
    if (month, day, end_month, end_day) == (1, 1, 12, 31):
        return year_words(year) if year == end_year else _years(year, end_year)
    name, end_name = MONTHS[month - 1], MONTHS[end_month - 1]
    if day == 1 and end_day == days.month_length(end_year, end_month):
        if year == end_year:
            return f"{name} {year_words(year)}" if month == end_month else f"{name}–{end_name} {year_words(year)}"
        return f"{name} {year_words(year)} – {end_name} {year_words(end_year)}"
    if first == last:
        return _day_words(first)
    if (year, month) == (end_year, end_month):
        return f"{day}–{_day_words(last)}"
    if year == end_year:
        return f"{day} {name} – {_day_words(last)}"
    return f"{_day_words(first)} – {_day_words(last)}"


def _years(first: int, last: int, *, short: bool = True) -> str:
    if first > 0 and last > 0:
        short = short and first // 100 == last // 100 and 1000 <= first <= 9999
        return f"{year_words(first)}–{last % 100:02d}" if short else f"{year_words(first)}–{_digits(last)}"
    return f"{_digits(1 - first)}–{year_words(last)}" if last <= 0 else f"{year_words(first)} – {year_words(last)}"


def years_words(first: int, last: int) -> str:
    """The years from one day to another: ``1904–2017``, ``508 BC – AD 117``."""
    years = days.year_month_day(first)[0], days.year_month_day(last)[0]
    return year_words(years[0]) if years[0] == years[1] else _years(*years, short=False)


def length_words(number: int) -> str:
    """How long so many days are, in round words: ``51 years``, ``8 months``, ``12 days``."""
    for size, name in ((365.2425, "year"), (365.2425 / 12, "month"), (1, "day")):
        count = round(number / size)
        if count >= 2 or name == "day":
            return f"{count if count < 1000 else round(count, -2):,} {name}{'s' * (count != 1)}"
    raise AssertionError("a day is the last")


# --------------------------------------------------------------------------------------------------------- ticks


@dataclasses.dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis and the words to the right of it; ``row`` 0 is the unit, 1 what it belongs to (the months' year)."""

    day: int
    x: float
    text: str
    row: int


UNITS = (
    ("day", 1),
    ("day", 5),
    ("month", 1),
    ("month", 3),
    *(("year", step) for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)),
)
SIZES = {"day": DAY, "month": MONTH, "year": YEAR}
TICK_SPACE = 14.0
LEAST_STEP = 14.0  # no tick labels stand closer: spares the making of millions of days


def ticks(scale: Scale, measure: Measure) -> tuple[Tick, ...]:
    """The ticks of each section: the finest unit, from a day to 5,000 years, of which all names have room."""
    return tuple(tick for section in scale.sections for tick in _section_ticks(scale, section, measure))


def _section_ticks(scale: Scale, section: Section, measure: Measure) -> list[Tick]:
    # a section that another one touches ends where the first tick of that may stand
    right = scale.x(section.end) - TICK_SPACE / 2 if section.end in scale.changes else section.right
    per_day = (scale.x(section.end) - scale.x(section.first)) / (section.end - section.first)
    for unit, step in UNITS:
        if SIZES[unit] < SIZES[section.unit] or SIZES[unit] * step * per_day < LEAST_STEP:
            continue
        found = [Tick(number, scale.x(number), _tick_words(unit, number), 0) for number in _boundaries(section, unit, step)]
        if len(found) > 1 and found[-1].x + measure(found[-1].text) > right:
            found.pop()
        if len(found) > 1 and _have_room(found, right, measure):
            return found + _context(scale, section, unit, right, measure)
    return _caption(scale, section, right, measure)


def _have_room(found: Sequence[Tick], right: float, measure: Measure) -> bool:
    limits = [*(tick.x - TICK_SPACE for tick in found[1:]), right]
    return all(tick.x + measure(tick.text) <= limit for tick, limit in zip(found, limits, strict=True))


def _boundaries(section: Section, unit: str, step: int) -> Iterator[int]:
    """The days of a section at which a unit begins."""
    first_year, last_year = days.year_month_day(section.first)[0], days.year_month_day(section.end)[0]
    if unit == "year":
        numbers: Iterable[int] = (days.day_number(year) for year in _round_years(first_year, last_year, step))
    elif unit == "month":
        numbers = (days.day_number(year, month) for year in range(first_year, last_year + 1) for month in range(1, 13, step))
    elif step == 1:
        numbers = range(section.first, section.end)
    else:
        months = (days.day_number(year, month) for year in range(first_year, last_year + 1) for month in range(1, 13))
        numbers = (start + day - 1 for start in months for day in (1, *range(1 + step - 1, 30 - step + 1, step)))
    return (number for number in numbers if section.first <= number < section.end)


def _round_years(first: int, last: int, step: int) -> Iterator[int]:
    """Years that are round as people write them: 500 BC is -499, and AD 1 stands where a year 0 would."""
    for multiple in range(first // step, last // step + 2):
        year = multiple * step
        yield year if year > 0 or step == 1 else year + 1


def _tick_words(unit: str, number: int) -> str:
    year, month, day = days.year_month_day(number)
    return {"day": str(day), "month": MONTHS[month - 1], "year": year_words(year)}[unit]


def _context(scale: Scale, section: Section, unit: str, right: float, measure: Measure) -> list[Tick]:
    """The second row: the month of the days, the year of the months, where each begins."""
    if unit == "year":
        return []
    parent = "month" if unit == "day" else "year"
    starts = sorted({section.first, *_boundaries(section, parent, 1)})
    found = []
    for number, limit in zip(starts, [*(scale.x(start) - TICK_SPACE for start in starts[1:]), right], strict=True):
        year, month, _ = days.year_month_day(number)
        words = year_words(year) if unit == "month" else f"{MONTHS[month - 1]} {year_words(year)}"
        if scale.x(number) + measure(words) <= limit:
            found.append(Tick(number, scale.x(number), words, 1))
    return found


def _caption(scale: Scale, section: Section, right: float, measure: Measure) -> list[Tick]:
    """One name for a section that is too short for ticks."""
    first, last = section.first, section.end - 1
    names = (_range(first, last), years_words(first, last), years_words(first, first))
    x = scale.x(section.first)
    return [Tick(section.first, x, name, 0) for name in names if x + measure(name) <= right][:1]


# --------------------------------------------------------------------------------------------------------- lanes


@dataclasses.dataclass(frozen=True, slots=True)
class Box:
    """A mark with its label: the room that they need, in points across and in lanes down."""

    left: float
    right: float
    height: int = 1


def lanes(boxes: Sequence[Box], most: int, importance: Sequence[float]) -> list[int | None]:
    """The topmost lane of each box so that no two overlap (interval partition, first fit), None where there is no room.

    Boxes are given in the order of time and keep it from the top down while all have room in so many lanes; else the
    important are chosen, and stand in that order if they fit so, or from left to right.
    """
    placed = _first_fit(boxes, range(len(boxes)), most)
    if None not in placed:
        return placed
    chosen = _first_fit(boxes, sorted(range(len(boxes)), key=lambda index: (-importance[index], _scattered(index))), most)
    kept = [index for index, lane in enumerate(chosen) if lane is not None]
    ordered = (_first_fit(boxes, order, most) for order in (kept, sorted(kept, key=lambda index: boxes[index].left)))
    return next((found for found in ordered if found.count(None) == chosen.count(None)), chosen)


def grouped_lanes(
    groups: Sequence[Sequence[Box]], importance: Sequence[Sequence[float]], most: int, heading: int
) -> tuple[list[list[int | None]], list[int]]:
    """The lanes of the boxes of each group, as ``lanes`` gives them, and the topmost lane of each group, headings above them.

    If not all have room, each group gets at most an equal part of the lanes, and what some leave is shared by the others.
    """
    left = most - heading * len(groups)
    found = [lanes(boxes, max(left, LANES_OF_ONE), weights) for boxes, weights in zip(groups, importance, strict=True)]
    needs = [_used(rows, boxes) for rows, boxes in zip(found, groups, strict=True)]
    for rank, index in enumerate(sorted(range(len(groups)), key=needs.__getitem__)):
        share = max(left // (len(groups) - rank), LANES_OF_ONE)
        if needs[index] > share:
            found[index] = lanes(groups[index], share, importance[index])
        left -= min(needs[index], share)
    tops = list(itertools.accumulate((_used(rows, boxes) + heading for rows, boxes in zip(found, groups, strict=True)), initial=heading))
    return [[None if row is None else top + row for row in rows] for rows, top in zip(found, tops, strict=False)], tops[:-1]


LANES_OF_ONE = 2  # no group has less: one label of one line


def _used(rows: Sequence[int | None], boxes: Sequence[Box]) -> int:
    return max((row + box.height for row, box in zip(rows, boxes, strict=True) if row is not None), default=0)


def _scattered(index: int) -> float:
    """The van der Corput sequence: of equals, those that are far from each other come first."""
    return int(f"{index:b}"[::-1], 2) / (1 << index.bit_length())


def _first_fit(boxes: Sequence[Box], order: Iterable[int], most: int) -> list[int | None]:
    # where all boxes are two or four lanes high, every second lane is enough
    step = math.gcd(*(box.height for box in boxes)) or 1
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most // step)]
    placed: list[int | None] = [None] * len(boxes)
    for index in order:
        box = boxes[index]
        height = box.height // step
        for lane in range(len(taken) - height + 1):
            rows = taken[lane : lane + height]
            if all(_is_free(row, box) for row in rows):
                for row in rows:
                    bisect.insort(row, (box.left, box.right))
                placed[index] = lane * step
                break
    return placed


def _is_free(row: Sequence[tuple[float, float]], box: Box) -> bool:
    index = bisect.bisect_left(row, (box.left, box.right))
    return (index == 0 or row[index - 1][1] <= box.left) and (index == len(row) or box.right <= row[index][0])


# -------------------------------------------------------------------------------------------------------- labels


def wrap(text: str, width: float, most: int, measure: Measure, indent: float = 0) -> tuple[str, ...]:
    """The text in at most so many lines of a width, broken between words; the last ends in an ellipsis if there is more.

    The first line begins after an indent, and may be empty if no word has room there.
    """
    words = text.split()
    lines: list[str] = []
    while words:
        room = width if lines else width - indent
        count = next((count for count in range(len(words), 0, -1) if measure(" ".join(words[:count])) <= room), 0)
        if len(lines) == most - 1 or (count == 0 and (lines or not indent)):
            return (*lines, cut(" ".join(words), room, measure))
        lines.append(" ".join(words[:count]))
        words = words[count:]
    return tuple(lines)


def balance(text: str, width: float, most: int, measure: Measure, indent: float = 0) -> tuple[str, ...]:
    """The text in no more lines than wrap gives it, and these of nearly one length, so that no word is left alone on the last."""
    lines = wrap(text, width, most, measure, indent)
    if len(lines) < 2 or lines[-1].endswith("…"):
        return lines
    narrower = range(int(width))
    least = bisect.bisect_left(narrower, True, key=lambda size: " ".join(wrap(text, size, len(lines), measure, indent)) == " ".join(lines))
    return wrap(text, least, len(lines), measure, indent) if least < len(narrower) else lines


RAGGED = 12  # letters that may be given up to end at a word


def cut(text: str, width: float, measure: Measure) -> str:
    """The text, or as much of its beginning as has room, with an ellipsis, at the end of a word if one is near."""
    if measure(text) <= width:
        return text
    size = max(0, bisect.bisect_right(range(len(text)), width, key=lambda size: measure(text[:size].rstrip() + "…")) - 1)
    space = text.rfind(" ", size - RAGGED, size + 1) if size > RAGGED else text.rfind(" ", 1, size + 1)
    return text[: space if space > 0 else size].rstrip(" ,;:-–—") + "…"


def more(places: Sequence[float], room: float, width: float) -> list[tuple[float, int]]:
    """How many of these places fall into each bin of at least a width, by the bin's middle: the counts of "+N more"."""
    bins = max(1, int(width // room))
    counts = [0] * bins
    for place in places:
        counts[min(bins - 1, max(0, int(place / width * bins)))] += 1
    return [((index + 0.5) * width / bins, count) for index, count in enumerate(counts) if count]


def density(spans: Iterable[tuple[float, float]], size: float, width: float) -> list[float]:
    """How many spans stand in each bin of a size; one that covers several counts for a part in each, by its length there."""
    counts = [0.0] * (int(width // size) + 1)
    for left, right in spans:
        first, last = (min(max(int(x // size), 0), len(counts) - 1) for x in (left, right))
        for index in range(first, last + 1):
            shared = min(right, (index + 1) * size) - max(left, index * size)
            counts[index] += shared / (right - left) if right > left and first < last else 1.0
    return counts
