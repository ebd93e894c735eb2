// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <gongkai/arrow/batch.hpp>
#include <gongkai/core/edition.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace gongkai::detail {

/// 128 bits by which reports are told apart, made with a secret of the process, so that no table can be made to confuse two.
struct report_hash {
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    friend bool operator==(const report_hash&, const report_hash&) = default;
};

struct hash_of_hash {
    std::size_t operator()(const report_hash& h) const noexcept { return static_cast<std::size_t>(h.low); }
};

/// Which report a row is from.
struct row_identity {
    std::string_view file, agency, edition, error;
    decimal year{};
    arrow::number_column::found has_year = arrow::number_column::found::none;

    std::optional<gongkai::edition> stated() const noexcept {
        for (const gongkai::edition e : enumerators<gongkai::edition>)
            if (code(e) == edition) return e;
        return std::nullopt;
    }
    std::optional<int> stated_year() const noexcept {
        if (has_year != arrow::number_column::found::exact || !year.is_integer() || year.coefficient() < 1 ||
            year.coefficient() > 9999)
            return std::nullopt;
        return static_cast<int>(year.coefficient());
    }
    /// What is wrong with it; empty where nothing is.
    std::string problem() const {
        if (has_year != arrow::number_column::found::none && !stated_year()) return "year";
        if (!edition.empty() && !stated()) return "edition " + std::string{edition};
        return {};
    }
    report_hash hash() const noexcept;
};

/// The columns that say which report a row is from; any may be absent.
struct identity_columns {
    explicit identity_columns(arrow::arrow_batch& batch)
        : file{batch.words("file")},
          agency{batch.words("agency")},
          edition{batch.words("edition")},
          error{batch.words("error")},
          year{batch.numbers("year")} {}

    row_identity at(std::size_t row) const noexcept {
        const auto word = [row](const arrow::word_column& c) { return c ? c[row] : std::string_view{}; };
        row_identity out{word(file), word(agency), word(edition), word(error), {}, {}};
        out.has_year = year.read(row, out.year);
        return out;
    }
    /// The first row from `begin` that is of another report; `end` where there is none.
    std::size_t same_until(std::size_t begin, std::size_t end) const noexcept {
        for (const arrow::word_column* const c : {&file, &agency, &edition, &error})
            if (*c) end = c->same_until(begin, end);
        return year ? year.same_until(begin, end) : end;
    }

    arrow::word_column file, agency, edition, error;
    arrow::number_column year;
};

}  // namespace gongkai::detail
