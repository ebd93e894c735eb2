// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <vector>
#ifndef __wasi__
#include <thread>
#endif

namespace gongkai::detail {

/// Calls `run` with each number below `parts`, in threads of their own but for the first; one after another on WebAssembly, which
/// has no threads.
template <class Run>
void in_parallel(std::size_t parts, const Run& run) {
#ifdef __wasi__
    for (std::size_t p = 0; p < parts; ++p) run(p);
#else
    std::vector<std::thread> workers;
    for (std::size_t p = 1; p < parts; ++p) workers.emplace_back([&run, p] { run(p); });
    run(std::size_t{0});
    for (std::thread& worker : workers) worker.join();
#endif
}

}  // namespace gongkai::detail
