#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WIDTH = 595, HEIGHT = 842, LEFT = 68, RIGHT = 538, BODY_SIZE = 9 };

static const nt_ink text_ink = {0.106, 0.141, 0.188}, blue = {0.122, 0.306, 0.475},
                    grey = {0.357, 0.400, 0.451}, hairline = {0.851, 0.863, 0.886},
                    tile = {0.965, 0.969, 0.976};

/* What is being built: growing lists, and where the next line goes. */
typedef struct {
    nt_arena *arena;
    const nt_fonts *fonts;
    NT_VEC(nt_page) pages;
    NT_VEC(nt_mark) marks;
    NT_VEC(nt_element *) elements;
    NT_VEC(nt_destination) destinations;
    NT_VEC(nt_bookmark) bookmarks;
    double x, y;
} sample;

static void expect(nt_status status, const nt_error *err)
{
    if (status != NT_OK) {
        nt_error_print(err, NT_LANG_EN, stderr);
        abort();
    }
}

nt_fonts *nt_sample_fonts(void)
{
    nt_fonts *fonts;
    nt_error err;
    expect(nt_text_fonts_open(NT_BINARY_DIR "/fonts", &fonts, &err), &err);
    return fonts;
}

static nt_element *element(sample *s, nt_element *parent, const char *type)
{
    nt_element *e = nt_new(s->arena, nt_element);
    e->type = type;
    e->parent = parent;
    e->index = s->elements.count;
    if (parent && parent->last) {
        parent->last->next = e;
    } else if (parent) {
        parent->first = e;
    }
    if (parent) {
        parent->last = e;
    }
    nt_vec_push(s->arena, &s->elements, e);
    return e;
}

static nt_mark *mark(sample *s, nt_mark m)
{
    nt_vec_push(s->arena, &s->marks, m);
    return &s->marks.items[s->marks.count - 1];
}

/* Text at the cursor, which moves behind it. */
static void text_as(sample *s, nt_element *owner, nt_face face, double size, nt_ink ink,
                    const char *words)
{
    nt_error err;
    nt_mark m = {.kind = NT_MARK_TEXT, .element = owner, .ink = ink, .x = s->x, .y = s->y};
    expect(nt_text_shape(s->arena, s->fonts, face, size, words, strlen(words), &m.run, &err), &err);
    if (!owner) {
        m.artifact = NT_ARTIFACT_PAGINATION;
    }
    mark(s, m);
    s->x += m.run.width_pt;
}

static void text(sample *s, nt_element *owner, const char *words)
{
    text_as(s, owner, NT_FACE_REGULAR, BODY_SIZE, text_ink, words);
}

static void down(sample *s, double points)
{
    s->x = LEFT;
    s->y -= points;
}

static void line(sample *s, double y, double width)
{
    mark(s, (nt_mark){.kind = NT_MARK_LINE,
                      .artifact = NT_ARTIFACT_LAYOUT,
                      .ink = hairline,
                      .x = LEFT,
                      .y = y,
                      .x1 = RIGHT,
                      .y1 = y,
                      .width = width});
}

static size_t destination(sample *s, const char *id, nt_element *at)
{
    nt_destination d = {id, s->pages.count, LEFT, s->y + 14, at};
    nt_vec_push(s->arena, &s->destinations, d);
    return s->destinations.count - 1;
}

static void begin_page(sample *s)
{
    s->marks = (__typeof__(s->marks)){0};
    s->x = LEFT;
    s->y = HEIGHT - 50;
    text_as(s, NULL, NT_FACE_REGULAR, 7.5, grey, "CONTOH · Lembaga Pengawas");
    line(s, s->y - 5, 0.5);
    down(s, 40);
}

static void end_page(sample *s)
{
    s->x = LEFT;
    s->y = 40;
    const char *label = nt_arena_printf(s->arena, "%zu", s->pages.count + 1);
    text_as(s, NULL, NT_FACE_REGULAR, 7.5, grey, nt_arena_printf(s->arena, "Halaman %s", label));
    nt_page page = {.width_pt = WIDTH,
                    .height_pt = HEIGHT,
                    .marks = s->marks.items,
                    .mark_count = s->marks.count,
                    .label = label};
    nt_vec_push(s->arena, &s->pages, page);
}

