"""Digital signatures of PDFs; the certificates are made here and trusted by nobody."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from evidencecheck.model.origin import Signature, SignatureState
from evidencecheck.stages.origin import signatures as module
from evidencecheck.stages.origin.signatures import signatures
from tests.stages.origin.made import pdf

pyhanko_signers = pytest.importorskip("pyhanko.sign.signers", reason="the extra `forensics`")


@pytest.fixture(scope="module")
def signer() -> object:
    """A signer with a certificate of its own making."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Yunshan Trading")])
    start = datetime(2026, 1, 1, tzinfo=UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=3650))
        .sign(key, hashes.SHA256())
    )
    packed = serialize_key_and_certificates(b"k", key, certificate, None, NoEncryption())
    return pyhanko_signers.SimpleSigner.load_pkcs12_data(packed, other_certs=[])


def _signed(whole: bytes, signer: object, field: str = "Signature1") -> bytes:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(whole))
    meta = pyhanko_signers.PdfSignatureMetadata(field_name=field)
    out = pyhanko_signers.sign_pdf(writer, meta, signer=signer)
    return bytes(out.getvalue())


def _of(tmp_path: Path, whole: bytes) -> tuple[Signature, ...]:
    path = tmp_path / "a.pdf"
    path.write_bytes(whole)
    return signatures(path)


def test_unsigned(tmp_path: Path) -> None:
    assert _of(tmp_path, pdf()) == ()


def test_self_signed_is_intact(tmp_path: Path, signer: object) -> None:
    assert _of(tmp_path, _signed(pdf(), signer)) == (
        Signature("Signature1", SignatureState.INTACT),
    )


def test_second_signature_is_no_addition(tmp_path: Path, signer: object) -> None:
    twice = _signed(_signed(pdf(), signer), signer, "Signature2")

    assert [(s.state, s.added_to) for s in _of(tmp_path, twice)] == [
        (SignatureState.INTACT, False),
        (SignatureState.INTACT, False),
    ]


def test_a_changed_byte_breaks_it(tmp_path: Path, signer: object) -> None:
    changed = _signed(pdf(), signer).replace(b"(USD 128.40)", b"(USD 188.40)")

    assert _of(tmp_path, changed) == (Signature("Signature1", SignatureState.BROKEN),)


def test_an_addition_after_signing_is_seen(tmp_path: Path, signer: object) -> None:
    whole = _signed(pdf(), signer)
    start = len(whole)
    previous = int(whole[whole.rindex(b"startxref") + 10 :].split()[0])
    whole += b"500 0 obj\n<< /Title (later) >>\nendobj\n"
    table = len(whole)
    whole += b"xref\n500 1\n%010d 00000 n \n" % start
    whole += b"trailer << /Size 501 /Root 1 0 R /Prev %d >>\n" % previous
    whole += b"startxref\n%d\n%%%%EOF\n" % table

    assert [s.added_to for s in _of(tmp_path, whole)] == [True]


def test_without_the_library_nothing_is_known(
    tmp_path: Path, signer: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module.importlib.util, "find_spec", lambda name: None)

    assert _of(tmp_path, _signed(pdf(), signer)) == (
        Signature("Signature1", SignatureState.UNKNOWN),
    )
