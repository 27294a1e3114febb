"""Remembers what pure functions made of short texts, which pages repeat.

Guarantees bounded memory whatever pages hold: a long text is worked on anew each time.
"""

from collections.abc import Callable
from functools import lru_cache, update_wrapper
from typing import Concatenate, Final, ParamSpec, TypeVar

LONGEST: Final = 1_000
"""Code points of a text that is kept: more than any name, line or class attribute has."""

_More = ParamSpec("_More")
_Made = TypeVar("_Made")
_Reader = Callable[Concatenate[str, _More], _Made]


def memo(count: int) -> Callable[[_Reader[_More, _Made]], _Reader[_More, _Made]]:
    """Keeps what the function made of the last `count` texts, with whatever else it was given."""

    def keeping(read: _Reader[_More, _Made]) -> _Reader[_More, _Made]:
        known = lru_cache(maxsize=count)(read)

        def call(text: str, /, *more: _More.args, **named: _More.kwargs) -> _Made:
            return (known if len(text) <= LONGEST else read)(text, *more, **named)

        update_wrapper(call, read)
        return call

    return keeping
