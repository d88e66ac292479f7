#!/usr/bin/env bash
# tests/tools/setup.sh [FOLDER]: puts what the checks from outside need into FOLDER (build/tools):
# veraPDF, through mvn, pdf.js, through npm, pandas and what checks bags and signatures, through pip.
# Does nothing where all is there.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
tools=${1:-$here/../../build/tools}
mkdir -p "$tools"
tools=$(cd "$tools" && pwd)

# Java finds no file in a folder with an umlaut under the POSIX locale, whence LC_ALL.
# A folder is ready when it carries the stamp of the file that names what is in it.
ready() {
    cmp -s "$1" "$2/stamp"
}

if ! ready "$here/verapdf/pom.xml" "$tools/verapdf"; then
    command -v mvn >/dev/null || { echo 'veraPDF needs mvn: install the package maven' >&2; exit 1; }
    rm -rf "$tools/verapdf"
    LC_ALL=C.UTF-8 mvn -q -B -f "$here/verapdf/pom.xml" dependency:copy-dependencies \
        -DoutputDirectory="$tools/verapdf"
    cp "$here/verapdf/pom.xml" "$tools/verapdf/stamp"
fi

if ! ready "$here/extract/package.json" "$tools/extract"; then
    command -v npm >/dev/null || { echo 'pdf.js needs npm: install the package npm' >&2; exit 1; }
    rm -rf "$tools/extract"
    mkdir -p "$tools/extract"
    cp "$here/extract/package.json" "$tools/extract"
    (cd "$tools/extract" &&
        npm install --silent --omit=optional --ignore-scripts --no-audit --no-fund --no-package-lock)
    cp "$here/extract/package.json" "$tools/extract/stamp"
fi

if ! ready "$here/python/requirements.txt" "$tools/python"; then
    rm -rf "$tools/python"
    python3 -m venv "$tools/python" ||
        { echo 'pandas needs a venv: install the package python3-venv' >&2; exit 1; }
    "$tools/python/bin/pip" install --quiet --disable-pip-version-check \
        -r "$here/python/requirements.txt"
    cp "$here/python/requirements.txt" "$tools/python/stamp"
fi

if ! ready "$here/bags/requirements.txt" "$tools/bags"; then
    rm -rf "$tools/bags"
    python3 -m venv "$tools/bags"
    "$tools/bags/bin/pip" install --quiet --disable-pip-version-check -r "$here/bags/requirements.txt"
    cp "$here/bags/requirements.txt" "$tools/bags/stamp"
fi

if ! ready "$here/sign/requirements.txt" "$tools/sign"; then
    rm -rf "$tools/sign"
    python3 -m venv "$tools/sign"
    "$tools/sign/bin/pip" install --quiet --disable-pip-version-check -r "$here/sign/requirements.txt"
    cp "$here/sign/requirements.txt" "$tools/sign/stamp"
fi
