#include "base/arena.h"

#include <assert.h>
#include <malloc.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/allowance.h"
#include "base/file.h"
#include "base/unfinished.h"
#include "digits.h"

enum {
    FIRST_BLOCK = 8 * 1024, /* many arenas are short-lived and small: it is cleared for each */
    LARGEST_BLOCK = 4 * 1024 * 1024,
    MOVED_FROM = 64 * 1024, /* a piece that grows lies in a block of its own, and takes it along */
    GIVEN_BACK_FROM = 32 * 1024 * 1024
};

/* Under AddressSanitizer what was not handed out is out of bounds, and so is a gap behind each
 * piece: within one block nothing else would be. */
#if defined(__SANITIZE_ADDRESS__)
#define WATCHED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WATCHED 1
#endif
#endif
#ifdef WATCHED
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(at, size)   ((void)(at), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(at, size) ((void)(at), (void)(size))
enum { GAP = 0 };
#endif

typedef struct block {
    struct block *next;
    size_t capacity, used, handed; /* handed out: what is used, but for gaps */
    size_t number;                 /* of all that the arena opened before it; it moves along */
    bool is_one_piece;
    alignas(max_align_t) unsigned char bytes[];
} block;

struct nt_arena {
    block *blocks;
    size_t handed, opened;
};

static bool is_over;
static int status_of_run;

void nt_out_of_memory_after(int status)
{
    is_over = true;
    status_of_run = status;
}

/* Neither stdio nor exit(): whoever lacks memory may hold their locks, and what they have not
 * written yet is not worth a second try. */
_Noreturn void nt_end_run(int status, const char *line)
{
    if (is_over) {
        _exit(status_of_run);
    }
    nt_unfinished_clear();
    nt_file_write_all(STDERR_FILENO, line, strlen(line));
    _exit(status);
}

_Noreturn void nt_out_of_memory(size_t size)
{
    char line[100];
    snprintf(line, sizeof line, "netra: error: out of memory (%zu bytes more were needed)\n", size);
    nt_end_run(NT_SYSTEM, line);
}

static block *block_open(nt_arena *arena, size_t capacity)
{
    if (capacity > SIZE_MAX - sizeof(block)) {
        nt_out_of_memory(capacity);
    }
    /* calloc: fresh pages are zero already, so a large arena costs no clearing. */
    nt_allowance_pause();
    block *b = calloc(1, sizeof(block) + capacity);
    nt_allowance_resume();
    if (!b) {
        nt_out_of_memory(capacity);
    }
    b->capacity = capacity;
    b->number = arena->opened++;
    ASAN_POISON_MEMORY_REGION(b->bytes, capacity);
    return b;
}

nt_arena *nt_arena_open(void)
{
    nt_arena *arena = calloc(1, sizeof *arena);
    if (!arena) {
        nt_out_of_memory(sizeof *arena);
    }
    arena->blocks = block_open(arena, FIRST_BLOCK);
    return arena;
}

/* All before the first block that is older than `since`, which is returned. */
static block *blocks_close(nt_arena *arena, block *from, size_t since)
{
    size_t bytes = 0;
    nt_allowance_pause();
    while (from && from->number >= since) {
        block *next = from->next;
        bytes += from->used;
        arena->handed -= from->handed;
        free(from);
        from = next;
    }
    nt_allowance_resume();
    if (bytes > GIVEN_BACK_FROM) {
        malloc_trim(0); /* to the system: the C library keeps pieces that others lie behind */
    }
    return from;
}

void nt_arena_close(nt_arena *arena)
{
    if (arena) {
        blocks_close(arena, arena->blocks, 0);
        free(arena);
    }
}

void nt_arena_leave(nt_arena **arena)
{
    nt_arena_close(*arena);
}

nt_arena_mark nt_arena_here(const nt_arena *arena)
{
    const block *b = arena->blocks;
    return (nt_arena_mark){arena->opened, b->used, b->handed};
}

/* Blocks that are newer stand before the one of the mark, large pieces right behind it; so these,
 * too, are the newest first, as one that grows keeps its place and number. */
void nt_arena_rewind(nt_arena *arena, nt_arena_mark mark)
{
    block *at = arena->blocks = blocks_close(arena, arena->blocks, mark.opened);
    at->next = blocks_close(arena, at->next, mark.opened);
    ASAN_UNPOISON_MEMORY_REGION(at->bytes + mark.in_block, at->used - mark.in_block);
    memset(at->bytes + mark.in_block, 0, at->used - mark.in_block);
    ASAN_POISON_MEMORY_REGION(at->bytes + mark.in_block, at->used - mark.in_block);
    arena->handed -= at->handed - mark.handed;
    at->used = mark.in_block;
    at->handed = mark.handed;
}

static size_t round_up(size_t size)
{
    const size_t align = alignof(max_align_t);
    return (size + align - 1) & ~(align - 1);
}

static void hand_out(nt_arena *arena, block *b, size_t size, size_t gap)
{
    b->used += size;
    b->handed += size - gap;
    arena->handed += size - gap;
}

/* A piece in a block of its own behind the current one, which goes on. */
static void *alloc_alone(nt_arena *arena, size_t size)
{
    size_t rounded = round_up(size) + GAP;
    block *own = block_open(arena, rounded);
    own->is_one_piece = true;
    own->next = arena->blocks->next;
    arena->blocks->next = own;
    hand_out(arena, own, rounded, GAP);
    ASAN_UNPOISON_MEMORY_REGION(own->bytes, size);
    return own->bytes;
}

void *nt_arena_alloc(nt_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        nt_out_of_memory(size);
    }
    size_t rounded = round_up(size) + GAP;
    block *b = arena->blocks;
    if (b->capacity - b->used < rounded) {
        size_t grown = b->capacity < LARGEST_BLOCK ? b->capacity * 2 : b->capacity;
        if (rounded > grown / 4) {
            return alloc_alone(arena, size);
        }
        block *fresh = block_open(arena, grown);
        fresh->next = b;
        arena->blocks = b = fresh;
    }
    void *at = b->bytes + b->used;
    hand_out(arena, b, rounded, GAP);
    ASAN_UNPOISON_MEMORY_REGION(at, size);
    return at;
}

