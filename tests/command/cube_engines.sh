# The query gives the bytes of cube.csv: in DuckDB from Parquet, in PostgreSQL through its ODBC driver, which
# sorts by other rules than bytes there. What goes wrong on the way is one line, and leaves nothing.
. "$(dirname "$0")/lib.sh"
here=$(dirname "$0")
python=${TOOLS:?}/engines/bin/python
[ -x "$python" ] || fail "duckdb is not in $TOOLS; run tests/tools/setup.sh"
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | tail -1)
[ -n "$bin" ] || fail 'PostgreSQL is not installed; run scripts/packages.sh --install test'
as=() # its server does not run as root
[ "$(id -u)" -ne 0 ] || as=(runuser -u nobody --)
home=$(mktemp -d) && chmod 777 "$home" || fail 'a folder for the server'
proxy=
trap 'kill $proxy 2>/dev/null; "${as[@]}" "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1; rm -rf "$work" "$home"' EXIT
"${as[@]}" "$bin/initdb" -D "$home/data" -U netra -A trust --locale-provider=icu --icu-locale=id \
    --locale=C --encoding=UTF8 --no-sync >"$work/log" 2>&1 || fail "initdb: $(tail -1 "$work/log")"
"${as[@]}" "$bin/pg_ctl" -D "$home/data" -l "$home/log" -w \
    -o "-k $home -h '' -c fsync=off -c autovacuum=off" start >"$work/log" 2>&1 || fail 'the server'
sql() {
    PGOPTIONS=--client-min-messages=warning psql -q -X -h "$home" -U netra -d postgres -v ON_ERROR_STOP=1 "$@" || fail 'psql'
}
# wait_for WHAT COMMAND...: until the command succeeds, two minutes at most; holds CONDITION: a lock is so
wait_for() {
    local turns=2400
    until "${@:2}"; do
        [ $((turns -= 1)) -gt 0 ] || fail "waited for $1"
        sleep 0.05
    done
}
holds() {
    [ "$(sql -At -c "select count(*) from pg_locks where $1")" -gt 0 ]
}
connection="Driver=PostgreSQL Unicode;Servername=$home;Database=postgres;UID=netra;PWD=rahasia-sekali"

# both DATA TABLE FILE [ARGUMENT...]: the register counted here, in DuckDB and in PostgreSQL
both() {
    local data=$1 table=$2 file=$3
    shift 3
    run 0 cube "$data" -o "$work/here.csv" -q "$@"
    run 0 cube "$data" --sql duckdb "$@"
    mv "$work/stdout" "$work/query.sql"
    "$python" "$here/cube_engines.py" "$file" "$table" "$work/query.sql" "$work/duckdb.csv" "$work/$table.sql" ||
        fail 'DuckDB'
    cmp "$work/here.csv" "$work/duckdb.csv" || fail "DuckDB counts $data otherwise"
    sql -f "$work/$table.sql" -c "\\copy $table from '$file' csv header"
    mkdir -p "$work/lists" && cp "$data"/* "$work/lists/" && rm "$work/lists/${file##*/}" # it is not here
    run 0 cube "$work/lists" --odbc "$connection" -o "$work/there.csv" -q "$@"
    cmp "$work/here.csv" "$work/there.csv" || fail "PostgreSQL counts $data otherwise"
    rm -r "$work/lists"
}
register=$work/register
cp -r "$TOP/data/register" "$register"
sed -i 's/,73.71,/,Prov. Makassar,/;s/,74.71,/,Kota Kendari,/;s/,52.71,/,Mataram,/' "$register/cases.csv" # no city, and cities
# one name in two provinces: each row's tells which
sed -i 's/,Kota Manado,/,Kota Kembar,/;s/,Kota Palu,/,Kota Kembar,/' "$register/areas.csv"
sed -i 's/,7[12].71,/,Kota Kembar,/' "$register/cases.csv"
# "diproses" stands for none below "Sanksi" alone
sed -i 's/,diproses,,,/,diproses,,diproses,/' "$register/cases.csv"
sed -i 's/"role": "case.sanction"/"missingValues": ["-", "diproses"], &/' "$register/datapackage.json"
both "$register" cases "$register/cases.csv"
for code in 71.71 72.71; do
    grep -q ",$code," "$work/here.csv" || fail "no case of $code, whose name another province has too"
done
python3 "$here/cube.py" mess "$work/mess" 5 closed || fail 'the register'
both "$work/mess" kasus "$work/mess/kasus.csv" --as-of 2023-06-30

