"""Numbers that a page prints only to show what one looks like: ``示例单号 RB…CN``, ``e.g. 1Z…``."""

from __future__ import annotations

import re

from evidencecheck.stages.extract.fold import fold

_EXAMPLE = re.compile(
    r"(?:(?<![a-z])(?:for (?:example|instance)|(?:example|sample)s?(?: (?:tracking )?(?:no|number|id)s?)?"
    r"|such as"
    r"|e\.? ?g\.?|beispiel(?:nummer)?|z\. ?b\.?|(?:par )?exemple|p\. ?ex\.?|(?:por )?ejemplo|p\. ?ej\.?"
    r"|(?:ad|per) esempio|esempio|(?:bij)?voorbeeld|bijv\.?|(?:por )?exemplo"
    r"|demo(?:[ -](?:no|number|tracking))?)"
    r"|示例|样例|範例|范例|例如|举例|比如|例えば|(?:入力|記入)?例(?=\s*[:：])|サンプル)"
    r"(?:[\s:：]*(?:单号|單號|运单号?|快递单号|号码|番号|numero|nummer|number))?[\s:：,(（「“\"'=#.°-]*$"
)


def is_example(before: str) -> bool:
    """Whether the text `before` a number, in its line, ends in words for an example, or in another one."""
    text = _OTHERS.sub("", fold(before).text)
    return _EXAMPLE.search(text) is not None


_OTHERS = re.compile(
    r"(?:(?<![a-z\d])(?=[a-z]*\d)[a-z\d]{8,34}\s*(?:[,;/、，]|or|and|oder|ou|o|和|或)\s*)+$"
)
"""Further examples, which an enumeration gives."""
