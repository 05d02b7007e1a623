"""What the package's own parsers are fuzzed with, and what must hold of them for any input.

A target raises nothing but `AssertionError`, for a property that does not hold; every other exception
is a defect of the parser.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from evidencecheck.engine.run import RunSettings, check_cases
from evidencecheck.engine.tasks import process_file
from evidencecheck.model.case import Claim
from evidencecheck.model.document import Document, EvidenceFile, Unreadable
from evidencecheck.report.formats import FORMATS
from evidencecheck.report.interface import Options
from evidencecheck.report.safe import clean
from evidencecheck.stages.claim_file import parse_amount, parse_claim
from evidencecheck.stages.extract import dates, identifiers, money, uppercase_amounts
from evidencecheck.stages.extract.barcode_payloads import payload
from evidencecheck.stages.limits import Limits
from evidencecheck.stages.load.members import shown_name
from evidencecheck.stages.read.settings import ReadSettings
from evidencecheck.stages.understand import understand
from tests.stages.invoices import CII, DIGITAL_FAPIAO, OLD_FAPIAO, UBL, ofd
from tests.stages.making import content

WORDS = (
    *("USD", "EUR", "€", "$", "¥", "元", "CN¥", "1,234.56", "1.234,56", "12 345,6", "-", "(", ")"),
    *(
        "%",
        "Total",
        "Order",
        "Invoice date:",
        "价税合计",
        "发票号码",
        "Tracking number",
        "PO Box",
        "合计",
    ),
    *(
        "2026-10-02",
        "02/10/2026",
        "2. Oktober 2026",
        "2026年10月2日",
        "Oct",
        "29.02.2027",
        "13:75",
        "24:00",
    ),
    *(
        "1Z5R89390357567127",
        "113-4627301-9284417",
        "RB123456785CN",
        "SF1234567890123",
        "x 2",
        "Qty",
        "SKU",
    ),
    *(
        "壹",
        "佰",
        "仟",
        "万",
        "亿",
        "零",
        "圆",
        "元",
        "角",
        "分",
        "整",
        "two hundred and one",
        "dollars",
        "cents",
    ),
    *(
        "01,32,033001800111,80100798,48.90,20260902,71234567890123456789,A1B2",
        "](01)",
        "\x1d",
        "(00)",
        "420",
    ),
    *(
        "\n",
        "\n\n",
        " ",
        "   ",
        "\t",
        ":",
        "0",
        "00",
        "9" * 30,
        "\u200b",
        "\u202e",
        "\ud800",
        "\0",
        "𝟏",
        "①",
        "٣",
    ),
)
"""What the grammars look for, and what they stumble over."""

TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=14).map("".join)
PIECES = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=12)), min_size=1, max_size=6
)
"""Where in the seed (as a share of it), how many bytes are taken out, what is put in their place."""


@dataclass(frozen=True, slots=True)
class Target:
    """One parser."""

    name: str
    run: Callable[[Any], None]
    inputs: st.SearchStrategy[Any]


def _money(text: str) -> None:
    for ocr in (False, True):
        for token in money.money_tokens(text, ocr=ocr):
            assert 0 <= token.start < token.end <= len(text)
            assert token.money.amount.is_finite()
            assert all(amount.is_finite() for amount in token.alternatives)
    parsed = parse_amount(text)
    assert parsed is None or parsed.amount.is_finite()


def _dates(text: str) -> None:
    for token in (*dates.date_tokens(text), *dates.partial_dates(text)):
        assert 0 <= token.start < token.end <= len(text)
    dates.time_of(text)
    dates.order_of([text])


def _identifiers(text: str) -> None:
    for identifier in identifiers.candidates(text, context=text, failed=True):
        assert str(identifier)


def _barcodes(text: str) -> None:
    for symbology in ("QRCode", "Code128", "DataMatrix", "PDF417", "EAN13", "ITF", "Aztec"):
        payload(symbology, text)


def _uppercase(text: str) -> None:
    uppercase_amounts.amount_of(text)
    for token in uppercase_amounts.words_tokens(text):
        assert 0 <= token.start < token.end <= len(text)


def _written(amount: Decimal) -> None:
    assert uppercase_amounts.amount_of(uppercase_amounts.uppercase(amount)) == amount


def _claim(data: bytes) -> None:
    assert isinstance(parse_claim(data, ("amazon-order-lost",)), Claim)


def _shown(text: str) -> None:
    for shown in (clean(text), clean(shown_name(text))):
        assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in shown)
        assert not set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2069") & set(shown)
        shown.encode("utf-8")
    assert not {"", ".", ".."} & set(shown_name("/" + text.replace("..", ".")).split("/"))


def _understood(text: str) -> None:
    made = understand(content(text.replace("\ud800", "?")))
    assert isinstance(made, Document)


def _file(name: str) -> Callable[[bytes], None]:
    def run(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            file = EvidenceFile(name, path, len(data))
            done = process_file(file, SETTINGS, Path(folder) / "members")
            assert done.evidence.file == name
            for member in done.members:
                if isinstance(member, Unreadable):
                    assert member.detail.text()
                else:
                    assert member.path.parent == Path(folder) / "members"
            for evidence in (done.evidence, *done.members):
                if isinstance(evidence, Unreadable):
                    assert FORESEEN not in evidence.detail.template

    return run


def _judged(texts: list[str]) -> None:
    """A whole case, up to its reports: what one file says must not end the run for the others."""
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate(texts):
            path = Path(folder) / f"{number}.txt"
            path.write_bytes(text.encode("utf-8", "replace"))
        run = RunSettings(as_of=date(2026, 11, 20), read=SETTINGS, jobs=0)
        reports = list(check_cases([Path(folder)], run))
        for form, lang in product(FORMATS, ("en", "zh")):
            written = "".join(FORMATS[form]().report(iter(reports), Options(lang=lang)))
            assert not any(ord(char) < 32 and char != "\n" for char in written)


FORESEEN = "not foreseen"
"""Of the message for errors that a loader ought to have expected."""
SETTINGS = ReadSettings(ocr="none", limits=Limits(unpacked=1 << 22, member_size=1 << 21))


def _edited(seed: bytes) -> st.SearchStrategy[bytes]:
    def apply(edits: list[tuple[float, int, bytes]]) -> bytes:
        data = seed
        for share, taken, put in edits:
            at = int(share * len(data))
            data = data[:at] + put + data[at + taken :]
        return data

    return EDITS.map(apply)


def _ofd_parts() -> st.SearchStrategy[bytes]:
    """An OFD of which one part is edited: edits of the ZIP itself seldom reach the XML."""
    with (
        tempfile.TemporaryDirectory() as folder,
        zipfile.ZipFile(ofd(Path(folder) / "a.ofd")) as archive,
    ):
        parts = {name: archive.read(name) for name in archive.namelist()}

    def packed(name: str, data: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            for part, held in parts.items():
                archive.writestr(part, data if part == name else held)
        return stream.getvalue()

    return st.sampled_from(sorted(parts)).flatmap(
        lambda name: _edited(parts[name]).map(lambda data: packed(name, data))
    )


def _zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "Order 113-4627301-9284417")
        archive.writestr("../b.txt", "x" * 1000)
    return stream.getvalue()


MAIL = b"""From: Shop <s@example.com>
To: me@example.com
Subject: =?utf-8?B?5Y+R56Wo?= and =?iso-8859-1?Q?=E4?=
Date: Fri, 02 Oct 2026 14:03:59 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: multipart/alternative; boundary="c"

