/* The bag as it lies on disk: its files, its manifests, its tags. */
#pragma once

#include <stdbool.h>
#include <string.h>

#include "archive/verify.h"
#include "base/map.h"
#include "digest.h"
#include "tags.h"

/* Whether a file of a bag is payload, else a tag file. */
static inline bool nt_is_payload(const char *path)
{
    return nt_begins(path, "data/");
}

enum { NT_BAG_FILES_MAX = 100000, NT_TAG_BYTES_MAX = 32 << 20 };

typedef struct {
    const char *path; /* below the bag */
    long long size;
    const nt_text
        *fault; /* why it must not or cannot be opened: a link, a device, the disk; or NULL */
    nt_digest *digest; /* by the inspection's algorithms, once read */
    bool is_read, is_listed;
} nt_found_file;

/* A line of a manifest. */
typedef struct {
    const char *path, *hash;
    size_t algorithm;
    bool is_tag;
} nt_listed_file;

/* A line of fetch.txt: a payload file that may lie elsewhere still. */
typedef struct {
    const char *path, *url;
} nt_fetched_file;

typedef struct {
    nt_arena *arena;
    const char *folder;
    bool is_copy;     /* unpacked here: what cannot be read in it is no damage of the bag */
    nt_error failure; /* the first that is not the bag's; its status is NT_OK while there is none */
    NT_VEC(nt_found_file) files; /* sorted by path */
    nt_map names;                /* paths, and behind them their spellings -> file */
    NT_VEC(nt_listed_file) listed;
    nt_map listed_paths;
    const char *algorithms[NT_DIGESTS_KNOWN];
    size_t algorithm_count, payload_manifests;
    int major, minor;     /* of the BagIt that bagit.txt names; 0 when it names none */
    const char *encoding; /* of all tag files but bagit.txt */
    nt_tags info;         /* bag-info.txt */
    NT_VEC(nt_fetched_file) fetched;
    nt_fixity *verdict;
} nt_inspection;

/* Adds a damage; "" says nothing more of it. */
nt_damage *nt_inspect_report(nt_inspection *in, nt_damage_kind kind, const char *path,
                             nt_message likely);

/* A file that could not be read: a damage of the bag, or a failure. It is not opened again. */
void nt_inspect_unreadable(nt_inspection *in, nt_found_file *file, const nt_error *why);

/* What was read before cannot be read any more: a failure when it is the system's. */
void nt_inspect_lost(nt_inspection *in, const nt_error *why);

nt_status nt_inspect_files(nt_inspection *in, nt_error *err);
/* bagit.txt, bag-info.txt, fetch.txt, every manifest. */
void nt_inspect_manifests(nt_inspection *in);

/* By path; a name with accents also where they are written in another way: a bag that went through
 * a Mac, and Python's bagit, take both for one. */
nt_found_file *nt_inspect_find(nt_inspection *in, const char *path);

/* Of the bag in `folder`, which may be a copy made here; with words on what damage looks like,
 * which take long, or without. */
nt_status nt_inspect_bag(nt_arena *arena, const char *folder, bool is_copy, bool explains,
                         nt_fixity *out, nt_error *err);

/* What a damage looks like. A checksum alone says only "not the same"; where the right content is
 * found elsewhere in the bag, or one changed byte explains it, more can be said. Fills `likely` and
 * the expected size of a changed file. `sizes` of datapackage.json, and the content of files that
 * lie in the bag a second time (attachments of its PDF) are used. */
typedef struct nt_witnesses nt_witnesses;
nt_witnesses *nt_damage_witnesses(nt_inspection *in);
void nt_damage_explain(nt_inspection *in, nt_witnesses *witnesses, nt_damage *damage);
