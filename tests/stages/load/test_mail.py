from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from evidencecheck.model.document import Trouble, Unreadable
from evidencecheck.stages.load.members import unpack
from tests.stages.load.laid import opened, text_pages, texts, trouble
from tests.stages.load.made import ORDER, evidence

HEAD = "From: Shop <s@example.com>\nTo: me@example.com\nSubject: Hello\n"


def mail(subject: str = "Your invoice", text: str = "see below") -> EmailMessage:
    made = EmailMessage()
    made["Subject"], made["From"], made["To"] = subject, "Shop <s@example.com>", "me@example.com"
    made["Date"] = "Thu, 17 Sep 2026 10:00:00 +0000"
    made.set_content(text)
    return made


def saved(folder: Path, message: EmailMessage | bytes | str) -> Path:
    path = folder / "mail.eml"
    data = message.encode() if isinstance(message, str) else bytes(message)
    path.write_bytes(data)
    return path


def members(path: Path) -> dict[str, bytes | Trouble]:
    found = unpack(evidence(path), path.parent / "out")
    return {
        (m.file if isinstance(m, Unreadable) else m.name).removeprefix("mail.eml!/"): (
            m.trouble if isinstance(m, Unreadable) else m.path.read_bytes()
        )
        for m in found
    }


def png(width: int, height: int) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(stream, "PNG")
    return stream.getvalue()


def test_head_and_body_are_lines(tmp_path: Path) -> None:
    path = saved(tmp_path, mail("发票 Invoice", f"Dear customer,\n\n> > Order {ORDER}\n"))
    assert opened(path).media_type == "message/rfc822"
    assert texts(path) == [
        "Subject: 发票 Invoice",
        "Mail author: Shop <s@example.com>",
        "Mail readers: me@example.com",
        "Mail time: Thu, 17 Sep 2026 10:00:00 +0000",
        "Dear customer,",
        f"Order {ORDER}",
    ]


def test_the_body_stands_on_a_page_of_its_own(tmp_path: Path) -> None:
    head, body = text_pages(saved(tmp_path, mail()))
    assert len(head.lines) == 4
    assert [line.text for line in body.lines] == ["see below"]


def test_of_two_renditions_the_richer_is_read(tmp_path: Path) -> None:
    made = mail(text="plain text")
    made.add_alternative(f"<table><tr><td>Order<td>{ORDER}</table>", subtype="html")
    assert texts(saved(tmp_path, made))[-2:] == ["Order", ORDER]


def test_an_empty_rendition_is_not_chosen(tmp_path: Path) -> None:
    made = mail(text="plain text")
    made.add_alternative("<html><body><img src='cid:x'></body></html>", subtype="html")
    assert texts(saved(tmp_path, made))[-1] == "plain text"


def test_link_targets_of_plain_text_are_not_read(tmp_path: Path) -> None:
    text = "Track it\n<https://example.com/143-7900164-1929561/x> now [cid:image001.png@01D]"
    assert texts(saved(tmp_path, mail(text=text)))[-2:] == ["Track it", "now"]


def test_attachments_are_members(tmp_path: Path) -> None:
    made = mail()
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="发票.pdf")
    made.add_attachment("a,b,c\n1,2,3\n", subtype="csv", filename="../x.csv")
    made.add_attachment("notes", filename="notes.txt")
    found = members(saved(tmp_path, made))
    assert list(found) == ["发票.pdf", "../x.csv", "notes.txt"]
    assert found["发票.pdf"] == b"%PDF-1.4"
    assert texts(tmp_path / "mail.eml")[-1] == "see below"


def test_a_mail_in_a_mail_is_a_document_with_its_own_members(tmp_path: Path) -> None:
    inner = mail("Your order has shipped", "Tracking number: 1Z5R89390357567127")
    inner.add_attachment(b"hello", maintype="application", subtype="octet-stream", filename="a.txt")
    made = mail()
    made.add_attachment(inner)
    found = members(saved(tmp_path, made))
    assert list(found) == [
        "Your order has shipped.eml",
        "Your order has shipped.eml!/a.txt",
    ]
    assert "1Z5R89390357567127" not in " ".join(texts(tmp_path / "mail.eml"))


