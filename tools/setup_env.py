"""Makes the virtual environment: packages from a lock file, this project, an importable cv2.

    python3 tools/setup_env.py --venv .venv --lock requirements/runtime.lock

Standard library only, since it runs before anything is installed. Three things here are more than
`python -m venv` and `pip install`:

- Debian and Ubuntu ship Python without `ensurepip` (it is in python3-venv): pip comes from a pip
  that is already there, else from the package index as one wheel of a known hash.
- opencv-python needs libGL, glib and X libraries from the system, which slim images lack. The
  headless build of the same version needs none and is laid over it where the import fails.
- Importing openvino sends a usage event to its makers when `openvino-telemetry` is installed.
  Evidence is confidential, so that package is removed; openvino has a stub for its absence.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

PIP_VERSION = "26.3"
PIP_WHEEL = f"pip-{PIP_VERSION}-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
DEFAULT_INDEX = "https://pypi.org/simple"
HEADLESS = "opencv-python-headless"
TELEMETRY = "openvino-telemetry"
TIMEOUT_S = 60

CV2_HELP = """\
OpenCV (cv2) cannot be imported, with neither of its two builds:

{error}

Install the system libraries it names. On Debian and Ubuntu usually:
  apt-get install libgl1 libglib2.0-0 libxcb1
On Fedora:
  dnf install mesa-libGL glib2 libxcb
Then run the same make command again."""


class SetupError(Exception):
    """The environment could not be made; the message says what to do."""


def main() -> int:
    """Make or complete the environment; 0 when it is ready, 1 with the reason on stderr."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--venv", type=Path, default=Path(".venv"))
    parser.add_argument("--lock", type=Path, required=True)
    options = parser.parse_args()
    project = Path(__file__).resolve().parent.parent
    try:
        python = environment(options.venv)
        install(python, options.lock, project)
        ensure_cv2(python, options.lock)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def environment(venv: Path) -> Path:
    """The Python of the virtual environment `venv`, made if it is missing or does not run."""
    python = venv.absolute() / "bin" / "python"
    if _runs(python, "-m", "pip", "--version"):
        return python
    print(f"Making the virtual environment {venv} with Python {sys.version.split()[0]}", flush=True)
    _run([sys.executable, "-m", "venv", "--clear", "--without-pip", venv])
    if not _runs(python, "-m", "ensurepip", "--default-pip"):
        print("This Python comes without ensurepip: getting pip another way", flush=True)
        bootstrap_pip(python)
    return python


def bootstrap_pip(python: Path) -> None:
    """Put pip into the environment of `python` where ensurepip is missing."""
    requirement = f"pip=={PIP_VERSION}"
    if _runs(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", requirement):
        return
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder) / PIP_WHEEL
        wheel.write_bytes(pip_wheel(os.environ.get("PIP_INDEX_URL") or DEFAULT_INDEX))
        # A wheel is a zip file, and Python runs a package inside a zip file: pip installs itself.
        _run([python, wheel / "pip", "install", "--quiet", "--no-index", "--no-deps", wheel])


def pip_wheel(index: str) -> bytes:
    """The pinned pip wheel from the package index `index`, its hash checked."""
    page_url = f"{index.rstrip('/')}/pip/"
    link = wheel_link(_fetch(page_url).decode("utf-8", "replace"), PIP_WHEEL)
    if link is None:
        raise SetupError(f"{_without_password(page_url)} lists no {PIP_WHEEL}. {_PIP_BY_HAND}")
    content = _fetch(urllib.parse.urljoin(page_url, link))
    digest = hashlib.sha256(content).hexdigest()
    if digest != PIP_SHA256:
        raise SetupError(f"{PIP_WHEEL} has SHA-256 {digest}, expected {PIP_SHA256}: not used.")
    return content


def wheel_link(page: str, filename: str) -> str | None:
    """The address of `filename` on a page of the simple repository API (PEP 503)."""
    links = _Links()
    links.feed(page)
    for href in links.hrefs:
        if urllib.parse.urlsplit(href).path.rsplit("/", 1)[-1] == filename:
            return href
    return None


