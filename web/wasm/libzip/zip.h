// SPDX-License-Identifier: Apache-2.0
// What the library asks of libzip, by fflate in the page (zip.cpp): one archive at a time, read alone.
#pragma once
#include <cstddef>
#include <cstdint>

using zip_int64_t = std::int64_t;
using zip_uint64_t = std::uint64_t;
using zip_flags_t = std::uint32_t;

struct zip_error_t {};
struct zip_source_t;
struct zip_file_t;
struct zip;
using zip_t = zip;

struct zip_stat_t {
    zip_uint64_t valid;
    zip_uint64_t size;
};

inline constexpr int ZIP_RDONLY = 16;
inline constexpr zip_flags_t ZIP_FL_ENC_GUESS = 0;
inline constexpr zip_uint64_t ZIP_STAT_SIZE = 4;

extern "C" {
void zip_error_init(zip_error_t*);
void zip_error_fini(zip_error_t*);
const char* zip_error_strerror(zip_error_t*);
zip_source_t* zip_source_buffer_create(const void* bytes, zip_uint64_t size, int free_it, zip_error_t*);
void zip_source_free(zip_source_t*);
zip_t* zip_open_from_source(zip_source_t*, int flags, zip_error_t*);
void zip_discard(zip_t*);
zip_int64_t zip_get_num_entries(zip_t*, zip_flags_t);
const char* zip_get_name(zip_t*, zip_uint64_t index, zip_flags_t);
int zip_stat_index(zip_t*, zip_uint64_t index, zip_flags_t, zip_stat_t*);
zip_file_t* zip_fopen_index(zip_t*, zip_uint64_t index, zip_flags_t);
zip_int64_t zip_fread(zip_file_t*, void* to, zip_uint64_t size);
int zip_fclose(zip_file_t*);
}
