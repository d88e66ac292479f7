#include "text/paragraph.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "fixture.h"
#include "golden.h"

static nt_hyphenator *open_hyphenator(const char *name)
{
    nt_hyphenator *hyphenator = NULL;
    nt_error err;
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", NT_HYPHEN_DIR, name);
    assert_int_equal(nt_text_hyphenator_open(path, &hyphenator, &err), NT_OK);
    return hyphenator;
}

static nt_paragraph broken(const fixture *f, const nt_span *spans, size_t count,
                           const nt_measure *measure)
{
    nt_paragraph out;
    nt_error err;
    if (nt_text_break(f->arena, f->fonts, spans, count, measure, &out, &err) != NT_OK) {
        fail_msg("%s", err.message[NT_LANG_EN]);
    }
    return out;
}

static nt_paragraph broken_text(const fixture *f, const char *text, double width_pt,
                                const nt_hyphenator *hyphenator)
{
    nt_span span = {.face = NT_FACE_REGULAR, .size_pt = 9, .text = text};
    nt_measure measure = {.width_pt = width_pt, .hyphenator = hyphenator};
    return broken(f, &span, 1, &measure);
}

/* The lines as text, each with a newline; an added hyphen is shown as "~". */
static const char *lines_of(nt_arena *arena, const nt_paragraph *paragraph)
{
    nt_buffer out = nt_buffer_open(arena);
    NT_EACH(const nt_line, line, paragraph->lines, paragraph->line_count) {
        for (size_t p = 0; p < line->piece_count; p++) {
            for (size_t g = 0; g < line->pieces[p].run.count; g++) {
                char bytes[4];
                uint32_t code = line->pieces[p].run.glyphs[g].code_point;
                nt_buffer_add(&out, bytes, nt_utf8_put(code == 0xAD ? '~' : code, bytes));
            }
        }
        nt_buffer_putc(&out, '\n');
    }
    return nt_buffer_text(&out);
}

/* ---- single cases ---- */

TEST(test_no_text_has_no_lines)
{
    const fixture *f = *state;
    assert_int_equal(broken_text(f, "", 100, NULL).line_count, 0);
    nt_measure measure = {.width_pt = 100};
    assert_int_equal(broken(f, NULL, 0, &measure).line_count, 0);
    assert_int_equal(broken_text(f, "\u00ad", 100, NULL).line_count, 0);
}

TEST(test_forced_breaks)
{
    const fixture *f = *state;
    nt_paragraph p = broken_text(f, "a \n\nb\n", 100, NULL);
    assert_string_equal(lines_of(f->arena, &p), "a \n\nb\n");
    assert_int_equal(p.lines[1].piece_count, 0);
    assert_true(p.lines[1].width_pt == 0 && p.lines[1].size_pt == 9);
    assert_int_equal(broken_text(f, "\n", 100, NULL).line_count, 1);
}

TEST(test_space_at_the_end_has_no_width)
{
    const fixture *f = *state;
    nt_paragraph p = broken_text(f, "satu dua   ", 500, NULL);
    assert_int_equal(p.line_count, 1);
    assert_true(fabs(p.width_pt - nt_text_width(f->fonts, NT_FACE_REGULAR, 9, "satu dua")) < 1e-3);
    p = broken_text(f, "   ", 500, NULL);
    assert_int_equal(p.line_count, 1);
    assert_true(p.width_pt == 0);
}

TEST(test_text_as_wide_as_the_line_fits)
{
    const fixture *f = *state;
    const char *text = "Pemilu 2024, 6 Februari 2024: AVATAR";
    double width = nt_text_width(f->fonts, NT_FACE_REGULAR, 9, text);
    assert_int_equal(broken_text(f, text, width, NULL).line_count, 1);
    assert_int_equal(broken_text(f, text, width - 0.01, NULL).line_count, 2);
}

static void expect_lines(const fixture *f, const nt_hyphenator *hyphenator, double width_pt,
                         const char *text, const char *expected)
{
    nt_paragraph p = broken_text(f, text, width_pt, hyphenator);
    assert_string_equal(lines_of(f->arena, &p), expected);
}

