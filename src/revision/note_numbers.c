/* The numbers of a note: which were revised, which speak of another day now, and by which cause. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "noting.h"
#include "published/labels.h"
#include "words/base.h"
#include "words/register.h"
#include "words/revision.h"

/* --- labels --- */

static const struct unit {
    const char *unit;
    nt_text text;
} units[] = {
    {"percent", NT_TEXT_REVISION_PER_CENT},
    {"points", NT_TEXT_REVISION_PERCENTAGE_POINTS},
    {"days", NT_TEXT_REVISION_IN_DAYS},
};

/* A computed number has its moment in its label; a published one has not. The labels of one frame
 * are completed by its title, which a note does not print. */
static nt_text with_day(nt_arena *arena, const nt_ledger_row *row)
{
    static const nt_text as_of = NT_TEXT_REVISION_AS_OF,
                         open_before = NT_TEXT_REVISION_OPEN_BEFORE_A_NUMBER;
    if (row->method == NT_METHOD_PUBLISHED && nt_date_known(row->as_of)) {
        return NT_JOINED(arena, row->label, as_of, nt_date_text(arena, row->as_of));
    }
    return nt_begins(row->id, "stock.ages.") ? NT_JOINED(arena, open_before, row->label)
                                             : row->label;
}

nt_text note_label(nt_arena *arena, const nt_ledger_row *row)
{
    nt_text label = with_day(arena, row);
    const struct unit *said = NT_NAMED(units, sizeof units / sizeof *units, unit, row->unit);
    return said ? NT_JOINED(arena, label, said->text) : label;
}

/* What is known of numbers by the opening, and the end, of their ids; the first that fits holds.
 * The reports of a quarter stand among the flows as well as beside the stock. Said are those of the
 * state that a reader knows by name: "dilaporkan, triwulan ini". */
static const struct known {
    const char *opening, *end;
    int rank;
    bool is_said;
} known[] = {
    {"stock.quarters.", ".reported", NOTE_DETAIL, false},
    {"stock.months.", ".reported", NOTE_DETAIL, false},
    {"stock.quarters.", "", NOTE_STATE, false},
    {"stock.months.", "", NOTE_STATE, false},
    {"survival.sanction.summary.all.median", "", NOTE_STATE, true},
    {"survival.decision.summary.all.median", "", NOTE_STATE, true},
    {"cases.unknown.", "", NOTE_DETAIL, false},
    {"months.compare.", ".this", NOTE_DETAIL, true},
    {"quarters.compare.", ".this", NOTE_DETAIL, true},
    {"halves.compare.", ".this", NOTE_DETAIL, true},
    {"years.compare.", ".this", NOTE_DETAIL, true},
    {"months.compare.", "", NOTE_DETAIL, false},
    {"quarters.compare.", "", NOTE_DETAIL, false},
    {"halves.compare.", "", NOTE_DETAIL, false},
    {"years.compare.", "", NOTE_DETAIL, false},
    {"suppressed.", "", NOTE_DETAIL, false},
    {"quality.", "", NOTE_DETAIL, false},
    {"survival.", "", NOTE_DETAIL, false},
    {"cases.", "", NOTE_TOTAL, true},
    {"flow.quarters.", "", NOTE_TOTAL, false},
    {"naive.difference", "", NOTE_DETAIL, true},
    {"findings.count", "", NOTE_DETAIL, true},
};

/* NULL: nothing is. */
static const struct known *known_of(const char *id)
{
    size_t length = strlen(id);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        size_t end = strlen(known[i].end);
        if (length > end && nt_begins(id, known[i].opening) &&
            strcmp(id + length - end, known[i].end) == 0) {
            return &known[i];
        }
    }
    return NULL;
}

int note_rank(const nt_ledger_row *row)
{
    const struct known *of = known_of(row->id);
    return nt_ledger_is_difference(row)         ? NOTE_DETAIL
           : row->method == NT_METHOD_PUBLISHED ? NOTE_TOTAL
           : of                                 ? of->rank
           : row->method == NT_METHOD_WILSON    ? NOTE_RATIO
                                                : NOTE_DETAIL;
}

