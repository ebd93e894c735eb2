// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <gongkai/records/kinds.hpp>
#include <string>

/// Ledgers of publication and service drawn at random, for tests, examples and measurements. Invented rows only; the same
/// seed gives the same ledger on every platform, and gongkai.testing draws the same.

namespace gongkai::testing {

/// A ledger of a kind in CSV: `rows` rows of the years 2021 to 2025 in the order of their day, with ids that ascend. Nothing
/// is found wrong with any row; or, `spoilt`, about every second row has had something changed by chance: an event left
/// out, moved before or behind another, or a person who comes twice.
template <class Entry>
std::string random_records(std::size_t rows, std::uint64_t seed, bool spoilt = false);

}  // namespace gongkai::testing
