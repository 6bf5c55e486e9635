#!/usr/bin/env bash
# Makes .venv in the checkout exactly as requirements.lock says, and puts rsdesk into it from the
# source. Does nothing when that was done before and neither lock, Python nor place has changed.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
pip=(.venv/bin/python -m pip --quiet --quiet --disable-pip-version-check --no-input)

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "rsdesk needs Python 3.11 or newer. Name one: make PYTHON=/path/to/python3 ..." >&2
    exit 3
fi

made_from() {
    "$python" -VV
    pwd
    sha256sum requirements.lock
}

installed_from() {
    sha256sum pyproject.toml installer/build_hook.py rsdesk/__init__.py
}

same() {
    [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]
}

if ! same .venv/made-from "$(made_from)"; then
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        installer/system-packages.sh python3-venv=
    fi
    echo "Making .venv from requirements.lock. This takes about a minute and happens once."
    "$python" -m venv --clear .venv
    # Wheels only, each compared with its hash: nothing is compiled, nothing unexpected comes in.
    "${pip[@]}" install --require-hashes --only-binary :all: --no-deps -r requirements.lock
    made_from >.venv/made-from
fi

if ! same .venv/installed-from "$(installed_from)"; then
    "${pip[@]}" install --no-deps --no-build-isolation --editable .
    "${pip[@]}" check
    installed_from >.venv/installed-from
fi
