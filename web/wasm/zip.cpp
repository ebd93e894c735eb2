// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <zip.h>

#define GONGKAI_BROWSER(name) extern "C" [[clang::import_module("gongkai"), clang::import_name(name)]]

/// Looks at the directory of an archive, whose bytes stay where they are: how many parts it has, -1 where it is none.
GONGKAI_BROWSER("zip_open") std::int32_t gongkai_browser_zip_open(const void* bytes, std::size_t size);
/// The name of a part in UTF-8: how many bytes that takes.
GONGKAI_BROWSER("zip_name") std::size_t gongkai_browser_zip_name(std::size_t index, char* to, std::size_t room);
/// How many bytes a part has, as the directory says.
GONGKAI_BROWSER("zip_size") std::uint32_t gongkai_browser_zip_size(std::size_t index);
/// Unpacks a part: how many bytes it has, -1 where it is damaged or there is no room.
GONGKAI_BROWSER("zip_read") std::int32_t gongkai_browser_zip_read(std::size_t index, void* to, std::size_t room);

struct zip_source_t {
    const void* bytes;
    std::size_t size;
};

struct zip {
    zip_source_t* source;
    std::int32_t parts;
    std::string name;
};

struct zip_file_t {
    std::size_t index;
};

extern "C" {

void zip_error_init(zip_error_t*) {}
void zip_error_fini(zip_error_t*) {}
const char* zip_error_strerror(zip_error_t*) { return "damaged"; }

zip_source_t* zip_source_buffer_create(const void* bytes, zip_uint64_t size, int, zip_error_t*) {
    return new zip_source_t{bytes, static_cast<std::size_t>(size)};
}

void zip_source_free(zip_source_t* source) { delete source; }

zip_t* zip_open_from_source(zip_source_t* source, int, zip_error_t*) {
    const std::int32_t parts = gongkai_browser_zip_open(source->bytes, source->size);
    return parts < 0 ? nullptr : new zip{source, parts, {}};
}

void zip_discard(zip_t* archive) {
    zip_source_free(archive->source);
    delete archive;
}

zip_int64_t zip_get_num_entries(zip_t* archive, zip_flags_t) { return archive->parts; }

const char* zip_get_name(zip_t* archive, zip_uint64_t index, zip_flags_t) {
    constexpr std::size_t longest = 0xFFFF * 3;  // of two bytes of length, each letter three bytes
    archive->name.resize(longest);
    archive->name.resize(gongkai_browser_zip_name(static_cast<std::size_t>(index), archive->name.data(), longest));
    return archive->name.c_str();
}

int zip_stat_index(zip_t*, zip_uint64_t index, zip_flags_t, zip_stat_t* about) {
    *about = {ZIP_STAT_SIZE, gongkai_browser_zip_size(static_cast<std::size_t>(index))};
    return 0;
}

zip_file_t* zip_fopen_index(zip_t*, zip_uint64_t index, zip_flags_t) { return new zip_file_t{static_cast<std::size_t>(index)}; }

zip_int64_t zip_fread(zip_file_t* file, void* to, zip_uint64_t size) {
    return gongkai_browser_zip_read(file->index, to, static_cast<std::size_t>(size));
}

int zip_fclose(zip_file_t* file) {
    delete file;
    return 0;
}
}
