-- The cube of a register, as `netra cube` writes it: cube.csv, docs/scale.md.
-- One statement, which reads the one table {table} and changes nothing. Its result has the columns, rows and
-- order of cube.csv; write it as CSV with a header, NULL as nothing. It holds small counts: it is internal.
-- What netra sees of a file and no database has is not judged: blank and total rows, blanks that follow on each
-- other (blank-run), how a text is spelled, numbers of persons in other columns.
WITH
-- What texts of the table mean: lower case, without blanks and punctuation. Two codes of one name are none. An area
-- lies in another, an outcome is of a kind; a name that several areas of the second level share is known within one
-- of the first.
names(list, key, code, belongs) AS (VALUES
{names}),

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
coded AS (
  SELECT r.*{codes}
  FROM rows_read r{joins}),

-- What contradicts itself is not used: no later stage lies before an earlier one.
in_order_1 AS (
  SELECT *,
    {has_decided} AND outcome_0 IS NULL AND decided_text IS NULL AND sanctioned_text IS NULL AS is_pending,
    CASE WHEN decided_1 < reported_1 THEN NULL ELSE decided_1 END AS decided_2
  FROM coded),
in_order AS (
  SELECT *,
    CASE WHEN is_pending THEN '{pending}' ELSE NULLIF(outcome_1, 'unknown') END AS outcome_2,
    CASE WHEN is_pending THEN 'pending' ELSE coalesce(outcome_of, 'unknown') END AS kind,
    CASE WHEN sanctioned_1 < decided_2 OR sanctioned_1 < reported_1 THEN NULL ELSE sanctioned_1 END AS sanctioned_2
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
    CASE WHEN unproven THEN NULL ELSE sanctioned_2 END AS sanctioned_3,
    CASE WHEN unproven THEN NULL ELSE sanction_1 END AS sanction_3,
    CASE WHEN province_1 IS NULL AND regency_1 IS NOT NULL AND regency_of IS NOT NULL THEN regency_of ELSE province_1 END AS province_3,
    CASE WHEN regency_1 IS NOT NULL AND province_1 <> regency_of THEN NULL ELSE regency_1 END AS regency_3,
    {is_last} AS is_last,
    coalesce(id IS NOT NULL AND lag(1) OVER of_case = 1{same_day}, FALSE) AS is_again
  FROM judged
  WINDOW of_case AS (PARTITION BY id ORDER BY recorded_1 NULLS FIRST)),

-- The days that the register covers, where the descriptor does not state them. Each case has its days, each with the
-- one before, and none: so a case is counted once, and once in a run of days that it was not in before.
case_days AS (
  SELECT d, lag(d) OVER by_day AS prior_d, CASE WHEN d IS NOT NULL OR row_number() OVER by_day = 1 THEN id END AS id
  FROM (
    SELECT id, which, CASE which WHEN 1 THEN reported_1 WHEN 2 THEN decided_2 WHEN 3 THEN sanctioned_3 WHEN 4 THEN recorded_1 END AS d
    FROM judged_rows CROSS JOIN (VALUES (0), (1), (2), (3), (4)) AS w(which)) days
  WHERE which = 0 OR d IS NOT NULL
  WINDOW by_day AS (PARTITION BY id ORDER BY d NULLS FIRST)),
day_list AS (
  SELECT d, prior_d, count(id) AS n, lag(d) OVER (ORDER BY d NULLS FIRST) AS earlier, sum(CASE WHEN d IS NULL THEN count(id) END) OVER () AS cases
  FROM case_days GROUP BY d, prior_d),
-- Runs of days without a gap far longer than the usual ones; it covers what lies between those in which it plainly ran.
gaps AS (SELECT d, prior_d, n, cases, {gap} AS gap FROM day_list WHERE d IS NOT NULL),
ranked_gaps AS (
  SELECT *, row_number() OVER (ORDER BY NULLIF(gap, 0) NULLS LAST) AS place, count(NULLIF(gap, 0)) OVER () AS all_gaps FROM gaps),
limits AS (
  SELECT *, greatest(6 * coalesce(max(CASE WHEN place <= floor((3 * all_gaps + 3) / 4.0) THEN gap END) OVER (), 0), CASE WHEN cases < 20 THEN 366 ELSE 30 END) AS most
  FROM ranked_gaps),
