#include <string.h>

#include "base/json.h"
#include "command.h"
#include "pipeline.h"
#include "text/number.h"

enum { LISTED = 200 };

typedef struct {
    nt_run_state *run;
    const nt_published *published;
    nt_findings findings;
    size_t errors, warnings;
} verdict;

static nt_lang language(const nt_options *options)
{
    return options->lang && strcmp(options->lang, "en") == 0 ? NT_LANG_EN : NT_LANG_ID;
}

static void print_findings(const verdict *v, nt_lang lang)
{
    nt_arena *arena = v->run->arena;
    for (size_t i = 0; i < v->findings.count; i++) {
        const nt_finding *f = &v->findings.items[i];
        printf("%s:%ld: finding: %s [%s:", f->figures[0]->place.file, f->figures[0]->place.line,
               nt_text_phrase(arena, lang, &f->sentence), f->rule->id);
        for (size_t j = 0; j < f->figure_count; j++) {
            printf(" %s", f->figures[j]->id);
        }
        puts("]");
    }
}

static void print_text(const verdict *v, const nt_options *options)
{
    nt_run_print_problems(v->run->problems, options->all ? SIZE_MAX : LISTED, stdout);
    print_findings(v, language(options));
    if (!options->quiet) {
        printf("%s: %zu figures, %zu sources, %zu events; %zu errors, %zu warnings, %zu findings\n",
               v->run->package->folder, v->published->figure_count, v->published->source_count,
               v->published->event_count, v->errors, v->warnings, v->findings.count);
    }
}

static void put_problem(nt_json_writer *w, const nt_problem *p)
{
    nt_json_begin(w, '{');
    nt_json_key(w, "severity");
    nt_json_put_string(w, p->severity == NT_SEVERITY_ERROR ? "error" : "warning");
    nt_json_key(w, "file");
    nt_json_put_string(w, p->place.file);
    nt_json_key(w, "line");
    nt_json_put_integer(w, p->place.line);
    nt_json_key(w, "column");
    nt_json_put_integer(w, p->place.column);
    nt_json_key(w, "code");
    nt_json_put_string(w, p->code);
    nt_json_key(w, "message");
    nt_json_put_string(w, p->message);
    nt_json_end(w, '}');
}

static void put_figure(nt_json_writer *w, const nt_figure *f)
{
    char day[11];
    nt_json_begin(w, '{');
    nt_json_key(w, "id");
    nt_json_put_string(w, f->id);
    nt_json_key(w, "value");
    nt_json_put_number(w, f->number);
    nt_json_key(w, "unit");
    nt_json_put_string(w, f->unit);
    nt_json_key(w, "as_of");
    nt_json_put_string(w, nt_date_known(f->as_of) ? nt_date_format_iso(f->as_of, day) : NULL);
    nt_json_key(w, "source");
    nt_json_put_string(w, f->source ? f->source->id : NULL);
    nt_json_key(w, "line");
    nt_json_put_integer(w, f->place.line);
    nt_json_end(w, '}');
}

static void put_finding(nt_json_writer *w, nt_arena *arena, const nt_finding *f)
{
    nt_json_begin(w, '{');
    nt_json_key(w, "rule");
    nt_json_put_string(w, f->rule->id);
    nt_json_key(w, "sentence");
    nt_json_begin(w, '{');
    nt_json_key(w, "id");
    nt_json_put_string(w, nt_text_phrase(arena, NT_LANG_ID, &f->sentence));
    nt_json_key(w, "en");
    nt_json_put_string(w, nt_text_phrase(arena, NT_LANG_EN, &f->sentence));
    nt_json_end(w, '}');
    nt_json_key(w, "figures");
    nt_json_begin(w, '[');
    for (size_t i = 0; i < f->figure_count; i++) {
        put_figure(w, f->figures[i]);
    }
    nt_json_end(w, ']');
    nt_json_key(w, "doubtful");
    nt_json_begin(w, '[');
    for (size_t i = 0; i < f->doubtful_count; i++) {
        nt_json_put_string(w, f->doubtful[i]->id);
    }
    nt_json_end(w, ']');
    nt_json_end(w, '}');
}

static void put_summary(nt_json_writer *w, const verdict *v)
{
    const struct {
        const char *key;
        size_t count;
    } counts[] = {{"figures", v->published->figure_count},
                  {"sources", v->published->source_count},
                  {"events", v->published->event_count},
                  {"errors", v->errors},
                  {"warnings", v->warnings},
                  {"findings", v->findings.count}};
    nt_json_begin(w, '{');
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        nt_json_key(w, counts[i].key);
        nt_json_put_integer(w, (long long)counts[i].count);
    }
    nt_json_end(w, '}');
}

static void print_json(const verdict *v)
{
    nt_buffer out = nt_buffer_open(v->run->arena);
    nt_json_writer w = nt_json_writer_open(&out);
    size_t count;
    const nt_problem *problems = nt_problems_sorted(v->run->problems, &count);
    nt_json_begin(&w, '{');
    nt_json_key(&w, "problems");
    nt_json_begin(&w, '[');
    for (size_t i = 0; i < count; i++) {
        put_problem(&w, &problems[i]);
    }
    nt_json_end(&w, ']');
    nt_json_key(&w, "findings");
    nt_json_begin(&w, '[');
    for (size_t i = 0; i < v->findings.count; i++) {
        put_finding(&w, v->run->arena, &v->findings.items[i]);
    }
    nt_json_end(&w, ']');
    nt_json_key(&w, "summary");
    put_summary(&w, v);
    nt_json_end(&w, '}');
    fputs(nt_buffer_text(&out), stdout);
}

static nt_status check(nt_run_state *run, nt_error *err)
{
    const nt_options *options = run->options;
    verdict v = {.run = run};
    nt_clock_stage(run->clock, "ingest");
    nt_status status =
        nt_ingest_package(run->arena, options->operands[0], run->problems, &run->package, err);
    if (status) {
        return status;
    }
    nt_clock_stage(run->clock, "model");
    status = nt_model_publish(run->arena, run->package, options->as_of, run->problems, &v.published,
                              err);
    if (status) {
        return status;
    }
    nt_clock_stage(run->clock, "compare");
    v.findings = nt_compare_findings(run->arena, v.published);
    v.errors = nt_problems_count(run->problems, NT_SEVERITY_ERROR);
    v.warnings = nt_problems_count(run->problems, NT_SEVERITY_WARNING);
    if (options->format && strcmp(options->format, "json") == 0) {
        print_json(&v);
    } else {
        print_text(&v, options);
    }
    return v.errors ? NT_INVALID : NT_OK;
}

static nt_status run(const nt_options *options, nt_error *err)
{
    nt_run_state run = nt_run_open(options);
    nt_status status = check(&run, err);
    nt_run_close(&run);
    return status;
}

const nt_command nt_command_check = {
    .name = "check",
    .operands = {"DATA"},
    .summary = "read a data package and print every problem and finding in it",
    .description =
        "Reads the data package in the folder DATA to its end, then prints every problem (a bad\n"
        "cell, an unknown reference) with file, line and column, and every finding (figures that\n"
        "do not fit each other). Problems of severity error give exit status 1; findings are what\n"
        "the sources said, and give 0.",
    .options = (const nt_option *const[]){&nt_option_format_text, &nt_option_all, &nt_option_as_of,
                                          &nt_option_lang, &nt_option_quiet, &nt_option_verbose,
                                          &nt_option_help, NULL},
    .run = run};
