// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "html_style.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai::detail {

/// What the style sheets within a page hide of it. Selectors are read as far as names, classes, ids, descendants and children
/// go; a rule of which more would have to be known (`:not()`, `@media (max-width: …)`) may apply or not.
class style_sheet {
public:
    /// Empty where nothing is hidden: other rules do not matter.
    explicit style_sheet(std::string_view html);
    style_sheet(const style_sheet&) = delete;
    style_sheet& operator=(const style_sheet&) = delete;

    bool empty() const noexcept { return rules_.empty(); }

private:
    friend class style_cascade;

    enum class answer : std::uint8_t { no, maybe, yes };

    /// `td.note#first`, without what is not understood.
    struct compound {
        std::string_view tag{};
        std::string_view id{};
        std::vector<std::string_view> classes{};

        bool matches(std::string_view name, std::string_view id_of, std::string_view class_names) const noexcept;
    };

    struct rule {
        std::vector<compound> path{};  ///< from the outermost element to the one that is meant
        bool is_child = false;         ///< of the element that the one before the last means
        bool is_certain = true;
        unsigned weight = 0;
        std::string declarations{};
        std::string important{};
    };

    static answer applies(std::string_view media);
    void read_sheet(std::string_view css, answer media, unsigned depth);
    void read_rule(std::string_view selectors, std::string_view declarations, answer media);
    static bool read_selector(std::string_view selector, rule& out);
    void keep_what_matters();

    std::string text_;  ///< the sheets, without their comments
    std::vector<rule> rules_;
};

/// The styles of the elements of a page, which come and go in the document's order.
class style_cascade {
public:
    explicit style_cascade(const style_sheet& sheet) : rules_{sheet.rules_} {}

    struct element {
        std::string_view name{};
        std::string_view id{};
        std::string_view classes{};
        std::string_view own_style{};
    };

    /// The declarations that hold for an element.
    struct styles {
        std::string surely{};
        std::string perhaps{};  ///< with those of rules that may apply
    };

    /// Begins the element `depth` of those that are open, from 1.
    styles begin(std::size_t depth, const element& begun);

private:
    /// Of an open element: for each rule, how much of its path the element and those around it are, but for the last.
    struct level {
        std::vector<std::uint8_t> passed{};
        std::vector<bool> is_parent{};  ///< it is the last but one
    };

    const std::vector<style_sheet::rule>& rules_;
    std::vector<level> levels_{};
};

}  // namespace gongkai::detail
