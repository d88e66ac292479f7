/* The states of a register on other days than that of the report. */
#include <pthread.h>

#include "model/cube.h"

struct nt_states {
    nt_arena *arena;
    const nt_register *reg;
    pthread_mutex_t turn;
    NT_VEC(const nt_cube *) counted;
};

nt_states *nt_states_open(nt_arena *arena, const nt_register *reg)
{
    nt_states *states = nt_new(arena, nt_states);
    states->arena = arena;
    states->reg = reg;
    pthread_mutex_init(&states->turn, NULL);
    return states;
}

const nt_register *nt_states_of(const nt_states *states)
{
    return states->reg;
}

static const nt_cube *find(const nt_states *states, nt_date day)
{
    for (size_t i = 0; i < states->counted.count; i++) {
        if (states->counted.items[i]->as_of == day) {
            return states->counted.items[i];
        }
    }
    return NULL;
}

const nt_cube *nt_states_on(nt_states *states, nt_date day)
{
    pthread_mutex_lock(&states->turn);
    const nt_cube *cube = find(states, day);
    if (!cube) {
        cube = nt_cube_count(states->arena, states->reg, day, 0, states->reg->case_count);
        nt_vec_push(states->arena, &states->counted, cube);
    }
    pthread_mutex_unlock(&states->turn);
    return cube;
}
