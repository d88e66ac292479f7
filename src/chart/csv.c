/* What a chart shows, as CSV (RFC 4180, LF): the numbers as the ledger has them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "kind.h"
#include "words/chart.h"

/* The shortest form that reads back as the same double; nothing for an unknown number. */
static void put_number(nt_buffer *out, double value)
{
    if (isnan(value) || isinf(value)) {
        return;
    }
    char text[40];
    if (value == floor(value) && fabs(value) < 1e15) {
        /* %g would write seventy as 7e+01. */
        snprintf(text, sizeof text, "%.0f", value);
        nt_buffer_puts(out, text);
        return;
    }
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value) {
            nt_buffer_puts(out, text);
            return;
        }
    }
}

static void put_count(nt_buffer *out, int64_t count)
{
    if (count >= 0) {
        nt_buffer_printf(out, "%lld", (long long)count);
    }
}

/* Value, limits and counts: a suppressed row gives none of them away, whatever it still holds. */
static void put_values(nt_buffer *out, const nt_ledger_row *row)
{
    if (row->flags & NT_FLAG_SUPPRESSED) {
        nt_buffer_puts(out, ",,,,,");
        return;
    }
    put_number(out, row->value);
    nt_buffer_putc(out, ',');
    put_number(out, row->lower);
    nt_buffer_putc(out, ',');
    put_number(out, row->upper);
    nt_buffer_putc(out, ',');
    put_count(out, row->part);
    nt_buffer_putc(out, ',');
    put_count(out, row->whole);
    nt_buffer_putc(out, ',');
}

static void put_row(nt_buffer *out, const nt_ledger_row *row)
{
    char day[11];
    put_values(out, row);
    nt_csv_put(out, row->unit);
    nt_buffer_printf(out, ",%s,", nt_date_format_iso(row->as_of, day));
    nt_csv_put(out, row->id);
}

static void put_point(nt_buffer *out, const nt_chart *chart, const nt_chart_series *series,
                      const nt_chart_point *point)
{
    nt_csv_put(out, series->name);
    nt_buffer_putc(out, ',');
    nt_csv_put(out, point->label);
    nt_buffer_putc(out, ',');
    if (nt_kind_of(chart)->has_x && !isnan(point->x)) {
        put_number(out, point->x);
    }
    nt_buffer_putc(out, ',');
    if (point->row) {
        put_row(out, point->row);
    } else {
        nt_buffer_puts(out, ",,,,,,,");
    }
    nt_buffer_putc(out, ',');
    bool has_remark = point->remark && *point->remark;
    bool suppressed = nt_point_suppressed(point) && !has_remark;
    nt_csv_put(out,
               suppressed ? ((nt_text)NT_TEXT_CHART_SUPPRESSED).in[chart->lang] : point->remark);
    nt_buffer_putc(out, '\n');
}

nt_bytes nt_chart_csv(nt_arena *arena, const nt_chart *chart)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out,
                   "series,label,x,value,lower,upper,part,whole,unit,as_of,ledger_id,remark\n");
    for (size_t s = 0; s < chart->series_count; s++) {
        for (size_t i = 0; i < chart->series[s].count; i++) {
            put_point(&out, chart, &chart->series[s], &chart->series[s].points[i]);
        }
    }
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
