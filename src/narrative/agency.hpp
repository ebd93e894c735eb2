// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "lexer.hpp"

namespace gongkai::detail {

/// Who a word is: the reporting organ, another one, or nobody that can be told.
enum class actor : std::uint8_t { own, unclear, other };

/// The organ whose report is read, as its prose names it.
class agency {
public:
    explicit agency(std::u32string name);

    /// 市科委 for 上海市科学技术委员会: its characters in their order. 区公安分局 for 某市公安局某区分局: in another order, as long
    /// as they are all there and the end is the same. 市财政局 is another organ than 某市某区财政局.
    bool is_named(std::u32string_view word, sem what, std::uint8_t value) const noexcept;
    /// As an organ is named: not 税务, of 税务局, which may be a field.
    bool is_named_in_full(std::u32string_view word, sem what, std::uint8_t value) const noexcept;
    /// 市局机关, 本级, as a department says it: without those under it.
    bool is_own_level(std::u32string_view word, sem what, std::uint8_t value) const noexcept;
    actor actor_of(std::u32string_view word, sem what, std::uint8_t value) const noexcept;

    /// Not the government of a territory: 全市 is not its own number.
    bool is_unknown() const noexcept { return name_.empty(); }
    bool is_department() const noexcept { return is_department_; }
    /// 全省 in the report of a county: more than its own number.
    /// The word is a part of its name as it stands.
    bool holds(std::u32string_view word) const noexcept {
        return is_department_ && word.size() > 1 && name_.find(word) != std::u32string::npos;
    }
    bool is_wider(std::u32string_view whole) const noexcept;
    /// An office reports for its government.
    bool is_office() const noexcept { return is_office_; }

private:
    bool is_name(std::u32string_view word) const noexcept;

    std::u32string name_;
    char32_t area_ = 0;  ///< of the smallest territory in the name: 区 of 某市某区财政局; 0: none
    bool is_department_ = false;
    bool is_office_ = false;
};

}  // namespace gongkai::detail
