"""Order pages of Chinese and Japanese shops: days, numbers, names and columns as their pages print them."""

from __future__ import annotations

import pytest

from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Fact, FactName
from evidencecheck.model.values import Status
from evidencecheck.stages.classify import classify
from evidencecheck.stages.extract.day_facts import day_facts
from evidencecheck.stages.extract.goods.line_items import line_items
from evidencecheck.stages.extract.journey.carriers import carrier_facts
from evidencecheck.stages.extract.journey.events import tracking_events
from evidencecheck.stages.extract.journey.statuses import status_of
from evidencecheck.stages.extract.journey.tracking_numbers import tracking_numbers
from evidencecheck.stages.extract.lexicon import labels_of
from evidencecheck.stages.extract.order_days import order_day
from evidencecheck.stages.extract.order_ids import order_ids
from evidencecheck.stages.extract.party.addresses import place_of
from evidencecheck.stages.extract.party.parties import party_facts
from evidencecheck.stages.extract.party.party_names import name_in
from evidencecheck.stages.extract.source import source_of
from tests.stages.making import content, line, page, source

N = FactName


def days(text: str, name: FactName) -> list[str]:
    facts = day_facts(source(text), Kind.ORDER_DETAILS)
    return [str(fact.value) for fact in facts if fact.name is name and fact.decided]


def decided(facts: object) -> list[str]:
    assert hasattr(facts, "__iter__")
    return [str(fact.value) for fact in facts if isinstance(fact, Fact) and fact.decided]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "下单时间：2026-04-17 10:26\n付款时间：2026-04-18 00:03\n成交时间：2026-04-24\n",
            "2026-04-17",
        ),
        ("付款时间：2026-04-18\n成交时间：2026-04-24\n", "2026-04-18"),
        ("成交时间：2026-04-24\n", "2026-04-24"),
        ("拼单时间：2026-04-18\n创建时间：2026-04-17\n", "2026-04-17"),
        (
            "买家下单      买家付款成功\n2026-02-14 02:33 PST      2026-02-15 02:34 PST\n",
            "2026-02-14",
        ),
        ("ご注文日時：2026/11/03 09:41\n入金日：2026/11/05\n", "2026-11-03"),
        ("訂單成立時間 2026-03-18 21:07\n", "2026-03-18"),
    ],
)
def test_the_day_of_the_order_is_that_of_its_first_step(text: str, day: str) -> None:
    assert days(text, N.ORDER_DATE) == [day]


def test_a_day_behind_its_label_in_the_middle_of_a_line() -> None:
    assert days(
        "物流商 UPS 跟踪号 1Z4W93A80312456781 发货时间 2026-03-21 17:30\n", N.SHIP_DATE
    ) == ["2026-03-21"]


@pytest.mark.parametrize(
    "text",
    ["承诺发货时间：2026-04-07\n", "要求最晚发货时间：2026-04-07\n", "出荷予定日：2026/04/03\n"],
)
def test_a_promise_to_send_is_no_sending(text: str) -> None:
    assert days(text, N.SHIP_DATE) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("注文番号：318842-20260608-9578274479\n", "318842-20260608-9578274479"),
        ("受注番号   401127-20260722-0098831274\n", "401127-20260722-0098831274"),
        ("父订单号：PO-211-21454815884750594\n", "PO-211-21454815884750594"),
    ],
)
def test_order_numbers(text: str, number: str) -> None:
    assert decided(order_ids(source(text))) == [number]


def test_a_day_between_numbers_is_no_order_of_rakuten() -> None:
    assert decided(order_ids(source("注文番号：31884-20260608-957827\n"))) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("蓮見 佐和子 様", "蓮見 佐和子"),
        ("倉橋朔太郎様", "倉橋朔太郎"),
        ("eBay / harlowtools_uk", "harlowtools_uk"),
        ("公司名称：永康市岚谷五金制品厂", "永康市岚谷五金制品厂"),
        ("王先生", "王先生"),  # the title stands for the given name
        ("样样红工坊", "样样红工坊"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text", ["配送信息", "お荷物情報", "氏名", "详细地址", "联系人", "交易明细"]
)
def test_headings_and_fields_are_no_names(text: str) -> None:
    assert name_in(text) == ""


