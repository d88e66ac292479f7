/* How the numbers of one column are written: all with their digits, or all in millions. */
#include "draft.h"

#include <math.h>
#include <string.h>

#include "check.h"

static const nt_ledger_row *number(nt_ledger *ledger, const char *id, double value)
{
    nt_ledger_row row = {.id = id,
                         .value = value,
                         .lower = NAN,
                         .upper = NAN,
                         .unit = "voters",
                         .part = -1,
                         .whole = -1,
                         .method = NT_METHOD_PUBLISHED,
                         .as_of = NT_DATE_UNKNOWN};
    return nt_ledger_add(ledger, &row);
}

/* The texts of all cells that hold a number of the ledger. */
static const char *numbers_of(const nt_draft *draft)
{
    nt_buffer out = nt_buffer_open(draft->arena);
    for (size_t r = 0; r < draft->rows.count; r++) {
        for (size_t i = 0; i < draft->rows.items[r].cell_count; i++) {
            nt_inlines text = draft->rows.items[r].cells[i].text;
            for (size_t t = 0; t < text.count; t++) {
                const char *told = text.items[t].ledger_id ? text.items[t].text : "";
                nt_buffer_printf(&out, "%s%s", told, *told ? "|" : "");
            }
        }
    }
    return nt_buffer_text(&out);
}

TEST(a_column_of_quantities_has_all_digits)
{
    nt_results results = {.ledger = nt_ledger_open(*state)};
    nt_draft draft = {.arena = *state, .results = &results, .lang = NT_LANG_ID};
    nt_draft_column(&draft, "x", NT_ALIGN_LEFT, 0);
    nt_draft_quantity(&draft, number(results.ledger, "a", 3512000));
    nt_draft_row(&draft, NT_ROW_BODY);
    nt_draft_quantity(&draft, number(results.ledger, "b", 3980412));
    nt_draft_row(&draft, NT_ROW_BODY);
    assert_string_equal(numbers_of(&draft), "3.512.000\u00a0pemilih|3.980.412\u00a0pemilih|");
}

TEST(exposures_are_all_in_millions_or_none)
{
    static const struct {
        double a, b;
        const char *says;
    } cases[] = {{3512000, 3980412, "3.512.000|3.980.412|"},
                 {3512000, 3980000, "3,512\u00a0juta|3,98\u00a0juta|"},
                 {100300000, 514, "100,3\u00a0juta|514|"},
                 {3512417, 3980412, "3.512.417|3.980.412|"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_event events[2] = {{.short_name = "A"}, {.short_name = "B"}};
        nt_indicator voters = {.label = {{"pemilih", "voters"}}};
        nt_figure figures[2] = {{.indicator = &voters, .category = ""},
                                {.indicator = &voters, .category = ""}};
        nt_results results = {.ledger = nt_ledger_open(*state)};
        const nt_exposure exposures[2] = {{.event = &events[0],
                                           .figure = &figures[0],
                                           .row = number(results.ledger, "a", cases[i].a)},
                                          {.event = &events[1],
                                           .figure = &figures[1],
                                           .row = number(results.ledger, "b", cases[i].b)}};
        const nt_figures_report report = {
            .a = &events[0], .b = &events[1], .exposures = exposures, .exposure_count = 2};
        nt_draft draft = {
            .arena = *state, .results = &results, .figures = &report, .lang = NT_LANG_ID};
        for (size_t c = 0; c < 5; c++) {
            nt_draft_column(&draft, "x", NT_ALIGN_LEFT, 0);
        }
        assert_int_equal(nt_table_exposure.build(&draft), NT_OK);
        assert_string_equal(numbers_of(&draft), cases[i].says);
    }
}

TESTS(open_arena, close_arena)
