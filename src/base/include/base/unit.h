/* What numbers are counted in: ids, what they are called in print, and the words by which sources
 * and typists name them. Built in are those of netra's own numbers and of the trade; the data may
 * bring others along (docs/data.md, "Units"). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/json.h"

typedef struct {
    const char *id;  /* "persons" */
    nt_forms called; /* behind a number: "person", "persons" */
    /* What else it is called, NULL-terminated: "orang", "pegawai". NULL: no figure is counted in
     * it, it is for netra's own numbers ("points", "days"). */
    const char *const *words;
    /* Names it where a unit is asked for, but not in prose: "872 kasus" may well be persons.
     * NULL-terminated, NULL none. */
    const char *const *loose_words;
} nt_unit;

/* What it is called in print, as a descriptor and a ledger have it: {"id": "kendaraan", "en":
 * {"one": "vehicle", "other": "vehicles"}}; one text will do for a language. */
nt_status nt_unit_read_label(const nt_json *label, nt_unit *out, nt_error *err);
void nt_unit_write_label(nt_json_writer *json, const nt_unit *unit);

/* By id; what was declared comes before what is built in. NULL: known to nobody. */
const nt_unit *nt_unit_find(const char *id);

/* From now on the run knows what the unit is called in print (copied): whoever reads data or a
 * ledger that brings units along declares them there, so that every printed number has its word. */
void nt_unit_declare(const nt_unit *unit);

/* The unit that was declared so; NULL: none was, it is built in or unknown. */
const nt_unit *nt_unit_declared(const char *id);

/* Forgets what was declared: a run has ended, and nothing of it may speak into another. */
void nt_units_forget(void);

/* Whether the word is the unit's id or one of its words, in prose none of the loose ones: case,
 * blanks and hyphens do not count. */
bool nt_unit_is_called(const nt_unit *unit, const char *word, size_t length, bool in_prose);

/* The built-in unit of the id, whatever was declared; NULL: none. */
const nt_unit *nt_unit_built_in(const char *id);

/* What the difference of two numbers is counted in: points of percentages, else the same. */
const char *nt_unit_of_difference(const char *id);

/* The built-in units, in order of their ids. */
const nt_unit *nt_units_built_in(size_t *count);
