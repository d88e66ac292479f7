#include "text/number.h"

static const char *const months[NT_LANG_COUNT][12] = {
    {"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
     "Oktober", "November", "Desember"},
    {"January", "February", "March", "April", "May", "June", "July", "August", "September",
     "October", "November", "December"},
};

static const char *const short_months[NT_LANG_COUNT][12] = {
    {"Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"},
    {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
};

static const char *format(nt_arena *arena, nt_lang lang, nt_date date,
                          const char *const names[NT_LANG_COUNT][12])
{
    static const char *const unknown[NT_LANG_COUNT] = {"tanggal tidak diketahui", "date unknown"};
    if (!nt_date_known(date)) {
        return unknown[lang];
    }
    nt_civil civil = nt_date_to_civil(date);
    return nt_arena_printf(arena, "%d %s %d", civil.day, names[lang][civil.month - 1], civil.year);
}

const char *nt_text_date(nt_arena *arena, nt_lang lang, nt_date date)
{
    return format(arena, lang, date, months);
}

const char *nt_text_date_short(nt_arena *arena, nt_lang lang, nt_date date)
{
    return format(arena, lang, date, short_months);
}

const char *nt_text_weekday(nt_lang lang, nt_date date)
{
    static const char *const names[NT_LANG_COUNT][7] = {
        {"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"},
        {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
    };
    static const char *const unknown[NT_LANG_COUNT] = {"hari tidak diketahui", "day unknown"};
    return nt_date_known(date) ? names[lang][nt_date_weekday(date) - 1] : unknown[lang];
}

const char *nt_text_age(nt_arena *arena, nt_lang lang, int age_days)
{
    static const char *const vote[NT_LANG_COUNT] = {"hari-H", "polling day"};
    static const char *const before[NT_LANG_COUNT] = {"H", "day\u00a0"};
    if (age_days == 0) {
        return vote[lang];
    }
    return nt_arena_printf(arena, "%s%s", before[lang], nt_text_signed(arena, lang, age_days, 0));
}
