#!/bin/sh
# family.sh WRITE_FAMILY FIND_WITNESSES MAKE_REGISTER SOURCE_DIR PYTHON: editions of the whole and two of its three areas
# that were planned together withstand the attack on all of them, with a later quarter too; those that were
# built alone do not. So do the shipped nation and a province, and a whole and all its areas.
set -eu
write_family=$1
find_witnesses=$2
make_register=$3
source=$4
python=$5
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# family WAY CASES SEED [EDITION...]: the three of a made register, and editions that heed them
family() {
    way=$1 cases=$2 seed=$3
    shift 3
    editions "$way" "$cases" "$seed" 2023-12-31 2023-12-31:33 2023-12-31:35 "$@"
}

# editions WAY CASES SEED EDITION...: of the same register, those alone
editions() {
    way=$1 cases=$2 seed=$3
    shift 3
    rm -rf "$out/register" "$out/$way"
    mkdir "$out/register" "$out/$way"
    cp "$source/data/register/datapackage.json" "$source/data/register/events.csv" \
        "$source/data/register/targets.csv" "$out/register"
    grep -E '^(Kode|32,|33,|35,|(32|33|35)\.0[12],)' "$source/data/register/areas.csv" >"$out/register/areas.csv"
    "$make_register" --areas "$out/register/areas.csv" --cases "$cases" --seed "$seed" >"$out/register/cases.csv"
    "$write_family" "$out/register" "$out/$way" "$way" 2 "$@" >"$out/log"
    cat "$out/log"
}

# withstands [OPTION...]
withstands() {
    "$python" "$source/tests/tools/family_attack.py" "$out/plan" "$find_witnesses" --list "$@" && return
    echo "FAIL: from all editions together small counts can be narrowed $*"
    exit 1
}

# breaks: the attack is no straw man
breaks() {
    if "$python" "$source/tests/tools/family_attack.py" "$out/alone" "$find_witnesses" --values >"$out/log"; then
        echo 'FAIL: the attack does not even break editions that were built alone'
        exit 1
    fi
    cat "$out/log"
}

family plan 2400 5
withstands
family alone 2400 5
breaks

# Programmes alone say the same of both, when the search for whole tables finds none.
printf '#!/bin/sh\ncat >/dev/null\n' >"$out/idle"
chmod +x "$out/idle"
# narrowed WAY SEARCH: what the attack says first, before it says by what tables
narrowed() {
    "$python" "$source/tests/tools/family_attack.py" "$out/$1" "$2" | tail -1 | sed 's/;.*//'
}
for way in plan alone; do
    narrowed "$way" "$find_witnesses" >"$out/log"
    narrowed "$way" "$out/idle" | diff "$out/log" - || { echo "FAIL: programmes alone say something else"; exit 1; }
done

# The family costs the whole next to nothing.
"$python" - "$out" <<'PY'
import json, sys
hidden = [sum("suppressed" in row["flags"] for row in json.load(open(f"{sys.argv[1]}/{way}/0.printed.json"))["figures"])
          for way in ("alone", "plan")]
print("of the whole %d numbers are suppressed alone, %d in the family" % tuple(hidden))
assert 0 < hidden[0] and hidden[1] <= 1.02 * hidden[0]
PY

# The shipped nation and a province in which few cases came from one age of a vote to the next.
rm -r "$out/plan"
mkdir "$out/plan"
"$write_family" "$source/data/register" "$out/plan" plan 2 2024-03-31 2024-03-31:76
withstands

# Two quarters of a province. The first of 73 has months that bounds narrow unless a headline goes; in 12 one
# count of both finds its range only when it is looked for longest, in 71 by the witness of another. In the first of 16
# seven institutions have eight open cases, each of them at most two, unless the frame goes; in that of 71 a solver still
# narrows a complement, as bounds prove nothing. Of 93 the attack has nothing to look for.
# The second of 36 withheld frames and printed a quarter as many numbers as the first: of frames those that need not
# go are shown again, and it prints more than half as many.
for area in 73 12 36 71 16 93; do
    rm -r "$out/plan"
    mkdir "$out/plan"
    "$write_family" "$source/data/register" "$out/plan" family 2 "2023-12-31:$area" "2024-03-31:$area"
    case $area in 71) withstands --values ;; *) withstands ;; esac
    [ "$area" != 36 ] || "$python" - "$out/plan" <<'PY'
