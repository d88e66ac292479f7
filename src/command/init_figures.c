/* Empty tables for published figures, as CSV and as a spreadsheet, each a package of its own. */
#include <string.h>

#include "archive/scratch.h"
#include "base/csv.h"
#include "book/book.h"
#include "init.h"
#include "words/command.h"

typedef struct {
    const char *heading, *role;
    nt_book_kind kind;
    nt_text help;
    const char *const *choices;
} table_column;

static const char *const qualifiers[] = {"exact", "approximate", "more-than", "less-than", NULL};
static const char *const statuses[] = {"provisional", "final", NULL};

static const table_column figures[] = {
    {"figure_id", "figure.id", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_ID, NULL},
    {"indicator", "figure.indicator", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_INDICATOR, NULL},
    {"event", "figure.event", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_EVENT, NULL},
    {"area", "figure.area", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_AREA, NULL},
    {"category", "figure.category", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_CATEGORY, NULL},
    {"period_start", "figure.period_start", NT_BOOK_DAY, NT_TEXT_COMMAND_FILL_START, NULL},
    {"period_end", "figure.period_end", NT_BOOK_DAY, NT_TEXT_COMMAND_FILL_END, NULL},
    {"as_of", "figure.as_of", NT_BOOK_DAY, NT_TEXT_COMMAND_FILL_AS_OF, NULL},
    {"value", "figure.value", NT_BOOK_NUMBER, NT_TEXT_COMMAND_FILL_VALUE, NULL},
    {"unit", "figure.unit", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_UNIT, NULL},
    {"qualifier", "figure.qualifier", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_QUALIFIER, qualifiers},
    {"status", "figure.status", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_STATUS, statuses},
    {"base_id", "figure.base", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_BASE, NULL},
    {"source_id", "figure.source", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_SOURCE, NULL},
    {"counted_by", "figure.counted_by", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_COUNTED_BY, NULL},
    {"quote", "figure.quote", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_QUOTE, NULL},
    {"note", "figure.note", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_NOTE, NULL},
};

static const table_column sources[] = {
    {"source_id", "source.id", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_SOURCE_ID, NULL},
    {"publisher", "source.publisher", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_PUBLISHER, NULL},
    {"title", "source.title", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_TITLE, NULL},
    {"published_on", "source.published_on", NT_BOOK_DAY, NT_TEXT_COMMAND_FILL_PUBLISHED_ON, NULL},
    {"url", "source.url", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_URL, NULL},
    {"language", "source.language", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_LANGUAGE, NULL},
    {"note", "source.note", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_NOTE, NULL},
};

static const table_column events[] = {
    {"event", "event.id", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_EVENT_ID, NULL},
    {"name_id", "event.name", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_EVENT_NAME, NULL},
    {"polling_day", "event.polling_day", NT_BOOK_DAY, NT_TEXT_COMMAND_FILL_POLLING_DAY, NULL},
    {"source_id", "event.source", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_SOURCE, NULL},
    {"note", "event.note", NT_BOOK_TEXT, NT_TEXT_COMMAND_FILL_NOTE, NULL},
};

#define COUNT(items) (sizeof(items) / sizeof *(items))
static const struct {
    const char *name;
    const table_column *columns;
    size_t count;
} tables[] = {{"figures", figures, COUNT(figures)},
              {"sources", sources, COUNT(sources)},
              {"events", events, COUNT(events)}};
enum { TABLES = COUNT(tables), COLUMNS_MAX = COUNT(figures) };

static const char *const types[] = {
    [NT_BOOK_TEXT] = "string", [NT_BOOK_DAY] = "date", [NT_BOOK_NUMBER] = "number"};

static void put_field(nt_json_writer *w, const void *item, const void *context)
{
    const table_column *column = item;
    const nt_lang *lang = context;
    nt_json_member(w, "name", column->heading);
    nt_json_member(w, "description", column->help.in[*lang]);
    nt_json_member(w, "type", types[column->kind]);
    nt_json_member(w, "role", column->role);
}

