// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/core/result.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gongkai {

/// A name as names are compared: without white space, full-width letters, digits and brackets as ASCII, and 人民政府 at
/// its end as 政府. Whatever differs otherwise (a district left out, 办公室 for 办公厅) is another agency.
std::string normalise_agency(std::string_view name);

/// One agency became another: was renamed, or merged into it.
struct agency_rename {
    std::string from{};
    std::string to{};
};

/// Which names are those of the same agency in the course of years.
class agency_names {
public:
    agency_names() = default;

    /// Renames may follow each other (A to B, B to C), and several may lead to one (a merger). Fails with
    /// argument.invalid where a name is empty, leads to two others, or leads back to itself.
    static result<agency_names> make(const std::vector<agency_rename>& renames);

    /// The normalised name that the agency has in the end.
    std::string current(std::string_view name) const;

    /// The normalised names that lead to a current name, in order; empty where there is none.
    const std::vector<std::string>& former(const std::string& current) const;

    /// The normalised name that a normalised name was changed to next; null where it was not.
    const std::string* next(const std::string& name) const;

private:
    std::map<std::string, std::string> next_;
    std::map<std::string, std::string> current_;
    std::map<std::string, std::vector<std::string>> former_;
};

}  // namespace gongkai