def install(python: Path, lock: Path, project: Path) -> None:
    """Install what `lock` pins and, editable, the project itself."""
    print(f"Installing the packages of {lock} (the first time some 300 MB)", flush=True)
    pip: list[str | Path] = [python, "-m", "pip", "--disable-pip-version-check"]
    if not sys.stdout.isatty():
        pip.append("--quiet")
    _run([*pip, "install", "--require-hashes", "--only-binary=:all:", "--requirement", lock])
    _run([*pip, "uninstall", "--yes", "--quiet", TELEMETRY])
    _run([*pip, "install", "--no-deps", "--no-build-isolation", "--editable", project])


def ensure_cv2(python: Path, lock: Path) -> None:
    """End with an importable cv2, by the headless build where system libraries are missing."""
    error = _import_error(python, "cv2")
    if error is None:
        return
    print(f"cv2: {error.splitlines()[-1]}", flush=True)
    print(f"Laying {HEADLESS} over it, which needs no system library", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        pinned = Path(folder) / "headless.lock"
        pinned.write_text(locked(lock.read_text(encoding="utf-8"), HEADLESS), encoding="utf-8")
        command = "-m pip --disable-pip-version-check install --quiet --force-reinstall --no-deps"
        _run([python, *command.split(), "--require-hashes", "--requirement", pinned])
    error = _import_error(python, "cv2")
    if error is not None:
        raise SetupError(CV2_HELP.format(error=error))


def locked(lock: str, name: str) -> str:
    """The entry of one distribution in the text of a lock file: its pin and its hashes."""
    lines = lock.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith(f"{name}==")]
    if len(starts) != 1:
        raise SetupError(f"The lock file has {len(starts)} entries for {name}, expected one.")
    end = starts[0]
    while lines[end].rstrip().endswith("\\"):
        end += 1
    return "".join(lines[starts[0] : end + 1])


class _Links(HTMLParser):
    """Collects the `href` of every link."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = dict(attrs).get("href")
        if tag == "a" and href:
            self.hrefs.append(href)


_PIP_BY_HAND = "Install python3-venv (Debian, Ubuntu) and run the same make command again."


def _fetch(url: str) -> bytes:
    """What stands at `url`; a user name and password in it become a header."""
    if urllib.parse.urlsplit(url).scheme not in {"http", "https"}:
        raise SetupError(f"{_without_password(url)} is no address of a package index.")
    try:
        with urllib.request.urlopen(_request(url), timeout=TIMEOUT_S) as answer:
            content: bytes = answer.read()
            return content
    except (urllib.error.URLError, TimeoutError) as error:
        certificates = "Is ca-certificates installed? " if "CERTIFICATE" in str(error) else ""
        raise SetupError(
            f"{_without_password(url)} could not be fetched: {error}. {certificates}{_PIP_BY_HAND}"
        ) from error


def _request(url: str) -> urllib.request.Request:
    parts = urllib.parse.urlsplit(url)
    request = urllib.request.Request(_without_password(url), headers={"Accept": "text/html"})
    if parts.username:
        pair = (
            f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
        )
        request.add_header("Authorization", "Basic " + base64.b64encode(pair.encode()).decode())
    return request


def _without_password(url: str) -> str:
    parts = urllib.parse.urlsplit(url)
    return urllib.parse.urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _import_error(python: Path, module: str) -> str | None:
    """What importing `module` says when it fails; None when it works."""
    done = subprocess.run(
        [python, "-c", f"import {module}"], capture_output=True, text=True, check=False
    )
    return None if done.returncode == 0 else done.stderr.strip() or f"exit {done.returncode}"


def _runs(*command: str | Path) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _run(command: list[str | Path]) -> None:
    if subprocess.run(command, check=False).returncode != 0:
        raise SetupError("This step failed: " + " ".join(map(str, command)))


if __name__ == "__main__":
    sys.exit(main())
