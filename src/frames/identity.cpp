// SPDX-License-Identifier: Apache-2.0
#include "identity.hpp"

#include <array>
#include <random>

namespace gongkai::detail {

namespace {

__extension__ typedef unsigned __int128 wide_unsigned;

struct secret {
    std::array<std::uint64_t, 4> words{};
    secret() {
        std::random_device device;
        for (std::uint64_t& w : words) w = (std::uint64_t{device()} << 32 | device()) | 1U;
    }
};

class hasher {
public:
    void add(std::uint64_t word) noexcept {
        low_ = fold(low_ ^ word, secret_.words[0]);
        high_ = fold(high_ ^ word, secret_.words[1]) + word;
    }
    void add(std::string_view text) noexcept {
        add(text.size());
        for (std::size_t at = 0; at < text.size(); at += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, std::min<std::size_t>(8, text.size() - at));
            add(word);
        }
    }
    report_hash finish() const noexcept { return {fold(low_, secret_.words[1]), fold(high_, secret_.words[0])}; }

private:
    static std::uint64_t fold(std::uint64_t a, std::uint64_t b) noexcept {
        const wide_unsigned product = static_cast<wide_unsigned>(a) * b;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    }

    static inline const secret secret_{};
    std::uint64_t low_ = secret_.words[2];
    std::uint64_t high_ = secret_.words[3];
};

}  // namespace

report_hash row_identity::hash() const noexcept {
    hasher h;
    h.add(file);
    h.add(agency);
    h.add(edition);
    h.add(has_year == arrow::number_column::found::none ? 0U : static_cast<std::uint64_t>(year.coefficient()) + 1U);
    return h.finish();
}

}  // namespace gongkai::detail
