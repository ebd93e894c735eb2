// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <gongkai/core/reflect.hpp>
#include <gongkai/taxonomy/legal_item.hpp>
#include <optional>
#include <string_view>

namespace gongkai::detail {

/// from_code for text that comes by the million: one comparison in place of a search.
template <legal_enum Enum>
class code_lookup {
public:
    consteval code_lookup() {
        slots_.fill(-1);
        for (const auto& row : items<Enum>) {
            std::size_t at = slot(row.code);
            while (slots_[at] >= 0) at = (at + 1) % slots_.size();
            slots_[at] = static_cast<std::int8_t>(row.value);
        }
    }

    std::optional<Enum> operator()(std::string_view code) const noexcept {
        if (code.empty()) return std::nullopt;
        for (std::size_t at = slot(code); slots_[at] >= 0; at = (at + 1) % slots_.size()) {
            const auto value = static_cast<Enum>(slots_[at]);
            if (item(value).code == code) return value;
        }
        return std::nullopt;
    }

private:
    static constexpr std::size_t slot(std::string_view code) noexcept {
        const auto letter = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(code[i])); };
        return (code.size() * 7 + letter(code.size() / 2) * 31 + letter(code.size() - 1) * 3) % 128;
    }
    static_assert(enum_size<Enum> < 64);

    std::array<std::int8_t, 128> slots_{};
};

template <legal_enum Enum>
inline constexpr code_lookup<Enum> find_code{};

}  // namespace gongkai::detail
