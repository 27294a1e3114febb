"""Captions are known by how they open; prose that speaks of a photograph is none."""

import pytest

from etl.extract.captions import is_caption, is_dated_caption


@pytest.mark.parametrize(
    "text",
    [
        "In this Sunday, Nov. 10, 2019, photograph, a row of boats lies on the quay.",
        "In this Dec. 12, 2006, file photo, made available by the port, a crane is lifted.",
        "FILE - In this Nov. 3, 2018 file photo, Ines Calder speaks.",
        "(FILES) In this undated handout photo, the wall is seen.",
    ],
)
def test_agencies_date_their_captions(text: str) -> None:
    assert is_dated_caption(text)
    assert is_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "In this 2016 election, photographs decided little.",
        "In this May 2019 speech, she showed a photo of the wall.",
        "The file photo of the wall was taken in 2019.",
    ],
)
def test_prose_is_no_caption(text: str) -> None:
    assert not is_caption(text)
