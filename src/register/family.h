/* What several editions tell together. Private to the room. */
#pragma once

#include "sheet.h"

/* Adds what has gone out (request.released, request.edition_before of the first) to the problem of
 * disclosure control that these have in common, and what holds between all; after sheet_relations.
 */
nt_status sheet_family(sheet *const *sheets, size_t count, nt_error *err);