--c
Content-Type: text/plain; charset=gb18030
Content-Transfer-Encoding: quoted-printable

Order 113-4627301-9284417 =B6=A9=B5=A5
--c
Content-Type: text/html

<table><tr><td>Total<td>USD 12.00</table>
--c--
--b
Content-Type: application/zip; name*=utf-8''%E5%8F%91.zip
Content-Disposition: attachment
Content-Transfer-Encoding: base64

UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==
--b
Content-Type: message/rfc822

Subject: inner
From: a@example.com

hello
--b--
"""

CLAIM = b"""policy = "amazon-order-lost"
marketplace = "US"
order_id = "113-4627301-9284417"
tracking_numbers = ["1Z5R89390357567127"]
amount = "USD 128.40"
quantity = 2
filed_on = 2026-10-20
[[waive]]
code = "CMP004"
reason = "none"
"""

AMOUNTS = st.decimals(0, Decimal("999999999999.99"), places=2)

TARGETS = (
    Target("money", _money, TEXTS),
    Target("dates", _dates, TEXTS),
    Target("identifiers", _identifiers, TEXTS),
    Target("barcodes", _barcodes, TEXTS),
    Target("uppercase", _uppercase, TEXTS),
    Target("uppercase-written", _written, AMOUNTS),
    Target(
        "claim",
        _claim,
        st.one_of(_edited(CLAIM), PIECES.map(lambda t: t.encode("utf-8", "replace"))),
    ),
    Target("shown", _shown, TEXTS),
    Target("judged", _judged, st.lists(PIECES, min_size=1, max_size=3)),
    Target("understand", _understood, PIECES),
    Target(
        "xml",
        _file("a.xml"),
        st.sampled_from([CII, UBL, DIGITAL_FAPIAO, OLD_FAPIAO]).flatmap(
            lambda x: _edited(x.encode())
        ),
    ),
    Target("ofd", _file("a.ofd"), _ofd_parts()),
    Target("mail", _file("a.eml"), _edited(MAIL)),
    Target("zip", _file("a.zip"), _edited(_zip())),
    Target("text", _file("a.txt"), PIECES.map(lambda t: t.encode("utf-8", "replace"))),
    Target(
        "html",
        _file("a.html"),
        st.one_of(
            _edited(
                b"<html><style>.a{display:none}</style><table><tr><td rowspan=2>x<dl><dt>a<dd>b</dl>"
            ),
            PIECES.map(lambda t: b"<html>" + t.encode("utf-8", "replace")),
        ),
    ),
    Target(
        "csv",
        _file("a.csv"),
        PIECES.map(lambda t: b"a,b,c\n1,2,3\n" + t.encode("utf-8", "replace")),
    ),
)
