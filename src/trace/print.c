/* Traced figures, as text and as JSON. */
#include <stdio.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "parts.h"
#include "quantity/quantity.h"
#include "text/number.h"
#include "words/trace.h"

/* Rows and files already told: each is told whole where it is met first. */
typedef struct {
    const nt_traced *traced;
    NT_VEC(const char *) told;
    NT_VEC(const nt_pdf_embedded *) files;
} telling;

static bool first_time(telling *all, const char *id)
{
    bool first = !nt_utf8_is_among(id, all->told.items, all->told.count);
    if (first) {
        nt_vec_push(all->traced->arena, &all->told, id);
    }
    return first;
}

/* ---- as text ---- */

enum { PLAIN_SHOWN = 5 };

static const char *say_value(const nt_traced *t, const nt_ledger_row *row)
{
    const char *interval = nt_quantity_interval_told(t->arena, t->lang, row);
    const char *flags = nt_ledger_flags_told(t->arena, t->tongue, row->flags);
    nt_buffer out = nt_buffer_open(t->arena);
    nt_buffer_puts(&out, nt_quantity_text(t->arena, t->lang, row));
    if (interval) {
        nt_buffer_printf(&out, " (95 %%: %s)", interval);
    }
    if (nt_date_known(row->as_of) && !nt_ledger_tells_day(row)) {
        const char *day = nt_text_date(t->arena, t->tongue, row->as_of);
        nt_buffer_puts(&out, nt_trace_say(t, NT_MESSAGE_TRACE_AS_OF(.day = day)));
    }
    if (*flags) {
        nt_buffer_printf(&out, "; %s", flags);
    }
    return nt_trace_plain(t, nt_buffer_text(&out));
}

static void print_line(const nt_traced *t, int depth, nt_message message)
{
    nt_say(stdout, "%*s%s\n", depth, "", nt_trace_say(t, message));
}

static void print_source(const nt_traced *t, const char *id, int depth)
{
    const nt_source *source = nt_trace_source(t, id);
    if (!source) {
        print_line(t, depth, NT_MESSAGE_TRACE_SOURCE(.source = id));
        return;
    }
    const char *url = source->url;
    print_line(t, depth,
               NT_MESSAGE_TRACE_SOURCE_WITH_TITLE(
                       .source = id,
                       .publisher = source->publisher[0] ? nt_text_alike(source->publisher)
                                                         : (nt_text)NT_TEXT_TRACE_PUBLISHER_UNKNOWN,
                       .title = source->title,
                       .day = nt_date_known(source->published_on)
                                  ? nt_date_text(t->arena, source->published_on)
                                  : (nt_text)NT_TEXT_TRACE_DAY_UNKNOWN,
                       .url = *url ? nt_arena_printf(t->arena, ", %s", url) : ""));
}

/* A line of a wide table has several figures, whose ids stand nowhere else. */
static bool shares_line(const nt_figure *figure)
{
    return figure->place.column == figure->value_place.column;
}

/* The line of a delimited file, the cell of a spreadsheet, by the name that it is attached under.
 */
static nt_place place_in(const nt_traced *t, const nt_pdf_embedded *file, const nt_figure *figure)
{
    const char *sheet = nt_place_sheet_of(figure->place.file);
    nt_place place = {file->name, figure->place.line,
                      shares_line(figure) ? figure->value_place.column : 0};
    if (sheet) {
        place.file = nt_place_sheet(t->arena, file->name, sheet);
        place = (nt_place){place.file, figure->value_place.line, figure->value_place.column};
    }
    return place;
}

static void keep_file(telling *all, const nt_pdf_embedded *file)
{
    for (size_t i = 0; i < all->files.count; i++) {
        if (all->files.items[i] == file) {
            return;
        }
    }
    nt_vec_push(all->traced->arena, &all->files, file);
}

static void print_origin(telling *all, const nt_ledger_row *row, int depth)
{
    const nt_traced *t = all->traced;
    const nt_figure *figure = nt_trace_figure(t, row);
    bool published = row->method == NT_METHOD_PUBLISHED;
    for (size_t i = 0; published && i < row->source_count; i++) {
        print_source(t, row->sources[i], depth);
    }
    if (!figure) {
        return;
    }
    const nt_pdf_embedded *file = nt_trace_file(t, figure);
    if (figure->quote[0]) {
        print_line(t, depth, NT_MESSAGE_TRACE_QUOTE(.quote = nt_trace_safe(t, figure->quote)));
    }
    if (file) {
        nt_place place = place_in(t, file, figure);
        print_line(t, depth, NT_MESSAGE_TRACE_FILE(.place = nt_place_text(t->arena, place)));
        keep_file(all, file);
    }
}

