/* A quote in pieces: words, numbers in digits and in words, marks. Indonesian and English. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define COUNT_OF(list) (sizeof(list) / sizeof *(list))

typedef enum {
    NT_TOKEN_END,
    NT_TOKEN_WORD,
    NT_TOKEN_NUMBER, /* in digits, with its marks: "1.678", "25,7" */
    NT_TOKEN_GAP,    /* an omission: "..." */
    NT_TOKEN_MARK    /* one other character: ",", "%", "±" */
} nt_token_kind;

typedef struct {
    nt_token_kind kind;
    const char *at; /* in the quote, not NUL-terminated */
    size_t length;
} nt_token;

/* The token at *at, white space skipped; moves *at behind it. */
nt_token nt_words_next(const char **at);

/* Whether it is one of the words, which a bar parts: "poin|point|points". Words and marks of ASCII
 * in any case, others byte by byte. */
bool nt_token_is(const nt_token *token, const char *words);
/* Whether it is the word, of so many bytes. */
bool nt_token_spells(const nt_token *token, const char *word, size_t length);

/* Directly behind each other, without white space. */
bool nt_token_touches(const nt_token *left, const nt_token *right);

/* What the scale words that follow multiply by, as a power of ten: "ribu" 3, "ratus ribu" 5; 0
 * where there are none. *at moves behind them. */
int nt_words_scale(const char **at);

/* "sepertiga", "dua pertiga", "three quarters", "2/3" as a percentage; -1 where the text opens with
 * no fraction. *at moves behind it. */
double nt_words_fraction(const char **at);

/* "persen", "%", "pct"; or "per" with "cent" behind it. */
bool nt_token_is_percent(const nt_token *first, const nt_token *second);

/* A number in words at *at ("dua puluh lima", "seribu", "twenty-five"): its value, and *at behind
 * it; -1 and *at unmoved where none stands there. */
int64_t nt_words_numeral(const char **at);

/* A number in digits as most would read it: 1.678 a thousand and more, 25,7 a fraction. */
double nt_token_number(const nt_token *token, int *decimals);

/* The same with the scale words behind it: "3,5 juta". *at stands behind the number, and moves
 * behind them. */
double nt_words_amount(const nt_token *token, const char **at, int *decimals);

/* Does any of the words, which a bar parts, stand in the text? */
bool nt_words_hold(const char *text, const char *words);

/* The numbers that the text gives, in digits or in words, in its order; how many they are. `out`
 * has room for them, or is NULL. */
size_t nt_words_numbers(const char *text, double *out);
