/* Traced figures as JSON. */
#include <stdio.h>
#include <string.h>

#include "archive/bag.h"
#include "base/json.h"
#include "parts.h"
#include "report/forms.h"

typedef struct {
    const nt_traced *traced;
    NT_VEC(const char *) ids;
} seen_rows;

/* A row is told whole where it is met first. */
static bool first_time(seen_rows *all, const char *id)
{
    for (size_t i = 0; i < all->ids.count; i++) {
        if (strcmp(all->ids.items[i], id) == 0) {
            return false;
        }
    }
    nt_vec_push(all->traced->arena, &all->ids, id);
    return true;
}

static void put(nt_json_writer *w, const nt_traced *t, const char *key, const char *text)
{
    nt_json_key(w, key);
    nt_json_put_string(w, text ? nt_trace_safe(t, text) : NULL);
}

static void put_source(nt_json_writer *w, const nt_traced *t, const char *id)
{
    char day[11];
    const nt_source *source = nt_trace_source(t, id);
    nt_json_begin(w, '{');
    put(w, t, "id", id);
    if (source) {
        const char *published = nt_date_format_iso(source->published_on, day);
        put(w, t, "publisher", source->publisher[0] ? source->publisher : NULL);
        put(w, t, "title", source->title);
        put(w, t, "published_on", *published ? published : NULL);
        put(w, t, "url", source->url[0] ? source->url : NULL);
    }
    nt_json_end(w, '}');
}

static void put_file(nt_json_writer *w, const nt_traced *t, const nt_figure *figure)
{
    const nt_pdf_embedded *file = nt_trace_file(t, figure);
    put(w, t, "quote", figure->quote[0] ? figure->quote : NULL);
    if (file) {
        put(w, t, "file", file->name);
        nt_json_member_integer(w, "line", figure->place.line);
        put(w, t, "sha512", nt_bag_sha512(t->arena, file->bytes));
    }
}

static void put_row(nt_json_writer *w, seen_rows *all, const nt_ledger_row *row, int depth)
{
    const nt_traced *t = all->traced;
    char day[11];
    const char *as_of = nt_date_format_iso(row->as_of, day);
    const char *formula = nt_trace_formula(t, row);
    const nt_figure *figure = nt_trace_figure(t, row);
    put(w, t, "label", row->label.in[t->lang]);
    put(w, t, "text", nt_report_value_form(t->arena, t->lang, row));
    nt_json_member_number(w, "value", row->value);
    nt_json_member_number(w, "lower", row->lower);
    nt_json_member_number(w, "upper", row->upper);
    put(w, t, "unit", row->unit);
    put(w, t, "as_of", *as_of ? as_of : NULL);
    put(w, t, "flags", nt_ledger_flags(t->arena, row->flags));
    put(w, t, "method", nt_method_text(row->method));
    put(w, t, "formula", *formula ? formula : NULL);
    if (figure) {
        put_file(w, t, figure);
    }
    nt_json_key(w, "sources");
    nt_json_begin(w, '[');
    for (size_t i = 0; i < row->source_count; i++) {
        put_source(w, t, row->sources[i]);
    }
    nt_json_end(w, ']');
    nt_json_key(w, "inputs");
    nt_json_begin(w, '[');
    for (size_t i = 0; i < row->input_count && depth < NT_TRACE_DEPTH_MAX; i++) {
        const nt_ledger_row *input = nt_ledger_find(t->ledger, row->inputs[i]);
        nt_json_begin(w, '{');
        put(w, t, "id", row->inputs[i]);
        if (input && first_time(all, input->id) && all->ids.count < NT_TRACE_INPUTS_MAX) {
            put_row(w, all, input, depth + 1);
        }
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
}

static void put_print(nt_json_writer *w, const nt_traced *t, const nt_print *print)
{
    const char *home = nt_trace_home(t, print);
    nt_json_begin(w, '{');
    nt_json_member_integer(w, "page", (long long)nt_trace_page(t, print));
    put(w, t, "in", *home ? home : NULL);
    if (print->element != NT_TOLD_NONE) {
        put(w, t, "id", t->told.elements[print->element].id);
        put(w, t, "text", nt_traced_words(t, &t->told, print->element));
    }
    put(w, t, "sentence", nt_trace_sentence(t, print));
    nt_json_end(w, '}');
}

static void put_in_chart(nt_json_writer *w, const nt_traced *t, const nt_in_chart *in)
{
    nt_json_begin(w, '{');
    put(w, t, "file", in->file);
    nt_json_member_integer(w, "line", in->line);
    put(w, t, "label", in->label);
    if (in->figure != NT_TOLD_NONE) {
        nt_json_member_integer(w, "page", (long long)t->told.elements[in->figure].page);
        put(w, t, "in", nt_trace_home(t, &(nt_print){in->figure, 0, 0}));
    }
    nt_json_end(w, '}');
}

static void put_found(nt_json_writer *w, const nt_traced *t, const nt_found *found)
{
    seen_rows all = {.traced = t};
    const char *why;
    const nt_ledger_row *row = nt_ledger_find(t->ledger, found->id);
    bool holds = nt_trace_holds(t, found, &why);
    nt_json_begin(w, '{');
    put(w, t, "id", found->id);
    nt_json_key(w, "holds");
    if (holds && t->not_rebuilt) {
        nt_json_put_null(w);
    } else {
        nt_json_put_bool(w, holds);
    }
    put(w, t, "why", why);
    nt_json_key(w, "printed");
    nt_json_begin(w, '[');
    for (size_t i = 0; i < found->prints.count; i++) {
        put_print(w, t, &found->prints.items[i]);
    }
    nt_json_end(w, ']');
    nt_json_key(w, "charts");
    nt_json_begin(w, '[');
    for (size_t i = 0; i < found->charts.count; i++) {
        put_in_chart(w, t, &found->charts.items[i]);
    }
    nt_json_end(w, ']');
    if (row) {
        first_time(&all, row->id);
        put_row(w, &all, row, 0);
    }
    nt_json_end(w, '}');
}

void nt_trace_print_json(const nt_traced *t, const nt_trace_result *found)
{
    nt_buffer out = nt_buffer_open(t->arena);
    nt_json_writer w = nt_json_writer_open_masking(&out);
    nt_json_begin(&w, '{');
    put(&w, t, "report", t->recipe.report);
    put(&w, t, "edition", t->recipe.edition);
    put(&w, t, "language", t->recipe.language);
    put(&w, t, "built_with", t->recipe.version);
    put(&w, t, "not_rebuilt", t->not_rebuilt ? t->not_rebuilt->in[t->tongue] : NULL);
    nt_json_key(&w, "figures");
    nt_json_begin(&w, '[');
    for (size_t i = 0; i < found->figures.count; i++) {
        put_found(&w, t, &found->figures.items[i]);
    }
    nt_json_end(&w, ']');
    nt_json_key(&w, "plain");
    nt_json_begin(&w, '[');
    for (size_t i = 0; i < found->plain.count; i++) {
        put_print(&w, t, &found->plain.items[i]);
    }
    nt_json_end(&w, ']');
    nt_json_end(&w, '}');
    puts(nt_buffer_text(&out));
}
