# What comes out stands on the paper, whatever goes in: no mark beyond a page, no type under 7 points, no
# word cut, nothing empty that PDF/UA forbids; or one line that says where and what to do.
. "$(dirname "$0")/lib.sh"

mkdir "$work/paper"
python3 "$TOP/tests/command/paper.py" "$NETRA" "$work/paper" "$TOP/data/register" >"$work/stdout" 2>"$work/stderr" || fail 'a page'
tail -1 "$work/stdout"
mapfile -t extremes <"$work/paper/extremes"
[ ${#extremes[@]} -ge 20 ] || fail 'few extremes were built'
bash "$TOP/tests/tools/verapdf.sh" ua1 "${extremes[@]}" >"$work/stdout" 2>&1 || fail 'PDF/UA-1'
