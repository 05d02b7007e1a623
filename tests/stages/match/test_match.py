"""The whole stage: which facts come out, and that the order of the files does not matter."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from evidencecheck.model.case import Agreed, Claim, Identity
from evidencecheck.model.document import Document, Kind
from evidencecheck.model.fact import FactName, Mention
from evidencecheck.stages.match import match
from tests.factories import ORDER, OTHER_ORDER, OTHER_UPS, UPS, clean_documents, day, document, usd
from tests.stages.match.made import order, paper, parcel

N = FactName
CLAIM = Claim(file="claim.toml", order_id=ORDER, tracking_numbers=(UPS,), amount=usd("128.40"))
_ORDERS = [ORDER, OTHER_ORDER, "114-1111111-2222222", "113-4627301-92B4417"]
_PARCELS = [UPS, OTHER_UPS, "1Z5R89390357567121", "986578788855", "790535312317"]
_KINDS = [
    Kind.ORDER_DETAILS,
    Kind.SALES_INVOICE,
    Kind.SHIPPING_LABEL,
    Kind.TRACKING_RECORD,
    Kind.PURCHASE_INVOICE,
    Kind.CORRESPONDENCE,
]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Claim, list[Document], list[Document]]:
    """A claim, documents that name orders and parcels, and the same documents shuffled."""
    documents = []
    for number in range(draw(st.integers(1, 5))):
        file = f"{number}.pdf"
        orders = draw(st.lists(st.sampled_from(_ORDERS[:3]), max_size=2))
        parcels = draw(st.lists(st.sampled_from(_PARCELS), max_size=2))
        mention = draw(st.sampled_from([Mention.OWN, Mention.OWN, Mention.ASIDE]))
        documents.append(
            paper(
                file,
                draw(st.sampled_from(_KINDS)),
                *(order(text, file, mention=mention) for text in orders),
                *(parcel(text, file) for text in parcels),
            )
        )
    claim = Claim(
        file="claim.toml",
        order_id=draw(st.sampled_from([None, ORDER])),
        tracking_numbers=tuple(draw(st.lists(st.sampled_from(_PARCELS), max_size=1))),
    )
    return claim, documents, draw(st.permutations(documents))


def outcome(agreed: Agreed | None) -> object:
    if agreed is None:
        return None
    return (
        str(agreed.value),
        agreed.agreement,
        {str(f.value) for f in agreed.supporting},
        {
            (str(d.value), d.verdict, frozenset(f.reading.file for f in d.facts))
            for d in agreed.disputes
        },
    )


@settings(max_examples=150)
@given(cases())
def test_order_of_the_files_does_not_matter(
    made: tuple[Claim, list[Document], list[Document]],
) -> None:
    claim, documents, shuffled = made
    one, other = match(claim, documents), match(claim, shuffled)
    for name in (N.ORDER_ID, N.TRACKING_NUMBER):
        assert outcome(one.get(name)) == outcome(other.get(name))


@settings(max_examples=50)
@given(cases())
def test_verdicts_are_open_or_different_and_nobody_disputes_himself(
    made: tuple[Claim, list[Document], list[Document]],
) -> None:
    claim, documents, _ = made
    for agreed in match(claim, documents).values():
        assert all(d.verdict is not Identity.SAME for d in agreed.disputes)
        disputed = {str(f.value) for d in agreed.disputes for f in d.facts}
        assert not disputed & {str(f.value) for f in agreed.supporting}
        assert set(map(id, agreed.supporting)) <= set(map(id, agreed.facts))


def held(documents: Sequence[Document | None]) -> list[Document]:
    return [d for d in documents if d is not None]


def test_clean_case() -> None:
    agreed = match(CLAIM, held(list(clean_documents().values())))
    assert list(agreed) == [name for name in FactName if name in agreed]
    assert not any(entry.disputes for entry in agreed.values())
    assert str(agreed[N.ORDER_ID].value) == ORDER
    assert str(agreed[N.TRACKING_NUMBER].value) == UPS
    assert agreed[N.TRACKING_NUMBER].agreement == 3
    assert agreed[N.ORDER_TOTAL].value == usd("128.40")
    assert agreed[N.ORDER_TOTAL].agreement == 2
    assert agreed[N.CLAIMED_AMOUNT].value == usd("128.40")
    assert str(agreed[N.CARRIER].value) == "ups"
    assert N.COST_TOTAL not in agreed
    assert N.SALE_TOTAL not in agreed


def test_nothing_is_agreed_where_nothing_is_named() -> None:
    assert match(Claim(), []) == {}
    assert match(Claim(), [document("a.jpg", Kind.PHOTO)]) == {}


def test_every_reading_is_kept() -> None:
    documents = [
        document("a.pdf", Kind.ORDER_DETAILS, (N.ORDER_DATE, day("2026-03-04"))),
        document("b.pdf", Kind.SALES_INVOICE, (N.ORDER_DATE, day("2026-03-05"))),
    ]
    assert len(match(Claim(), documents)[N.ORDER_DATE].facts) == 2
