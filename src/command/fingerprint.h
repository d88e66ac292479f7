/* netra verify --fingerprint CODE FILE: whether a PDF, a web page or a bag is the edition that has
 * it. */
#pragma once

#include "base/error.h"
#include "edition/options.h"

nt_status nt_fingerprint_verify(const nt_options *options, nt_error *err);
