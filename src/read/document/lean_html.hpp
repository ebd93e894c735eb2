// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "text/place_finder.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// A page without what says nothing of a report and is most of many pages: attributes that no reader looks at, the insides
/// of comments, scripts and style sheets. libxml2 goes through these letter by letter.
struct lean_html {
    std::string text;
    std::vector<edited_place_finder::cut> cuts;  ///< where what is left stood
    /// libxml2 compares each attribute of an element with all before it, so that some 10^5 of them would take minutes:
    /// the offset in the page of an element with more than `max_attributes`, npos where all have fewer.
    std::size_t overloaded = std::string_view::npos;

    static constexpr std::size_t max_attributes = 1024;
};

/// Goes through the tags as libxml2 does. Whatever is not well-formed stays as it is. The kept attributes are those that
/// html.cpp reads. `has_sheet`: a style sheet asks for the names of elements, their classes and ids, which are kept then.
lean_html make_lean(std::string_view html, bool has_sheet);

}  // namespace gongkai::detail
