"""The claim file of a case: `claim.toml` → `Claim`, with every mistake as a `ClaimProblem`.

A key that is wrong costs only itself; the others stay in force.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz, process

from evidencecheck.model.case import Claim, ClaimProblem, Waiver
from evidencecheck.model.message import Message, msg
from evidencecheck.model.values import Money

if TYPE_CHECKING:
    from pydantic import BaseModel

NAME = "claim.toml"
MOST_BYTES = 1 << 20
"""A claim file has some twenty lines; what is larger is something else."""

_LIKELY = 60.0
"""Score from which a known key is offered in place of an unknown one (``ordr_id`` scores 93)."""

_TEXT = msg('text in quotes, such as carrier = "UPS"')
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
"""Between them lies every day of a claim; sums with days beyond them end outside the calendar."""
MOST = Decimal(10) ** 12
"""No claim is for as much."""
_DAY = msg("a date such as 2026-10-02")
_AMOUNT = msg('an amount with its currency in quotes, such as "USD 128.40"')
ACCEPTED: dict[str, Message] = {
    "policy": _TEXT,
    "marketplace": msg('a country code of two letters in quotes, such as "US"'),
    "order_id": _TEXT,
    "shipment_id": _TEXT,
    "tracking_numbers": msg('a list of texts, such as ["1Z5R89390357567127"]'),
    "carrier": _TEXT,
    "amount": _AMOUNT,
    "quantity": msg("a number above zero, such as 2"),
    "product": _TEXT,
    "recipient": _TEXT,
    "claimant": _TEXT,
    "incident_on": _DAY,
    "filed_on": _DAY,
    "waive": msg('tables [[waive]] with code = "TIM006", reason = "…" and, if wanted, file = "…"'),
}
"""Every key with the form it takes."""

_WAIVER_KEYS = ("code", "file", "reason")


def load_claim(case: Path, known_policies: tuple[str, ...]) -> Claim:
    """What the claim file in the folder `case` says; an empty `Claim` where there is none."""
    path = case / NAME
    if not path.is_file() or not path.resolve().is_relative_to(case.resolve()):
        return Claim()  # a link that leads out of the case is not followed; `discover` reports it
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return _refused(msg("cannot be opened: {reason}", reason=reason))
    if len(content) > MOST_BYTES:
        return _refused(msg("is larger than 1 MiB"))
    return parse_claim(content, known_policies)


def parse_claim(content: bytes, known_policies: tuple[str, ...]) -> Claim:
    """The claim in the bytes of a claim file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return _refused(msg("is not in UTF-8; save it in that encoding"), line)
    try:
        table = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        return _refused(msg("is no valid TOML: {reason}", reason=_reason(error)), _line_in(error))
    lines = _Lines(text)
    table = {k: v for k, v in table.items() if v != "" or k not in ACCEPTED}  # as if not given
    problems = [*_unknown_keys(table, lines), *_wrong_values(table, lines, known_policies)]
    bad = {problem.key for problem in problems}
    waivers, spoiled = _waivers(table.get("waive", []), lines)
    good = {k: v for k, v in table.items() if k in ACCEPTED and k not in bad and k != "waive"}
    parsed = _model().model_validate(good)
    claim = Claim(**{name: getattr(parsed, name) for name in parsed.model_fields_set})
    claim = replace(claim, amount=_in_marketplace(claim.amount, claim.marketplace))
    ordered = sorted([*problems, *spoiled], key=lambda problem: (problem.line or 0, problem.key))
    return replace(claim, file=NAME, waivers=waivers, problems=tuple(ordered))


def parse_amount(text: str) -> Money | None:
    """An amount with its currency before or after it; None where either is missing or unclear.

    "1.234" and "1,234" are refused: one separator before three digits has two meanings, but in currencies
    without parts ("JPY 7,960"), where the sign can only group.
    """
    plain = unicodedata.normalize("NFKC", text).replace("\u2019", "'").strip()
    match = _WRITTEN.fullmatch(plain)
    if match is None or not (match["before"] or match["after"]):
        return None
    marks = [_currencies(mark) for mark in (match["before"], match["after"]) if mark]
    currencies = tuple(code for code in marks[0] if all(code in mark for mark in marks))
    amount = _number(match["number"], _grouping(currencies))
    if amount is None or not 0 < amount < MOST or not currencies:
        return None
    return Money(amount, currencies)


