# Same input, same bytes: another folder, locale, time zone, umask, user's home and day.
. "$(dirname "$0")/lib.sh"

run 0 build "$annex" --out "$work/one"
mkdir -p "$work/else/where"
cp -r "$TOP/templates" "$TOP/data" "$work/else/where"
(
    cd "$work/else/where" && umask 077 &&
        env TZ=Asia/Jayapura LC_ALL=id_ID.UTF-8 LANG=tr_TR.UTF-8 HOME=/nonexistent USER=nobody \
            faketime '2031-07-09 23:59:58' "$NETRA" build templates/press-annex --out ../two --quiet
) || fail 'the second build'
diff <(state_of "$work/one") <(state_of "$work/else/two") || fail 'the bytes differ'

export SOURCE_DATE_EPOCH=1700000000
run 0 build "$annex" --out "$work/epoch"
cmp -s "$work/one/press-annex.pdf" "$work/epoch/press-annex.pdf" &&
    fail 'SOURCE_DATE_EPOCH makes no difference'
exit 0