static const char *formula_of(const nt_traced *t, const nt_ledger_row *row)
{
    return nt_trace_plain(t, nt_quantity_formula(t->arena, t->lang, t->tongue, t->ledger, row));
}

static const char *how(const nt_traced *t, const nt_ledger_row *row)
{
    const char *formula = formula_of(t, row);
    const char *method = nt_method_words(row->method).in[t->tongue];
    return *formula ? nt_arena_printf(t->arena, "%s; %s", formula, method) : method;
}

static void print_inputs(telling *all, const nt_ledger_row *row, int depth)
{
    const nt_traced *t = all->traced;
    for (size_t i = 0; i < row->input_count; i++) {
        const nt_ledger_row *input = nt_ledger_find(t->ledger, row->inputs[i]);
        bool first = first_time(all, row->inputs[i]);
        if (all->told.count > NT_TRACE_INPUTS_MAX || depth > NT_TRACE_DEPTH_MAX) {
            print_line(t, 2 * depth, NT_MESSAGE_TRACE_AND_MORE());
            return;
        }
        if (!input || !first) {
            print_line(t, 2 * depth,
                       input ? NT_MESSAGE_TRACE_FROM_ABOVE(.figure = row->inputs[i])
                             : NT_MESSAGE_TRACE_FROM_NOWHERE(.figure = row->inputs[i]));
            continue;
        }
        print_line(t, 2 * depth,
                   NT_MESSAGE_TRACE_FROM(.figure = row->inputs[i], .value = say_value(t, input),
                                         .how = how(t, input)));
        print_origin(all, input, 2 * depth + 2);
        print_inputs(all, input, depth + 1);
    }
}

/* ", Tabel 3" behind its page. */
static const char *home_of(const nt_traced *t, const nt_print *print)
{
    const char *home = nt_trace_home(t, print);
    return *home ? nt_arena_printf(t->arena, ", %s", home) : "";
}

static void print_place(const nt_traced *t, const nt_print *print)
{
    print_line(t, 2,
               NT_MESSAGE_TRACE_PRINTED_AT(.page = (long long)nt_trace_page(t, print),
                                           .home = home_of(t, print),
                                           .sentence = nt_trace_sentence(t, print)));
}

static void print_in_chart(const nt_traced *t, const nt_in_chart *in)
{
    bool is_drawn = in->figure != NT_TOLD_NONE;
    nt_message drawn =
        NT_MESSAGE_TRACE_DRAWN_ON(.page =
                                      is_drawn ? (long long)t->told.elements[in->figure].page : 0,
                                  .home = home_of(t, &(nt_print){in->figure, 0, 0}));
    print_line(t, 2,
               NT_MESSAGE_TRACE_CHART_AT(.file = in->file, .line = in->line,
                                         .label = nt_trace_safe(t, in->label),
                                         .drawn = is_drawn ? &drawn : NULL));
}

static void print_found(const nt_traced *t, const nt_found *found)
{
    telling all = {.traced = t};
    const char *why;
    const nt_ledger_row *row = nt_ledger_find(t->ledger, found->id);
    bool holds = nt_trace_holds(t, found, &why);
    nt_say(stdout, "%s%s%s\n", found->id, row ? ": " : "",
           row ? nt_trace_plain(t, row->label.in[t->lang]) : "");
    if (row) {
        print_line(t, 2, NT_MESSAGE_TRACE_VALUE(.value = say_value(t, row)));
        print_line(t, 2, NT_MESSAGE_TRACE_FORMULA(.formula = how(t, row)));
    }
    for (size_t i = 0; i < found->prints.count; i++) {
        print_place(t, &found->prints.items[i]);
    }
    for (size_t i = 0; i < found->charts.count; i++) {
        print_in_chart(t, &found->charts.items[i]);
    }
    if (row) {
        first_time(&all, row->id);
        print_origin(&all, row, 2);
        print_inputs(&all, row, 1);
    }
    NT_EACH_OF(const nt_pdf_embedded, file, all.files.items, all.files.count) {
        print_line(t, 2,
                   NT_MESSAGE_TRACE_SHA512_OF(.file = file->name,
                                              .sum = nt_bag_sha512(t->arena, file->bytes)));
    }
    why = nt_trace_plain(t, why);
    print_line(t, 2,
               !holds           ? NT_MESSAGE_TRACE_FIGURE_DOES_NOT_HOLD(.why = why)
               : t->not_rebuilt ? NT_MESSAGE_TRACE_FIGURE_UNKNOWN()
                                : NT_MESSAGE_TRACE_FIGURE_HOLDS(.why = why));
}

