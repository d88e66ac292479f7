/* netra trace: where printed numbers come from, and whether all of the file holds. */
#include "base/shown.h"

#include <stdio.h>

#include "command.h"
#include "text/number.h"
#include "trace/trace.h"
#include "words/base.h"
#include "words/command.h"

static nt_status not_found(const nt_traced *t, const char *asked, nt_error *err)
{
    const char *nearest = nt_trace_nearest(t, asked);
    nt_message hint =
        NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest ? nt_trace_plain(t, nearest) : "");
    return nt_fail(err, NT_INVALID, nt_place_in(t->path),
                   NT_MESSAGE_COMMAND_NO_SUCH_FIGURE(.asked = nt_trace_safe(t, asked),
                                                     .hint = nearest ? &hint : NULL));
}

static nt_status trace_one(const nt_traced *t, const nt_options *options, nt_error *err)
{
    const char *asked = options->operands[1];
    nt_trace_result found = nt_trace_find(t, asked);
    size_t count = found.statements.count + found.figures.count + found.plain.count;
    if (!count) {
        return not_found(t, asked, err);
    }
    (options->json ? nt_trace_print_json : nt_trace_print_text)(t, &found);
    bool holds = found.figures.count > 0 || found.statements.count > 0;
    NT_EACH(const nt_trace_statement, s, found.statements.items, found.statements.count) {
        holds = holds && s->print.end && !s->is_other;
    }
    for (size_t i = 0; i < found.figures.count; i++) {
        const char *why;
        holds = nt_trace_holds(t, &found.figures.items[i], &why) && holds;
    }
    return holds ? NT_OK : NT_INVALID;
}

static const char *count_text(const nt_traced *t, size_t count)
{
    return nt_text_number(t->arena, t->tongue, (double)count, 0);
}

static void print_verdict(const nt_traced *t, const nt_trace_verdict *v, bool quiet)
{
    NT_EACH(const nt_trace_fault, f, v->faults.items, v->faults.count) {
        if (f->page) {
            nt_tell(stdout, t->tongue, NT_MESSAGE_COMMAND_ON_PAGE(.page = (long long)f->page));
        }
        nt_say(stdout, "%s: %s\n", f->id, nt_trace_plain(t, f->message));
    }
    for (size_t i = 0; i < v->notes.count; i++) {
        nt_tell(stdout, t->tongue, NT_MESSAGE_COMMAND_NOTE(.what = v->notes.items[i]));
    }
    if (!quiet) {
        nt_tell(stdout, t->tongue,
                NT_MESSAGE_COMMAND_VERDICT_OF_NUMBERS(
                        .report = t->path, .numbers = count_text(t, v->numbers),
                        .pages = count_text(t, t->told.page_count),
                        .figures = count_text(t, v->figures),
                        .verdict = v->faults.count  ? (nt_text)NT_TEXT_COMMAND_DOES_NOT_HOLD
                                   : t->not_rebuilt ? (nt_text)NT_TEXT_COMMAND_NOTHING_FOUND
                                                    : (nt_text)NT_TEXT_COMMAND_ALL_HOLD));
    }
}

static void put_fault(nt_json_writer *w, const void *item, const void *traced)
{
    const nt_trace_fault *fault = item;
    nt_json_member_count(w, "page", fault->page ? (long long)fault->page : -1);
    nt_json_member(w, "id", fault->id);
    nt_json_member(w, "message", nt_trace_safe(traced, fault->message));
}

/* Every number as the file prints it, for whoever wants to compare with another reader. */
static void put_numbers(nt_json_writer *w, const nt_traced *t)
{
    nt_json_member_begin(w, "printed", '[');
    for (size_t i = 0; i < t->told.element_count; i++) {
        const nt_pdf_element *e = &t->told.elements[i];
        if (nt_traced_ledger_id(t->arena, e)) {
            nt_json_begin(w, '{');
            nt_json_member(w, "id", e->id);
            nt_json_member_integer(w, "page", (long long)e->page);
            nt_json_member(w, "text", nt_trace_safe(t, nt_traced_words(t, &t->told, i)));
            nt_json_end(w, '}');
        }
    }
    nt_json_end(w, ']');
}

static void print_verdict_json(const nt_traced *t, const nt_trace_verdict *v)
{
    nt_json_writer w = nt_json_open_masking(t->arena);
    nt_json_member_bool(&w, "holds", !v->faults.count);
    nt_json_member_bool(&w, "rebuilt", !t->not_rebuilt);
    nt_json_member_integer(&w, "numbers", (long long)v->numbers);
    put_numbers(&w, t);
    nt_json_member_integer(&w, "figures", (long long)v->figures);
    nt_json_member_integer(&w, "statements", (long long)v->statements);
    nt_json_member_objects(&w, "faults", v->faults.items, sizeof *v->faults.items, v->faults.count,
                           put_fault, t);
    nt_json_member_strings(&w, "notes", v->notes.items, v->notes.count);
    fputs(nt_json_close(&w).bytes, stdout);
}

static nt_status trace(nt_traced *t, const nt_options *options, nt_error *err)
{
    nt_trace_verdict verdict = {0};
    nt_clock *clock = t->rebuild.clock = nt_clock_open(options->quiet, false, options->tongue);
    nt_status status = nt_traced_open(t, err);
    if (!status && options->all) {
        verdict = nt_trace_all(t);
    }
    nt_clock_close(clock); /* nothing is printed into its line */
    t->rebuild.clock = t->rebuild.run.clock = NULL;
    if (status || !options->all) {
        return status ? status : trace_one(t, options, err);
    }
    if (options->json) {
        print_verdict_json(t, &verdict);
    } else {
        print_verdict(t, &verdict, options->quiet);
    }
    return verdict.faults.count ? NT_INVALID : NT_OK;
}

static nt_status run(const nt_options *options, nt_error *err)
{
    NT_FAIL_IF(options->all == (options->operands[1] != NULL), err, NT_USAGE, nt_nowhere,
               options->all ? NT_MESSAGE_COMMAND_ALL_AND_ONE(.number = options->operands[1])
                            : NT_MESSAGE_COMMAND_WHICH_NUMBER());
    NT_PASSING_ARENA(arena);
    NT_CLOSED_BY(nt_traced_close)
    nt_traced t = {.arena = arena,
                   .path = options->operands[0],
                   .data = options->data,
                   .asked = options,
                   .tongue = options->tongue};
    return trace(&t, options, err);
}

const nt_command nt_command_trace = {.name = "trace",
                                     .operands = {"PDF|PAGE", "[NUMBER|ID]"},
                                     .summary = NT_TEXT_COMMAND_TRACE_SUMMARY,
                                     .description = NT_TEXT_COMMAND_TRACE_DESCRIPTION,
                                     .options = {NT_OPTION_ALL_NUMBERS, NT_OPTION_WITHHELD_DATA,
                                                 NT_OPTION_OLD_DATA, NT_OPTION_NEW_DATA,
                                                 NT_OPTION_FORMAT_TEXT, NT_OPTION_QUIET,
                                                 NT_OPTION_TONGUE, NT_OPTION_HELP},
                                     .run = run};
