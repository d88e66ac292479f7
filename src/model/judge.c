/* What only the whole table of cases tells. */
#include <math.h>
#include <string.h>

#include "base/shown.h"
#include "base/threads.h"
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

/* The first row of this hash that is the same, or SIZE_MAX and this row is kept. */
typedef bool same_rows(const void *who, size_t a, size_t b);
static size_t meet(row_table *table, size_t row, uint64_t hash, same_rows *same, const void *who)
{
    uint64_t upper = hash >> 32 << 32;
    for (size_t at = hash & table->mask;; at = (at + 1) & table->mask) {
        uint64_t slot = table->slots[at];
        if (!slot) {
            table->slots[at] = upper | (uint64_t)(row + 1);
            return SIZE_MAX;
        }
        size_t other = (size_t)(slot & UINT32_MAX) - 1;
        if ((slot >> 32 << 32) == upper && same(who, other, row)) {
            return other;
        }
    }
}

static bool same_id(const void *who, size_t a, size_t b)
{
    const nt_case_store *cases = who;
    nt_id_text one = {.next = 0}, other = {.next = 0};
    return strcmp(nt_store_id(cases, a, &one), nt_store_id(cases, b, &other)) == 0;
}

/* The first row that has this id, which is not empty; SIZE_MAX: this one. */
static size_t meet_id(row_table *rows, const nt_case_store *cases, size_t row, nt_id_text *kept)
{
    const char *id = nt_store_id(cases, row, kept);
    return *id ? meet(rows, row, nt_hash(rows->arena, id, strlen(id)), same_id, cases) : SIZE_MAX;
}

static const char *line_of(const nt_cases *cases, const nt_case *other, const nt_case *c)
{
    return nt_ingest_line_text(cases->arena, cases->table, other->line, c->line);
}

static void report_duplicate(nt_cases *cases, size_t first, size_t second)
{
    nt_id_text kept = {.next = 0};
    nt_case a = nt_store_case(&cases->cases, first), b = nt_store_case(&cases->cases, second);
    const char *id = nt_store_id(&cases->cases, second, &kept), *line = line_of(cases, &a, &b);
    report(cases, NT_SEVERITY_ERROR, b.line, "duplicate-id",
           cases->watches[NT_COLUMN_RECORDED].column < 0
               ? NT_MESSAGE_MODEL_CASE_TWICE(.case_id = id, .line = line)
               : NT_MESSAGE_MODEL_VERSION_TWICE(.case_id = id, .line = line));
}

