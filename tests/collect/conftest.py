"""A site to visit."""

from collections.abc import Iterator

import pytest

from tests.collect.sites import Site, site


@pytest.fixture
def news() -> Iterator[Site]:
    """A server that knows no page yet."""
    with site() as served:
        yield served
