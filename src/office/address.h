/* The member "address" of an office's file. */
#pragma once

#include "office/office.h"

/* `text` NULL: the file has none. */
nt_status nt_office_read_address(const nt_json *text, nt_office *office, nt_error *err);
