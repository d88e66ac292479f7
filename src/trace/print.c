/* Traced figures as text. */
#include <stdio.h>
#include <string.h>

#include "archive/bag.h"
#include "base/shown.h"
#include "parts.h"
#include "report/forms.h"
#include "words/trace.h"

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
        nt_buffer_puts(
            &out,
            nt_trace_say(t, NT_MESSAGE_TRACE_AS_OF(.day = nt_date_format_iso(row->as_of, day))));
    }
    if (*flags) {
        nt_buffer_printf(&out, "; %s", flags);
    }
    return nt_trace_plain(t, nt_buffer_text(&out));
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

static void print_line(const nt_traced *t, int depth, nt_message message)
{
    nt_say(stdout, "%*s%s\n", depth, "", nt_trace_say(t, message));
}

static void print_source(const nt_traced *t, const char *id, int depth)
{
    char day[11];
    const nt_source *source = nt_trace_source(t, id);
    if (!source) {
        print_line(t, depth, NT_MESSAGE_TRACE_SOURCE(.source = id));
        return;
    }
    const char *published = nt_date_format_iso(source->published_on, day);
    const char *url = source->url;
    print_line(
        t, depth,
        NT_MESSAGE_TRACE_SOURCE_WITH_TITLE(
                .source = id,
                .publisher = source->publisher[0] ? nt_text_alike(source->publisher)
                                                  : (nt_text)NT_TEXT_TRACE_PUBLISHER_UNKNOWN,
                .title = source->title,
                .day = *published ? nt_text_alike(published) : (nt_text)NT_TEXT_TRACE_DAY_UNKNOWN,
                .url = *url ? nt_arena_printf(t->arena, ", %s", url) : ""));
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
        print_line(t, depth, NT_MESSAGE_TRACE_FILE(.file = file->name, .line = figure->place.line));
        keep_file(all, file);
    }
}

static const char *how(const nt_traced *t, const nt_ledger_row *row)
{
    const char *formula = nt_trace_formula(t, row);
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
    for (size_t i = 0; i < all.files.count; i++) {
        const nt_pdf_embedded *file = all.files.items[i];
        print_line(t, 2,
                   NT_MESSAGE_TRACE_SHA512_OF(.file = file->name,
                                              .sum = nt_bag_sha512(t->arena, file->bytes)));
    }
    why = nt_trace_plain(t, why);
    print_line(t, 2,
               !holds           ? NT_MESSAGE_TRACE_FIGURE_DOES_NOT_HOLD(.why = why)
               : t->not_rebuilt ? NT_MESSAGE_TRACE_FIGURE_UNKNOWN(.why = why)
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

void nt_trace_print_text(const nt_traced *t, const nt_trace_result *found)
{
    for (size_t i = 0; i < found->figures.count; i++) {
        print_found(t, &found->figures.items[i]);
    }
    print_plain(t, found);
}