TEST(test_hyphens_that_do_not_break_and_blanks_that_do)
{
    const fixture *f = *state;
    expect_lines(f, NULL, 60, "undang-undang", "undang-\nundang\n");
    expect_lines(f, NULL, 60, "undang\u2010undang", "undang\u2010\nundang\n");
    expect_lines(f, NULL, 70, "a undang\u2011undang", "a \nundang\u2011undang\n");
    expect_lines(f, NULL, 60, "undang\u200bundang", "undang\nundang\n");
    expect_lines(f, NULL, 60, "undang\u3000undang", "undang\u3000\nundang\n");
    double width = nt_text_width(f->fonts, NT_FACE_REGULAR, 9, "abcdef undang") + 0.1;
    expect_lines(f, NULL, width, "abcdef undang\u202f1", "abcdef \nundang\u202f1\n");
}

TEST(test_where_words_may_part)
{
    const fixture *f = *state;
    nt_hyphenator *h = open_hyphenator("hyph_id_ID.dic");
    expect_lines(f, h, 50, "undang-undang", "undang-\nundang\n");
    expect_lines(f, NULL, 60, "kabupaten/kota", "kabupaten/\nkota\n");
    expect_lines(f, NULL, 42, "satu dan/atau", "satu \ndan/atau\n");
    expect_lines(f, NULL, 45, "umur 69,8\u201375,7", "umur \n69,8\u201375,7\n");
    expect_lines(f, NULL, 40, "ini H-8 itu H-8", "ini H-8 \nitu H-8\n");
    expect_lines(f, NULL, 45, "kira 72,8\u00a0persen", "kira 72,8\u00a0\npersen\n");
    expect_lines(f, NULL, 60, "kira 72,8\u00a0persen", "kira \n72,8\u00a0persen\n");
    expect_lines(f, NULL, 50, "netra\u00adlitas netra\u00adlitas", "netralitas \nnetralitas\n");
    expect_lines(f, NULL, 35, "netra\u00adlitas", "netra~\nlitas\n");
    /* No hyphen is made up in numbers, abbreviations and addresses. */
    expect_lines(f, h, 60, "KEMENDAGRIPANRB", "KEMENDAGRI\nPANRB\n");
    expect_lines(f, h, 70, "pelanggaran2020penting", "pelanggaran202\n0penting\n");
    expect_lines(f, h, 45, "www.pelanggaran.id/netralitas",
                 "www.\npelangg\naran.id/\nnetralitas\n");
    nt_text_hyphenator_close(h);
}

/* "31 Desember" is not parted in prose, unless whoever wrote it ends the line there; in a cell it
 * may have to be. A number of three digits is no day. */
TEST(test_a_day_stays_with_its_month)
{
    const fixture *f = *state;
    static const char *const days[][3] = {
        {"keadaan pada 31", "keadaan pada 31 Desember", "keadaan pada \n31 Desember\n"},
        {"as it was on 31", "as it was on 31 Dec 20", "as it was on \n31 Dec 20\n"},
        {"keadaan pada 131", "keadaan pada 131 Desember 20", "keadaan pada 131 \nDesember 20\n"}};
    for (size_t i = 0; i < 3; i++) {
        double width = nt_text_width(f->fonts, NT_FACE_REGULAR, 9, days[i][0]) + 0.1;
        expect_lines(f, NULL, width, days[i][1], days[i][2]);
    }
    assert_int_equal(broken_text(f, "Pasal 12\nMaret 2024", 200, NULL).line_count, 2);
    nt_span span = {.face = NT_FACE_REGULAR, .size_pt = 9, .text = "per 31 Desember"};
    nt_measure narrow = {.width_pt = nt_text_width(f->fonts, NT_FACE_REGULAR, 9, "Desember") + 0.1,
                         .greedy = true};
    nt_paragraph cell = broken(f, &span, 1, &narrow);
    assert_string_equal(lines_of(f->arena, &cell), "per 31 \nDesember\n");
}

