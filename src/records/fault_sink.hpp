// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <concepts>
#include <gongkai/records/finding.hpp>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace gongkai::detail {

/// What is told of a fault: the rule, the name of the column, what is wrong. It holds on to nothing, and few rows have any, so that what
/// judges them need not be compiled for each who listens.
class fault_sink {
public:
    template <std::invocable<record_rule, std::string_view, std::string> Listener>
        requires(!std::same_as<std::remove_cvref_t<Listener>, fault_sink>)
    fault_sink(Listener& listener) noexcept
        : listener_{const_cast<void*>(static_cast<const void*>(&listener))},
          tell_{[](void* to, record_rule rule, std::string_view column, std::string detail) {
              (*static_cast<Listener*>(to))(rule, column, std::move(detail));
          }} {}

    void operator()(record_rule rule, std::string_view column, std::string detail) const {
        tell_(listener_, rule, column, std::move(detail));
    }

private:
    void* listener_;
    void (*tell_)(void*, record_rule, std::string_view, std::string);
};

}  // namespace gongkai::detail
