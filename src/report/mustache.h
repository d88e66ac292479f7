/* Mustache, the part that a report needs: {{name}}, {{#section}}…{{/section}}, {{^inverted}}…,
 * {{>partial}}, {{! comment }}. A tag of structure that stands alone on its line takes the line
 * with it, so that conditions leave no trace in the Markdown. */
#pragma once

#include "names.h"
#include "origin.h"

typedef struct nt_mustache nt_mustache;

/* Cuts the text into tags; an unclosed or mismatched tag is NT_INVALID at its place, also in a
 * section that no edition shows. */
nt_status nt_report_mustache_parse(nt_arena *arena, const nt_origin *origin,
                                   const nt_mustache **out, nt_error *err);

/* Where the text begins. */
nt_place nt_report_mustache_place(const nt_mustache *text);

/* The next {{>name}} from tag *at on, NULL when there is none; moves *at behind it. */
const char *nt_report_mustache_partial(const nt_mustache *text, size_t *at);

/* The same of the next value or section, and where its tag stands. */
const char *nt_report_mustache_name(const nt_mustache *text, size_t *at, nt_place *place);

/* Where {{>name}} finds its text; NULL when there is none. */
typedef struct {
    const char *name;
    const nt_mustache *text;
} nt_partial;