TEST(test_a_style_may_change_inside_a_word)
{
    const fixture *f = *state;
    nt_hyphenator *h = open_hyphenator("hyph_id_ID.dic");
    const nt_span spans[] = {
        {.face = NT_FACE_BOLD, .size_pt = 9, .text = "Penyeleng", .tag = 5},
        {.face = NT_FACE_REGULAR, .size_pt = 9, .text = "garaan", .tag = 6},
        {.face = NT_FACE_REGULAR, .size_pt = 5, .rise_pt = 3, .text = "12", .tag = 7},
        {.face = NT_FACE_REGULAR, .size_pt = 11, .text = ", lalu", .tag = 8},
    };
    nt_measure measure = {.width_pt = 60, .hyphenator = h, .first_indent_pt = 10};
    nt_paragraph p = broken(f, spans, 4, &measure);
    assert_string_equal(lines_of(f->arena, &p), "Penyeleng~\ngaraan12, lalu\n");
    assert_true(p.lines[0].hyphenated && !p.lines[1].hyphenated);
    assert_int_equal(p.lines[0].piece_count, 1);
    assert_int_equal(p.lines[1].piece_count, 3);
    assert_true(p.lines[0].pieces[0].x_pt == 10);
    assert_true(p.lines[0].pieces[0].run.face == NT_FACE_BOLD);
    assert_int_equal(p.lines[1].pieces[1].tag, 7);
    assert_int_equal(p.lines[1].pieces[1].span, 2);
    assert_true(p.lines[1].pieces[1].rise_pt == 3);
    assert_true(p.lines[0].size_pt == 9 && p.lines[1].size_pt == 11);
    nt_text_hyphenator_close(h);
}

TEST(test_a_word_of_500_letters_and_no_width)
{
    const fixture *f = *state;
    char word[501];
    memset(word, 'w', 500);
    word[500] = '\0';
    nt_paragraph p = broken_text(f, word, 100, NULL);
    double letter = nt_text_width(f->fonts, NT_FACE_REGULAR, 9, "w");
    assert_int_equal(p.line_count, (size_t)ceil(500 / floor(100 / letter)));
    static const double none[] = {0, -5, 1, 1e-9};
    for (size_t i = 0; i < 4; i++) {
        for (int greedy = 0; greedy < 2; greedy++) {
            nt_span span = {.face = NT_FACE_REGULAR, .size_pt = 9, .text = "kata-kata ini"};
            nt_measure measure = {.width_pt = none[i], .greedy = greedy};
            p = broken(f, &span, 1, &measure);
            assert_int_equal(p.line_count, 12);
        }
    }
}

TEST(test_an_address_is_broken_at_its_joints)
{
    const fixture *f = *state;
    nt_hyphenator *h = open_hyphenator("hyph_id_ID.dic");
    expect_lines(f, h, 130,
                 "https://www.contoh.go.id/berita/2024/04/25/netralitas-asn?laman=2&urut=baru",
                 "https://www.contoh.go.id/\nberita/2024/04/25/netralitas-\n"
                 "asn?laman=2&urut=baru\n");
    nt_text_hyphenator_close(h);
}

/* Greedy lines of the same text in the same width, and ours. */
static void break_both_ways(const fixture *f, const char *text, double width_pt,
                            nt_paragraph *greedy, nt_paragraph *total)
{
    nt_span span = {.face = NT_FACE_REGULAR, .size_pt = 9, .text = text};
    nt_measure measure = {.width_pt = width_pt, .greedy = true};
    *greedy = broken(f, &span, 1, &measure);
    *total = broken_text(f, text, width_pt, NULL);
    assert_int_equal(greedy->line_count, total->line_count);
}

static double shortest_pt(const nt_paragraph *p)
{
    double shortest = INFINITY;
    for (size_t i = 0; i + 1 < p->line_count; i++) {
        shortest = fmin(shortest, p->lines[i].width_pt);
    }
    return shortest;
}

TEST(test_lines_are_more_even_than_greedy_ones)
{
    const char *text = "Pada umur yang sebanding itu kedua pemilihan tidak dapat dibedakan. "
                       "Penyelenggaraan pemerintahan dan pertanggungjawaban pejabat pembina "
                       "kepegawaian menurut peraturan dan keputusan";
    static const double widths[] = {110, 250};
    for (size_t i = 0; i < 2; i++) {
        nt_paragraph greedy, total;
        break_both_ways(*state, text, widths[i], &greedy, &total);
        assert_true(shortest_pt(&total) > shortest_pt(&greedy) + 15);
    }
}

TEST(test_the_last_line_is_not_one_short_word)
{
    const fixture *f = *state;
    nt_paragraph greedy, total;
    break_both_ways(f,
                    "Sepuluh hari sesudah pemungutan suara Pilkada 2020, terbukti melanggar telah",
                    124, &greedy, &total);
    assert_non_null(strstr(lines_of(f->arena, &greedy), "\ntelah\n"));
    assert_null(strstr(lines_of(f->arena, &total), "\ntelah\n"));
}

