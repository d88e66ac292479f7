/* A logo drawn. */
#pragma once

#include <cairo.h>

#include "chart/logo.h"

/* At the origin, as large as it is. */
nt_status nt_logo_draw(cairo_t *cr, const nt_logo *logo, nt_error *err);
