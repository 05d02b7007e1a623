"""Check characters of tax numbers and bank accounts, in the canonical form with the country's prefix.

Sources: GB 32100-2015 and GB 11714-1997 (统一社会信用代码 and the organisation code in it), ISO 7064,
ISO 13616 with the lengths of the SWIFT IBAN registry, HMRC (modulus 97 and 9755), the National Tax
Agency of Japan (法人番号), and for the European Union the rules that each tax office publishes. The
numbers of a country without a published rule, or with one that exempts many, have no check here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "CH": 21,
    "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FO": 18, "FR": 27,
    "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IS": 26, "IT": 27,
    "KW": 30, "LB": 28, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22,
    "MK": 19, "MT": 31, "NL": 18, "NO": 15, "PK": 24, "PL": 28, "PT": 25, "QA": 29, "RO": 24,
    "RS": 22, "SA": 24, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "TN": 24, "TR": 26, "UA": 29,
    "VG": 24, "XK": 20,
}  # fmt: skip


def uscc(number: str) -> bool:
    """Mod 31 over 17 characters of an alphabet without I, O, S, V and Z."""
    total = sum(_USCC.index(c) * w for c, w in zip(number[:17], _USCC_WEIGHTS, strict=True))
    return _USCC[-total % 31] == number[17]


def iban(number: str) -> bool:
    """The length of its country, and mod 97 of all with the first four characters last."""
    if IBAN_LENGTHS.get(number[:2], len(number)) != len(number):
        return False
    return int("".join(str(int(c, 36)) for c in number[4:] + number[:4])) % 97 == 1


def iso7064_11_10(number: str) -> bool:
    """ISO 7064 mod 11,10 over the digits (Germany, Croatia)."""
    digits = _digits(number)
    product = 10
    for digit in digits[:-1]:
        product = ((digit + product) % 10 or 10) * 2 % 11
    return (11 - product) % 10 == digits[-1]


def jp_corporate(number: str) -> bool:
    """法人番号: the first digit is 9 less the weighted sum (1, 2 from the right) mod 9."""
    first, *rest = _digits(number)
    total = sum(d * (2 if i % 2 else 1) for i, d in enumerate(reversed(rest)))
    return 9 - total % 9 == first


def vat_gb(number: str) -> bool:
    """Weights 8 to 2; with the two check digits a multiple of 97, the newer ones after adding 55."""
    digits = _digits(number)[:9]
    total = _sum(digits[:7], range(8, 1, -1)) + digits[7] * 10 + digits[8]
    return total % 97 == 0 or (total + 55) % 97 == 0


def vat_at(number: str) -> bool:
    digits = _digits(number)
    total = sum(sum(divmod(d * w, 10)) for d, w in zip(digits, (1, 2, 1, 2, 1, 2, 1), strict=False))
    return -(total + 4) % 10 == digits[-1]


def vat_be(number: str) -> bool:
    text = number[2:]
    return 97 - int(text[:8]) % 97 == int(text[8:])


def vat_dk(number: str) -> bool:
    return _sum(_digits(number), (2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0


def vat_ee(number: str) -> bool:
    return _sum(_digits(number), (3, 7, 1, 3, 7, 1, 3, 7, 1)) % 10 == 0


def vat_el(number: str) -> bool:
    digits = _digits(number)
    return _sum(digits[:8], (256, 128, 64, 32, 16, 8, 4, 2)) % 11 % 10 == digits[8]


def vat_es(number: str) -> bool:
    """NIF and NIE (mod 23), CIF (Luhn, as a digit or a letter)."""
    text = number[2:]
    first, last = text[0], text[-1]
    if first.isdigit() or first in "KLMXYZ":
        person = text[:-1].translate(str.maketrans("XYZ", "012")).lstrip("KLM")
        return "TRWAGMYFPDXBNJZSQVHLCKE"[int(person) % 23] == last
    if not first.isalpha():
        return False
    check = _luhn_digit(text[1:-1])
    return last in {str(check), "JABCDEFGHI"[check]}


def vat_fi(number: str) -> bool:
    digits = _digits(number)
    return -_sum(digits[:7], (7, 9, 10, 5, 8, 4, 2)) % 11 == digits[7]


def vat_fr(number: str) -> bool:
    """Two digits, mod 97 of the SIREN; keys with a letter have a rule that is not published."""
    key, siren = number[2:4], number[4:]
    if not key.isdigit():
        return True
    return (12 + 3 * (int(siren) % 97)) % 97 == int(key)


def vat_hu(number: str) -> bool:
    return _sum(_digits(number), (9, 7, 3, 1, 9, 7, 3, 1)) % 10 == 0


def vat_lu(number: str) -> bool:
    return int(number[2:8]) % 89 == int(number[8:])


def vat_mt(number: str) -> bool:
    return _sum(_digits(number), (3, 4, 6, 7, 8, 9, 10, 1)) % 37 == 0


def vat_nl(number: str) -> bool:
    """Mod 11 over the nine digits (companies), else mod 97 over all (sole traders since 2020)."""
    digits = _digits(number[2:11])
    if _sum(digits[:8], range(9, 1, -1)) % 11 == digits[8]:
        return True
    return int("".join(str(int(c, 36)) for c in number)) % 97 == 1


def vat_pl(number: str) -> bool:
    digits = _digits(number)
    return _sum(digits[:9], (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11 == digits[9]


def vat_pt(number: str) -> bool:
    digits = _digits(number)
    rest = 11 - _sum(digits[:8], range(9, 1, -1)) % 11
    return (0 if rest > 9 else rest) == digits[8]


def vat_se(number: str) -> bool:
    digits = _digits(number)[:10]
    return _luhn_digit("".join(map(str, digits[:9]))) == digits[9]


def vat_si(number: str) -> bool:
    digits = _digits(number)
    rest = 11 - _sum(digits[:7], range(8, 1, -1)) % 11
    return rest % 10 == digits[7] and rest != 11


def vat_sk(number: str) -> bool:
    return int(number[2:]) % 11 == 0


def _digits(text: str) -> list[int]:
    return [int(char) for char in text if char.isdigit()]


def _sum(digits: Sequence[int], weights: Sequence[int]) -> int:
    return sum(d * w for d, w in zip(digits, weights, strict=True))


def _luhn_digit(digits: str) -> int:
    doubled = (int(d) * (2 - i % 2) for i, d in enumerate(reversed(digits)))
    return -sum(d - 9 if d > 9 else d for d in doubled) % 10


TAX_CHECKS: dict[str, Callable[[str], bool]] = {
    "uscc": uscc,
    "iban": iban,
    "iso7064-11-10": iso7064_11_10,
    "jp-corporate": jp_corporate,
    "vat-gb": vat_gb,
    "vat-at": vat_at,
    "vat-be": vat_be,
    "vat-dk": vat_dk,
    "vat-ee": vat_ee,
    "vat-el": vat_el,
    "vat-es": vat_es,
    "vat-fi": vat_fi,
    "vat-fr": vat_fr,
    "vat-hu": vat_hu,
    "vat-lu": vat_lu,
    "vat-mt": vat_mt,
    "vat-nl": vat_nl,
    "vat-pl": vat_pl,
    "vat-pt": vat_pt,
    "vat-se": vat_se,
    "vat-si": vat_si,
    "vat-sk": vat_sk,
}