/* Linked words at the cursor. */
static void link_words(sample *s, nt_element *owner, const char *words, const char *url,
                       size_t target)
{
    double x = s->x;
    text_as(s, owner, NT_FACE_REGULAR, BODY_SIZE, blue, words);
    mark(s, (nt_mark){.kind = NT_MARK_LINK,
                      .element = owner,
                      .x = x,
                      .y = s->y - 2,
                      .width = s->x - x,
                      .height = 11,
                      .url = url,
                      .destination = target});
}

static size_t heading(sample *s, nt_element *parent, const char *type, const char *id,
                      const char *words)
{
    nt_element *h = element(s, parent, type);
    down(s, 24);
    text_as(s, h, NT_FACE_BOLD, 13, blue, words);
    size_t at = destination(s, id, h);
    nt_bookmark bookmark = {words, type[1] - '0', at};
    nt_vec_push(s->arena, &s->bookmarks, bookmark);
    down(s, 18);
    return at;
}

static void number(sample *s, nt_element *parent, const char *id, const char *digits)
{
    nt_element *span = element(s, parent, "Span");
    span->id = id;
    text(s, span, digits);
}

static void list(sample *s, nt_element *parent, const char *numbering, const char *const *labels)
{
    static const char *const items[] = {"laporan diterima ", "sanksi dijatuhkan "};
    nt_element *l = element(s, parent, "L");
    l->list_numbering = numbering;
    for (size_t i = 0; i < 2; i++) {
        nt_element *li = element(s, l, "LI");
        text(s, element(s, li, "Lbl"), labels[i]);
        s->x = LEFT + 14;
        text(s, element(s, element(s, li, "LBody"), "P"), items[i]);
        down(s, 13);
    }
}

static nt_element *cell(sample *s, nt_element *row, const char *type, double x, const char *words)
{
    nt_element *c = element(s, row, type);
    s->x = x;
    text_as(s, c, type[1] == 'H' ? NT_FACE_SEMIBOLD : NT_FACE_REGULAR, 8.2, text_ink, words);
    return c;
}

static void table(sample *s, nt_element *parent)
{
    static const char *const rows[][3] = {{"Pilkada 2020 ", "872 ", "635 "},
                                          {"Pemilu 2024 ", "240 ", "180 "}};
    nt_element *t = element(s, parent, "Table");
    t->summary = "Terbukti dan dijatuhi sanksi menurut pemilihan; satu baris setiap pemilihan.";
    text_as(s, element(s, t, "Caption"), NT_FACE_BOLD, 9.6, text_ink, "Tabel 1. Tahap penanganan ");
    line(s, s->y - 4, 0.8);
    down(s, 14);
    nt_element *head = element(s, element(s, t, "THead"), "TR");
    nt_element *corner = cell(s, head, "TH", LEFT, "Pemilihan ");
    nt_element *proven = cell(s, head, "TH", 250, "Terbukti ");
    nt_element *sanctioned = cell(s, head, "TH", 350, "Disanksi ");
    corner->scope = proven->scope = sanctioned->scope = NT_SCOPE_COLUMN;
    down(s, 13);
    nt_element *body = element(s, t, "TBody");
    for (size_t i = 0; i < 2; i++, down(s, 13)) {
        nt_element *row = element(s, body, "TR");
        nt_element *name = cell(s, row, "TH", LEFT, rows[i][0]);
        name->scope = NT_SCOPE_ROW;
        for (size_t j = 1; j < 3; j++) {
            nt_element *td = cell(s, row, "TD", 150 + 100 * (double)j, rows[i][j]);
            const nt_element **heads = nt_new_array(s->arena, const nt_element *, 2);
            heads[0] = j == 1 ? proven : sanctioned;
            heads[1] = name;
            td->headers = heads;
            td->header_count = 2;
        }
    }
    nt_element *total = element(s, body, "TR");
    cell(s, total, "TH", LEFT, "Semua ")->scope = NT_SCOPE_ROW;
    cell(s, total, "TD", 250, "1.112 dan 815 ")->column_span = 2;
    down(s, 20);
}

