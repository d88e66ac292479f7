/* The charset of a thread. */
#include "base/threads.h"

nt_charset nt_charset_enter_utf8(void)
{
    nt_charset charset = {.own = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0)};
    charset.earlier = charset.own ? uselocale(charset.own) : (locale_t)0;
    return charset;
}

void nt_charset_leave(nt_charset charset)
{
    if (charset.own) {
        uselocale(charset.earlier);
        freelocale(charset.own);
    }
}
