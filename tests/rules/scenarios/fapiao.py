from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from evidencecheck.model.case import Case, Contradiction, Identity
from evidencecheck.model.document import Kind
from evidencecheck.model.fact import Amount, AmountRole, Fact, FactName, Mention
from evidencecheck.model.page import Channel
from evidencecheck.model.values import Identifier, Money, Value
from tests.factories import PLENTY, clean_case, day, document, fact, reading
from tests.rules.scenarios.scenario import fires, near, quiet

FILE = "fapiao.pdf"
NUMBER = "26442000000012345678"
OLD = "80100798"
OLD_CODE = "011001605111"
PARTS = ((AmountRole.NET, "43.27"), (AmountRole.TAX, "5.63"), (AmountRole.TOTAL, "48.90"))


def _number(text: str, *, channel: Channel = Channel.TEXT_LAYER, confidence: float = 1.0) -> Fact:
    value = Identifier(text, "fapiao")
    return fact(FactName.FAPIAO_NUMBER, value, FILE, channel=channel, confidence=confidence)


def _code(text: str, channel: Channel = Channel.TEXT_LAYER) -> Fact:
    value = Identifier(text, "fapiao-code")
    held = fact(FactName.FAPIAO_NUMBER, value, FILE, mention=Mention.ASIDE, channel=channel)
    return replace(held, role="fapiao-code")


def _issued(text: str, channel: Channel = Channel.TEXT_LAYER, confidence: float = 1.0) -> Fact:
    return fact(
        FactName.INVOICE_DATE,
        day(text),
        FILE,
        label="开票日期",
        channel=channel,
        confidence=confidence,
    )


def _cny(text: str) -> Money:
    return Money(Decimal(text), ("CNY",))


def _parts(
    *parts: tuple[AmountRole, str], channel: Channel = Channel.TEXT_LAYER, confidence: float = 1.0
) -> tuple[Amount, ...]:
    return tuple(
        Amount(r, _cny(n), reading(n, FILE, channel=channel, confidence=confidence), "合计")
        for r, n in parts
    )


def _case(
    *facts: Fact,
    amounts: Sequence[Amount] = (),
    text: str | None = None,
    contradictions: Sequence[Contradiction] = (),
) -> Case:
    page = f"电子发票（普通发票）\n{PLENTY if text is None else text}"
    fapiao = document(FILE, Kind.FAPIAO, *facts, amounts=amounts, text=page)
    return replace(clean_case(fapiao=fapiao), contradictions=tuple(contradictions))


def _qr(name: FactName, value: Value) -> Fact:
    return fact(name, value, FILE, channel=Channel.BARCODE)


QR_NUMBER = _qr(FactName.FAPIAO_NUMBER, Identifier(NUMBER, "fapiao"))
QR_DATE = _qr(FactName.INVOICE_DATE, day("2026-03-09"))


def _qr_amount(text: str) -> Fact:
    return replace(_qr(FactName.COST_TOTAL, _cny(text)), mention=Mention.CANDIDATE)


def _other_number(verdict: Identity) -> Contradiction:
    printed = _number(NUMBER[:-1] + "9")
    return Contradiction(FactName.FAPIAO_NUMBER, (QR_NUMBER,), (printed,), verdict)


def _total(text: str) -> Fact:
    return fact(FactName.COST_TOTAL, _cny(text), FILE)


