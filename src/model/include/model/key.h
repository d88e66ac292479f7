/* Texts as they are compared: case, blanks, punctuation and what cannot be seen do not count. */
#pragma once

#include <stdbool.h>

enum { NT_KEY_MAX = 200 };

/* "JPT (Madya)" -> "jptmadya". Of an area also the words that are written in several ways: "Prov.
 * Sumatra Selatan" -> "sumateraselatan", "Kab. Adm. Kep. Seribu" -> "kabupatenkepulauanseribu". A
 * text that is too long has the key "". */
void nt_model_key(const char *text, bool area, char out[static NT_KEY_MAX]);

/* Words of areas' names and how they are compared; "" is passed over. NULL behind the last. */
extern const char *const nt_model_spellings[][2];

/* A regency's key without "kabupaten" or "kota" before it. */
const char *nt_model_bare_key(const char *key);
