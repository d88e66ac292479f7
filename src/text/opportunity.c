/* Where a line of text may break. */
#include <hb.h>

#include "base/utf8.h"
#include "codes.h"
#include "hyphenation.h"
#include "letters.h"
#include "words.h"

/* A token is what stands between spaces. In it, behind which letters may a line end? */
typedef struct {
    letters *row;
    size_t first, end;
    bool has_digit, is_address, has_hyphen;
} token;

enum { LONGEST_MONTH = 9, LONG_TOKEN = 12, LONG_ADDRESS = 24, EN_DASH = 0x2013, EM_DASH = 0x2014 };

static uint32_t code_at(const letters *row, size_t at)
{
    return row->glyphs[at].code_point;
}

static bool is_break_space(uint32_t code)
{
    return character_is_open_blank(code) || code == '\n';
}

static bool is_space(uint32_t code)
{
    return character_is_blank(code) || code == '\n';
}

static bool is_hyphen(uint32_t code)
{
    return code == '-' || code == HYPHEN || code == NO_BREAK_HYPHEN;
}

static hb_unicode_general_category_t category(uint32_t code)
{
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), code);
}

static bool is_upper(uint32_t code)
{
    return code < 0x80 ? code >= 'A' && code <= 'Z'
                       : category(code) == HB_UNICODE_GENERAL_CATEGORY_UPPERCASE_LETTER;
}

static bool is_lower(uint32_t code)
{
    return code < 0x80 ? code >= 'a' && code <= 'z'
                       : category(code) == HB_UNICODE_GENERAL_CATEGORY_LOWERCASE_LETTER;
}

static bool is_letter(uint32_t code)
{
    return is_lower(code) || is_upper(code);
}

static bool is_letter_or_digit(uint32_t code)
{
    return nt_is_digit(code) || is_letter(code);
}

/* A raised letter is a footnote's mark, no part of the word that it stands at. */
static bool is_raised(const letters *row, size_t at)
{
    return row->spans[row->span_of[at]].rise_pt != 0;
}

static bool follows(const token *t, size_t at, const char *ascii)
{
    for (; *ascii; ascii++, at++) {
        if (at >= t->end || code_at(t->row, at) != (uint32_t)(unsigned char)*ascii) {
            return false;
        }
    }
    return true;
}

static void look_at(token *t)
{
    for (size_t i = t->first; i < t->end; i++) {
        uint32_t code = code_at(t->row, i);
        bool inside = i > t->first && i + 1 < t->end;
        t->has_digit = t->has_digit || (nt_is_digit(code) && !is_raised(t->row, i));
        t->has_hyphen = t->has_hyphen || (is_hyphen(code) && inside);
        t->is_address = t->is_address || code == '@' || code == '_' || follows(t, i, "://") ||
                        follows(t, i, "www.") ||
                        (code == '.' && inside && is_letter(code_at(t->row, i - 1)) &&
                         is_letter(code_at(t->row, i + 1)));
    }
}

/* Two letters on each side: "undang-undang" may part, "H-8", "e-mail" and "ke-3" may not. */
static bool parts_words(const token *t, size_t at)
{
    return at >= t->first + 2 && at + 2 < t->end && is_letter(code_at(t->row, at - 2)) &&
           is_letter(code_at(t->row, at - 1)) && is_letter(code_at(t->row, at + 1)) &&
           is_letter(code_at(t->row, at + 2));
}

/* An address reads on without an added hyphen, so every joint of a long one serves; not the dot,
 * which would seem to end a sentence. */
static bool is_address_break(const token *t, size_t at)
{
    uint32_t code = code_at(t->row, at);
    bool joint =
        code == '/' || code == '-' || code == '_' || code == '=' || code == '&' || code == '?';
    return joint && t->end - t->first >= LONG_ADDRESS && at > t->first &&
           is_letter_or_digit(code_at(t->row, at - 1)) && code_at(t->row, at + 1) != '/';
}

static bool is_mark_break(const token *t, size_t at)
{
    switch (code_at(t->row, at)) {
    case '-':
    case HYPHEN:
    case EN_DASH:
        /* Not in a range of numbers. */
        return parts_words(t, at);
    case EM_DASH:
        return at > t->first;
    case '/':
        return t->end - t->first >= LONG_TOKEN && parts_words(t, at);
    default:
        return false;
    }
}