NT_ORDER(by_rank, noted, NT_RISING(rank) || NT_RISING(order))

/* --- rows --- */

static const nt_text in_edition[] = {NT_TEXT_REVISION_OF_THE_OLDER_EDITION,
                                     NT_TEXT_REVISION_OF_THE_NEWER_EDITION};

const nt_ledger_row *note_filed(noting *n, const char *stem, const char *part,
                                const nt_ledger_row *filed, const char *edition, unsigned flags)
{
    static const char *const editions[] = {"old", "new"};
    size_t which = strcmp(edition, "new") == 0;
    nt_ledger_row row = *filed;
    row.id = nt_arena_printf(n->arena, "%s.%s", stem, part);
    row.label = NT_JOINED(n->arena, filed->label, in_edition[which]);
    row.method = NT_METHOD_FILED;
    row.inputs = NULL;
    row.input_count = 0;
    row.sources = &editions[which];
    row.source_count = 1;
    row.flags = (filed->flags & (NT_FLAG_APPROXIMATE | NT_FLAG_MORE_THAN | NT_FLAG_LESS_THAN |
                                 NT_FLAG_DOUBTFUL | NT_FLAG_NAIVE)) |
                flags;
    return nt_ledger_add(n->results->ledger, &row);
}

static nt_ledger_row blank(noting *n, const char *stem, const char *part, nt_text label)
{
    nt_ledger_row row = nt_ledger_blank(nt_arena_printf(n->arena, "%s.%s", stem, part), label);
    row.as_of = n->note->about[1].day;
    return row;
}

static const nt_ledger_row *add_difference(noting *n, const char *stem, const nt_change *change,
                                           const nt_ledger_row *was, const nt_ledger_row *is)
{
    static const nt_text less = NT_TEXT_REVISION_NEWER_LESS_OLDER;
    const char **inputs = nt_new_array(n->arena, const char *, 2);
    inputs[0] = is->id;
    inputs[1] = was->id;
    nt_ledger_row row =
        blank(n, stem, "difference", NT_JOINED(n->arena, change->new_row->label, less));
    row.value = change->difference;
    row.decimals = change->new_row->decimals;
    row.unit = nt_unit_of_difference(change->new_row->unit);
    row.method = NT_METHOD_DIFFERENCE;
    row.inputs = inputs;
    row.input_count = 2;
    return nt_ledger_add(n->results->ledger, &row);
}

/* More than what rounding leaves. */
static bool moves(double part)
{
    return fabs(part) > 1e-9;
}

/* The cause that moves the number most, in words; two when they share it. */
static nt_text main_cause(noting *n, const nt_change *change)
{
    static const nt_text withheld = NT_TEXT_REVISION_WITHHELD;
    static const nt_text unknown = NT_TEXT_BASE_UNKNOWN;
    static const nt_text several = NT_TEXT_REVISION_AND_OTHERS;
    int most = -1, count = 0;
    for (int c = 0; change->has_parts && c < NT_CAUSE_COUNT; c++) {
        bool more = most < 0 || fabs(change->parts[c]) > fabs(change->parts[most]);
        count += moves(change->parts[c]);
        most = moves(change->parts[c]) && more ? c : most;
    }
    return most < 0    ? change->parts_withheld ? withheld : unknown
           : count > 1 ? NT_JOINED(n->arena, nt_cause_text[most], several)
                       : nt_cause_text[most];
}

static const nt_ledger_row *add_cause(noting *n, const char *stem, const nt_change *change)
{
    nt_ledger_row row = blank(n, stem, "cause", main_cause(n, change));
    row.unit = "name";
    row.method = NT_METHOD_STEPWISE;
    return nt_ledger_add(n->results->ledger, &row);
}

