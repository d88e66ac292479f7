/* What a template and an office are given, and consist of. */
#pragma once

#include "base/file.h"

/* --set NAME=VALUE */
typedef struct {
    const char *name, *value;
} nt_setting;

/* A file of theirs, for the archive. */
typedef struct {
    const char *name;
    nt_bytes bytes;
} nt_template_file;
