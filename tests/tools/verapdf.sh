#!/usr/bin/env bash
# tests/tools/verapdf.sh FLAVOURS FILE.pdf... [FLAVOURS FILE.pdf...]...: checks the files against each
# flavour before them ("3a,ua1", "4f,ua2"), all in one run: a start of Java costs as much as three files.
# Prints a line for each, and the rules broken. Status 0: all pass; 1: not all; 2: cannot check.
# Finds the tools in $TOOLS, else in build/tools; tests/tools/setup.sh puts them there.
set -uo pipefail
here=$(CDPATH='' cd "$(dirname "$0")" && pwd)
tools=${TOOLS:-$here/../../build/tools}

if [ $# -lt 2 ]; then
    echo 'usage: verapdf.sh FLAVOUR[,FLAVOUR...] FILE.pdf... [FLAVOURS FILE.pdf...]...' >&2
    exit 2
fi
if [ ! -e "$tools/verapdf/stamp" ] || ! command -v java >/dev/null; then
    echo "veraPDF is not in $tools; run tests/tools/setup.sh" >&2
    exit 2
fi

# It checks files against one flavour, or each against all that it declares ("0").
files=() flavours=() expected=() how=
for word; do
    if [[ $word == *.pdf ]]; then
        [[ $word == /* ]] || word=$PWD/$word
        files+=("$word")
        for flavour in "${flavours[@]}"; do expected+=("PASS $word $flavour"); done
    else
        IFS=, read -ra flavours <<<"$word"
        [ -z "$how" ] && how=$word || how=0
    fi
done
[[ $how != *,* ]] || how=0
report=$(LC_ALL=C.UTF-8 java -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$tools/verapdf/*" \
    org.verapdf.apps.GreenfieldCliWrapper -f "$how" --format text -v "${files[@]}" 2>&1)
printf '%s\n' "$report"
# A file that could not be read, or does not declare what it should be, must not pass for lack of a FAIL.
status=0
! grep -q '^FAIL ' <<<"$report" || status=1
for line in "${expected[@]:?no file}"; do
    grep -qxF -- "$line" <<<"$report" || status=1
done
exit $status
