"""What is remembered of texts."""

from etl.extract.memo import LONGEST, memo


def test_a_short_text_is_read_once_and_a_long_one_each_time() -> None:
    read: list[str] = []

    @memo(8)
    def words(text: str, least: int = 1) -> int:
        read.append(text[:1])
        return sum(len(word) >= least for word in text.split())

    assert [words("a bc"), words("a bc"), words("a bc", 2)] == [2, 2, 1]
    assert read == ["a", "a"]
    assert words("x " * LONGEST) == words("x " * LONGEST) == LONGEST
    assert read == ["a", "a", "x", "x"]
