/* Of whatever table: what is guessed of it makes a package that can be read, and no table is of
 * another's columns. */

#include "survey/survey.h"
#include "archive/scratch.h"
#include "fuzz.h"
#include "ingest/package.h"

static void expect_readable(nt_arena *arena, nt_survey *survey)
{
    const char *folder = fuzz_scratch(arena);
    static const char *const path = "t.csv";
    nt_survey_source source = {.name = "t",
                               .paths = &path,
                               .path_count = 1,
                               .encoding = "utf-8",
                               .delimiter = ',',
                               .subject = ""};
    nt_bytes table = nt_survey_plain_table(arena, survey), areas = nt_survey_areas(arena, survey);
    nt_bytes descriptor = nt_survey_descriptor(arena, survey, &source);
    nt_problems *problems = nt_problems_open(arena);
    const nt_package *package;
    const nt_register *cases;
    nt_error err = {0};
    fuzz_expect(!nt_scratch_write(arena, folder, "datapackage.json", descriptor.bytes,
                                  descriptor.length, &err));
    fuzz_expect(!nt_scratch_write(arena, folder, "t.csv", table.bytes, table.length, &err));
    fuzz_expect(!nt_scratch_write(arena, folder, "areas.csv", areas.bytes, areas.length, &err));
    fuzz_expect(!nt_ingest_package(arena, folder, true, problems, &package, &err));
    fuzz_expect(!nt_model_register(arena, arena, package, NT_DATE_UNKNOWN, problems, &cases, &err));
    fuzz_expect(cases->case_count <= survey->table->end - survey->table->first_row);
    fuzz_expect_problems(problems);
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const nt_grid_file *file;
    nt_error err = {0};
    const char *folder = fuzz_scratch(arena);
    fuzz_expect(!nt_scratch_write(arena, folder, "in", input.bytes, input.length, &err));
    nt_status status = nt_ingest_grid(arena, nt_ingest_grid_texts(arena),
                                      nt_path_join(arena, folder, "in"), &file, &err);
    fuzz_expect_status(status, &err);
    for (size_t i = 0; !status && i < file->sheet_count; i++) {
        const nt_survey_table *table = nt_survey_find_table(arena, &file->sheets[i]);
        nt_survey *survey = table ? nt_survey_make(arena, &file->sheets[i], table) : NULL;
        if (survey && !nt_survey_has_personal_heading(survey) &&
            nt_survey_holder(survey, "case.id") && nt_survey_holder(survey, "case.reported_on")) {
            expect_readable(arena, survey);
        }
    }
}
