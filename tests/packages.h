/* What a data package holds, read for a test: one that does not read, or has an error in it, fails
 * the test. */
#pragma once

#include <string.h>

#include "check.h"
#include "model/published.h"
#include "model/register.h"

#define TWO_VOTES   NT_SOURCE_DIR "/tests/data/two-votes"
#define OF_REGISTER NT_SOURCE_DIR "/data/register"

/* NULL: all days. */
static inline nt_date edition_day(const char *iso)
{
    return iso ? nt_date_parse_iso(iso, strlen(iso)) : NT_DATE_UNKNOWN;
}

static inline void assert_read(nt_status status, nt_problems *problems, const nt_error *err)
{
    if (status) {
        fail_msg("%s", err->message[NT_LANG_EN]);
    }
    assert_int_equal(nt_problems_count(problems, NT_SEVERITY_ERROR), 0);
}

static inline const nt_package *package_in(nt_arena *arena, const char *folder)
{
    nt_problems *problems = nt_problems_open(arena);
    const nt_package *package = NULL;
    nt_error err = {0};
    assert_read(nt_ingest_package(arena, folder, true, problems, &package, &err), problems, &err);
    return package;
}

static inline const nt_published *published_in(nt_arena *arena, const char *folder, nt_date as_of)
{
    nt_problems *problems = nt_problems_open(arena);
    const nt_published *published = NULL;
    nt_error err = {0};
    assert_read(
        nt_model_publish(arena, package_in(arena, folder), NULL, as_of, problems, &published, &err),
        problems, &err);
    return published;
}

static inline const nt_register *register_in(nt_arena *arena, const char *folder, nt_date as_of)
{
    nt_problems *problems = nt_problems_open(arena);
    const nt_register *reg = NULL;
    nt_error err = {0};
    assert_read(
        nt_model_register(arena, arena, package_in(arena, folder), as_of, problems, &reg, &err),
        problems, &err);
    return reg;
}