static void figure(sample *s, nt_element *parent, size_t chart, double height, double scale)
{
    nt_element *f = element(s, parent, "Figure");
    f->alt = chart ? "Batang: kepala dinas 41, lurah 12."
                   : "Batang: Pilkada 2020 72,8 persen, Pemilu 2024 75,0 persen.";
    down(s, height * scale);
    f->has_box = true;
    f->page = s->pages.count;
    f->x0 = LEFT;
    f->y0 = s->y;
    f->x1 = LEFT + 456 * scale;
    f->y1 = s->y + height * scale;
    mark(s, (nt_mark){.kind = NT_MARK_CHART,
                      .element = f,
                      .x = LEFT,
                      .y = s->y,
                      .width = 456 * scale,
                      .height = height * scale,
                      .chart = chart,
                      .scale = scale});
    down(s, 14);
    text_as(s, element(s, f, "Caption"), NT_FACE_BOLD, 9.6, text_ink, "Gambar. Pada umur sama ");
    down(s, 10);
}

/* Contents entries are made first, their targets are known later: the bookmarks' order is theirs.
 */
static void contents(sample *s, nt_element *parent)
{
    static const char *const titles[] = {"1 Apa yang dapat dikatakan ", "2 Angka menurut rilis "};
    nt_element *toc = element(s, parent, "TOC");
    for (size_t i = 0; i < 2; i++) {
        nt_element *entry = element(s, element(s, toc, "TOCI"), "Reference");
        link_words(s, entry, titles[i], NULL, i + 2);
        s->x = 500;
        text(s, entry, i ? "2 " : "1 ");
        down(s, 13);
    }
}

static void first_page(sample *s, nt_element *root, nt_element **open, nt_element **note)
{
    begin_page(s);
    nt_element *title = element(s, root, "P");
    text_as(s, title, NT_FACE_BOLD, 20, text_ink, "Sanksi: dua pemilihan ");
    destination(s, "judul", title);
    down(s, 20);
    destination(s, "catatan-1", NULL); /* its element is made with the note */
    contents(s, root);
    nt_element *sect = element(s, root, "Sect");
    heading(s, sect, "H1", "dapat-dikatakan", "1 Apa yang dapat dikatakan ");
    nt_element *p = *open = element(s, sect, "P");
    text(s, p, "Sepuluh hari sesudah pemungutan suara ");
    number(s, p, "pilkada.ratio.h10", "72,8 ");
    text(s, p, "persen telah dijatuhi sanksi; AVATAR, To ");
    down(s, 13);
    text_as(s, p, NT_FACE_ITALIC, BODY_SIZE, text_ink, "kepada ");
    text_as(s, p, NT_FACE_BOLD, BODY_SIZE, text_ink, "tidak dapat dibedakan");
    s->y += 3;
    nt_element *reference = element(s, p, "Reference");
    link_words(s, reference, "1", NULL, 1);
    s->y -= 3;
    text(s, p, " dan penga\xC2\xAD");
    down(s, 13);
    text(s, p, "wasan itu menurut ");
    nt_element *link = element(s, p, "Link");
    link->alt = "Rilis lembaga di situsnya";
    link_words(s, link, "rilis pada ", "https://example.org/rilis?a=1&b=é", 0);
    down(s, 13);
    link_words(s, link, "situsnya ", "https://example.org/rilis?a=1&b=é", 0);
    down(s, 26);
    figure(s, sect, 0, 120, 1);
    list(s, sect, "Disc", (const char *const[]){"• ", "• "});
    list(s, sect, "Decimal", (const char *const[]){"1. ", "2. "});
    s->x = LEFT;
    s->y = 80;
    *note = element(s, p, "Note");
    text_as(s, element(s, *note, "Lbl"), NT_FACE_REGULAR, 7.2, text_ink, "1 ");
    text_as(s, *note, NT_FACE_REGULAR, 7.2, text_ink, "Selang kepercayaan 95 persen (Wilson). ");
    s->destinations.items[1].y = 90;
    s->destinations.items[1].element = *note;
    end_page(s);
}

