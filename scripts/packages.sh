#!/usr/bin/env bash
# Lists or installs Debian packages from packages.txt.
#   scripts/packages.sh build run            prints the names, one a line
#   scripts/packages.sh --install build run  installs those that are missing
# Where the system is not Debian 12 it says what is needed and goes on: the build will show whether
# what is there will do.
set -euo pipefail
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)

list() {
    awk -v wanted=" $* " '
        /^\[.*\]$/ { section = substr($0, 2, length($0) - 2); next }
        /^[a-z0-9]/ && index(wanted, " " section " ") { print $1, $2 }' "$here/packages.txt"
}

# Reads "PACKAGE COMMAND" lines, prints the packages that are neither installed nor stood in for.
missing() {
    local name instead
    while read -r name instead; do
        [ -n "$instead" ] && command -v "$instead" >/dev/null && continue
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' ||
            printf '%s\n' "$name"
    done
}

if [ "${1:-}" != --install ]; then
    list "$@" | cut -d' ' -f1
    exit 0
fi
shift

mapfile -t wanted < <(list "$@" | cut -d' ' -f1)
if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    printf 'netra is built from Debian 12 packages; this system has no apt-get.\n' >&2
    printf 'Have the equivalents of these installed: %s\n' "${wanted[*]}" >&2
    exit 0
fi
mapfile -t lacking < <(list "$@" | missing)
[ "${#lacking[@]}" -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        printf 'these packages are missing, and only root can install them:\n' >&2
        printf '  apt-get install --no-install-recommends %s\n' "${lacking[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
printf 'installing: %s\n' "${lacking[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
umask 022 # what the packages make themselves is for everybody, whoever installs them
"${as_root[@]}" apt-get update -qq >&2
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${lacking[@]}" >&2
