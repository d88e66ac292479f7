/* Texts of others, as a message and a terminal may show them: one line, no person's number, and
 * nothing that moves, hides or reverses what stands there. */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/lang.h"

/* Controls, direction marks, what has no width, and NT_UTF8_INVALID. */
bool nt_shown_moves(uint32_t code_point);

/* Line breaks and tabs are blanks, other characters that move are U+FFFD, a person's number is
 * masked. `into` masks in the text itself, and cuts at a character, with "...", what does not fit
 * `size` bytes (at least 8). */
const char *nt_shown(nt_arena *arena, const char *text);
void nt_shown_into(char *out, size_t size, char *text);

/* A text of the data, fit for one line of print: control characters are blanks, and a person's
 * number is masked; "" of NULL. */
const char *nt_shown_in_print(nt_arena *arena, const char *text);

/* Text of the data in quotes, {name:q} of a message: on one line, at most 40 characters, and never
 * a number that may be a person's: "(18-digit number withheld)". */
enum { NT_QUOTE_MAX = 200 };
const char *nt_quote(char out[static NT_QUOTE_MAX], nt_lang lang, const char *text);
nt_text nt_quoted(nt_arena *arena, const char *text);

/* Prints text in which NT_SHOWN_BREAK stands for the end of a line, each line shown as above. */
enum { NT_SHOWN_BREAK = 0x1E }; /* a control character that no text has a use for */
void nt_shown_print(FILE *out, nt_arena *arena, char *text);

/* printf for what people read: the line breaks of the format stand, and all that its arguments
 * bring is shown as above, on the line that it stands in. */
void nt_say(FILE *out, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What stands for a character in XML and HTML, in texts and in attributes; NULL: itself. */
const char *nt_shown_entity(char c);
/* A text in such a place. Control characters, which have none there, are blanks. */
void nt_shown_put_markup(nt_buffer *out, const char *text);
/* printf for XML and HTML: the markup stands as it is, %s is a text in such a place, %g a length to
 * its hundredths without zeros at the end; beside these only %zu and %d. An attribute, `
 * name="%s"`, whose text is NULL is left out: gcc, optimising, takes that for a slip, clang checks
 * the rest. */
#ifdef __clang__
__attribute__((format(printf, 2, 3)))
#endif
void nt_shown_printf(nt_buffer *out, const char *markup, ...);
/* A path or fragment of an address: what RFC 3986 does not let stand in both is encoded. */
void nt_shown_put_address(nt_buffer *out, const char *text);
