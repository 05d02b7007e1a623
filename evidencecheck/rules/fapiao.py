"""FAP: whether a fapiao is valid, and whether its sums are right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidencecheck.model.case import Case
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import Amount, AmountRole, Fact, FactName, Reading
from evidencecheck.model.finding import Severity
from evidencecheck.model.message import msg
from evidencecheck.model.page import Channel
from evidencecheck.model.tolerance import CENT
from evidencecheck.model.values import Money
from evidencecheck.rules.interface import Outcome, rule
from evidencecheck.rules.sureness import confidence_of, is_sure
from evidencecheck.rules.wording import money, number

_LOOKALIKES = ("0689", "17", "38", "56", "235", "49", "27")
"""Digits that readers of pictures take for one another."""
_VOID = re.compile(r"红字|红冲|冲红|作废|负数发票|销项负数")
_VOID_LINE = 14
"""Characters of a line that is a mark or title; prose that mentions the word is longer."""
_NOT_VOID = re.compile(r"不得作废|不能作废|未作废|未红冲|是否|无效|如需|如有|请勿")


@rule("FAP003", "fapiao-void", Severity.ERROR)
def fapiao_void(case: Case) -> Iterator[Outcome]:
    """The fapiao is void or a red-letter one

    Fires when: a fapiao bears 红字, 红冲, 作废 or 负数 as a mark or in its title, or its total is
    negative.

    Why: a red-letter fapiao takes an earlier one back, and a void one was never valid: neither
    proves that the goods have a value.

    Example: 红字 beside the title, 价税合计 ¥-48.90.

    Counterexample: a discount line with a negative amount, and a positive total.

    Fix: attach the valid fapiao of the purchase; ask the supplier for a new one if there is none.

    Wrong when: the note names a red-letter fapiao of another purchase. Waive the finding.

    Source: State Taxation Administration, 公告 2016 年第 47 号 and 公告 2024 年第 11 号 (红字发票).

    Since: 0.1.0
    """
    hint = msg("Attach the valid fapiao of the purchase; ask the supplier for a new one.")
    for document in case.of_kind(Kind.FAPIAO):
        places: list[Fact | Reading] = [
            fact
            for fact in document.named(FactName.COST_TOTAL, decided_only=False)
            if isinstance(fact.value, Money) and fact.value.amount < 0 and is_sure(fact.reading)
        ]
        what = [
            money(p.value) for p in places if isinstance(p, Fact) and isinstance(p.value, Money)
        ]
        for reading in _void_marks(document):
            places.append(reading)
            what.append(reading.raw)
        if places:
            yield fapiao_void.finding(
                msg(
                    "{file} is a void or red-letter fapiao: it says {what}",
                    file=document.file,
                    what=tuple(dict.fromkeys(what)),
                ),
                hint,
                at=places,
                subject=["fapiao", "void"],
                confidence=confidence_of(places),
            )


@rule("FAP004", "fapiao-sum", Severity.ERROR)
def fapiao_sum(case: Case) -> Iterator[Outcome]:
    """The amount and the tax of a fapiao don't make its total

    Fires when: 金额 and 税额 in the row 合计 do not add up to 价税合计.

    Why: the tax platform computes these three; where they do not fit, one was changed.

    Example: ¥43.27 and ¥5.63, but (小写) ¥49.80.

    Counterexample: 免税: the total equals the amount, the tax is ***.

    Fix: download the fapiao again from the issuer's mail or the tax platform.

    Wrong when: a digit is misread on a poor picture. Attach the PDF or OFD file itself.

    Source: the columns of the fapiao: 价税合计 = 金额 + 税额 (State Taxation Administration).

    Since: 0.1.0
    """
    for document in case.of_kind(Kind.FAPIAO):
        parts = fapiao_parts(document)
        if parts is None:
            reason = msg("amount, tax and total were not all recognised")
            yield fapiao_sum.not_checked(reason, document.file)
            continue
        net, tax, total = parts
        values = [part.money.amount for part in parts]
        if abs(values[0] + values[1] - values[2]) <= CENT:
            continue
        if not all(is_sure(part.reading) for part in parts) or _may_be_misread(parts):
            reason = msg("not every amount was read for certain")
            yield fapiao_sum.not_checked(reason, document.file)
            continue
        yield fapiao_sum.finding(
            msg(
                "{file}: amount {net} and tax {tax} make {sum}, but the total says {total}",
                file=document.file,
                net=number(values[0]),
                tax=number(values[1]),
                sum=number(values[0] + values[1]),
                total=money(total.money),
            ),
            msg("Download the fapiao again, or ask the issuer for a correct one."),
            at=[part.reading for part in parts],
            subject=["fapiao-sum", *(number(value) for value in values)],
            confidence=confidence_of([net.reading], [tax.reading], [total.reading]),
        )


def fapiao_parts(document: Document) -> tuple[Amount, Amount, Amount] | None:
    """Amount before tax, tax and total of a fapiao that states each of them once."""
    held = []
    for role in (AmountRole.NET, AmountRole.TAX, AmountRole.TOTAL):
        found = [a for a in document.amounts if a.role is role and a.certain]
        if len({a.money.amount for a in found}) != 1:
            return None
        held.append(found[0])
    return held[0], held[1], held[2]


def _may_be_misread(parts: tuple[Amount, Amount, Amount]) -> bool:
    """Whether one digit, taken for another that looks like it, makes the sum right."""
    net, tax, total = (part.money.amount for part in parts)
    wanted = (total - tax, total - net, net + tax)
    return any(
        part.reading.channel is Channel.OCR and are_alike(number(part.money.amount), number(value))
        for part, value in zip(parts, wanted, strict=True)
    )


def are_alike(one: str, other: str) -> bool:
    """Whether the two differ in a single digit that readers mistake, or in a single dropped one."""
    if abs(len(one) - len(other)) == 1:
        longer, shorter = (one, other) if len(one) > len(other) else (other, one)
        return any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
    differing = [{a, b} for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(differing) != 1:
        return False
    return any(differing[0] <= set(group) for group in _LOOKALIKES)


def _void_marks(document: Document) -> Iterator[Reading]:
    """Lines that are a mark or a title with one of the words, not prose that mentions it."""
    for page in document.content.pages:
        for line in page.lines:
            text = line.text.strip()
            if line.channel is Channel.STRUCTURED or len(text) > _VOID_LINE:
                continue
            match = _VOID.search(text)
            if match and not _NOT_VOID.search(text):
                confidence = line.confidence
                reading = Reading(
                    text, document.file, page.number, line.box, line.channel, confidence
                )
                if is_sure(reading):
                    yield reading
