#include "revision/editions.h"

#include "check.h"
#include "ingest/package.h"
#include "packages.h"

nt_published *published_on(nt_arena *arena, const char *day)
{
    return (nt_published *)published_in(arena, TWO_VOTES, edition_day(day));
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
