/* A BagIt 1.0 bag (RFC 8493): files with a manifest of their checksums, as a folder or as one zip.
 * The same files give the same bytes, whatever the day, zone, user or umask. */
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/library.h"
#include "base/outputs.h"

typedef struct {
    const char *path; /* in the bag: "data/…" is payload, anything else a tag file */
    nt_bytes bytes;
} nt_bag_file;

typedef struct {
    const char *name, *sha512; /* in hexadecimal */
} nt_file_sum;

typedef struct {
    const char *label, *value;
} nt_bag_fact; /* a line of bag-info.txt */

typedef struct {
    nt_arena *arena;
    const char *name;  /* the folder of the bag inside a zip */
    long long created; /* seconds since 1970: the time of every file in a zip */
    NT_VEC(nt_bag_file) files;
    NT_VEC(nt_bag_fact) facts;
} nt_bag;

nt_bag nt_bag_open(nt_arena *arena, const char *name, long long created);
void nt_bag_add(nt_bag *bag, const char *path, nt_bytes bytes);
/* Line ends in the value become blanks; an empty value is left out. */
void nt_bag_say(nt_bag *bag, const char *label, const char *value);

/* By path, the one order of a bag's files; sealing does it. */
void nt_bag_sort(nt_bag *bag);

/* Adds bagit.txt, bag-info.txt (with Payload-Oxum), the manifests; sorts. Two files of one name, or
 * a name that must not be used, are NT_INVALID. */
nt_status nt_bag_seal(nt_bag *bag, nt_error *err);

/* The sealed bag as a zip, and as the one output of its set, a folder or zip at `path` (".zip" at
 * its end), which is written and waits to be committed. A folder that stands there is replaced only
 * when it is a bag. */
nt_status nt_bag_zip(const nt_bag *bag, nt_bytes *out, nt_error *err);
nt_status nt_bag_write(const nt_bag *bag, nt_outputs *outputs, const char *path, nt_error *err);

/* "sha512:…" in hexadecimal, for descriptors. */
const char *nt_bag_sha512(nt_arena *arena, nt_bytes bytes);

/* The same of a file, which is read piece by piece; also its size. */
nt_status nt_bag_sha512_file(nt_arena *arena, const char *path, const char **out, long long *size,
                             nt_error *err);

/* The same of bytes that come piece by piece. Closing it gives `sha512`, or NULL: libcrypto would
 * not. */
typedef struct {
    void *running;
    const char *sha512;
    long long bytes;
} nt_bag_sum;
void nt_bag_open_sum(nt_bag_sum *sum);
void nt_bag_add_sum(void *sum, const void *bytes, size_t length);
void nt_bag_close_sum(nt_arena *arena, nt_bag_sum *sum);

nt_libraries nt_archive_libraries(void);
