/* Frames are declared once: what is printed of them is related or free, each statement of them says
 * something, and they are documented. */
#include "declared.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "curves.h"
#include "ingest/package.h"
#include "model/by_hand.h"
#include "statement.h"

#include "check.h"
#include "packages.h"

/* What another register than the shipped one may know or not. */
enum {
    TELLS_RECORDING = 1,
    KNOWS_CLOSED = 2,
    KNOWS_PROVINCES = 4,
    SHIPPED = 5,
    HAS_ALLEGATIONS = 8,
    HAS_PERSONS = 16,
    LACKS_SANCTIONS = 32
};

/* One in three of those that are not proven was closed without a decision on its merits. */
static void close_some(nt_arena *arena, nt_register *reg)
{
    const nt_outcomes *known = nt_register_outcomes(reg);
    nt_outcome_code *codes = nt_new_array(arena, nt_outcome_code, known->count + 1);
    memcpy(codes, known->items, known->count * sizeof *codes);
    codes[known->count] = codes[0];
    codes[known->count].code = "withdrawn";
    codes[known->count].kind = NT_OUTCOME_CLOSED;
    nt_case *cases = rows_by_hand(arena, reg, 0);
    for (size_t i = 0; i < reg->case_count; i++) {
        bool some = codes[cases[i].outcome].kind == NT_OUTCOME_NOT_PROVEN && i % 3 == 0;
        cases[i].outcome = some ? (uint8_t)known->count : cases[i].outcome;
    }
    reg->cases = cases;
    reg->outcomes = (nt_outcomes){codes, known->count + 1};
}

static void lose_sanctions(nt_arena *arena, nt_register *reg)
{
    nt_case *cases = rows_by_hand(arena, reg, 0);
    for (size_t i = 0; i < reg->case_count; i++) {
        cases[i].sanctioned = NT_DATE_UNKNOWN;
    }
    reg->cases = cases;
    reg->has_sanctioned = false;
}

/* Each third case has two rows of its own kind or position, each fourth one of the next besides. */
static void split_rows(nt_arena *arena, nt_register *reg, nt_row_unit row)
{
    nt_dimension by = nt_row_counted_by(row);
    nt_codes *codes = &reg->codes[by];
    nt_code *items = nt_new_array(arena, nt_code, codes->count + 1);
    memcpy(items, codes->items, codes->count * sizeof *items);
    items[codes->count] = items[0];
    items[codes->count].code = "several";
    nt_mixtures mixtures = nt_mixtures_open(arena);
    nt_case *cases = rows_by_hand(arena, reg, 0);
    for (size_t i = 0; i < reg->case_count; i++) {
        uint32_t own = cases[i].codes[by], next = (own + 1) % (uint32_t)codes->count;
        nt_mixture_part parts[2] = {{own, i % 3 ? 1 : 2}, {next, 1}};
        bool several = i % 4 == 0;
        if (several || i % 3 == 0) {
            cases[i].made_of = nt_mixtures_keep(&mixtures, parts, several ? 2 : 1);
        }
        if (several) {
            cases[i].codes[by] = !own ? next : !next ? own : (uint32_t)codes->count;
        }
    }
    reg->row = row;
    reg->cases = cases;
    reg->mixtures = mixtures.list.items;
    reg->mixture_count = mixtures.list.count;
    reg->several = (uint32_t)codes->count;
    codes->items = items;
    codes->count++;
}

static const nt_register *load(nt_arena *arena, nt_date day, int knows)
{
    const nt_register *reg = register_in(arena, OF_REGISTER, day);
    nt_register *other = nt_arena_copy(arena, reg, sizeof *reg);
    other->has_recorded = knows & TELLS_RECORDING;
    other->codes[NT_DIM_PROVINCE].present = knows & KNOWS_PROVINCES;
    if (knows & KNOWS_CLOSED) {
        close_some(arena, other);
    }
    if (knows & LACKS_SANCTIONS) {
        lose_sanctions(arena, other);
    }
    if (knows & (HAS_ALLEGATIONS | HAS_PERSONS)) {
        split_rows(arena, other, knows & HAS_PERSONS ? NT_ROW_PERSON : NT_ROW_ALLEGATION);
    }
    return other;
}

typedef struct {
    const char *day, *period, *area;
    int knows;
} edition;

