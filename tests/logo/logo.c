/* Logos: what is drawn, what is refused and where, and that what travels is the drawing alone. */
#include "logo/logo.h"
#include "check.h"

#include <stdlib.h>
#include <string.h>

#define OPEN                                                                                       \
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "          \
    "viewBox='0 0 20 10'>\n"

static nt_bytes text(const char *bytes)
{
    return (nt_bytes){bytes, strlen(bytes)};
}

TEST(test_what_logos_are_made_of_is_drawn)
{
    static const char *const logos[] = {
        "<path d='M1 1h5v5H1zm2,2l.5.5-1e0 3Q1 2 3 4T5 5C1 1 2 2 3 3S4 4 5 5a1 2 30 1 05 5A1 1 0 "
        "01 3 3z'/>",
        "<rect x='1' y='1' width='3' height='3' rx='1' fill='#abc'/><circle r='2' fill='none' "
        "stroke='red'/>",
        "<ellipse cx='3' cy='3' rx='2' ry='1' fill='rgb(10, 20%, 3)'/><line x2='4' y2='4' "
        "stroke='navy'/>",
        "<polygon points='0,0 1,1 2,0'/><polyline points='0 0 1 1 2 0' fill='none' stroke='#000'/>",
        "<g transform='translate(1) scale(2,1) rotate(30 1 1) skewX(3) matrix(1 0 0 1 0 0)'><path "
        "d='M0 0L1 1'/></g>",
        "<defs><linearGradient id='a'><stop stop-color='#f00'/><stop offset='100%' "
        "stop-color='#00f'/></linearGradient>"
        "<radialGradient id='b' xlink:href='#a' gradientUnits='userSpaceOnUse' cx='5' cy='5' "
        "r='4'/></defs>"
        "<path d='M0 0H9V9z' fill='url(#a)' stroke='url(\"#b\")' transform='rotate(20)'/>",
        "<style>.a,.b{fill:#123456;stroke:none} /* x */ .b{fill:none}</style><path class='b a' "
        "style='stroke: #000 !important' d='M0 0H9'/>",
        "<clipPath id='c'><rect width='5' height='5'/></clipPath><g clip-path='url(#c)'><path "
        "d='M0 0H9V9z'/></g>",
        "<metadata><x:y xmlns:x='urn:z' onclick='no'/></metadata><title>T</title><path d='M0 "
        "0H9V9z' "
        "opacity='1'/>",
        "<path d='M0 0H9' display='none' opacity='.5'/><path d='' visibility='hidden'/><circle "
        "r='1'/>"};
    for (size_t i = 0; i < sizeof logos / sizeof *logos; i++) {
        NT_PASSING_ARENA(arena);
        nt_error err = {0};
        const nt_logo *logo, *again;
        const char *svg = nt_arena_printf(arena, OPEN "%s</svg>", logos[i]);
        if (nt_logo_read(arena, "logo.svg", text(svg), &logo, &err)) {
            fail_msg("%s: %s", logos[i], err.message[NT_LANG_EN]);
        }
        assert_string_equal(logo->ending, "svg");
        assert_float_equal(logo->width_pt, 72, 1e-9); /* twice as wide as high */
        assert_float_equal(logo->height_pt, 36, 1e-9);
        assert_int_equal(nt_logo_read(arena, "logo.svg", logo->bytes, &again, &err), NT_OK);
        assert_true(nt_bytes_same(logo->bytes, again->bytes));
    }
}

