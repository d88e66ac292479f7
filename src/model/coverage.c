/* Which days the register covers: those that its descriptor states, else those of its rows.
 *
 * A day on which something was reported, decided, sanctioned or recorded is one on which the
 * register ran, and so are the days between. What must not count is the odd day that was typed
 * wrong. So the days are gathered into runs: a gap far longer than the register's usual ones ends a
 * run. A run in which more than one case (of a large register, one in a thousand) has a day is one
 * in which it plainly ran; it ran from the first such run to the last, but for a few cases that lie
 * years from all others.
 *
 * The first and the last day found are often those of a single case, and reports print from when to
 * when a register covers. So an end found is moved inward, to where a quarter of a month begins or
 * ends: further days would be covered of which nobody knows. */
#include "coverage.h"
#include "base/threads.h"
#include "netra.h"
#include "words/model.h"

#include <stdlib.h>
#include <string.h>

enum {
    MANY = 20,     /* cases */
    GAP_MANY = 30, /* days that so many cases do not leave between them where it ran */
    GAP_FEW = 366,
    GAPS_AS_LONG = 6,     /* times the gap that three in four do not exceed */
    STRAYS_ONE_IN = 1000, /* cases */
    FAR_BEFORE = 5 * 366, /* days from the coverage on which a day is not believed */
    FAR_BEHIND = 366,
    RESTED_ONE_IN = 50, /* cases, after which a register that rested for a year runs again */
    AGAIN_ONE_IN = 4    /* and after five: from one vote to the next */
};

/* --- what the descriptor states --- */

const nt_json_form nt_model_coverage_form[] = {
    {.key = "from", .is = NT_IS_TEXT, .pattern = NT_DAY_PATTERN},
    {.key = "to", .is = NT_IS_TEXT, .pattern = NT_DAY_PATTERN},
    {.key = NULL}};

/* A register ran on days of its time; "9999-12-31" says that its end is not known. */
static nt_status read_end(const nt_json *coverage, const char *key, nt_date *out, bool *stated,
                          nt_error *err)
{
    const nt_json *member = nt_json_get(coverage, key);
    const char *text = nt_json_string(coverage, key, "");
    *out = nt_date_parse_iso(text, strlen(text));
    *stated = member != NULL;
    NT_FAIL_IF(member && !nt_date_known(*out), err, NT_INVALID, member->place,
               NT_MESSAGE_MODEL_NO_DAY_HERE(.key = key));
    NT_FAIL_IF(member && !nt_model_in_range(*out), err, NT_INVALID, member->place,
               NT_MESSAGE_MODEL_COVERAGE_FAR(.key = key));
    return NT_OK;
}

nt_status nt_model_read_coverage(const nt_json *netra, nt_coverage *out, nt_error *err)
{
    const nt_json *coverage = nt_json_get(netra, "coverage");
    NT_TRY(read_end(coverage, "from", &out->from, &out->from_stated, err));
    NT_TRY(read_end(coverage, "to", &out->to, &out->to_stated, err));
    NT_FAIL_IF(out->from_stated && out->to_stated && out->to < out->from, err, NT_INVALID,
               nt_json_get(coverage, "to")->place, NT_MESSAGE_MODEL_COVERAGE_REVERSED());
    return NT_OK;
}

/* --- runs of days --- */

typedef struct {
    nt_date first, last;
    size_t cases, seen;        /* that have a day in it; the latest of them, from 1 */
    size_t rows[NT_DAY_COUNT]; /* that have one of the kind in it */
} run;

typedef struct {
    nt_arena *arena; /* a scratch */
    const nt_case_store *cases;
    uint32_t *run_of; /* by day - NT_DAYS_FIRST, 0 none; else from 1 */
    run *runs;
    size_t run_count, case_count;
    nt_date first, last; /* of all days, whatever they are */
} timeline;

static bool has_versions(const nt_cases *cases)
{
    return cases->watches[NT_COLUMN_RECORDED].column >= 0;
}

/* The first row from this one on that begins a case: its versions stand together. */
static size_t case_start(const nt_cases *cases, size_t row)
{
    while (row < cases->cases.count && has_versions(cases) &&
           nt_store_is_again(&cases->cases, row)) {
        row++;
    }
    return row < cases->cases.count ? row : cases->cases.count;
}