static void print_plain(const nt_traced *t, const nt_trace_result *found)
{
    if (!found->plain.count) {
        return;
    }
    print_line(t, 0, NT_MESSAGE_TRACE_PRINTED_PLAIN(.count = (long long)found->plain.count));
    for (size_t i = 0; i < found->plain.count && i < PLAIN_SHOWN; i++) {
        print_place(t, &found->plain.items[i]);
    }
}

static void print_statement(const nt_traced *t, const nt_trace_statement *s)
{
    nt_say(stdout, "%s: %s\n", s->statement->name,
           nt_trace_plain(t, nt_ledger_statement_text(s->statement, NULL)));
    if (s->print.end && !s->is_in_alt) {
        print_place(t, &s->print);
    } else {
        print_line(t, 2,
                   s->is_in_alt
                       ? NT_MESSAGE_TRACE_STATEMENT_IN_ALT(.home = nt_trace_home(t, &s->print))
                       : NT_MESSAGE_TRACE_STATEMENT_STANDS_NOWHERE());
    }
    if (s->is_other) {
        print_line(t, 2, NT_MESSAGE_TRACE_STATEMENT_BUILT_OTHERWISE());
    }
    for (size_t i = 0; i < s->statement->number_count; i++) {
        print_line(t, 2, NT_MESSAGE_TRACE_STATEMENT_RESTS_ON(.figure = s->statement->numbers[i]));
    }
}

void nt_trace_print_text(const nt_traced *t, const nt_trace_result *found)
{
    for (size_t i = 0; i < found->statements.count; i++) {
        print_statement(t, &found->statements.items[i]);
    }
    for (size_t i = 0; i < found->figures.count; i++) {
        print_found(t, &found->figures.items[i]);
    }
    print_plain(t, found);
    if (t->needs_data && found->figures.count) { /* the reason is the same for each */
        print_line(t, 0, NT_MESSAGE_TRACE_NOT_BUILT_AGAIN(.why = *t->not_rebuilt));
    }
}

/* ---- as JSON ---- */

static void put(nt_json_writer *w, const nt_traced *t, const char *key, const char *text)
{
    nt_json_member(w, key, text ? nt_trace_safe(t, text) : NULL);
}

static void put_unless_empty(nt_json_writer *w, const nt_traced *t, const char *key,
                             const char *text)
{
    put(w, t, key, *text ? text : NULL);
}

static void put_source(nt_json_writer *w, const void *item, const void *traced)
{
    const nt_traced *t = traced;
    const char *id = *(const char *const *)item;
    const nt_source *source = nt_trace_source(t, id);
    put(w, t, "id", id);
    if (source) {
        put_unless_empty(w, t, "publisher", source->publisher);
        put(w, t, "title", source->title);
        nt_json_member_date(w, "published_on", source->published_on);
        put_unless_empty(w, t, "url", source->url);
    }
}

static void put_file(nt_json_writer *w, const nt_traced *t, const nt_figure *figure)
{
    char cell[NT_PLACE_CELL_MAX];
    const nt_pdf_embedded *file = nt_trace_file(t, figure);
    put_unless_empty(w, t, "quote", figure->quote);
    if (file) {
        put(w, t, "file", file->name);
        const char *sheet = nt_place_sheet_of(figure->place.file);
        if (sheet) {
            put(w, t, "sheet", sheet);
            put(w, t, "cell", nt_place_cell(cell, figure->value_place));
        }
        nt_json_member_integer(w, "line", figure->place.line);
        if (!sheet && shares_line(figure)) {
            nt_json_member_integer(w, "column", figure->value_place.column);
        }
        put(w, t, "sha512", nt_bag_sha512(t->arena, file->bytes));
    }
}

