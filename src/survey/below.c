/* What stands below a table, or again within it, and how a descriptor says that it is none of it.
 */
#include <string.h>

#include "base/utf8.h"
#include "guess.h"

static const char *first_text(const nt_grid_row *row)
{
    const char *text = "";
    for (size_t c = row->count; c; c--) {
        const char *cell = nt_ingest_grid_cell(row, c - 1).text;
        text = *cell ? cell : text;
    }
    return text;
}

bool nt_survey_is_total_row(const nt_grid_row *row)
{
    return nt_ingest_is_total(first_text(row));
}

bool nt_survey_begins_as_total(const nt_grid_row *row)
{
    NT_PASSING_ARENA(scratch);
    const char *first = first_text(row);
    bool begins = !nt_model_is_plain_id(first, strlen(first), 0) &&
                  nt_ingest_is_total_heading(scratch, first);
    return begins;
}

bool nt_survey_begins_as_id(const nt_grid_row *row)
{
    const char *first = first_text(row);
    return first[strspn(first, "0123456789")] && nt_model_is_plain_id(first, strlen(first), 0);
}

/* ---- headings that are printed again ---- */

static bool is_same_row(const nt_grid *sheet, const nt_grid_row *a, const nt_grid_row *b)
{
    bool filled = false;
    for (size_t c = 0; c < sheet->columns; c++) {
        const char *text = nt_ingest_grid_cell(a, c).text;
        if (strcmp(text, nt_ingest_grid_cell(b, c).text) != 0) {
            return false;
        }
        filled = filled || *text;
    }
    return filled;
}

static bool is_heading_again(const nt_grid *sheet, const nt_survey_table *t, size_t r)
{
    return NT_ANY(h, t->heading_rows,
                  is_same_row(sheet, &sheet->rows[t->first_heading + h], &sheet->rows[r]));
}

size_t nt_survey_leave_others(nt_arena *arena, const nt_grid *sheet, nt_survey_table *table,
                              nt_grid *out)
{
    nt_grid_row *rows = nt_new_array(arena, nt_grid_row, sheet->row_count + 1);
    size_t kept = 0, end = table->end;
    for (size_t r = 0; r < sheet->row_count; r++) {
        bool again =
            r >= table->first_row && (is_heading_again(sheet, table, r) ||
                                      (r < table->end && nt_survey_is_no_case(sheet, table, r)));
        rows[kept] = sheet->rows[r];
        kept += !again;
        end -= again && r < table->end;
    }
    size_t left = sheet->row_count - kept;
    if (left) {
        *out = *sheet;
        out->rows = rows;
        out->row_count = kept;
        table->left = table->end - end;
        table->end = end;
    }
    return left;
}

/* ---- below ---- */

static bool is_blank(const nt_grid_row *row)
{
    return !*first_text(row);
}

/* Whether a blank row stands above the row: blank lines are no rows of the grid. */
static bool is_behind_gap(const nt_grid *sheet, size_t r)
{
    return sheet->rows[r].number > sheet->rows[r - 1].number + 1;
}

static bool has_gaps(const nt_grid *sheet, const nt_survey_table *t)
{
    bool found = false;
    for (size_t r = t->first_row; r < t->end; r++) {
        found = found || is_blank(&sheet->rows[r]) || (r > t->first_row && is_behind_gap(sheet, r));
    }
    return found;
}

/* As a described table is ended: by any text that begins so, a longer word too. */
static bool starts(const char *text, const char *word)
{
    size_t same = 0;
    while (word[same] && nt_small(text[same]) == word[same]) {
        same++;
    }
    return !word[same];
}

static bool begins(const char *text, const char *word)
{
    char next = starts(text, word) ? nt_small(text[strlen(word)]) : 'a';
    return !(next >= 'a' && next <= 'z');
}

/* The word with which notes begin, as it is written there, where no row of the table begins so.
 * Other texts may be names. */
static const char *note_word(nt_arena *arena, const nt_grid *sheet, const nt_survey_table *t,
                             const char *text)
{
    static const char *const words[] = {"catatan", "keterangan", "ket",  "sumber", "note", "notes",
                                        "remarks", "source",     "data", "posisi", "per",  "*"};
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        bool clear = begins(text, words[w]);
        for (size_t r = t->first_row; clear && r < t->end; r++) {
            clear = !starts(first_text(&sheet->rows[r]), words[w]);
        }
        if (clear) {
            return nt_arena_text(arena, text, strlen(words[w]));
        }
    }
    return NULL;
}

void nt_survey_find_end(nt_arena *arena, const nt_grid *sheet, nt_survey_table *t)
{
    size_t r = t->end, count = sheet->row_count;
    bool whole = !has_gaps(sheet, t);
    for (; r < count && nt_survey_is_total_row(&sheet->rows[r]) &&
           !(whole && is_behind_gap(sheet, r));
         r++) {
        t->total = t->total ? t->total : first_text(&sheet->rows[r]);
    }
    t->until_blank = r < count && whole && (is_blank(&sheet->rows[r]) || is_behind_gap(sheet, r));
    while (r < count && is_blank(&sheet->rows[r])) {
        r++;
    }
    if (r < count && !t->until_blank) {
        t->until = note_word(arena, sheet, t, first_text(&sheet->rows[r]));
        t->unsaid_below = !t->until;
    }
}
