-- The cube of a register, as `netra cube` writes it: cube.csv, docs/scale.md.
-- One statement, which reads the one table {table} and changes nothing. Its result has the columns, rows and
-- order of cube.csv; write it as CSV with a header, NULL as nothing. It holds small counts: it is internal.
-- What netra sees of a file and no database has is not judged: blank and total rows, blanks that follow on each
-- other (blank-run), how a text is spelled, numbers of persons in other columns.
WITH
-- What texts of the table mean: lower case, without blanks and punctuation. Two codes of one name are none.
names(list, key, code) AS (VALUES
{names}),
-- A name that several areas of the second level share, within an area of the first.
shared(province, key, code) AS (VALUES
{shared}),
parents(regency, province) AS (VALUES
{parents}),
kinds(outcome, kind) AS (VALUES
{kinds}),

-- The columns by their roles. A cell that is empty, or blank, says nothing.
typed AS (
  SELECT
{typed}
  FROM {table}),
rows_read AS (
  SELECT *,
    CASE WHEN reported_0 IN ({default_days}) OR reported_0 < DATE '1900-01-01' OR reported_0 > DATE '2099-12-31' THEN NULL ELSE reported_0 END AS reported_1,
    CASE WHEN decided_0 IN ({default_days}) OR decided_0 < DATE '1900-01-01' OR decided_0 > DATE '2099-12-31' THEN NULL ELSE decided_0 END AS decided_1,
    CASE WHEN sanctioned_0 IN ({default_days}) OR sanctioned_0 < DATE '1900-01-01' OR sanctioned_0 > DATE '2099-12-31' THEN NULL ELSE sanctioned_0 END AS sanctioned_1,
    CASE WHEN recorded_0 IN ({default_days}) OR recorded_0 < DATE '1900-01-01' OR recorded_0 > DATE '2099-12-31' THEN NULL ELSE recorded_0 END AS recorded_1
  FROM typed
  WHERE {some_cell}),

-- Each text is looked up once.
texts AS (
{texts}),
keys AS (
  SELECT list, written,
    CASE WHEN list IN ('province', 'regency') THEN {area_key} ELSE {key} END AS key
  FROM texts),
found AS (
  SELECT k.list, k.written, k.key, n.code, CASE WHEN n.list IS NULL THEN 'unknown-code' WHEN n.code IS NULL THEN 'ambiguous-code' END AS fault
  FROM keys k LEFT JOIN names n ON n.list = k.list AND n.key = k.key AND k.key <> ''),
coded AS (
  SELECT r.*,
    e.code AS event, e.fault AS event_fault, p.code AS province_1, p.fault AS province_fault,
    coalesce(g.code, w.code) AS regency_1, CASE WHEN w.code IS NULL THEN g.fault END AS regency_fault,
    i.code AS institution, i.fault AS institution_fault, o.code AS position_1, o.fault AS position_fault,
    v.code AS violation, v.fault AS violation_fault, s.code AS sanction_1, s.fault AS sanction_fault,
    CASE WHEN r.outcome_0 IS NOT NULL THEN CASE WHEN u.code = 'unknown' THEN NULL ELSE u.code END
         WHEN {has_decided} AND r.decided_text IS NULL AND r.sanctioned_text IS NULL THEN '{pending}' END AS outcome_1,
    u.fault AS outcome_fault
  FROM rows_read r
  LEFT JOIN found e ON e.list = 'event' AND e.written = r.event_0
  LEFT JOIN found p ON p.list = 'province' AND p.written = r.province_0
  LEFT JOIN found g ON g.list = 'regency' AND g.written = r.regency_0
  LEFT JOIN shared w ON g.fault = 'ambiguous-code' AND w.key = g.key AND w.province = p.code
  LEFT JOIN found i ON i.list = 'institution' AND i.written = r.institution_0
  LEFT JOIN found o ON o.list = 'position' AND o.written = r.position_0
  LEFT JOIN found v ON v.list = 'violation' AND v.written = r.violation_0
  LEFT JOIN found s ON s.list = 'sanction' AND s.written = r.sanction_0
  LEFT JOIN found u ON u.list = 'outcome' AND u.written = r.outcome_0),

-- What contradicts itself is not used: no later stage lies before an earlier one.
in_order_1 AS (
  SELECT c.*, coalesce(k.kind, 'unknown') AS kind, coalesce(a.province, '') AS parent,
    CASE WHEN decided_1 < reported_1 THEN NULL ELSE decided_1 END AS decided_2
  FROM coded c LEFT JOIN kinds k ON k.outcome = c.outcome_1 LEFT JOIN parents a ON a.regency = c.regency_1),
in_order AS (
  SELECT *, CASE WHEN sanctioned_1 < decided_2 OR sanctioned_1 < reported_1 THEN NULL ELSE sanctioned_1 END AS sanctioned_2
  FROM in_order_1),
