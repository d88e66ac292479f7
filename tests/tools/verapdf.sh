#!/usr/bin/env bash
# tests/tools/verapdf.sh FLAVOURS FILE...: checks the files against each flavour ("3a,ua1", "4f,ua2").
# Prints a line for each, and the rules broken. Status 0: all pass; 1: not all; 2: cannot check.
# Finds the tools in $TOOLS, else in build/tools; tests/tools/setup.sh puts them there.
set -uo pipefail
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
tools=${TOOLS:-$here/../../build/tools}

if [ $# -lt 2 ]; then
    echo 'usage: verapdf.sh FLAVOUR[,FLAVOUR...] FILE...' >&2
    exit 2
fi
if [ ! -e "$tools/verapdf/stamp" ] || ! command -v java >/dev/null; then
    echo "veraPDF is not in $tools; run tests/tools/setup.sh" >&2
    exit 2
fi
flavours=${1//,/ }
shift

status=0
for flavour in $flavours; do
    report=$(LC_ALL=C.UTF-8 java -Xshare:auto -XX:TieredStopAtLevel=1 -cp "$tools/verapdf/*" \
        org.verapdf.apps.GreenfieldCliWrapper -f "$flavour" --format text -v "$@" 2>&1)
    printf '%s\n' "$report"
    # Counted rather than trusted: a file that could not be read must not pass for lack of a FAIL.
    passed=$(grep -c "^PASS .* $flavour\$" <<<"$report")
    [ "$passed" -eq $# ] || status=1
done
exit $status
