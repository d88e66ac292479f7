/* The run's memory. Everything that a run reads, computes and lays out lives in one arena and is
 * released at once; only handles of libraries and of the system have a life of their own.
 *
 * Memory from an arena is aligned for any type, zeroed and valid until nt_arena_close(), but for
 * what grows: lists (NT_VEC) and buffers may leave their piece, which is then gone. Out of memory
 * stops the program here: callers never see NULL, and in the program libraries do not either
 * (command/allocation.c). A size that comes from the input is held against a limit before it gets
 * here. */
#pragma once

#include <stdarg.h>

#include "base/list.h"

typedef struct nt_arena nt_arena;

nt_arena *nt_arena_open(void);
void nt_arena_close(nt_arena *arena);

/* Before a variable's declaration: where the block is left, by whichever way, `close` is called
 * with its address. What is returned is computed before. */
#define NT_CLOSED_BY(close) __attribute__((cleanup(close)))

/* Declares an arena that is closed so. */
#define NT_PASSING_ARENA(name) NT_CLOSED_BY(nt_arena_leave) nt_arena *name = nt_arena_open()

void nt_arena_leave(nt_arena **arena);

/* `size` bytes could not be had: removes what is unfinished (base/unfinished.h), says so in one
 * line on standard error and ends the program with status 3. Takes no memory. */
_Noreturn void nt_out_of_memory(size_t size);

/* Ends the program in the same way with another status and `line`. */
_Noreturn void nt_end_run(int status, const char *line);

/* The run is over and ends with `status`. A library that clears up at exit and lacks the memory for
 * it ends the program with that status too, and nothing is said. */
void nt_out_of_memory_after(int status);

void *nt_arena_alloc(nt_arena *arena, size_t size);

/* Releases a piece that is large enough to lie alone; another stays. */
void nt_arena_give_back(nt_arena *arena, const void *piece);

/* A copy of `size` bytes. */
void *nt_arena_copy(nt_arena *arena, const void *bytes, size_t size);

/* A NUL-terminated copy of the first `length` bytes of `text`; of all of it. */
char *nt_arena_text(nt_arena *arena, const char *text, size_t length);
char *nt_arena_string(nt_arena *arena, const char *text);

char *nt_arena_printf(nt_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *nt_arena_vprintf(nt_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Where an arena is, and back: what it handed out since then is gone. Lists and buffers of before
 * must not have grown in between: what a small one grew into would be gone, too. */
typedef struct {
    size_t opened, in_block, handed;
} nt_arena_mark;

nt_arena_mark nt_arena_here(const nt_arena *arena);
void nt_arena_rewind(nt_arena *arena, nt_arena_mark mark);

/* Bytes handed out so far, for `--verbose` and the tests. */
size_t nt_arena_used(const nt_arena *arena);

#define nt_new(arena, type)              ((type *)nt_arena_alloc((arena), sizeof(type)))
#define nt_new_array(arena, type, count) ((type *)nt_arena_alloc((arena), sizeof(type) * (count)))

/* A growing array in an arena. Declare `NT_VEC(nt_row) rows = {0};`, read `rows.items[i]` for
 * i < rows.count. Items from before it grows are gone: keep no pointers to them while pushing. */
#define NT_VEC(type)                                                                               \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count, capacity;                                                                    \
    }

#define nt_vec_push(arena, vec, item)                                                              \
    ((vec)->count == (vec)->capacity                                                               \
         ? (void)((vec)->items = nt_arena_grow((arena), (vec)->items, sizeof *(vec)->items,        \
                                               (vec)->count, &(vec)->capacity))                    \
         : (void)0,                                                                                \
     (void)((vec)->items[(vec)->count++] = (item)))

/* Pushes `item` of each `i` below `count` that meets the condition, in order. */
#define NT_VEC_PICK(arena, vec, i, count, item, ...)                                               \
    do {                                                                                           \
        for (size_t i = 0, i##_end = (count); i < i##_end; i++) {                                  \
            if (__VA_ARGS__) {                                                                     \
                nt_vec_push(arena, vec, item);                                                     \
            }                                                                                      \
        }                                                                                          \
    } while (0)

/* For nt_vec_push: `items`, here or elsewhere, with room for at least one more, which is not
 * zeroed; raises *capacity. `count` items fill their piece of memory. What is elsewhere is gone
 * from here. */
void *nt_arena_grow(nt_arena *arena, const void *items, size_t size, size_t count,
                    size_t *capacity);

/* A growing byte string; `bytes` is always NUL-terminated once something was added, and gone with
 * the texts that were taken of it once more is. */
typedef struct {
    nt_arena *arena;
    char *bytes;
    size_t length, capacity;
} nt_buffer;

nt_buffer nt_buffer_open(nt_arena *arena);
void nt_buffer_add(nt_buffer *buffer, const void *bytes, size_t length);
void nt_buffer_printf(nt_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Without printf: a file has tens of thousands of numbers. A decimal is fixed point, rounded to
 * `places` digits (at most 6), without zeros at the end or a negative zero. */
void nt_buffer_integer(nt_buffer *buffer, long long value);
void nt_buffer_decimal(nt_buffer *buffer, double value, int places);
/* A finite number in the shortest form of %g that reads back as the same double. */
void nt_buffer_put_double(nt_buffer *buffer, double number);
/* The text so far, until more is added; "" when nothing was. */
const char *nt_buffer_text(const nt_buffer *buffer);

/* For those below, which are inline as a report puts a million bytes and texts: so many bytes have
 * room, and a NUL behind them. */
void nt_buffer_reserve(nt_buffer *buffer, size_t more);

static inline void nt_buffer_puts(nt_buffer *buffer, const char *text)
{
    nt_buffer_add(buffer, text, strlen(text));
}

/* Where the next bytes go; so many at the most are written there before nt_buffer_took(). */
static inline char *nt_buffer_room(nt_buffer *buffer, size_t most)
{
    if (buffer->capacity - buffer->length <= most) {
        nt_buffer_reserve(buffer, most);
    }
    return buffer->bytes + buffer->length;
}

/* So many were. */
static inline void nt_buffer_took(nt_buffer *buffer, size_t count)
{
    buffer->length += count;
    buffer->bytes[buffer->length] = '\0';
}

static inline void nt_buffer_putc(nt_buffer *buffer, char byte)
{
    *nt_buffer_room(buffer, 1) = byte;
    nt_buffer_took(buffer, 1);
}

/* Bytes as text: RFC 4648, section 4. */
void nt_base64(nt_buffer *out, const unsigned char *bytes, size_t length);
