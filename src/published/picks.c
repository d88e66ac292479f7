/* Which of an event's releases is meant: the latest, or the first, that has what is asked for. */
#include "rows.h"

const nt_ledger_row *release_number(const nt_release *release, pick_what what)
{
    switch (what.of) {
    case PICK_COUNT:
        return release->stage_rows[what.stage];
    case PICK_SHARE:
        return release->share_rows[what.stage];
    case PICK_RATIO:
        return nt_release_ratio(release, what.stage)->row;
    default:
        return NULL;
    }
}

static bool has(const nt_release *release, pick_what what)
{
    return what.of == PICK_ANY || release_number(release, what);
}

static bool faulty(const nt_release *release, pick_what what)
{
    if (what.of == PICK_RATIO) {
        return nt_release_doubt(release, what.stage) != NULL;
    }
    const nt_ledger_row *row = release_number(release, what);
    return row && row->flags & NT_FLAG_DOUBTFUL;
}

static double weight(const nt_release *release, pick_what what)
{
    const nt_ledger_row *row = release_number(release, what);
    return !row ? 0 : what.of == PICK_RATIO ? (double)row->whole : row->value;
}

/* Releases are in order of day; of two on one day the larger speaks for the day. */
static bool preferred(const nt_release *candidate, const nt_release *best, pick_what what,
                      pick_rule which)
{
    if (!best) {
        return true;
    }
    if (candidate->as_of != best->as_of) {
        return which == PICK_FIRST ? candidate->as_of < best->as_of
                                   : candidate->as_of > best->as_of;
    }
    return weight(candidate, what) > weight(best, what);
}

const nt_release *release_pick_with(const nt_figures_report *report, const nt_event *event,
                                    pick_what what, pick_rule which)
{
    const nt_release *best = NULL;
    NT_EACH(const nt_release, release, report->releases, report->release_count) {
        if (release->event == event && has(release, what) &&
            (which != PICK_USABLE || !faulty(release, what)) &&
            preferred(release, best, what, which)) {
            best = release;
        }
    }
    return best;
}
