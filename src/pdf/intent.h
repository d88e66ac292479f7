/* The sRGB colour space as an ICC profile. */
#pragma once

#include "base/arena.h"
#include "base/file.h"

/* An ICC profile (ICC.1:2001-04, version 2) of sRGB as IEC 61966-2-1:1999 defines it. */
nt_bytes nt_pdf_srgb_profile(nt_arena *arena);