runs AS (SELECT *, sum(CASE WHEN gap IS NULL OR gap > most THEN 1 ELSE 0 END) OVER (ORDER BY d) AS run FROM limits),
bounded AS (SELECT *, min(d) OVER (PARTITION BY run) AS first_day, max(d) OVER (PARTITION BY run) AS last_day FROM runs),
full_runs AS (
  SELECT run, first_day, last_day, max(cases) AS cases, sum(CASE WHEN prior_d IS NULL OR prior_d < first_day THEN n ELSE 0 END) AS n
  FROM bounded GROUP BY run, first_day, last_day),
ranked_runs AS (
  SELECT *, n > greatest(1, floor(cases / 1000.0)) AS is_plain, row_number() OVER (ORDER BY n DESC, run DESC) AS place FROM full_runs),
found_days AS (
  SELECT coalesce(min(CASE WHEN is_plain THEN first_day END), min(CASE WHEN place = 1 THEN first_day END)) AS a,
    coalesce(max(CASE WHEN is_plain THEN last_day END), max(CASE WHEN place = 1 THEN last_day END)) AS b
  FROM ranked_runs),
-- What was found, from the 1st, 8th, 15th or 22nd of a month up to the day before one: its first or last day is often that
-- of one case.
ran AS (SELECT {from} AS ran_from, {to} AS ran_to{of_days}),
ends AS (
  SELECT ran_from, ran_to, CAST(extract(year FROM ran_from) AS INTEGER) AS y, CAST(extract(month FROM ran_from) AS INTEGER) AS m,
    CAST(extract(day FROM ran_from) AS INTEGER) AS d, CAST(extract(day FROM ran_to + 1) AS INTEGER) - 1 AS passed
  FROM ran),
inner_ends AS (SELECT ran_from, ran_to, {inner_from} AS inner_from, {inner_to} AS inner_to FROM ends),
covers AS (
  SELECT ran_from, ran_to, covers_from, covers_to, {open_on} AS open_on
  FROM (
    SELECT *, CAST(extract(year FROM covers_to) AS INTEGER) AS y, CAST(extract(quarter FROM covers_to) AS INTEGER) AS q
    FROM (
      SELECT ran_from, ran_to, CASE WHEN inner_from <= inner_to THEN inner_from END AS covers_from,
        CASE WHEN inner_from <= inner_to THEN inner_to END AS covers_to
      FROM inner_ends) ended) last_quarter),

-- A day that is far outside is not believed.
covered AS (
  SELECT j.*,
    CASE WHEN {far:reported_1} THEN NULL ELSE reported_1 END AS reported,
    CASE WHEN {far:decided_2} THEN NULL ELSE decided_2 END AS decided,
    CASE WHEN {far:sanctioned_3} THEN NULL ELSE sanctioned_3 END AS sanctioned,
    CASE WHEN {far:recorded_1} THEN NULL ELSE recorded_1 END AS recorded,
    c.*
  FROM judged_rows j CROSS JOIN covers c),

-- The versions of a case in the order in which they were recorded; unknown days are the earliest.
versions AS (
  SELECT v.*,
    CASE WHEN {has_recorded} THEN recorded END AS known_from,
    CASE WHEN {has_recorded} THEN first_value(recorded) OVER by_version END AS entered,
    CASE WHEN {has_recorded} AND lead(1) OVER by_version = 1 THEN coalesce(lead(recorded) OVER by_version, DATE '1900-01-01') END AS known_till
  FROM covered v
  WINDOW by_version AS (PARTITION BY id ORDER BY recorded NULLS FIRST, CASE WHEN recorded_1 IS NOT NULL AND recorded IS NULL THEN 0 ELSE 1 END, recorded_1 DESC)),

-- The cases that are open longest on the day of the state: these keep their ids.
waiting_1 AS (
  SELECT id, known_from, reported, decided,
    CASE WHEN decided > open_on THEN 'pending' ELSE kind END AS kind_then,
    CASE WHEN decided > open_on OR sanctioned > open_on THEN FALSE ELSE sanctioned IS NOT NULL OR sanction_3 IS NOT NULL END AS is_sanctioned
  FROM versions
  WHERE (known_from IS NULL OR known_from <= open_on) AND (known_till IS NULL OR known_till > open_on)
    AND (reported IS NULL OR reported <= open_on)),
