/* nt_fail with printf: what only tests and their tools say needs no catalogue. */
#pragma once

#include <stdarg.h>
#include <stdio.h>

#include "base/error.h"

__attribute__((format(printf, 4, 5))) static inline nt_status
failf(nt_error *err, nt_status status, nt_place at, const char *format, ...)
{
    char whole[4 * NT_MESSAGE_MAX];
    va_list args;
    va_start(args, format);
    vsnprintf(whole, sizeof whole, format, args);
    va_end(args);
    return nt_fail(err, status, at, nt_message_alike(whole));
}
