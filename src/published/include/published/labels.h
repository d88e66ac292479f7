/* What a row is called, in both languages. Days are left to the row's as_of: a label
 * holds no dates, only days to the vote. */
#pragma once

#include "published/figures.h"

/* LABEL, "hitungan KASN"; the label alone where nobody says who counted. */
nt_text nt_label_counted(nt_arena *arena, nt_text label, const nt_counter *counter);

/* "dijatuhi sanksi, Pilkada Serentak 2020, hitungan KASN"; category before, area and period behind.
 */
nt_text nt_label_figure(nt_arena *arena, const nt_figure *figure);

/* WHAT, "Pilkada Serentak 2020", "H+10", "hitungan KASN". */
nt_text nt_label_release(nt_arena *arena, nt_text what, const nt_release *release);

/* WHAT, EVENT. */
nt_text nt_label_event(nt_arena *arena, nt_text what, const nt_event *event);

/* An event on a day, as somebody counted it. */
typedef struct {
    const nt_event *event;
    nt_date day;
    const nt_counter *counter;
} nt_label_moment;

/* "WHAT: Pemilu 2024 (H+40, hitungan Kemendagri) dikurangi Pilkada Serentak 2020 (H+10, hitungan
 * KASN)"; "dan" for `dikurangi`. The counters where there are two. */
nt_text nt_label_difference(nt_arena *arena, nt_text what, nt_label_moment to,
                            nt_label_moment from);
nt_text nt_label_between(nt_arena *arena, nt_text what, nt_label_moment to, nt_label_moment from);

/* "provinsi" / "province"; "wilayah" / "area" where the level is unknown. */
const nt_text *nt_label_level(const nt_level *level);

/* What the data call a stage, NULL where their vocabulary has none: the numerator and the
 * denominator of a ratio in words. */
const nt_text *nt_label_stage(const nt_published *published, nt_stage stage);
