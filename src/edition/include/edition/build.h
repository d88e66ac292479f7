/* A report in memory: what `netra build` writes, `netra snapshot` files and `netra verify`
 * compares. */
#pragma once

#include <stdbool.h>

#include "archive/bag.h"
#include "book/report.h"
#include "edition/pipeline.h"
#include "edition/renditions.h"
#include "layout/page.h"
#include "pdf/pdf.h"
#include "web/web.h"

/* The web edition: none, a page beside its files, a page that holds them. */
typedef enum { NT_PAGE_NONE, NT_PAGE_FOLDER, NT_PAGE_SINGLE } nt_page_kind;

/* A file that lies beside the PDF, called as the report with an ending of its own: ".xlsx",
 * ".cards/ID-portrait.png". */
typedef struct {
    unsigned format;
    const char *ending;
    nt_bytes bytes;
} nt_companion;

/* All of it lives until the release, in an arena of its own: whoever builds a report again may need
 * its results longer, which are the run's. */
typedef struct {
    bool with_renditions;   /* the charts on their own, too; set by the caller */
    bool without_pages;     /* the document and its ledger only; set by the caller */
    nt_page_kind page_kind; /* set by the caller; a page has the charts on their own */
    unsigned formats;       /* NT_FORMATS_BESIDE of them; set by the caller */
    nt_arena *arena;
    const nt_document *document;
    const nt_pages *pages;
    nt_bytes ledger, pdf;
    nt_bytes *csvs;             /* one a chart */
    nt_attachment *attachments; /* what travels with it */
    const nt_file_sum *sums;    /* of each */
    size_t attachment_count;
    nt_bytes page; /* where there is one, and the files that it carries */
    NT_VEC(nt_web_file) page_files;
    nt_web_card page_card; /* which of these shows the page elsewhere */
    NT_VEC(nt_companion) companions;
    size_t sheet_count, card_count; /* of the workbook, and pictures */
    struct nt_beside *beside;       /* private */
    nt_renditions *renditions;
    struct nt_hyphenation *hyphenation; /* private */
    struct nt_packed *packing;          /* private */
    long long created; /* seconds since 1970: SOURCE_DATE_EPOCH or the edition's day … */
    bool is_rebuild;   /* … or set by the caller, who builds what was built before */
} nt_product;

/* When files of this run are from: SOURCE_DATE_EPOCH, without it noon of the edition's day. */
nt_status nt_build_created(const nt_run_state *run, long long *out, nt_error *err);

/* From run->results. Release it on every path, also after a failure; a second time does nothing. */
nt_status nt_build_make(nt_run_state *run, nt_product *product, nt_error *err);
/* The page of another kind, of a product that has one. */
nt_status nt_build_page(const nt_run_state *run, const nt_product *product, nt_page_kind kind,
                        nt_bytes *out, nt_error *err);
/* The formats of companions that lie there, beside the PDF "STEM.pdf". */
unsigned nt_companions_beside(nt_arena *arena, const char *stem);
void nt_build_release(nt_product *product);
