// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/error.hpp>
#include <stdexcept>
#include <type_traits>
#include <utility>
#include <variant>

namespace gongkai {

/// Thrown by `result::value()` on a failure, and only there: a caller who did not look.
class bad_result_access : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

namespace detail {
inline std::string describe_failure(const error& e) { return to_string(e); }
template <class Failure>
std::string describe_failure(const Failure&) {
    return "result holds a failure";
}
}  // namespace detail

/// A value, or why there is none.
template <class T, class E = error>
class [[nodiscard]] result {
    static_assert(!std::is_same_v<T, E>);

public:
    /// What there is.
    using value_type = T;
    /// Why there is none.
    using error_type = E;

    constexpr result(T value) : state_{std::in_place_index<0>, std::move(value)} {}
    constexpr result(E failure) : state_{std::in_place_index<1>, std::move(failure)} {}

    /// Whether there is a value.
    constexpr bool has_value() const noexcept { return state_.index() == 0; }
    constexpr explicit operator bool() const noexcept { return has_value(); }

    /// The value; throws bad_result_access on a failure.
    constexpr const T& value() const& {
        require();
        return *std::get_if<0>(&state_);
    }
    constexpr T&& value() && {
        require();
        return std::move(*std::get_if<0>(&state_));
    }

    /// Without a check: only where has_value() is known.
    constexpr const T& operator*() const& noexcept { return *std::get_if<0>(&state_); }
    constexpr T&& operator*() && noexcept { return std::move(*std::get_if<0>(&state_)); }
    constexpr const T* operator->() const noexcept { return std::get_if<0>(&state_); }

    /// Only where has_value() is false.
    constexpr const E& error() const& noexcept { return *std::get_if<1>(&state_); }
    constexpr E&& error() && noexcept { return std::move(*std::get_if<1>(&state_)); }

private:
    constexpr void require() const {
        if (!has_value()) throw bad_result_access{detail::describe_failure(error())};
    }

    std::variant<T, E> state_;
};

}  // namespace gongkai
