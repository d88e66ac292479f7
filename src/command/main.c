#include "command.h"

int main(int argc, char **argv)
{
    return nt_command_main(argc, argv);
}
