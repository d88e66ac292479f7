/* Consistency rules: what does not fit in the published figures, found by rule.
 *
 * A rule is one file in src/rules and one line in its registry. It knows indicators by kind and
 * stage, never a figure, event or source by name. */
#pragma once

#include "base/arena.h"
#include "base/lang.h"
#include "model/published.h"

typedef struct nt_rule nt_rule;

/* What does not fit, and in which figures. */
typedef struct {
    const nt_rule *rule;
    const nt_figure *const *figures; /* those it is about, the one in doubt first */
    size_t figure_count;
    const nt_figure *const *doubtful; /* those that must not be used to compare; may be none */
    size_t doubtful_count;
    nt_phrase sentence; /* one plain sentence: what was said, by whom, what it contradicts */
    size_t number;      /* 1… in the report */
} nt_finding;

typedef struct {
    const nt_finding *items;
    size_t count;
    const nt_published *published;   /* what was judged; NULL when nothing was */
    const nt_finding *const *doubts; /* for nt_findings_doubt, by index in published->figures */
} nt_findings;

typedef struct nt_finding_sink nt_finding_sink; /* private to the room: where a rule reports */

struct nt_rule {
    const char *id;      /* "share-differs" */
    nt_text title;       /* "Persentase tidak cocok dengan jumlahnya" */
    nt_text explanation; /* one sentence: what the rule asks, for the method chapter */
    void (*run)(nt_finding_sink *sink);
};

/* The registry, in the order in which findings are reported. */
const nt_rule *nt_rules(size_t *count);

/* Runs every rule. Findings are ordered by rule, then event, day, place in the file; the same fault
 * is reported once. */
nt_findings nt_rules_run(nt_arena *arena, const nt_published *published);

/* The first finding that marks the figure doubtful, or NULL. */
const nt_finding *nt_findings_doubt(const nt_findings *findings, const nt_figure *figure);
