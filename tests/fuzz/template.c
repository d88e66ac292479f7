/* A template, as an input of several files, over fixed data: document and pages. */
#include <string.h>

#include "fuzz.h"
#include "layout/page.h"
#include "register/results.h"
#include "report/template.h"

/* What every input is built over; lives as long as the program. */
static struct {
    nt_arena *arena;
    nt_fonts *fonts;
    nt_hyphenator *hyphenator;
    const nt_results *figures, *cases;
} fixed;

static const nt_package *read_package(const char *folder, nt_problems *problems)
{
    const nt_package *package;
    nt_error err;
    fuzz_expect(!nt_ingest_package(fixed.arena, folder, true, problems, &package, &err));
    return package;
}

static const nt_results *compare_figures(nt_problems *problems)
{
    const nt_published *published;
    const nt_results *results;
    nt_error err;
    const nt_package *package = read_package(NT_SOURCE_DIR "/tests/data/two-votes", problems);
    fuzz_expect(
        !nt_model_publish(fixed.arena, package, NULL, NT_DATE_UNKNOWN, problems, &published, &err));
    fuzz_expect(!nt_published_results(fixed.arena, published, NULL, &results, &err));
    return results;
}

static const nt_results *compare_cases(nt_problems *problems)
{
    const nt_register *reg;
    const nt_results *results;
    nt_error err;
    nt_register_request request = {.as_of = nt_date_from_civil(2024, 3, 31), .threshold = 3};
    request.period = nt_period_of(NT_PERIOD_QUARTER, request.as_of);
    const nt_package *package = read_package(NT_SOURCE_DIR "/data/register", problems);
    fuzz_expect(
        !nt_model_register(fixed.arena, fixed.arena, package, request.as_of, problems, &reg, &err));
    const nt_cube *cube = nt_cube_count(fixed.arena, reg, request.as_of, 0, reg->case_count);
    fuzz_expect(!nt_register_results(fixed.arena, reg, cube, &request, &results, &err));
    return results;
}

static void open_fixed(void)
{
    nt_error err;
    fixed.arena = nt_arena_open();
    nt_problems *problems = nt_problems_open(fixed.arena);
    fuzz_expect(!nt_text_fonts_open(NT_FONTS, &fixed.fonts, &err));
    fuzz_expect(!nt_text_hyphenator_open(NT_HYPHEN_DIR "/hyph_id_ID.dic", &fixed.hyphenator, &err));
    fixed.figures = compare_figures(problems);
    fixed.cases = compare_cases(problems);
}

/* A box that the reader walks lies on a page that is there; so does every mark's chart. */
static void expect_sound(const nt_document *document, const nt_pages *pages)
{
    fuzz_expect(pages->page_count > 0);
    for (size_t i = 0; i < pages->element_count; i++) {
        const nt_element *e = pages->elements[i];
        fuzz_expect(e->index == i && (!e->parent || e->parent->index < i));
        fuzz_expect(!e->has_box || e->page < pages->page_count);
    }
    for (size_t i = 0; i < pages->page_count; i++) {
        NT_EACH(const nt_mark, mark, pages->pages[i].marks, pages->pages[i].mark_count) {
            fuzz_expect(mark->kind != NT_MARK_CHART || mark->chart < document->chart_count);
        }
    }
    for (size_t i = 0; i < pages->destination_count; i++) {
        fuzz_expect(pages->destinations[i].page < pages->page_count);
    }
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    nt_template_request request = {.folder = fuzz_folder(arena, input)};
    const nt_template *template;
    const nt_document *document;
    const nt_pages *pages;
    nt_error err = {0};
    if (!fixed.arena) {
        open_fixed();
    }
    nt_status status = nt_report_template(arena, &request, &template, &err);
    status =
        status ? status
               : nt_report_document(arena, template,
                                    template->kind == NT_OF_REGISTER ? fixed.cases : fixed.figures,
                                    fixed.fonts, &document, &err);
    status = status ? status
                    : nt_layout_pages(arena, document, fixed.fonts, fixed.hyphenator, &pages, &err);
    fuzz_expect_status(status, &err);
    if (!status) {
        expect_sound(document, pages);
    }
}
