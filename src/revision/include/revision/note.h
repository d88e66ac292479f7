/* What a revision note says: the comparison of two editions (revision/revision.h) as results that a
 * template speaks of, like those of any report. Every number that the note can print is a row of
 * its ledger; the source of a row is "old" or "new", the edition that it is read from. */
#pragma once

#include "revision/revision.h"

/* An edition as a reader tells it from others. */
typedef struct {
    const char *report, *title, *version; /* version: of the program that built it */
    const char *sha512;                   /* of its PDF, hexadecimal digits */
    nt_date day;
    bool synthetic, internal;
    bool is_rebuilt; /* it could be built again */
} nt_edition_about;

/* What became of a number that was provisional. */
typedef enum {
    NT_FATE_REVISED,
    NT_FATE_SETTLED,
    NT_FATE_OPEN,
    NT_FATE_GONE,
    NT_FATE_COUNT
} nt_fate;

typedef struct {
    nt_text label;
    const nt_ledger_row *old_row, *new_row; /* of the note's ledger; new_row is NULL when gone */
    nt_fate fate;
    bool is_chief; /* no detail: a published figure, a total, a ratio */
} nt_provisional_number;

/* What a report on a register says of its quarter: "Dilaporkan, dibanding …: naik". */
typedef struct {
    nt_text what, was, is;
} nt_direction_change;

typedef struct nt_revision_note {
    nt_edition_about about[2]; /* old, new */
    const nt_revision *revision;
    /* Statements that no longer hold, each once: of the latest and the compared releases, then of
     * other releases. */
    const nt_verdict_change *const *verdicts;
    size_t verdict_count;
    /* Statements whose verdict is another now, one for each subject; none where the two editions
     * cannot be compared by them. */
    const nt_said_change *const *said;
    size_t said_count;
    const nt_direction_change *directions;
    size_t direction_count;
    const nt_provisional_number *provisional; /* what moved first, of that the chief ones */
    size_t provisional_count;
} nt_revision_note;

/* FRAMES: revision.numbers (old, new, difference, cause: revised numbers, the chief ones first),
 * revision.said (the same of numbers of a name, or of the state, that now speak of another day),
 * revision.causes (of both: a column for each cause, then the difference that they add up to).
 * NUMBERS: revision.X.count with X compared (numbers in both editions), same, revised, moved,
 * added, gone, withheld; fallen (what was stated and is not so any more), verdicts (these, and
 * others that differ), reworded (sentences that say another thing), statements (both);
 * findings.new, .gone, .changed; provisional, provisional.revised, .settled, .open, .gone; new,
 * status, reclassified, corrected, withdrawn (figures or cases); edition. TRUTHS: revision.nothing
 * (not a number, verdict or finding differs), revision.X.any, items.any, findings.moved,
 * provisional.moved, causes.known, causes.several, causes.withheld, about.register, old.rebuilt,
 * new.rebuilt, synthetic, internal. TEXTS: old.day new.day old.title new.title old.version
 * new.version.
 *
 * All that `revision` points to must outlive the results. */
const nt_results *nt_revision_note_results(nt_arena *arena, const nt_revision *revision,
                                           const nt_edition_about about[2]);
