#!/usr/bin/env bash
# scripts/package.sh [FOLDER]: makes the Debian package of what is in this tree, in FOLDER (out/). Installs
# what building needs, as scripts/report.sh does.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."
mkdir -p "${1:-out}"
out=$(CDPATH='' cd "${1:-out}" && pwd)

[ -n "${NETRA_BUILT:-}" ] || scripts/packages.sh --install build run package
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/netra"
tar -c --exclude=./build --exclude=./out --exclude=./schema --exclude=./.git . | tar -x -C "$work/netra"
cd "$work/netra"
dpkg-buildpackage -us -uc -b --no-pre-clean ${NETRA_BUILT:+-d} >"$work/log" 2>&1 ||
    { tail -40 "$work/log" >&2; exit 1; }
cp "$work"/netra_*.deb "$out/"
ls "$out"/netra_*.deb