/* The link to the block in which the piece lies alone; NULL: it shares one. */
static block **find_own(nt_arena *arena, const void *piece)
{
    for (block **link = &arena->blocks->next; *link; link = &(*link)->next) {
        if ((*link)->is_one_piece && piece == (*link)->bytes) {
            return link;
        }
    }
    return NULL;
}

void nt_arena_give_back(nt_arena *arena, const void *piece)
{
    block **link = find_own(arena, piece);
    if (link) {
        block *b = *link;
        *link = b->next;
        b->next = NULL;
        blocks_close(arena, b, 0);
    }
}

void *nt_arena_copy(nt_arena *arena, const void *bytes, size_t size)
{
    void *copy = nt_arena_alloc(arena, size);
    if (size) {
        memcpy(copy, bytes, size);
    }
    return copy;
}

char *nt_arena_text(nt_arena *arena, const char *text, size_t length)
{
    char *copy = nt_arena_alloc(arena, length + 1);
    if (length) {
        memcpy(copy, text, length);
    }
    return copy;
}

char *nt_arena_string(nt_arena *arena, const char *text)
{
    return nt_arena_text(arena, text, strlen(text));
}

static const size_t NOT_PLAIN = SIZE_MAX;

/* The length of what is printed by a format of %s, %d and %zu alone, as nearly all are: vsnprintf
 * takes five times as long for them. NOT_PLAIN: by another, or more than `room` bytes with a NUL.
 */
static size_t print_plainly(char *out, size_t room, const char *format, va_list args)
{
    size_t used = 0;
    for (; *format; format++) {
        char digits[24], *end = digits + sizeof digits;
        const char *piece = format;
        size_t length = 1;
        if (*format == '%' && *++format == 's') {
            piece = va_arg(args, const char *);
            length = piece ? strlen(piece) : room;
        } else if (format > piece && *format == 'd') {
            piece = nt_integer_before(end, va_arg(args, int));
            length = (size_t)(end - piece);
        } else if (format > piece && *format == 'z' && *++format == 'u') {
            piece = nt_digits_before(end, va_arg(args, size_t));
            length = (size_t)(end - piece);
        } else if (format > piece) {
            return NOT_PLAIN;
        }
        if (length >= room - used) {
            return NOT_PLAIN;
        }
        memcpy(out + used, piece, length);
        used += length;
    }
    out[used] = '\0';
    return used;
}

/* As vsnprintf, but the arguments can be taken again. */
__attribute__((format(printf, 3, 0))) static size_t print(char *out, size_t room,
                                                          const char *format, va_list args)
{
    va_list plain, again;
    va_copy(plain, args);
    size_t length = print_plainly(out, room, format, plain);
    va_end(plain);
    if (length == NOT_PLAIN) {
        va_copy(again, args);
        int printed = vsnprintf(out, room, format, again);
        va_end(again);
        assert(printed >= 0);
        length = (size_t)printed;
    }
    return length;
}

