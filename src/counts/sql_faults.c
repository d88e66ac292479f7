/* What is wrong in a register, as the query counts it: the problems of docs/data.md. */
#include "sql.h"

const char sql_default_days[] =
    "DATE '0001-01-01', DATE '1753-01-01', DATE '1899-12-30', DATE '1899-12-31', "
    "DATE '1900-01-01', DATE '1904-01-01', DATE '1970-01-01', DATE '1980-01-01', "
    "DATE '2099-12-31', DATE '9999-12-31'";

static const int day_columns[] = {NT_COLUMN_REPORTED, NT_COLUMN_DECIDED, NT_COLUMN_SANCTIONED,
                                  NT_COLUMN_RECORDED};
enum { DAYS = 4 };

void sql_lacks(sql_asking *a)
{
    static const char *const when[NT_COLUMN_COUNT] = {
        [NT_DIM_SANCTION] = "sanctioned_1 IS NOT NULL AND sanction_0 IS NULL",
        [NT_COLUMN_ID] = "id IS NULL",
        [NT_COLUMN_OUTCOME] = "decided_1 IS NOT NULL AND outcome_0 IS NULL",
        [NT_COLUMN_REPORTED] = "reported_text IS NULL",
        [NT_COLUMN_DECIDED] = "kind IN ('proven', 'not-proven', 'closed') AND decided_text IS NULL",
        [NT_COLUMN_SANCTIONED] = "sanction_1 IS NOT NULL AND sanctioned_text IS NULL",
        [NT_COLUMN_RECORDED] = "recorded_text IS NULL"};
    nt_buffer_puts(&a->out, "NULLIF(TRIM(''");
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        const char *name = nt_cube_lacks[c];
        const char *told = when[c] ? when[c] : nt_arena_printf(a->arena, "%s_0 IS NULL", name);
        if (sql_has(a, c)) {
            sql_say(a, "\n      || CASE WHEN %s THEN '%s ' ELSE '' END", told, name);
        }
    }
    nt_buffer_puts(&a->out, "), '')");
}

/* A problem, and in how many rows it is; several conditions count each. */
typedef struct {
    const char *code, *severity, *when[9];
} fault;

static const fault faults[] = {
    {"decided-before-reported", "warning", {"decided_1 < reported_1"}},
    {"sanctioned-before-decided", "warning", {"sanctioned_1 < decided_2"}},
    {"sanctioned-before-reported",
     "warning",
     {"sanctioned_1 < reported_1 AND NOT coalesce(sanctioned_1 < decided_2, FALSE)"}},
    {"sanction-without-proof", "warning", {"unproven"}},
    {"future-date",
     "warning",
     {"NOT coalesce(is_later, FALSE) AND reported_1 > known_until",
      "NOT coalesce(is_later, FALSE) AND decided_2 > known_until",
      "NOT coalesce(is_later, FALSE) AND sanctioned_3 > known_until"}},
    {"regency-outside-province", "warning", {"regency_1 IS NOT NULL AND province_1 <> regency_of"}},
    {"unknown-code",
     "warning",
     {"event_fault = 'unknown-code'", "province_fault = 'unknown-code'",
      "regency_fault = 'unknown-code'", "institution_fault = 'unknown-code'",
      "position_fault = 'unknown-code'", "violation_fault = 'unknown-code'",
      "sanction_fault = 'unknown-code'", "outcome_fault IS NOT NULL"}},
    {"ambiguous-code",
     "warning",
     {"event_fault = 'ambiguous-code'", "province_fault = 'ambiguous-code'",
      "regency_fault = 'ambiguous-code'", "institution_fault = 'ambiguous-code'",
      "position_fault = 'ambiguous-code'", "violation_fault = 'ambiguous-code'",
      "sanction_fault = 'ambiguous-code'"}},
    {"missing-id", "error", {"id IS NULL"}},
    {"duplicate-id", "error", {"is_again"}}};
enum { FAULTS = sizeof faults / sizeof *faults };

static void put_sum(sql_asking *a, const char *when)
{
    sql_say(a, " + sum(CASE WHEN %s THEN 1 ELSE 0 END)", when);
}

