/* Numbers, names and strings as PDF writes them (ISO 32000-1, 7.3), whatever the locale says. */
#pragma once

#include "base/file.h"

/* `name` with its slash; what a name cannot hold is escaped. */
void nt_syntax_name(nt_buffer *out, nt_bytes name);
void nt_syntax_string(nt_buffer *out, nt_bytes bytes);
/* Of what is embedded: the most significant byte first. */
void nt_syntax_put16(nt_buffer *out, uint32_t value);
void nt_syntax_put32(nt_buffer *out, uint32_t value);
