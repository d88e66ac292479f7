/* A template: a folder with report.json (settings) and body.md (words), and its expansion with
 * results into a document. docs/templates.md describes the language. */
#ifndef NETRA_REPORT_TEMPLATE_H
#define NETRA_REPORT_TEMPLATE_H

#include "report/document.h"

/* --set NAME=VALUE */
typedef struct {
    const char *name, *value;
} nt_setting;

typedef struct nt_template nt_template;

typedef struct {
    const char *folder;
    const nt_setting *settings;
    size_t setting_count;
    const char *lang; /* "id", "en" or NULL: the template's */
    const char *name; /* of a report that names itself nowhere; NULL: the folder's */
} nt_template_request;

/* Reads and checks report.json and the body of the language (body.md when there is no body.en.md);
 * an unknown member, an unknown parameter, a chart without kind is NT_INVALID at its place. */
nt_status nt_report_template(nt_arena *arena, const nt_template_request *request,
                             const nt_template **out, nt_error *err);

const char *nt_report_name(const nt_template *tpl); /* "press-annex": the stem of outputs */
nt_lang nt_report_lang(const nt_template *tpl);
const char *nt_report_data(const nt_template *tpl); /* the data folder it names; "" none */
/* The value of a parameter after --set, or NULL: "event_a", "as_of"… */
const char *nt_report_parameter(const nt_template *tpl, const char *name);
nt_place nt_report_parameter_place(const nt_template *tpl, const char *name);

/* Expands the body: names are looked up in the ledger, the truths and the parameters; an unknown
 * one is NT_INVALID at line and column with the nearest known name. */
nt_status nt_report_document(nt_arena *arena, const nt_template *tpl, const nt_results *results,
                             const nt_fonts *fonts, const nt_document **out, nt_error *err);

/* One chart of the template by id, for `netra chart`. */
nt_status nt_report_chart(nt_arena *arena, const nt_template *tpl, const char *id,
                          const nt_results *results, const nt_fonts *fonts, const nt_chart **out,
                          nt_error *err);

/* Whether report.json says that it reports on a register of cases ("kind": "register"), and the
 * package of published figures that the register is reconciled with; "" none. */
bool nt_report_is_register(const nt_template *tpl);
const char *nt_report_published(const nt_template *tpl);

/* Whether it reports on two editions of another report ("kind": "revision"). */
bool nt_report_is_revision(const nt_template *tpl);

/* The template's own files, for the archive. */
typedef struct {
    const char *name;
    nt_bytes bytes;
} nt_template_file;
const nt_template_file *nt_report_files(const nt_template *tpl, size_t *count);

#endif
