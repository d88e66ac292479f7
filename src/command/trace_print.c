/* A traced figure, as text and as JSON. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "archive/bag.h"
#include "base/json.h"
#include "report/forms.h"
#include "text/number.h"
#include "trace.h"

enum { INPUTS_MAX = 500, DEPTH_MAX = 8, PLAIN_SHOWN = 5 };

/* --- what is known of a row --- */

static const nt_ledger_row *row_of(const nt_traced *t, const char *id)
{
    return nt_ledger_find(t->ledger, id);
}

static const nt_figure *figure_of(const nt_traced *t, const nt_ledger_row *row)
{
    return t->published ? nt_model_figure(t->published, row->id) : NULL;
}

static const nt_source *source_of(const nt_traced *t, const char *id)
{
    for (size_t i = 0; t->published && i < t->published->source_count; i++) {
        if (strcmp(t->published->sources[i].id, id) == 0) {
            return &t->published->sources[i];
        }
    }
    return NULL;
}

/* The attached file that a place in the unpacked data speaks of. */
static const nt_pdf_embedded *file_at(const nt_traced *t, const nt_place *place)
{
    const char *name = place->file ? nt_path_name(place->file) : "";
    const nt_pdf_embedded *file = nt_traced_file(t, name);
    return file ? file
                : nt_traced_file(t, nt_arena_printf(t->arena, NT_BUILD_PUBLISHED "%s", name));
}

static const char *say_value(const nt_traced *t, const nt_ledger_row *row)
{
    char day[11];
    const char *interval = nt_report_interval_form(t->arena, t->lang, row);
    const char *flags = nt_ledger_flags(t->arena, row->flags);
    nt_buffer out = nt_buffer_open(t->arena);
    nt_buffer_puts(&out, nt_report_value_form(t->arena, t->lang, row));
    if (interval) {
        nt_buffer_printf(&out, " (95 %%: %s)", interval);
    }
    if (nt_date_known(row->as_of)) {
        nt_buffer_printf(&out, ", as of %s", nt_date_format_iso(row->as_of, day));
    }
    if (*flags) {
        nt_buffer_printf(&out, "; %s", flags);
    }
    return nt_buffer_text(&out);
}

/* --- whether it still holds --- */

static bool same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static bool same_row(const nt_ledger_row *a, const nt_ledger_row *b)
{
    return same_number(a->value, b->value) && same_number(a->lower, b->lower) &&
           same_number(a->upper, b->upper) && a->part == b->part && a->whole == b->whole &&
           a->flags == b->flags && a->decimals == b->decimals && strcmp(a->unit, b->unit) == 0 &&
           strcmp(a->method, b->method) == 0;
}

static bool is_form(const nt_traced *t, const nt_ledger_row *row, const char *words)
{
    size_t count;
    const char *const *forms = nt_report_forms(t->arena, t->lang, row, &count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(forms[i], words) == 0) {
            return true;
        }
    }
    return false;
}

bool nt_trace_holds(const nt_traced *t, const nt_found *found, const char **why)
{
    const nt_ledger_row *row = row_of(t, found->id);
    if (!row) {
        *why = "the attached ledger has no such figure";
        return false;
    }
    for (size_t i = 0; i < found->prints.count; i++) {
        const char *words = nt_traced_words(t, &t->told, found->prints.items[i].element);
        if (!is_form(t, row, words)) {
            *why = nt_arena_printf(t->arena, "page %zu prints \"%s\", the attached ledger gives %s",
                                   t->told.elements[found->prints.items[i].element].page, words,
                                   nt_report_value_form(t->arena, t->lang, row));
            return false;
        }
    }
    if (t->not_rebuilt) {
        *why = nt_arena_printf(t->arena, "not built again: %s", t->not_rebuilt);
        return true;
    }
    const nt_ledger_row *again = nt_ledger_find(t->rebuild.run.results->ledger, found->id);
    if (!again || !same_row(row, again)) {
        *why = again ? nt_arena_printf(t->arena, "the attached data give %s",
                                       nt_report_value_form(t->arena, t->lang, again))
                     : "the attached data give no such figure";
        return false;
    }
    *why = strcmp(t->recipe.version, NT_VERSION) == 0
               ? "the attached data still give it"
               : nt_arena_printf(t->arena,
                                 "the attached data still give it (built by netra %s, this is "
                                 "netra " NT_VERSION ")",
                                 t->recipe.version);
    return true;
}

/* --- text --- */

/* Rows already told, and how deep we are. */
typedef struct {
    const nt_traced *traced;
    NT_VEC(const char *) told;
    NT_VEC(const nt_pdf_embedded *) files;
} telling;

