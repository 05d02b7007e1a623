from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.values import Status
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.lexicon import labels_of
from evidencecheck.stages.extract.traditional import in_simplified
from evidencecheck.stages.kind_words import spoken
from tests.stages.making import drawn, line


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("訂單詳情", "订单详情"),
        ("簽收", "签收"),
        ("運單號：SF310", "运单号：SF310"),
        ("Order", "Order"),
    ],
)
def test_character_by_character(traditional: str, simplified: str) -> None:
    assert in_simplified(traditional) == simplified


@pytest.mark.parametrize("text", ["お届け先", "注文番号", "发货时间", "Größe"])
def test_anything_else_stays(text: str) -> None:
    assert in_simplified(text) == text


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("已簽收，簽收人：管理室", Status.DELIVERED),
        ("快件已退回寄件人", Status.RETURNED),
        ("郵件已抵達澳洲", Status.IN_TRANSIT),
        ("配達完了", Status.DELIVERED),
    ],
)
def test_statuses(text: str, status: Status) -> None:
    assert status_of(text) is status


@pytest.mark.parametrize(
    ("text", "printed", "field"),
    [
        ("付款時間：2026-09-15", "付款時間", "order_date"),
        ("訂單編號：113-1111111-2222222", "訂單編號", "order_id"),
        ("配達日：2026-09-15", "配達日", "delivery_date"),
    ],
)
def test_labels_are_told_as_printed(text: str, printed: str, field: str) -> None:
    (label, *_) = labels_of(line(text))
    assert label.text == printed
    assert label.is_for(field)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.ORDER_DETAILS, "# 訂單詳情\n訂單編號 260915CRX113UG"),
        (Kind.SALES_INVOICE, "# 銷售發票\n總計 1,350"),
        (Kind.TRACKING_RECORD, "# 物流軌跡\n順豐速運"),
    ],
)
def test_kinds(kind: Kind, text: str) -> None:
    scores = spoken(drawn(text).lines).scores
    assert max(scores, key=lambda k: scores[k]) is kind
