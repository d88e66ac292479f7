#!/usr/bin/env bash
# words.sh COMPILE: what words/compile.c makes of a small catalogue, a third language among it, and
# what it refuses, each with a line that names the entry.
set -euo pipefail
compile=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir src out

head() { # LANGUAGE PLURAL
    printf 'msgid ""\nmsgstr ""\n"Language: %s\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n' "$1"
    printf '"Plural-Forms: %s\\n"\n' "$2"
}
entry() { # KEY INDONESIAN TRANSLATION
    printf '\nmsgctxt "%s"\nmsgid "%s"\nmsgstr "%s"\n' "$@"
}
fail() {
    printf 'words: %s\n' "$1" >&2
    exit 1
}
catalogues() {
    { head id 'nplurals=1; plural=0;'; entry a.source 'Sumber: {0}' ''; entry b.two 'dua' ''; } >id.pot
    { head en 'nplurals=2; plural=(n != 1);'; entry a.source 'Sumber: {0}' 'Source: {0}'; entry b.two dua two; } >en.po
    { head jv 'nplurals=1; plural=0;'; entry a.source 'Sumber: {0}' 'Sumberé: {0}'; entry b.two dua loro; } >jv.po
    echo 'x = NT_TEXT_A_SOURCE; y = NT_TEXT_B_TWO;' >src/a.c
}
made() {
    "$compile" out src id.pot en.po jv.po
}
refused() { # WHAT_IT_SAYS
    if made 2>said; then
        fail "taken although: $1"
    fi
    grep -qF -- "$1" said || fail "does not say \"$1\": $(cat said)"
    catalogues
}

catalogues
made
grep -qxF '#define NT_TEXT_A_SOURCE {{"Sumber: {0}", "Source: {0}", "Sumberé: {0}"}}' out/a.h || fail 'a.h'
grep -qxF '#define NT_TEXT_B_TWO {{"dua", "two", "loro"}}' out/b.h || fail 'b.h'
grep -q 'NT_LANG_ID, NT_LANG_EN, NT_LANG_JV, NT_LANG_COUNT' out/languages.h || fail 'languages.h'
touch -d '2001-01-01' out/a.h
made
[ "$(date -r out/a.h +%Y)" = 2001 ] || fail 'a header that stays as it is was written anew'

sed -i 's/"Source: {0}"/""/' en.po && refused 'en.po: a.source: "Sumber: {0}" is not translated'
sed -i 's/"Source: {0}"/"Source: {1}"/' en.po && refused 'has other slots'
sed -i '/b.two/,$d' jv.po && refused 'jv.po: b.two: is missing'
sed -i 's/msgid "dua"/msgid "due"/' en.po && refused 'en.po: b.two: translates "due"; id.pot has "dua" now'
entry b.three tiga three >>en.po && refused 'en.po: b.three: is not in id.pot'
echo 'x = NT_TEXT_A_SOURCE;' >src/a.c && refused 'id.pot: b.two: no source names it'
sed -i 's/b.two/two/' id.pot && refused 'needs a context such as "chart.no-data"'
sed -i 's/msgstr "two"/msgstr "two/' en.po && refused 'en.po:'
printf '\n#, fuzzy' >>en.po && sed -i 's/^msgctxt "b.two"/#, fuzzy\nmsgctxt "b.two"/' en.po && refused 'b.two'