static void hyphenate_run(const token *t, const nt_hyphenator *hyphenator, size_t first, size_t end)
{
    uint32_t word[LONGEST_WORD];
    bool may_break[LONGEST_WORD] = {false};
    if (end - first > LONGEST_WORD) {
        return;
    }
    for (size_t i = first; i < end; i++) {
        word[i - first] = code_at(t->row, i);
        /* Abbreviations are not words: PPK, KemenPANRB. A soft hyphen is the author's own say. */
        if ((i > first && is_upper(word[i - first])) ||
            (i + 1 < end && t->row->breaks[i] != BREAK_NONE)) {
            return;
        }
    }
    hyphen_word(hyphenator, word, end - first, may_break);
    for (size_t i = first; i + 1 < end; i++) {
        if (may_break[i - first]) {
            t->row->breaks[i] = t->has_hyphen ? BREAK_COMPOUND : BREAK_SOFT;
        }
    }
}

static void hyphenate(const token *t, const nt_hyphenator *hyphenator)
{
    for (size_t first = t->first; first < t->end;) {
        size_t end = first;
        while (end < t->end && is_letter(code_at(t->row, end)) && !is_raised(t->row, end)) {
            end++;
        }
        if (end > first) {
            hyphenate_run(t, hyphenator, first, end);
        }
        first = end > first ? end : first + 1;
    }
}

/* Chinese and Japanese have no blanks: a line may end between any two of their characters, but not
 * before what closes or lengthens, nor behind what opens (Unicode Standard Annex 14). */
static bool is_ideographic_break(const token *t, size_t at)
{
    uint32_t here = code_at(t->row, at), next = code_at(t->row, at + 1);
    return (character_is_ideographic(here) || character_is_ideographic(next)) &&
           !character_opens(here) && !character_closes(next);
}

static void mark_token(token *t, const nt_hyphenator *hyphenator)
{
    look_at(t);
    for (size_t i = t->first; i + 1 < t->end; i++) {
        if (is_ideographic_break(t, i) ||
            (t->is_address ? is_address_break(t, i) : is_mark_break(t, i))) {
            t->row->breaks[i] = BREAK_MARK;
        }
    }
    /* What a soft hyphen left at the end of a token is no break: a space follows. */
    t->row->breaks[t->end - 1] = BREAK_NONE;
    if (hyphenator && !t->has_digit && !t->is_address) {
        hyphenate(t, hyphenator);
    }
}

/* One or two digits end before `at`, and no more. */
static bool ends_a_day(const letters *row, size_t at)
{
    size_t first = at;
    while (first > 0 && nt_is_digit(code_at(row, first - 1))) {
        first--;
    }
    bool apart = first == 0 || !is_letter_or_digit(code_at(row, first - 1));
    return apart && at - first >= 1 && at - first <= 2;
}

static bool begins_a_month(const letters *row, size_t first)
{
    char word[LONGEST_MONTH + 1] = "";
    for (size_t i = first; i < row->count && is_letter(code_at(row, i)); i++) {
        if (i - first == LONGEST_MONTH || code_at(row, i) > 0x7F) {
            return false;
        }
        word[i - first] = (char)code_at(row, i);
    }
    return text_is_month(word);
}

static void mark_space(letters *row, size_t at, bool prose)
{
    uint32_t code = code_at(row, at);
    bool last = at + 1 == row->count;
    bool parts = character_is_open_blank(code) && !last && !is_break_space(code_at(row, at + 1));
    /* "31 Maret" is read as one word. */
    bool dated = prose && ends_a_day(row, at) && begins_a_month(row, at + 1);
    row->breaks[at] = code == '\n' ? BREAK_FORCED : parts && !dated ? BREAK_SPACE : BREAK_NONE;
}

void letters_find_breaks(letters *row, const nt_hyphenator *hyphenator, bool prose)
{
    for (size_t first = 0; first < row->count;) {
        if (is_space(code_at(row, first))) {
            mark_space(row, first++, prose);
            continue;
        }
        size_t end = first;
        while (end < row->count && !is_space(code_at(row, end))) {
            end++;
        }
        token t = {.row = row, .first = first, .end = end};
        mark_token(&t, hyphenator);
        first = end;
    }
    if (row->count) {
        row->breaks[row->count - 1] = BREAK_FORCED;
    }
}
