/* What an edition was made from as 24 characters, and such characters as somebody typed them. */
#include "edition/fingerprint.h"

#include <string.h>

#include "base/path.h"
#include "base/utf8.h"
#include "edition/recipe.h"
#include "words/edition.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Five bits a character: four hexadecimal digits give no whole number of them, five give four. */
static const char *in_groups(nt_arena *arena, const char *hex)
{
    nt_buffer out = nt_buffer_open(arena);
    unsigned bits = 0, held = 0;
    for (size_t done = 0; done < NT_FINGERPRINT_DIGITS; done++) {
        while (held < 5) {
            bits = (bits << 4 | (unsigned)nt_hex_digit(*hex++)) & 0xFFF;
            held += 4;
        }
        held -= 5;
        if (done && done % NT_FINGERPRINT_GROUP == 0) {
            nt_buffer_putc(&out, '-');
        }
        nt_buffer_putc(&out, alphabet[(bits >> held) & 31]);
    }
    return nt_buffer_text(&out);
}

NT_ORDER(by_name, nt_file_sum, NT_BY_TEXT(name))

const char *nt_fingerprint_of(nt_arena *arena, const nt_file_sum *files, size_t count)
{
    nt_buffer list = nt_buffer_open(arena);
    nt_file_sum *sorted = nt_new_array(arena, nt_file_sum, count + 1);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = files[i];
    }
    nt_sort(sorted, count, sizeof *sorted, by_name);
    NT_EACH(const nt_file_sum, file, sorted, count) {
        /* No name that others gave a file reads as two lines of the list. */
        nt_bytes name = {file->name, strlen(file->name)};
        nt_buffer_printf(&list, "%s  %s\n", file->sha512,
                         strpbrk(file->name, "\n\r") ? nt_bag_sha512(arena, name) : file->name);
    }
    return in_groups(arena, nt_bag_sha512(arena, (nt_bytes){nt_buffer_text(&list), list.length}));
}

static bool is_other_form(const char *name, const char *table)
{
    bool is_chart = nt_begins(name, NT_BUILD_CHARTS);
    return strcmp(name, table) == 0 || (is_chart && !nt_path_ends_in(name, ".csv"));
}

const char *nt_fingerprint_carried(nt_arena *arena, const char *report,
                                   const nt_pdf_embedded *files, size_t count)
{
    const char *table = nt_arena_printf(arena, "%s.figures.csv", report);
    nt_file_sum *counted = nt_new_array(arena, nt_file_sum, count + 1);
    size_t kept = NT_PICK(counted, i, count,
                          ((nt_file_sum){files[i].name, nt_bag_sha512(arena, files[i].bytes)}),
                          !is_other_form(files[i].name, table));
    return nt_fingerprint_of(arena, counted, kept);
}

/* --- as it was typed --- */

/* The character as the alphabet has it; 0 none. */
static char digit_of(uint32_t code)
{
    char c = code < 0x80 ? (char)code : '\0';
    c = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    c = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
    return c && strchr(alphabet, c) ? c : '\0';
}

/* Whatever hyphen a program made of the one that was printed. */
static bool is_between(uint32_t code)
{
    nt_char_kind kind = nt_utf8_kind(code);
    return code == '-' || code == 0x2212 || (code >= 0x2010 && code <= 0x2015) || code == '\t' ||
           code == '\n' || code == '\r' || kind == NT_CHAR_BLANK || kind == NT_CHAR_INVISIBLE;
}

nt_status nt_fingerprint_read(nt_arena *arena, const char *text, const char **out, nt_error *err)
{
    nt_buffer read = nt_buffer_open(arena);
    long long digits = 0;
    for (const char *at = text, *end = text + strlen(text); at < end;) {
        const char *start = at;
        uint32_t code = nt_utf8_next(&at, end);
        char digit = digit_of(code);
        if (!digit && !is_between(code)) {
            const char *wrong = nt_arena_text(arena, start, (size_t)(at - start));
            return nt_fail(err, NT_USAGE, nt_nowhere,
                           NT_MESSAGE_EDITION_NO_FINGERPRINT_DIGIT(.value = wrong));
        }
        if (digit) {
            if (digits && digits % NT_FINGERPRINT_GROUP == 0) {
                nt_buffer_putc(&read, '-');
            }
            nt_buffer_putc(&read, digit);
            digits++;
        }
    }
    NT_FAIL_IF(
        digits != NT_FINGERPRINT_DIGITS, err, NT_USAGE, nt_nowhere,
        NT_MESSAGE_EDITION_FINGERPRINT_LENGTH(.digits = digits, .asked = NT_FINGERPRINT_DIGITS));
    *out = nt_buffer_text(&read);
    return NT_OK;
}
