# What netra says to its user: in Indonesian where nobody asks for a language, in the one that the
# environment or --lang asks for; what it writes into files does not depend on the environment.
. "$(dirname "$0")/lib.sh"

# said ENVIRONMENT... -- STATUS ARGUMENT...: run, with nothing in the environment but these variables
said() {
    local variables=()
    while [ "$1" != -- ]; do
        variables+=("$1")
        shift
    done
    local expected=$2 status=0
    shift 2
    env -i ${variables[0]+"${variables[@]}"} "$NETRA" "$@" >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
    [ "$status" -eq "$expected" ] || fail "netra $* gave status $status, not $expected"
}

indonesian() {
    says stdout '0 kesalahan, 0 peringatan'
}
english() {
    says stdout '0 errors, 0 warnings'
}
check() {
    said "$@" -- 0 check "$data"
}
check && indonesian
check LANG=C && indonesian
check LC_ALL=C LANG=en_GB.UTF-8 && indonesian
check LANG=fr_FR.UTF-8 && indonesian
check LANG=id_ID.UTF-8 && indonesian
check LANG=en_GB.UTF-8 && english
check LC_MESSAGES=en_US LANG=id_ID && english
check LANGUAGE=fr:en LANG=id_ID && english
said LANG=en_GB.UTF-8 -- 0 check "$data" --lang id && indonesian
said -- 0 check "$data" --lang en && english

# A report's bytes are the same, whoever builds it.
said -- 0 build "$annex" --data "$data" --out "$work/id"
says stdout ' halaman, '
said LANG=en_GB.UTF-8 -- 0 build "$annex" --data "$data" --out "$work/en"
says stdout 'pages '
[ "$(state_of "$work/id")" = "$(state_of "$work/en")" ] || fail "the environment's language is in the report"
annex_pdf=$(echo "$work"/id/*.pdf)

# Each command says as many lines in one language as in the other, and English words in English only.
words='the|is|are|not|of|with|and|that|its|to|by|no|was|were|from|has|holds|found|same|page|numbers|changed|sound|error|finding'
both() {
    local status=$1 lines
    shift
    said LANG=en -- "$status" "$@"
    grep -qwiE "$words" "$work/stdout" "$work/stderr" || fail "netra $* says nothing in English"
    lines=$(cat "$work/stdout" "$work/stderr" | wc -l)
    said -- "$status" "$@"
    [ "$(cat "$work/stdout" "$work/stderr" | wc -l)" -eq "$lines" ] || fail "netra $* says more in one language"
    ! cat "$work/stdout" "$work/stderr" | sed "s|$work[^ :]*||g; s/\"[^\"]*\"//g; s/[a-z_]*\.[a-z._]*//g" |
        grep -wiE "$words" >&2 || fail "netra $* says English words"
    ! grep -q '{[a-z]*\(:[a-z]\)\?}' "$work/stdout" "$work/stderr" || fail "netra $* leaves a slot empty"
}
both 1 check "$work"
both 1 build "$annex" --data "$data" --out "$work/no" --set as_of=2024-13-01
both 2 build "$annex" --old "$annex_pdf" --data "$data"
both 2 chart "$annex" funnel --data "$data"
both 2 trace "$annex_pdf"
both 1 trace "$annex_pdf" 'no such number'
both 0 trace "$annex_pdf" --all
said -- 0 snapshot "$annex_pdf" --template "$annex" -o "$work/bag"
says stdout ' berkas '
both 0 verify "$work/bag"
both 0 verify "$work/bag" --rebuild
both 0 diff "$work/bag" "$annex_pdf"
echo >>"$(echo "$work"/bag/data/*.figures.json)"
both 1 verify "$work/bag"
both 1 diff "$work/bag" "$annex_pdf"
cut=$work/cut.pdf
cat "$annex_pdf" "$annex_pdf" >"$cut"
both 1 verify "$cut"

# So does what JSON says in sentences; its codes stay.
said LANG=en -- 1 verify "$work/bag" --format json
says stdout '"damage": "changed"'
says stdout '1 byte added at its end'
said -- 1 verify "$work/bag" --format json
says stdout '"damage": "changed"'
says stdout '1 byte ditambahkan di ujungnya'
