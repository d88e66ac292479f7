/* A template: a folder with report.json (settings) and body.md (words), and its expansion with
 * results into a document. docs/templates.md describes the language. */
#pragma once

#include "report/document.h"

/* What it reports on: "kind". */
typedef enum { NT_OF_PUBLISHED, NT_OF_REGISTER, NT_OF_REVISION } nt_template_kind;

/* What the other rooms ask of a template that was read. */
typedef struct {
    const char *name; /* "press-annex": the stem of outputs */
    nt_lang lang;
    int kind;              /* an nt_template_kind */
    const char *data;      /* the data folder it names; "" none */
    const char *published; /* the package of figures that a register is reconciled with; "" none */
    /* The numbers that tiles and title may speak of, named before the data: "headlines". */
    const char *const *headlines;
    size_t headline_count;
    const nt_file *files; /* its own */
    size_t file_count;
    const nt_office *office; /* whose report it is; NULL: the template says so itself */
    const char *office_path; /* the file that it names; "" none */
} nt_template;

typedef struct {
    const char *folder;
    const nt_setting *settings;
    size_t setting_count;
    const char *lang;   /* "id", "en" or NULL: the template's */
    const char *office; /* the office's file, before the one that the template names; NULL none */
    const char *name;   /* of a report that names itself nowhere; NULL: the folder's */
} nt_template_request;

/* The members of report.json, from the tables by which it is read. */
const nt_json_form *nt_report_form(nt_arena *arena);

/* Reads and checks report.json and the body of the language (body.md when there is no body.en.md);
 * an unknown member, an unknown parameter, a chart without kind is NT_INVALID at its place. */
nt_status nt_report_template(nt_arena *arena, const nt_template_request *request,
                             const nt_template **out, nt_error *err);

/* What was read, which outlives it, with further settings and in its language; only the office is
 * read again. */
nt_status nt_report_template_again(nt_arena *arena, const nt_template *read,
                                   const nt_template_request *request, const nt_template **out,
                                   nt_error *err);

/* The value of a parameter after --set, or NULL: "event_a", "as_of"… */
const char *nt_report_parameter(const nt_template *tpl, const char *name);
nt_place nt_report_parameter_place(const nt_template *tpl, const char *name);

/* Expands the body: names are looked up in the ledger, the truths and the parameters; an unknown
 * one is NT_INVALID at line and column with the nearest known name. */
nt_status nt_report_document(nt_arena *arena, const nt_template *tpl, const nt_results *results,
                             const nt_fonts *fonts, const nt_document **out, nt_error *err);

/* One chart of the template by id, and the front of its report, for `netra chart`. */
nt_status nt_report_chart(nt_arena *arena, const nt_template *tpl, const char *id,
                          const nt_results *results, const nt_fonts *fonts, const nt_chart **out,
                          nt_front *front, nt_error *err);

nt_libraries nt_report_libraries(void);
