/* The evidence of a column: counted, not judged. */
#include <string.h>
#include <strings.h>

#include "base/personal.h"
#include "base/utf8.h"
#include "guess.h"

static bool is_amount(const char *text)
{
    return strpbrk(text, "0123456789") && !text[strspn(text, "0123456789.,-+% ")];
}

bool nt_survey_is_missing(const char *text)
{
    static const char *const words[] = {"",     "-",    "--",   "\xE2\x80\x93", "\xE2\x80\x94",
                                        "n/a",  "N/A",  "NA",   "#N/A",         "null",
                                        "NULL", "n.a.", "N.A.", "n.a",          NULL};
    static const char *const unknown[] = {"tidak diketahui", "tdk diketahui",    "tak diketahui",
                                          "tidak ada data",  "tanpa keterangan", "unknown",
                                          "not known",       "no data",          "?"};
    NT_RETURN_FIRST(i, sizeof unknown / sizeof *unknown, strcasecmp(text, unknown[i]) == 0, true,
                    nt_utf8_is_one_of(text, words));
}

bool nt_survey_is_waiting(const char *text)
{
    static const char *const words[] = {
        "belum",        "blm",     "belum-ada", "belum-diputus", "blm-diputus", "belum-selesai",
        "belum-terbit", "not-yet", "pending",   "tba",           NULL};
    NT_PASSING_ARENA(scratch);
    return nt_utf8_is_one_of(nt_utf8_slug(scratch, text), words);
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
    bool starts =
        nt_begins(text, "08") || nt_begins(text, "+62") || nt_begins(text, "62") || text[0] == '+';
    return starts && digits >= 9 && digits <= 15 && !text[strspn(text, "+0123456789 -()")];
}

NT_ORDER(by_count, nt_survey_value, NT_FALLING(count) || NT_BY_TEXT(text))

static void judge_text(nt_survey_column *c, const nt_survey_value *value)
{
    size_t length = strlen(value->text);
    c->plain_ids += nt_model_is_plain_id(value->text, length, 0) ? value->count : 0;
    c->numbers += is_amount(value->text) ? value->count : 0;
    c->personal_numbers += nt_personal_holds(value->text, length) ? value->count : 0;
    c->addresses += is_address(value->text) ? value->count : 0;
    c->often += value->count >= NT_SURVEY_OFTEN ? value->count : 0;
    c->waiting += nt_survey_is_waiting(value->text) ? value->count : 0;
    c->letters += nt_utf8_count(value->text, length) * value->count;
}

typedef struct {
    uint32_t cells, kept; /* of these as days */
} text_count;

/* How often each text stands in the column, by its number, but for what is missing. */
static text_count *count_texts(nt_arena *passing, const nt_grid *sheet,
                               const nt_survey_table *table, nt_survey_column *c)
{
    text_count *counts =
        nt_new_array(passing, text_count, sheet->rows[table->first_row].texts->count);
    for (size_t r = table->first_row; r < table->end; r++) {
        nt_grid_cell cell = nt_ingest_grid_cell(&sheet->rows[r], c->index);
        bool missing = nt_survey_is_missing(cell.text);
        text_count *count = &counts[nt_ingest_grid_text(&sheet->rows[r], c->index)];
        bool kept = !missing && cell.kind >= NT_GRID_DAY;
        c->value_count += !missing && !count->cells;
        count->cells += !missing;
        count->kept += kept;
        c->blank += missing;
        c->filled += !missing;
        c->typed_days += kept;
        c->moments += !missing && cell.kind == NT_GRID_MOMENT;
    }
    return counts;
}

nt_survey_column nt_survey_count_column(nt_arena *arena, const nt_grid *sheet,
                                        const nt_survey_table *table, size_t index)
{
    nt_survey_column c = {.heading = table->headings[index], .index = index};
    NT_PASSING_ARENA(passing);
    text_count *counts = count_texts(passing, sheet, table, &c);
    nt_survey_value *values = nt_new_array(arena, nt_survey_value, c.value_count);
    size_t met = 0;
    for (size_t r = table->first_row; r < table->end; r++) { /* as they come */
        text_count *count = &counts[nt_ingest_grid_text(&sheet->rows[r], index)];
        if (count->cells) {
            values[met++] = (nt_survey_value){nt_ingest_grid_cell(&sheet->rows[r], index).text,
                                              count->cells, count->kept};
            *count = (text_count){0};
        }
    }
    for (size_t i = 0; i < c.value_count; i++) {
        judge_text(&c, &values[i]);
    }
    c.days = nt_survey_judge_days(values, c.value_count);
    c.amounts = nt_survey_judge_numbers(values, c.value_count);
    nt_sort(values, c.value_count, sizeof *values, by_count);
    c.values = values;
    return c;
}