static const edition editions[] = {{"2024-03-31", "2024-Q1", NULL, SHIPPED},
                                   {"2024-03-31", "2024-Q1", "73", SHIPPED},
                                   {"2024-02-20", "2024-02", NULL, SHIPPED},
                                   {"2023-12-31", "2023", "11", SHIPPED},
                                   {"2024-05-20", "2024-H1", NULL, SHIPPED},
                                   {"2024-05-20", "2024-H1", NULL, KNOWS_CLOSED},
                                   {"2024-05-20", "2024-H1", NULL, KNOWS_CLOSED | LACKS_SANCTIONS},
                                   {"2024-03-31", "2024-Q1", "73", SHIPPED | LACKS_SANCTIONS},
                                   {"2024-03-31", "2024-Q1", NULL, SHIPPED | HAS_ALLEGATIONS},
                                   {"2024-03-31", "2024-Q1", "73", SHIPPED | HAS_PERSONS}};
enum { EDITIONS = sizeof editions / sizeof *editions };

static sheet *fill_all(nt_arena *arena, const edition *e, bool primary_only)
{
    nt_date day = nt_date_parse_iso(e->day, strlen(e->day));
    const nt_register *reg = load(arena, day, e->knows);
    nt_register_request request = {
        .as_of = day, .area = e->area, .threshold = 3, .range = 2, .primary_only = primary_only};
    nt_error err;
    sheet *s;
    assert_true(nt_period_read(e->period, &request.period));
    const nt_cube *cube = nt_cube_count(arena, reg, day, 0, reg->case_count);
    const nt_register_request *kept = nt_arena_copy(arena, &request, sizeof request);
    assert_int_equal(sheet_fill(arena, reg, cube, kept, &s, &err), NT_OK);
    return s;
}

/* Which counts are small is of no matter here. */
static sheet *fill(nt_arena *arena, const edition *e)
{
    return fill_all(arena, e, true);
}

typedef struct {
    nt_arena *arena;
    NT_VEC(const draft *) drafts;
} related;

static void note(void *context, const statement *made)
{
    related *r = context;
    for (size_t i = 0; i < made->count; i++) {
        nt_vec_push(r->arena, &r->drafts, made->terms[i].draft);
    }
}

static int by_address(const void *a, const void *b)
{
    const draft *const *one = a, *const *other = b;
    return (*one > *other) - (*one < *other);
}

static bool is_related(const related *r, const draft *d)
{
    return bsearch(&d, r->drafts.items, r->drafts.count, sizeof d, by_address) != NULL;
}

static bool is_free(const sheet_frame *f, size_t cell)
{
    const char *free = f->declared->free;
    return free &&
           (strcmp(free, "*") == 0 || strcmp(free, f->rows[cell / f->column_count].code) == 0 ||
            strcmp(free, f->columns[cell % f->column_count].code) == 0);
}

/* A count that no statement names could tell small ones, and nobody would look. */
TEST(each_count_is_related_or_free)
{
    nt_arena *arena = *state;
    for (size_t e = 0; e < EDITIONS; e++) {
        sheet *s = fill(arena, &editions[e]);
        related r = {.arena = arena};
        statements_read(s, note, &r);
        qsort(r.drafts.items, r.drafts.count, sizeof(const draft *), by_address);
        for (size_t i = 0; i < s->frames.count; i++) {
            const sheet_frame *f = s->frames.items[i];
            for (size_t c = 0; c < f->row_count * f->column_count; c++) {
                const draft *d = f->cells[c];
                if (d && d->variable >= 0 && !is_free(f, c) && !is_related(&r, d)) {
                    fail_msg("%s stands in no statement, and is not declared free", d->row.id);
                }
            }
        }
        for (int t = 0; t < TOTALS; t++) {
            assert_true(!s->total[t] || is_related(&r, s->total[t]));
        }
    }
}

typedef struct {
    nt_arena *arena;
    NT_VEC(const char *) texts;
} spoken;

static void hear(void *context, const statement *made)
{
    spoken *heard = context;
    const char *last = heard->texts.count ? heard->texts.items[heard->texts.count - 1] : NULL;
    if (made->text != last) {
        nt_vec_push(heard->arena, &heard->texts, made->text);
    }
}

static int by_place(const void *a, const void *b)
{
    const char *const *one = a, *const *other = b;
    return (*one > *other) - (*one < *other);
}

