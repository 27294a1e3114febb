"""Undoes what HTTP did to a page on its way: chunks and compression.

Guarantees at most the bytes asked for, however much a compressed payload would give.
"""

import re
import zlib
from collections.abc import Callable
from typing import Final

import brotli  # type: ignore[import-untyped]
import zstandard

_CHUNK: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_STEP: Final = 1 << 16


class TooLarge(Exception):
    """More bytes than were asked for."""


def unpacked(payload: bytes, encodings: str, is_chunked: bool, most: int) -> bytes:
    """The page behind a payload; `encodings` is the Content-Encoding header.

    Archives often keep the header and store the page unpacked: what is not packed as the header
    says is taken as it is. Raises `TooLarge` above `most` bytes.
    """
    body = unchunked(payload) if is_chunked else payload
    for name in reversed([part.strip().lower() for part in encodings.split(",")][:5]):
        unpack = _UNPACK.get(name)
        if unpack is not None:
            try:
                body = unpack(body, most)
            except (zlib.error, brotli.error, zstandard.ZstdError):
                continue
    if len(body) > most:
        raise TooLarge
    return body


def unchunked(payload: bytes) -> bytes:
    """The chunks of a payload, joined; the payload itself where it is not chunked."""
    chunks: list[bytes] = []
    position = 0
    while head := _CHUNK.match(payload, position):
        size = int(head[1], 16)
        if size == 0:
            break
        chunks.append(payload[head.end() : head.end() + size])
        position = head.end() + size
        position += (
            2
            if payload[position : position + 2] == b"\r\n"
            else payload[position : position + 1] == b"\n"
        )
    is_whole = position >= len(payload) or _CHUNK.match(payload, position) is not None
    return b"".join(chunks) if chunks and is_whole else payload


def _inflated(body: bytes, most: int) -> bytes:
    """gzip, zlib or bare deflate: servers send any of them under either name."""
    for window in (47, -15):
        try:
            return _bounded(zlib.decompressobj(window).decompress(body, most + 1), most)
        except zlib.error as error:
            fault = error
    raise fault


def _unbrotlied(body: bytes, most: int) -> bytes:
    decoder, pieces, length = brotli.Decompressor(), [], 0
    piece = decoder.process(body, output_buffer_limit=_STEP)
    while piece or not (decoder.is_finished() or decoder.can_accept_more_data()):
        pieces.append(piece)
        length += len(piece)
        if length > most:
            raise TooLarge
        piece = decoder.process(b"", output_buffer_limit=_STEP)
    return b"".join(pieces)


def _unzstd(body: bytes, most: int) -> bytes:
    with zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(body) as stream:
        return _bounded(stream.read(most + 1), most)


def _bounded(body: bytes, most: int) -> bytes:
    if len(body) > most:
        raise TooLarge
    return body


_UNPACK: Final[dict[str, Callable[[bytes, int], bytes]]] = {
    "gzip": _inflated, "x-gzip": _inflated, "deflate": _inflated,
    "br": _unbrotlied, "zstd": _unzstd,
}  # fmt: skip
