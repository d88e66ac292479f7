/* The files and sheets in which a register lies, and whether one descriptor can name them all. */
#include <string.h>

#include "init.h"
#include "words/command.h"

typedef NT_VEC(nt_init_part) parts;

/* The tables of a file, one a sheet that has one. */
static parts tables_of(nt_arena *arena, const nt_grid_file *file)
{
    parts found = {0};
    NT_EACH(const nt_grid, as_read, file->sheets, file->sheet_count) {
        const nt_grid *sheet = nt_survey_carry_down(arena, as_read);
        nt_survey_table *table = nt_survey_find_table(arena, sheet);
        if (table) {
            nt_grid *without = nt_new(arena, nt_grid);
            bool left = nt_survey_leave_others(arena, sheet, table, without) > 0;
            nt_init_part part = {file, {left ? without : sheet, table}};
            nt_vec_push(arena, &found, part);
        }
    }
    return found;
}

static bool is_larger(const nt_survey_part *a, const nt_survey_part *b)
{
    size_t rows = a->table->end - a->table->first_row;
    return a->sheet->hidden == b->sheet->hidden ? rows > b->table->end - b->table->first_row
                                                : b->sheet->hidden;
}

/* The one with the most rows; one of a hidden sheet where no other is. NULL: there is none. */
static const nt_init_part *largest_of(const parts *found)
{
    const nt_init_part *best = NULL;
    NT_EACH(const nt_init_part, part, found->items, found->count) {
        best = !best || is_larger(&part->found, &best->found) ? part : best;
    }
    return best;
}

/* Those with the headings of `model`, which is one of the first file's: a sheet a month. */
static size_t add_alike(nt_arena *arena, const parts *found, const nt_init_part *model, parts *all)
{
    size_t before = all->count;
    NT_EACH(const nt_init_part, part, found->items, found->count) {
        bool same =
            part == model || (!part->found.sheet->hidden &&
                              nt_survey_same_headings(model->found.table, part->found.table));
        if (same) {
            nt_vec_push(arena, all, *part);
        }
    }
    return all->count - before;
}

/* ---- whether one descriptor names them ---- */

static const char *sheet_name(const nt_init_part *part)
{
    return part->found.sheet->name;
}

static size_t count_sheets(const nt_init_parts *all)
{
    size_t count = 0;
    while (count < all->count && all->items[count].file == all->items[0].file) {
        count++;
    }
    return count;
}

/* In each file lie sheets of the same names, or one of the same number. */
static bool have_same_sheets(nt_init_parts *all)
{
    bool names = true, numbers = true, in_order = true;
    all->sheet_count = count_sheets(all);
    for (size_t i = 0; i < all->count; i++) {
        const nt_init_part *part = &all->items[i], *first = &all->items[i % all->sheet_count];
        names = names && strcmp(sheet_name(part), sheet_name(first)) == 0;
        numbers = numbers && part->found.sheet->number == first->found.sheet->number;
        size_t file = i / all->sheet_count;
        in_order = in_order && file < all->file_count && part->file == all->files[file];
    }
    all->by_number = !names && numbers && all->sheet_count == 1;
    return in_order && all->count == all->sheet_count * all->file_count &&
           (names || all->by_number);
}

static bool same_rows(const nt_survey_part *a, const nt_survey_part *b)
{
    const nt_survey_table *s = a->table, *t = b->table;
    return s->heading_rows == t->heading_rows && s->numbered == t->numbered &&
           s->until_blank == t->until_blank &&
           (s->until == t->until || (s->until && t->until && strcmp(s->until, t->until) == 0)) &&
           a->sheet->rows[s->first_heading].number == b->sheet->rows[t->first_heading].number &&
           a->sheet->rows[s->first_row].number == b->sheet->rows[t->first_row].number;
}

static bool same_text(const nt_grid_file *a, const nt_grid_file *b)
{
    return a->delimiter == b->delimiter && a->encoding == b->encoding;
}

/* What a descriptor cannot say: more parts than it lists, headings elsewhere, two bytes a
 * character, two headings that are one; notes below that nothing marks, whose rows are cases in
 * next month's file. */
static bool lie_alike(nt_init_parts *all)
{
    bool alike = have_same_sheets(all) && all->count <= NT_PARTS_MAX;
    NT_EACH(const nt_init_part, part, all->items, all->count) {
        const nt_survey_table *t = part->found.table;
        alike =
            alike && !t->twins && !t->unsaid_below && part->file->encoding != NT_ENCODING_UTF_16 &&
            same_text(part->file, all->files[0]) && same_rows(&part->found, &all->items[0].found);
    }
    return alike;
}

/* ---- all of them ---- */

nt_status nt_init_find_parts(nt_arena *arena, const char *const *paths, nt_init_parts *out,
                             nt_error *err)
{
    parts all = {0};
    NT_VEC(const nt_grid_file *) files = {0};
    const nt_init_part *model = NULL;
    nt_grid_texts *texts = nt_ingest_grid_texts(arena);
    for (size_t i = 0; i < NT_OPERANDS_MAX && paths[i]; i++) {
        const nt_grid_file *file;
        NT_TRY(nt_ingest_grid(arena, texts, paths[i], &file, err));
        parts found = tables_of(arena, file);
        model = model ? model : largest_of(&found);
        NT_FAIL_IF(!model, err, NT_INVALID, nt_place_in(file->path),
                   NT_MESSAGE_COMMAND_INIT_NO_TABLE());
        NT_FAIL_IF(!add_alike(arena, &found, model, &all), err, NT_INVALID, nt_place_in(file->path),
                   NT_MESSAGE_COMMAND_INIT_OTHER_HEADINGS(.first = files.items[0]->path));
        nt_vec_push(arena, &files, file);
    }
    *out = (nt_init_parts){
        .items = all.items, .count = all.count, .files = files.items, .file_count = files.count};
    nt_survey_part *tables = nt_new_array(arena, nt_survey_part, all.count);
    for (size_t i = 0; i < all.count; i++) {
        tables[i] = all.items[i].found;
    }
    out->tables = tables;
    out->alike = lie_alike(out);
    return NT_OK;
}

nt_survey_part nt_init_joined(nt_arena *arena, const nt_init_parts *all)
{
    nt_grid *sheet = nt_new(arena, nt_grid);
    nt_survey_table *table = nt_new(arena, nt_survey_table);
    nt_survey_join(arena, all->tables, all->count, sheet, table);
    return (nt_survey_part){sheet, table};
}