static void count_case(const timeline *line, run *runs, const nt_case *c, size_t number)
{
    for (int d = 0; d < NT_DAY_COUNT; d++) {
        nt_date day = c->days[d];
        run *r = nt_date_known(day) ? &runs[line->run_of[day - NT_DAYS_FIRST] - 1] : NULL;
        if (r && r->seen != number) {
            r->seen = number;
            r->cases++;
        }
    }
}

/* Every row, on all threads, each with runs of its own; the number is that of the case. */
enum { CHUNK = 1 << 14 };

typedef struct {
    const nt_cases *cases;
    const timeline *line;
    run **runs;
} walking;

static bool walk_chunk(void *who, int thread, size_t item)
{
    const walking *w = who;
    size_t row = case_start(w->cases, item * CHUNK), number = 0;
    for (size_t end = case_start(w->cases, (item + 1) * CHUNK); row < end; row++) {
        nt_case c;
        nt_store_read(&w->cases->cases, row, &c);
        number = has_versions(w->cases) && c.again ? number : row + 1;
        count_case(w->line, w->runs[thread], &c, number);
    }
    return true;
}

static void count_cases(timeline *line, const nt_cases *cases)
{
    size_t chunks = cases->cases.count / CHUNK + 1, threads = (size_t)cases->threads;
    threads = threads < chunks ? threads : chunks;
    walking w = {cases, line, nt_new_array(line->arena, run *, threads)};
    for (size_t i = 0; i < line->run_count; i++) {
        line->runs[i].cases = 0;
    }
    for (size_t t = 0; t < threads; t++) {
        w.runs[t] = nt_arena_copy(line->arena, line->runs, line->run_count * sizeof(run));
    }
    nt_threads_share((int)threads, chunks, walk_chunk, &w);
    for (size_t i = 0; i < threads * line->run_count; i++) {
        line->runs[i % line->run_count].cases +=
            w.runs[i / line->run_count][i % line->run_count].cases;
    }
}

static const uint32_t *rows_of(const timeline *line, nt_date day)
{
    return line->cases->days[day - NT_DAYS_FIRST];
}

static bool is_taken(const timeline *line, nt_date day)
{
    const uint32_t *rows = rows_of(line, day);
    return NT_ANY(d, NT_DAY_COUNT, rows[d]);
}