static void second_page(sample *s, nt_element *root, nt_element *open)
{
    begin_page(s);
    text(s, open, "Kalimat ini berlanjut dari halaman sebelumnya. ");
    nt_element *sect = element(s, root, "Sect");
    heading(s, sect, "H1", "rilis", "2 Angka menurut rilis ");
    table(s, sect);
    heading(s, sect, "H2", "jabatan", "2.1 Jabatan ");
    figure(s, sect, 1, 80, 0.9);
    down(s, 20);
    mark(s, (nt_mark){.kind = NT_MARK_RECT,
                      .artifact = NT_ARTIFACT_LAYOUT,
                      .ink = tile,
                      .x = LEFT,
                      .y = s->y - 5,
                      .width = RIGHT - LEFT,
                      .height = 18});
    nt_element *callout = element(s, sect, "Div");
    nt_element *p = element(s, callout, "P");
    text_as(s, p, NT_FACE_SEMIBOLD, BODY_SIZE, text_ink, "Perhatian. ");
    text(s, p,
         "Angka \xE2\x88\x92"
         "2,2 itu ");
    text_as(s, p, NT_FACE_BOLD_ITALIC, BODY_SIZE, text_ink, "tidak ");
    nt_element *english = element(s, p, "Span");
    english->lang = "en";
    english->expanded = "forty days after polling day";
    text(s, english, "final ");
    down(s, 30);
    element(s, sect, "P"); /* an empty element stays in the tree */
    nt_element *quote = element(s, element(s, sect, "BlockQuote"), "P");
    text(s, quote, "“Jumlah kumulatif tidak dapat berkurang.” ");
    end_page(s);
}

static const nt_chart *chart(nt_arena *arena, const char *id, double height)
{
    nt_chart *c = nt_new(arena, nt_chart);
    c->id = id;
    c->width_pt = 456;
    c->height_pt = height;
    return c;
}

/* Bars with their names, text beyond windows-1252 (U+2212), and a mark of each other shape, one of
 * them on another. */
static nt_sheet plot(const sample *s, const nt_chart *of, size_t count, const char *const *labels,
                     const double *values, nt_error *err)
{
    nt_canvas canvas = nt_canvas_open(s->arena, s->fonts, NT_LANG_ID, of->width_pt, err);
    for (size_t i = 0; i < count; i++) {
        double y = 20 + 30 * (double)i;
        nt_canvas_bar(&canvas, NT_COLOUR_FIRST, i ? NT_FILL_HATCHED : NT_FILL_SOLID,
                      (nt_rect){120, y, 120 + 3 * values[i], y + 18});
        nt_canvas_text(&canvas, nt_style_label, NT_SET_LEFT, 4, y + 13, labels[i]);
        nt_canvas_dot(&canvas, (int)(4 - i), i == 0, 400 + 10 * (double)i, y);
        nt_canvas_dot(&canvas, (int)i, true, 402 + 10 * (double)i, y + 2);
    }
    nt_canvas_rule(&canvas, nt_pen_axis, 120, 10, 120, 20 + 30 * (double)count);
    expect(canvas.status, err);
    return (nt_sheet){.canvas = canvas, .width_pt = of->width_pt, .height_pt = of->height_pt};
}

static const nt_sheet *plots(const sample *s, const nt_document *d)
{
    nt_error err;
    nt_sheet *sheets = nt_new_array(s->arena, nt_sheet, 2);
    sheets[0] = plot(s, d->charts[0], 3,
                     (const char *const[]){"Pilkada 2020", "Pemilu 2024",
                                           "Selisih \xE2\x88\x92"
                                           "2,2"},
                     (const double[]){72.8, 75.0, 2.2}, &err);
    sheets[1] = plot(s, d->charts[1], 2,
                     (const char *const[]){"Kepala dinas", "Lurah \xE2\x88\x92"
                                                           "1"},
                     (const double[]){41, 12}, &err);
    return sheets;
}

