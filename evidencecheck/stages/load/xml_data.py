"""XML to flat data: every element with text and every attribute, under the path of its names.

What the names mean is not known here. Entities and document types are refused (defusedxml), depth
and number of elements are bounded: an attachment is as untrusted as any file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from evidencecheck.model.document import DataField

MAX_BYTES = 16 * 1024 * 1024
"""An e-invoice has 5 to 50 kB; with pictures inside it a few MB."""
MAX_FIELDS = 20_000
MAX_DEPTH = 40
"""UN/CEFACT invoices go 8 deep."""
LONGEST = 500
"""Characters of a value; what is longer is a picture or a signature in base64, or legal prose."""

_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
_BLANKS = re.compile(r"\s+")


class UnreadableXmlError(Exception):
    """Not well-formed, too large, or with a document type of its own."""


def parse(blob: bytes) -> Element:
    """The root element of `blob`.

    A declaration that names an encoding which does not exist is passed over: UTF-8 is tried.

    Raises:
        UnreadableXmlError: see there.
    """
    if len(blob) > MAX_BYTES:
        raise UnreadableXmlError(f"{len(blob)} bytes")
    try:
        return _rooted(blob)
    except (LookupError, ParseError, ValueError) as error:
        if isinstance(error, DefusedXmlException):
            raise UnreadableXmlError(str(error)) from error
        first_error = error
    bare = _DECLARATION.sub(b"", blob.removeprefix(b"\xef\xbb\xbf").lstrip(), count=1)
    try:
        return _rooted(bare)
    except (LookupError, ParseError, ValueError):
        raise UnreadableXmlError(str(first_error)) from first_error


def fields(root: Element, source: str = "") -> tuple[DataField, ...]:
    """The values below and at `root`, in the order of the document."""
    found = []
    for path, text in _walk(root):
        squeezed = _BLANKS.sub(" ", text).strip()
        if squeezed and len(squeezed) <= LONGEST:
            found.append(DataField(source, path, squeezed))
        if len(found) == MAX_FIELDS:
            break
    return tuple(found)


def local_name(element: Element) -> str:
    """The name without its namespace; "" for a comment or instruction."""
    tag: object = element.tag  # a function for comments and instructions
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _rooted(blob: bytes) -> Element:
    root: Element = fromstring(blob, forbid_dtd=True)
    return root


def _walk(root: Element) -> Iterator[tuple[str, str]]:
    """Path and text of every value; an element before what it holds, its attributes after its text."""
    waiting = [(root, local_name(root), 1)]
    while waiting:
        element, path, depth = waiting.pop()
        yield path, element.text or ""
        for name, value in element.attrib.items():
            yield f"{path}@{name.rpartition('}')[2]}", value
        if depth < MAX_DEPTH:
            children = [child for child in element if local_name(child)]
            waiting += [(c, f"{path}/{n}", depth + 1) for c, n in reversed(_named(children))]


def _named(children: list[Element]) -> list[tuple[Element, str]]:
    """Each with its name, numbered where several bear the same."""
    names = [local_name(child) for child in children]
    total, seen = Counter(names), Counter[str]()
    named = []
    for child, name in zip(children, names, strict=True):
        seen[name] += 1
        named.append((child, f"{name}[{seen[name]}]" if total[name] > 1 else name))
    return named