TEST(test_a_missing_character_is_an_error)
{
    const fixture *f = *state;
    nt_span spans[] = {{.face = NT_FACE_REGULAR, .size_pt = 9, .text = "baik "},
                       {.face = NT_FACE_BOLD, .size_pt = 9, .text = "a\nkata \u2192 x"}};
    nt_measure measure = {.width_pt = 100};
    nt_paragraph out = {.line_count = 77};
    nt_error err;
    assert_int_equal(nt_text_break(f->arena, f->fonts, spans, 2, &measure, &out, &err), NT_INVALID);
    assert_int_equal(out.line_count, 77);
    assert_non_null(strstr(err.message[NT_LANG_EN], "U+2192 (\u2192)"));
    spans[1].text = "a\tb";
    assert_int_equal(nt_text_break(f->arena, f->fonts, spans, 2, &measure, &out, &err), NT_INVALID);
}

TEST(test_dictionaries_that_cannot_be_read)
{
    nt_hyphenator *hyphenator = NULL;
    nt_error err;
    static const char *const paths[] = {"/nonexistent.dic", "/", NT_SOURCE_DIR "/CMakeLists.txt"};
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(nt_text_hyphenator_open(paths[i], &hyphenator, &err), NT_SYSTEM);
        assert_string_equal(err.file, paths[i]);
        assert_null(hyphenator);
    }
    nt_text_hyphenator_close(NULL);
}

/* ---- any text ---- */

typedef struct {
    const fixture *f;
    uint64_t seed;
} maker;

static unsigned draw(maker *m, unsigned below)
{
    m->seed = m->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(m->seed >> 33) % below;
}

static const char *draw_text(maker *m)
{
    static const char *const words[] = {
        "yang",
        "di",
        "pelanggaran",
        "pertanggungjawaban",
        "penyelenggaraan",
        "Netralitas",
        "ASN",
        "1.678",
        "72,8\u00a0persen",
        "undang-undang",
        "kabupaten/kota",
        "(KASN)",
        "\u201csanksi\u201d",
        "https://www.contoh.go.id/berita/2024/netralitas-asn?laman=2",
        "69,8\u201375,7",
        "H\u22128",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "direko\u00admen\u00addasikan",
        "pemerintahan",
        "Kementerian",
        "pilkada-2020-sanksi-fokus",
        "kata\u2014kata",
        "dijatuhi",
        "diberhentikan,",
        "kemudian.",
        "\u00e9t\u00e9",
        "AVATAR"};
    nt_buffer text = nt_buffer_open(m->f->arena);
    for (unsigned left = draw(m, 40); left; left--) {
        nt_buffer_puts(&text, words[draw(m, sizeof words / sizeof *words)]);
        unsigned gap = draw(m, 30);
        nt_buffer_puts(&text, gap == 0 ? "\n" : gap == 1 ? "   " : " ");
    }
    return nt_buffer_text(&text);
}

/* Cuts the text into spans at any character. */
static size_t draw_spans(maker *m, const char *text, nt_span spans[8])
{
    size_t count = 0;
    const char *end = text + strlen(text), *at = text;
    do {
        size_t left = (size_t)(end - at), take = count == 7 ? left : draw(m, (unsigned)left + 1);
        while (((unsigned char)at[take] & 0xC0) == 0x80) {
            take++;
        }
        spans[count] = (nt_span){.face = (nt_face)draw(m, NT_FACE_COUNT),
                                 .size_pt = 7 + draw(m, 4),
                                 .text = nt_arena_text(m->f->arena, at, take),
                                 .tag = count * 11};
        count++;
        at += take;
    } while (at < end && count < 8);
    return count;
}

/* Without soft hyphens: what must come back. */
static uint32_t *codes_of(nt_arena *arena, const char *text, size_t *count)
{
    uint32_t *codes = nt_new_array(arena, uint32_t, strlen(text));
    *count = 0;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        uint32_t code = nt_utf8_next(&at, end);
        if (code != 0xAD) {
            codes[(*count)++] = code;
        }
    }
    return codes;
}

static bool has_soft_hyphen_behind(const char *text, size_t letters)
{
    size_t count = 0;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        uint32_t code = nt_utf8_next(&at, end);
        if (code == 0xAD && count == letters) {
            return true;
        }
        count += code != 0xAD;
    }
    return false;
}

