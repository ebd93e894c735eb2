// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace gongkai::detail {

/// As many as asked for; 0: one on each core.
inline unsigned thread_count(unsigned wanted) noexcept {
    return wanted != 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

/// Calls `work(i)` for every i below `n`, in some threads, of which this one is one. The first exception is thrown on.
template <class Work>
void in_parallel(std::size_t n, unsigned threads, Work work) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr thrown;
    std::mutex mutex;
    const auto run = [&] {
        for (std::size_t i = next++; i < n; i = next++) {
            try {
                work(i);
            } catch (...) {
                const std::lock_guard lock{mutex};
                if (!thrown) thrown = std::current_exception();
                next = n;
            }
        }
    };
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < std::min<std::size_t>(threads, n); ++t) others.emplace_back(run);
    run();
    for (std::thread& other : others) other.join();
    if (thrown) std::rethrow_exception(thrown);
}

}  // namespace gongkai::detail
