/* A bag as the one output of its set: a folder or a zip. */
#include "archive/bag.h"
#include "archive/scratch.h"
#include "base/path.h"
#include "words/archive.h"

static nt_status add_folder(const nt_bag *bag, nt_outputs *outputs, const char *path, nt_error *err)
{
    const char *folder;
    NT_FAIL_IF(nt_file_exists(path) && !nt_file_exists(nt_path_join(bag->arena, path, "bagit.txt")),
               err, NT_SYSTEM, (nt_place){path, 0, 0}, NT_MESSAGE_ARCHIVE_IS_NO_BAG_OF_OURS());
    NT_TRY(nt_outputs_add_folder(outputs, path, &folder, err));
    NT_EACH(const nt_bag_file, file, bag->files.items, bag->files.count) {
        NT_TRY(nt_scratch_write(bag->arena, folder, file->path, file->bytes.bytes,
                                file->bytes.length, err));
    }
    return NT_OK;
}

static nt_status add_zip(const nt_bag *bag, nt_outputs *outputs, const char *path, nt_error *err)
{
    nt_bytes zip;
    NT_TRY(nt_bag_zip(bag, &zip, err));
    return nt_outputs_add(outputs, path, zip.bytes, zip.length, err);
}

nt_status nt_bag_write(const nt_bag *bag, nt_outputs *outputs, const char *path, nt_error *err)
{
    return (nt_path_ends_in(path, ".zip") ? add_zip : add_folder)(bag, outputs, path, err);
}
