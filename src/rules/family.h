/* Wholes and the parts that other figures give of them without naming them as their base: areas of
 * the whole country, regencies of a province, categories of the whole count. */
#pragma once

#include "group.h"

typedef enum { NT_FAMILY_AREAS, NT_FAMILY_CATEGORIES } nt_family_kind;

typedef struct {
    nt_family_kind kind;
    const nt_figure *total; /* where several are given, the one with the highest reading */
    nt_group parts;         /* by area or category */
} nt_family;

/* One figure of each part, and what they add up to. Of several figures for one part all readings
 * are allowed: the sum goes from the lowest of each to the highest. */
typedef struct {
    const nt_figure *total;
    nt_group parts;
    bool lowest; /* of several figures the one with the lowest reading is kept, else the first */
    nt_range sum, last; /* of the last part */
} nt_parts_sum;

nt_parts_sum nt_parts_open(const nt_finding_sink *sink, const nt_figure *total, size_t most,
                           bool lowest);
/* Figures for one part, which agree in `keys`, follow one another. */
void nt_parts_add(const nt_finding_sink *sink, nt_parts_sum *tally, const nt_figure *figure,
                  const char *keys);
/* Whether one says that something may stand in several of the parts, as answers do of which more
 * than one is allowed: they add up to nothing. */
bool nt_parts_overlap(const nt_parts_sum *tally);
/* Two parts or more, which whatever is meant add up to more than the total. */
bool nt_parts_exceed(const nt_finding_sink *sink, const nt_parts_sum *tally);

typedef void nt_family_visit(nt_finding_sink *sink, const nt_family *family, const void *context);

/* Visits each family that has a total and at least one part of the same event, indicator, period,
 * day and unit. A part that names a part as its base lies within that one and is left out. */
void nt_rules_each_family(nt_finding_sink *sink, nt_family_visit *visit, const void *context);

/* Is the total of areas surely the whole? Which area is the widest may be guessed from how often it
 * is named; an alarm needs more: no name at all, tables that say so of each part, a figure of
 * another area that names it as base, the same name for the whole of another event, or figures in
 * plenty beside few of each part. */
bool nt_family_is_sure(nt_finding_sink *sink, const nt_family *family);
