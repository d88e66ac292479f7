/* Cards of every kind of chart, in every language, with titles of all lengths: nothing leaves the
 * picture, no words lie on others, type is legible, and the bytes are the same each time. */
#include "card/card.h"
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "framed.h"
#include "sample.h"

static const char *const titles[] = {
    "",
    "Tiga dari empat",
    "Three in four breaches of neutrality at the general election of 2024 have been sanctioned, "
    "and the share cannot be told from that of the election before at a like age of the data",
    "Pertanggungjawabannyakahkemasyarakatannyapunlah ketidakbertanggungjawabannyalah",
    "Jumlah 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32",
    "Dalam sebuah judul yang jauh lebih panjang daripada yang dapat dibaca dalam satu tarikan "
    "napas "
    "masih disebut semua wilayah, semua jabatan, semua jenis pelanggaran, semua tahap penanganan, "
    "dan semua tanggal, sehingga hurufnya dikecilkan selangkah demi selangkah sampai semuanya muat "
    "atau, pada akhirnya, dipotong dan dinyatakan utuh dalam teks alternatifnya yang menyertainya"};
enum { TITLES = sizeof titles / sizeof *titles };

static void assert_within(const nt_sheet *sheet)
{
    NT_EACH(const nt_drawn, mark, sheet->canvas.marks.items, sheet->canvas.marks.count) {
        nt_rect box = nt_drawn_box(mark);
        bool inside = box.x0 >= 8 && box.y0 >= 4 && box.x1 <= sheet->width_pt - 8 &&
                      box.y1 <= sheet->height_pt - 4;
        if (!inside) {
            fail_msg("beyond the picture: %s (%.1f %.1f %.1f %.1f)", mark->text ? mark->text : "",
                     box.x0, box.y0, box.x1, box.y1);
        }
    }
}

static double overlap(double a0, double a1, double b0, double b1)
{
    return (a1 < b1 ? a1 : b1) - (a0 > b0 ? a0 : b0);
}

static void assert_clear(const nt_sheet *sheet)
{
    const nt_drawn *marks = sheet->canvas.marks.items;
    for (size_t i = 0; i < sheet->canvas.marks.count; i++) {
        for (size_t k = 0; k < i; k++) {
            nt_rect a = nt_drawn_box(&marks[i]), b = nt_drawn_box(&marks[k]);
            bool are_words = marks[i].shape == NT_MARK_WORDS && marks[k].shape == NT_MARK_WORDS;
            if (are_words && overlap(a.x0, a.x1, b.x0, b.x1) > 3 &&
                overlap(a.y0, a.y1, b.y0, b.y1) > 3) {
                fail_msg("“%s” lies on “%s”", marks[i].text, marks[k].text);
            }
        }
    }
}

/* The smallest type is that of the plot, or of the foot. */
static void judge(const nt_sheet *sheet)
{
    assert_within(sheet);
    assert_clear(sheet);
    assert_true(2 * nt_canvas_least_type(&sheet->canvas) >= NT_CARD_TYPE_LEAST - 0.01);
}

static size_t card_of(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                      const char *title)
{
    nt_error err = {0};
    nt_chart with = *chart;
    size_t made = 0;
    const nt_front front = {.title = title,
                            .organisation = title,
                            .place_and_date = "Jakarta, 25 Maret 2024",
                            .classification = "",
                            .lang = chart->lang,
                            .notice = "DATA SINTETIS"};
    const nt_card_request request = {&front, &with, fonts};
    with.title = title;
    with.subtitle = title;
    with.source = title;
    with.note = title;
    with.data_stamp =
        "DATA SINTETIS · INTERNAL · Kabupaten Pangkajene dan Kepulauan · 31 Maret 2024";
    nt_sheet sheets[NT_CARD_FORMS];
    bool is_made[NT_CARD_FORMS];
    assert_int_equal(nt_card_sheets(arena, &request, sheets, is_made, &err), NT_OK);
    for (int form = 0; form < NT_CARD_FORMS; form++) {
        if (is_made[form]) {
            judge(&sheets[form]);
            made++;
        }
    }
    assert_non_null(strstr(nt_card_text(arena, &request), with.data_stamp));
    assert_non_null(strstr(nt_card_text(arena, &request), title));
    return made;
}

TEST(every_title_fits)
{
    size_t count, made = 0;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    for (size_t k = 0; k < count; k++) {
        for (size_t t = 0; t < TITLES; t++) {
            NT_PASSING_ARENA(arena);
            nt_lang lang = (nt_lang)((k + t) % NT_LANG_COUNT);
            const nt_chart *chart = sample_chart(arena, *state, kinds[k].id, lang);
            made += card_of(arena, chart, *state, titles[t]);
        }
    }
    assert_true(made > count * TITLES / 2); /* more than one in four */
}