static void find_duplicates(nt_cases *cases)
{
    row_table rows = open_rows(cases->cases.count);
    nt_id_text id = {.next = 0};
    for (size_t i = 0; i < cases->cases.count; i++) {
        size_t first = meet_id(&rows, &cases->cases, i, &id);
        if (first != SIZE_MAX) {
            report_duplicate(cases, first, i);
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
    nt_id_text id = {.next = 0};
    for (size_t i = 0; i < count; i++) {
        size_t first = meet_id(&rows, &cases->cases, i, &id);
        versions[i] = (version){(uint32_t)(first == SIZE_MAX ? i : first), (uint32_t)i,
                                nt_store_case(&cases->cases, i).recorded};
    }
    nt_sort(versions, count, sizeof *versions, by_case);
    uint32_t *order = nt_new_array(rows.arena, uint32_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        order[i] = versions[i].row;
        if (i && versions[i].group == versions[i - 1].group &&
            versions[i].recorded == versions[i - 1].recorded) {
            report_duplicate(cases, versions[i - 1].row, versions[i].row);
        }
    }
    nt_store_reorder(&cases->cases, order);
    nt_arena_close(rows.arena);
}

/* What two reports of one case have in common. */
const nt_dimension nt_model_likeness[NT_LIKENESS] = {
    NT_DIM_EVENT, NT_DIM_REGENCY, NT_DIM_INSTITUTION, NT_DIM_POSITION, NT_DIM_VIOLATION};

/* Where a part is unknown nothing is likely. */
static bool is_comparable(const nt_cases *cases, const nt_case *c)
{
    return nt_date_known(c->reported) && !c->has_no_id && c->codes[NT_DIM_REGENCY] &&
           NT_ALL(i, NT_LIKENESS,
                  cases->watches[nt_model_likeness[i]].column < 0 ||
                      c->codes[nt_model_likeness[i]]);
}

static bool is_last_version(const nt_cases *cases, size_t row)
{
    return row + 1 == cases->cases.count || !nt_store_is_again(&cases->cases, row + 1);
}

/* Cases that are likely are looked for by all threads: rows are shared out by what their keys begin
 * with, so that the table of each part is small enough to be near. A key is one number of all that
 * two cases have in common, spread over its bits, unless the lists are so long that there are too
 * many: then its hash, and cases of one key are read again. */
enum { PART_BITS = 6, PARTS = 1 << PART_BITS, KEY_BITS = 32 + PART_BITS, CHUNK = 1 << 12 };
enum { AT_ONCE = 32 }; /* rows whose memory is asked for before it is needed */
_Static_assert(PARTS <= UINT8_MAX && CHUNK <= UINT16_MAX, "how wide a part and a row are");
#define SPREAD 0x9E3779B97F4A7C15u /* odd, so that no two become one; Knuth: the golden ratio */

typedef struct {
    nt_cases *cases;
    bool apart, exact; /* no two cases have one id; the matter of two with one key is the same */
    uint32_t *keys; /* of the rows of a chunk, by part: but the part; then the row that is like */
    uint16_t *rows; /* which of the chunk it is */
    uint16_t (*ends)[PARTS]; /* by chunk: where those of a part end */
} likeness;

/* Whether so many days and codes have each a key of their own. */
static bool has_numbers(const nt_cases *cases)
{
    uint64_t most = ((uint64_t)1 << KEY_BITS) / NT_DAYS_RANGE;
    for (size_t i = 0; i < NT_LIKENESS; i++) {
        most /= cases->lists->codes[nt_model_likeness[i]].count + 1;
    }
    return most;
}

static uint64_t key_of(const likeness *l, const nt_case *c)
{
    uint32_t matter[NT_LIKENESS + 1];
    uint64_t number = (uint64_t)(c->reported - NT_DAYS_FIRST);
    for (size_t i = 0; i < NT_LIKENESS; i++) {
        nt_dimension d = nt_model_likeness[i];
        matter[i] = c->codes[d];
        number = number * (l->cases->lists->codes[d].count + 1) + matter[i];
    }
    matter[NT_LIKENESS] = (uint32_t)c->reported;
    uint64_t spread = l->exact ? number * SPREAD : nt_hash(l->cases->arena, matter, sizeof matter);
    return spread & (((uint64_t)1 << KEY_BITS) - 1);
}

static bool same_matter(const void *who, size_t one, size_t other)
{
    const likeness *l = who;
    bool same = true; /* as the table and the part say of the key */
    if (!l->exact) {
        nt_case a = nt_store_case(&l->cases->cases, one),
                b = nt_store_case(&l->cases->cases, other);
        for (size_t i = 0; i < NT_LIKENESS; i++) {
            same = same && a.codes[nt_model_likeness[i]] == b.codes[nt_model_likeness[i]];
        }
        same = same && a.reported == b.reported;
    }
    return same;
}

static size_t chunks_of(const likeness *l)
{
    return (l->cases->cases.count + CHUNK - 1) / CHUNK;
}

static bool number_rows(void *who, int thread, size_t chunk)
{
    likeness *l = who;
    uint64_t keys[CHUNK];
    uint16_t rows[CHUNK], *ends = l->ends[chunk], begin = 0;
    size_t first = chunk * CHUNK, left = l->cases->cases.count - first, count = 0;
    nt_case_window window;
    window.first = window.count = 0;
    (void)thread;
    for (size_t i = 0; i < CHUNK && i < left; i++) {
        const nt_case *c = nt_store_next(&l->cases->cases, &window, first + i);
        if (is_comparable(l->cases, c) && (l->apart || is_last_version(l->cases, first + i))) {
            keys[count] = key_of(l, c);
            rows[count] = (uint16_t)i;
            ends[keys[count++] >> 32]++;
        }
    }
    for (size_t part = 0; part < PARTS; part++) {
        uint16_t some = ends[part];
        ends[part] = begin;
        begin = (uint16_t)(begin + some);
    }
    for (size_t i = 0; i < count; i++) {
        size_t at = first + ends[keys[i] >> 32]++;
        l->keys[at] = (uint32_t)keys[i];
        l->rows[at] = rows[i];
    }
    return true;
}

static size_t begin_of(const likeness *l, size_t chunk, size_t part)
{
    return chunk * CHUNK + (part ? l->ends[chunk][part - 1] : 0u);
}

static bool match_rows(void *who, int thread, size_t part)
{
    likeness *l = who;
    size_t count = 0, chunks = chunks_of(l);
    (void)thread;
    for (size_t chunk = 0; chunk < chunks; chunk++) {
        count += begin_of(l, chunk, part + 1) - begin_of(l, chunk, part);
    }
    row_table rows = open_rows(count);
    for (size_t chunk = 0; chunk < chunks; chunk++) {
        size_t at = begin_of(l, chunk, part), end = begin_of(l, chunk, part + 1);
        for (size_t some; at < end; at += some) {
            uint64_t hashes[AT_ONCE];
            some = end - at < AT_ONCE ? end - at : AT_ONCE;
            for (size_t i = 0; i < some; i++) {
                uint64_t key = l->keys[at + i];
                hashes[i] = key << 32 | key * SPREAD >> 32;
                __builtin_prefetch(&rows.slots[hashes[i] & rows.mask]);
            }
            for (size_t i = 0; i < some; i++) {
                size_t row = chunk * CHUNK + l->rows[at + i],
                       first = meet(&rows, row, hashes[i], same_matter, l);
                bool found =
                    first != SIZE_MAX && (l->apart || !same_id(&l->cases->cases, first, row));
                l->keys[at + i] = found ? (uint32_t)(first + 1) : 0;
            }
        }
    }
    nt_arena_close(rows.arena);
    return true;
}

/* The headings of the columns that likely duplicates have in common. */
static nt_text alike_columns(const nt_cases *cases)
{
    nt_text list[2 * NT_LIKENESS + 1];
    size_t count = 0;
    for (size_t i = 0; i <= NT_LIKENESS; i++) {
        int column = i < NT_LIKENESS ? (int)nt_model_likeness[i] : NT_COLUMN_REPORTED;
        if (cases->watches[column].column >= 0) {
            list[count] = nt_text_alike(", ");
            count += count > 0;
            list[count++] = nt_quoted(cases->arena, nt_model_heading(cases, column));
        }
    }
    return nt_text_joined(cases->arena, list, count);
}

/* There may be millions, of which the first are listed: false where this one is not. */
static bool report_likely(nt_cases *cases, nt_text columns, size_t first, size_t row)
{
    nt_id_text one = {.next = 0}, two = {.next = 0};
    const nt_case_store *all = &cases->cases;
    if (!nt_problems_take(cases->problems, NT_SEVERITY_WARNING, "likely-duplicate", NULL, 1)) {
        return false;
    }
    nt_case other = nt_store_case(all, first), c = nt_store_case(all, row);
    nt_problems_list(cases->problems, nt_ingest_line_place(cases->table, c.line),
                     NT_MESSAGE_MODEL_LIKELY_DUPLICATE(.case_id = nt_store_id(all, row, &one),
                                                       .columns = columns,
                                                       .other = nt_store_id(all, first, &two),
                                                       .line = line_of(cases, &other, &c)));
    return true;
}

/* Those of a chunk, in their order; counts those that are not listed any more. */
static bool list_likely(const likeness *l, nt_text columns, size_t chunk, size_t *others)
{
    uint32_t like[CHUNK] = {0};
    bool listed = true;
    for (size_t at = begin_of(l, chunk, 0); at < begin_of(l, chunk, PARTS); at++) {
        like[l->rows[at]] = l->keys[at];
    }
    for (size_t i = 0; i < CHUNK; i++) {
        if (like[i] && listed) {
            listed = report_likely(l->cases, columns, like[i] - 1, chunk * CHUNK + i);
        } else {
            *others += like[i] != 0;
        }
    }
    return listed;
}

static void find_likely_duplicates(nt_cases *cases, bool apart)
{
    NT_PASSING_ARENA(scratch);
    size_t count = cases->cases.count, others = 0;
    likeness l = {.cases = cases,
                  .apart = apart,
                  .exact = has_numbers(cases),
                  .keys = nt_arena_alloc(scratch, (count + 1) * sizeof *l.keys),
                  .rows = nt_arena_alloc(scratch, (count + 1) * sizeof *l.rows)};
    size_t chunks = chunks_of(&l);
    l.ends = nt_arena_alloc(scratch, (chunks + 1) * sizeof *l.ends);
    nt_threads_share(cases->threads, chunks, number_rows, &l);
    nt_threads_share(cases->threads, PARTS, match_rows, &l);
    nt_text columns = alike_columns(cases);
    size_t chunk = 0;
    for (bool listed = true; listed && chunk < chunks; chunk++) {
        listed = list_likely(&l, columns, chunk, &others);
    }
    for (; chunk < chunks; chunk++) {
        for (size_t at = begin_of(&l, chunk, 0); at < begin_of(&l, chunk, PARTS); at++) {
            others += l.keys[at] != 0;
        }
    }
    if (others) {
        nt_problems_take(cases->problems, NT_SEVERITY_WARNING, "likely-duplicate", NULL, others);
    }
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
    bool in_order = !cases->cases.disordered; /* then no id stands twice */
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
