/* One form for texts that differ in nothing that can be seen.
 *
 * Marks of direction, soft hyphens, word joiners, byte order marks, control characters and whatever
 * else Unicode calls ignorable go, and each run of blanks, whatever their kind, is one blank. What
 * can be seen stays, also where Unicode calls it ignorable: a joiner or non-joiner within a word of
 * a script whose letters change their form beside it (Persian "mi-khaham", a conjunct of Javanese),
 * and a variation selector behind a Han character, which picks the form that a name is written in.
 * Texts that differ in those look different, and are two. */
#include <string.h>

#include "base/utf8.h"

/* Without a branch, so that many bytes are looked at at once. */
bool nt_utf8_is_plain(const char *text, size_t length)
{
    unsigned char odd = 0;
    for (size_t i = 0; i < length; i++) {
        odd |= (unsigned char)(text[i] - ' ') > '~' - ' ';
    }
    for (size_t i = 1; i < length; i++) {
        odd |= (text[i - 1] == ' ') & (text[i] == ' ');
    }
    return !length || (!odd && *text != ' ' && text[length - 1] != ' ');
}

static bool is_joiner(uint32_t c)
{
    return c == 0x200C || c == 0x200D;
}

/* Scripts whose letters change their form beside another: Arabic to Sinhala, Myanmar, Khmer and
 * Mongolian, Balinese to Batak, Saurashtra to Meetei Mayek with Javanese among them, and those of
 * the later planes from Kharoshthi on. */
static bool is_of_joining_script(uint32_t c)
{
    return (c >= 0x0600 && c <= 0x0DFF) || (c >= 0x1000 && c <= 0x109F) ||
           (c >= 0x1780 && c <= 0x18AF) || (c >= 0x1B00 && c <= 0x1BFF) ||
           (c >= 0xA880 && c <= 0xABFF) || (c >= 0x10A00 && c <= 0x11FFF);
}

static bool is_variation_selector(uint32_t c)
{
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

static bool is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

/* What was written so far, and what the next character decides. */
typedef struct {
    char *out;
    size_t length;
    uint32_t last, last_base; /* 0 at the start; a base is no mark on another character */
    uint32_t joiner;          /* met behind last_base, and not yet written; 0 none */
    bool blank;               /* met, and not yet written */
} writer;

static void put(writer *w, uint32_t c)
{
    w->length += nt_utf8_put(c, w->out + w->length);
    w->last = c;
    w->last_base = nt_utf8_is_mark(c) ? w->last_base : c;
}

static void put_visible(writer *w, uint32_t c, nt_char_kind kind)
{
    if (w->blank && w->length) {
        put(w, ' ');
    } else if (w->joiner && kind == NT_CHAR_LETTER) {
        put(w, w->joiner);
    }
    w->blank = false;
    w->joiner = 0;
    put(w, c);
}

static void take(writer *w, uint32_t c)
{
    nt_char_kind kind = nt_utf8_kind(c);
    if (kind == NT_CHAR_BLANK) {
        w->blank = true;
    } else if (is_joiner(c) && is_of_joining_script(w->last_base)) {
        w->joiner = w->joiner ? w->joiner : c;
    } else if (kind != NT_CHAR_INVISIBLE ||
               (is_variation_selector(c) && !w->blank && is_han(w->last))) {
        put_visible(w, c, kind);
    }
}

char *nt_utf8_canonical(nt_arena *arena, const char *text, size_t length)
{
    if (nt_utf8_is_plain(text, length) || nt_utf8_check(text, length) < length) {
        return nt_arena_text(arena, text, length);
    }
    writer w = {.out = nt_arena_alloc(arena, length + 1)}; /* nothing gets longer */
    for (const char *end = text + length; text < end;) {
        take(&w, nt_utf8_next(&text, end));
    }
    w.out[w.length] = '\0';
    return nt_utf8_compose(arena, w.out);
}