char *nt_arena_vprintf(nt_arena *arena, const char *format, va_list args)
{
    char brief[256]; /* most are, and need not be printed twice */
    size_t length = print(brief, sizeof brief, format, args);
    if (length < sizeof brief) {
        return nt_arena_text(arena, brief, length);
    }
    char *text = nt_arena_alloc(arena, length + 1);
    vsnprintf(text, length + 1, format, args);
    return text;
}

char *nt_arena_printf(nt_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = nt_arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

size_t nt_arena_used(const nt_arena *arena)
{
    return arena->handed;
}

/* Of a new array: most have few items, and a report has very many arrays. */
static size_t first_items(size_t size)
{
    enum { FIRST_BYTES = 128 };
    return size < FIRST_BYTES / 2 ? FIRST_BYTES / size : 2;
}

/* Lengthens the piece that was handed out last, where its block has room and no gap follows it. */
static bool lengthen(nt_arena *arena, const void *piece, size_t length, size_t wanted)
{
    block *b = arena->blocks;
    size_t had = round_up(length), more = round_up(wanted) - had;
    if (!piece || (const unsigned char *)piece + had != b->bytes + b->used ||
        b->capacity - b->used < more) {
        return false;
    }
    hand_out(arena, b, more, 0);
    return true;
}

/* A block of one piece, elsewhere where it must be: the system moves its pages without a copy. What
 * is added is not cleared: those pages would be taken before they are needed. */
static void *move(nt_arena *arena, block **link, size_t wanted)
{
    size_t rounded = round_up(wanted) + GAP;
    nt_allowance_pause();
    block *b = realloc(*link, sizeof(block) + rounded);
    nt_allowance_resume();
    if (!b) {
        nt_out_of_memory(rounded);
    }
    *link = b;
    hand_out(arena, b, rounded - b->used, 0);
    b->capacity = rounded;
    ASAN_POISON_MEMORY_REGION(b->bytes, rounded);
    ASAN_UNPOISON_MEMORY_REGION(b->bytes, wanted);
    return b->bytes;
}

/* The piece with `wanted` bytes instead of `length`, here or elsewhere. */
static void *grow(nt_arena *arena, void *piece, size_t length, size_t wanted)
{
    if (wanted > SIZE_MAX / 2) {
        nt_out_of_memory(wanted);
    }
    block **own = length >= MOVED_FROM ? find_own(arena, piece) : NULL;
    if (own) {
        return move(arena, own, wanted);
    }
    if (wanted < MOVED_FROM && lengthen(arena, piece, length, wanted)) {
        return piece;
    }
    void *copy = (wanted < MOVED_FROM ? nt_arena_alloc : alloc_alone)(arena, wanted);
    if (length) {
        memcpy(copy, piece, length);
        ASAN_POISON_MEMORY_REGION(piece, length);
    }
    return copy;
}

void *nt_arena_grow(nt_arena *arena, const void *items, size_t size, size_t count, size_t *capacity)
{
    size_t grown = count ? count * 2 : first_items(size);
    if (grown > SIZE_MAX / 2 / size) {
        nt_out_of_memory(SIZE_MAX);
    }
    *capacity = grown;
    return grow(arena, (void *)items, count * size, grown * size);
}

nt_buffer nt_buffer_open(nt_arena *arena)
{
    return (nt_buffer){.arena = arena};
}

void nt_buffer_reserve(nt_buffer *buffer, size_t more)
{
    size_t grown = buffer->capacity ? buffer->capacity * 2 : 64;
    while (grown - buffer->length <= more) {
        grown *= 2;
    }
    buffer->bytes = grow(buffer->arena, buffer->bytes, buffer->capacity, grown);
    buffer->capacity = grown;
}

void nt_buffer_add(nt_buffer *buffer, const void *bytes, size_t length)
{
    char *at = nt_buffer_room(buffer, length);
    if (length) {
        memcpy(at, bytes, length);
    }
    nt_buffer_took(buffer, length);
}

void nt_buffer_printf(nt_buffer *buffer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *at = nt_buffer_room(buffer, 64); /* where that suffices, it is done in one go */
    size_t room = buffer->capacity - buffer->length, length = print(at, room, format, args);
    if (length >= room) {
        vsnprintf(nt_buffer_room(buffer, length), length + 1, format, args);
    }
    va_end(args);
    buffer->length += length;
}

const char *nt_buffer_text(const nt_buffer *buffer)
{
    return buffer->bytes ? buffer->bytes : "";
}
