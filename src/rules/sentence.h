/* Sentences of findings: patterns in both languages whose parts say figures, sources and days. */
#ifndef NETRA_RULES_SENTENCE_H
#define NETRA_RULES_SENTENCE_H

#include "group.h"

typedef enum {
    NT_SAY_VALUE,    /* "sekitar 400 orang", "34,9 persen" */
    NT_SAY_IN_UNIT,  /* the same in the unit `text` */
    NT_SAY_NUMBER,   /* the same without the unit: "400" */
    NT_SAY_COUNTED,  /* a value with what it counts: "1.597 orang terbukti" */
    NT_SAY_LABEL,    /* what is counted: "terbukti" */
    NT_SAY_WHAT,     /* "jumlah “terbukti” pada Pemilu 2024, Jawa Tengah" */
    NT_SAY_What,     /* the same where it opens the sentence */
    NT_SAY_Series,   /* the same without the period */
    NT_SAY_NAMED,    /* a part with its name: "60 laporan (ditolak)" */
    NT_SAY_SCOPE,    /* of what, to stand behind a noun: " pada Pemilu 2024, Jawa Tengah"; or "" */
    NT_SAY_SOURCE,   /* the publisher, else the title, else "sumber tanpa nama" */
    NT_SAY_DAY,      /* the figure's day: "26 Juni 2020" */
    NT_SAY_PERIOD,   /* "1 Januari 2020 sampai 31 Desember 2022" */
    NT_SAY_LIST,     /* values with sources: "833 orang (CiaNews) dan 857 orang (Kompas.id)" */
    NT_SAY_DATED,    /* the same with days: "270 daerah (Republika, 9 Desember 2020) dan …" */
    NT_SAY_COUNTERS, /* with counters: "833 orang (BKN) dan 857 orang (KASN)" */
    NT_SAY_COUNT,    /* a computed whole number */
    NT_SAY_DATE,     /* a computed day */
    NT_SAY_VALUES,   /* values alone: "314 laporan dan 99 laporan" */
    NT_SAY_DECIMAL,  /* a computed number with decimals */
    NT_SAY_WORD,     /* `label` in each language */
    NT_SAY_PERCENT,  /* a computed percentage */
    NT_SAY_TEXT      /* words from the data, as they are */
} nt_say_kind;

/* One part of a sentence; build it with the functions below. */
typedef struct {
    nt_say_kind kind;
    const nt_figure *figure;
    const nt_group *list;
    double number;
    nt_date date;
    int decimals;
    const char *text;
    const nt_text *label;
} nt_say;

nt_say nt_say_figure(nt_say_kind kind, const nt_figure *figure);
nt_say nt_say_in_unit(const nt_figure *figure, const char *unit);
nt_say nt_say_list(const nt_group *figures);
nt_say nt_say_dated_list(const nt_group *figures);
nt_say nt_say_counters(const nt_group *figures);
nt_say nt_say_values(const nt_group *figures);
nt_say nt_say_count(double number);
nt_say nt_say_date(nt_date day);
nt_say nt_say_decimal(double number, int decimals);
nt_say nt_say_label(const nt_text *label);
nt_say nt_say_percent(double number, int decimals);
nt_say nt_say_text(nt_finding_sink *sink, const char *text, size_t length);

/* For the sink: what sentences are put together in. */
nt_writer *nt_rules_open_writer(nt_arena *arena);

/* "{0}", "{1}"… in the pattern stand for the parts. Runs of 16 digits and more in words from the
 * data are left out: they may be a person's number; and of long words the opening stands. */
nt_phrase nt_rules_sentence(nt_finding_sink *sink, nt_text pattern, const nt_say *parts,
                            size_t count);

/* Records a finding about two figures. In the pattern {0} to {3} are what the first counts (said as
 * `opening`: NT_SAY_What where it opens the sentence, else NT_SAY_WHAT), its value, source and day,
 * {4} to {7} the second's. */
void nt_rules_report_pair(nt_finding_sink *sink, nt_text pattern, nt_say_kind opening,
                          const nt_figure *first, const nt_figure *second, size_t doubtful_count);

/* "Pelanggaran" is counted in violations: there the label would only repeat the unit. */
const nt_text *nt_rules_label(const nt_finding_sink *sink, const nt_figure *figure);

#endif
