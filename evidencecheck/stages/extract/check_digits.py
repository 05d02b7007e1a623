"""Check digits. Sources: github.com/jkeen/tracking_number_data (couriers and CHECKSUM_ALGORITHMS.md),
GS1 General Specifications 7.9 (mod 10), UPU S10 (weights), each with its test numbers in the tests.
"""

from __future__ import annotations

from collections.abc import Callable


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
}
