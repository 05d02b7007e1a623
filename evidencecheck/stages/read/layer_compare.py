"""Whether what a reader sees is what a text layer says: the two texts side by side."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import Levenshtein

from evidencecheck.stages.match.identity import FAR, distance

_LOOKALIKES = str.maketrans("OoIl|", "00111")
"""Letters that many fonts draw like a digit: a reader sees no difference, and there is none."""
FOREIGN = 0.4
"""Share of its characters by which a text differs from another that it has nothing to do with."""


def digits(text: str) -> str:
    """The digits of `text`, whatever parts them."""
    return re.sub(r"[^0-9]", "", unicodedata.normalize("NFKC", text))


def letters_and_digits(text: str) -> str:
    """Latin letters in upper case and digits, letters that look like a digit as that digit."""
    plain = unicodedata.normalize("NFKC", text).translate(_LOOKALIKES)
    return re.sub(r"[^0-9A-Z]", "", plain.upper())


def agrees(seen: str, text: str, raw: str, *, numeric: bool) -> bool:
    """Whether `seen` shows `raw` as it stands among the words `text`."""
    wanted = digits(text) if numeric else letters_and_digits(text)
    whole = seen_form(seen, text, numeric=numeric) == wanted
    return whole or holds(seen, raw, numeric=numeric)


def holds(seen: str, raw: str, *, numeric: bool) -> bool:
    """Whether `seen` contains `raw`, and not just as a part of a longer number."""
    return times(seen, raw, numeric=numeric) > 0


def times(seen: str, raw: str, *, numeric: bool) -> int:
    """How often `seen` contains `raw`, and not just as a part of a longer number."""
    form = digits(raw) if numeric else letters_and_digits(raw)
    between = "[^0-9]*" if numeric else "[^0-9A-Z]*"
    pattern = rf"(?<![0-9])(?<![0-9][.,]){between.join(form)}(?![0-9]|[.,][0-9])"
    plain = unicodedata.normalize("NFKC", seen)
    folded = plain.translate(_LOOKALIKES)
    return max(len(re.findall(pattern, text.upper())) for text in (plain, folded))


def seen_form(seen: str, text: str, *, numeric: bool) -> str:
    """`seen` in the form that is compared with that of `text`: of two, the one nearer to it."""
    if not numeric:
        return letters_and_digits(seen)
    wanted = digits(text)
    folded = unicodedata.normalize("NFKC", seen).translate(_LOOKALIKES)
    return min(digits(seen), digits(folded), key=lambda form: distance(form, wanted))


def is_foreign(seen: str, text: str, *, numeric: bool) -> bool:
    """Whether no reader could take `text` for `seen`."""
    wanted = digits(text) if numeric else letters_and_digits(text)
    apart = distance(seen_form(seen, text, numeric=numeric), wanted)
    return apart >= max(FAR, FOREIGN * len(wanted))


def is_changed(seen: str, text: str, raw: str, *, numeric: bool) -> bool:
    """Whether `seen` is `text` with other digits in `raw`, beyond what readers drop or double."""
    wanted = digits(text) if numeric else letters_and_digits(text)
    part = digits(raw) if numeric else letters_and_digits(raw)
    form = seen_form(seen, text, numeric=numeric)
    start = wanted.find(part)
    changes = 0
    for operation in Levenshtein.editops(wanted, form):
        at = operation.src_pos
        if operation.tag == "insert":
            new = form[operation.dest_pos]
            within = start <= at <= start + len(part) and _plain(text)
            real = new.isdigit() and new not in wanted[max(at - 1, 0) : at + 1]
        elif operation.tag == "delete":
            within = start <= at < start + len(part)
            beside = wanted[max(at - 1, 0) : at] + wanted[at + 1 : at + 2]
            real = wanted[at].isdigit() and wanted[at] not in beside
        else:
            within = start <= at < start + len(part)
            real = wanted[at].isdigit() and form[operation.dest_pos].isdigit()
        if within and not real:
            return False
        changes += within
    return changes > 0


def _plain(text: str) -> bool:
    """Whether `text` has no sign, such as that of a currency, which readers take for a digit."""
    return re.fullmatch(r"[0-9A-Za-z.,:/ \-]*", text) is not None
