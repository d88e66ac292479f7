#include "revision/editions.h"

#include <string.h>

#include "check.h"
#include "ingest/package.h"

nt_published *published_on(nt_arena *arena, const char *day)
{
    nt_problems *problems = nt_problems_open(arena);
    const nt_package *package = NULL;
    const nt_published *published = NULL;
    nt_error err = {0};
    nt_status status =
        nt_ingest_package(arena, NT_SOURCE_DIR "/tests/data/two-votes", problems, &package, &err);
    if (!status) {
        nt_date as_of = day ? nt_date_parse_iso(day, strlen(day)) : NT_DATE_UNKNOWN;
        status = nt_model_publish(arena, package, as_of, problems, &published, &err);
    }
    if (status) {
        fail_msg("%s", err.message[NT_LANG_EN]);
    }
    return (nt_published *)published;
}

const nt_edition *edition_of(nt_arena *arena, const nt_published *published)
{
    nt_edition *edition = nt_new(arena, nt_edition);
    nt_error err = {0};
    if (nt_published_results(arena, published, NULL, &edition->results, &err)) {
        fail_msg("%s", err.message[NT_LANG_EN]);
    }
    edition->filed = edition->results->ledger;
    edition->as_of = published->as_of;
    return edition;
}
