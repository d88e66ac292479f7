/* The tokens of a content stream (ISO 32000-1, 7.8.2), of any maker. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/file.h"

typedef enum {
    NT_PDF_TOKEN_NUMBER,
    NT_PDF_TOKEN_NAME,   /* without the slash */
    NT_PDF_TOKEN_STRING, /* its bytes, whether written as (…) or as <…> */
    NT_PDF_TOKEN_OPEN,   /* [ or << */
    NT_PDF_TOKEN_CLOSE,  /* ] or >> */
    NT_PDF_TOKEN_WORD    /* an operator, true, false, null */
} nt_pdf_token_kind;

typedef struct {
    nt_pdf_token_kind kind;
    double number;
    nt_bytes text; /* of a name, a string, a word, NUL-terminated; else as it is written */
} nt_pdf_token;

typedef struct {
    nt_arena *arena; /* where names and strings go */
    const char *at, *end;
} nt_content;

/* Whether the text is a number as PDF writes them: sign, digits, point. */
bool nt_content_number(const char *text, size_t length, double *out);

bool nt_content_is_blank(char c);
/* Past blanks and comments. */
void nt_content_skip_blanks(nt_content *content);

/* False at the end. Bytes that are no token are passed over: nothing here stops at bad syntax. */
bool nt_content_next(nt_content *content, nt_pdf_token *out);

/* Behind the word ID: past the data of an inline image and its EI. */
void nt_content_skip_image(nt_content *content);
