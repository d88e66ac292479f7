/* Frames made by hand, with numbers like those of a real register, and the charts drawn of them. */
#pragma once

#include "chart/chart.h"
#include "check.h"
#include "ledger/results.h"

/* Results with frames and a ledger, nothing else. */
const nt_results *framed_results(nt_arena *arena);

/* What report.json would say of a kind that draws frames; NULL for a kind of published figures. */
const char *framed_definition(const char *kind);

/* Prepares the chart that `definition` asks of `results`, with its title and subtitle. */
nt_status framed_prepare(nt_arena *arena, const nt_fonts *fonts, const nt_results *results,
                         const char *definition, nt_lang lang, const nt_chart **out, nt_error *err);

/* What a group's tests share: these results and faces to draw charts of them with. */
typedef struct {
    nt_arena *arena;
    nt_fonts *fonts;
    const nt_results *results;
} world;

int open_world(void **state);
int close_world(void **state);

/* The chart, which is there. */
const nt_chart *prepared_chart(const world *w, const char *definition);