def test_a_supplier_below_its_heading() -> None:
    page = source("供应商信息\n公司名称：永康市岚谷五金制品厂\n联系人：应晓敏\n")
    told = {f.name: str(f.value) for f in party_facts(page, Kind.PURCHASE_INVOICE)}
    assert told[N.SUPPLIER] == "永康市岚谷五金制品厂"


def test_who_sends_is_an_answer_not_a_label() -> None:
    page = source("配送：      卖家\n销售渠道：      Amazon.com\n")
    assert N.SUPPLIER not in {f.name for f in party_facts(page, Kind.ORDER_DETAILS)}


@pytest.mark.parametrize(
    "text", ["收纳柜子", "收货时间:2026-09-15", "收纳袋两只", "寄出", "2026-02-14 02:33 PST"]
)
def test_words_that_only_begin_like_a_label(text: str) -> None:
    assert not [
        label for label in labels_of(line(text)) if label.is_for("ship_to", "seller", "tax")
    ]


def test_sign_of_a_waybill() -> None:
    assert [label.text for label in labels_of(line("收 张伟 138****1234"))] == ["收"]


SUBTOTALS = """
状态      商品名称                            数量      单价      收入
已发货      Bamboo Bathtub Caddy              1      $42.99      商品小计: $42.99
            Tray, Expandable, Natural                          运费总计: $5.49
            SKU: KN-BTC-NAT                                    商品总计: $48.48
"""


def test_subtotals_beside_the_second_line_of_a_title() -> None:
    (item,) = line_items(source(SUBTOTALS))
    assert item.description == "Bamboo Bathtub Caddy Tray, Expandable, Natural"


@pytest.mark.parametrize(
    ("text", "carrier"),
    [
        ("配送方式：京东快递\n", "jd"),
        ("物流方式：云途全球专线挂号（标快）\n", "yunexpress"),
        ("配送業者：ヤマト運輸\n", "yamato"),
    ],
)
def test_carriers_behind_the_way_of_sending(text: str, carrier: str) -> None:
    assert decided(carrier_facts(source(text))) == [carrier]


def test_standard_delivery_names_no_carrier() -> None:
    assert decided(carrier_facts(source("配送方式：标准配送\n"))) == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("包裹1 中通快递 78811209341187\n", ["78811209341187"]),
        ("韵达快递 463200914480117 复制\n", ["463200914480117"]),
        ("中通快递 78811209341187 元起\n", []),
        ("顺丰速运 78811209341187\n", []),
    ],
)
def test_a_number_behind_the_carrier_that_gives_such_numbers(text: str, numbers: list[str]) -> None:
    assert decided(tracking_numbers(source(text))) == numbers


APP = """
11-05      已签收 您的快件已派送至丰巢智能柜
16:21
11-04      快件到达【重庆江北中转场】
23:40
11-03      已揽收 顺丰速运已收取快件
18:02
下单时间 2026-11-03
"""


def test_a_timeline_of_days_without_a_year_over_their_times() -> None:
    told = [(str(e.day), str(e.at), str(e.status)) for e in tracking_events(source(APP))]
    assert told == [
        ("2026-11-03", "18:02:00", "accepted"),
        ("2026-11-04", "23:40:00", "in-transit"),
        ("2026-11-05", "16:21:00", "delivered"),
    ]


def test_two_numbers_without_a_time_are_no_day() -> None:
    assert tracking_events(source("11-05      已签收\n房间 3\n")) == ()


