/* A package of published figures, as an input of several files: read, compared, numbered. */
#include "published/figures.h"
#include "fuzz.h"

static void compare(nt_arena *arena, const nt_published *published)
{
    const nt_results *results;
    nt_error err = {0};
    nt_buffer ledger = nt_buffer_open(arena);
    nt_status status = nt_published_results(arena, published, NULL, &results, &err);
    fuzz_expect_status(status, &err);
    if (!status) {
        nt_ledger_write_json(results->ledger, &ledger);
        const nt_json *tree;
        fuzz_expect(!nt_json_parse(arena, "ledger", ledger.bytes, ledger.length, &tree, &err));
    }
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    nt_problems *problems = nt_problems_open(arena);
    const nt_package *package;
    const nt_published *published;
    nt_error err = {0};
    nt_status status =
        nt_ingest_package(arena, fuzz_folder(arena, input), true, problems, &package, &err);
    status = status ? status
                    : nt_model_publish(arena, package, NULL, NT_DATE_UNKNOWN, problems, &published,
                                       &err);
    fuzz_expect_status(status, &err);
    fuzz_expect_problems(problems);
    /* As `build` does: no report from data with errors. */
    if (!status && !nt_problems_count(problems, NT_SEVERITY_ERROR)) {
        compare(arena, published);
    }
}
