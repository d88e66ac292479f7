#include "rows.h"

#include <string.h>

enum { BUFFER = 1 << 20, ROW_MAX = 2048, FIRST_YEAR = 2000, END_YEAR = 2050 };

static nt_date first_day(void)
{
    return nt_date_from_civil(FIRST_YEAR, 1, 1);
}

static nt_date end_day(void)
{
    return nt_date_from_civil(END_YEAR, 1, 1);
}

row_writer rows_open(nt_arena *arena, FILE *out, bool versions)
{
    static const row headings = {{"Nomor Kasus", "Peristiwa", "Tanggal Lapor", "Provinsi",
                                  "Kabupaten/Kota", "Instansi", "Jabatan", "Jenis Pelanggaran",
                                  "Tanggal Putusan", "Hasil", "Tanggal Sanksi", "Sanksi",
                                  "Tanggal Catat"}};
    row_writer w = {.out = out, .buffer = nt_arena_alloc(arena, BUFFER), .versions = versions};
    w.days = nt_arena_alloc(arena, sizeof *w.days * (size_t)(end_day() - first_day()));
    for (nt_date day = first_day(); day < end_day(); day++) {
        nt_date_format_iso(day, w.days[day - first_day()]);
    }
    rows_put(&w, &headings);
    w.rows = 0;
    return w;
}

static void flush(row_writer *w)
{
    w->failed = fwrite(w->buffer, 1, w->length, w->out) != w->length || w->failed;
    w->length = 0;
}

void rows_put(row_writer *w, const row *r)
{
    if (w->length > BUFFER - ROW_MAX) {
        flush(w);
    }
    char *at = w->buffer + w->length;
    for (int i = 0; i < COLUMN_COUNT - !w->versions; i++) {
        size_t length = strlen(r->cells[i]);
        memcpy(at, r->cells[i], length);
        at += length;
        *at++ = ',';
    }
    at[-1] = '\n';
    w->length = (size_t)(at - w->buffer);
    w->rows++;
}

bool rows_close(row_writer *w)
{
    flush(w);
    return fflush(w->out) == 0 && !w->failed;
}

const char *rows_day(const row_writer *w, nt_date day)
{
    return day < first_day() || day >= end_day() ? "" : w->days[day - first_day()];
}
