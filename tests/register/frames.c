/* Frames are declared once: what is printed of them is related or free, and documented. */
#include "declared.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "ingest/package.h"
#include "statement.h"

#include "check.h"

static const nt_register *load(nt_arena *arena, nt_date day)
{
    const nt_package *package;
    const nt_register *reg;
    nt_error err;
    nt_problems *problems = nt_problems_open(arena);
    assert_int_equal(
        nt_ingest_package(arena, NT_SOURCE_DIR "/data/register", problems, &package, &err), NT_OK);
    assert_int_equal(nt_model_register(arena, package, day, problems, &reg, &err), NT_OK);
    return reg;
}

static sheet *fill(nt_arena *arena, const char *day_text, const char *period_text, const char *area)
{
    nt_date day = nt_date_parse_iso(day_text, strlen(day_text));
    const nt_register *reg = load(arena, day);
    nt_register_request request = {.as_of = day, .area = area, .threshold = 3};
    nt_error err;
    sheet *s;
    assert_true(nt_period_read(period_text, &request.period));
    const nt_cube *cube = nt_cube_count(arena, reg, day, 0, reg->case_count);
    const nt_register_request *kept = nt_arena_copy(arena, &request, sizeof request);
    assert_int_equal(sheet_fill(arena, reg, cube, kept, &s, &err), NT_OK);
    return s;
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
static void each_count_is_related_or_free(void **state)
{
    static const char *const editions[][3] = {{"2024-03-31", "2024-Q1", NULL},
                                              {"2024-03-31", "2024-Q1", "73"},
                                              {"2024-02-20", "2024-02", NULL},
                                              {"2023-12-31", "2023", "11"},
                                              {"2024-05-20", "2024-H1", NULL}};
    nt_arena *arena = *state;
    for (size_t e = 0; e < sizeof editions / sizeof *editions; e++) {
        sheet *s = fill(arena, editions[e][0], editions[e][1], editions[e][2]);
        related r = {.arena = arena};
        relations_read(s, note, &r);
        qsort(r.drafts.items, r.drafts.count, sizeof(const draft *), by_address);
        for (size_t i = 0; i < s->frames.count; i++) {
            const sheet_frame *f = s->frames.items[i];
            for (size_t c = 0; c < f->row_count * f->column_count; c++) {
                const draft *d = f->cells[c];
                if (d && d->variable >= 0 && !is_free(f, c) && !is_related(&r, d)) {
                    fail_msg("%s stands in no statement of relations.c, and is not declared free",
                             d->row.id);
                }
            }
        }
        for (int t = 0; t < TOTALS; t++) {
            assert_true(!s->total[t] || is_related(&r, s->total[t]));
        }
    }
}

/* A frame that has counts says what they cost. */
static void declarations_are_whole(void **state)
{
    (void)state;
    for (size_t i = 0; i < frame_declaration_count; i++) {
        const frame_declaration *d = &frame_declarations[i];
        assert_ptr_equal(frame_declared(d->id), d);
        assert_true(!d->withheld || d->cost);
        assert_true(!d->provisional || d->over_time != OVER_NOTHING);
    }
}

/* docs/templates.md, 3.6: a line for each frame, with its columns. */
static void each_frame_is_documented(void **state)
{
    nt_bytes text;
    nt_error err;
    nt_arena *arena = *state;
    assert_int_equal(nt_file_read(arena, NT_SOURCE_DIR "/docs/templates.md", 1 << 20, &text, &err),
                     NT_OK);
    for (size_t i = 0; i < frame_declaration_count; i++) {
        const frame_declaration *d = &frame_declarations[i];
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_count_is_related_or_free),
        cmocka_unit_test(declarations_are_whole),
        cmocka_unit_test(each_frame_is_documented),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
