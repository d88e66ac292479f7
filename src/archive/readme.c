/* The page in a snapshot that says to a reader what is in it. */
#include <string.h>

#include "archive/salt.h"
#include "describe.h"
#include "words/archive.h"

static const char *in_two_lines(nt_arena *arena, const char *sha512)
{
    return nt_arena_printf(arena, "%.64s\n  %s", sha512, sha512 + 64);
}

/* How to see what was signed without any special program. */
static const char *signing(nt_arena *arena, const nt_snapshot_request *request, nt_lang lang)
{
    const nt_snapshot_signing *s = &request->signing;
    if (!s->built) {
        return "";
    }
    const char *checksum = in_two_lines(arena, s->sha512);
    nt_message said = s->is_update
                          ? NT_MESSAGE_ARCHIVE_README_SIGNED_BEHIND(.bytes = (long long)s->built,
                                                                    .report = request->report,
                                                                    .checksum = checksum)
                          : NT_MESSAGE_ARCHIVE_README_SIGNED_ANEW(.bytes = (long long)s->built,
                                                                  .checksum = checksum);
    return nt_message_text(arena, lang, &said);
}

static const char *table(nt_arena *arena, const nt_snapshot_withheld *t, nt_lang lang)
{
    nt_message rows = NT_MESSAGE_ARCHIVE_README_ROWS(.rows = t->rows);
    nt_message said = NT_MESSAGE_ARCHIVE_README_TABLE(.path = t->path, .bytes = t->bytes,
                                                      .rows = t->rows >= 0 ? &rows : NULL,
                                                      .reason = t->reason, .method = t->method,
                                                      .checksum = in_two_lines(arena, t->checksum));
    return nt_message_text(arena, lang, &said);
}

/* What is not in the bag, and how whoever has it proves that it is the one. */
static const char *withheld(nt_arena *arena, const nt_snapshot_request *request, nt_lang lang)
{
    nt_buffer tables = nt_buffer_open(arena);
    for (size_t i = 0; i < request->withheld_count; i++) {
        nt_buffer_puts(&tables, table(arena, &request->withheld[i], lang));
    }
    nt_message said =
        NT_MESSAGE_ARCHIVE_README_WITHHELD(.tables = nt_buffer_text(&tables), .salt = NT_SALT_FILE,
                                           .elsewhere = NT_SNAPSHOT_ELSEWHERE);
    return tables.length ? nt_message_text(arena, lang, &said) : "";
}

/* How it was built; and, where that does not make it again, what does. */
static const char *command(nt_arena *arena, const nt_snapshot_request *r, nt_lang lang)
{
    const nt_message planned = NT_MESSAGE_ARCHIVE_README_PLANNED();
    return r->is_planned ? nt_arena_printf(arena, "%s\n%s", r->command,
                                           nt_message_text(arena, lang, &planned))
                         : r->command;
}

static const char *readme(nt_arena *arena, const nt_snapshot_request *r, nt_lang lang)
{
    nt_message said =
        NT_MESSAGE_ARCHIVE_README(.title = r->title, .day = r->edition,
                                  .organisation = r->organisation,
                                  .signing = signing(arena, r, lang),
                                  .withheld = withheld(arena, r, lang),
                                  .data = r->withheld_count ? " --data " NT_SNAPSHOT_ELSEWHERE : "",
                                  .agent = r->agent, .command = command(arena, r, lang));
    return nt_message_text(arena, lang, &said);
}

nt_bytes nt_snapshot_readme(nt_arena *arena, const nt_snapshot_request *request)
{
    const char rule[] = "----------------------------------------------------------------------";
    const char *text = nt_arena_printf(arena, "%s\n%s\n\n%s", readme(arena, request, NT_LANG_ID),
                                       rule, readme(arena, request, NT_LANG_EN));
    return (nt_bytes){text, strlen(text)};
}
