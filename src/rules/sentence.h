/* Sentences of findings: texts in all languages whose slots say figures, sources and days. */
#pragma once

#include "group.h"
#include "words/rules.h"

/* What the next slots of a sentence say, a letter each. Of a figure:
 *   v value: "sekitar 400 orang", "34,9 persen"    u the same in the unit `text`
 *   n the same without the unit: "400"             c with what it counts: "1.597 orang terbukti"
 *   l what is counted: "terbukti"                  m a part with its name: "60 laporan (ditolak)"
 *   w "jumlah “terbukti” pada Pemilu 2024, Jawa Tengah"
 *   W the same where it opens the sentence         S the same without the period
 *   o of what, to stand behind a noun: " pada Pemilu 2024, Jawa Tengah"; or ""
 *   s source: the publisher, else the title, else "sumber tanpa nama"
 *   d day: "26 Juni 2020"                          p "1 Januari 2020 sampai 31 Desember 2022"
 * Of a list of figures:
 *   V values: "314 dan 99 laporan"     L with sources: "833 orang (CiaNews) dan 857 orang (KASN)"
 *   D with sources and days            K with counters
 * And t words from the data, = what was computed. */
typedef struct {
    const char *slots; /* NULL behind the last */
    const nt_figure *figure;
    const nt_group *list;
    const char *text;
    nt_arg computed;
} nt_say;

static inline nt_say nt_say_of(const char *slots, const nt_figure *figure)
{
    return (nt_say){.slots = slots, .figure = figure};
}

static inline nt_say nt_say_list(const char *slots, const nt_group *figures)
{
    return (nt_say){.slots = slots, .list = figures};
}

static inline nt_say nt_say_computed(nt_arg computed)
{
    return (nt_say){.slots = "=", .computed = computed};
}

static inline nt_say nt_say_decimal(double number, int decimals)
{
    return nt_say_computed((nt_arg){.kind = decimals > 0 ? NT_ARG_DECIMAL : NT_ARG_COUNT,
                                    .number = number,
                                    .decimals = decimals});
}

static inline nt_say nt_say_count(double number)
{
    return nt_say_decimal(number, 0);
}

static inline nt_say nt_say_percent(double number, int decimals)
{
    return nt_say_computed(
        (nt_arg){.kind = NT_ARG_PERCENT, .number = number, .decimals = decimals});
}

/* What share the part is, to the places of the printed one, at least one. */
static inline nt_say nt_say_share(double part, double whole, const nt_figure *printed)
{
    int decimals = printed->value.decimals;
    return nt_say_percent(100 * part / whole, decimals > 0 ? decimals : 1);
}

static inline nt_say nt_say_words(const char *words)
{
    return (nt_say){.slots = "t", .text = words};
}

static inline nt_say nt_say_date(nt_date day)
{
    return nt_say_computed((nt_arg){.kind = NT_ARG_DATE, .date = day});
}

/* For the sink: what sentences are put together in. */
nt_writer *nt_rules_open_writer(nt_arena *arena);

/* A finding is about the figures that were named since the last one, in that order; NULL names
 * none. */
void nt_rules_name(nt_finding_sink *sink, const nt_figure *figure);
void nt_rules_name_all(nt_finding_sink *sink, const nt_group *figures);

/* Records a finding, of whose figures the first `doubtful` must not be used to compare. Slot {0} of
 * the text is the first letter of `said`, {1} the next one. Runs of 16 digits and more in words
 * from the data are left out: they may be a person's number; and of long words the opening stands.
 */
void nt_rules_report(nt_finding_sink *sink, size_t doubtful, nt_text text, const nt_say *said);

/* The same about two figures: the slots of the first, then "wvsd" of the second. */
void nt_rules_report_pair(nt_finding_sink *sink, size_t doubtful, nt_text text, const char *slots,
                          const nt_figure *first, const nt_figure *second);