judged AS (
  SELECT *,
    {has_outcome} AND kind <> 'proven' AND (sanctioned_2 IS NOT NULL OR sanction_1 IS NOT NULL) AS unproven,
    recorded_1 > {day} AS is_later,
    coalesce(recorded_1, {day}) AS known_until,
    {lacks} AS lacks
  FROM in_order),
judged_rows AS (
  SELECT *,
    decided_2 AS decided_3,
    CASE WHEN unproven THEN NULL ELSE sanctioned_2 END AS sanctioned_3,
    CASE WHEN unproven THEN NULL ELSE sanction_1 END AS sanction_3,
    CASE WHEN province_1 IS NULL AND regency_1 IS NOT NULL AND parent <> '' THEN parent ELSE province_1 END AS province_3,
    CASE WHEN regency_1 IS NOT NULL AND parent <> '' AND province_1 <> parent THEN NULL ELSE regency_1 END AS regency_3
  FROM judged),

-- The days that the register covers, where the descriptor does not state them.
all_days AS (
  SELECT id, reported_1 AS d FROM judged_rows WHERE reported_1 IS NOT NULL
  UNION ALL SELECT id, decided_3 FROM judged_rows WHERE decided_3 IS NOT NULL
  UNION ALL SELECT id, sanctioned_3 FROM judged_rows WHERE sanctioned_3 IS NOT NULL
  UNION ALL SELECT id, recorded_1 FROM judged_rows WHERE recorded_1 IS NOT NULL),
-- Runs of days without a gap far longer than the usual ones; it covers what lies between those in which it plainly ran.
day_list AS (SELECT DISTINCT d FROM all_days),
gaps AS (SELECT d, {gap} AS gap FROM (SELECT d, lag(d) OVER (ORDER BY d) AS earlier FROM day_list) pairs),
ranked_gaps AS (SELECT gap, row_number() OVER (ORDER BY gap) AS place, count(*) OVER () AS all_gaps FROM gaps WHERE gap IS NOT NULL),
usual AS (SELECT coalesce(max(gap), 0) AS gap FROM ranked_gaps WHERE place <= floor((3 * all_gaps + 3) / 4.0)),
limits AS (
  SELECT greatest(6 * gap, CASE WHEN cases < 20 THEN 366 ELSE 30 END) AS most, greatest(1, floor(cases / 1000.0)) AS strays
  FROM usual CROSS JOIN (SELECT count(DISTINCT id) AS cases FROM judged_rows) all_cases),
runs AS (SELECT d, sum(CASE WHEN gap IS NULL OR gap > most THEN 1 ELSE 0 END) OVER (ORDER BY d) AS run FROM gaps CROSS JOIN limits),
full_runs AS (
  SELECT r.run, min(r.d) AS first_day, max(r.d) AS last_day, count(DISTINCT a.id) AS cases
  FROM all_days a JOIN runs r ON r.d = a.d GROUP BY r.run),
plain_runs AS (SELECT min(first_day) AS first_day, max(last_day) AS last_day FROM full_runs CROSS JOIN limits WHERE cases > strays),
fullest AS (SELECT first_day, last_day FROM full_runs ORDER BY cases DESC, run DESC LIMIT 1),
found_days AS (
  SELECT coalesce(p.first_day, f.first_day) AS a, coalesce(p.last_day, f.last_day) AS b FROM plain_runs p LEFT JOIN fullest f ON TRUE),
covers AS (SELECT {from} AS covers_from, {to} AS covers_to{of_days}),

-- A day that is far outside is not believed.
covered AS (
  SELECT j.*,
    CASE WHEN {far:reported_1} THEN NULL ELSE reported_1 END AS reported,
    CASE WHEN {far:decided_3} THEN NULL ELSE decided_3 END AS decided,
    CASE WHEN {far:sanctioned_3} THEN NULL ELSE sanctioned_3 END AS sanctioned,
    CASE WHEN {far:recorded_1} THEN NULL ELSE recorded_1 END AS recorded,
    c.covers_from, c.covers_to
  FROM judged_rows j CROSS JOIN covers c),

-- The versions of a case in the order in which they were recorded; unknown days are the earliest.
versions AS (
  SELECT v.*,
    CASE WHEN {has_recorded} THEN recorded END AS known_from,
    CASE WHEN {has_recorded} THEN first_value(recorded) OVER by_version END AS entered,
    {is_last} AS is_last,
    CASE WHEN {has_recorded} AND lead(1) OVER by_version = 1 THEN coalesce(lead(recorded) OVER by_version, DATE '1900-01-01') END AS known_till
  FROM covered v
  WINDOW by_version AS (PARTITION BY id ORDER BY recorded NULLS FIRST, CASE WHEN recorded_1 IS NOT NULL AND recorded IS NULL THEN 0 ELSE 1 END, recorded_1 DESC)),