/* The next statement of a text, or its end. */
static const char *next_statement(const char *at)
{
    for (at += strspn(at, " ;}"); isupper((unsigned char)at[0]) && at[1] == '{';) {
        at += 2;
        at += strspn(at, " ;}");
    }
    return at;
}

/* A slip in a name would be a cell that no register has, about which a statement says nothing. */
TEST(each_statement_says_something)
{
    spoken heard = {.arena = *state};
    for (size_t e = 0; e < EDITIONS; e++) {
        statements_read(fill(*state, &editions[e]), hear, &heard);
    }
    qsort(heard.texts.items, heard.texts.count, sizeof(const char *), by_place);
    for (size_t i = 0; i < STATED * frame_declaration_count; i++) {
        const char *at = frame_declarations[i / STATED].states[i % STATED];
        for (at = next_statement(at ? at : ""); *at; at = next_statement(at)) {
            size_t length = strcspn(at, ";}");
            if (!bsearch(&at, heard.texts.items, heard.texts.count, sizeof at, by_place)) {
                fail_msg("%s: says nothing: %.*s", frame_declarations[i / STATED].id, (int)length,
                         at);
            }
            const char *running = strstr(at, "~");
            at += running && running < at + length ? strcspn(at, ")") + 1 : length;
        }
    }
}

static bool is_printed(const draft *d)
{
    return d && !d->suppressed && !isnan(d->row.value);
}

/* Without sanctions a case is closed when it is decided: of what was open, came, was decided and is
 * open, three tell the fourth, and so none is withheld alone, nor two that are one. */
TEST(decisions_close_where_nothing_is_known_of_sanctions)
{
    static const edition of_an_area = {"2024-03-31", "2024-Q1", "73",
                                       KNOWS_PROVINCES | LACKS_SANCTIONS};
    sheet *s = fill_all(*state, &of_an_area, false);
    const sheet_frame *stock = sheet_find(s, "stock.quarters");
    size_t withheld = 0;
    for (size_t q = 0; q < stock->row_count; q++) {
        const char *code = stock->rows[q].code;
        const draft *closed = sheet_look(s, "stock.quarters", code, "closed");
        const draft *decided = sheet_look(s, "flow.quarters", code, "decided");
        const draft *told[] = {sheet_look(s, "stock.quarters", code, "open-start"),
                               sheet_look(s, "stock.quarters", code, "reported"),
                               sheet_look(s, "stock.quarters", code, "open-end"), decided};
        assert_true(!is_printed(closed) || !is_printed(decided) ||
                    closed->row.value == decided->row.value);
        size_t lacking = 0;
        for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
            lacking += !is_printed(told[i]);
        }
        assert_int_not_equal(lacking, 1);
        withheld += lacking;
    }
    assert_true(withheld > 0);
}

/* The days on which a reader knows how many of a group are done, with how many: those of printed
 * shares, and those of its curve. */
static size_t known_days(const sheet *s, int process, size_t group,
                         bool known[NT_DURATION_DAYS_MAX])
{
    const char *frame = text_dots3(s->arena, "survival", process_ids[process], "summary");
    const char *code = s->curves[process][group].key.code;
    size_t shares = 0;
    for (int i = 0; i < NT_AGE_BANDS - 1; i++) {
        const char *column = nt_arena_printf(s->arena, "by-%d", nt_age_edges[i]);
        bool printed = is_printed(sheet_look(s, frame, code, column));
        known[nt_age_edges[i]] |= printed;
        shares += printed;
    }
    const sheet_frame *f =
        sheet_find(s, text_dots3(s->arena, "survival", process_ids[process], code));
    for (size_t row = 0; f && row < f->row_count; row++) {
        known[(int)f->rows[row].x] |= is_printed(sheet_cell(f, row, 0));
    }
    return shares;
}

