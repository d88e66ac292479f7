/* Traced figures as text. */
#include <stdio.h>
#include <string.h>

#include "archive/bag.h"
#include "base/shown.h"
#include "report/forms.h"
#include "trace.h"

enum { PLAIN_SHOWN = 5 };

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
    return nt_trace_plain(t->arena, nt_buffer_text(&out));
}

/* Rows and files already told. */
typedef struct {
    const nt_traced *traced;
    NT_VEC(const char *) told;
    NT_VEC(const nt_pdf_embedded *) files;
} telling;

static bool first_time(telling *all, const char *id)
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
    const nt_source *source = nt_trace_source(t, id);
    if (!source) {
        nt_say(stdout, "%*ssource %s\n", depth, "", id);
        return;
    }
    const char *published = nt_date_format_iso(source->published_on, day);
    nt_say(stdout, "%*ssource %s: %s, \"%s\", %s%s%s\n", depth, "", id,
           source->publisher[0] ? source->publisher : "publisher unknown", source->title,
           *published ? published : "day unknown", source->url[0] ? ", " : "", source->url);
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
        nt_say(stdout, "%*squote  \"%s\"\n", depth, "", nt_trace_safe(figure->quote));
    }
    if (file) {
        nt_say(stdout, "%*sfile   %s:%u\n", depth, "", file->name, figure->place.line);
        keep_file(all, file);
    }
}

static const char *how(const nt_traced *t, const nt_ledger_row *row)
{
    const char *formula = nt_trace_formula(t, row), *method = nt_method_words(row->method);
    return *formula ? nt_arena_printf(t->arena, "%s; %s", formula, method) : method;
}

static void print_inputs(telling *all, const nt_ledger_row *row, int depth)
{
    const nt_traced *t = all->traced;
    for (size_t i = 0; i < row->input_count; i++) {
        const nt_ledger_row *input = nt_ledger_find(t->ledger, row->inputs[i]);
        bool first = first_time(all, row->inputs[i]);
        if (all->told.count > NT_TRACE_INPUTS_MAX || depth > NT_TRACE_DEPTH_MAX) {
            nt_say(stdout, "%*s… and more\n", 2 * depth, "");
            return;
        }
        nt_say(stdout, "%*sfrom %s", 2 * depth, "", row->inputs[i]);
        if (!input || !first) {
            printf(input ? " (above)\n" : ": not in the attached ledger\n");
            continue;
        }
        nt_say(stdout, " = %s: %s\n", say_value(t, input), how(t, input));
        print_origin(all, input, 2 * depth + 2);
        print_inputs(all, input, depth + 1);
    }
}

static void print_place(const nt_traced *t, const nt_print *print)
{
    const char *home = nt_trace_home(t, print);
    nt_say(stdout, "  printed  page %zu%s%s: %s\n", nt_trace_page(t, print), *home ? ", " : "",
           home, nt_trace_sentence(t, print));
}

static void print_in_chart(const nt_traced *t, const nt_in_chart *in)
{
    const nt_pdf_element *figure =
        in->figure == NT_TOLD_NONE ? NULL : &t->told.elements[in->figure];
    const char *home = nt_trace_home(t, &(nt_print){in->figure, 0, 0});
    nt_say(stdout, "  chart    %s:%ld (%s)", in->file, in->line, nt_trace_safe(in->label));
    if (figure) {
        nt_say(stdout, ", drawn on page %zu%s%s", figure->page, *home ? ", " : "", home);
    }
    putchar('\n');
}

static void print_found(const nt_traced *t, const nt_found *found)
{
    telling all = {.traced = t};
    const char *why;
    const nt_ledger_row *row = nt_ledger_find(t->ledger, found->id);
    bool holds = nt_trace_holds(t, found, &why);
    nt_say(stdout, "%s%s%s\n", found->id, row ? ": " : "",
           row ? nt_trace_plain(t->arena, row->label.in[t->lang]) : "");
    if (row) {
        nt_say(stdout, "  value    %s\n", say_value(t, row));
        nt_say(stdout, "  formula  %s\n", how(t, row));
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
    for (size_t i = 0; i < all.files.count; i++) {
        nt_say(stdout, "  SHA-512 of %s: %s\n", all.files.items[i]->name,
               nt_bag_sha512(t->arena, all.files.items[i]->bytes));
    }
    const char *verdict = !holds ? "DOES NOT HOLD:" : t->not_rebuilt ? "unknown " : "holds   ";
    nt_say(stdout, "  %s %s\n", verdict, nt_trace_plain(t->arena, why));
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