static bool is_letter(uint32_t code)
{
    return (code | 0x20) - 'a' < 26;
}

/* What libhyphen 2.8.8 says of the words that are drawn, with hyph_id_ID.dic of hyphen-id 7.5.0 and
 * hnj_hyphen_hyphenate2(); recorded by a program of its own. */
static const char *const syllables[] = {"pe-lang-gar-an",
                                        "per-tang-gung-ja-wab-an",
                                        "pe-nye-leng-ga-ra-an",
                                        "net-ra-li-tas",
                                        "un-dang",
                                        "ka-bu-pa-ten",
                                        "san-k-si",
                                        "pe-me-rin-tah-an",
                                        "ke-men-te-ri-an",
                                        "di-ja-tuhi",
                                        "di-ber-hen-ti-kan",
                                        "ke-mu-di-an",
                                        "di-r-e-ko-men-da-si-kan"};

/* Whether the word parts behind its first `left` letters. */
static bool parts_behind(const char *parted, const char *word, size_t left)
{
    size_t at = 0;
    bool parts = false;
    for (; *parted; parted++) {
        if (*parted == '-') {
            parts = parts || at == left;
        } else if (*parted != word[at++]) {
            return false;
        }
    }
    return parts && word[at] == '\0';
}

static void check_hyphen(const uint32_t *codes, size_t count, size_t at)
{
    char word[128];
    size_t first = at, end = at;
    while (first > 0 && is_letter(codes[first - 1])) {
        first--;
    }
    while (end < count && is_letter(codes[end])) {
        end++;
    }
    assert_true(at - first >= 2 && end - at >= 3 && end - first < sizeof word);
    for (size_t i = first; i < end; i++) {
        assert_true(i == first || codes[i] >= 'a');
        word[i - first] = (char)(codes[i] | 0x20);
    }
    word[end - first] = '\0';
    bool known = false;
    for (size_t i = 0; i < sizeof syllables / sizeof *syllables; i++) {
        known = known || parts_behind(syllables[i], word, at - first);
    }
    if (!known) {
        fail_msg("libhyphen does not part \"%s\" behind %zu letters", word, at - first);
    }
}

static size_t visible(const nt_line *line)
{
    size_t count = 0;
    for (size_t p = 0; p < line->piece_count; p++) {
        for (size_t g = 0; g < line->pieces[p].run.count; g++) {
            count += line->pieces[p].run.glyphs[g].code_point != ' ';
        }
    }
    return count;
}

static void check_pieces(const nt_line *line, const nt_span *spans, double indent_pt)
{
    double x = indent_pt, largest = 0;
    for (size_t p = 0; p < line->piece_count; p++) {
        const nt_piece *piece = &line->pieces[p];
        double width = 0;
        assert_true(fabs(piece->x_pt - x) < 1e-6 && piece->run.count > 0);
        assert_int_equal(piece->tag, spans[piece->span].tag);
        assert_true(piece->run.face == spans[piece->span].face);
        assert_true(p == 0 || piece->span > line->pieces[p - 1].span);
        for (size_t g = 0; g < piece->run.count; g++) {
            width += (double)piece->run.glyphs[g].advance_pt;
        }
        assert_true(fabs(width - piece->run.width_pt) < 1e-6);
        /* Nothing follows in this style or line, so nothing is kerned. */
        const nt_glyph *last = &piece->run.glyphs[piece->run.count - 1];
        assert_true(last->advance_pt == last->natural_pt);
        x += width;
        largest = fmax(largest, piece->run.size_pt);
    }
    assert_true(line->piece_count == 0 || line->size_pt == largest);
    /* The spaces at the end hang out; kerning between the last letter and one may differ. */
    assert_true(line->width_pt <= x + 1);
}

