"""Where a line stands among its neighbours, in numbers: runs, windows, the page's densest stretch.

Guarantees the same rows as it was given, free of NaN, in time linear in the number of lines.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from etl.extract.line_features import OWN, Matrix

Column = NDArray[np.float32]

_C: Final = {name: place for place, name in enumerate(OWN)}
_NEAR: Final = (-3, -2, -1, 1, 2, 3)
_SHIFTED: Final = (
    "words", "stop_share", "title_share", "ending", "furniture", "bullet", "gap", "topical",
    "date", "related", "starts_lower", "credit", "copies",
)  # fmt: skip
_WIDTHS: Final = (2, 5, 15)
_WINDOWED: Final = (
    "prose",
    "words",
    "furniture",
    "bullet",
    "title_share",
    "linkish",
    "ago",
    "social",
)
_SINCE: Final = (
    "related", "promo", "share", "comment", "navigation", "advert", "legal", "byline", "ago",
)  # fmt: skip
_COSTS: Final = (4.0, 15.0)
"""What a line without prose costs a stretch, in words: a short break, and a long one."""
_FAR: Final = 200
_COLON: Final = 3
"""What `ending` is for a colon: a list follows, if more than a label stands before it."""
_LABEL_WORDS: Final = 4


def context(own: Matrix) -> Matrix:
    """One row a line: the columns of `own`, then those of its surroundings."""
    count = len(own)
    words = np.expm1(own[:, _C["words"]])
    prose = np.where(_is_prose(own), words, 0.0).astype(np.float32)
    columns = [
        *_position(count, words, prose),
        *(_shift(own[:, _C[name]], step) for name in _SHIFTED for step in _NEAR),
        *_windows(own, prose),
        *(_distance(own[:, _C[name]] > 0, ahead) for name in _SINCE for ahead in (False, True)),
        *(_distance(prose > 0, ahead) for ahead in (False, True)),
        *(column for cost in _COSTS for column in _stretch(prose, cost)),
        *_runs(own),
        *_alike(own, words, prose),
        _distance((own[:, _C["ending"]] == _COLON) & (words > _LABEL_WORDS), ahead=False),
        *_page(own, words, prose),
    ]
    return np.column_stack([own, *columns]).astype(np.float32)


def _is_prose(own: Matrix) -> NDArray[np.bool_]:
    words, stops = own[:, _C["words"]], own[:, _C["stop_share"]]
    ends = np.isin(own[:, _C["ending"]], (1, 2, 5))
    known = (words > np.log1p(9)) & (stops > 0.2) & (own[:, _C["furniture"]] == 0)
    foreign = (words > np.log1p(14)) & ends
    return np.asarray(known & (ends | (words > np.log1p(24))) | foreign)


def _position(count: int, words: Column, prose: Column) -> list[Column]:
    place = np.arange(count, dtype=np.float32)
    before, mass = np.cumsum(words) - words, float(words.sum()) + 1.0
    told, story = np.cumsum(prose) - prose, float(prose.sum()) + 1.0
    return [
        place / count, np.log1p(place), np.log1p(count - place), before / mass,
        told / story, np.log1p(told), np.log1p(story - told - prose),
        words / (story / (np.count_nonzero(prose) + 1.0)),
    ]  # fmt: skip


def _shift(column: Column, step: int) -> Column:
    shifted = np.full_like(column, -1.0)
    if step > 0:
        shifted[:-step] = column[step:]
    else:
        shifted[-step:] = column[:step]
    return shifted


def _window(column: Column, width: int) -> Column:
    sums = np.concatenate(([0.0], np.cumsum(column)))
    place = np.arange(len(column))
    first = np.maximum(place - width, 0)
    last = np.minimum(place + width + 1, len(column))
    return np.asarray((sums[last] - sums[first]) / (last - first), dtype=np.float32)


def _windows(own: Matrix, prose: Column) -> list[Column]:
    columns = []
    for name in _WINDOWED:
        column = prose if name == "prose" else own[:, _C[name]]
        columns += [_window(column, width) for width in _WIDTHS]
    return columns


def _distance(marked: NDArray[np.bool_], ahead: bool) -> Column:
    """Logarithm of the lines since the last marked one above (or ahead), `_FAR` if none."""
    if ahead:
        return _distance(marked[::-1], ahead=False)[::-1]
    place = np.arange(len(marked))
    last = np.maximum.accumulate(np.where(marked, place, -_FAR))
    last = np.concatenate(([-_FAR], last[:-1]))
    return np.log1p(np.minimum(place - last, _FAR)).astype(np.float32)


def _stretch(prose: Column, cost: float) -> list[Column]:
    """The stretch with the most prose at `cost` words a line without: inside, and how far off."""
    gains = np.where(prose > 0, prose, -cost)
    sums = np.concatenate(([0.0], np.cumsum(gains)))
    lows = np.minimum.accumulate(sums[:-1])
    last = int(np.argmax(sums[1:] - lows))
    first = int(np.argmin(sums[: last + 1]))
    place = np.arange(len(prose), dtype=np.float32)
    share = float(prose[first : last + 1].sum()) / (float(prose.sum()) + 1.0)
    return [
        (np.sign(place - first + 0.5) * np.log1p(np.abs(place - first))).astype(np.float32),
        (np.sign(last - place + 0.5) * np.log1p(np.abs(last - place))).astype(np.float32),
        ((place >= first) & (place <= last)).astype(np.float32),
        np.full(len(prose), share, dtype=np.float32),
    ]


def _runs(own: Matrix) -> list[Column]:
    """Runs of lines of one form (marker, short or long): length, place, and mean words."""
    form = own[:, _C["bullet"]] * 4 + own[:, _C["numbered"]] * 2 + (own[:, _C["words"]] > 2.4)
    starts = np.concatenate(([True], form[1:] != form[:-1]))
    run = np.cumsum(starts) - 1
    sizes = np.bincount(run)
    firsts = np.flatnonzero(starts)
    means = np.bincount(run, weights=own[:, _C["words"]]) / sizes
    heads = _shift(own[:, _C["related"]], -1)[firsts]
    place = np.arange(len(own)) - firsts[run]
    return [np.log1p(sizes[run]), np.log1p(place), means[run], heads[run]]


def _alike(own: Matrix, words: Column, prose: Column) -> list[Column]:
    """Of the lines laid out as this one (indent, space above, marker): how many, how long, how much
    prose, and which share of the page's."""
    form = own[:, _C["indent"]] * 20 + np.minimum(own[:, _C["gap"]], 2) * 4
    _, kind = np.unique(
        form + own[:, _C["bullet"]] * 2 + own[:, _C["numbered"]], return_inverse=True
    )
    sizes, told, mass = np.bincount(kind), np.bincount(kind, prose), np.bincount(kind, words)
    measures = (np.log1p(sizes), np.log1p(mass / sizes), told / mass, told / (prose.sum() + 1.0))
    return list(np.array(measures, np.float32)[:, kind])


def _page(own: Matrix, words: Column, prose: Column) -> list[Column]:
    count = len(own)
    indents = own[prose > 0, _C["indent"]]
    margin = float(np.median(indents)) if len(indents) else 0.0
    gaps = own[prose > 0, _C["gap"]]
    spacing = float(np.median(gaps)) if len(gaps) else 0.0
    whole = (
        np.log1p(count), np.log1p(prose.sum()), prose.sum() / (words.sum() + 1.0),
        np.count_nonzero(prose) / count, own[:, _C["bullet"]].mean(),
        own[:, _C["furniture"]].mean(), own[:, _C["indent"]].mean(), spacing,
    )  # fmt: skip
    return [own[:, _C["indent"]] - margin, *(np.full(count, value) for value in whole)]