/* Days that stand for none, and days outside: of no register, or of this one. */
static void put_sums_of_days(sql_asking *a)
{
    static const char *const known[DAYS] = {"reported_1", "decided_2", "sanctioned_3",
                                            "recorded_1"};
    nt_buffer_puts(&a->out, "    0");
    for (int d = 0; d < DAYS; d++) {
        put_sum(a, nt_arena_printf(a->arena, "%s_0 IN (%s)", nt_cube_lacks[day_columns[d]],
                                   sql_default_days));
    }
    nt_buffer_puts(&a->out, " AS n_default,\n    0");
    for (int d = 0; d < DAYS; d++) {
        const char *name = nt_cube_lacks[day_columns[d]];
        put_sum(a, nt_arena_printf(a->arena, "%s_1 IS NULL AND %s_0 NOT IN (%s)", name, name,
                                   sql_default_days));
        put_sum(a, nt_arena_printf(a->arena, "%s < ran_from OR %s > ran_to", known[d], known[d]));
    }
    nt_buffer_puts(&a->out, " AS n_outside,\n");
}

static void put_sum_of_missing(sql_asking *a)
{
    nt_buffer_puts(&a->out, "    0");
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        int field = sql_field_of(a, c, 0);
        if (field >= 0 && c != NT_COLUMN_ID && a->table->fields[field].required) {
            bool text = c < NT_DIM_COUNT || c == NT_COLUMN_OUTCOME;
            put_sum(a, nt_arena_printf(a->arena, "%s_%s IS NULL", nt_cube_lacks[c],
                                       text ? "0" : "text"));
        }
    }
    nt_buffer_puts(&a->out, " AS n_missing,\n");
}

/* A run of digits that may be a NIP or a NIK, which base/personal.h knows more exactly. */
static const char nip[] = "(19[2-9]|20[012])[0-9](0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])"
                          "(19|20)[0-9][0-9](0[1-9]|1[0-2]|2[1-9])[12][0-9][0-9][0-9]";
static const char nik[] = "(^|[^0-9a-f])([1-9][1-9]|[2-9]0)[0-9][0-9][0-9][0-9]"
                          "([04][1-9]|[1256][0-9]|[37][01])(0[1-9]|1[0-2])"
                          "[0-9][0-9][0-9][0-9][0-9][0-9]([^0-9a-f]|$)";

/* As nt_model_is_plain_id has it, but for colons, which stand anywhere here. */
static void put_sum_of_odd_ids(sql_asking *a)
{
    nt_buffer_puts(&a->out, "    0");
    put_sum(a,
            nt_arena_printf(a->arena,
                            "id <> regexp_replace(id, '[^-0-9A-Za-z/._:]', ''%s) OR length(id) > "
                            "64 OR id = regexp_replace(id, '[0-9]', ''%s) OR "
                            "id <> regexp_replace(id, '%s', '') OR "
                            "id <> regexp_replace(id, '%s', '')",
                            a->as->all, a->as->all, nip, nik));
    nt_buffer_puts(&a->out, " AS n_odd");
}

void sql_sums(sql_asking *a)
{
    for (size_t i = 0; i < FAULTS; i++) {
        nt_buffer_puts(&a->out, "    0");
        for (const char *const *when = faults[i].when; *when; when++) {
            put_sum(a, *when);
        }
        sql_say(a, " AS n%zu,\n", i);
    }
    put_sums_of_days(a);
    put_sum_of_missing(a);
    put_sum_of_odd_ids(a);
}

static const char *const others[][3] = {{"default-date", "n_default", "warning"},
                                        {"outside-coverage", "n_outside", "warning"},
                                        {"missing-value", "n_missing", "warning"},
                                        {"case-id", "n_odd", "error"}};
enum { OTHERS = sizeof others / sizeof *others };

void sql_sum_of(sql_asking *a)
{
    for (size_t i = 0; i < FAULTS; i++) {
        sql_say(a, "    WHEN '%s' THEN n%zu\n", faults[i].code, i);
    }
    for (size_t i = 0; i < OTHERS; i++) {
        sql_say(a, "    WHEN '%s' THEN %s%s", others[i][0], others[i][1],
                i + 1 < OTHERS ? "\n" : "");
    }
}

void sql_faults(sql_asking *a)
{
    for (size_t i = 0; i < FAULTS; i++) {
        sql_say(a, "    ('%s', '%s'),\n", faults[i].code, faults[i].severity);
    }
    for (size_t i = 0; i < OTHERS; i++) {
        sql_say(a, "    ('%s', '%s')%s", others[i][0], others[i][2], i + 1 < OTHERS ? ",\n" : "");
    }
}

/* What two reports of one case have in common is known. */
void sql_alike(sql_asking *a)
{
    static const int dimensions[] = {NT_DIM_EVENT, NT_DIM_INSTITUTION, NT_DIM_POSITION,
                                     NT_DIM_VIOLATION};
    for (size_t i = 0; i < sizeof dimensions / sizeof *dimensions; i++) {
        if (sql_has(a, dimensions[i])) {
            sql_say(a, " AND %s_1 IS NOT NULL", nt_cube_lacks[dimensions[i]]);
        }
    }
}
