/* What only the whole table of cases tells. */
#include <math.h>
#include <string.h>

#include "base/list.h"
#include "cases.h"
#include "words/model.h"

#define report(cases, severity, line, code, ...)                                                   \
    nt_problems_add((cases)->problems, severity, nt_ingest_line_place((cases)->table, line), code, \
                    __VA_ARGS__)

/* Rows found by a hash: an open-addressing table of row numbers, in memory of its own that goes
 * when it is no longer needed. */
typedef struct {
    nt_arena *arena;
    uint64_t *slots; /* upper half of the hash, row + 1; 0 free */
    size_t mask;
} row_table;

static row_table open_rows(size_t count)
{
    row_table table = {.arena = nt_arena_open(), .mask = 255};
    while (table.mask < count + count / 2) {
        table.mask = table.mask * 2 + 1;
    }
    table.slots = nt_new_array(table.arena, uint64_t, table.mask + 1);
    return table;
}

typedef bool (*same_rows)(const nt_case *a, const nt_case *b);

/* The first row that is the same, or SIZE_MAX and this row is kept. */
static size_t meet(row_table *table, const nt_case *cases, size_t row, uint64_t hash,
                   same_rows same)
{
    uint64_t upper = hash >> 32 << 32;
    for (size_t at = hash & table->mask;; at = (at + 1) & table->mask) {
        uint64_t slot = table->slots[at];
        if (!slot) {
            table->slots[at] = upper | (uint64_t)(row + 1);
            return SIZE_MAX;
        }
        size_t other = (size_t)(slot & UINT32_MAX) - 1;
        if ((slot >> 32 << 32) == upper && same(&cases[other], &cases[row])) {
            return other;
        }
    }
}

static bool same_id(const nt_case *a, const nt_case *b)
{
    return strcmp(a->id, b->id) == 0;
}

static uint64_t hash_id(const row_table *rows, const nt_case *c)
{
    return nt_hash(rows->arena, c->id, strlen(c->id));
}

static bool ids_ascend(const nt_cases *cases)
{
    for (size_t i = 1; i < cases->cases.count; i++) {
        if (strcmp(cases->cases.items[i - 1].id, cases->cases.items[i].id) >= 0) {
            return false;
        }
    }
    return true;
}

static const char *line_of(const nt_cases *cases, const nt_case *other, const nt_case *c)
{
    return nt_ingest_line_text(cases->arena, cases->table, other->line, c->line);
}

static void report_duplicate(nt_cases *cases, const nt_case *first, const nt_case *second)
{
    report(cases, NT_SEVERITY_ERROR, second->line, "duplicate-id",
           cases->watches[NT_COLUMN_RECORDED].column < 0
               ? NT_MESSAGE_MODEL_CASE_TWICE(.case_id = second->id,
                                             .line = line_of(cases, first, second))
               : NT_MESSAGE_MODEL_VERSION_TWICE(.case_id = second->id,
                                                .line = line_of(cases, first, second)));
}

static void find_duplicates(nt_cases *cases)
{
    row_table rows = open_rows(cases->cases.count);
    for (size_t i = 0; i < cases->cases.count; i++) {
        const nt_case *c = &cases->cases.items[i];
        size_t first =
            *c->id ? meet(&rows, cases->cases.items, i, hash_id(&rows, c), same_id) : SIZE_MAX;
        if (first != SIZE_MAX) {
            report_duplicate(cases, &cases->cases.items[first], c);
        }
    }
    nt_arena_close(rows.arena);
}

/* Where a version goes: behind the earlier ones of its case, which stands where its first row did.
 */
typedef struct {
    uint32_t group, row;
    nt_date recorded;
} version;