static int by_length(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

/* The longest gap within a run. */
static int longest_gap(const timeline *line)
{
    int *gaps = nt_new_array(line->arena, int, NT_DAYS_RANGE);
    nt_date before = NT_DATE_UNKNOWN;
    size_t count = 0;
    for (nt_date day = line->first; day <= line->last; day++) {
        if (is_taken(line, day)) {
            gaps[count] = nt_date_known(before) ? day - before : 0;
            count += nt_date_known(before);
            before = day;
        }
    }
    qsort(gaps, count, sizeof *gaps, by_length);
    int usual = count ? gaps[(3 * count + 3) / 4 - 1] : 0;
    int least = line->case_count < MANY ? GAP_FEW : GAP_MANY;
    return GAPS_AS_LONG * usual > least ? GAPS_AS_LONG * usual : least;
}

static void gather_runs(timeline *line)
{
    int longest = longest_gap(line);
    nt_date before = NT_DATE_UNKNOWN;
    line->runs = nt_new_array(line->arena, run, NT_DAYS_RANGE / (GAP_MANY + 1) + 2);
    for (nt_date day = line->first; day <= line->last; day++) {
        if (!is_taken(line, day)) {
            continue;
        }
        if (!nt_date_known(before) || day - before > longest) {
            line->runs[line->run_count++].first = day;
        }
        run *r = &line->runs[line->run_count - 1];
        r->last = day;
        for (int d = 0; d < NT_DAY_COUNT; d++) {
            r->rows[d] += rows_of(line, day)[d];
        }
        line->run_of[day - NT_DAYS_FIRST] = (uint32_t)line->run_count;
        before = day;
    }
}

static size_t strays_of(const timeline *line)
{
    return line->case_count < STRAYS_ONE_IN ? 1 : line->case_count / STRAYS_ONE_IN;
}

/* Whether the days alone tell in which runs it plainly ran: where a case is a row, a run has at
 * least as many as have a day of one kind in it, and at most as many as have one of any. */
static bool count_rows(timeline *line)
{
    size_t strays = strays_of(line), plain = 0;
    NT_EACH(run, r, line->runs, line->run_count) {
        size_t all = 0;
        for (int d = 0; d < NT_DAY_COUNT; d++) {
            r->cases = r->rows[d] > r->cases ? r->rows[d] : r->cases;
            all += r->rows[d];
        }
        if (r->cases <= strays && all > strays) {
            return false;
        }
        plain += r->cases > strays;
    }
    return plain;
}

/* Whether too few cases lie so far from all others for a register that ran again: more than one may
 * be mistyped alike, 2042 for 2024. */
static bool is_mistyped(const timeline *line, const run *outer, nt_date gap)
{
    return gap > FAR_BEFORE   ? AGAIN_ONE_IN * outer->cases < line->case_count
           : gap > FAR_BEHIND ? RESTED_ONE_IN * outer->cases < line->case_count
                              : false;
}

static void leave_out_mistyped(const timeline *line, run *const *plain, size_t *first, size_t *end)
{
    while (*first + 1 < *end &&
           is_mistyped(line, plain[*end - 1], plain[*end - 1]->first - plain[*end - 2]->last)) {
        --*end;
    }
    while (*first + 1 < *end &&
           is_mistyped(line, plain[*first], plain[*first + 1]->first - plain[*first]->last)) {
        ++*first;
    }
}

/* The first and the last run in which it plainly ran; where none tells, the fullest, the later of
 * two. */
static void find_ends(const timeline *line, nt_date *from, nt_date *to)
{
    run **plain = nt_new_array(line->arena, run *, line->run_count + 1);
    size_t strays = strays_of(line), fullest = 0, first = 0, end = 0;
    for (size_t i = 0; i < line->run_count; i++) {
        fullest = line->runs[i].cases >= line->runs[fullest].cases ? i : fullest;
        plain[end] = &line->runs[i];
        end += line->runs[i].cases > strays;
    }
    leave_out_mistyped(line, plain, &first, &end);
    const run *begins = end ? plain[first] : &line->runs[fullest];
    const run *ends = end ? plain[end - 1] : begins;
    *from = line->run_count ? begins->first : NT_DATE_UNKNOWN;
    *to = line->run_count ? ends->last : NT_DATE_UNKNOWN;
}

/* What the cases were packed with; days that changed since may have left its ends. */
static timeline open_line(nt_arena *scratch, const nt_cases *cases)
{
    const nt_case_store *store = &cases->cases;
    timeline line = {.arena = scratch,
                     .cases = store,
                     .run_of = nt_new_array(scratch, uint32_t, NT_DAYS_RANGE),
                     .case_count = store->count - (has_versions(cases) ? store->again : 0),
                     .first = INT32_MAX,
                     .last = INT32_MIN};
    if (store->days) {
        line.first = store->first_day;
        line.last = store->last_day;
    }
    while (line.first < line.last && !is_taken(&line, line.first)) {
        line.first++;
    }
    while (line.first < line.last && !is_taken(&line, line.last)) {
        line.last--;
    }
    return line;
}

/* True: a day lies outside. */
static bool infer(const nt_cases *cases, nt_coverage *coverage)
{
    NT_PASSING_ARENA(scratch);
    timeline line = open_line(scratch, cases);
    nt_date from, to;
    gather_runs(&line);
    if (line.run_count > 1 && (has_versions(cases) || !count_rows(&line))) {
        count_cases(&line, cases);
    }
    find_ends(&line, &from, &to);
    /* A stated end that lies beyond the rows leaves no other. */
    coverage->from = coverage->from_stated                        ? coverage->from
                     : coverage->to_stated && from > coverage->to ? coverage->to
                                                                  : from;
    coverage->to = coverage->to_stated                            ? coverage->to
                   : coverage->from_stated && to < coverage->from ? coverage->from
                                                                  : to;
    return line.first < coverage->from || line.last > coverage->to;
}

/* --- days outside --- */

static bool is_far(const nt_coverage *coverage, nt_date day)
{
    return day < coverage->from - FAR_BEFORE || day > coverage->to + FAR_BEHIND;
}

typedef struct {
    nt_cases *cases;
    const nt_coverage *ran, *told; /* what days are judged by; what the register covers */
    bool *aged;                    /* versions whose day of recording has become unknown; by row */
    size_t row, aged_count;
} covering;

static void report_outside(const covering *all, const nt_case *c, int watch, nt_date day)
{
    nt_cases *cases = all->cases;
    char text[11], from[11], to[11];
    nt_date_format_iso(day, text);
    nt_date_format_iso(all->told->from, from);
    nt_date_format_iso(all->told->to, to);
    const char *column = nt_model_heading(cases, watch);
    nt_problems_add(cases->problems, NT_SEVERITY_WARNING,
                    nt_ingest_line_place(cases->table, c->line), "outside-coverage",
                    is_far(all->ran, day)
                        ? NT_MESSAGE_MODEL_FAR_OUTSIDE_COVERAGE(.day = text, .column = column,
                                                                .from = from, .to = to)
                        : NT_MESSAGE_MODEL_OUTSIDE_COVERAGE(.day = text, .column = column,
                                                            .from = from, .to = to));
}

/* True: the day has become unknown. */
static bool judge_day(const covering *all, nt_case *c, nt_day which)
{
    nt_date day = c->days[which];
    if (!nt_date_known(day) || (day >= all->ran->from && day <= all->ran->to)) {
        return false;
    }
    report_outside(all, c, nt_model_day_columns[which], day);
    c->days[which] = is_far(all->ran, day) ? NT_DATE_UNKNOWN : day;
    return is_far(all->ran, day);
}

static bool cover_case(void *context, nt_case *c)
{
    covering *all = context;
    nt_date recorded = c->recorded;
    bool changed = false;
    for (nt_day day = 0; day < NT_DAY_COUNT; day++) {
        changed |= judge_day(all, c, day);
    }
    all->aged[all->row] = recorded != c->recorded;
    all->aged_count += all->aged[all->row++];
    return changed;
}

/* Aged versions are older than the others of their case: they go to its front, the last first. */
static void age_versions(nt_arena *scratch, nt_cases *cases, const bool *aged)
{
    uint32_t *order = nt_new_array(scratch, uint32_t, cases->cases.count + 1);
    for (size_t first = 0, end; first < cases->cases.count; first = end) {
        end = case_start(cases, first + 1);
        size_t older = first, newer;
        for (size_t i = first; i < end; i++) {
            older += aged[i];
        }
        newer = older;
        for (size_t i = first; i < end; i++) {
            order[aged[i] ? --older : newer++] = (uint32_t)i;
        }
    }
    nt_store_reorder(&cases->cases, order);
}

/* Days that begin a quarter of a month: 1, 8, 15, 22. */
enum { SPAN = 7, SPANS = 4, LAST_SPAN = (SPANS - 1) * SPAN };

static nt_date next_beginning(nt_date day)
{
    int of_month = nt_date_to_civil(day).day;
    return of_month > LAST_SPAN + 1 ? nt_period_last_day(nt_period_of(NT_PERIOD_MONTH, day)) + 1
                                    : day + (LAST_SPAN + 1 - of_month) % SPAN;
}

static nt_date last_end(nt_date day)
{
    int passed = nt_date_to_civil(day + 1).day - 1;
    return day - (passed > LAST_SPAN ? passed - LAST_SPAN : passed % SPAN);
}

/* Of ends that are not stated whole quarters of months; unknown where there are none. */
static void leave_out_ends(nt_coverage *coverage)
{
    coverage->from = coverage->from_stated ? coverage->from : next_beginning(coverage->from);
    coverage->to = coverage->to_stated ? coverage->to : last_end(coverage->to);
    if (coverage->from > coverage->to) {
        coverage->from = coverage->to = NT_DATE_UNKNOWN;
    }
}

void nt_model_cover(nt_cases *cases, nt_coverage *coverage)
{
    bool outside = infer(cases, coverage);
    if (!nt_date_known(coverage->from)) {
        return;
    }
    nt_coverage ran = *coverage;
    leave_out_ends(coverage);
    if (!outside) {
        return;
    }
    NT_PASSING_ARENA(scratch);
    covering all = {cases,
                    &ran,
                    nt_date_known(coverage->from) ? coverage : &ran,
                    nt_new_array(scratch, bool, cases->cases.count + 1),
                    0,
                    0};
    nt_store_change(&cases->cases, cover_case, &all);
    if (all.aged_count) {
        age_versions(scratch, cases, all.aged);
    }
}

nt_period nt_model_last_covered(const nt_coverage *coverage)
{
    nt_period last = nt_period_of(NT_PERIOD_QUARTER, coverage->to);
    nt_period whole = nt_period_last_day(last) > coverage->to ? nt_period_before(last, 3) : last;
    return nt_period_first_day(whole) >= coverage->from ? whole : last;
}

nt_date nt_model_state_day(const nt_coverage *coverage, nt_date asked)
{
    nt_date day = nt_date_known(asked) || !nt_date_known(coverage->to)
                      ? asked
                      : nt_period_last_day(nt_model_last_covered(coverage));
    return nt_date_known(day) && day > coverage->to ? coverage->to : day;
}