waiting AS (
  SELECT id, known_from,
    CASE WHEN kind_then = 'pending' THEN reported
         WHEN kind_then = 'proven' AND {has_sanctioned} AND NOT is_sanctioned THEN {proven_since} END AS since
  FROM waiting_1),
longest AS (SELECT id, known_from, since FROM waiting WHERE since IS NOT NULL ORDER BY since, id{C} LIMIT 200),
counted AS (
  SELECT l.id AS name, {text:l.since} AS value, v.event_1 AS event, v.province_3 AS province, v.regency_3 AS regency, v.institution_1 AS institution,
    v.position_1 AS position_c, v.violation_1 AS violation, v.sanction_3 AS sanction, v.outcome_2 AS outcome, {text:v.reported} AS reported, {text:v.decided} AS decided,
    {text:v.sanctioned} AS sanctioned, v.lacks, {text:v.entered} AS entered, {text:v.known_from} AS known_from, {text:v.known_till} AS known_till, count(*) AS n
  FROM versions v
  LEFT JOIN longest l ON l.id = v.id AND (l.known_from = v.known_from OR (l.known_from IS NULL AND v.known_from IS NULL AND (v.known_till IS NULL OR v.known_till > DATE '1900-01-01')))
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17),

-- How often something is wrong (docs/data.md).
alike AS (
  SELECT count(*) - 1 AS more FROM judged_rows
  WHERE is_last AND id IS NOT NULL AND reported_1 IS NOT NULL AND regency_3 IS NOT NULL{alike}
  GROUP BY event_1, regency_3, institution_1, position_1, violation_1, reported_1),
per_day AS (
  SELECT which, d, count(*) AS n FROM (
    SELECT which, CASE which WHEN 1 THEN reported_1 WHEN 2 THEN decided_1 ELSE sanctioned_1 END AS d
    FROM rows_read CROSS JOIN (VALUES (1), (2), (3)) AS w(which)) days
  WHERE d IS NOT NULL GROUP BY which, d),
ranked_days AS (
  SELECT which, n, sum(n) OVER (PARTITION BY which) AS total, row_number() OVER (PARTITION BY which ORDER BY n DESC) AS place,
    lead(n) OVER (PARTITION BY which ORDER BY n DESC) AS second FROM per_day),
sums AS (
  SELECT
{sums}
  FROM covered),
wrong AS (
  SELECT name, severity, CASE name
{sum_of}
    WHEN 'likely-duplicate' THEN (SELECT sum(more) FROM alike)
    WHEN 'date-spike' THEN (SELECT count(*) FROM ranked_days WHERE place = 1 AND total >= 50 AND n * 5 > total AND n > 5 * coalesce(second, 0)) END AS n
  FROM sums CROSS JOIN (VALUES
{faults},
    ('likely-duplicate', 'warning'), ('date-spike', 'warning')) AS f(name, severity)),

about AS (
  SELECT name, CASE name WHEN 'covers-from' THEN {text:covers_from} WHEN 'covers-to' THEN {text:covers_to} WHEN 'open-on' THEN {text:open_on} ELSE value END AS value
  FROM covers CROSS JOIN (VALUES
{about}) AS facts(name, value)),
result AS (
  SELECT 'about' AS kind, name, value, {nothing}, 1 AS n FROM about
  UNION ALL SELECT 'problem', name, severity, {nothing}, n FROM (SELECT name, severity, CAST(n AS BIGINT) AS n FROM wrong) faults WHERE n > 0
  UNION ALL SELECT 'state', name, value, event, province, regency, institution, position_c, violation, sanction, outcome,
    reported, decided, sanctioned, lacks, CAST(NULL AS {T}), entered, known_from, known_till, n FROM counted)
SELECT kind, name,
  CASE WHEN kind = 'about' AND name = 'states' THEN CAST(sum(CASE WHEN kind = 'state' THEN 1 ELSE 0 END) OVER () AS {T}) ELSE value END AS value,
  event, province, regency, institution, position_c AS {q:position}, violation, sanction, outcome,
  reported, decided, sanctioned, lacks, rows_c AS {q:rows}, entered, known_from AS {q:from}, known_till AS {q:until}, n AS {q:count}
FROM result
ORDER BY {order}
