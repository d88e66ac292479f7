#include "calendar.h"

static const nt_text month_names[12] = {
    {{"Januari", "January"}}, {{"Februari", "February"}}, {{"Maret", "March"}},
    {{"April", "April"}},     {{"Mei", "May"}},           {{"Juni", "June"}},
    {{"Juli", "July"}},       {{"Agustus", "August"}},    {{"September", "September"}},
    {{"Oktober", "October"}}, {{"November", "November"}}, {{"Desember", "December"}},
};
static const char *const roman[4] = {"I", "II", "III", "IV"};

static nt_date first_of(int month)
{
    return nt_date_from_civil(month / 12, month % 12 + 1, 1);
}

nt_date calendar_quarter_end(int year, int quarter)
{
    if (quarter < 1 || quarter > 4 || year < 3 || year > 9998) {
        return NT_DATE_UNKNOWN;
    }
    return first_of(year * 12 + quarter * MONTHS_A_QUARTER) - 1;
}

static nt_date earlier_of(nt_date a, nt_date b)
{
    return a < b ? a : b;
}

calendar calendar_open(nt_arena *arena, int year, int quarter, nt_date as_of)
{
    calendar c = {.first = year * 12 + quarter * MONTHS_A_QUARTER - MONTHS};
    for (int m = 0; m <= MONTHS; m++) {
        c.starts[m] = first_of(c.first + m);
    }
    c.end = c.starts[MONTHS] - 1;
    c.end = nt_date_known(as_of) ? earlier_of(c.end, as_of) : c.end;
    for (int q = 0; q < QUARTERS; q++) {
        c.quarter_ends[q] = earlier_of(c.starts[(q + 1) * MONTHS_A_QUARTER] - 1, c.end);
    }
    unsigned char *month_of =
        nt_new_array(arena, unsigned char, (size_t)(c.starts[MONTHS] - c.starts[0]));
    for (int m = 0; m < MONTHS; m++) {
        for (nt_date day = c.starts[m]; day < c.starts[m + 1]; day++) {
            month_of[day - c.starts[0]] = (unsigned char)m;
        }
    }
    c.month_of = month_of;
    return c;
}

nt_frame_key calendar_month_key(nt_arena *arena, const calendar *c, int month)
{
    int year = (c->first + month) / 12, of_year = (c->first + month) % 12;
    nt_frame_key key = {.code = nt_arena_printf(arena, "%04d-%02d", year, of_year + 1),
                        .x = c->first + month - 1970 * 12};
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        key.label.in[lang] = nt_arena_printf(arena, "%s %d", month_names[of_year].in[lang], year);
    }
    return key;
}

nt_frame_key calendar_quarter_key(nt_arena *arena, const calendar *c, int quarter)
{
    int month = c->first + quarter * MONTHS_A_QUARTER;
    int year = month / 12, of_year = month % 12 / MONTHS_A_QUARTER;
    return (nt_frame_key){
        .code = nt_arena_printf(arena, "%04d-Q%d", year, of_year + 1),
        .label = {{[NT_LANG_ID] = nt_arena_printf(arena, "Triwulan %s %d", roman[of_year], year),
                   [NT_LANG_EN] = nt_arena_printf(arena, "Quarter %d, %d", of_year + 1, year)}},
        .x = month - 1970 * 12};
}

nt_text calendar_day_label(nt_arena *arena, nt_date day)
{
    nt_text label = {{"", ""}};
    if (nt_date_known(day)) {
        nt_civil c = nt_date_to_civil(day);
        for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
            label.in[lang] = nt_arena_printf(arena, "%d %s %d", c.day,
                                             month_names[c.month - 1].in[lang], c.year);
        }
    }
    return label;
}