/* What lies between two days that are printed, or behind the last, is a count like any other. */
TEST(steps_of_shares_are_not_small)
{
    static const edition of[] = {{"2024-03-31", "2024-Q1", NULL, SHIPPED},
                                 {"2023-12-31", "2023-Q4", NULL, SHIPPED},
                                 {"2024-03-31", "2024-Q1", "73", SHIPPED}};
    size_t shares = 0;
    for (size_t e = 0; e < sizeof of / sizeof *of; e++) {
        const sheet *s = fill_all(*state, &of[e], false);
        for (size_t i = 0; i < NT_PROCESS_COUNT * s->curve_count; i++) {
            const sheet_curve *curve = &s->curves[i % NT_PROCESS_COUNT][i / NT_PROCESS_COUNT];
            bool *known = nt_new_array(s->arena, bool, NT_DURATION_DAYS_MAX);
            shares += known_days(s, (int)(i % NT_PROCESS_COUNT), i / NT_PROCESS_COUNT, known);
            uint64_t before = 0;
            for (int day = 0; day < NT_DURATION_DAYS_MAX; day++) {
                uint64_t now = known[day] ? curve_by(curve, day, true) : before;
                assert_false(count_is_small(s, now - before));
                assert_false(known[day] && count_is_small(s, curve->curve.events - now));
                before = now;
            }
        }
    }
    assert_in_range(shares, 90, 150);
}

static uint64_t waiting_between(const sheet *s, int before, int day)
{
    const sheet_curve *all = &s->curves[NT_PROCESS_DECISION][0];
    return before < day ? curve_by(all, day, false) - curve_by(all, before, false) : 0;
}

/* How many counts of what awaits a decision are of months whose cases are all in a step. */
static size_t waiting_months(const sheet *s, int before, int day)
{
    const sheet_frame *f = sheet_find(s, "flow.outcomes");
    const nt_calendar *c = &s->calendar;
    size_t count = 0;
    for (size_t i = 0; i < NT_CALENDAR_MONTHS * f->column_count; i++) {
        size_t month = i / f->column_count, column = i % f->column_count;
        int younger = c->end - c->starts[month + 1], oldest = c->end - c->starts[month];
        uint64_t within =
            waiting_between(s, younger > before ? younger : before, oldest < day ? oldest : day);
        const draft *d = sheet_cell(f, month, column);
        count += within && within == waiting_between(s, younger, oldest) && d->row.value > 0 &&
                 sheet_outcome_kind(s, column) == NT_OUTCOME_PENDING;
    }
    return count;
}

/* Groups make all cases: on a day that is not one of all, they would tell a step more of these. A
 * curve that may tell no step is none: its title would speak of what no picture shows. And where a
 * step counts what awaits a decision in several months, each may be as many as three. */
TEST(steps_of_curves_tell_nothing)
{
    static const edition of[] = {{"2024-03-31", "2024-Q1", NULL, SHIPPED},
                                 {"2023-12-31", "2023-Q4", NULL, SHIPPED},
                                 {"2024-03-31", "2024-Q1", "73", SHIPPED},
                                 {"2021-06-30", "2021-Q2", "71", SHIPPED}};
    size_t days = 0, several = 0;
    for (size_t e = 0; e < sizeof of / sizeof *of; e++) {
        const sheet *s = fill_all(*state, &of[e], false);
        NT_EACH_OF(const sheet_frame, f, (const sheet_frame *const *)s->frames.items,
                   s->frames.count) {
            bool decision = strncmp(f->id, "survival.decision.", 18) == 0;
            bool sanction = strncmp(f->id, "survival.sanction.", 18) == 0;
            const sheet_frame *all =
                sheet_find(s, decision ? "survival.decision.all" : "survival.sanction.all");
            int before = -1;
            bool curve = (decision || sanction) && all && f->declared == all->declared;
            assert_true(!curve || f->row_count > 1);
            for (size_t row = 0; curve && row < f->row_count; row++, days++) {
                assert_true(sheet_row(all, f->rows[row].code) >= 0);
                int day = (int)f->rows[row].x;
                size_t months = f == all && decision ? waiting_months(s, before, day) : 0;
                several += months > 1;
                assert_true(months < 2 || sheet_cell(f, row, 3)->row.value >= 2 + (double)months);
                before = day;
            }
        }
    }
    assert_in_range(days, 100, 250);
    assert_in_range(several, 2, 30);
}

/* A frame that has counts says what they cost. */
TEST(declarations_are_whole)
{
    NT_EACH(const frame_declaration, d, frame_declarations, frame_declaration_count) {
        assert_ptr_equal(frame_declared(d->id), d);
        assert_true(!d->withheld || d->cost);
        assert_true(!d->part_of || frame_declared(d->part_of));
        assert_true(!d->provisional || d->over_time != OVER_NOTHING);
    }
}

