/* The web edition: the document tree as one page of HTML that asks nothing of the network.
 *
 * It reads without script, in light and in dark, from 320 pixels of width on and on paper. Each
 * number of the ledger is a link to where it comes from, in the same page; charts are SVG with real
 * text and stand beside their data. All text of others is escaped in one place (html.c). */
#pragma once

#include "base/file.h"
#include "ledger/results.h"
#include "report/document.h"

/* A file that the page carries, by the name under which it lies beside the page: "netra.json",
 * "charts/x.csv". Of each chart there are "charts/ID.csv", ".svg" and ".png". */
typedef struct {
    const char *name, *mime;
    nt_bytes bytes;
} nt_web_file;

/* Of these files the picture by which the page is shown where its address is posted: 1,200 by 675
 * pixels, and what it says. Without a name there is none. */
typedef struct {
    const char *name, *alt;
} nt_web_card;

typedef struct {
    const nt_document *document;
    const nt_results *results;
    const nt_fonts *fonts;
    const char *report; /* its name: the ledger is "NAME.figures.json", as CSV "NAME.figures.csv" */
    const char *producer; /* "netra 0.1.0" */
    const nt_web_file *files;
    size_t file_count;
    nt_web_card card;
    bool is_single; /* they are held by the page itself, else lie in its folder */
} nt_web_request;

/* The page, in the arena; the same of the same request. */
nt_status nt_web_page(nt_arena *arena, const nt_web_request *request, nt_bytes *out, nt_error *err);
