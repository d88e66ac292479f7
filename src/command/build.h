/* A report in memory: what `netra build` writes, `netra snapshot` files and `netra verify`
 * compares. */
#ifndef NETRA_COMMAND_BUILD_H
#define NETRA_COMMAND_BUILD_H

#include <stdbool.h>

#include "base/file.h"
#include "hyphenation.h"
#include "layout/page.h"
#include "pipeline.h"
#include "renditions.h"

/* Attachments of the PDF: a folder for each kind, so that no two have one name; at the top only the
 * recipe, the edition before and NAME.figures.json. */
#define NT_BUILD_RECIPE    "netra.json"
#define NT_BUILD_TEMPLATE  "template/"
#define NT_BUILD_INPUT     "input/"              /* the data package */
#define NT_BUILD_CHARTS    "charts/"             /* the numbers of each chart */
#define NT_BUILD_PUBLISHED "published/"          /* what cases are reconciled with */
#define NT_BUILD_BEFORE    "before.figures.json" /* the edition that went out before */

typedef struct {
    const nt_document *document;
    const nt_pages *pages;
    nt_bytes deck, ledger, pdf;
    nt_bytes *csvs; /* one a chart */
    nt_renditions *renditions;
    nt_hyphenation hyphenation;
    long long created; /* seconds since 1970: SOURCE_DATE_EPOCH or the edition's day … */
    bool is_rebuild;   /* … or set by the caller, who builds what was built before */
} nt_product;

/* Release it on every path, also after a failure. */
nt_status nt_build_make(nt_run_state *run, nt_product *product, nt_error *err);
void nt_build_release(nt_product *product);

#endif
