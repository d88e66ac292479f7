#!/usr/bin/env bash
# tests/tools/words.sh FILE...: do poppler, MuPDF and pdf.js read the same words in the same order?
# With --print FILE what pdf.js reads. Prints a line for each file, or the first difference. Status 0: yes; 1: no; 2: cannot check.
# Finds pdf.js in $TOOLS, else in build/tools; tests/tools/setup.sh puts it there.
set -uo pipefail
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
tools=${TOOLS:-$here/../../build/tools}

if [ $# -lt 1 ]; then
    echo 'usage: words.sh FILE...' >&2
    exit 2
fi
if [ ! -e "$tools/extract/stamp" ] || ! command -v node >/dev/null; then
    echo "pdf.js is not in $tools; run tests/tools/setup.sh" >&2
    exit 2
fi
exec env NODE_PATH="$tools/extract/node_modules" node "$here/extract/words.js" "$@"