_WRITTEN = re.compile(
    r"(?P<before>[^\d\s.,'+-]{1,4})?\s*(?P<number>\d[\d.,' ]*)(?:\s*(?P<after>[^\d\s.,'+-]{1,4}))?"
)
_DOLLARS = ("USD", "CAD", "AUD", "MXN", "SGD", "HKD", "NZD", "TWD")
_SIGNS: dict[str, tuple[str, ...]] = {
    "$": _DOLLARS, "US$": ("USD",), "C$": ("CAD",), "CA$": ("CAD",), "A$": ("AUD",),
    "AU$": ("AUD",), "MX$": ("MXN",), "S$": ("SGD",), "HK$": ("HKD",), "NZ$": ("NZD",),
    "NT$": ("TWD",), "R$": ("BRL",), "€": ("EUR",), "£": ("GBP",), "¥": ("CNY", "JPY"),
    "CN¥": ("CNY",), "JP¥": ("JPY",), "RMB": ("CNY",), "元": ("CNY",), "円": ("JPY",),
    "₹": ("INR",), "₩": ("KRW",), "₫": ("VND",), "₺": ("TRY",), "ZŁ": ("PLN",), "KR": ("SEK", "NOK", "DKK"),
}  # fmt: skip
_CODES = frozenset(
    {
        "AED", "AUD", "BGN", "BHD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EGP",
        "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KRW", "KWD", "MAD", "MXN", "MYR",
        "NOK", "NZD", "PEN", "PHP", "PLN", "QAR", "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY",
        "TWD", "UAH", "USD", "VND", "ZAR",
    }
)  # fmt: skip
"""ISO 4217 codes of the countries with an Amazon marketplace, and of where sellers ship from."""

_AT_HOME = {
    "US": "USD", "CA": "CAD", "AU": "AUD", "MX": "MXN", "SG": "SGD", "JP": "JPY", "CN": "CNY",
    "SE": "SEK",
}  # fmt: skip
"""Marketplace → its currency, where the sign is shared with others."""


def _in_marketplace(amount: Money | None, marketplace: str | None) -> Money | None:
    """A shared sign most likely means the currency of the marketplace."""
    home = _AT_HOME.get(marketplace or "")
    if amount is None or home not in amount.currencies:
        return amount
    others = tuple(code for code in amount.currencies if code != home)
    return Money(amount.amount, (home, *others))


def _currencies(mark: str) -> tuple[str, ...]:
    mark = mark.upper()
    return (mark,) if mark in _CODES else _SIGNS.get(mark, ())


_WITHOUT_PARTS = frozenset({"CLP", "IDR", "JPY", "KRW", "VND"})
"""Source: ISO 4217, exponent 0; the sen of the rupiah are out of use."""
_BY_POINTS = frozenset({"CLP", "IDR", "VND"})
"""Those of them whose thousands are grouped by points at home. Source: CLDR, number formats."""
_YEN_OR_YUAN = frozenset({"CNY", "JPY"})
"""What ¥ may mean: both countries group by commas alone."""


def _grouping(currencies: tuple[str, ...]) -> str:
    """The signs that, even alone before three digits, group the thousands in each of `currencies`."""
    codes = set(currencies)
    if codes <= _BY_POINTS:
        return ",."
    return "," if codes <= _WITHOUT_PARTS or codes == _YEN_OR_YUAN else ""


def _number(digits: str, grouping: str) -> Decimal | None:
    """Groups of three, and one or two decimals behind a point or comma that appears once.

    A point or comma before its only three digits is in doubt unless it is one of `grouping`.
    """
    digits = digits.strip()
    match = re.fullmatch(r"(?P<whole>\d+|\d{1,3}(?P<mark>[.,' ])\d{3}(?:(?P=mark)\d{3})*)"
                         r"(?:(?P<point>[.,])(?P<parts>\d{1,2}))?", digits)  # fmt: skip
    if match is None or (match["mark"] and match["mark"] == match["point"]):
        return None
    groups = len(re.findall(r"[.,]\d{3}", match["whole"]))
    if groups == 1 and not match["point"] and match["mark"] not in grouping:
        return None
    whole = re.sub(r"\D", "", match["whole"])
    return Decimal(f"{whole}.{match['parts']}" if match["parts"] else whole)


