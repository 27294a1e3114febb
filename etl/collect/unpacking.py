"""Watches how much a compressed file unpacks to.

Guarantees that reading stops with `BadSource` once it is more than any honest file gives.
"""

from types import TracebackType
from typing import Final, Protocol, Self

from etl.extract.page import BadSource

MOST_RATIO: Final = 300
"""Bytes out for each byte in: pages shrink 3 to 30 times, alike pages in one xz up to about 200."""
FREE_BYTES: Final = 64 << 20
"""Bytes that may come out whatever the ratio: a small file of one letter is no danger."""


class Readable(Protocol):
    """Bytes that can be read once, from first to last."""

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes, all that is left by default."""

    def close(self) -> None:
        """Ends the reading."""


class Unpacking:
    """A stream of unpacked bytes that counts them."""

    def __init__(self, stream: Readable, packed_bytes: int) -> None:
        self._stream = stream
        self._left = FREE_BYTES + MOST_RATIO * packed_bytes

    def read(self, size: int = -1, /) -> bytes:
        """Up to `size` bytes; raises `BadSource` beyond the bound."""
        wanted = self._left + 1 if size < 0 else size
        piece = self._stream.read(min(wanted, self._left + 1))
        self._left -= len(piece)
        if self._left < 0:
            raise BadSource(
                "archive_bomb",
                f"The archive unpacks to more than {MOST_RATIO} times its size: leave it out.",
            )
        return piece

    def close(self) -> None:
        """Closes the stream underneath."""
        self._stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()
