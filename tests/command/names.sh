# What netra names says is what a report prints, and no more.
. "$(dirname "$0")/lib.sh"
: "${DUMP_REPORT:?}"
here=$(dirname "$0")
python3 "$here/names.py" "$NETRA" "$DUMP_REPORT" "$annex" "$data" "$work/annex" 11 ||
    fail 'names of published figures are not what a report prints'
python3 "$here/names.py" "$NETRA" "$DUMP_REPORT" "$TOP/templates/quarterly" "$TOP/data/register" "$work/quarterly" 7 \
    >"$work/counts" || fail 'names of a register are not what a report prints'
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
run 0 names "$TOP/templates/quarterly"
says stdout '  cases.total '
grep -q '^  provinces\.11\.reported' "$work/stdout" && fail 'cells of frames are listed without being asked for'
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
