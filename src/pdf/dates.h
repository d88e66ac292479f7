/* A moment as PDF and XMP write it, always in UTC. */
#pragma once

#include "base/arena.h"

/* Seconds since 1970-01-01 UTC -> "D:20240425000000+00'00'". */
const char *nt_pdf_date(nt_arena *arena, long long seconds);
/* The same as "2024-04-25T00:00:00+00:00". */
const char *nt_pdf_xmp_date(nt_arena *arena, long long seconds);
