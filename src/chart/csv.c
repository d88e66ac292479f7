/* What a chart shows, as CSV (RFC 4180, LF): the numbers as the ledger has them. */
#include <math.h>

#include "base/csv.h"
#include "kind.h"
#include "words/quantity.h"

/* Value, limits and counts: a suppressed row gives none of them away, whatever it still holds. */
static void put_row(nt_buffer *out, const nt_ledger_row *row)
{
    char day[11];
    bool hidden = row->flags & NT_FLAG_SUPPRESSED;
    const double values[] = {row->value, row->lower, row->upper,
                             row->part < 0 ? NAN : (double)row->part,
                             row->whole < 0 ? NAN : (double)row->whole};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        nt_csv_put_number(out, hidden ? NAN : values[i]);
        nt_buffer_putc(out, ',');
    }
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
    nt_csv_put_number(out, nt_chart_has_x(chart) ? point->x : NAN);
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
               suppressed ? ((nt_text)NT_TEXT_QUANTITY_SUPPRESSED).in[chart->lang] : point->remark);
    nt_buffer_putc(out, ',');
    nt_csv_put(out, chart->stamp);
    nt_buffer_putc(out, '\n');
}

bool nt_chart_has_x(const nt_chart *chart)
{
    return nt_kind_of(chart)->has_x;
}

nt_bytes nt_chart_csv(nt_arena *arena, const nt_chart *chart)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(
        &out, "series,label,x,value,lower,upper,part,whole,unit,as_of,ledger_id,remark,stamp\n");
    for (size_t s = 0; s < chart->series_count; s++) {
        for (size_t i = 0; i < chart->series[s].count; i++) {
            put_point(&out, chart, &chart->series[s], &chart->series[s].points[i]);
        }
    }
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
