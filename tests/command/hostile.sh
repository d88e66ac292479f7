# Archives that nobody should unpack: refused with a reason, nothing written outside, nothing left.
. "$(dirname "$0")/lib.sh"
export TMPDIR=$work/tmp
mkdir "$TMPDIR"
python3 "$TOP/tests/archive/hostile.py" "$work/zips"

nothing_left() {
    [ -z "$(ls -A "$TMPDIR")" ] || fail "$1: something stayed in the scratch folder"
    [ ! -e "$work/netra-escaped" ] && [ ! -e "$work/tmp/netra-escaped" ] &&
        [ ! -e /tmp/netra-escaped ] || fail "$1: it wrote outside"
}

run 0 verify "$work/zips/good.zip"
nothing_left good.zip

judge() {
    run 1 verify "$work/zips/$1"
    says "${3:-stderr}" "$2"
    nothing_left "$1"
}
judge climbs.zip 'leads out of its folder'
judge climbs-at-once.zip 'leads out of its folder'
judge absolute.zip 'is absolute'
judge drive.zip 'names a drive'
judge dot.zip 'has a part that is "."'
judge empty-part.zip 'has an empty part'
judge link.zip 'is a link'
judge link-folder.zip 'is a link'
judge device.zip 'is neither a file nor a folder'
judge fifo.zip 'data/pipe: extra' stdout # libarchive hands it over as an empty file
judge twice.zip 'is there twice'
judge case.zip 'has one name with another on systems that do not tell case'
judge case-greek.zip 'has one name with another'
judge accents.zip 'is there twice' # libarchive composes what it reads
judge dot-at-end.zip 'has one name with another'
judge file-and-folder.zip 'is a file and a folder'
judge control.zip 'holds a control character'
judge long.zip 'is longer than 512 bytes'
judge deep.zip 'lies more than 16 folders deep'
judge many.zip 'more than 5000 entries'
judge bomb.zip 'unpacks to more than 200 times what the archive has'
judge latin1.zip 'is not UTF-8'
judge backslash.zip 'leads out of its folder'
judge manifest-outside.zip 'leads out of its folder' stdout
says stdout 'line 3 names a file that leads out of its folder: /etc/passwd'
judge not-a.zip 'is not a zip'
judge empty.zip 'is not a zip; a bag is a folder or a zip'
# A workbook is a zip, too, and no damaged bag.
cp "$TOP/data/start/pengaduan.xlsx" "$work/zips/workbook.xlsx"
judge workbook.xlsx 'is no bag: it holds neither bagit.txt nor a manifest'
one_line stderr
silent stdout
run 1 verify "$work/zips/lying-bomb.zip"
nothing_left lying-bomb.zip

# A bag that lies open may hold links and pipes: named, not followed and not waited for.
(cd "$work" && python3 -m zipfile -e zips/good.zip open)
ln -s /etc/passwd "$work/open/bag/data/link"
mkfifo "$work/open/bag/data/pipe"
ln -sf /etc/passwd "$work/open/bag/data/a.txt"
run 1 verify "$work/open/bag"
says stdout 'data/link: unreadable: a link'
says stdout 'data/pipe: unreadable: neither a file nor a folder'
says stdout 'data/a.txt: unreadable: a link'

# What is no file, and a folder that is no bag, is refused at once: nothing waits, nothing is walked.
mkfifo "$work/pipe"
mkdir "$work/no-bag"
ln -s / "$work/no-bag/all"
for odd in "$work/pipe" /dev/zero /dev/null "$work/no-bag" /; do
    for how in '' --rebuild; do
        status=0
        timeout 20 "$NETRA" verify $how "$odd" >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
        [ "$status" -eq 1 ] || fail "verify $how $odd gave $status"
        one_line stderr
    done
    status=0
    timeout 20 "$NETRA" diff "$odd" "$odd" >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
    [ "$status" -eq 1 ] || fail "diff $odd gave $status"
done
nothing_left 'what is no bag'
exit 0
