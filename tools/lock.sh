#!/bin/sh
# Resolves pyproject.toml into requirements/*.lock: hashes for every platform, no index address.
# Arguments go to `uv pip compile`, e.g. `sh tools/lock.sh --upgrade`.
set -eu
cd "$(dirname "$0")/.."
command -v uv >/dev/null || { echo 'This needs uv: pip install uv' >&2; exit 1; }

compile() {
    uv pip compile pyproject.toml --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate \
        --custom-compile-command 'make lock' --quiet "$@"
}

compile --group build --output-file requirements/runtime.lock "$@"
compile --group dev --constraint requirements/runtime.lock \
    --output-file requirements/dev.lock "$@"