static int by_case(const void *left, const void *right)
{
    const version *a = left, *b = right;
    int order = (a->group > b->group) - (a->group < b->group);
    order = order ? order : (a->recorded > b->recorded) - (a->recorded < b->recorded);
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

static void group_versions(nt_cases *cases)
{
    size_t count = cases->cases.count;
    row_table rows = open_rows(count);
    version *versions = nt_new_array(rows.arena, version, count + 1);
    for (size_t i = 0; i < count; i++) {
        const nt_case *c = &cases->cases.items[i];
        size_t first =
            *c->id ? meet(&rows, cases->cases.items, i, hash_id(&rows, c), same_id) : SIZE_MAX;
        versions[i] =
            (version){(uint32_t)(first == SIZE_MAX ? i : first), (uint32_t)i, c->recorded};
    }
    nt_sort(versions, count, sizeof *versions, by_case);
    nt_case *grouped = nt_new_array(cases->arena, nt_case, count + 1);
    for (size_t i = 0; i < count; i++) {
        grouped[i] = cases->cases.items[versions[i].row];
        if (i && versions[i].group == versions[i - 1].group &&
            versions[i].recorded == versions[i - 1].recorded) {
            report_duplicate(cases, &grouped[i - 1], &grouped[i]);
        }
    }
    nt_arena_close(rows.arena);
    cases->cases.items = grouped;
}

/* What two reports of one case have in common. */
const nt_dimension nt_model_likeness[NT_LIKENESS] = {
    NT_DIM_EVENT, NT_DIM_REGENCY, NT_DIM_INSTITUTION, NT_DIM_POSITION, NT_DIM_VIOLATION};

static bool same_matter(const nt_case *a, const nt_case *b)
{
    for (size_t i = 0; i < NT_LIKENESS; i++) {
        if (a->codes[nt_model_likeness[i]] != b->codes[nt_model_likeness[i]]) {
            return false;
        }
    }
    return a->reported == b->reported;
}

static uint64_t hash_matter(const row_table *rows, const nt_case *c)
{
    uint32_t key[NT_LIKENESS + 1];
    for (size_t i = 0; i < NT_LIKENESS; i++) {
        key[i] = c->codes[nt_model_likeness[i]];
    }
    key[NT_LIKENESS] = (uint32_t)c->reported;
    return nt_hash(rows->arena, key, sizeof key);
}

/* Where a part is unknown nothing is likely. */
static bool is_comparable(const nt_cases *cases, const nt_case *c)
{
    bool known = nt_date_known(c->reported) && *c->id && c->codes[NT_DIM_REGENCY];
    for (size_t i = 0; i < NT_LIKENESS; i++) {
        known = known &&
                (cases->watches[nt_model_likeness[i]].column < 0 || c->codes[nt_model_likeness[i]]);
    }
    return known;
}

static bool is_last_version(const nt_cases *cases, size_t row)
{
    return row + 1 == cases->cases.count ||
           !same_id(&cases->cases.items[row], &cases->cases.items[row + 1]);
}

static void judge_likeness(nt_cases *cases, row_table *rows, size_t row, uint64_t hash)
{
    const nt_case *all = cases->cases.items, *c = &all[row];
    size_t first = meet(rows, all, row, hash, same_matter);
    if (first != SIZE_MAX && !same_id(&all[first], c)) {
        const nt_case *other = &all[first];
        report(cases, NT_SEVERITY_WARNING, c->line, "likely-duplicate",
               NT_MESSAGE_MODEL_LIKELY_DUPLICATE(.case_id = c->id, .other = other->id,
                                                 .line = line_of(cases, other, c)));
    }
}

/* The slots of a large table lie nowhere near each other: each is asked for some rows before it is
 * looked at. `apart`: no two cases that follow on each other have one id. */
static void find_likely_duplicates(nt_cases *cases, bool apart)
{
    enum { ROWS_BEFORE = 16 };
    uint64_t hashes[ROWS_BEFORE] = {0}; /* 0: nothing is likely */
    size_t count = cases->cases.count;
    row_table rows = open_rows(count);
    for (size_t i = 0; i < count + ROWS_BEFORE; i++) {
        uint64_t *hash = &hashes[i % ROWS_BEFORE];
        if (*hash) {
            judge_likeness(cases, &rows, i - ROWS_BEFORE, *hash);
        }
        *hash = 0;
        const nt_case *all = cases->cases.items;
        if (i < count && is_comparable(cases, &all[i]) && (apart || is_last_version(cases, i))) {
            *hash = hash_matter(&rows, &all[i]);
            *hash += !*hash;
            __builtin_prefetch(&rows.slots[*hash & rows.mask]);
        }
    }
    nt_arena_close(rows.arena);
}

/* Blanks that follow on each other for a reason: as many runs of that length as this are expected
 * by chance in a column of that share of blanks. */
static double expected_runs(const nt_cases *cases, const nt_watch *watch, const nt_line_run *run)
{
    double rows = (double)cases->row_count, length = (double)run->length;
    double others = (double)watch->missing - length;
    double share = ((others > 0 ? others : 0) + 1) / (rows - length + 2);
    return rows * pow(share, length);
}

static void find_blank_runs(nt_cases *cases)
{
    const double by_chance = 1e-6;
    for (int w = 0; w < NT_COLUMN_COUNT; w++) {
        const nt_watch *watch = &cases->watches[w];
        /* Cases that are still open follow on each other in any register. */
        if (1 << w & NT_LACKED_BEFORE_DECISION || cases->row == NT_ROW_EVENT) {
            continue; /* and events say one thing each */
        }
        NT_EACH(const nt_line_run, run, watch->runs.items, watch->runs.count) {
            /* A column that is empty altogether is a matter of its own. */
            bool whole = run->length == cases->row_count;
            if (!whole && expected_runs(cases, watch, run) < by_chance) {
                report(cases, NT_SEVERITY_WARNING, run->line, "blank-run",
                       NT_MESSAGE_MODEL_BLANK_RUN(.column = nt_model_heading(cases, w),
                                                  .rows = (long long)run->length));
            }
        }
    }
}

void nt_model_peak_add(nt_day_peak *peak, nt_date day, uint64_t count)
{
    peak->total += count;
    if (count > peak->most) {
        peak->second = peak->most;
        peak->most = count;
        peak->day = day;
    } else if (count > peak->second) {
        peak->second = count;
    }
}

bool nt_model_peak_is_spike(const nt_day_peak *peak)
{
    enum { ENOUGH = 50 };
    return peak->total >= ENOUGH && peak->most * 5 > peak->total && peak->most > peak->second * 5;
}

static void find_spike(nt_cases *cases, const uint32_t *days, int watch)
{
    nt_day_peak peak = {0};
    for (size_t i = 0; i < NT_DAYS_RANGE; i++) {
        nt_model_peak_add(&peak, (nt_date)i + NT_DAYS_FIRST, days[i]);
    }
    if (nt_model_peak_is_spike(&peak)) {
        char day[11];
        report(cases, NT_SEVERITY_WARNING, 0, "date-spike",
               NT_MESSAGE_MODEL_DATE_SPIKE(.most = (long long)peak.most,
                                           .total = (long long)peak.total,
                                           .column = nt_model_heading(cases, watch),
                                           .day = nt_date_format_iso(peak.day, day)));
    }
}

void nt_model_judge_cases(nt_cases *cases)
{
    bool in_order = ids_ascend(cases); /* as exports usually are: no id stands twice */
    if (!in_order && cases->watches[NT_COLUMN_RECORDED].column >= 0) {
        group_versions(cases);
    } else if (!in_order) {
        find_duplicates(cases);
    }
    find_likely_duplicates(cases, in_order);
    find_blank_runs(cases);
    for (nt_day day = 0; day < NT_DAY_RECORDED; day++) {
        find_spike(cases, cases->days[day], nt_model_day_columns[day]);
    }
}
