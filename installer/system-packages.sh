#!/usr/bin/env bash
# Installs the named Debian packages that are missing, saying so first.
# Ends with status 3 when they cannot be installed without asking somebody.
set -euo pipefail

missing=()
for package in "$@"; do
    if ! dpkg-query --show --showformat '${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q ^ii
    then
        missing+=("$package")
    fi
done
if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n)
fi
line="apt-get install --yes --no-install-recommends ${missing[*]}"
if ! command -v apt-get >/dev/null || ! ${as_root[@]+"${as_root[@]}"} true 2>/dev/null; then
    echo "These system packages are missing and cannot be installed without your help. Run:" >&2
    echo "    sudo $line" >&2
    exit 3
fi

echo "Installing system packages: ${missing[*]}"
quiet=(env DEBIAN_FRONTEND=noninteractive apt-get --quiet --quiet --option Dpkg::Use-Pty=0)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { ${as_root[@]+"${as_root[@]}"} "${quiet[@]}" update &&
    ${as_root[@]+"${as_root[@]}"} "${quiet[@]}" install --yes --no-install-recommends \
        "${missing[@]}"; } </dev/null >"$log" 2>&1; then
    cat "$log" >&2
    echo "The system packages could not be installed. Run by hand:" >&2
    echo "    sudo $line" >&2
    exit 3
fi
