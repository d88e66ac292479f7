#!/usr/bin/env bash
# One page on which netra can be judged: agreement with R, coverage of intervals, false verdicts, the
# attack on what is suppressed, and the least that could be, with the seeds of all that is drawn.
#
#   scripts/audit.sh [REGISTERS]          of 400 simulated registers a setting: twenty minutes, a third of
#                                         them for all editions of a day, which come last
#   scripts/audit.sh --of BUILD [N]       of what is built in that folder, without R and Python, of 40
#                                         registers: the short form, register.audit among the tests
#   scripts/audit.sh --whole              whether the shipped templates are whole on data that lack any
#                                         two roles, stages, votes, days, areas or sources: many minutes;
#                                         the short form is command.whole
#
# Exit status 1 when a figure is not R's, a rate is none that chance allows, a count is worked out, or
# a tenth more is withheld than must be.
set -euo pipefail
CDPATH='' cd "$(dirname "$0")/.."
built=build/release registers=400 short=''
case ${1:-} in
--of) built=$2 registers=${3:-40} short=yes ;;
--whole) registers='' ;;
*) registers=${1:-400} ;;
esac
if [ -z "$short" ]; then
    scripts/packages.sh --install build run check python test
    scripts/configure.sh release -DBUILD_TESTING=ON >/dev/null
    cmake --build --preset release >/dev/null
fi
built=$(cd "$built" && pwd)
make_register=$built/tests/tools/make_register/make_register
if [ -z "$registers" ]; then
    NETRA=$built/bin/netra TOP=$PWD DUMP_REPORT=$built/bin/dump_report PAIRS=all \
        MAKE_REGISTER=$make_register exec bash tests/command/whole.sh
fi
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
status=0

# made CASES SEED [AREAS]: a package of a made register, with the areas whose rows match
made() {
    mkdir -p "$out/made-$2"
    cp data/register/{datapackage.json,events.csv,targets.csv} "$out/made-$2"
    grep -E "${3:-.}" data/register/areas.csv >"$out/made-$2/areas.csv"
    "$make_register" --areas "$out/made-$2/areas.csv" --cases "$1" --seed "$2" >"$out/made-$2/cases.csv"
}

# --- agreement ---

