#!/usr/bin/env bash
# Builds netra and installs it: program, fonts, templates, schemas, completions, manual pages.
#   scripts/install.sh [--prefix FOLDER]              /usr/local; DESTDIR stands before it
#   scripts/install.sh --uninstall [--prefix FOLDER]  takes away what was installed there, and nothing else
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."

prefix=/usr/local uninstall=
while [ $# -gt 0 ]; do
    case $1 in
    --prefix) prefix=${2:?--prefix needs a folder}; shift 2 ;;
    --uninstall) uninstall=1; shift ;;
    *) sed -n 's/^#   //p' "$0" >&2; exit 2 ;;
    esac
done
prefix=$(realpath -ms "$prefix")
list=${DESTDIR:-}$prefix/share/netra/installed.txt

if [ -n "$uninstall" ]; then
    [ -f "$list" ] || { printf 'nothing of netra is installed in %s\n' "$prefix" >&2; exit 1; }
    mapfile -t files <"$list"
    for file in "${files[@]}" "$prefix/share/netra/installed.txt"; do
        rm -f "${DESTDIR:-}$file"
        (cd "${DESTDIR:-}$prefix" && rmdir -p --ignore-fail-on-non-empty "$(dirname "${file#"$prefix/"}")" 2>/dev/null) || true
    done
    exit 0
fi

if [ -z "${NETRA_BUILT:-}" ]; then
    scripts/packages.sh --install build run
    scripts/configure.sh release -DBUILD_TESTING=OFF
    cmake --build --preset release
fi
built=${NETRA_BUILT:-build/release}
cmake --install "$built" --prefix "$prefix" >/dev/null
tr ';' '\n' <"$built/install_manifest.txt" >"$list"
printf '%s\n' "${DESTDIR:-}$prefix/bin/netra"
