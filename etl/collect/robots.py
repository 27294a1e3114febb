"""Reads robots.txt: what a site asks of programs that visit it.

Guarantees the Robots Exclusion Protocol (RFC 9309): the group of our own name before that of all,
the longest rule that matches, `*` and `$` understood, and time linear in the file's length.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

MOST_BYTES: Final = 512_000
"""RFC 9309, 2.5: at least 500 KiB are read; what follows is left out."""
_PRODUCT: Final = re.compile(r"[A-Za-z_-]{1,100}")
_PRINTABLE: Final = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_ESCAPE: Final = re.compile("%[0-9a-f]{2}", re.I)


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether paths of a pattern are allowed; `*` is any characters, a last `$` the end."""

    pattern: str
    is_allowed: bool

    def holds(self, target: str) -> bool:
        """Whether the pattern matches a path and query from its beginning."""
        parts = self.pattern.removesuffix("$").split("*")
        if not target.startswith(parts[0]):
            return False
        position = len(parts[0])
        for part in parts[1:]:
            position = target.find(part, position)
            if position < 0:
                return False
            position += len(part)
        if not self.pattern.endswith("$"):
            return True
        tail = parts[-1]
        return position == len(target) or (len(parts) > 1 and target.endswith(tail))


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us; `delay_seconds` is the pause that the site asks for between visits."""

    rules: tuple[Rule, ...] = ()
    delay_seconds: float = 0.0

    def allows(self, target: str) -> bool:
        """Whether a path with its query may be fetched: the longest rule decides, ties allow."""
        path = _normal(target)
        found = [rule for rule in self.rules if rule.holds(path)]
        longest = max(found, key=lambda rule: (len(rule.pattern), rule.is_allowed), default=None)
        return longest is None or longest.is_allowed


def parse_robots(body: bytes, user_agent: str) -> Robots:
    """The rules of a robots.txt for a program, by the first word of its User-Agent."""
    found = _PRODUCT.match(user_agent)
    product = found[0].lower() if found else ""
    ours: list[tuple[str, str]] = []
    everyones: list[tuple[str, str]] = []
    is_ours_named = False
    for agents, lines in _groups(body[:MOST_BYTES].decode("utf-8-sig", "replace")):
        if product and product in agents:
            is_ours_named = True
            ours.extend(lines)
        elif "*" in agents:
            everyones.extend(lines)
    return _robots(ours if is_ours_named else everyones)


def _robots(lines: list[tuple[str, str]]) -> Robots:
    rules = tuple(
        Rule(_normal(value), key == "allow")
        for key, value in lines
        if key in ("allow", "disallow") and value
    )
    delays = [float(value) for key, value in lines if key == "crawl-delay" and _is_number(value)]
    return Robots(rules, max(delays, default=0.0))


def _groups(text: str) -> Iterator[tuple[frozenset[str], list[tuple[str, str]]]]:
    """Groups of lines, each with the programs that it speaks to."""
    agents: list[str] = []
    lines: list[tuple[str, str]] = []
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if lines:
                yield frozenset(agents), lines
                agents, lines = [], []
            named = _PRODUCT.match(value)
            agents.append(named[0].lower() if named else value)
        elif agents and key in ("allow", "disallow", "crawl-delay"):
            lines.append((key, value))
    if agents:
        yield frozenset(agents), lines


def _normal(target: str) -> str:
    """A path as patterns are compared: what is not ASCII escaped, escapes in capitals."""
    escaped = quote(target.encode("utf-8", "replace"), safe=_PRINTABLE)
    return _ESCAPE.sub(lambda found: found[0].upper(), escaped)


def _is_number(value: str) -> bool:
    return re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value) is not None
