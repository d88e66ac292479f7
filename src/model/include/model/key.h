/* Texts as they are compared: case, blanks, punctuation and what cannot be seen do not count. */
#pragma once

enum { NT_KEY_MAX = 200 };

/* "JPT (Madya)" -> "jptmadya". Of an area also the words that are written in several ways: "Prov.
 * Sumatra Selatan" -> "sumateraselatan", "Kab. Adm. Kep. Seribu" -> "kabupatenkepulauanseribu"; of
 * one that lies in a province the words of provinces stay: "Provinsi Jambi" is not Kota Jambi. A
 * text that is too long has the key "". */
typedef enum { NT_KEY_OF_TEXT, NT_KEY_OF_AREA, NT_KEY_OF_REGENCY, NT_KEY_OF_COUNT } nt_key_of;
void nt_model_key(const char *text, nt_key_of kind, char out[static NT_KEY_MAX]);

/* Words of areas' names and how they are compared, by kind; "" is passed over. NULL behind the
 * last. */
extern const char *const nt_model_spellings[][NT_KEY_OF_COUNT];

/* A regency's key without "kabupaten" or "kota" before it. */
const char *nt_model_bare_key(const char *key);