# told WORDS TEST [ARGUMENT...]...: how many figures were held against R's, and the largest difference
told() {
    local words=$1 off=''
    shift
    while [ $# -gt 0 ]; do
        local count=$1
        shift
        NETRA_AGREEMENT=1 "${@:1:$count}" >>"$out/told" 2>"$out/log" || { off=!; grep ERROR "$out/log" | head -3; }
        shift "$count"
    done
    awk -F, -v words="$words" -v off="$off" '/^agreement,/ { n += $3; if ($4 > far) far = $4 }
        END { printf "%-60s %8d  %.0e%s\n", words, n, far, off }' "$out/told"
    rm "$out/told"
    [ -z "$off" ] || status=1
}

# by_r WORDS: what R says now of seeds 1 to 5, and whether what is recorded is what it says
by_r() {
    local oracle name runs=()
    for oracle in survival outcomes pairs counts; do
        Rscript "tests/tools/${oracle}_oracle.R" | grep -v '^#' >"$out/now"
        grep -v '^#' "tests/stats/golden/$oracle.csv" | cmp -s - "$out/now" ||
            { echo "! tests/stats/golden/$oracle.csv is not what R says now"; status=1; }
    done
    for name in 1 2 3 4 5; do
        made 4000 $name
        Rscript tests/tools/survival_oracle.R "$out/made-$name/cases.csv" >"$out/r-$name.csv"
        runs+=(3 "$built/tests/register/test_register_survival" "$out/made-$name" "$out/r-$name.csv")
    done
    told 'made registers of 4,000 cases, seeds 1 to 5, recomputed now' "${runs[@]}"
}

echo 'Agreement with R: figures recomputed, largest relative difference.'
told 'statistics, as recorded in tests/stats/golden' 1 "$built/tests/stats/test_stats_survival" \
    1 "$built/tests/stats/test_stats_outcomes" 1 "$built/tests/stats/test_stats_pairs" \
    1 "$built/tests/stats/test_stats_counts"
told 'the shipped register, as recorded in tests/register/golden' 1 "$built/tests/register/test_register_survival"
if [ -n "$short" ]; then
    :
elif Rscript -e 'library(survival); library(cmprsk)' >/dev/null 2>&1; then
    by_r
else
    echo 'made registers: not recomputed, as R is not here with its packages survival and cmprsk'
fi

# --- coverage and false verdicts ---

echo
"$built/tests/register/audit_verdicts" "$registers" || status=1

# --- attack ---

# withstands WORDS COMMAND...: the last line of what an attack says
withstands() {
    local words=$1 own=0
    shift
    "$@" >"$out/log" 2>&1 || own=$?
    printf '%-60s %s%s\n' "$words" "$(tail -1 "$out/log")" "$([ $own -eq 0 ] || echo ' !')"
    [ $own -eq 0 ] || status=1
}

# family WORDS REGISTER WAY EDITION...: all these editions, as one system (tests/disclosure/write_family.c)
family() {
    local words=$1 register=$2 way=$3
    shift 3
    rm -rf "$out/family"
    mkdir "$out/family"
    "$built/tests/disclosure/write_family" "$register" "$out/family" "$way" 2 "$@" >/dev/null
    withstands "$words" "$python" tests/tools/family_attack.py "$out/family" "$built/tests/disclosure/find_witnesses"
}

python=build/tools/python/bin/python
if [ -z "$short" ] && [ -x "$python" ]; then
    echo
    echo 'Attack by an integer solver on what is suppressed.'
    "$built/tests/disclosure/write_ledgers" data/register 2024-03-31 "$out"
    withstands 'the shipped nation' "$python" tests/tools/attack.py "$out/printed.json" \
        "$out/internal.json" "$out/relations.json" --knows-before
    made 300 7
    "$built/tests/disclosure/write_ledgers" "$out/made-7" 2024-03-31 "$out"
    withstands 'a made nation of 300 cases, seed 7' "$python" tests/tools/attack.py "$out/printed.json" \
        "$out/internal.json" "$out/relations.json"
    echo
    echo 'Attack on what several editions tell together: other tables of whole numbers, then linear programmes.'
    family 'two quarters of a province' data/register family 2023-12-31:73 2024-03-31:73
    family 'the shipped nation and a province, planned' data/register plan 2024-03-31 2024-03-31:76
    family 'the shipped nation, and a province beside what has gone out' data/register family 2024-03-31 2024-03-31:73
    family 'three quarters of the shipped nation' data/register family 2023-09-30 2023-12-31 2024-03-31
    for seed in {1..20}; do
        made $((1200 + 100 * seed)) "$seed" '^(Kode|32,|33,|35,|(32|33|35)\.0[12],)'
        family "a made nation and two of three provinces, then a quarter, seed $seed" "$out/made-$seed" plan \
            2023-12-31 2023-12-31:33 2023-12-31:35 2024-03-31
    done

    # costs WORDS REGISTER EDITION: what the edition withholds, against the least by a solver
    costs() {
        "$built/tests/disclosure/write_family" "$2" "$out" alone 2 "$3" >/dev/null
        echo "$1"
        "$python" tests/tools/optimum.py "$out/0.problem.json" --seconds 900 >"$out/log" 2>&1 || status=1
        sed '/^Running HiGHS/d; /^Includes third/d; s/^/  /' "$out/log"
    }

    echo
    echo 'What is withheld besides small counts, against the least that integer programmes allow.'
    costs 'the shipped nation, first quarter of 2024' data/register 2024-03-31
    costs 'the shipped nation, last quarter of 2023' data/register 2023-12-31
    costs 'Sulawesi Selatan, first quarter of 2024' data/register 2024-03-31:73
    costs 'Jawa Barat, first quarter of 2024' data/register 2024-03-31:32
    made 300 7 # anew: the twenty have taken its folder
    costs 'a made nation of 300 cases, seed 7' "$out/made-7" 2024-03-31

    echo
    echo 'The same tables by netra and by packages of R.'
    "$python" tests/tools/anchors.py "$built/tests/disclosure/protect_table" data/register/cases.csv |
        sed '/^Running HiGHS/d; /^Includes third/d'

    echo
    echo 'All editions of a day.'
    provinces=$(cut -d, -f4 data/register/cases.csv | grep -xE '[0-9]{2}' | sort -u | sed 's/^/2024-03-31:/')
    # shellcheck disable=SC2086 # one a word
    family 'the shipped nation and its provinces with cases, planned' data/register plan 2024-03-31 $provinces
fi
exit $status
