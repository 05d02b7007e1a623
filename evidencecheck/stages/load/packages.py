"""What a ZIP or an OLE file is in truth: most office documents are one of the two."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from evidencecheck.model.document import Trouble
from evidencecheck.model.message import msg
from evidencecheck.stages.load.archive import BROKEN, opened
from evidencecheck.stages.load.refusal import Refusal

ZIP = "application/zip"
OLE = "application/x-ole-storage"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
MSG = "application/vnd.ms-outlook"
OFD = "application/ofd"
LOCKED_OFFICE = "application/x-encrypted-office"
"""An OLE file around an encrypted docx, xlsx or pptx ([MS-OFFCRYPTO] 2.3.4)."""

_MIMETYPE = re.compile(r"application/[a-z0-9.+-]{1,80}")

_ZIP_PARTS = (
    ("ofd.xml", OFD),
    ("word/document.xml", DOCX),
    ("xl/workbook.xml", XLSX),
    ("xl/workbook.bin", XLSB),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("androidmanifest.xml", "application/vnd.android.package-archive"),
    ("meta-inf/manifest.mf", "application/java-archive"),
)  # fmt: skip
"""Parts that only files of a type have, in lower case."""

_OLE_STREAMS = (
    ("EncryptedPackage", LOCKED_OFFICE),
    ("__properties_version1.0", MSG),
    ("Workbook", XLS),
    ("Book", XLS),
    ("WordDocument", "application/msword"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)


def zip_type(path: Path) -> str:
    """Media type of the ZIP at `path` by its directory; that of any archive where nothing tells."""
    try:
        with opened(path) as archive:
            names = {name.lower() for name in archive.namelist()[:10_000]}
            if "mimetype" in names and (kind := _declared(archive)):
                return kind
            return next((kind for part, kind in _ZIP_PARTS if part in names), ZIP)
    except Refusal:
        return ZIP


def ole_type(path: Path) -> str:
    """Media type of the OLE file at `path` by its streams."""
    import olefile

    try:
        with path.open("rb") as stream, olefile.OleFileIO(stream) as storage:
            return next((kind for name, kind in _OLE_STREAMS if storage.exists(name)), OLE)
    # What olefile raises on broken input is open-ended; whoever opens the file says what is wrong.
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return OLE


def locked_office() -> Refusal:
    """A document of Word, Excel or PowerPoint with a password."""
    return Refusal(
        Trouble.ENCRYPTED,
        msg("The document needs a password to open. Save a copy without one, and hand in that."),
    )


def _declared(archive: zipfile.ZipFile) -> str | None:
    """What an OpenDocument or EPUB file says that it is, in its first entry."""
    try:
        with archive.open("mimetype") as stream:
            found = _MIMETYPE.fullmatch(stream.read(100).decode("ascii", "replace").strip())
    except (*BROKEN, KeyError):
        return None
    return found[0] if found else None
