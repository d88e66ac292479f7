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
    for language in id en jv; do messages "$language"; done
    cat >src/a.c <<'C'
#include <stdio.h>
#include "words/languages.h"
#include "words/b.h"
#include "words/c.h"
nt_text x = NT_TEXT_A_SOURCE, y = NT_TEXT_B_TWO;
nt_forms z = NT_FORMS_B_DAY;
nt_message lost(const char *of, long long n)
{
    return NT_MESSAGE_C_LOST(.name = f(of, ")"), .count = n);
}
nt_message bare(void)
{
    return NT_MESSAGE_C_BARE();
}
C
}
messages() { # LANGUAGE: with a slot, and with forms of number
    local plain= one= many= day= catalogue=$1.po
    case $1 in
    id) catalogue=id.pot ;;
    en) plain='nothing' day=day one='one row of {name} lost' many='{count:d} rows of {name} lost' ;;
    jv) plain='ora ana' day=dina one='{count:d} larik {name} ilang' ;;
    esac
    {
        entry c.bare 'tidak ada' "$plain"
        printf '\nmsgctxt "c.lost"\nmsgid "{count:d} baris {name} hilang"\n'
        printf 'msgid_plural "{count:d} baris {name} hilang"\nmsgstr[0] "%s"\n' "$one"
        [ "$1" != en ] || printf 'msgstr[1] "%s"\n' "$many"
        printf '\nmsgctxt "b.day"\nmsgid "hari"\nmsgid_plural "hari"\nmsgstr[0] "%s"\n' "$day"
        [ "$1" != en ] || printf 'msgstr[1] "days"\n'
    } >>"$catalogue"
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
grep -qxF '#define NT_FORMS_B_DAY {{{"hari", "hari"}, {"day", "days"}, {"dina", "dina"}}}' out/b.h || fail 'forms in b.h'
grep -qxF '#define NT_LANG_FORMS {1, 2, 1}' out/languages.h || fail 'how many forms'
grep -q 'NT_LANG_ID, NT_LANG_EN, NT_LANG_JV, NT_LANG_COUNT' out/languages.h || fail 'languages.h'
grep -q '#define NT_MESSAGE_C_BARE(...)' out/c.h || fail 'c.h'
mkdir -p with/base with/words
cat >with/base/message.h <<'C'
#include "words/languages.h"
typedef struct { const char *in[NT_LANG_COUNT]; } nt_text;
typedef enum { NT_SLOT_TEXT, NT_SLOT_NUMBER, NT_SLOT_LABEL, NT_SLOT_MESSAGE } nt_message_slot_kind;
typedef struct nt_message nt_message;
typedef struct {
    const char *name;
    nt_message_slot_kind kind;
    union { const char *text; long long number; nt_text label; const nt_message *message; } value;
} nt_message_slot;
struct nt_message { nt_text pattern; nt_message_slot slots[8]; size_t count; };
C
cat >forms.c <<'C'
#include <stdio.h>
#include "words/c.h"
int main(void)
{
    for (int n = 1; n <= 2; n++) {
        nt_message m = NT_MESSAGE_C_LOST(.name = "A", .count = n);
        printf("%s|%s|%s|%zu\n", m.pattern.in[NT_LANG_ID], m.pattern.in[NT_LANG_EN], m.pattern.in[NT_LANG_JV], m.count);
    }
    return NT_MESSAGE_C_BARE().count != 0;
}
C
ln -sf ../../out/c.h ../../out/languages.h with/words/
cc -std=c11 -Wall -Wextra -Werror -Iwith forms.c -o forms
[ "$(./forms)" = '{count:d} baris {name} hilang|one row of {name} lost|{count:d} larik {name} ilang|2
{count:d} baris {name} hilang|{count:d} rows of {name} lost|{count:d} larik {name} ilang|2' ] || fail 'forms of number'
touch -d '2001-01-01' out/a.h
made
[ "$(date -r out/a.h +%Y)" = 2001 ] || fail 'a header that stays as it is was written anew'

sed -i 's/"Source: {0}"/""/' en.po && refused 'en.po: a.source: "Sumber: {0}" is not translated'
sed -i 's/"Source: {0}"/"Source: {1}"/' en.po && refused 'has other slots'
sed -i '/b.two/,$d' jv.po && refused 'jv.po: b.two: is missing'
sed -i 's/msgid "dua"/msgid "due"/' en.po && refused 'en.po: b.two: translates "due"; id.pot has "dua" now'
entry b.three tiga three >>en.po && refused 'en.po: b.three: is not in id.pot'
sed -i 's/NT_TEXT_B_TWO/0/' src/a.c && refused 'id.pot: b.two: no source names it'
sed -i 's/, .count = n//' src/a.c && refused 'src/a.c: c.lost: a source leaves {count} empty'
sed -i 's/.name = f(of, ")"), //' src/a.c && refused 'src/a.c: c.lost: a source leaves {name} empty'
sed -i 's/= NT_TEXT_A_SOURCE/= NT_TEXT_C_LOST/' src/a.c && refused 'c.lost: has forms of number; a text has one'
sed -i 's/= NT_FORMS_B_DAY/= NT_FORMS_B_TWO/' src/a.c && refused 'b.two: has no forms of number'
sed -i 's/= NT_TEXT_B_TWO/= NT_TEXT_B_DAY/' src/a.c && refused 'b.day: has forms of number; a text has one'
sed -i 's/^msgstr\[1\] "{.*/msgstr[1] "rows of {name} lost, {rows:d}"/' en.po && refused 'has other slots'
sed -i '/^msgid_plural/d; s/^msgstr\[0\].*/msgstr "x {name} {count:d}"/; /^msgstr\[1\]/d' en.po &&
    refused 'en.po: c.lost: has forms of number in one catalogue and none in another'
sed -i 's/{count:d}/{rows:d}/g' id.pot en.po jv.po && sed -i 's/.count/.rows/' src/a.c &&
    refused 'c.lost: has forms of number without {count:d}'
sed -i 's/nplurals=2; plural=(n != 1);/nplurals=2; plural=(exit(n));/' en.po && refused 'needs Plural-Forms'
sed -i 's/b.two/two/' id.pot && refused 'needs a context such as "chart.no-data"'
sed -i 's/msgstr "two"/msgstr "two/' en.po && refused 'en.po:'
printf '\n#, fuzzy' >>en.po && sed -i 's/^msgctxt "b.two"/#, fuzzy\nmsgctxt "b.two"/' en.po && refused 'b.two'
