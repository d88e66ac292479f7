/* libqrencode, whose choice of a mask is seen in the code. */
#pragma once

#include "base/library.h"

nt_libraries nt_qr_libraries(void);
