"""Digital signatures of PDFs."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidencecheck.model.origin import Signature, SignatureState
from evidencecheck.stages.origin import signatures as module
from evidencecheck.stages.origin.signatures import signatures
from fixtures.generator.signing import signed
from tests.stages.origin.made import pdf

pytest.importorskip("pyhanko.sign.signers", reason="the extra `forensics`")


def _of(tmp_path: Path, whole: bytes) -> tuple[Signature, ...]:
    path = tmp_path / "a.pdf"
    path.write_bytes(whole)
    return signatures(path)


def test_unsigned(tmp_path: Path) -> None:
    assert _of(tmp_path, pdf()) == ()


def test_self_signed_is_intact(tmp_path: Path) -> None:
    assert _of(tmp_path, signed(pdf())) == (Signature("Signature1", SignatureState.INTACT),)


def test_second_signature_is_no_addition(tmp_path: Path) -> None:
    twice = signed(signed(pdf()), "Signature2")

    assert [(s.state, s.added_to) for s in _of(tmp_path, twice)] == [
        (SignatureState.INTACT, False),
        (SignatureState.INTACT, False),
    ]


def test_a_changed_byte_breaks_it(tmp_path: Path) -> None:
    changed = signed(pdf()).replace(b"(USD 128.40)", b"(USD 188.40)")

    assert _of(tmp_path, changed) == (Signature("Signature1", SignatureState.BROKEN),)


def test_an_addition_after_signing_is_seen(tmp_path: Path) -> None:
    whole = signed(pdf())
    start = len(whole)
    previous = int(whole[whole.rindex(b"startxref") + 10 :].split()[0])
    whole += b"500 0 obj\n<< /Title (later) >>\nendobj\n"
    table = len(whole)
    whole += b"xref\n500 1\n%010d 00000 n \n" % start
    whole += b"trailer << /Size 501 /Root 1 0 R /Prev %d >>\n" % previous
    whole += b"startxref\n%d\n%%%%EOF\n" % table

    assert [s.added_to for s in _of(tmp_path, whole)] == [True]


def test_without_the_library_nothing_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: None)

    assert _of(tmp_path, signed(pdf())) == (Signature("Signature1", SignatureState.UNKNOWN),)
