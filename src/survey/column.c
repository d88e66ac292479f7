/* The evidence of a column: counted, not judged. */
#include <string.h>

#include "base/list.h"
#include "base/personal.h"
#include "base/utf8.h"
#include "guess.h"

static bool is_amount(const char *text)
{
    return strpbrk(text, "0123456789") && !text[strspn(text, "0123456789.,-+% ")];
}

bool nt_survey_is_missing(const char *text)
{
    static const char *const words[] = {"",    "-",  "--",   "\xE2\x80\x93", "\xE2\x80\x94", "n/a",
                                        "N/A", "NA", "#N/A", "null",         "NULL",         NULL};
    return nt_utf8_is_one_of(text, words);
}

/* An e-mail or a telephone number. */
static bool is_address(const char *text)
{
    const char *at = strchr(text, '@');
    if (at && at > text && strchr(at, '.') && !strchr(text, ' ')) {
        return true;
    }
    size_t digits = 0;
    for (const char *c = text; *c; c++) {
        digits += nt_is_digit((unsigned char)*c);
    }
    bool starts = strncmp(text, "08", 2) == 0 || strncmp(text, "+62", 3) == 0 ||
                  strncmp(text, "62", 2) == 0 || text[0] == '+';
    return starts && digits >= 9 && digits <= 15 && !text[strspn(text, "+0123456789 -()")];
}

static int by_count(const void *left, const void *right)
{
    const nt_survey_value *a = left, *b = right;
    return a->count != b->count ? (a->count < b->count) - (a->count > b->count)
                                : strcmp(a->text, b->text);
}

const nt_grid_cell *nt_survey_cell_at(const nt_grid_row *row, size_t column)
{
    static const nt_grid_cell empty = {.text = ""};
    return column < row->count ? &row->cells[column] : &empty;
}

static void judge_text(nt_survey_column *c, const nt_survey_value *value)
{
    size_t length = strlen(value->text);
    c->plain_ids += nt_model_is_plain_id(value->text, length, 0) ? value->count : 0;
    c->numbers += is_amount(value->text) ? value->count : 0;
    c->personal_numbers += nt_personal_holds(value->text, length) ? value->count : 0;
    c->addresses += is_address(value->text) ? value->count : 0;
    c->often += value->count >= NT_SURVEY_OFTEN ? value->count : 0;
    c->letters += nt_utf8_count(value->text, length) * value->count;
}

nt_survey_column nt_survey_count_column(nt_arena *arena, const nt_grid *sheet,
                                        const nt_survey_table *table, size_t index)
{
    nt_survey_column c = {.heading = table->headings[index], .index = index};
    nt_arena *passing =
        nt_arena_open(); /* what is looked up grows, and leaves behind what it was */
    NT_VEC(nt_survey_value) values = {0};
    nt_map known = nt_map_open(passing);
    for (size_t r = table->first_row; r < table->end; r++) {
        const nt_grid_cell *cell = nt_survey_cell_at(&sheet->rows[r], index);
        if (nt_survey_is_missing(cell->text)) {
            c.blank++;
            continue;
        }
        c.filled++;
        c.typed_days += cell->kind == NT_GRID_DAY;
        size_t at = nt_map_keep(&known, cell->text, values.count);
        if (at != NT_MAP_NONE) {
            values.items[at].count++;
        } else {
            nt_vec_push(passing, &values, ((nt_survey_value){cell->text, 1}));
        }
    }
    for (size_t i = 0; i < values.count; i++) {
        judge_text(&c, &values.items[i]);
    }
    c.days = nt_survey_judge_days(values.items, values.count);
    c.amounts = nt_survey_judge_numbers(values.items, values.count);
    nt_sort(values.items, values.count, sizeof *values.items, by_count);
    c.values = nt_arena_copy(arena, values.items, values.count * sizeof *values.items);
    c.value_count = values.count;
    nt_arena_close(passing);
    return c;
}
