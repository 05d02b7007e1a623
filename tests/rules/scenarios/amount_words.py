from __future__ import annotations

from decimal import Decimal

from evidencecheck.model.case import Case
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Amount, AmountRole, FactName
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Money
from tests.factories import case, document, fact, reading
from tests.rules.scenarios.scenario import fires, near, quiet


def _words(number: str, confidence: float = 1.0) -> Amount:
    channel = Channel.OCR if confidence < 1 else Channel.TEXT_LAYER
    place = reading("大写", "fapiao.pdf", channel=channel, confidence=confidence)
    return Amount(AmountRole.WORDS, Money(Decimal(number), ("CNY",)), place, "")


def _said(words: Amount, total: str | None, *others: str) -> Case:
    def money(number: str) -> Money:
        return Money(Decimal(number), ("CNY",))

    stated = [fact(FactName.COST_TOTAL, money(total), "fapiao.pdf")] if total else []
    figures = [
        Amount(AmountRole.PAID, money(number), reading(number, "fapiao.pdf"), "paid")
        for number in others
    ]
    return case(document("fapiao.pdf", Kind.FAPIAO, *stated, amounts=[words, *figures]))


SCENARIOS = (
    fires(
        "VAL006",
        "swapped digits",
        _said(_words("2892.80"), "2982.80"),
        "in words 2892.80 CNY, but in figures 2982.80 CNY",
    ),
    quiet("VAL006", "the same", _said(_words("2892.80"), "2892.80")),
    near("VAL006", "the words give the deposit", _said(_words("500"), "2892.80", "500.00")),
    near(
        "VAL006",
        "words of which the cents were not recognised",
        _said(_words("2892"), "2892.80"),
        "the cents in the words",
    ),
    near("VAL006", "a total without its fen", _said(_words("2892.80"), "2892.8")),
    near(
        "VAL006",
        "words not read for certain",
        _said(_words("2892.80", 0.7), "2982.80"),
        "not read for certain",
    ),
    near("VAL006", "no figures", _said(_words("2892.80"), None), "no total in figures"),
)
