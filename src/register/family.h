/* What several editions tell together. Private to the room. */
#pragma once

#include "sheet.h"

/* Adds what has gone out (request.released, request.edition_before) to the problem of disclosure
 * control; after sheet_relations. */
nt_status sheet_family(sheet *s, nt_error *err);
