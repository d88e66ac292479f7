/* What a thread that builds many editions keeps from one to the next. */
#include "parts.h"

nt_status nt_bench_open(nt_lang lang, nt_bench *out, nt_error *err)
{
    nt_bench bench = {.arena = nt_arena_open()};
    const char *folder = nt_places_fonts(bench.arena);
    nt_status status = nt_text_fonts_open(folder, &bench.fonts, err);
    status = status ? status : nt_text_fonts_open(folder, &bench.chart_fonts, err);
    status = status ? status : nt_text_fonts_open(folder, &bench.card_fonts, err);
    status = status ? status
                    : nt_text_hyphenator_open(nt_places_hyphenation(bench.arena, lang),
                                              &bench.hyphenator, err);
    if (status) {
        nt_bench_close(&bench);
    } else {
        *out = bench;
    }
    return status;
}

void nt_bench_close(nt_bench *bench)
{
    if (bench->arena) {
        nt_text_hyphenator_close(bench->hyphenator);
        nt_text_fonts_close(bench->fonts);
        nt_text_fonts_close(bench->chart_fonts);
        nt_text_fonts_close(bench->card_fonts);
        nt_arena_close(bench->arena);
    }
    *bench = (nt_bench){.arena = NULL};
}

nt_run_state nt_bench_run(const nt_bench *bench, const nt_run_state *reader,
                          const nt_options *options)
{
    nt_run_state run = nt_run_open(options, NULL);
    run.fonts = bench->fonts;
    run.chart_fonts = bench->chart_fonts;
    run.card_fonts = bench->card_fonts;
    run.borrows_fonts = true;
    run.hyphenator = bench->hyphenator;
    run.template_read = reader->template;
    run.reader = reader->cases ? reader : NULL;
    return run;
}
