#pragma once
#include <gongkai/gongkai.hpp>

// Where a translation unit sees a table and a function of the library.
struct address {
    const void* rules;
    std::vector<gongkai::finding> (*check)(const gongkai::published_report&, const gongkai::check_options&);

    friend bool operator==(const address&, const address&) = default;
};

static address here() { return {&gongkai::all_rules, &gongkai::check}; }
