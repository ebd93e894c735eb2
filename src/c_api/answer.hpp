// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <gongkai/c_api.h>
#include <gongkai/gongkai.hpp>
#include <gongkai/panel/across_finding.hpp>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the functions of c_api.h have in common: JSON in and out.

struct gongkai_text {
    std::string value;
};

namespace gongkai::c_api {

using json = nlohmann::ordered_json;

gongkai_text* answer(std::string text);
gongkai_text* answer(const json& value);
gongkai_text* answer(const error& why);

/// JSON that a caller hands in; argument.invalid, json.syntax or json.schema where it is not an object of sensible depth.
result<json> parse(const char* text, std::size_t size);

/// A member of an object; null where there is none.
const json& member(const json& of, const char* key);
/// A text that is a member; empty where there is none or it is no text.
std::string text_of(const json& of, const char* key);
/// A number that is a member and fits; `otherwise` where there is none.
int number_of(const json& of, const char* key, int otherwise);
/// A day that is a member: nothing where it is absent, null or empty; `wrong` is set where it is no day.
std::optional<std::chrono::sys_days> day_of(const json& of, const char* key, std::optional<error>& wrong);

/// A report that is a member, as read_json reads it.
result<published_report> report_of(const json& of, const char* key);

/// The cell of a name, if the form has it.
std::optional<cell_key> cell_of(std::string_view name, const form& f);

json key_json(const cell_key& key);
json finding_json(const finding& f, const std::vector<std::string>& sheets);
json finding_json(const across_finding& f);

/// Findings but what holds, which is counted; all where `passes`.
json findings_json(const std::vector<finding>& found, const std::vector<std::string>& sheets, bool passes, json& count);

/// A report with all that is found in it.
gongkai_text* checked(const result<published_report>& report, bool passes);

}  // namespace gongkai::c_api
