import pytest

from evidencecheck.stages.once import once, one_task


class _Maker:
    """Counts what it makes."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, *parts: str) -> list[str]:
        self.asked.append(parts)
        return list(parts)


def test_what_is_made_of_a_subject_is_made_once() -> None:
    make = _Maker()
    with one_task("file", "path"):
        first = once(make, "file", "page 1")
        assert once(make, "file", "page 1") is first
        assert once(make, "file", "page 2") == ["file", "page 2"]
        assert once(make, "path") is once(make, "path")
    assert make.asked == [("file", "page 1"), ("file", "page 2"), ("path",)]


def test_two_makers_do_not_share() -> None:
    one, other = _Maker(), _Maker()
    with one_task("file"):
        assert once(one, "file") is not once(other, "file")


def test_what_is_made_of_other_files_is_not_kept() -> None:
    make = _Maker()
    with one_task("archive"):
        assert once(make, "member") is not once(make, "member")


def test_nothing_outlives_its_task() -> None:
    make = _Maker()
    with one_task("file"):
        first = once(make, "file")
    with one_task("file"):
        assert once(make, "file") is not first
    assert once(make, "file") is not once(make, "file")


def test_an_exception_is_raised_again() -> None:
    asked: list[str] = []

    def make(name: str) -> str:
        asked.append(name)
        raise ValueError(name)

    with one_task("file"):
        for _ in range(2):
            with pytest.raises(ValueError, match="file"):
                once(make, "file")
    assert asked == ["file", "file"]
