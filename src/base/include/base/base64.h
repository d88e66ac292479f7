/* Bytes as text: RFC 4648, section 4. */
#pragma once

#include "base/arena.h"

void nt_base64(nt_buffer *out, const unsigned char *bytes, size_t length);