-- The cases that are open longest on the day of the state: these keep their ids.
state_day AS (
  SELECT {open_on} AS open_on FROM (
    SELECT covers_from, covers_to, CAST(extract(year FROM covers_to) AS INTEGER) AS y, CAST(extract(quarter FROM covers_to) AS INTEGER) AS q
    FROM covers) last_quarter),
waiting_1 AS (
  SELECT v.id, v.known_from,
    CASE WHEN decided > open_on THEN 'pending' ELSE kind END AS kind_then,
    CASE WHEN decided > open_on OR sanctioned > open_on THEN FALSE ELSE sanctioned IS NOT NULL OR sanction_3 IS NOT NULL END AS is_sanctioned,
    reported, decided
  FROM versions v CROSS JOIN state_day
  WHERE (known_from IS NULL OR known_from <= open_on) AND (known_till IS NULL OR known_till > open_on)
    AND (reported IS NULL OR reported <= open_on)),
waiting AS (
  SELECT id, known_from,
    CASE WHEN kind_then = 'pending' THEN reported
         WHEN kind_then = 'proven' AND {has_sanctioned} AND NOT is_sanctioned THEN {proven_since} END AS since
  FROM waiting_1),
longest AS (
  SELECT id, known_from, since FROM (
    SELECT id, known_from, since, row_number() OVER (ORDER BY since, id{C}) AS place FROM waiting WHERE since IS NOT NULL) ranked
  WHERE place <= 200),
counted AS (
  SELECT l.id AS name, {text:l.since} AS value, v.event, v.province_3 AS province, v.regency_3 AS regency, v.institution,
    v.position_1 AS position_c, v.violation, v.sanction_3 AS sanction, v.outcome_1 AS outcome, {text:v.reported} AS reported, {text:v.decided} AS decided,
    {text:v.sanctioned} AS sanctioned, v.lacks, {text:v.entered} AS entered, {text:v.known_from} AS known_from, {text:v.known_till} AS known_till, count(*) AS n
  FROM versions v
  LEFT JOIN longest l ON l.id = v.id AND (l.known_from = v.known_from OR (l.known_from IS NULL AND v.known_from IS NULL AND (v.known_till IS NULL OR v.known_till > DATE '1900-01-01')))
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17),

-- How often something is wrong (docs/data.md).
alike AS (
  SELECT count(*) - 1 AS more FROM versions
  WHERE is_last AND id IS NOT NULL AND reported_1 IS NOT NULL AND regency_3 IS NOT NULL{alike}
  GROUP BY event, regency_3, institution, position_1, violation, reported_1),
per_day AS (
  SELECT which, d, count(*) AS n FROM (
    SELECT 1 AS which, reported_1 AS d FROM rows_read UNION ALL SELECT 2, decided_1 FROM rows_read
    UNION ALL SELECT 3, sanctioned_1 FROM rows_read) days
  WHERE d IS NOT NULL GROUP BY which, d),
ranked_days AS (
  SELECT which, n, sum(n) OVER (PARTITION BY which) AS total, row_number() OVER (PARTITION BY which ORDER BY n DESC) AS place,
    lead(n) OVER (PARTITION BY which ORDER BY n DESC) AS second FROM per_day),
again AS (SELECT count(*) - 1 AS more FROM versions WHERE id IS NOT NULL GROUP BY id{twice} HAVING count(*) > 1),
sums AS (
  SELECT
{sums}
  FROM covered),
wrong AS (
  SELECT name, severity, CASE name
{sum_of}
    WHEN 'likely-duplicate' THEN (SELECT sum(more) FROM alike)
    WHEN 'duplicate-id' THEN (SELECT sum(more) FROM again)
    WHEN 'date-spike' THEN (SELECT count(*) FROM ranked_days WHERE place = 1 AND total >= 50 AND n * 5 > total AND n > 5 * coalesce(second, 0)) END AS n
  FROM sums CROSS JOIN (VALUES
{faults},
    ('likely-duplicate', 'warning'), ('duplicate-id', 'error'), ('date-spike', 'warning')) AS f(name, severity)),

result AS (
  SELECT 'about' AS kind, name, value, {nothing}, 1 AS n FROM (
{about}) about_rows
  UNION ALL SELECT 'problem', name, severity, {nothing}, n FROM (SELECT name, severity, CAST(n AS BIGINT) AS n FROM wrong) faults WHERE n > 0
  UNION ALL SELECT 'state', name, value, event, province, regency, institution, position_c, violation, sanction, outcome,
    reported, decided, sanctioned, lacks, CAST(NULL AS {T}), entered, known_from, known_till, n FROM counted)
SELECT kind, name, value, event, province, regency, institution, position_c AS {q:position}, violation, sanction, outcome,
  reported, decided, sanctioned, lacks, rows_c AS {q:rows}, entered, known_from AS {q:from}, known_till AS {q:until}, n AS {q:count}
FROM result
ORDER BY {order}
