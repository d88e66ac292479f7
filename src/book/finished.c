/* The library writes each part of a workbook into a temporary file, reads it again from there and
 * never asks whether it was written: where the disk was full, or a file had reached the size it may
 * have, a sheet ended in its middle, and the run said that all was well. Here these files are in
 * memory, as the C library lets a program have them (its manual, "Programming Your Own Custom
 * Streams"): the library calls the function of its header that makes them, and a program's own
 * stands in front of it. */
#define _GNU_SOURCE /* fopencookie */
#include "finished.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words/base.h"
#include "words/book.h"

typedef struct {
    char *bytes;
    size_t length, room, at;
} part;

static ssize_t write_part(void *who, const char *bytes, size_t length)
{
    part *p = who;
    if (length > p->room - p->at) {
        p->room = 2 * (p->at + length);
        p->bytes = realloc(p->bytes, p->room);
    }
    memcpy(p->bytes + p->at, bytes, length);
    p->at += length;
    p->length = p->at > p->length ? p->at : p->length;
    return (ssize_t)length;
}

static ssize_t read_part(void *who, char *bytes, size_t length)
{
    part *p = who;
    size_t left = p->length - p->at, taken = length < left ? length : left;
    memcpy(bytes, p->bytes + p->at, taken);
    p->at += taken;
    return (ssize_t)taken;
}

static int seek_part(void *who, off64_t *offset, int whence)
{
    part *p = who;
    off64_t from = whence == SEEK_SET ? 0 : (off64_t)(whence == SEEK_CUR ? p->at : p->length);
    *offset += from;
    bool is_within = *offset >= 0 && *offset <= (off64_t)p->length;
    p->at = is_within ? (size_t)*offset : p->at;
    return is_within ? 0 : -1;
}

static int close_part(void *who)
{
    part *p = who;
    free(p->bytes);
    free(p);
    return 0;
}

FILE *lxw_tmpfile(char *folder)
{
    enum { ROOM = 4096 };
    part *made = malloc(sizeof *made);
    (void)folder;
    *made = (part){.bytes = malloc(ROOM), .room = ROOM};
    return fopencookie(made, "w+",
                       (cookie_io_functions_t){read_part, write_part, seek_part, close_part});
}

nt_status nt_book_finish(lxw_workbook *book, lxw_error fault, const char *path, nt_error *err)
{
    errno = 0;
    lxw_error closing = book ? workbook_close(book) : LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (closing && errno) {
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_WRITE_THE_FILE);
    }
    fault = fault ? fault : closing;
    return fault ? nt_fail(err, NT_SYSTEM, nt_place_in(path),
                           NT_MESSAGE_BOOK_NOT_WRITTEN(.why = lxw_strerror(fault)))
                 : NT_OK;
}