JD = """
JD.COM
我的订单>订单：318676891358
提交订单      付款成功      商品出库
2026-08-03 08:12:19      2026-08-03 08:12:41      2026-08-03 13:27:55
收货人信息      配送信息      付款信息      发票信息
收货人：卞若彤      配送方式：京东快递      付款方式：在线支付      发票类型：电子普通发票
地址：江苏苏州市吴中区宝带西路1155号      货运单号：JDVA29858112300      发票抬头：个人
商品总额：¥457.00
应付总额：¥443.00
订单号：318676891358
"""


def test_the_invoice_that_a_buyer_wants_makes_no_fapiao() -> None:
    assert classify(source(JD)).kind is Kind.ORDER_DETAILS


def test_a_fapiao_stays_one() -> None:
    text = (
        "电子发票（普通发票）\n发票号码：26442000000978386064\n开票日期：2026年03月26日\n税率 13%"
    )
    assert classify(source(text)).kind is Kind.FAPIAO


def test_a_status_in_the_row_is_no_title() -> None:
    """Numbers centred beside a title of two lines stand between the two, in the row of the status."""
    heads = ("商品", 0.0), ("单价", 400.0), ("数量", 520.0), ("商品小计", 640.0), ("状态", 800.0)
    row = ("EUR 11.29", 400.0), ("4 件", 520.0), ("EUR 45.16", 640.0), ("等待买家收货", 800.0)
    cells = [(text, x, 0.0) for text, x in heads] + [(text, x, 62.0) for text, x in row]
    cells += [("LED Closet Light", 0.0, 50.0), ("Color: Warm White", 0.0, 76.0)]
    layouts = source_of(content(page(*cells)))
    (item,) = line_items(layouts)
    assert item.description.startswith("LED Closet Light")
    assert "等待" not in item.description


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("包裹已成功派送", Status.DELIVERED),
        ("成功签收", Status.DELIVERED),
        ("投函完了", Status.DELIVERED),
        ("暂未派送成功，将再次派送", Status.ATTEMPT_FAILED),
        ("未成功派送", Status.ATTEMPT_FAILED),
    ],
)
def test_deliveries_that_succeed_and_that_do_not(text: str, status: Status) -> None:
    assert status_of(text) is status


def test_a_forecast_is_no_delivery() -> None:
    assert status_of("投函予定") is not Status.DELIVERED


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Colmar, Grand Est, 68000, France", ("Colmar", "68000")),
        ("Celle, Niedersachsen, 29221, Germany", ("Celle", "29221")),
        ("Bari, Puglia, 70121, Italy", ("Bari", "70121")),
        ("Donostia, Gipuzkoa, 20006, Spain", ("Donostia", "20006")),
        ("Lyon, 69003, France", ("Lyon", "69003")),
    ],
)
def test_a_region_between_town_and_postcode(text: str, told: tuple[str, str]) -> None:
    place = place_of(text)
    assert place is not None
    assert (place.city, place.postcode) == told


@pytest.mark.parametrize(
    "text", ["2026/03/14(土) 注文", "2026年3月14日 21:17 にご注文しました", "2026-03-14 下单"]
)
def test_the_day_before_the_word(text: str) -> None:
    page = source(f"注文番号 277410-20260314-0662918405\n{text}\n発送日 2026/03/15\n")
    assert [str(f.value) for f in order_day(page, Kind.ORDER_DETAILS, ())] == ["2026-03-14"]


@pytest.mark.parametrize("text", ["2026/03/14(土) 注文書送付", "2026/03/14 注文内容の変更期限"])
def test_the_day_of_something_else(text: str) -> None:
    assert list(order_day(source(f"{text}\n"), Kind.ORDER_DETAILS, ())) == []


@pytest.mark.parametrize(
    ("number", "carrier"), [("EA313191854CN", "ems"), ("LV188782829CN", "china-post")]
)
def test_the_post_and_its_express_service(number: str, carrier: str) -> None:
    page = source(f"中国邮政速递物流 EMS\n邮件号码：{number}\n")
    assert decided(carrier_facts(page, tuple(tracking_numbers(page)))) == [carrier]
