// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <gongkai/c_api.h>

/// Memory for what the page hands in.
extern "C" GONGKAI_API void* gongkai_allocate(std::size_t size) { return std::malloc(size); }
extern "C" GONGKAI_API void gongkai_release(void* memory) { std::free(memory); }

/// What would throw ends the instance; the page makes another.
extern "C" void* __cxa_allocate_exception(std::size_t) { __builtin_trap(); }
extern "C" void __cxa_throw(void*, void*, void*) { __builtin_trap(); }
