/* Releases: the figures of one source, vote and day, and their ratios. */
#include <string.h>

#include "published/labels.h"
#include "rows.h"
#include "words/published.h"

const char *const stage_ids[NT_STAGE_COUNT] = {"reported", "proven", "sanctioned"};

/* A figure of a day, in the group that it belongs to. Groups are trees of indices whose root keeps
 * the first figure of each stage. */
typedef struct {
    const nt_figure *figure;
    size_t parent;
    const nt_figure *stages[NT_STAGE_COUNT];
} member;

typedef NT_VEC(nt_release) release_vec;

static bool of_release(const nt_figure *figure)
{
    return figure->event && figure->whole_area && !*figure->category &&
           !nt_figure_has_period(figure) && nt_date_known(figure->as_of);
}

static bool same_count(const nt_figure *a, const nt_figure *b)
{
    return a->number == b->number && strcmp(a->unit, b->unit) == 0;
}

NT_ORDER(by_event_day_place, member,
         NT_RISING(figure->event) || NT_RISING(figure->as_of) || NT_RISING(figure))

static size_t root_of(member *members, size_t i)
{
    while (members[i].parent != i) {
        members[i].parent = members[members[i].parent].parent;
        i = members[i].parent;
    }
    return i;
}

/* Two groups do not fit together when two counters made them, or when they give one stage two
 * different counts. */
static bool fit(const member *a, const member *b)
{
    if (a->figure->counter != b->figure->counter) {
        return false;
    }
    return NT_ALL(s, NT_STAGE_COUNT,
                  !a->stages[s] || !b->stages[s] || same_count(a->stages[s], b->stages[s]));
}

static void join(member *members, size_t i, size_t j)
{
    i = root_of(members, i);
    j = root_of(members, j);
    if (i == j || !fit(&members[i], &members[j])) {
        return;
    }
    size_t root = i < j ? i : j, other = i < j ? j : i;
    members[other].parent = root;
    for (size_t s = 0; s < NT_STAGE_COUNT; s++) {
        const nt_figure *theirs = members[other].stages[s];
        if (!members[root].stages[s] || (theirs && theirs < members[root].stages[s])) {
            members[root].stages[s] = theirs ? theirs : members[root].stages[s];
        }
    }
}

/* Of one counter's figures. */
static bool no_stage_twice(const member *members, size_t count, const nt_counter *counter)
{
    const nt_figure *stages[NT_STAGE_COUNT] = {NULL};
    for (size_t i = 0; i < count; i++) {
        const nt_figure *figure = members[i].figure;
        const nt_figure **slot = &stages[figure->indicator->stage];
        if (figure->counter != counter) {
            continue;
        }
        if (*slot && !same_count(*slot, figure)) {
            return false;
        }
        *slot = figure;
    }
    return true;
}

/* What belongs together on one day of what one counter counted: all of it when no stage has two
 * counts; else what is linked by base, then what one source says. */
static void group_day(member *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool together = no_stage_twice(members, count, members[i].figure->counter);
        for (size_t j = 0; j < count; j++) {
            if (together || members[i].figure->base == members[j].figure) {
                join(members, i, j);
            }
        }
    }
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < i; j++) {
            if (members[i].figure->source &&
                members[i].figure->source == members[j].figure->source) {
                join(members, j, i);
            }
        }
    }
}

/* A group that only repeats what another says is the same release in another paper. */
static bool repeats(const member *a, const member *b)
{
    size_t more = 0;
    if (a->figure->counter != b->figure->counter) {
        return false;
    }
    for (size_t s = 0; s < NT_STAGE_COUNT; s++) {
        if (a->stages[s] && (!b->stages[s] || !same_count(a->stages[s], b->stages[s]))) {
            return false;
        }
        more += b->stages[s] && !a->stages[s];
    }
    return more > 0 || b < a;
}

static bool repeated(const member *members, size_t count, size_t i)
{
    return NT_ANY(j, count, j != i && members[j].parent == j && repeats(&members[i], &members[j]));
}

static nt_release release_of(nt_arena *arena, const member *root, size_t number)
{
    const nt_event *event = root->figure->event;
    nt_date day = root->figure->as_of;
    char iso[11];
    nt_release release = {.event = event,
                          .counter = root->figure->counter,
                          .as_of = day,
                          .has_age = nt_date_known(event->polling_day)};
    release.id = nt_arena_printf(arena, "%s.%s", event->slug, nt_date_format_iso(day, iso));
    release.id = nt_ledger_numbered(arena, release.id, number);
    release.age_days = release.has_age ? day - event->polling_day : 0;
    memcpy(release.stages, root->stages, sizeof release.stages);
    return release;
}

static void add_day(nt_arena *arena, member *members, size_t count, release_vec *out)
{
    for (size_t i = 0; i < count; i++) {
        members[i].parent = i;
        members[i].stages[members[i].figure->indicator->stage] = members[i].figure;
    }
    group_day(members, count);
    size_t number = 0;
    NT_VEC_PICK(arena, out, i, count, release_of(arena, &members[i], ++number),
                members[i].parent == i && !repeated(members, count, i));
}

static bool same_day(const nt_figure *a, const nt_figure *b)
{
    return a->event == b->event && a->as_of == b->as_of;
}

