"""Check digits. Sources: github.com/jkeen/tracking_number_data (couriers and CHECKSUM_ALGORITHMS.md),
GS1 General Specifications 7.9 (mod 10), UPU S10 (weights), ISO 7064 (mod 37,36), ISO 6346, ISO 2108,
IATA Resolution 600a (air waybills), soult/libsendungsverfolgung (DHL Paket, GLS), each with its test
numbers in the tests. Those of tax numbers have a module of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from evidencecheck.stages.extract.tax_checks import TAX_CHECKS


def ups(number: str) -> bool:
    """``1Z`` + 15 + check: letters count (code - 3) mod 10, every second character doubled."""
    total = 0
    for position, char in enumerate(number[2:-1]):
        digit = int(char) if char.isdigit() else (ord(char) - 3) % 10
        total += digit * 2 if position % 2 else digit
    return str(-total % 10) == number[-1]


def gs1(number: str) -> bool:
    """GS1 mod 10: weights 3, 1 from the digit before the check digit leftwards."""
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(reversed(number[:-1])))
    return str(-total % 10) == number[-1]


def usps_imb(number: str) -> bool:
    """GS1 mod 10 over the part that follows a 420 routing code, if there is one."""
    return gs1(number[-22:] if len(number) in {30, 34} else number)


def usps_20(number: str) -> bool:
    """GS1 mod 10 as it stands or with the service prefix 91."""
    return gs1(number) or gs1("91" + number)


def s10(number: str) -> bool:
    """UPU S10: weights 8 6 4 2 3 5 9 7; 10 becomes 0 and 11 becomes 5."""
    weights = (8, 6, 4, 2, 3, 5, 9, 7)
    rest = 11 - sum(int(d) * w for d, w in zip(number[2:10], weights, strict=True)) % 11
    return number[10] == str({10: 0, 11: 5}.get(rest, rest))


def fedex_12(number: str) -> bool:
    """Weights 3 1 7 from the left over eleven digits, mod 11, mod 10."""
    weights = (3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1)
    total = sum(int(d) * w for d, w in zip(number[:11], weights, strict=True))
    return str(total % 11 % 10) == number[11]


def fedex_15(number: str) -> bool:
    """FedEx Ground: mod 10, odd positions (from 0) tripled."""
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(number[:14]))
    return str(-total % 10) == number[14]


def fedex_96(number: str) -> bool:
    """``96`` + 20: Ground check over the digits 8 to 22."""
    return fedex_15(number[7:22])


def fedex_34(number: str) -> bool:
    """Weights 1 7 3 from the left over digits 21 to 33, mod 11, mod 10."""
    weights = (1, 7, 3) * 5
    total = sum(int(d) * w for d, w in zip(number[20:33], weights, strict=False))
    return str(total % 11 % 10) == number[33]


def mod_7(number: str) -> bool:
    """DHL Express and air waybills: the serial modulo 7 is the last digit."""
    return int(number[:-1]) % 7 == int(number[-1])


def gls(number: str) -> bool:
    """GLS: weights 3, 1 from the left, plus one, mod 10 (libsendungsverfolgung)."""
    total = sum(int(d) * (3 if i % 2 == 0 else 1) for i, d in enumerate(number[:-1])) + 1
    return str(-total % 10) == number[-1]


def ups_waybill(number: str) -> bool:
    """A letter and ten digits: every second digit doubled, mod 10."""
    total = sum(int(d) * (2 if i % 2 else 1) for i, d in enumerate(number[1:-1]))
    return str(-total % 10) == number[-1]


def fedex_astra(number: str) -> bool:
    """32 digits of a label: the tracking number of twelve stands before the last four."""
    return fedex_12(number[16:28])


def sscc_serial(number: str) -> bool:
    """FedEx Ground: GS1 mod 10 without the two digits of the container's type; never all zeros."""
    return gs1(number[2:]) and bool(number.strip("0"))


def dhl_ident(number: str) -> bool:
    """DHL Paket Identcode: weights 4, 9 from the left, mod 10."""
    total = sum(int(d) * (9 if i % 2 else 4) for i, d in enumerate(number[:-1]))
    return str(-total % 10) == number[-1]


def ontrac(number: str) -> bool:
    """C counts as 4 and D as 5, then every second digit is doubled, mod 10."""
    digits = {"C": "4", "D": "5"}[number[0]] + number[1:-1]
    total = sum(int(d) * (2 if i % 2 else 1) for i, d in enumerate(digits))
    return str(-total % 10) == number[-1]


def luhn(number: str) -> bool:
    """Mod 10, every second digit from the check digit leftwards doubled, its digits added."""
    digits = [int(d) for d in number if d.isdigit()]
    doubled = (d * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0


def mod_37_36(number: str) -> bool:
    """ISO 7064 mod 37,36: the check character of DPD's parcel label numbers."""
    product = 36
    for char in number[:-1]:
        product = ((product + int(char, 36)) % 36 or 36) * 2 % 37
    return (37 - product) % 36 == int(number[-1], 36)


def awb(number: str) -> bool:
    """Three digits of the airline, seven of the serial, which modulo 7 is the last digit."""
    return mod_7(number[3:])


def iso_6346(number: str) -> bool:
    """Containers: letters count 10 upwards without multiples of 11, weights are powers of two."""
    values = {"A": 10}
    for before, letter in zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXY", "BCDEFGHIJKLMNOPQRSTUVWXYZ", strict=True
    ):
        values[letter] = values[before] + (2 if (values[before] + 1) % 11 == 0 else 1)
    total = sum(
        (values[char] if char.isalpha() else int(char)) * 2**i for i, char in enumerate(number[:-1])
    )
    return str(total % 11 % 10) == number[-1]


def isbn_10(number: str) -> bool:
    """Weights 10 to 1, mod 11; X counts ten."""
    total = sum((10 if c == "X" else int(c)) * (10 - i) for i, c in enumerate(number))
    return total % 11 == 0


def yymmdd(number: str) -> bool:
    """Whether the first six digits are a day."""
    try:
        date(2000 + int(number[:2]), int(number[2:4]), int(number[4:6]))
    except ValueError:
        return False
    return True


def fapiao_year(number: str) -> bool:
    """数电票: the first two digits are the year, 2021 (the first ones issued) or later."""
    return int(number[:2]) >= _FIRST_DIGITAL_FAPIAO


_FIRST_DIGITAL_FAPIAO = 21

CHECKS: dict[str, Callable[[str], bool]] = {
    "ups": ups,
    "gs1": gs1,
    "usps-imb": usps_imb,
    "usps-20": usps_20,
    "s10": s10,
    "fedex-12": fedex_12,
    "fedex-15": fedex_15,
    "fedex-96": fedex_96,
    "fedex-34": fedex_34,
    "mod-7": mod_7,
    "gls": gls,
    "ups-waybill": ups_waybill,
    "fedex-astra": fedex_astra,
    "sscc-serial": sscc_serial,
    "dhl-ident": dhl_ident,
    "ontrac": ontrac,
    "luhn": luhn,
    "mod-37-36": mod_37_36,
    "awb": awb,
    "iso-6346": iso_6346,
    "isbn-10": isbn_10,
    "yymmdd": yymmdd,
    "fapiao-year": fapiao_year,
    **TAX_CHECKS,
}
