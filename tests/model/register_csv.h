/* The cases of a register as CSV, written from codes and days alone: what a test, or another
 * program, compares with the file that they were read from. */
#pragma once

#include "model/register.h"

nt_bytes register_csv(nt_arena *arena, const nt_register *reg);
