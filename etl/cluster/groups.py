"""Articles united into groups, pair by pair.

Guarantees that the order of the pairs does not matter.
"""

from collections import defaultdict


class Groups:
    """Sets that grow together (union-find)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def together(self, one: str, other: str) -> bool:
        """Whether two names are in one group."""
        return self._top(one) == self._top(other)

    def unite(self, one: str, other: str) -> None:
        """Makes one group of the groups of two names."""
        low, high = sorted((self._top(one), self._top(other)))
        self._above[high] = low
        self._above.setdefault(low, low)

    def all(self) -> list[list[str]]:
        """The groups of all names that were ever united with another."""
        found = defaultdict(list)
        for name in sorted(self._above):
            found[self._top(name)].append(name)
        return list(found.values())

    def _top(self, name: str) -> str:
        path = []
        while (above := self._above.get(name, name)) != name:
            path.append(name)
            name = above
        for below in path:
            self._above[below] = name
        return name
