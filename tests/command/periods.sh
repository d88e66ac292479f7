# Periods and coverage: registers that begin, end or are mistyped where it hurts, against counts of
# its own (tests/tools/periods_oracle.py); the sample for every kind of period, in both languages.
. "$(dirname "$0")/lib.sh"

quarterly=$TOP/templates/quarterly
register=$TOP/data/register

python3 "$TOP/tests/tools/periods_oracle.py" "$NETRA" "$quarterly" "$work" >"$work/stdout" ||
    fail 'a number or a word is not that of the oracle'

# No report on another kind of period speaks of quarters as its own, and none of a day too many.
words() {
    run 0 build "$quarterly" --data "$register" --set "period=$1" --lang "$2" --no-charts --out "$work/out"
    pdftotext -layout "$work/out/quarterly.pdf" - | tr -s '[:space:]' ' ' >"$work/stdout"
    says stdout "$3"
    grep -qiE "$4" "$work/stdout" && fail "$1, $2: $4"
    grep -qF '{{' "$work/stdout" && fail "$1, $2: a name that is not expanded"
    return 0
}
words 2024-02 id 'Laporan bulanan · Februari 2024' 'triwulan'
words 2024-02 en 'Monthly report · February 2024' 'quarter'
words 2023-H2 id 'Laporan semesteran · Semester II 2023' 'triwulan (ini|sebelumnya)|laporan triwulanan'
words 2023-H2 en 'Half-yearly report · Half-year 2, 2023' '(this|previous) quarter|quarter before|quarterly report'
words 2023 id 'Laporan tahunan · Tahun 2023' 'triwulan (ini|sebelumnya)|laporan triwulanan|setahun lalu'
words 2023 en 'Annual report · 2023' '(this|previous) quarter|quarter before|quarterly report|a year before'
words 2024-Q2 id 'Triwulan II 2024 (73 hari pertama)' 'dalam Triwulan II 2024'
words 2024-Q2 en 'Quarter 2, 2024 (first 73 days)' 'in Quarter 2, 2024'

# A report is built again by its own settings, and a later one heeds an earlier one of another kind.
run 0 build "$quarterly" --data "$register" --set period=2024-03 --no-charts --out "$work/march"
run 0 build "$quarterly" --data "$register" --set period=2024-Q1 --no-charts --out "$work/quarter" \
    --set before="$work/march/quarterly.figures.json"
# What only a quarter can say a month leaves out; neither has more than twelve pages.
pages() { pdfinfo "$work/$1/quarterly.pdf" | sed -n 's/^Pages: *//p'; }
[ "$(pages march)" -lt "$(pages quarter)" ] && [ "$(pages quarter)" -le 12 ] || fail "$(pages march) and $(pages quarter) pages"
run 0 build "$quarterly" --data "$register" --set period=2024-H1 --no-charts --out "$work/half"
run 0 snapshot "$work/half/quarterly.pdf" --data "$register" -o "$work/bag"
run 0 verify --rebuild "$work/bag" --data "$register"
run 0 trace "$work/half/quarterly.pdf" period.reported --data "$register"
run 0 diff "$work/march/quarterly.pdf" "$work/half/quarterly.pdf" --old-data "$register" --new-data "$register"

# What is covered is said before a report is built.
run 0 check "$register"
says stdout 'covers 2020-02-26 to 2024-06-12, as stated'

# Settings that contradict each other or name nothing.
run 1 build "$quarterly" --data "$register" --set period=2024-13 --out "$work/no"
says stderr 'is no period; write a month as 2024-07'
run 1 build "$quarterly" --data "$register" --set period=2024-03 --set quarter=2024-Q1 --out "$work/no"
says stderr 'is another period than "period"'
run 1 build "$quarterly" --data "$register" --set period=2024-Q3 --out "$work/no"
one_line stderr
says stderr '2024-Q3 is not covered: the register covers 2020-02-26 to 2024-06-12;'
cp -r "$register" "$work/unstated"
sed -i '/"coverage"/d' "$work/unstated/datapackage.json"
run 1 build "$quarterly" --data "$work/unstated" --set period=2024-Q4 --out "$work/no"
one_line stderr
says stderr '2024-Q4 is not covered: the register covers 2020-03-01 to 2024-06-07, by its rows but for some days at the ends;'
says stderr 'or state what it covers'
[ ! -e "$work/no" ] || fail 'a refused report left something'
