"""Installs Tesseract for the tests that need it, where the system's package manager may be used.

Never fails: without Tesseract those tests are skipped, and this says so. `SYSTEM_PACKAGES=no`
keeps it from installing anything.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

APT_PACKAGES = {
    "eng": "tesseract-ocr-eng",
    "chi_sim": "tesseract-ocr-chi-sim",
    "deu": "tesseract-ocr-deu",
}
LIMIT_S = 900


def main() -> int:
    """Install what is missing if that is allowed; always 0."""
    if not (missing := missing_languages()):
        return 0
    what = "Tesseract" if shutil.which("tesseract") is None else "Tesseract's data"
    print(f"{what} ({', '.join(missing)}) is missing", flush=True)
    for command in install_commands(missing):
        print(f"  {' '.join(command)}", flush=True)
        if not _succeeds(command):
            break
    if still := missing_languages():
        print(f"Without it the tests that read with {', '.join(still)} are skipped.", flush=True)
    return 0


def missing_languages() -> list[str]:
    """The languages of the tests that the installed Tesseract does not have."""
    if shutil.which("tesseract") is None:
        return list(APT_PACKAGES)
    done = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=False
    )
    return [language for language in APT_PACKAGES if language not in done.stdout.split()]


def install_commands(missing: list[str]) -> list[list[str]]:
    """The commands that install `missing`; none where no package manager may be used."""
    if os.environ.get("SYSTEM_PACKAGES") == "no":
        return []
    if shutil.which("apt-get"):
        if os.geteuid() == 0:
            prefix = ["env"]
        elif shutil.which("sudo") and _succeeds(["sudo", "-n", "true"], quiet=True):
            prefix = ["sudo", "-n", "env"]
        else:
            return []
        apt = [*prefix, "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        packages = ["tesseract-ocr", *(APT_PACKAGES[language] for language in missing)]
        return [[*apt, "update"], [*apt, "install", "-y", "--no-install-recommends", *packages]]
    if sys.platform == "darwin" and shutil.which("brew"):
        return [["brew", "install", "tesseract", "tesseract-lang"]]
    return []


def _succeeds(command: list[str], *, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            timeout=LIMIT_S, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