static bool tell_once(telling *all, const char *id)
{
    for (size_t i = 0; i < all->told.count; i++) {
        if (strcmp(all->told.items[i], id) == 0) {
            return false;
        }
    }
    nt_vec_push(all->traced->arena, &all->told, id);
    return true;
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

static void print_source(const nt_traced *t, const char *id, int depth)
{
    char day[11];
    const nt_source *source = source_of(t, id);
    if (!source) {
        printf("%*ssource %s\n", depth, "", id);
        return;
    }
    const char *published = nt_date_format_iso(source->published_on, day);
    printf("%*ssource %s: %s, \"%s\", %s%s%s\n", depth, "", id,
           source->publisher[0] ? source->publisher : "publisher unknown", source->title,
           *published ? published : "day unknown", source->url[0] ? ", " : "", source->url);
}

static void print_origin(telling *all, const nt_ledger_row *row, int depth)
{
    const nt_traced *t = all->traced;
    const nt_figure *figure = figure_of(t, row);
    bool published = strcmp(row->method, "published") == 0;
    for (size_t i = 0; published && i < row->source_count; i++) {
        print_source(t, row->sources[i], depth);
    }
    if (!figure) {
        return;
    }
    const nt_pdf_embedded *file = file_at(t, &figure->place);
    if (figure->quote[0]) {
        printf("%*squote  \"%s\"\n", depth, "", figure->quote);
    }
    if (file) {
        printf("%*sfile   %s:%ld\n", depth, "", file->name, figure->place.line);
        keep_file(all, file);
    }
}

static const char *how(const nt_traced *t, const nt_ledger_row *row)
{
    const char *formula = nt_trace_formula(t, row), *method = nt_trace_method(row->method);
    return *formula ? nt_arena_printf(t->arena, "%s; %s", formula, method) : method;
}

static void print_inputs(telling *all, const nt_ledger_row *row, int depth)
{
    const nt_traced *t = all->traced;
    for (size_t i = 0; i < row->input_count; i++) {
        const nt_ledger_row *input = row_of(t, row->inputs[i]);
        bool first = tell_once(all, row->inputs[i]);
        if (all->told.count > INPUTS_MAX || depth > DEPTH_MAX) {
            printf("%*s… and more\n", 2 * depth, "");
            return;
        }
        printf("%*sfrom %s", 2 * depth, "", row->inputs[i]);
        if (!input || !first) {
            printf(input ? " (above)\n" : ": not in the attached ledger\n");
            continue;
        }
        printf(" = %s: %s\n", say_value(t, input), how(t, input));
        print_origin(all, input, 2 * depth + 2);
        print_inputs(all, input, depth + 1);
    }
}

static void print_place(const nt_traced *t, const nt_print *print)
{
    const nt_pdf_element *e =
        print->element == NT_TOLD_NONE ? NULL : &t->told.elements[print->element];
    const char *home = e ? nt_trace_home(t, print->element) : "";
    printf("  printed  ");
    if (e) {
        printf("page %zu%s%s: ", e->page, *home ? ", " : "", home);
    }
    printf("%s\n", nt_trace_sentence(t, print));
}

static void print_in_chart(const nt_traced *t, const nt_in_chart *in)
{
    const nt_pdf_element *figure =
        in->figure == NT_TOLD_NONE ? NULL : &t->told.elements[in->figure];
    const char *home = figure ? nt_trace_home(t, in->figure) : "";
    printf("  chart    %s:%ld (%s)", in->file, in->line, in->label);
    if (figure) {
        printf(", drawn on page %zu%s%s", figure->page, *home ? ", " : "", home);
    }
    putchar('\n');
}

static void print_found(const nt_traced *t, const nt_found *found)
{
    telling all = {.traced = t};
    const char *why;
    const nt_ledger_row *row = row_of(t, found->id);
    bool holds = nt_trace_holds(t, found, &why);
    printf("%s%s%s\n", found->id, row ? ": " : "", row ? row->label.in[t->lang] : "");
    if (row) {
        printf("  value    %s\n", say_value(t, row));
        printf("  formula  %s\n", how(t, row));
    }
    for (size_t i = 0; i < found->prints.count; i++) {
        print_place(t, &found->prints.items[i]);
    }
    for (size_t i = 0; i < found->charts.count; i++) {
        print_in_chart(t, &found->charts.items[i]);
    }
    if (row) {
        tell_once(&all, row->id);
        print_origin(&all, row, 2);
        print_inputs(&all, row, 1);
    }
    for (size_t i = 0; i < all.files.count; i++) {
        printf("  SHA-512 of %s: %s\n", all.files.items[i]->name,
               nt_bag_sha512(t->arena, all.files.items[i]->bytes));
    }
    printf("  %s  %s\n", !holds ? "DOES NOT HOLD:" : t->not_rebuilt ? "unknown" : "holds  ", why);
}

static void print_plain(const nt_traced *t, const nt_trace_result *found)
{
    if (!found->plain.count) {
        return;
    }
    printf("printed %zu times as no figure of the ledger (a name, a day, an ordinal, a constant)\n",
           found->plain.count);
    for (size_t i = 0; i < found->plain.count && i < PLAIN_SHOWN; i++) {
        print_place(t, &found->plain.items[i]);
    }
}

void nt_trace_print_text(const nt_traced *t, const nt_trace_result *found)
{
    for (size_t i = 0; i < found->figures.count; i++) {
        print_found(t, &found->figures.items[i]);
    }
    print_plain(t, found);
}

/* --- JSON --- */

static void put(nt_json_writer *w, const char *key, const char *text)
{
    nt_json_key(w, key);
    nt_json_put_string(w, text);
}

static void put_number(nt_json_writer *w, const char *key, double value)
{
    nt_json_key(w, key);
    nt_json_put_number(w, value);
}

static void put_integer(nt_json_writer *w, const char *key, long long value)
{
    nt_json_key(w, key);
    nt_json_put_integer(w, value);
}

static void put_source(nt_json_writer *w, const nt_traced *t, const char *id)
{
    char day[11];
    const nt_source *source = source_of(t, id);
    nt_json_begin(w, '{');
    put(w, "id", id);
    if (source) {
        const char *published = nt_date_format_iso(source->published_on, day);
        put(w, "publisher", source->publisher[0] ? source->publisher : NULL);
        put(w, "title", source->title);
        put(w, "published_on", *published ? published : NULL);
        put(w, "url", source->url[0] ? source->url : NULL);
    }
    nt_json_end(w, '}');
}

static void put_file(nt_json_writer *w, const nt_traced *t, const nt_figure *figure)
{
    const nt_pdf_embedded *file = file_at(t, &figure->place);
    put(w, "quote", figure->quote[0] ? figure->quote : NULL);
    if (file) {
        put(w, "file", file->name);
        put_integer(w, "line", figure->place.line);
        put(w, "sha512", nt_bag_sha512(t->arena, file->bytes));
    }
}

static void put_row(nt_json_writer *w, telling *all, const nt_ledger_row *row, int depth)
{
    const nt_traced *t = all->traced;
    char day[11];
    const char *as_of = nt_date_format_iso(row->as_of, day);
    const char *formula = nt_trace_formula(t, row);
    const nt_figure *figure = figure_of(t, row);
    put(w, "label", row->label.in[t->lang]);
    put(w, "text", nt_report_value_form(t->arena, t->lang, row));
    put_number(w, "value", row->value);
    put_number(w, "lower", row->lower);
    put_number(w, "upper", row->upper);
    put(w, "unit", row->unit);
    put(w, "as_of", *as_of ? as_of : NULL);
    put(w, "flags", nt_ledger_flags(t->arena, row->flags));
    put(w, "method", row->method);
    put(w, "formula", *formula ? formula : NULL);
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
    for (size_t i = 0; i < row->input_count && depth < DEPTH_MAX; i++) {
        const nt_ledger_row *input = row_of(t, row->inputs[i]);
        nt_json_begin(w, '{');
        put(w, "id", row->inputs[i]);
        if (input && tell_once(all, input->id) && all->told.count < INPUTS_MAX) {
            put_row(w, all, input, depth + 1);
        }
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
}

static void put_print(nt_json_writer *w, const nt_traced *t, const nt_print *print)
{
    nt_json_begin(w, '{');
    if (print->element != NT_TOLD_NONE) {
        const nt_pdf_element *e = &t->told.elements[print->element];
        const char *home = nt_trace_home(t, print->element);
        put_integer(w, "page", (long long)e->page);
        put(w, "id", e->id);
        put(w, "text", nt_traced_words(t, &t->told, print->element));
        put(w, "in", *home ? home : NULL);
    }
    put(w, "sentence", nt_trace_sentence(t, print));
    nt_json_end(w, '}');
}

static void put_in_chart(nt_json_writer *w, const nt_traced *t, const nt_in_chart *in)
{
    nt_json_begin(w, '{');
    put(w, "file", in->file);
    put_integer(w, "line", in->line);
    put(w, "label", in->label);
    if (in->figure != NT_TOLD_NONE) {
        put_integer(w, "page", (long long)t->told.elements[in->figure].page);
        put(w, "in", nt_trace_home(t, in->figure));
    }
    nt_json_end(w, '}');
}

static void put_found(nt_json_writer *w, const nt_traced *t, const nt_found *found)
{
    telling all = {.traced = t};
    const char *why;
    const nt_ledger_row *row = row_of(t, found->id);
    bool holds = nt_trace_holds(t, found, &why);
    nt_json_begin(w, '{');
    put(w, "id", found->id);
    nt_json_key(w, "holds");
    if (holds && t->not_rebuilt) {
        nt_json_put_null(w);
    } else {
        nt_json_put_bool(w, holds);
    }
    put(w, "why", why);
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
        tell_once(&all, row->id);
        put_row(w, &all, row, 0);
    }
    nt_json_end(w, '}');
}

void nt_trace_print_json(const nt_traced *t, const nt_trace_result *found)
{
    nt_buffer out = nt_buffer_open(t->arena);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    put(&w, "report", t->recipe.report);
    put(&w, "edition", t->recipe.edition);
    put(&w, "language", t->recipe.language);
    put(&w, "built_with", t->recipe.version);
    put(&w, "not_rebuilt", t->not_rebuilt);
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