@cache
def _model() -> type[BaseModel]:
    """The form of a claim file. Pydantic is heavy, hence only where there is a claim file."""
    from typing import Annotated

    from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

    def as_money(value: object) -> Money:
        money = parse_amount(value) if isinstance(value, str) else None
        if money is None:
            raise ValueError("no amount")
        return money

    def as_country(value: str) -> str:
        return {"UK": "GB"}.get(value.upper(), value.upper())

    def as_day(value: object) -> object:
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return date.fromisoformat(value)
        return value

    def as_number(value: object) -> object:
        return Decimal(value) if type(value) is int else value

    Name = Annotated[str, Field(min_length=1)]  # noqa: N806 (a type)
    OneDay = Annotated[date, BeforeValidator(as_day), Field(ge=EARLIEST, le=LATEST)]  # noqa: N806 (a type)

    class ClaimForm(BaseModel):
        model_config = ConfigDict(
            strict=True, extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True
        )

        policy: Name | None = None
        marketplace: (
            Annotated[str, Field(pattern=r"^[A-Za-z]{2}$"), AfterValidator(as_country)] | None
        ) = None
        order_id: Name | None = None
        shipment_id: Name | None = None
        tracking_numbers: Annotated[tuple[Name, ...], Field(strict=False)] = ()
        carrier: Name | None = None
        amount: Annotated[Money, BeforeValidator(as_money)] | None = None
        quantity: Annotated[Decimal, BeforeValidator(as_number), Field(gt=0, lt=MOST)] | None = None
        product: Name | None = None
        recipient: Name | None = None
        claimant: Name | None = None
        incident_on: OneDay | None = None
        filed_on: OneDay | None = None

    return ClaimForm


def _unknown_keys(table: dict[str, Any], lines: _Lines) -> Iterator[ClaimProblem]:
    for key in table:
        if key not in ACCEPTED:
            yield ClaimProblem(key, lines.of(key), _unknown(key, tuple(ACCEPTED)))


def _unknown(key: str, accepted: tuple[str, ...]) -> Message:
    likely = process.extractOne(key.lower(), accepted, scorer=fuzz.ratio, score_cutoff=_LIKELY)
    if likely is not None:
        return msg("unknown key {key}; did you mean {likely}?", key=key, likely=likely[0])
    return msg("unknown key {key}; accepted: {accepted}", key=key, accepted=accepted)


def _wrong_values(
    table: dict[str, Any], lines: _Lines, known_policies: tuple[str, ...]
) -> Iterator[ClaimProblem]:
    from pydantic import ValidationError

    values = {key: value for key, value in table.items() if key in ACCEPTED and key != "waive"}
    wrong: list[str] = []
    try:
        _model().model_validate(values)
    except ValidationError as error:
        wrong = [str(key) for key in dict.fromkeys(e["loc"][0] for e in error.errors())]
    for key in wrong:
        yield ClaimProblem(key, lines.of(key), _wrong_type(key, values[key]))
    policy = values.get("policy")
    if "policy" not in wrong and policy is not None and policy.strip() not in known_policies:
        yield ClaimProblem("policy", lines.of("policy"), _unknown_policy(policy, known_policies))


def _unknown_policy(policy: str, known: tuple[str, ...]) -> Message:
    likely = process.extractOne(policy.lower(), known, scorer=fuzz.ratio, score_cutoff=_LIKELY)
    unknown = msg("unknown policy {policy}; accepted: {accepted}", policy=policy, accepted=known)
    if likely is None:
        return unknown
    return msg("{unknown}; did you mean {likely}?", unknown=unknown, likely=likely[0])


