// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <gongkai/core/count.hpp>
#include <gongkai/core/decimal.hpp>
#include <gongkai/core/money.hpp>

namespace gongkai::detail {

/// A quantity of the disclosure table as a number of its cell, and back; the number must be lawful there.
inline decimal as_printed(count c) noexcept { return decimal{c.value()}; }
inline decimal as_printed(money m) noexcept { return m.wan_yuan(); }
inline decimal as_printed(std::int64_t change) noexcept { return decimal{change}; }
inline decimal as_printed(const decimal& number) noexcept { return number; }
inline void take_printed(const decimal& number, count& into) { into = *count::from(number.coefficient()); }
inline void take_printed(const decimal& number, money& into) { into = *money::from_wan_yuan(number); }
inline void take_printed(const decimal& number, std::int64_t& into) { into = number.coefficient(); }
inline void take_printed(const decimal& number, decimal& into) { into = number; }

}  // namespace gongkai::detail