/* Each with the line on which it is found, 0 of a file as a whole, and words of the reason. */
TEST(test_the_rest_is_refused_where_it_stands)
{
    static const struct {
        const char *svg;
        long line;
        const char *why;
    } logos[] = {
        {"", 0, "neither a PNG nor an SVG"},
        {"<html/>", 1, "neither"},
        {"<svg viewBox='0 0 1 1'/>", 1, "neither"}, /* of no namespace */
        {OPEN "<script>alert(1)</script></svg>", 2, "script"},
        {OPEN "<path d='M0 0H9' onload='x()'/></svg>", 2, "script"},
        {OPEN "<image href='#a'/></svg>", 2, "<image>"},
        {OPEN "<text>a</text></svg>", 2, "<text>"},
        {OPEN "<use xlink:href='#a'/></svg>", 2, "<use>"},
        {OPEN "<foreignObject/></svg>", 2, "<foreignObject>"},
        {OPEN "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='/etc/passwd'/></svg>",
         2, "<include>"},
        {OPEN "<linearGradient xlink:href='http://a.example/b.svg#c'/></svg>", 2, "outside itself"},
        {OPEN "<path fill='url(file:///etc/passwd#a)' d='M0 0H9'/></svg>", 2, "outside itself"},
        {OPEN "<style>@import 'http://a.example/b.css';</style></svg>", 2, "outside itself"},
        {OPEN "<style>.a{fill:url(http://a.example)}</style></svg>", 2, "outside itself"},
        {OPEN "<path d='M0 0H9' style='fill:u\\72l(x)'/></svg>", 2, "outside itself"},
        {"<?xml-stylesheet href='a.css'?>" OPEN "</svg>", 1, "outside itself"},
        {"<!DOCTYPE svg [<!ENTITY a 'b'>]>" OPEN "</svg>", 1, "entities"},
        {"<!DOCTYPE svg [<!ENTITY a SYSTEM '/etc/passwd'>]>" OPEN "&a;</svg>", 1, "entities"},
        {OPEN "&a;</svg>", 2, "not well-formed"},
        {OPEN "<path d='M0 0H9' opacity='.5'/></svg>", 2, "opaque"},
        {OPEN "<g style='filter:url(#f)'/></svg>", 2, "opaque"},
        {OPEN "<path stroke='#000' stroke-dasharray='1e-6' d='M0 0H9'/></svg>", 2, "opaque"},
        {OPEN "<style>g > path {fill:red}</style></svg>", 2, "only classes"},
        {OPEN "<path d='M0 0X9'/></svg>", 2, "value of d that"},
        {OPEN "<path d='L0 0'/></svg>", 2, "value of d that"},
        {OPEN "<path d='M0 1e9'/></svg>", 2, "value of d that"},
        {OPEN "<path d='M0 nan'/></svg>", 2, "value of d that"},
        {OPEN "<path d='M0 0H9' fill='reddish'/></svg>", 2, "value of fill that"},
        {OPEN "<path d='M0 0H9' fill='url(#nothing)'/></svg>", 2, "value of fill that"},
        {OPEN "<path d='M0 0H9' clip-path='url(#nothing)'/></svg>", 2, "clip-path"},
        {OPEN "<path id='c' d='M0 0H9' clip-path='none#c'/></svg>", 2, "clip-path"},
        {OPEN "<g transform='wobble(3)'><path d='M0 0H9'/></g></svg>", 2, "transform"},
        {"<svg xmlns='http://www.w3.org/2000/svg'/>", 1, "size"},
        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 1'/>", 1, "viewBox"},
        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 1'/>", 0, "12 times"},
        {"\x89PNG\r\n\x1a\n", 0, "damaged"},
        {"\xff\xd8\xff\xe0", 0, "neither a PNG nor an SVG"},
        {"GIF89a", 0, "neither a PNG nor an SVG"},
        {OPEN "</svg>", 0, "draws nothing"},
        {OPEN "<rect width='-9' height='9'/></svg>", 0, "draws nothing"},
        {OPEN "<rect width='9' height='9' fill='none'/></svg>", 0, "draws nothing"},
        {OPEN "<circle cx='-999' r='9'/></svg>", 0, "draws nothing"},
    };
    for (size_t i = 0; i < sizeof logos / sizeof *logos; i++) {
        NT_PASSING_ARENA(arena);
        nt_error err = {0};
        const nt_logo *logo;
        nt_status status = nt_logo_read(arena, "logo.svg", text(logos[i].svg), &logo, &err);
        if (status != NT_INVALID || err.line != logos[i].line ||
            !strstr(err.message[NT_LANG_EN], logos[i].why) || strcmp(err.file, "logo.svg") != 0) {
            fail_msg("%s: %d, %s:%ld: %s", logos[i].svg, status, err.file, err.line,
                     err.message[NT_LANG_EN]);
        }
    }
}

static const char *repeated(nt_arena *arena, const char *head, const char *part, size_t count,
                            const char *tail)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out, head);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_puts(&out, part);
    }
    nt_buffer_puts(&out, tail);
    return nt_buffer_text(&out);
}