static nt_status group(work *w, release_vec *out, nt_error *err)
{
    NT_VEC(member) members = {0};
    NT_EACH(const nt_figure, figure, w->published->figures, w->published->figure_count) {
        if (figure->indicator->kind == NT_INDICATOR_STAGE && of_release(figure)) {
            nt_vec_push(w->arena, &members, (member){.figure = figure});
        }
    }
    nt_sort(members.items, members.count, sizeof(member), by_event_day_place);
    for (size_t start = 0, end; start < members.count; start = end) {
        end = start + 1;
        while (end < members.count &&
               same_day(members.items[start].figure, members.items[end].figure)) {
            end++;
        }
        if (end - start > NT_COUNTS_OF_DAY_MAX) {
            /* Each count of a day is set against each other. */
            const nt_figure *beyond = members.items[start + NT_COUNTS_OF_DAY_MAX].figure;
            char day[11];
            return nt_fail(err, NT_INVALID, beyond->place,
                           NT_MESSAGE_PUBLISHED_TOO_MANY_COUNTS(.figure = beyond->id,
                                                                .most = NT_COUNTS_OF_DAY_MAX,
                                                                .event = beyond->event->id,
                                                                .day = nt_date_format_iso(
                                                                    beyond->as_of, day)));
        }
        add_day(w->arena, members.items + start, end - start, out);
    }
    return NT_OK;
}

/* A printed share goes with the release that holds its base; without a base, with the release of
 * its source. */
static bool share_belongs(const nt_figure *share, const nt_release *release)
{
    for (size_t s = 0; s < NT_STAGE_COUNT && share->counter == release->counter; s++) {
        const nt_figure *count = release->stages[s];
        if (count && (share->base ? share->base == count
                                  : share->source && share->source == count->source)) {
            return true;
        }
    }
    return false;
}

static void attach_shares(work *w, nt_release *releases, size_t count)
{
    NT_EACH(const nt_figure, share, w->published->figures, w->published->figure_count) {
        if (share->indicator->kind != NT_INDICATOR_SHARE || !of_release(share)) {
            continue;
        }
        for (size_t r = 0; r < count; r++) {
            const nt_figure **slot = &releases[r].shares[share->indicator->stage];
            if (releases[r].event == share->event && releases[r].as_of == share->as_of && !*slot &&
                share_belongs(share, &releases[r])) {
                *slot = share;
                releases[r].share_rows[share->indicator->stage] = row_of(w, share);
                break;
            }
        }
    }
}

static nt_ratio ratio(work *w, const nt_release *release, nt_stage stage, const char *name,
                      nt_text what)
{
    nt_ratio out = {release->stages[stage], release->stages[stage - 1], NULL};
    const char *id = nt_arena_printf(w->arena, "%s.%s", release->id, name);
    out.row = row_ratio(w, id, nt_label_release(w->arena, what, release), out.part, out.whole);
    return out;
}

static void add_age(work *w, nt_release *release)
{
    static const nt_text what = NT_TEXT_PUBLISHED_DAYS_FROM_POLLING_DAY;
    if (!release->has_age) {
        return;
    }
    const char *id = nt_arena_printf(w->arena, "%s.age", release->id);
    nt_ledger_row row = row_number(id, nt_label_release(w->arena, what, release), release->age_days,
                                   "days", NT_METHOD_DIFFERENCE);
    row.as_of = release->as_of;
    const nt_ledger_row *vote = nt_ledger_find(
        w->ledger, nt_arena_printf(w->arena, "%s.polling-day", release->event->slug));
    release->age_row = row_derive(w, row, &vote, 1);
}

/* Proven less sanctioned: those who still wait. */
static void add_unsanctioned(work *w, const nt_release *release)
{
    static const nt_text what = NT_TEXT_PUBLISHED_PROVEN_NOT_YET_SANCTIONED;
    if (!release->sanction.row) {
        return;
    }
    const char *id = nt_arena_printf(w->arena, "%s.unsanctioned", release->id);
    nt_ledger_row row = row_number(id, nt_label_release(w->arena, what, release),
                                   release->sanction.whole->number - release->sanction.part->number,
                                   release->sanction.whole->unit, NT_METHOD_DIFFERENCE);
    row_derive(w, row,
               (const nt_ledger_row *[]){release->stage_rows[NT_STAGE_PROVEN],
                                         release->stage_rows[NT_STAGE_SANCTIONED]},
               2);
}

static const nt_finding *doubt_of(const work *w, const nt_figure *part, const nt_figure *whole)
{
    const nt_findings *findings = &w->report->findings;
    const nt_finding *doubt = part ? nt_findings_doubt(findings, part) : NULL;
    return doubt || !whole ? doubt : nt_findings_doubt(findings, whole);
}

static void complete(work *w, nt_release *release)
{
    static const nt_text sanction = NT_TEXT_PUBLISHED_SANCTION_RATIO_SANCTIONED_OF_PROVEN;
    static const nt_text proof = NT_TEXT_PUBLISHED_PROOF_RATIO_PROVEN_OF_REPORTED;
    for (size_t s = 0; s < NT_STAGE_COUNT; s++) {
        release->stage_rows[s] = row_of(w, release->stages[s]);
    }
    add_age(w, release);
    release->sanction = ratio(w, release, NT_STAGE_SANCTIONED, "sanction-ratio", sanction);
    release->proof = ratio(w, release, NT_STAGE_PROVEN, "proof-ratio", proof);
    release->doubt = doubt_of(w, release->sanction.part, release->sanction.whole);
    release->proof_doubt = doubt_of(w, release->proof.part, release->proof.whole);
    add_unsanctioned(w, release);
}

nt_status work_releases(work *w, nt_error *err)
{
    release_vec releases = {0};
    NT_TRY(group(w, &releases, err));
    attach_shares(w, releases.items, releases.count);
    for (size_t i = 0; i < releases.count; i++) {
        complete(w, &releases.items[i]);
    }
    w->report->releases = releases.items;
    w->report->release_count = releases.count;
    return NT_OK;
}
