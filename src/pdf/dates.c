#include "dates.h"

#include "base/date.h"

enum { DAY = 86400, HOUR = 3600, MINUTE = 60 };

static const char *format(nt_arena *arena, const char *pattern, long long seconds)
{
    long long of_day = (seconds % DAY + DAY) % DAY;
    nt_civil day = nt_date_to_civil((nt_date)((seconds - of_day) / DAY));
    nt_buffer out = nt_buffer_open(arena);
    const int values[] = {day.year,
                          day.month,
                          day.day,
                          (int)(of_day / HOUR),
                          (int)(of_day % HOUR / MINUTE),
                          (int)(of_day % MINUTE)};
    size_t next = 0;
    for (; *pattern; pattern++) {
        if (*pattern == '#') {
            nt_buffer_printf(&out, "%0*d", next ? 2 : 4, values[next]);
            next++;
        } else {
            nt_buffer_putc(&out, *pattern);
        }
    }
    return nt_buffer_text(&out);
}

const char *nt_pdf_date(nt_arena *arena, long long seconds)
{
    return format(arena, "D:######+00'00'", seconds);
}

const char *nt_pdf_xmp_date(nt_arena *arena, long long seconds)
{
    return format(arena, "#-#-#T#:#:#+00:00", seconds);
}
