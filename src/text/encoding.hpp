// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/result.hpp>
#include <string>
#include <string_view>

namespace gongkai::detail {

/// A document's text in valid UTF-8, without byte order mark. Refers to the bytes it was decoded from where those are
/// UTF-8 already, so it must not outlive them.
class decoded_text {
public:
    static decoded_text borrow(std::string_view utf8) noexcept {
        decoded_text result;
        result.borrowed_ = utf8;
        return result;
    }
    static decoded_text own(std::string utf8) noexcept {
        decoded_text result;
        result.converted_ = std::move(utf8);
        result.is_owner_ = true;
        return result;
    }

    std::string_view view() const noexcept { return is_owner_ ? std::string_view{converted_} : borrowed_; }

private:
    std::string_view borrowed_;
    std::string converted_;
    bool is_owner_ = false;
};

/// The text of a document: UTF-8, UTF-16 or GB18030 (which includes GBK and GB2312), by its byte order mark or else by
/// evidence; what a page declares counts only where the bytes leave a choice. A character that was cut off at the very
/// end is dropped. Fails with input_empty (white space alone included), input_binary, input_encoding or
/// input_too_large.
result<decoded_text> decode(std::string_view bytes);

/// C0 control characters but tabulator and line ends, and DEL.
constexpr bool is_control(char c) noexcept {
    return (static_cast<unsigned char>(c) < 0x20U && c != '\t' && c != '\n' && c != '\r') || c == '\x7F';
}

/// Whether there is one.
bool has_control(std::string_view text) noexcept;

}  // namespace gongkai::detail
