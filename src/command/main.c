/* The program. */
#include "command.h"

int main(int argc, char **argv)
{
    int status = nt_command_main(argc, argv);
    nt_out_of_memory_after(status);
    return status;
}
