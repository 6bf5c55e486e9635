#!/usr/bin/env bash
# Installs the Debian packages whose program or library is missing, saying so first:
# PACKAGE=PROGRAM or PACKAGE=LIBRARY.so.N ... A package without either counts as missing. Ends with status 3 when they cannot be installed
# without asking somebody.
set -euo pipefail

# the linker's own list; kept in sbin, which is not on everybody's path
libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
is_there() {
    case "$1" in
        *.so.*) [[ "$libraries" == *"$1 "* ]] ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

missing=()
for wanted in "$@"; do
    program=${wanted#*=}
    if [ -z "$program" ] || ! is_there "$program"; then
        missing+=("${wanted%%=*}")
    fi
done
if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

install=(apt-get install --yes --no-install-recommends "${missing[@]}")
give_up() {
    echo "$1 Please run this line, then start again:" >&2
    echo "    sudo ${install[*]}" >&2
    exit 3
}

as_root=(env DEBIAN_FRONTEND=noninteractive)
if [ "$(id -u)" -ne 0 ]; then
    as_root=(sudo -n "${as_root[@]}")
fi
if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
    give_up "System packages are missing: ${missing[*]}."
fi

echo "Installing system packages with apt: ${missing[*]}"
quietly() {
    local said
    said=$("$@" </dev/null 2>&1) || { echo "$said" >&2; return 1; }
}
quietly "${as_root[@]}" apt-get --quiet update || true  # an old list is good enough if it works
quietly "${as_root[@]}" "${install[@]}" || give_up "The system packages could not be installed."
