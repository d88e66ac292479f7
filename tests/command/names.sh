# What netra names says is what a report prints, and no more.
. "$(dirname "$0")/lib.sh"
: "${DUMP_REPORT:?}"
here=$(dirname "$0")
python3 "$here/names.py" "$NETRA" "$DUMP_REPORT" "$annex" "$data" "$work/annex" 11 ||
    fail 'names of published figures are not what a report prints'
python3 "$here/names.py" "$NETRA" "$DUMP_REPORT" "$TOP/templates/quarterly" "$TOP/data/register" "$work/quarterly" 7 \
    "$TOP/docs/templates.md" >"$work/counts" || fail 'names of a register are not what a report prints'
grep -q ' [1-9][0-9]* withheld' "$work/counts" || fail 'nothing was withheld: the test says nothing'

# A whole name has what may stand behind it; a glob, a part of a name, a frame and its cells.
run 0 names "$annex" --data "$data" b.latest.sanction-ratio
says stdout '  b.latest.sanction-ratio.interval '
says stdout '  b.latest.sanction-ratio.doubtful '
run 0 names "$annex" --data "$data" 'a.*.sanctioned'
says stdout '  a.latest.sanctioned '
grep -q 'b.latest' "$work/stdout" && fail 'a glob takes names that do not fit it'
run 0 names "$TOP/templates/quarterly" institutions
says stdout '  institutions '
says stdout ' reported, proven, sanctioned, open, '
run 0 names "$TOP/templates/quarterly" --all
says stdout '  cases.total '
grep -q '^  provinces\.11\.reported' "$work/stdout" && fail 'cells of frames are listed without being asked for'

# Without a pattern an overview: each group with as many names as --all lists, in no more than two pages.
for template in "$annex" "$TOP/templates/quarterly"; do
    run 0 names "$template" --all --lang en
    cp "$work/stdout" "$work/all"
    run 0 names "$template" --lang en
    python3 - "$work/all" "$work/stdout" <<'PY' || fail "the overview of $template"
import re, sys
everything, overview = (open(name, encoding="utf-8").read() for name in sys.argv[1:])
assert overview.count("\n") < 160, overview.count("\n")
counted = 0
kinds = [block.splitlines() for block in everything.rstrip("\n").split("\n\n")]
blocks = [block.splitlines() for block in overview.split("\n\n")]
for lines, said in zip(kinds, blocks):
    assert lines[0] == said[0], (lines[0], said[0])
    names = [re.match(r"  ((?:[a-z]+ )?\S*[.]\S+|\S+)", line).group(1) for line in lines[1:]]
    for line in said[1:]:
        if group := re.match(r"  ((?:[a-z]+ )?\S+\.)\*: (\d+) names", line):
            assert int(group.group(2)) == sum(name.startswith(group.group(1)) for name in names), line
            counted += 1
        elif loose := re.match(r"  (\d+) further names?: ", line):
            told = [g for other in said if (g := re.match(r"  ((?:[a-z]+ )?\S+\.)\*: ", other))]
            assert int(loose.group(1)) == sum(not name.startswith(tuple(g.group(1) for g in told)) for name in names), line
assert counted > 10, counted
PY
done
run 0 names "$TOP/templates/quarterly" 'provinces.11.*'
says stdout '  provinces.11.reported '

# Charts and tables of report.json with their kinds; the edition, the day and the settings are heeded.
run 0 names "$annex" --data "$data" --lang en tabel-umur-sama
says stdout '  tabel-umur-sama  like-for-like  '
run 0 names "$annex" --data "$data" --as-of 2024-02-06 edition
says stdout ' 6 Februari 2024'
run 0 names "$annex" --data "$data" --set event_a="Pilkada 2024" --set event_b="Pilkada 2020" a.name
says stdout 'Pilkada Serentak 2024'

# What nothing is called is said with what is nearest.
run 1 names "$annex" --data "$data" b.latest.sanctoin-ratio
says stderr 'did you mean "b.latest.sanction-ratio"?'
one_line stderr
run 1 names "$annex" --data "$data" 'zzz*'
one_line stderr
silent stdout

# A curve's name is a text with names in it, as a title is: what is drawn is what they print.
cp -r "$TOP/templates/quarterly" "$work/curves"
sed -i 's/"semua kasus"/"{{#period.partial}}sebagian{{\/period.partial}}kasus {{period.name}}"/' "$work/curves/report.json"
run 0 chart "$work/curves" kurva-sanksi --data "$TOP/data/register" --published "$TOP/data/published" \
    --set quarter=2024-Q1 -o "$work/curve.svg"
grep -q '>kasus Triwulan I 2024</text>' "$work/curve.svg" || fail "the name of a curve: $(grep -o '>[^<]*kasus[^<]*</text>' "$work/curve.svg")"