static void put_row(nt_json_writer *w, telling *all, const nt_ledger_row *row, int depth)
{
    const nt_traced *t = all->traced;
    const nt_figure *figure = nt_trace_figure(t, row);
    put(w, t, "label", row->label.in[t->lang]);
    put(w, t, "text", nt_quantity_text(t->arena, t->lang, row));
    nt_json_member_number(w, "value", row->value);
    nt_json_member_number(w, "lower", row->lower);
    nt_json_member_number(w, "upper", row->upper);
    put(w, t, "unit", row->unit);
    nt_json_member_date(w, "as_of", row->as_of);
    put(w, t, "flags", nt_ledger_flags(t->arena, row->flags));
    put(w, t, "method", nt_method_text(row->method));
    put_unless_empty(w, t, "formula", formula_of(t, row));
    if (figure) {
        put_file(w, t, figure);
    }
    nt_json_member_objects(w, "sources", row->sources, sizeof *row->sources, row->source_count,
                           put_source, t);
    nt_json_member_begin(w, "inputs", '[');
    for (size_t i = 0; i < row->input_count && depth < NT_TRACE_DEPTH_MAX; i++) {
        const nt_ledger_row *input = nt_ledger_find(t->ledger, row->inputs[i]);
        nt_json_begin(w, '{');
        put(w, t, "id", row->inputs[i]);
        if (input && first_time(all, input->id) && all->told.count < NT_TRACE_INPUTS_MAX) {
            put_row(w, all, input, depth + 1);
        }
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
}

static void put_print(nt_json_writer *w, const void *item, const void *traced)
{
    const nt_traced *t = traced;
    const nt_print *print = item;
    nt_json_member_integer(w, "page", (long long)nt_trace_page(t, print));
    put_unless_empty(w, t, "in", nt_trace_home(t, print));
    if (print->element != NT_TOLD_NONE) {
        put(w, t, "id", t->told.elements[print->element].id);
        put(w, t, "text", nt_traced_words(t, &t->told, print->element));
    }
    put(w, t, "sentence", nt_trace_sentence(t, print));
}

static void put_in_chart(nt_json_writer *w, const void *item, const void *traced)
{
    const nt_traced *t = traced;
    const nt_in_chart *in = item;
    put(w, t, "file", in->file);
    nt_json_member_integer(w, "line", in->line);
    put(w, t, "label", in->label);
    if (in->figure != NT_TOLD_NONE) {
        nt_json_member_integer(w, "page", (long long)t->told.elements[in->figure].page);
        put(w, t, "in", nt_trace_home(t, &(nt_print){in->figure, 0, 0}));
    }
}

static void put_found(nt_json_writer *w, const void *item, const void *traced)
{
    const nt_traced *t = traced;
    const nt_found *found = item;
    telling all = {.traced = t};
    const char *why;
    const nt_ledger_row *row = nt_ledger_find(t->ledger, found->id);
    bool holds = nt_trace_holds(t, found, &why);
    put(w, t, "id", found->id);
    if (holds && t->not_rebuilt) {
        nt_json_member(w, "holds", NULL);
    } else {
        nt_json_member_bool(w, "holds", holds);
    }
    put(w, t, "why", why);
    nt_json_member_objects(w, "printed", found->prints.items, sizeof *found->prints.items,
                           found->prints.count, put_print, t);
    nt_json_member_objects(w, "charts", found->charts.items, sizeof *found->charts.items,
                           found->charts.count, put_in_chart, t);
    if (row) {
        first_time(&all, row->id);
        put_row(w, &all, row, 0);
    }
}

static void put_statement(nt_json_writer *w, const void *item, const void *traced)
{
    const nt_traced *t = traced;
    const nt_trace_statement *s = item;
    put(w, t, "id", s->statement->name);
    put(w, t, "text", nt_ledger_statement_text(s->statement, NULL));
    nt_json_member_bool(w, "stands", s->print.end > 0);
    if (s->print.end) {
        size_t page = nt_trace_page(t, &s->print);
        nt_json_member_count(w, "page", page ? (long long)page : -1);
    }
    if (!t->not_rebuilt) {
        nt_json_member_bool(w, "holds", !s->is_other);
    }
    nt_json_member_strings(w, "numbers", s->statement->numbers, s->statement->number_count);
}

void nt_trace_print_json(const nt_traced *t, const nt_trace_result *found)
{
    nt_json_writer w = nt_json_open_masking(t->arena);
    put(&w, t, "report", t->recipe.report);
    put(&w, t, "edition", t->recipe.edition);
    put(&w, t, "language", t->recipe.language);
    put(&w, t, "built_with", t->recipe.version);
    put(&w, t, "not_rebuilt", t->not_rebuilt ? t->not_rebuilt->in[t->tongue] : NULL);
    nt_json_member_objects(&w, "statements", found->statements.items,
                           sizeof *found->statements.items, found->statements.count, put_statement,
                           t);
    nt_json_member_objects(&w, "figures", found->figures.items, sizeof *found->figures.items,
                           found->figures.count, put_found, t);
    nt_json_member_objects(&w, "plain", found->plain.items, sizeof *found->plain.items,
                           found->plain.count, put_print, t);
    fputs(nt_json_close(&w).bytes, stdout);
}
