// SPDX-License-Identifier: Apache-2.0
#include <clocale>
#include <gongkai/c_api.h>
#include <cstdlib>

namespace {

/// wasi-libc's iconv writes beyond its buffers in the locale "C".
[[maybe_unused]] const char* const locale = std::setlocale(LC_ALL, "C.UTF-8");

}  // namespace

/// Memory for what the page hands in.
extern "C" GONGKAI_API void* gongkai_allocate(std::size_t size) { return std::malloc(size); }
extern "C" GONGKAI_API void gongkai_release(void* memory) { std::free(memory); }

/// What would throw ends the instance; the page makes another.
extern "C" void* __cxa_allocate_exception(std::size_t) { __builtin_trap(); }
extern "C" void __cxa_throw(void*, void*, void*) { __builtin_trap(); }