static nt_bytes descriptor(nt_arena *arena, nt_lang lang, bool workbook)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    nt_json_member(&w, "name", "figures");
    nt_json_member_begin(&w, "resources", '[');
    for (size_t i = 0; i < TABLES; i++) {
        nt_json_begin(&w, '{');
        nt_json_member(&w, "name", tables[i].name);
        nt_json_member(&w, "path",
                       workbook ? "figures.xlsx"
                                : nt_arena_printf(arena, "%s.csv", tables[i].name));
        if (workbook) {
            nt_json_member_begin(&w, "dialect", '{');
            nt_json_member(&w, "sheetName", tables[i].name);
            nt_json_end(&w, '}');
        }
        nt_json_member_begin(&w, "schema", '{');
        nt_json_member_objects(&w, "fields", tables[i].columns, sizeof *tables[i].columns,
                               tables[i].count, put_field, &lang);
        nt_json_end(&w, '}');
        nt_json_end(&w, '}');
    }
    nt_json_end(&w, ']');
    nt_json_end(&w, '}');
    return (nt_bytes){nt_buffer_text(&out), out.length};
}

static nt_status add_tables(nt_arena *arena, const char *folder, nt_lang lang, nt_outputs *outputs,
                            nt_error *err)
{
    nt_status status = nt_init_add(arena, outputs, folder, "datapackage.json",
                                   descriptor(arena, lang, false), err);
    for (size_t i = 0; i < TABLES && !status; i++) {
        nt_buffer out = nt_buffer_open(arena);
        for (size_t c = 0; c < tables[i].count; c++) {
            nt_buffer_puts(&out, c ? "," : "");
            nt_csv_put(&out, tables[i].columns[c].heading);
        }
        nt_buffer_putc(&out, '\n');
        status =
            nt_init_add(arena, outputs, folder, nt_arena_printf(arena, "%s.csv", tables[i].name),
                        (nt_bytes){nt_buffer_text(&out), out.length}, err);
    }
    return status;
}

static nt_status make_workbook(nt_arena *arena, const char *path, nt_lang lang, nt_error *err)
{
    nt_book_sheet sheets[TABLES];
    for (size_t i = 0; i < TABLES; i++) {
        nt_book_column *columns = nt_new_array(arena, nt_book_column, COLUMNS_MAX);
        for (size_t c = 0; c < tables[i].count; c++) {
            const table_column *column = &tables[i].columns[c];
            columns[c] = (nt_book_column){column->heading, column->kind, column->help.in[lang],
                                          column->choices};
        }
        sheets[i] = (nt_book_sheet){tables[i].name, columns, tables[i].count};
    }
    return nt_book_write(path, sheets, TABLES, err);
}

/* The library writes a file of its own: into a folder that is ours and goes. */
static nt_status workbook(nt_arena *arena, nt_lang lang, nt_bytes *out, nt_error *err)
{
    enum { BYTES_MAX = 1 << 20 };
    const char *scratch = NULL;
    NT_TRY(nt_scratch_open(arena, &scratch, err));
    const char *path = nt_path_join(arena, scratch, "figures.xlsx");
    nt_status status = make_workbook(arena, path, lang, err);
    status = status ? status : nt_file_read(arena, path, BYTES_MAX, out, err);
    nt_scratch_remove(scratch);
    return status;
}

nt_status nt_init_figures(nt_arena *arena, const nt_options *options, nt_outputs *outputs,
                          nt_error *err)
{
    const char *folder = options->output ? options->output : "figures";
    const char *sheet = nt_path_join(arena, folder, "spreadsheet");
    nt_lang lang = options->tongue;
    nt_bytes book;
    NT_TRY(workbook(arena, lang, &book, err));
    NT_TRY(add_tables(arena, folder, lang, outputs, err));
    NT_TRY(
        nt_init_add(arena, outputs, sheet, "datapackage.json", descriptor(arena, lang, true), err));
    NT_TRY(nt_init_add(arena, outputs, sheet, "figures.xlsx", book, err));
    nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_TABLES(.folder = folder, .sheet = sheet));
    return NT_OK;
}