static const nt_document *document(nt_arena *arena, nt_pdf_profile profile)
{
    nt_document *d = nt_new(arena, nt_document);
    d->front = (nt_front){.title = "Sanksi <dua> & \"pemilihan\" – 2020–2024",
                          .organisation = "Lembaga Pengawas (CONTOH)",
                          .subject = "Netralitas ASN",
                          .keywords = "ASN, sanksi",
                          .lang = NT_LANG_ID,
                          .date = nt_date_from_civil(2024, 4, 25),
                          .profile = profile,
                          .notice = "DATA SINTETIS"};
    const nt_chart **charts = nt_new_array(arena, const nt_chart *, 2);
    charts[0] = chart(arena, "umur", 120);
    charts[1] = chart(arena, "jabatan", 80);
    d->charts = charts;
    d->chart_count = 2;
    return d;
}

static const nt_attachment attachments[] = {
    {"sources.csv",
     "text/csv",
     "Sumber yang dibaca",
     NT_RELATION_SOURCE,
     {"id,title\n", 9},
     {0},
     SIZE_MAX},
    {"jabatan.csv", "text/csv", "Data Gambar 2", NT_RELATION_DATA, {"a,b\n1,2\n", 8}, {0}, 1},
    {"angka – é.json",
     "application/json",
     "Daftar angka",
     NT_RELATION_SUPPLEMENT,
     {"{}", 2},
     {0},
     SIZE_MAX},
};

static nt_pdf_request request_of(sample *s, nt_element *root, nt_pdf_profile profile)
{
    nt_pages *pages = nt_new(s->arena, nt_pages);
    const nt_document *d = document(s->arena, profile);
    *pages = (nt_pages){.document = d,
                        .pages = s->pages.items,
                        .page_count = s->pages.count,
                        .root = root,
                        .elements = s->elements.items,
                        .element_count = s->elements.count,
                        .drawings = d->charts,
                        .drawing_count = d->chart_count,
                        .destinations = s->destinations.items,
                        .destination_count = s->destinations.count,
                        .bookmarks = s->bookmarks.items,
                        .bookmark_count = s->bookmarks.count};
    return (nt_pdf_request){.pages = pages,
                            .fonts = s->fonts,
                            .plots = plots(s, d),
                            .attachments = attachments,
                            .attachment_count = sizeof attachments / sizeof *attachments,
                            .created = 1714003200, /* 2024-04-25 */
                            .producer = "netra test"};
}

nt_pdf_request nt_sample_request(nt_arena *arena, const nt_fonts *fonts, nt_pdf_profile profile)
{
    sample s = {.arena = arena, .fonts = fonts};
    nt_element *root = element(&s, NULL, "Document"), *open, *note;
    first_page(&s, root, &open, &note);
    second_page(&s, root, open);
    return request_of(&s, root, profile);
}

nt_pdf_request nt_sample_large(nt_arena *arena, const nt_fonts *fonts, nt_pdf_profile profile,
                               size_t rows)
{
    enum { ROWS_A_PAGE = 40, COLUMNS = 7 };
    sample s = {.arena = arena, .fonts = fonts};
    nt_element *root = element(&s, NULL, "Document");
    nt_element *body = element(&s, element(&s, root, "Table"), "TBody");
    for (size_t i = 0; i < rows; i++) {
        if (i % ROWS_A_PAGE == 0) {
            begin_page(&s);
        }
        nt_element *row = element(&s, body, "TR");
        for (size_t j = 0; j < COLUMNS; j++) {
            nt_element *c = cell(&s, row, j ? "TD" : "TH", LEFT + 64 * (double)j,
                                 nt_arena_printf(arena, "%zu.%zu ", i * 37, j));
            c->scope = j ? NT_SCOPE_NONE : NT_SCOPE_ROW;
            if (j == 0) {
                c->id = nt_arena_printf(arena, "row-%zu", i);
            }
        }
        down(&s, 13);
        if (i % ROWS_A_PAGE == ROWS_A_PAGE - 1 || i + 1 == rows) {
            end_page(&s);
        }
    }
    return request_of(&s, root, profile);
}

nt_bytes nt_sample_written(nt_arena *arena, nt_pdf_profile profile)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_pdf_request request = nt_sample_request(arena, fonts, profile);
    nt_bytes bytes;
    nt_error err;
    expect(nt_pdf_write(arena, &request, &bytes, &err), &err);
    nt_text_fonts_close(fonts);
    return bytes;
}
