/* What the ways to count a register share. */
#pragma once

#include "command.h"
#include "counts/cube.h"

/* What --shard says; the whole where it is not given. */
nt_status nt_command_shard(const nt_options *options, nt_cube_shard *out, nt_error *err);

/* Publishes the cube of so many rows, and what describes it. */
nt_status nt_command_write_cube(nt_run_state *run, nt_bytes cube, const nt_cube_part *parts,
                                size_t count, size_t rows, nt_error *err);

nt_status nt_command_print_sql(nt_run_state *run, nt_error *err);
nt_status nt_command_count_there(nt_run_state *run, nt_error *err);
