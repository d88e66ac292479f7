/* What a damage looks like. A checksum alone says only "not the same"; where the right content is
 * found elsewhere in the bag, or one changed byte explains it, more can be said. */
#pragma once

#include "manifest.h"

/* Fills `likely` and the expected size of a changed file. `sizes` of datapackage.json, and the
 * content of files that lie in the bag a second time (attachments of its PDF) are used. */
typedef struct nt_witnesses nt_witnesses;
nt_witnesses *nt_damage_witnesses(nt_inspection *in);
void nt_damage_explain(nt_inspection *in, nt_witnesses *witnesses, nt_damage *damage);