def test_decoration_is_left_out_and_counted(tmp_path: Path) -> None:
    made = mail()
    made.add_alternative("<p>Hi</p><img src='cid:logo'>", subtype="html")
    html = made.get_payload()[1]  # type: ignore[index]
    html.add_related(png(600, 150), "image", "png", cid="<logo>")  # type: ignore[union-attr]
    html.add_related(png(1, 1), "image", "png", cid="<pixel>")  # type: ignore[union-attr]
    html.add_related(png(900, 700), "image", "png", cid="<shot>", filename="shot.png")  # type: ignore[union-attr]
    made.add_attachment(png(10, 10), maintype="image", subtype="png", filename="dot.png")
    made.add_attachment(png(200, 90), maintype="image", subtype="png", filename="label.png")
    made.add_attachment(b"BEGIN:VCALENDAR", maintype="text", subtype="calendar")
    made.add_attachment(b"x", maintype="application", subtype="pkcs7-signature", filename="s.p7s")
    path = saved(tmp_path, made)
    assert list(members(path)) == ["shot.png", "label.png"]
    assert opened(path).notes[0].text().endswith("5.")


def test_what_cannot_be_had_is_told(tmp_path: Path) -> None:
    made = mail()
    made.add_attachment(b"x" * 9, maintype="application", subtype="ms-tnef", filename="winmail.dat")
    made.add_attachment(b"x" * 9, maintype="application", subtype="pkcs7-mime", filename="s.p7m")
    assert members(saved(tmp_path, made)) == {
        "winmail.dat": Trouble.UNSUPPORTED,
        "s.p7m": Trouble.ENCRYPTED,
    }


def test_an_encrypted_mail_is_told(tmp_path: Path) -> None:
    head = 'Content-Type: multipart/encrypted; boundary="b"\n\n'
    parts = "--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b--\n"
    assert trouble(saved(tmp_path, HEAD + head + parts)) is Trouble.ENCRYPTED


@pytest.mark.parametrize(
    ("head", "body", "last"),
    [
        ("Date: not a date\n", "hi", "hi"),
        ("Content-Type: text/plain; charset=x-unknown\n", "订单", "订单"),
        ("Content-Type: text/plain; charset=us-ascii\n", "订单", "订单"),
        ("Content-Type: text/plain\nContent-Transfer-Encoding: base64\n", "aGk=", "hi"),
        ("Content-Type: text/html\n", "<p>hi</p>", "hi"),
        ("Content-Type: nonsense\n", "hi", "hi"),
        ("Content-Type: multipart/mixed\n", "hi", "hi"),
        ('Content-Type: multipart/mixed; boundary="never"\n', "hi", "hi"),
        ("", "--b\nContent-Type: text/plain\n\nhi\n--b--", "hi"),
        (
            'Content-Type: multipart/mixed; boundary="b"\n',
            "--b\nContent-Type: text/plain\n\nhi",
            "hi",
        ),
        ("Subject: =?x-unknown?b?aGk=?=\nX-A: =?utf-8?q?=ZZ?=\n", "hi", "hi"),
    ],
)
def test_broken_mail_is_read_all_the_same(tmp_path: Path, head: str, body: str, last: str) -> None:
    assert texts(saved(tmp_path, f"{HEAD}{head}\n{body}\n"))[-1] == last


def test_a_subject_in_raw_bytes(tmp_path: Path) -> None:
    head = HEAD.encode().replace(b"Hello", "订单编号".encode("gbk"))
    assert texts(saved(tmp_path, head + b"\nhi"))[0] == "Subject: 订单编号"


def test_a_chinese_body_without_a_character_set(tmp_path: Path) -> None:
    assert (
        texts(saved(tmp_path, HEAD.encode() + b"\n" + "订单编号".encode("gbk")))[-1] == "订单编号"
    )


def test_deep_multiparts_end(tmp_path: Path) -> None:
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(300)
    )
    path = saved(tmp_path, f"{HEAD}{parts}Content-Type: text/plain\n\nhi\n")
    assert texts(path)[0] == "Subject: Hello"


def test_a_page_saved_by_a_browser_is_no_mail(tmp_path: Path) -> None:
    made = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.com/order\n"
        f'Subject: Order\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n'
        f"--b\nContent-Type: text/html\n\n<p>Order {ORDER}</p>\n"
        "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\naGk=\n--b--\n"
    )
    path = saved(tmp_path, made)
    assert opened(path).media_type == "multipart/related"
    assert texts(path) == [f"Order {ORDER}"]
    assert members(path) == {}


@settings(max_examples=50)
@given(st.binary(max_size=300))
@example(b"%PDF-")
def test_any_body_gives_a_document(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    path = saved(tmp_path_factory.mktemp("mail"), HEAD.encode() + b"\n" + body)
    assert texts(path)[0] == "Subject: Hello"


def test_a_mail_without_anything_is_empty(tmp_path: Path) -> None:
    assert trouble(saved(tmp_path, "From:\nTo:\nSubject:\n\n")) is Trouble.EMPTY
