/* What a cube says of its register: enough to tell whether another one was counted alike. */
#include "counts/cube.h"

#include <string.h>

#include "archive/bag.h"
#include "words/counts.h"

static const char *columns_of(nt_arena *arena, const nt_register *reg)
{
    nt_buffer out = nt_buffer_open(arena);
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        if (reg->columns[c]) {
            nt_buffer_printf(&out, "%s%s", out.length ? " " : "", nt_cube_lacks[c]);
        }
    }
    return nt_buffer_text(&out);
}

/* The descriptor, and each table but that of the cases, as they are on the disk. */
static const char *lists_of(nt_arena *arena, const nt_package *package)
{
    NT_PASSING_ARENA(scratch);
    nt_buffer all = nt_buffer_open(scratch);
    nt_buffer_printf(&all, "%zu ", package->descriptor_bytes.length);
    nt_buffer_add(&all, package->descriptor_bytes.bytes, package->descriptor_bytes.length);
    NT_EACH(const nt_package_file, file, package->files, package->file_count) {
        if (file->part->bytes.length) {
            nt_buffer_printf(&all, "%s %zu ", file->part->relative_path, file->part->bytes.length);
            nt_buffer_add(&all, file->part->bytes.bytes, file->part->bytes.length);
        }
    }
    return nt_bag_sha512(arena, (nt_bytes){nt_buffer_text(&all), all.length});
}

/* What only the whole register can tell, a shard does not know. */
static nt_status judge_shard(const nt_register *reg, nt_error *err)
{
    nt_place place = reg->package->descriptor->place;
    NT_FAIL_IF(!reg->coverage.from_stated || !reg->coverage.to_stated, err, NT_INVALID, place,
               NT_MESSAGE_COUNTS_SHARD_WITHOUT_COVERAGE());
    NT_FAIL_IF(reg->numbered, err, NT_INVALID, place, NT_MESSAGE_COUNTS_SHARD_OF_NUMBERED());
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        NT_FAIL_IF(reg->open[d] && reg->codes[d].present, err, NT_INVALID, place,
                   NT_MESSAGE_COUNTS_SHARD_OF_OPEN(.list = nt_cube_lacks[d]));
    }
    return NT_OK;
}

nt_status nt_cube_describe(nt_arena *arena, const nt_register *reg, nt_date day,
                           nt_cube_shard shard, nt_cube_about *out, nt_error *err)
{
    NT_TRY(shard.of ? judge_shard(reg, err) : NT_OK);
    *out = (nt_cube_about){.origin = reg->package->name,
                           .lists = lists_of(arena, reg->package),
                           .columns = columns_of(arena, reg),
                           .row = nt_row_units[reg->row],
                           .day = day,
                           .open_on = nt_model_state_day(&reg->coverage, day),
                           .from = reg->coverage.from,
                           .to = reg->coverage.to,
                           .shard = shard};
    return NT_OK;
}

nt_status nt_cube_belongs(nt_arena *arena, const nt_cube_file *cube, const nt_package *package,
                          nt_error *err)
{
    const char *lists = lists_of(arena, package);
    NT_FAIL_IF(cube->about.shard.of, err, NT_INVALID, nt_place_in(cube->path),
               NT_MESSAGE_COUNTS_IS_A_SHARD(.number = cube->about.shard.number,
                                            .of = cube->about.shard.of));
    return strcmp(lists, cube->about.lists) == 0
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(cube->path),
                         NT_MESSAGE_COUNTS_OTHER_LISTS(.folder = package->folder));
}
