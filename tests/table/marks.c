/* Where (r) and (p) stand in a table. Each table is written as rows of cells: a name, or a ledger
 * id whose number is printed; and read back the same way. */
#include "draft.h"

#include <math.h>
#include <string.h>

#include "check.h"

enum { COLUMNS = 3, P = NT_FLAG_PROVISIONAL, R = NT_FLAG_REVISED };

static void number(nt_ledger *ledger, const char *id, double value, nt_method method,
                   unsigned flags)
{
    nt_ledger_row row = {.id = id,
                         .value = value,
                         .lower = NAN,
                         .upper = NAN,
                         .unit = "persons",
                         .part = -1,
                         .whole = -1,
                         .method = method,
                         .as_of = NT_DATE_UNKNOWN,
                         .flags = flags};
    nt_ledger_add(ledger, &row);
}

static nt_draft draft_of(nt_arena *arena)
{
    nt_results *results = nt_new(arena, nt_results);
    results->ledger = nt_ledger_open(arena);
    number(results->ledger, "firm", 1, NT_METHOD_PUBLISHED, 0);
    number(results->ledger, "moving", 2, NT_METHOD_PUBLISHED, P);
    number(results->ledger, "revised", 3, NT_METHOD_PUBLISHED, R);
    number(results->ledger, "both", 4, NT_METHOD_PUBLISHED, P | R);
    number(results->ledger, "gap", 5, NT_METHOD_NEWCOMBE, P);
    nt_draft draft = {.arena = arena, .results = results, .lang = NT_LANG_EN};
    static const char *const heads[COLUMNS] = {"name", "one", "two"};
    for (size_t i = 0; i < COLUMNS; i++) {
        nt_draft_column(&draft, heads[i], NT_ALIGN_LEFT, 0);
    }
    return draft;
}

static void add(nt_draft *draft, const char *name, const char *one, const char *two)
{
    nt_draft_text(draft, name);
    const char *ids[] = {one, two};
    for (size_t i = 0; i < 2; i++) {
        nt_draft_number(draft, nt_ledger_find(draft->results->ledger, ids[i]));
    }
    nt_draft_row(draft, NT_ROW_BODY);
}

static void put_runs(nt_buffer *out, nt_inlines text)
{
    for (size_t i = 0; i < text.count; i++) {
        bool mark = text.items[i].style & NT_STYLE_MARK;
        nt_buffer_puts(out, mark ? text.items[i].text + 2 /* the no-break space */
                                 : text.items[i].text);
    }
}

/* "name,one,two(p)/a,1,2/legend" */
static const char *marked(nt_draft *draft)
{
    nt_draft_marks(draft);
    nt_buffer out = nt_buffer_open(draft->arena);
    for (size_t i = 0; i < draft->columns.count; i++) {
        nt_buffer_puts(&out, i ? "," : "");
        put_runs(&out, draft->columns.items[i].head);
    }
    for (size_t r = 0; r < draft->rows.count; r++) {
        for (size_t i = 0; i < draft->rows.items[r].cell_count; i++) {
            nt_buffer_puts(&out, i ? "," : "/");
            put_runs(&out, draft->rows.items[r].cells[i].text);
        }
    }
    for (size_t i = 0; i < draft->notes.count; i++) {
        const char *note = draft->notes.items[i].text;
        nt_buffer_puts(&out, strstr(note, "All ")  ? "/all"
                             : strstr(note, "(r)") ? "/r"
                             : strstr(note, "(p)") ? "/p"
                                                   : "/?");
    }
    return nt_buffer_text(&out);
}

TEST(a_mark_stands_where_it_tells_of_most)
{
    static const struct {
        const char *a[2], *b[2], *marked;
    } cases[] = {
        /* a quiet table stays quiet */
        {{"firm", "firm"}, {"firm", "gap"}, "name,one,two/a,1,1/b,1,5"},
        /* revised numbers are marked one by one */
        {{"revised", "firm"}, {"firm", "unknown"}, "name,one,two/a,3(r),1/b,1,?/?/r"},
        /* one note tells of all */
        {{"moving", "both"}, {"moving", "gap"}, "name,one,two/a,2,4(r)/b,2,5/r/all"},
        /* a head tells of its column */
        {{"firm", "moving"}, {"revised", "unknown"}, "name,one,two(p)/a,1,2/b,3(r),?/?/r/p"},
        /* a name tells of its row */
        {{"firm", "firm"}, {"moving", "both"}, "name,one,two/a,1,1/b(p),2,4(r)/r/p"},
        /* else each number tells */
        {{"firm", "both"}, {"moving", "firm"}, "name,one,two/a,1,4(r)(p)/b,2(p),1/r/p"},
        /* in one column each number tells */
        {{"firm", "unknown"}, {"moving", "unknown"}, "name,one,two/a,1,?/b,2(p),?/?/p"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_draft draft = draft_of(*state);
        add(&draft, "a", cases[i].a[0], cases[i].a[1]);
        add(&draft, "b", cases[i].b[0], cases[i].b[1]);
        assert_string_equal(marked(&draft), cases[i].marked);
    }
}

TEST(an_interval_has_no_mark_of_its_own)
{
    nt_draft draft = draft_of(*state);
    nt_draft_text(&draft, "a");
    nt_draft_number(&draft, nt_ledger_find(draft.results->ledger, "revised"));
    nt_draft_run(&draft, &(nt_inline){.text = "2-4", .ledger_id = "revised"});
    nt_draft_cell(&draft, 1);
    nt_draft_row(&draft, NT_ROW_BODY);
    assert_string_equal(marked(&draft), "name,one,two/a,3(r),2-4/r");
}

TEST(words_have_no_mark)
{
    nt_draft draft = draft_of(*state);
    add(&draft, "a", "firm", "firm");
    nt_draft_text(&draft, "b");
    nt_draft_run(&draft, &(nt_inline){.text = "no", .ledger_id = "both"});
    nt_draft_cell(&draft, 2);
    nt_draft_row(&draft, NT_ROW_BODY);
    assert_string_equal(marked(&draft), "name,one,two/a,1,1/b,no");
}

/* "All" is said of no table whose words go on with a number that no longer changes. */
TEST(a_firm_number_in_words_is_no_provisional_one)
{
    static const struct {
        const char *in_words, *marked;
    } cases[] = {{"moving", "name,one,two/a,2,4(r)/b,near 1/r/all"},
                 {"gap", "name,one,two/a,2,4(r)/b,near 1/r/all"},
                 {"firm", "name,one(p),two(p)/a,2,4(r)/b,near 1/r/p"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_draft draft = draft_of(*state);
        add(&draft, "a", "moving", "both");
        nt_draft_text(&draft, "b");
        nt_draft_run(&draft, &(nt_inline){.text = "near "});
        nt_draft_run(&draft, &(nt_inline){.text = "1", .ledger_id = cases[i].in_words});
        nt_draft_cell(&draft, 2);
        nt_draft_row(&draft, NT_ROW_BODY);
        assert_string_equal(marked(&draft), cases[i].marked);
    }
}

TESTS(open_arena, close_arena)
