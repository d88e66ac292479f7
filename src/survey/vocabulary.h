/* The words by which headings and outcomes are known, in Indonesian and English. */
#pragma once

#include "survey/survey.h"

/* What a heading says of a column. */
typedef enum {
    NT_HINT_ID,
    NT_HINT_REPORTED,
    NT_HINT_INCIDENT, /* what happened, which is reported afterwards */
    NT_HINT_DECIDED,
    NT_HINT_SANCTIONED,
    NT_HINT_ASIDE, /* of a hearing, an appeal or a case taken up again: 3, never a stage */
    NT_HINT_RECORDED,
    NT_HINT_PLANNED, /* a day that is meant to come: due, target */
    NT_HINT_BIRTH,
    NT_HINT_OUTCOME,
    NT_HINT_PROVINCE,
    NT_HINT_REGENCY,
    NT_HINT_PLACE, /* some area, of whatever level */
    NT_HINT_INSTITUTION,
    NT_HINT_POSITION,
    NT_HINT_KIND,
    NT_HINT_SANCTION,
    NT_HINT_EVENT,
    NT_HINT_PERSON,
    NT_HINT_THING, /* behind "Nama": no person's */
    NT_HINT_SORT,  /* "Jenis Pemohon": of persons, and no name */
    NT_HINT_TRAIT, /* "Jenis Kelamin": of persons, and of no case */
    NT_HINT_FREE,  /* descriptions and remarks */
    NT_HINT_COUNT
} nt_survey_hint;

/* Whether each word of the text is one of those between dashes, or a year. */
bool nt_survey_is_of_words(const char *text, const char *known);

/* How strongly: 0 not at all; 1 by a word that may mean other things, 2 plainly. */
int nt_survey_hinted(const char *heading, nt_survey_hint hint);

/* The same of an area of any level. */
int nt_survey_hinted_area(const char *heading);

/* Whether it speaks of codes of areas: "Kode Wilayah", "kode_bps". */
bool nt_survey_is_area_code(const char *heading);

/* The indicator of published figures that a heading of counts names: "reported", "proven" or
 * "sanctioned"; NULL: none, or only some of them ("belum disanksi"), or a share. */
const char *nt_survey_indicator(const char *heading);

/* Whether the text of a cell is a sanction: "Teguran tertulis". */
bool nt_survey_is_sanction(const char *text);

/* Whether it is an election, and no name of a person: "Pilkada 2024". */
bool nt_survey_is_election(const char *text);

/* Whether the text of a cell of sanctions says that there is none: "Tidak ada", "Nihil", "Belum".
 */
bool nt_survey_says_none(const char *text);
/* Whether it does in words that are no name: not "Menunggu putusan Budi". */
bool nt_survey_denies_plainly(const char *text);

/* Whether each word of the text is one of those in which outcomes are told, and so no name: not
 * "Menunggu Budi". */
bool nt_survey_is_plain_outcome(const char *text);

/* Whether it speaks of percents, in a word or by their sign. */
bool nt_survey_is_percent(const char *text);

/* Whether the heading is of shares or means, which nobody adds up. */
bool nt_survey_is_share(const char *heading);

/* The level that the heading names an area by ("Kecamatan" -> "kecamatan"), or NULL. */
const char *nt_survey_level(nt_arena *arena, const char *heading);