def _wrong_type(key: str, value: object) -> Message:
    seen: str | Message
    if isinstance(value, str):
        seen = value if len(value) <= _MOST_SHOWN else value[:_MOST_SHOWN] + "…"
    elif isinstance(value, date) and not isinstance(value, datetime):
        seen = value.isoformat()
    else:
        seen = _SEEN.get(type(value), msg("another type"))
    wanted = ACCEPTED[key]
    if key == "amount" and isinstance(value, str) and _UNCLEAR.search(value):
        wanted = msg("{wanted}, without doubtful signs: 1234.00, not 1,234", wanted=wanted)
    return msg("{key}: {seen} given, accepted is {wanted}", key=key, seen=seen, wanted=wanted)


_MOST_SHOWN = 60
_UNCLEAR = re.compile(r"(?<![\d.,])\d{1,3}[.,]\d{3}(?![\d.,])")
_SEEN: dict[type, Message] = {
    bool: msg("true or false"),
    int: msg("a number"),
    Decimal: msg("a number"),
    list: msg("a list"),
    dict: msg("a table"),
    date: msg("a date"),
}


def _waivers(entries: object, lines: _Lines) -> tuple[tuple[Waiver, ...], tuple[ClaimProblem, ...]]:
    """A waiver with any mistake is void: a mistyped `file` would waive more than was meant."""
    if not isinstance(entries, list):
        return (), (ClaimProblem("waive", lines.of("waive"), _wrong_type("waive", entries)),)
    waivers, problems = [], []
    for number, entry in enumerate(entries):
        line = lines.of_waiver(number)
        found = list(_waiver_problems(entry, line))
        problems += found
        if not found:
            file = entry.get("file", "").strip().replace("\\", "/").removeprefix("./")
            waivers.append(Waiver(entry["code"].strip(), entry["reason"].strip(), file or None))
    return tuple(waivers), tuple(problems)


def _waiver_problems(entry: object, line: int | None) -> Iterator[ClaimProblem]:
    if not isinstance(entry, dict):
        yield ClaimProblem("waive", line, _wrong_type("waive", entry))
        return
    for key in entry:
        if key not in _WAIVER_KEYS:
            yield ClaimProblem(f"waive.{key}", line, _unknown(key, _WAIVER_KEYS))
    code, reason, file = entry.get("code"), entry.get("reason"), entry.get("file", "")
    if not isinstance(code, str) or not re.fullmatch(r"[A-Z]{3}\d{3}", code.strip()):
        wanted = msg('the code of a rule in quotes, such as "TIM006"')
        yield ClaimProblem("waive.code", line, msg("code: accepted is {wanted}", wanted=wanted))
    if not isinstance(reason, str) or not reason.strip():
        wanted = msg("a reason in quotes; a waiver without one is void")
        yield ClaimProblem("waive.reason", line, msg("reason: accepted is {wanted}", wanted=wanted))
    if not isinstance(file, str):
        wanted = msg("the name of one file in quotes")
        yield ClaimProblem("waive.file", line, msg("file: accepted is {wanted}", wanted=wanted))


class _Lines:
    """Where keys stand; the TOML reader of the standard library doesn't say."""

    def __init__(self, text: str) -> None:
        self._keys: dict[str, int] = {}
        self._waivers: list[int] = []
        in_table = False
        for number, line in enumerate(text.splitlines(), 1):
            header = re.match(r"\s*\[\[?\s*[\"']?([\w-]+)", line)
            key = re.match(r"\s*[\"']?([^\s\"'=.]+)[\"']?\s*[=.]", line)
            if header:
                in_table = True
                self._keys.setdefault(header[1], number)
                if header[1] == "waive":
                    self._waivers.append(number)
            elif key and not in_table:
                self._keys.setdefault(key[1], number)

    def of(self, key: str) -> int | None:
        return self._keys.get(key)

    def of_waiver(self, index: int) -> int | None:
        """The header of the table; for waivers written as one list, the line of the list."""
        return self._waivers[index] if index < len(self._waivers) else self._keys.get("waive")


def _refused(detail: Message, line: int | None = None) -> Claim:
    return Claim(file=NAME, problems=(ClaimProblem(NAME, line, detail),))


def _reason(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error)


def _line_in(error: Exception) -> int | None:
    found = re.search(r"at line (\d+)", str(error))
    return int(found[1]) if found else None