/* What breaks layouts has a card that is sound, or none. */
TEST(nasty_charts_stay_within)
{
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    for (size_t k = 0; k < count; k++) {
        for (size_t i = 0; i < sample_nasty_count; i++) {
            NT_PASSING_ARENA(arena);
            card_of(arena, sample_nasty(arena, *state, kinds[k].id, i), *state, titles[1]);
        }
    }
}

static int by_top(const void *a, const void *b)
{
    const nt_rect *one = a, *other = b;
    return one->y0 < other->y0 ? -1 : one->y0 > other->y0;
}

/* The strips across the picture in which nothing stands, but for those between lines and rows. */
static double blank_of(nt_arena *arena, const nt_sheet *sheet)
{
    size_t count = sheet->canvas.marks.count;
    nt_rect *boxes = nt_new_array(arena, nt_rect, count);
    for (size_t i = 0; i < count; i++) {
        boxes[i] = nt_drawn_box(&sheet->canvas.marks.items[i]);
    }
    qsort(boxes, count, sizeof *boxes, by_top);
    double end = 0, blank = 0;
    for (size_t i = 0; i < count; i++) {
        blank += boxes[i].y0 - end > 36 ? boxes[i].y0 - end : 0;
        end = boxes[i].y1 > end ? boxes[i].y1 : end;
    }
    return blank;
}

/* A chart of a few rows, below a title of a line. */
TEST(no_card_is_mostly_blank)
{
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    for (size_t k = 0; k < count; k++) {
        NT_PASSING_ARENA(arena);
        nt_error err = {0};
        nt_chart chart = *sample_chart(arena, *state, kinds[k].id, 0);
        const nt_front front = {.title = "t", .organisation = "o", .place_and_date = ""};
        const nt_card_request request = {&front, &chart, *state};
        nt_sheet sheets[NT_CARD_FORMS];
        bool is_made[NT_CARD_FORMS];
        chart.title = titles[1];
        assert_int_equal(nt_card_sheets(arena, &request, sheets, is_made, &err), NT_OK);
        for (int form = 0; form < NT_CARD_FORMS; form++) {
            double blank = is_made[form] ? blank_of(arena, &sheets[form]) : 0;
            if (blank > sheets[form].height_pt / 4) {
                fail_msg("%s, %s: blank %.0f", kinds[k].id, nt_card_names[form], blank);
            }
        }
    }
}

/* Two rows stand beside their words, and are no portrait. */
TEST(a_low_plot_lies)
{
    for (size_t rows = 2; rows <= 8; rows += 6) {
        NT_PASSING_ARENA(arena);
        nt_error err = {0};
        nt_chart chart = *sample_chart(arena, *state, "ranked-bars", 0);
        nt_chart_series few = chart.series[0];
        const nt_front front = {.title = "t", .organisation = "o", .place_and_date = ""};
        const nt_card_request request = {&front, &chart, *state};
        nt_sheet sheets[NT_CARD_FORMS];
        bool is_made[NT_CARD_FORMS];
        few.count = rows;
        chart.series = &few;
        assert_int_equal(nt_card_sheets(arena, &request, sheets, is_made, &err), NT_OK);
        assert_true(is_made[NT_CARD_LANDSCAPE]);
        assert_int_equal(is_made[NT_CARD_PORTRAIT], rows == 8);
    }
}

TEST(the_bytes_are_the_same)
{
    NT_PASSING_ARENA(arena);
    nt_bytes made[2];
    nt_error err = {0};
    const nt_front front = {.title = "t", .organisation = "o", .place_and_date = "", .lang = 0};
    const nt_card_request request = {&front, sample_chart(arena, *state, "ranked-bars", 0), *state};
    for (int i = 0; i < 2; i++) {
        nt_sheet sheets[NT_CARD_FORMS];
        bool is_made[NT_CARD_FORMS];
        assert_int_equal(nt_card_sheets(arena, &request, sheets, is_made, &err), NT_OK);
        assert_true(is_made[NT_CARD_LANDSCAPE] && is_made[NT_CARD_PORTRAIT]);
        assert_int_equal(nt_output_png(&sheets[NT_CARD_PORTRAIT], &made[i], &err), NT_OK);
    }
    assert_true(nt_bytes_same(made[0], made[1]));
}

TESTS(sample_open_fonts, sample_close_fonts)
