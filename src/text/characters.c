#include "characters.h"

#include <fribidi.h>
#include <hb.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct {
    uint32_t first, last;
} range;

static bool is_in(uint32_t code, const range *ranges, size_t count)
{
    return NT_ANY(i, count, code >= ranges[i].first && code <= ranges[i].last);
}

#define IN(code, ranges) is_in(code, ranges, sizeof(ranges) / sizeof *(ranges))

bool character_turns(uint32_t code)
{
    return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

bool character_is_unseen(uint32_t code)
{
    /* DerivedCoreProperties.txt of Unicode 15 */
    static const range ranges[] = {
        {SOFT_HYPHEN, SOFT_HYPHEN}, {0x34F, 0x34F},   {0x61C, 0x61C},     {0x115F, 0x1160},
        {0x17B4, 0x17B5},           {0x180B, 0x180F}, {0x200B, 0x200F},   {0x202A, 0x202E},
        {0x2060, 0x206F},           {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0},           {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF},
    };
    return code >= SOFT_HYPHEN && IN(code, ranges) && !character_turns(code);
}

bool character_is_mark(uint32_t code)
{
    if (code < 0x300) {
        return false;
    }
    hb_unicode_general_category_t category =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), code);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK || code == NON_JOINER ||
           code == JOINER;
}

bool character_is_right_to_left(uint32_t code)
{
    return code >= 0x590 && FRIBIDI_IS_RTL(fribidi_get_bidi_type(code)) &&
           FRIBIDI_IS_LETTER(fribidi_get_bidi_type(code));
}

bool character_joins(uint32_t code)
{
    return code >= 0x600 && (character_is_right_to_left(code) || character_is_mark(code));
}

bool character_may_compose(uint32_t code)
{
    static const range ranges[] = {
        {0x300, 0x36F}, {0x653, 0x655}, {0x1161, 0x1175}, {0x11A8, 0x11C2}, {0x3099, 0x309A}};
    return code >= 0x300 && IN(code, ranges);
}

/* U+2007 and U+202F keep together what they stand between, and so does U+2009, which stands in
 * numbers. */
bool character_is_open_blank(uint32_t code)
{
    static const range ranges[] = {{' ', ' '},       {0x1680, 0x1680}, {0x2000, 0x2006},
                                   {0x2008, 0x2008}, {0x200A, 0x200A}, {0x2028, 0x2029},
                                   {0x205F, 0x205F}, {0x3000, 0x3000}};
    return code == ' ' || (code >= 0x1680 && IN(code, ranges));
}

bool character_is_blank(uint32_t code)
{
    return character_is_open_blank(code) || code == NO_BREAK_SPACE || code == FIGURE_SPACE ||
           code == THIN_SPACE || code == NARROW_NO_BREAK_SPACE;
}

bool character_is_ideographic(uint32_t code)
{
    static const range ranges[] = {{0x3005, 0x3007}, {0x3040, 0x30FF},  {0x3105, 0x312F},
                                   {0x31A0, 0x31FF}, {0x3400, 0x4DBF},  {0x4E00, 0x9FFF},
                                   {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}};
    return code >= 0x3005 && IN(code, ranges);
}

bool character_opens(uint32_t code)
{
    static const uint32_t opening[] = {'(',    '[',    '{',    '"',    '\'',   0x2018,
                                       0x201C, 0xAB,   0x3008, 0x300A, 0x300C, 0x300E,
                                       0x3010, 0x3014, 0x3016, 0xFF08, 0xFF3B, 0xFF5B};
    return NT_ANY(i, sizeof opening / sizeof *opening, opening[i] == code);
}

bool character_closes(uint32_t code)
{
    static const range ranges[] = {
        {'!', '!'},       {'"', '"'},       {'%', '%'},       {'\'', '\''},     {')', ')'},
        {',', '/'},       {':', ';'},       {'?', '?'},       {']', ']'},       {'}', '}'},
        {0xBB, 0xBB},     {0x2019, 0x2019}, {0x201D, 0x201D}, {0x2026, 0x2026}, {0x3001, 0x3002},
        {0x3005, 0x3005}, {0x3009, 0x3009}, {0x300B, 0x300B}, {0x300D, 0x300D}, {0x300F, 0x300F},
        {0x3011, 0x3011}, {0x3015, 0x3015}, {0x3017, 0x3017}, {0x3041, 0x3041}, {0x3043, 0x3043},
        {0x3045, 0x3045}, {0x3047, 0x3047}, {0x3049, 0x3049}, {0x3063, 0x3063}, {0x3083, 0x3083},
        {0x3085, 0x3085}, {0x3087, 0x3087}, {0x308E, 0x308E}, {0x309B, 0x309E}, {0x30A1, 0x30A1},
        {0x30A3, 0x30A3}, {0x30A5, 0x30A5}, {0x30A7, 0x30A7}, {0x30A9, 0x30A9}, {0x30C3, 0x30C3},
        {0x30E3, 0x30E3}, {0x30E5, 0x30E5}, {0x30E7, 0x30E7}, {0x30EE, 0x30EE}, {0x30F5, 0x30F6},
        {0x30FB, 0x30FE}, {0x31F0, 0x31FF}, {0xFF01, 0xFF01}, {0xFF05, 0xFF05}, {0xFF09, 0xFF09},
        {0xFF0C, 0xFF0F}, {0xFF1A, 0xFF1B}, {0xFF1F, 0xFF1F}, {0xFF3D, 0xFF3D}, {0xFF5D, 0xFF5D}};
    return IN(code, ranges);
}

stand_in character_stand_in(uint32_t code)
{
    /* The Unicode Standard 15.0, table 6-2 */
    static const double widths_em[] = {1 / 2.0, 1, 1 / 2.0, 1, 1 / 3.0, 1 / 4.0, 1 / 6.0};
    if (code >= 0x2000 && code <= 0x2006) {
        return (stand_in){' ', widths_em[code - 0x2000], 0};
    }
    switch (code) {
    case HYPHEN:
    case NO_BREAK_HYPHEN:
        return (stand_in){'-', 0, '-'};
    case FIGURE_SPACE:
        return (stand_in){' ', 0, '0'};
    case 0x2008:
        return (stand_in){' ', 0, '.'};
    case THIN_SPACE:
    case NARROW_NO_BREAK_SPACE:
        return (stand_in){' ', 1 / 5.0, 0};
    case 0x200A:
        return (stand_in){' ', 1 / 10.0, 0};
    case 0x205F:
        return (stand_in){' ', 4 / 18.0, 0};
    case 0x3000:
        return (stand_in){' ', 1, 0};
    default:
        return character_is_open_blank(code) ? (stand_in){' ', 0, ' '} : (stand_in){0};
    }
}
