// Whether reading is bounded: soups of the form's words, numbers and marks, each at 0.5, 2 and 8 MB. Prints for each the
// times (of the processor), the ratios of one size to the next (four times the text) and the peak of memory above the start; then the worst.
//
//   build/release/bench/bench_soups [SOUPS=40] [FIRST_SEED=1]
//
// Exits with 1 where four times the text took more than five times the time (of what takes more than 50 ms), or the
// memory went beyond 60 MB and 16 times the size.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <gongkai/io/read.hpp>

#include "../../tests/support/soups.hpp"

namespace {

struct measured {
    double seconds = 0;
    double megabytes = 0;
};

/// Megabytes at the peak, and seconds of the processor, so far.
measured used() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; };
    return {seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss) / 1024};
}

/// In a process of its own, so that the peak of memory is that of this soup.
measured read_soup(std::uint64_t seed, std::size_t bytes) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) std::abort();
    if (const pid_t child = fork(); child != 0) {
        measured out;
        close(ends[1]);
        if (read(ends[0], &out, sizeof out) != sizeof out) out.seconds = -1;
        close(ends[0]);
        waitpid(child, nullptr, 0);
        return out;
    }
    gongkai::testing::random_source draw{seed};
    const std::string text = gongkai::testing::soup(draw, bytes);
    const measured before = used();
    [[maybe_unused]] const auto report = gongkai::read(text);
    const measured after = used();
    const measured out{after.seconds - before.seconds, after.megabytes - before.megabytes};
    [[maybe_unused]] const auto written = write(ends[1], &out, sizeof out);
    _exit(0);
}

}  // namespace

int main(int argc, char** argv) {
    const int soups = argc > 1 ? std::atoi(argv[1]) : 40;
    const std::uint64_t first = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1;
    constexpr std::array<std::size_t, 3> sizes{500'000, 2'000'000, 8'000'000};
    double worst_ratio = 0;
    double worst_memory = 0;
    double slowest = 0;
    for (std::uint64_t seed = first; seed < first + static_cast<std::uint64_t>(soups); ++seed) {
        std::array<measured, 3> at{};
        double ratio = 0;
        for (std::size_t i = 0; i < sizes.size(); ++i) {
            at[i] = read_soup(seed, sizes[i]);
            if (at[i].seconds < 0) {
                std::printf("soup %llu of %zu bytes: the reader died\n", static_cast<unsigned long long>(seed), sizes[i]);
                return 1;
            }
            if (i > 0 && at[i].seconds > 0.05) ratio = std::max(ratio, at[i].seconds / at[i - 1].seconds);
            worst_memory = std::max(worst_memory, at[i].megabytes / (60 + 16e-6 * static_cast<double>(sizes[i])));
        }
        std::printf("soup %3llu: %7.3f %7.3f %7.3f s, ratio %5.2f, %5.0f MB\n", static_cast<unsigned long long>(seed),
                    at[0].seconds, at[1].seconds, at[2].seconds, ratio, at[2].megabytes);
        std::fflush(stdout);
        worst_ratio = std::max(worst_ratio, ratio);
        slowest = std::max(slowest, at[2].seconds);
    }
    std::printf("worst: %.2f times the time for four times the text, %.2f of the memory allowed, %.2f s for 8 MB\n", worst_ratio,
                worst_memory, slowest);
    return worst_ratio <= 5 && worst_memory <= 1 ? 0 : 1;
}
