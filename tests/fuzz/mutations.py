"""Seeds made worse: cut, doubled, swapped and salted with what breaks parsers.

Guarantees the same mutations for the same random state.
"""

import random
from collections.abc import Callable

SALT = (
    b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\\ud800", b"&#xD800;", b"&lol9;", b"<![CDATA[", b"]]>",
    b"<!--", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b'{"@id":"#a","author":{"@id":"#a"}}', b"NaN",
    b"1e999", b"[" * 2_000, b'{"a":' * 2_000, b"<div>" * 2_000, b"<a b='" + b"x" * 5_000 + b"'>",
    b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", b"=?utf-8?B?////?=", b"=\r\n=ZZ",
    b"\r\n\r\n", b"\xf0\x9f\x91\xa9\xe2\x80\x8d", b"\xe2\x80\xae", b"-" * 3_000, b"9" * 5_000,
    b"https://[::1", b"\x85\xa0", b"%PDF-1.4\n", b"stream\n", b"endobj\n",
)  # fmt: skip


def mutated(seed: bytes, rng: random.Random, others: list[bytes]) -> bytes:
    """A seed after one to six mutations, at most 200 kB long."""
    body = bytearray(seed)
    for _ in range(rng.randint(1, 6)):
        rng.choice(_KINDS)(body, rng, others)
    return bytes(body[:200_000])


def _place(body: bytearray, rng: random.Random) -> tuple[int, int]:
    start = rng.randrange(len(body) + 1)
    return start, min(len(body), start + rng.randint(1, 400))


def _cut(body: bytearray, rng: random.Random, _: list[bytes]) -> None:
    start, end = _place(body, rng)
    del body[start:end]


def _double(body: bytearray, rng: random.Random, _: list[bytes]) -> None:
    start, end = _place(body, rng)
    body[start:start] = body[start:end] * rng.randint(1, 20)


def _flip(body: bytearray, rng: random.Random, _: list[bytes]) -> None:
    for _ in range(min(len(body), rng.randint(1, 12))):
        body[rng.randrange(len(body))] = rng.randrange(256)


def _salt(body: bytearray, rng: random.Random, _: list[bytes]) -> None:
    start = rng.randrange(len(body) + 1)
    body[start:start] = rng.choice(SALT)


def _splice(body: bytearray, rng: random.Random, others: list[bytes]) -> None:
    other = rng.choice(others)
    start, end = _place(bytearray(other), rng)
    place = rng.randrange(len(body) + 1)
    body[place:place] = other[start:end]


def _truncate(body: bytearray, rng: random.Random, _: list[bytes]) -> None:
    del body[rng.randrange(len(body) + 1) :]


_KINDS: tuple[Callable[[bytearray, random.Random, list[bytes]], None], ...] = (
    _cut, _double, _flip, _flip, _salt, _salt, _splice, _truncate,
)  # fmt: skip