import json, sys
first, second = [sum("suppressed" not in row["flags"] for row in json.load(open(f"{sys.argv[1]}/{number}.printed.json"))["figures"])
                 for number in (0, 1)]
print("of two quarters of a province the first prints %d numbers, the second %d" % (first, second))
assert second > first / 2
PY
done

# A later quarter that heeds them tells nothing and narrows nothing, where it once told three counts exactly;
# nor where few wait for a decision, where it once narrowed what an area withholds with its curves, or where
# nobody knows of a rest that it is nothing.
family plan 1800 6 2024-03-31
withstands
family plan 1400 2 2024-03-31
withstands
family plan 1500 3 2024-03-31
withstands
family plan 2700 15 2024-03-31
withstands

# A row of an area in the whole's edition, and the area's own of another day: what came between.
for of in '2023-12-31:33 2024-03-31' '2023-12-31 2024-03-31:33'; do
    # shellcheck disable=SC2086 # two words
    editions plan 2400 5 $of
    withstands
done

# What came in a quarter stands in months, half-years and years of other editions, too; and where an edition left out
# a quarter, what there is more was reported in that and this one. Of these three once 26, 24 and 33 counts were narrowed.
for of in '2023-12-31::2023-H2 2023-12-31 2023-12-31::2023' '2024-01-31::2024-01 2024-03-31' '2024-03-31 2023-09-30'; do
    # shellcheck disable=SC2086 # editions, a word each
    editions family 700 11 $of
    rm -rf "$out/plan"
    mv "$out/family" "$out/plan"
    withstands
done

# Where no edition shows a quarter yet, what is left for it is a count of its own. Of the shipped nation 11 of regencies
# once could be narrowed so, five of them to one value.
rm -r "$out/plan"
mkdir "$out/plan"
"$write_family" "$source/data/register" "$out/plan" family 2 2023-09-30 2024-03-31
withstands

# Editions of two days print curves both; between days of both few cases came.
editions plan 60000 2 2022-12-31 2024-03-31
withstands
"$python" - "$out/plan" <<'PY'
import json, sys
for number in (0, 1):
    rows = json.load(open("%s/%d.printed.json" % (sys.argv[1], number)))["figures"]
    assert any(row["id"].startswith("survival.sanction.all.") and row["value"] is not None for row in rows), number
PY

# The whole and all its areas: what it has besides the others is the last one's. In the second of these each of
# two had curves that were safe beside the whole alone, and five complements of the last were told. In the fourth two
# showed nothing of their own, and neither was reckoned with when the other and the first were planned: what the
# whole printed of both areas narrowed four of their counts.
for of in '1300 1' '1500 2' '1600 4' '900 7'; do
    # shellcheck disable=SC2086 # two words
    editions plan $of 2024-03-31 2024-03-31:32 2024-03-31:33 2024-03-31:35
    withstands
done

# What is found is checked, too.
printf '#!/bin/sh\ncat >/dev/null\necho 0 1000\n' >"$out/liar"
chmod +x "$out/liar"
if "$python" "$source/tests/tools/family_attack.py" "$out/plan" "$out/liar" 2>"$out/log" ||
    ! grep -q 'does not agree' "$out/log"; then
    cat "$out/log"
    echo 'FAIL: the attack takes a table for one that agrees'
    exit 1
fi

# A folder without an edition withstands nothing.
mkdir "$out/none"
if "$python" "$source/tests/tools/family_attack.py" "$out/none" "$find_witnesses" 2>"$out/log"; then
    echo 'FAIL: the attack passes on nothing'
    exit 1
fi
