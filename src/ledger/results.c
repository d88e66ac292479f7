/* What an edition is asked by name. */
#include "ledger/results.h"

#include <string.h>

#include "words/base.h"
#include "words/ledger.h"

const char *nt_results_plain_name(const nt_results *results, const char *name,
                                  char out[NT_MESSAGE_MAX])
{
    return nt_index_plain_name(results->index, name, out);
}

static const nt_index_entry *entry_of(const nt_results *results, nt_index_kind kind,
                                      const char *name)
{
    char plain[NT_MESSAGE_MAX];
    return nt_index_find(results->index, kind, nt_results_plain_name(results, name, plain));
}

const void *nt_results_find(const nt_results *results, nt_index_kind kind, const char *name)
{
    const nt_index_entry *entry = entry_of(results, kind, name);
    return entry ? entry->thing : NULL;
}

bool nt_results_knows(const nt_results *results, nt_index_kind kind, const char *name)
{
    return entry_of(results, kind, name) != NULL;
}

const nt_ledger_row *nt_results_row(const nt_results *results, const char *name)
{
    char plain[NT_MESSAGE_MAX];
    return nt_ledger_find(results->ledger, nt_results_plain_name(results, name, plain));
}

const nt_frame *nt_results_frame(const nt_results *results, const char *id)
{
    return nt_results_find(results, NT_INDEX_FRAME, id);
}

const nt_text *nt_results_text(const nt_results *results, const char *name)
{
    return nt_results_find(results, NT_INDEX_TEXT, name);
}

bool nt_results_text_moves(const nt_results *results, const char *name)
{
    const nt_index_entry *entry = entry_of(results, NT_INDEX_TEXT, name);
    return entry && entry->moves;
}

/* "NAME.known" for a row of the ledger: whether there is a value, or at least a day. */
static bool row_known(const nt_results *results, const char *name, bool *known)
{
    static const char tail[] = ".known";
    char stem[NT_MESSAGE_MAX];
    size_t length = strlen(name), behind = sizeof tail - 1;
    *known = false;
    if (length <= behind || length - behind >= sizeof stem ||
        strcmp(name + length - behind, tail) != 0) {
        return false;
    }
    memcpy(stem, name, length - behind);
    stem[length - behind] = '\0';
    const nt_ledger_row *row = nt_ledger_find(results->ledger, stem);
    *known = row != NULL;
    return row && !nt_ledger_is_withheld(row) &&
           (row->value == row->value || nt_date_known(row->as_of));
}

/* "event.SLUG.known" of a vote that these data lack: the data, not the template, say which there
 * are. */
static bool asks_for_a_vote(const char *name)
{
    const char *slug = nt_behind(name, "event."), *behind = slug ? strchr(slug, '.') : NULL;
    return behind && strcmp(behind, ".known") == 0;
}

bool nt_results_truth(const nt_results *results, const char *name, bool *known)
{
    char plain[NT_MESSAGE_MAX];
    name = nt_results_plain_name(results, name, plain);
    const nt_index_entry *entry = nt_index_find(results->index, NT_INDEX_TRUTH, name);
    if (entry) {
        *known = true;
        return entry->truth;
    }
    bool holds = row_known(results, name, known);
    *known |= asks_for_a_vote(name);
    return holds;
}

bool nt_results_knows_list(nt_arena *arena, const nt_results *results, const char *name)
{
    bool known = false;
    nt_results_truth(results, nt_arena_printf(arena, "%s.known", name), &known);
    return known;
}

void nt_index_put_frames(nt_index *index, const nt_frame *frames, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        nt_index_put(index, NT_INDEX_FRAME, frames[i].id, &frames[i]);
    }
}

const char *const *nt_results_names(const nt_results *results, nt_index_kind kind, size_t *count)
{
    return nt_index_names(results->index, kind, count);
}

nt_message nt_results_hint(const char *nearest)
{
    return nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest) : NT_MESSAGE_LEDGER_SEE_NAMES();
}

nt_status nt_results_nothing_called(nt_place place, const char *name, const char *nearest,
                                    nt_error *err)
{
    nt_message hint = nt_results_hint(nearest);
    return nt_fail(err, NT_INVALID, place,
                   NT_MESSAGE_LEDGER_NOTHING_CALLED(.name = name, .hint = &hint));
}
