/* The files that describe a snapshot to others. */
#pragma once

#include "archive/snapshot.h"

/* datapackage.json: every payload file with size and checksum, the data with their schemas. */
nt_status nt_snapshot_package(nt_arena *arena, const nt_snapshot_request *request,
                              const nt_bag *bag, nt_bytes *out, nt_error *err);

/* prov.json (W3C PROV-JSON): input files, their rows, the figures made of them, the pages. */
nt_status nt_snapshot_prov(nt_arena *arena, const nt_snapshot_request *request, nt_bytes *out,
                           nt_error *err);

/* README.txt, Indonesian and English. */
nt_bytes nt_snapshot_readme(nt_arena *arena, const nt_snapshot_request *request);