/* STEM.old, .new, .difference and .cause. */
static noted list_change(noting *n, const char *stem, const nt_change *change, unsigned flags)
{
    unsigned moves = change->new_row->flags & NT_FLAG_PROVISIONAL;
    noted line = {.change = change, .label = note_label(n->arena, change->new_row)};
    line.was = note_filed(n, stem, "old", change->old_row, "old", 0);
    line.is = note_filed(n, stem, "new", change->new_row, "new", flags | moves);
    line.gap = add_difference(n, stem, change, line.was, line.is);
    line.because = add_cause(n, stem, change);
    line.rank = note_rank(change->new_row);
    return line;
}

/* --- frames --- */

/* A row for each number of the list; cells[row * count + column]. */
static void add_frame(noting *n, const char *id, nt_text title, const noted_list *list,
                      const nt_frame_key *columns, size_t count, const nt_ledger_row *const *cells)
{
    nt_frame_key *rows = nt_new_array(n->arena, nt_frame_key, list->count + 1);
    for (size_t i = 0; i < list->count; i++) {
        rows[i] = (nt_frame_key){list->items[i].change->id, list->items[i].label, NAN, NULL};
    }
    nt_frame frame = {.id = id,
                      .title = title,
                      .rows = rows,
                      .columns = columns,
                      .row_count = list->count,
                      .column_count = count,
                      .cells = cells};
    nt_vec_push(n->arena, &n->frames, frame);
}

/* Whether a cause is named, which for others may be withheld or unknown. */
static bool any_cause(const noted_list *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const nt_change *change = list->items[i].change;
        for (int c = 0; change->has_parts && c < NT_CAUSE_COUNT; c++) {
            if (moves(change->parts[c])) {
                return true;
            }
        }
    }
    return false;
}

static void frame_changes(noting *n, const char *id, nt_text title, const noted_list *list)
{
    enum { COLUMNS = 4 };
    static const nt_frame_key columns[COLUMNS] = {
        {"old", NT_TEXT_REVISION_OLDER_EDITION, NAN, NULL},
        {"new", NT_TEXT_REVISION_NEWER_EDITION, NAN, NULL},
        {"difference", NT_TEXT_REGISTER_DIFFERENCE, NAN, NULL},
        {"cause", NT_TEXT_REVISION_CAUSE, NAN, NULL},
    };
    const nt_ledger_row **cells =
        nt_new_array(n->arena, const nt_ledger_row *, list->count *COLUMNS + 1);
    bool any = any_cause(list);
    for (size_t i = 0; i < list->count; i++) {
        const noted *line = &list->items[i];
        const nt_ledger_row *row[COLUMNS] = {line->was, line->is, line->gap,
                                             any ? line->because : NULL};
        memcpy(&cells[i * COLUMNS], row, sizeof row);
    }
    add_frame(n, id, title, list, columns, COLUMNS, cells);
}

/* --- causes that add up --- */

static bool cause_moves(const noted_list *list, int cause)
{
    return NT_ANY(i, list->count, moves(list->items[i].change->parts[cause]));
}

static const nt_ledger_row *add_part(noting *n, const noted *line, int cause)
{
    const char *stem = nt_arena_printf(n->arena, "because.%s", line->change->id);
    static const nt_text by = NT_TEXT_REVISION_BY;
    nt_ledger_row row =
        blank(n, stem, nt_cause_id((nt_cause)cause),
              NT_JOINED(n->arena, line->change->new_row->label, by, nt_cause_text[cause]));
    row.value = line->change->parts[cause];
    row.decimals = line->gap->decimals;
    row.unit = line->gap->unit;
    row.method = NT_METHOD_STEPWISE;
    return nt_ledger_add(n->results->ledger, &row);
}

