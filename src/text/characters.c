#include "characters.h"

#include <stddef.h>

typedef struct {
    uint32_t first, last;
} range;

static bool is_in(uint32_t code, const range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (code >= ranges[i].first && code <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

#define IN(code, ranges) is_in(code, ranges, sizeof(ranges) / sizeof *(ranges))

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
    return code >= SOFT_HYPHEN && IN(code, ranges);
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
