/* Bytes as text: RFC 4648, section 4. */
#include "base/arena.h"

void nt_base64(nt_buffer *out, const unsigned char *bytes, size_t length)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < length; i += 3) {
        size_t left = length - i;
        unsigned long group = (unsigned long)bytes[i] << 16 |
                              (unsigned long)(left > 1 ? bytes[i + 1] : 0) << 8 |
                              (unsigned long)(left > 2 ? bytes[i + 2] : 0);
        const char four[] = {digits[group >> 18], digits[group >> 12 & 63],
                             left > 1 ? digits[group >> 6 & 63] : '=',
                             left > 2 ? digits[group & 63] : '='};
        nt_buffer_add(out, four, sizeof four);
    }
}
