#!/usr/bin/env bash
# tests/tools/setup.sh [FOLDER]: puts what the checks from outside need into FOLDER (build/tools):
# veraPDF and the ODF validator, through mvn, pdf.js, axe-core, Lighthouse and the HTML checker, through npm, pandas, DuckDB and what checks bags and signatures, through pip.
# Does nothing where all is there.
set -euo pipefail
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
tools=${1:-$here/../../build/tools}
mkdir -p "$tools"
tools=$(CDPATH='' cd "$tools" && pwd)

# Java finds no file in a folder with an umlaut under the POSIX locale, whence LC_ALL.
# A folder is ready when it carries the stamp of the file that names what is in it.
ready() {
    cmp -s "$1" "$2/stamp"
}

for name in verapdf odfvalidator; do
    ready "$here/$name/pom.xml" "$tools/$name" && continue
    command -v mvn >/dev/null || { echo "$name needs mvn: install the package maven" >&2; exit 1; }
    rm -rf "${tools:?}/$name"
    LC_ALL=C.UTF-8 mvn -q -B -f "$here/$name/pom.xml" dependency:copy-dependencies \
        -DoutputDirectory="$tools/$name"
    cp "$here/$name/pom.xml" "$tools/$name/stamp"
done

for name in extract browse; do
    ready "$here/$name/package.json" "$tools/$name" && continue
    command -v npm >/dev/null || { echo 'pdf.js needs npm: install the package npm' >&2; exit 1; }
    rm -rf "${tools:?}/$name"
    mkdir -p "$tools/$name"
    cp "$here/$name/package.json" "$tools/$name"
    (cd "$tools/$name" &&
        npm install --loglevel=error --omit=optional --ignore-scripts --no-audit --no-fund \
            --no-package-lock >/dev/null)
    cp "$here/$name/package.json" "$tools/$name/stamp"
done

# A folder that was copied from elsewhere may name a Python that is not here.
venv() {
    ready "$here/$1/requirements.txt" "$tools/$1" && "$tools/$1/bin/python" -c '' 2>/dev/null && return
    rm -rf "${tools:?}/$1"
    python3 -m venv "$tools/$1" || { echo 'a venv needs the package python3-venv' >&2; exit 1; }
    "$tools/$1/bin/python" -m pip install --quiet --disable-pip-version-check \
        -r "$here/$1/requirements.txt"
    cp "$here/$1/requirements.txt" "$tools/$1/stamp"
}

for name in python bags sign engines; do
    venv "$name"
done
