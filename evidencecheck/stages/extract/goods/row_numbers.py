"""The numbers in a row of goods, each with its place: counts with their unit, prices, amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidencecheck.model.geometry import Box
from evidencecheck.model.page import Line
from evidencecheck.model.values import Money
from evidencecheck.stages.extract.goods.item_rows import COUNTED, NOTE
from evidencecheck.stages.extract.money import (
    DecimalMark,
    MoneyToken,
    money_tokens,
    number_readings,
)
from evidencecheck.stages.extract.source import is_ocr


@dataclass(frozen=True, slots=True)
class Number:
    """A number and where in its line it stands."""

    token: MoneyToken
    box: Box
    line: Line
    start: int
    end: int


def numbers_in(row: Sequence[Line], mark: DecimalMark | None) -> Iterator[Number]:
    """The numbers of `row`, left to right; a cell that only explains another one holds none."""
    for line in row:
        if NOTE.fullmatch(line.text.strip()):
            continue
        counted = COUNTED.fullmatch(line.text.strip())
        if counted is not None:
            number = Money(number_readings(counted[1] or counted[2], mark)[0])
            token = MoneyToken(number, 0, len(line.text), has_mark=False, has_decimals=False)
            yield Number(token, line.box_of(0, len(line.text)), line, 0, len(line.text))
            continue
        for token in money_tokens(line.text, mark=mark, ocr=is_ocr(line)):
            box = line.box_of(token.start, token.end)
            yield Number(token, box, line, token.start, token.end)