static void frame_causes(noting *n, const noted_list *list)
{
    static const nt_text title = NT_TEXT_REVISION_CAUSES_OF_THE_CHANGES;
    nt_frame_key *columns = nt_new_array(n->arena, nt_frame_key, NT_CAUSE_COUNT + 1);
    int causes[NT_CAUSE_COUNT];
    size_t count = 0;
    for (int c = 0; c < NT_CAUSE_COUNT; c++) {
        if (cause_moves(list, c)) {
            columns[count] = (nt_frame_key){nt_cause_id((nt_cause)c), nt_cause_text[c], NAN, NULL};
            causes[count++] = c;
        }
    }
    columns[count] = (nt_frame_key){"difference", NT_TEXT_REGISTER_DIFFERENCE, NAN, NULL};
    const nt_ledger_row **cells =
        nt_new_array(n->arena, const nt_ledger_row *, list->count *(count + 1) + 1);
    for (size_t i = 0, at = 0; i < list->count; i++) {
        for (size_t c = 0; c < count; c++) {
            cells[at++] = add_part(n, &list->items[i], causes[c]);
        }
        cells[at++] = list->items[i].gap;
    }
    add_frame(n, "revision.causes", title, list, columns, count + 1, cells);
    nt_index_put_truth(n->index, "causes.several", count > 1);
}

/* --- which --- */

/* Names of published figures that a report builds its sentences on. */
static const struct {
    const char *name;
    bool compared, ratio; /* else the latest; else a count */
    nt_stage stage;
} named[] = {
    {"a.latest.reported", false, false, NT_STAGE_REPORTED},
    {"a.latest.proven", false, false, NT_STAGE_PROVEN},
    {"a.latest.sanctioned", false, false, NT_STAGE_SANCTIONED},
    {"a.latest.sanction-ratio", false, true, NT_STAGE_SANCTIONED},
    {"b.latest.reported", false, false, NT_STAGE_REPORTED},
    {"b.latest.proven", false, false, NT_STAGE_PROVEN},
    {"b.latest.sanctioned", false, false, NT_STAGE_SANCTIONED},
    {"b.latest.sanction-ratio", false, true, NT_STAGE_SANCTIONED},
    {"a.compared.sanction-ratio", true, true, NT_STAGE_SANCTIONED},
    {"b.compared.sanction-ratio", true, true, NT_STAGE_SANCTIONED},
};

/* "rilis terakhir, dijatuhi sanksi dari yang terbukti", in the data's words for the stages; what
 * the number itself is called where the edition could not be built again. */
static nt_text named_words(const noting *n, size_t index, const nt_ledger_row *row)
{
    const nt_results *newer = n->revision->new_edition->results;
    const nt_published *data = newer ? newer->published : NULL;
    nt_stage stage = named[index].stage;
    const nt_text *part = data ? nt_label_stage(data, stage) : NULL;
    const nt_text *whole = data && named[index].ratio ? nt_label_stage(data, stage - 1) : NULL;
    if (!part || (named[index].ratio && !whole)) {
        return row->label;
    }
    static const nt_text latest = NT_TEXT_REVISION_LATEST_RELEASE,
                         compared = NT_TEXT_REVISION_RELEASE_COMPARED,
                         of = NT_TEXT_REVISION_OF_THOSE;
    nt_text words =
        NT_JOINED(n->arena, named[index].compared ? compared : latest, nt_text_alike(", "), *part);
    return whole ? NT_JOINED(n->arena, words, of, *whole) : words;
}

/* The vote that an edition calls "a" or "b" in the name; NULL: it has none. */
static const nt_event *vote_of(const nt_edition *edition, const char *name)
{
    const nt_figures_report *said = edition->results ? nt_published_report(edition->results) : NULL;
    return said ? name[0] == 'a' ? said->a : said->b : NULL;
}

/* "Pemilu 2024, rilis terakhir, dijatuhi sanksi: 25 Maret 2024, kini 25 April 2024 (persen)" */
static nt_text statement_label(noting *n, const char *name, nt_text what, const nt_change *change)
{
    static const nt_text now = NT_TEXT_REVISION_NOW;
    const nt_event *event = vote_of(n->revision->new_edition, name);
    nt_text was = nt_date_text(n->arena, change->old_row->as_of);
    nt_text is = nt_date_text(n->arena, change->new_row->as_of);
    nt_ledger_row row = *change->new_row;
    row.method = NT_METHOD_NONE; /* its days are in the label already */
    row.label =
        NT_JOINED(n->arena, nt_text_alike(event ? event->short_name : ""),
                  nt_text_alike(event ? ", " : ""), what, nt_text_alike(": "), was, now, is);
    return note_label(n->arena, &row);
}