/* docs/method.md (5): a frame goes with what it counts by. */
TEST(frames_are_withheld_with_what_they_count_by)
{
    static const struct {
        const char *frame;
        int step;
    } held[] = {
        {"violations", NT_WITHHOLD_KINDS},          {"allegations", NT_WITHHOLD_KINDS},
        {"positions", NT_WITHHOLD_POSITIONS},       {"persons", NT_WITHHOLD_POSITIONS},
        {"institutions", NT_WITHHOLD_INSTITUTIONS}, {"provinces", NT_WITHHOLD_AREAS},
        {"regencies", NT_WITHHOLD_AREAS},           {"flow.outcomes", NT_WITHHOLD_OUTCOMES},
        {"stock.ages", NT_WITHHOLD_AGES},           {"stock.quarters", NT_WITHHOLD_STOCK},
        {"flow.months", NT_WITHHOLD_MONTHS},        {"provinces.months", NT_WITHHOLD_MONTHS}};
    for (size_t i = 0; i < sizeof held / sizeof *held; i++) {
        assert_int_equal(frame_declared(held[i].frame)->withheld, held[i].step);
    }
}

static bool has_column(const char *id, const char *code)
{
    const nt_frame_key *key = frame_declared(id)->columns;
    while (key->code && strcmp(key->code, code) != 0) {
        key++;
    }
    return key->code != NULL;
}

/* Bands of age and shares by a day are called after the days that are counted. */
TEST(ages_are_those_counted)
{
    for (int b = 0, first = 0; b < NT_AGE_BANDS - 1; first = nt_age_edges[b++] + 1) {
        const char *band = nt_arena_printf(*state, "%d-%d", first, nt_age_edges[b]);
        const char *share = nt_arena_printf(*state, "by-%d", nt_age_edges[b]);
        assert_true(has_column("stock.ages", band));
        assert_true(has_column("survival.decision.summary", share));
    }
    assert_true(
        has_column("stock.ages", nt_arena_printf(*state, "%d+", nt_age_edges[NT_AGE_BANDS - 2])));
}

/* docs/templates.md, 3.6: a line for each frame, with its columns. */
TEST(each_frame_is_documented)
{
    nt_bytes text;
    nt_error err;
    nt_arena *arena = *state;
    assert_int_equal(nt_file_read(arena, NT_SOURCE_DIR "/docs/templates.md", 1 << 20, &text, &err),
                     NT_OK);
    NT_EACH(const frame_declaration, d, frame_declarations, frame_declaration_count) {
        nt_buffer line = nt_buffer_open(arena);
        nt_buffer_printf(&line, "| `%s` |", d->id);
        for (const nt_frame_key *key = d->columns; key && key->code; key++) {
            nt_buffer_printf(&line, "%s `%s`", key == d->columns ? "" : ",", key->code);
        }
        if (!strstr(text.bytes, nt_buffer_text(&line))) {
            fail_msg("docs/templates.md lacks: %s", nt_buffer_text(&line));
        }
    }
}

/* 3.1: with P for a process and M for a measure of periods. */
static void hold_name(nt_arena *arena, const char *docs, const char *name, const char *each)
{
    static const char *const processes[] = {"decision.", "sanction."};
    const char *star = strchr(name, '*');
    nt_buffer line = nt_buffer_open(arena);
    nt_buffer_puts(&line, "`");
    for (size_t i = 0; i < sizeof processes / sizeof *processes; i++) {
        if (strncmp(name, processes[i], strlen(processes[i])) == 0) {
            nt_buffer_puts(&line, "P.");
            name += strlen(processes[i]);
        }
    }
    nt_buffer_add(&line, name, strcspn(name, "*"));
    nt_buffer_printf(&line, "%s%s`", star ? each : "", star ? star + 1 : "");
    if (!strstr(docs, nt_buffer_text(&line))) {
        fail_msg("docs/templates.md lacks: %s", nt_buffer_text(&line));
    }
}

TEST(each_name_is_documented)
{
    nt_bytes text;
    nt_error err;
    assert_int_equal(nt_file_read(*state, NT_SOURCE_DIR "/docs/templates.md", 1 << 20, &text, &err),
                     NT_OK);
    NT_EACH(const frame_declaration, d, frame_declarations, frame_declaration_count) {
        for (const frame_name *n = d->names; n && n->name; n++) {
            const nt_frame_key *columns = *n->column == '*' ? d->columns : NULL;
            do {
                hold_name(*state, text.bytes, n->name, columns ? columns->code : "M");
            } while (columns && (++columns)->code);
        }
    }
}

TESTS(open_arena, close_arena)