static void check_paragraph(const maker *m, const char *text, const nt_span *spans,
                            const nt_measure *measure, const nt_paragraph *p)
{
    size_t count, at = 0, hyphens = 0;
    uint32_t *codes = codes_of(m->f->arena, text, &count);
    double widest = 0;
    for (size_t i = 0; i < p->line_count; i++) {
        const nt_line *line = &p->lines[i];
        uint32_t last = 0;
        check_pieces(line, spans, i == 0 ? measure->first_indent_pt : 0);
        for (size_t q = 0; q < line->piece_count; q++) {
            for (size_t g = 0; g < line->pieces[q].run.count; g++) {
                uint32_t code = line->pieces[q].run.glyphs[g].code_point;
                if (code != 0xAD) {
                    assert_true(at < count && codes[at] == code);
                    at++;
                }
                last = code;
            }
        }
        assert_true(line->hyphenated == (last == 0xAD));
        assert_true(line->width_pt <= measure->width_pt + 2e-3 || visible(line) == 1 ||
                    (i == 0 && measure->first_indent_pt > measure->width_pt - 10));
        if (line->hyphenated && !has_soft_hyphen_behind(text, at)) {
            check_hyphen(codes, count, at);
        }
        hyphens = line->hyphenated ? hyphens + 1 : 0;
        if (measure->width_pt > 120) {
            assert_true(last != 0xA0 && (measure->greedy || hyphens <= 2));
        }
        if (at < count && codes[at] == '\n') {
            at++;
        } else if (i + 1 < p->line_count && measure->width_pt > 120) {
            /* A range of numbers and an abbreviation stay whole. */
            assert_true(last != 0x2013 && !(codes[at - 1] == 'S' && codes[at] == 'N'));
        }
        widest = fmax(widest, line->width_pt);
    }
    assert_int_equal(at, count);
    assert_true(widest == p->width_pt || p->width_pt == 0);
}

TEST(test_any_text_in_any_width)
{
    const fixture *f = *state;
    maker m = {.f = f, .seed = 6022024};
    nt_hyphenator *hyphenator = open_hyphenator("hyph_id_ID.dic");
    size_t hyphenated = 0;
    for (int i = 0; i < 3000; i++) {
        nt_span spans[8];
        const char *text = draw_text(&m);
        size_t count = draw_spans(&m, text, spans);
        nt_measure measure = {
            .width_pt = draw(&m, 3) ? 5 + draw(&m, 450) : draw(&m, 90),
            .first_indent_pt = draw(&m, 3) ? 0 : (double)draw(&m, 40) - 20,
            .hyphenator = draw(&m, 4) ? hyphenator : NULL,
            .greedy = draw(&m, 3) == 0,
        };
        nt_paragraph p = broken(f, spans, count, &measure);
        check_paragraph(&m, text, spans, &measure, &p);
        for (size_t line = 0; line < p.line_count; line++) {
            hyphenated += p.lines[line].hyphenated;
        }
    }
    assert_true(hyphenated > 1000);
    nt_text_hyphenator_close(hyphenator);
}

TEST(test_english_is_hyphenated_from_utf_8_patterns)
{
    const fixture *f = *state;
    nt_hyphenator *h = open_hyphenator("hyph_en_GB.dic");
    expect_lines(f, h, 50, "administration", "administra~\ntion\n");
    nt_text_hyphenator_close(h);
}

/* ---- the golden ---- */

static const char *const sample =
    "Sepuluh hari sesudah pemungutan suara Pilkada 2020, 72,8\u00a0persen ASN yang terbukti "
    "melanggar telah dijatuhi sanksi; empat puluh hari sesudah Pemilu 2024, 75,0\u00a0persen. Pada "
    "umur yang sebanding itu kedua pemilihan tidak dapat dibedakan. Penyelenggaraan pemerintahan "
    "dan pertanggungjawaban pejabat pembina kepegawaian kabupaten/kota menurut peraturan "
    "perundang-undangan: https://www.contoh.go.id/netralitas/2024/04/25/siaran-pers?laman=2.";

TEST(test_golden_paragraph)
{
    const fixture *f = *state;
    nt_hyphenator *h = open_hyphenator("hyph_id_ID.dic");
    nt_buffer out = nt_buffer_open(f->arena);
    static const double widths[] = {436, 210, 90};
    for (size_t i = 0; i < 3; i++) {
        nt_paragraph p = broken_text(f, sample, widths[i], h);
        nt_buffer_printf(&out, "%.0f pt, %zu lines\n%s\n", widths[i], p.line_count,
                         lines_of(f->arena, &p));
    }
    nt_text_hyphenator_close(h);
    assert_golden(f->arena, "text/golden/paragraph.txt", nt_buffer_text(&out));
}

TESTS(open_fixture, close_fixture)
