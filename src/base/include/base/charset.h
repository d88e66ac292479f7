/* The charset of a thread. Libraries convert names of files to that of the locale, and in "C" have
 * no name for "é". */
#pragma once

#include <locale.h>

typedef struct {
    locale_t own, earlier;
} nt_charset;

/* This thread has UTF-8, wherever it runs, until it leaves. */
nt_charset nt_charset_enter_utf8(void);
void nt_charset_leave(nt_charset charset);
