#!/bin/sh
# Prints the first usable Python: $PYTHON, python3.13, python3.12, python3.11, python3.
# Each is started, not only looked up: version managers leave names on PATH that do not run.
set -u

for candidate in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
    [ -n "$candidate" ] || continue
    if "$candidate" -c 'import sys, ssl, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
    then
        printf '%s\n' "$candidate"
        exit 0
    fi
    [ "$candidate" = "${PYTHON:-}" ] &&
        printf 'PYTHON=%s is not a Python >= 3.11 with ssl and venv; looking further.\n' "$PYTHON" >&2
done

cat >&2 <<'END'
No Python >= 3.11 was found (tried $PYTHON, python3.13, python3.12, python3.11, python3).
  Debian 12 or later, Ubuntu 24.04 or later:  apt-get install python3
  macOS:                                      brew install python@3.13
  or name one yourself:                       make PYTHON=/path/to/python3.12 …
END
exit 1