SCENARIOS = (
    fires(
        "FAP001",
        "a year that is not that of issue",
        _case(_number("24442000000012345678"), _issued("2026-03-09")),
        "is of the year 2024",
        "issued on 2026-03-09",
        confidence="high",
    ),
    fires("FAP001", "19 digits", _case(_number(NUMBER[:-1])), "has 19 digits"),
    fires("FAP001", "a year to come", _case(_number("31442000000012345678")), "of the year 2031"),
    fires("FAP001", "a year before there were any", _case(_number("19442000000012345678")), "2019"),
    fires(
        "FAP001",
        "a code of 11 digits",
        _case(_number(OLD), _code(OLD_CODE[:-1]), _issued("2016-10-18")),
        "fapiao code 01100160511 has 11 digits",
    ),
    fires(
        "FAP001",
        "a code of a later year",
        _case(_number(OLD), _code("011002305111"), _issued("2022-10-18")),
        "batch of 2023",
    ),
    near(
        "FAP001",
        "a firm's own 发票 is numbered as it likes",
        clean_case(fapiao=document(FILE, Kind.FAPIAO, _number("202609010012"), text="发票")),
        "of the tax authority",
    ),
    quiet("FAP001", "fully digital", _case(_number(NUMBER), _issued("2026-03-09"))),
    quiet("FAP001", "old form", _case(_number(OLD), _code(OLD_CODE), _issued("2016-10-18"))),
    quiet("FAP001", "no fapiao", clean_case()),
    near(
        "FAP001",
        "drawn on New Year's Eve",
        _case(_number("25442000000012345678"), _issued("2026-01-01")),
    ),
    near(
        "FAP001",
        "a digit may have been dropped by the reader",
        _case(_number(NUMBER[:-1], channel=Channel.OCR, confidence=0.94)),
        not_checked="not read for certain",
    ),
    near(
        "FAP001",
        "the number goes on in the next line",
        _case(_number(NUMBER[:12]), text=f"发票号码：{NUMBER[:12]}\n{NUMBER[12:]}"),
        not_checked="not read for certain",
    ),
    near(
        "FAP001",
        "the code has the whole number",
        _case(_number(NUMBER[:-1]), QR_NUMBER),
        not_checked="not read for certain",
    ),
    near(
        "FAP001",
        "code of ten digits, of the year before",
        _case(_number(OLD), _code("4403172130"), _issued("2018-01-12")),
    ),
    fires(
        "FAP002",
        "another date",
        _case(QR_NUMBER, _number(NUMBER), QR_DATE, _issued("2026-03-19")),
        "says 2026-03-09",
        "printed is 2026-03-19",
        confidence="high",
    ),
    fires(
        "FAP002",
        "another amount",
        _case(QR_NUMBER, _number(NUMBER), _qr_amount("98.90"), amounts=_parts(*PARTS)),
        "98.90",
        "48.90",
    ),
    fires(
        "FAP002",
        "another number",
        _case(QR_NUMBER, _number(NUMBER), contradictions=[_other_number(Identity.DIFFERENT)]),
        NUMBER,
    ),
    fires(
        "FAP002",
        "another code",
        _case(QR_NUMBER, _code(OLD_CODE), _code("011001605112", Channel.BARCODE)),
        "011001605112",
        OLD_CODE,
    ),
    quiet(
        "FAP002",
        "all the same",
        _case(QR_NUMBER, _number(NUMBER), QR_DATE, _issued("2026-03-09"), _qr_amount("48.90")),
    ),
    near(
        "FAP002",
        "the amount before tax",
        _case(QR_NUMBER, _number(NUMBER), _qr_amount("43.27"), amounts=_parts(*PARTS)),
    ),
    near("FAP002", "no code", _case(_number(NUMBER)), not_checked="no QR code"),
    near(
        "FAP002",
        "the number may be misread",
        _case(QR_NUMBER, contradictions=[_other_number(Identity.CANNOT_TELL)]),
        not_checked="not read for certain",
    ),
    near(
        "FAP002",
        "the date may be misread",
        _case(QR_NUMBER, QR_DATE, _issued("2026-03-08", Channel.OCR, 0.96)),
    ),
    fires("FAP003", "negative", _case(_total("-48.90")), "-48.90 CNY", confidence="high"),
    fires("FAP003", "marked", _case(text="电子发票（普通发票）\n红字\n48.90"), "红字"),
    fires("FAP003", "void", _case(text="电子发票\n已作废"), "已作废"),
    quiet("FAP003", "valid", _case(_total("48.90"), text="电子发票（普通发票）")),
    near("FAP003", "prose", _case(text="电子发票\n如需作废请联系销售方重新开具\n本票不得作废")),
    near(
        "FAP003",
        "a negative discount line",
        _case(_total("48.90"), amounts=_parts((AmountRole.DISCOUNT, "-5.00"), *PARTS)),
    ),
    fires(
        "FAP004",
        "another total",
        _case(amounts=_parts(*PARTS[:2], (AmountRole.TOTAL, "49.80"))),
        "43.27",
        "5.63",
        "make 48.90",
        "49.80 CNY",
    ),
    fires(
        "FAP004",
        "another total in a clear picture",
        _case(
            amounts=_parts(
                *PARTS[:2], (AmountRole.TOTAL, "79.20"), channel=Channel.OCR, confidence=0.96
            )
        ),
        "79.20",
        confidence="high",
    ),
    quiet("FAP004", "adds up", _case(amounts=_parts(*PARTS))),
    near(
        "FAP004",
        "one digit may be misread",
        _case(
            amounts=_parts(
                *PARTS[:2], (AmountRole.TOTAL, "46.90"), channel=Channel.OCR, confidence=0.96
            )
        ),
        not_checked="read for certain",
    ),
    near("FAP004", "no tax", _case(amounts=_parts(PARTS[0])), not_checked="not all recognised"),
    near(
        "FAP004",
        "a cent of rounding",
        _case(amounts=_parts(*PARTS[:2], (AmountRole.TOTAL, "48.91"))),
    ),
)