/* Whether the change is of that name, which is of one vote and unit in both editions. */
static bool is_named(const noting *n, const nt_statement_change *s, const char *name)
{
    const nt_event *was = vote_of(n->revision->old_edition, name);
    const nt_event *is = vote_of(n->revision->new_edition, name);
    const nt_change *change = &s->change;
    return change->old_row && change->new_row && was && is && strcmp(was->slug, is->slug) == 0 &&
           strcmp(change->old_row->unit, change->new_row->unit) == 0 &&
           nt_utf8_is_among(name, s->names, s->name_count);
}

static void list_statement(noting *n, noted_list *said, const nt_statement_change *s)
{
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (is_named(n, s, named[i].name)) {
            const char *stem = nt_arena_printf(n->arena, "said.%s", named[i].name);
            noted line = list_change(n, stem, &s->change, 0);
            line.label =
                statement_label(n, named[i].name, named_words(n, i, s->change.new_row), &s->change);
            line.order = i;
            line.rank = NOTE_TOTAL;
            nt_vec_push(n->arena, said, line);
            return;
        }
    }
}

static noted_list with_causes(noting *n, const noted_list *revised, const noted_list *said)
{
    noted_list out = {0};
    const noted_list *const lists[] = {revised, said};
    for (size_t k = 0; k < 2; k++) {
        NT_VEC_PICK(n->arena, &out, i, lists[k]->count, lists[k]->items[i],
                    lists[k]->items[i].change->has_parts);
    }
    return out;
}

static void count_all(noting *n, size_t revised, size_t moved, size_t alike)
{
    const nt_revision *r = n->revision;
    static const nt_text numbers = NT_TEXT_REVISION_FIGURES;
    size_t same = r->same_count + r->restated.count + alike;
    note_count(n, "compared", numbers, same + revised + moved);
    note_count(n, "same", numbers, same);
    note_count(n, "revised", numbers, revised);
    note_count(n, "moved", numbers, moved);
    note_count(n, "added", numbers, r->added.count);
    note_count(n, "gone", numbers, r->gone.count);
    note_count(n, "withheld", numbers, r->withheld_count);
}

void note_numbers(noting *n)
{
    const nt_revision *r = n->revision;
    noted_list revised = {0}, said = {0};
    size_t moved = 0, alike = 0;
    for (size_t i = 0; i < r->changed.count; i++) {
        const nt_change *change = &r->changed.items[i];
        if (nt_ledger_is_revised(change->new_row, change->old_row)) {
            const char *stem = nt_arena_printf(n->arena, "revised.%s", change->id);
            noted line = list_change(n, stem, change, NT_FLAG_REVISED);
            line.order = i;
            nt_vec_push(n->arena, &revised, line);
        } else if (nt_ledger_prints_alike(change->new_row, change->old_row)) {
            alike++;
        } else {
            moved++;
            const struct known *of = known_of(change->id);
            if (of && of->is_said && !isnan(change->difference)) {
                const char *stem = nt_arena_printf(n->arena, "said.%s", change->id);
                noted line = list_change(n, stem, change, 0);
                line.order = r->statements.count + i;
                nt_vec_push(n->arena, &said, line);
            }
        }
    }
    for (size_t i = 0; i < r->statements.count; i++) {
        list_statement(n, &said, &r->statements.items[i]);
    }
    nt_sort(revised.items, revised.count, sizeof *revised.items, by_rank);
    nt_sort(said.items, said.count, sizeof *said.items, by_rank);
    frame_changes(n, "revision.numbers", (nt_text)NT_TEXT_REVISION_REVISED_FIGURES, &revised);
    frame_changes(n, "revision.said",
                  (nt_text)NT_TEXT_REVISION_FIGURES_THAT_NOW_SPEAK_OF_ANOTHER_DAY, &said);
    noted_list explained = with_causes(n, &revised, &said);
    frame_causes(n, &explained);
    count_all(n, revised.count, moved, alike);
}