# refused STATUS TEXT ARGUMENT...
refused() {
    run "$1" cube "$register" --lang en -o "$work/none.csv" "${@:3}"
    says stderr "$2"
    [ "$(wc -l <"$work/stderr")" -le 3 ] || fail 'more than a line and its place'
    ! grep -q 'rahasia\|Budi' "$work/stderr" "$work/stdout" || fail 'a credential, or a value'
    [ ! -e "$work/none.csv" ] && [ ! -e "$work/none.json" ] || fail 'something was written'
}
refused 3 'cannot be reached' --odbc "${connection/$home/$home/else}"
refused 3 'cannot be reached' --odbc 'DSN=none;PWD=rahasia'
refused 2 'duckdb' --odbc "$connection" --sql oracle
sql -c 'create role tamu login'
refused 1 'ask for SELECT' --odbc "${connection/UID=netra/UID=tamu}"
run 0 cube "$register" -o "$work/kept.csv" -q
open=$(sed -n 's/^state,\([^,][^,]*\),.*/\1/p' "$work/kept.csv" | tail -1) # it has waited long: its id stands in a cube
while read -r id what; do # plain, as the query knows them, and in groups
    sql -c "update cases set \"Nomor Kasus\" = '$id' where \"Nomor Kasus\" = '$open'"
    refused 1 "$what" --odbc "$connection"
    sql -c "update cases set \"Nomor Kasus\" = '$open' where \"Nomor Kasus\" = '$id'"
done <<'END'
198503302003121001 errors of the kind case-id
K-3273015205850001 errors of the kind case-id
19850330-200312-1-001 may be a name
END
sql -c 'alter table cases rename to other'
refused 1 'cases' --odbc "$connection"
sql -c 'create view cases as select * from other where pg_sleep(0.01) is not null'
refused 3 'within 1 s' --odbc "$connection" --timeout 1
{
    sleep 1.5
    sql -c "select pg_terminate_backend(pid) from pg_stat_activity where query like '%The cube of%' and pid <> pg_backend_pid()" >/dev/null
} &
refused 3 'broke off' --odbc "$connection"
wait
sql -c 'drop view cases' -c 'alter table other rename to cases'
mkdir "$home/cut"

# A connection that breaks in the midst of the answer, a server that falls silent there, or from the first.
for fault in '200000 cut:broke off:' '200000 silent:within 2 s:--timeout 2' '0 silent:cannot be reached:--timeout 2'; do
    IFS=: read -r what message limit <<<"$fault"
    python3 "$here/cube_cut.py" "$home/cut/.s.PGSQL.5432" "$home/.s.PGSQL.5432" $what &
    proxy=$!
    wait_for 'the socket' test -S "$home/cut/.s.PGSQL.5432"
    refused 3 "$message" --odbc "${connection/$home/$home/cut}" $limit
    kill $proxy 2>/dev/null
    wait $proxy
    rm "$home/cut/.s.PGSQL.5432"
done

# Somebody writes while it is read, and even what lies behind the table shows one state of it: that of the beginning.
# The table waits for a lock, which whoever writes holds until it has written.
sql -c 'alter table cases rename to other' -c "create function slowly() returns setof other language plpgsql as
    \$\$ begin perform pg_advisory_lock(1); perform pg_advisory_unlock(1); return query select * from other; end \$\$" \
    -c 'create view cases as select * from slowly()'
psql -q -X -h "$home" -U netra -d postgres -v ON_ERROR_STOP=1 >"$work/writer" 2>&1 <<END &
select pg_advisory_lock(1);
do \$\$ begin
    for i in 1..2400 loop -- two minutes
        exit when exists (select from pg_locks where locktype = 'advisory' and not granted);
        perform pg_sleep(0.05);
    end loop;
end \$\$;
delete from other where "Nomor Kasus" <> '$open';
END
writer=$!
wait_for 'a lock' holds "locktype = 'advisory' and granted"
run 0 cube "$register" --odbc "$connection" -o "$work/during.csv" -q
wait $writer || fail "the writer: $(tail -1 "$work/writer")"
cmp "$work/kept.csv" "$work/during.csv" || fail 'what was written meanwhile is counted'
run 0 cube "$register" --odbc "$connection" -o "$work/during.csv" -q
[ "$(wc -l <"$work/during.csv")" -lt 100 ] || fail 'nobody wrote'
sql -c 'drop view cases' -c 'drop function slowly' -c 'alter table other rename to cases'
sql -c "update cases set \"Tanggal Lapor\" = 'Budi'"
refused 1 'another form' --odbc "$connection"
[ "$(psql -X -At -h "$home" -U netra -d postgres -c 'select count(*) from cases')" -eq 1 ] || fail 'the table changed'