/* Small files that would draw for ever, or take more memory than there is. */
TEST(test_what_costs_too_much_is_refused)
{
    static const struct {
        const char *head, *part;
        size_t count;
        const char *tail, *why;
    } logos[] = {
        {OPEN, "<g>", 40, "</svg>", "deep"},
        {OPEN, "<g/>", 6000, "</svg>", "5000 elements"},
        {OPEN "<path d='M0 0", "h1", 200001, "'/></svg>", "200000 pieces"},
        /* each shape has all of the clip drawn */
        {OPEN "<clipPath id='c'><path d='M0 0H9V9H8V7H6V5H4V3H2V1H0V0H9V9H8V7H6V5H4V3H2V1H0V0H9V9H8"
              "V7H6V5H4V3H2V1H0V0H9V9H8V7H6V5H4V3H2V1H0V0H9z'/></clipPath>",
         "<path clip-path='url(#c)' d='M0 0'/>", 4900, "</svg>", "200000 pieces"},
        {OPEN "<style>.a{", "fill:red;", 1000, "}</style>", ""},
    };
    for (size_t i = 0; i < sizeof logos / sizeof *logos; i++) {
        NT_PASSING_ARENA(arena);
        nt_error err = {0};
        const nt_logo *logo;
        const char *svg =
            repeated(arena, logos[i].head, logos[i].part, logos[i].count, logos[i].tail);
        if (!*logos[i].why) { /* many declarations, applied to many elements */
            svg = repeated(arena, svg, "<g class='a'/>", 4900, "</svg>");
        }
        assert_int_equal(nt_logo_read(arena, "logo.svg", text(svg), &logo, &err), NT_INVALID);
        if (!strstr(err.message[NT_LANG_EN], logos[i].why)) {
            fail_msg("%zu: %s", i, err.message[NT_LANG_EN]);
        }
        assert_true(nt_arena_used(arena) < (size_t)64 << 20);
    }
}

/* A picture of two pixels, and a chunk that says who drew it. Made by Python's zlib. */
static const unsigned char png[] = {
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x7b, 0x40, 0xe8,
    0xdd, 0x00, 0x00, 0x00, 0x09, 0x74, 0x45, 0x58, 0x74, 0x41, 0x75, 0x74, 0x68, 0x6f, 0x72, 0x00,
    0x42, 0x75, 0x09, 0x8b, 0x58, 0xf3, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda,
    0x63, 0xf8, 0xcf, 0x00, 0x04, 0xff, 0x01, 0x07, 0x00, 0x01, 0xff, 0x3d, 0x7d, 0x8c, 0x49, 0x00,
    0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};

TEST(test_a_png_travels_without_words)
{
    NT_PASSING_ARENA(arena);
    nt_error err = {0};
    const nt_logo *logo, *again;
    nt_bytes bytes = {(const char *)png, sizeof png};
    if (nt_logo_read(arena, "logo.png", bytes, &logo, &err)) {
        fail_msg("%s", err.message[NT_LANG_EN]);
    }
    assert_string_equal(logo->ending, "png");
    assert_int_equal(logo->bytes.length, sizeof png - 21);
    for (size_t i = 0; i + 4 < logo->bytes.length; i++) {
        assert_int_not_equal(memcmp(logo->bytes.bytes + i, "tEXt", 4), 0);
    }
    assert_int_equal(nt_logo_read(arena, "logo.png", logo->bytes, &again, &err), NT_OK);
    assert_true(nt_bytes_same(logo->bytes, again->bytes));
    /* Larger than it is, cut anywhere, or with a byte that was changed: refused, or still the same.
     */
    char *hurt = nt_arena_text(arena, bytes.bytes, bytes.length);
    hurt[18] = 0x7f;
    assert_int_equal(nt_logo_read(arena, "l", (nt_bytes){hurt, bytes.length}, &again, &err),
                     NT_INVALID);
    assert_non_null(strstr(err.message[NT_LANG_EN], "2000"));
    for (size_t length = 8; length < sizeof png; length++) {
        const char *cut = nt_arena_text(arena, bytes.bytes, length);
        assert_int_equal(nt_logo_read(arena, "l", (nt_bytes){cut, length}, &again, &err),
                         NT_INVALID);
    }
}

TESTS(NULL, NULL)
