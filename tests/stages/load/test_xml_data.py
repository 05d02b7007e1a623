from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidencecheck.stages.load.xml_data import (
    LONGEST,
    MAX_DEPTH,
    UnreadableXmlError,
    fields,
    parse,
)


def paths(xml: str) -> list[tuple[str, str]]:
    return [(field.path, field.text) for field in fields(parse(xml.encode()))]


def test_paths_have_local_names_and_number_repeated_elements() -> None:
    xml = '<r:A xmlns:r="u"><r:B>1</r:B><r:C><r:D x="y">2</r:D></r:C><r:B> 3\n4 </r:B></r:A>'
    assert paths(xml) == [
        ("A/B[1]", "1"),
        ("A/C/D", "2"),
        ("A/C/D@x", "y"),
        ("A/B[2]", "3 4"),
    ]


def test_what_is_long_is_no_value() -> None:
    assert paths(f"<A><B>{'x' * LONGEST}</B><C>{'x' * (LONGEST + 1)}</C></A>") == [
        ("A/B", "x" * LONGEST)
    ]


def test_depth_is_bounded() -> None:
    deep = "".join(f"<E{n}>" for n in range(200)) + "x"
    deep += "".join(f"</E{n}>" for n in reversed(range(200)))
    assert paths(deep) == []
    shallow = "<A>" * MAX_DEPTH + "x" + "</A>" * MAX_DEPTH
    assert len(paths(shallow)) == 1


def test_an_encoding_that_does_not_exist_is_passed_over() -> None:
    xml = "<?xml version='1.0' encoding='UTF-8-W/O-BOM'?><A>ü</A>"
    assert paths(xml) == [("A", "ü")]


@pytest.mark.parametrize(
    "xml",
    [
        "<A><B></A>",
        "",
        "no XML",
        '<!DOCTYPE A [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><A>&b;</A>',
        '<!DOCTYPE A [<!ENTITY x SYSTEM "file:///etc/passwd">]><A>&x;</A>',
        "<!DOCTYPE A><A/>",
    ],
)
def test_what_is_broken_or_defines_entities_is_refused(xml: str) -> None:
    with pytest.raises(UnreadableXmlError):
        parse(xml.encode())


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(blob: bytes) -> None:
    try:
        root = parse(b"<A>" + blob + b"</A>")
    except UnreadableXmlError:
        return
    assert all(field.path.startswith("A") for field in fields(root))
