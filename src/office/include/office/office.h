/* The face of an office: one JSON file that all of its templates share. */
#pragma once

#include "base/date.h"
#include "base/file.h"
#include "base/json_form.h"
#include "base/lang.h"
#include "canvas/palette.h"
#include "logo/logo.h"

/* --set NAME=VALUE, of a template or of the office. */
typedef struct {
    const char *name, *value;
} nt_setting;

enum { NT_OFFICE_LINES_MAX = 6 };

/* F4: the folio of Indonesian offices, 215 by 330 mm. */
typedef enum { NT_PAPER_A4, NT_PAPER_F4 } nt_paper;

/* Texts are in the language of the report; "" where the file has none. */
typedef struct {
    const char *path; /* of its file */
    const char *name;
    const char *lines[NT_OFFICE_LINES_MAX]; /* of the letterhead, below the name */
    size_t line_count;
    bool sample; /* the office is made up: its name says so */
    const nt_logo *logo;
    const char *alternative;    /* what a screen reader says of the logo */
    const nt_palette *palette;  /* NULL: netra's own */
    nt_rgb accent;              /* headings, links, the rules of the letterhead */
    int paper;                  /* an nt_paper */
    const char *number, *place; /* of the release */
    nt_date date;               /* of the release; unknown: it has none … */
    bool is_of_edition;         /* … or that of the edition */
    const char *contact;
    const char *address; /* where it tells the fingerprints of its editions, with slots; "" none */
    nt_place address_place;
    const char *signs_as, *signs; /* title and name of the official who signs */
    const nt_file *files;         /* "office.json", and the logo as the file names it */
    size_t file_count;
} nt_office;

typedef struct {
    const char *path;
    nt_lang lang;
    /* --set office.NAME=VALUE: in place of the file's number, place and date. */
    const nt_setting *settings;
    size_t setting_count;
} nt_office_request;

/* Reads and checks the file and its logo; what is wrong is NT_INVALID at its place, a setting
 * NT_USAGE. */
nt_status nt_office_read(nt_arena *arena, const nt_office_request *request, const nt_office **out,
                         nt_error *err);

/* What the slots of an office's address are filled with; "" unknown. */
typedef struct {
    const char *fingerprint, *report, *edition, *language;
} nt_office_edition;

/* The address of an edition, "https://…"; characters that an address has not are written as octets.
 * NT_INVALID, at its place: nothing is there to fill a slot with. */
nt_status nt_office_address(nt_arena *arena, const nt_office *office, const nt_office_edition *of,
                            const char **out, nt_error *err);

/* Whether a setting is of the office: "office.number". */
bool nt_office_is_setting(const char *setting);

/* The members of the file, for its schema. */
extern const nt_json_form nt_office_form[];

/* The width of the paper's text, for charts. */
double nt_paper_text_width(int paper);
