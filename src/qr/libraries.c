/* The versions of the libraries that this room uses. */
#include "qr/qr.h"

#include <qrencode.h>

nt_libraries nt_qr_libraries(void)
{
    return (nt_libraries){{{"libqrencode", QRcode_APIVersionString(), false}}, 1};
}
