// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <pybind11/pybind11.h>

#include <algorithm>
#include <array>
#include <boost/describe/enumerators.hpp>
#include <gongkai/core/error.hpp>
#include <gongkai/core/reflect.hpp>
#include <gongkai/core/source_span.hpp>
#include <gongkai/rules/finding.hpp>
#include <gongkai/tables/cell.hpp>
#include <gongkai/tables/form.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The extension module gongkai._core, one file for each layer of the library. It holds no rules of its own:
/// values go out as the classes of gongkai._types, enumerations as subclasses of those of gongkai._enum.

namespace gongkai {
struct fact;
}

namespace gongkai::python {

namespace py = pybind11;

/// The Python members of an enumeration, in the order of its enumerators; null until `bind_enum`. They live as long as the
/// process.
template <class Enum>
inline std::array<PyObject*, enum_size<Enum>> members_of{};

}  // namespace gongkai::python

namespace pybind11::detail {

template <class Enum>
struct type_caster_enum_type_enabled<Enum, enable_if_t<boost::describe::has_describe_enumerators<Enum>::value>>
    : std::false_type {};

/// pybind11's own py::native_enum wants members whose values are numbers; those of gongkai._enum are their codes.
template <class Enum>
struct type_caster<Enum, enable_if_t<boost::describe::has_describe_enumerators<Enum>::value>> {
    PYBIND11_TYPE_CASTER(Enum, const_name<Enum>());

    bool load(handle from, bool) {
        const auto& members = gongkai::python::members_of<Enum>;
        const auto found = std::ranges::find(members, from.ptr());
        if (found == members.end()) return false;
        value = gongkai::enumerators<Enum>[static_cast<std::size_t>(found - members.begin())];
        return true;
    }
    static handle cast(Enum from, return_value_policy, handle) {
        PyObject* const member = gongkai::python::members_of<Enum>[gongkai::index_of(from)];
        if (!member) throw cast_error("an enumeration that is not bound");
        return handle{member}.inc_ref();
    }
};

}  // namespace pybind11::detail

namespace gongkai::python {

void bind_core(py::module_& module);
void bind_taxonomy(py::module_& module);
void bind_report(py::module_& module);
void bind_rules(py::module_& module);
void bind_narrative(py::module_& module);
void bind_numerals(py::module_& module);
void bind_panel(py::module_& module);
void bind_io(py::module_& module);
void bind_frames(py::module_& module);
void bind_random_report(py::module_& module);
void bind_document(py::module_& module);
void bind_ledger(py::module_& module);
void bind_records(py::module_& module);
/// A gongkai._types.Fact.
py::object fact_object(const fact& f, const std::vector<std::string>& sheets);
void bind_write(py::module_& module);

/// A ReadError.
py::object as_exception(const error& e);
[[noreturn]] void raise(const error& e);
/// An InputError: something given that cannot be used.
[[noreturn]] void refuse(const std::string& chinese, const std::string& english);

/// Of a day that is none.
[[noreturn]] void refuse_day(const std::string& given);

/// As gongkai._types.Finding.
py::list to_list(const std::vector<finding>& found, const std::vector<std::string>& sheets);

/// A class of gongkai._types.
inline py::object value_class(const char* name) { return py::module_::import("gongkai._types").attr(name); }

/// Text of a document; bytes that are no UTF-8 become U+FFFD.
inline py::str text(std::string_view utf8) {
    PyObject* decoded = PyUnicode_DecodeUTF8(utf8.data(), static_cast<Py_ssize_t>(utf8.size()), "replace");
    if (!decoded) throw py::error_already_set();
    return py::reinterpret_steal<py::str>(decoded);
}

inline py::object text_or_none(std::string_view utf8) {
    if (utf8.empty()) return py::none();
    return text(utf8);
}

/// A gongkai._types.Span; `sheets` are the names of the workbook's.
inline py::object place(const source_span& span, const std::vector<std::string>& sheets) {
    if (!span) return py::none();
    const py::object make = value_class("Span");
    const py::none none;
    const auto in = [&](const py::object& page, const py::object& box, const py::object& sheet, const py::object& table,
                        const py::object& paragraph) {
        return make(span.line, span.column, span.offset, span.length, page, box, sheet, table, paragraph);
    };
    switch (span.kind) {
        case place_kind::text: break;
        case place_kind::page: {
            const page_box& b = span.box;
            return in(py::int_(span.number), value_class("Box")(b.left, b.top, b.right, b.bottom), none, none, none);
        }
        case place_kind::sheet: {
            const bool known = span.number - 1U < sheets.size();
            return in(none, none, known ? text(sheets[span.number - 1U]) : py::str(std::to_string(span.number)), none, none);
        }
        case place_kind::table: return in(none, none, none, py::int_(span.number), none);
        case place_kind::paragraph: return in(none, none, none, none, py::int_(span.number));
    }
    return make(span.line, span.column, span.offset, span.length);
}

template <class T>
py::object optional(const std::optional<T>& value) {
    if (!value) return py::none();
    return py::cast(*value);
}

/// An int for a count; a Decimal, exactly as printed, for an amount and for what is no integer.
class number_maker {
public:
    py::object operator()(const cell_key& key, const cell& c) const {
        if (!c.has_value()) return py::none();
        if (c.number().is_integer() && !key.is_money()) return py::int_(c.number().coefficient());
        return decimal_(to_string(c.number()));
    }
    py::object operator()(const decimal& number) const {
        if (number.is_integer()) return py::int_(number.coefficient());
        return decimal_(to_string(number));
    }

private:
    py::object decimal_ = py::module_::import("decimal").attr("Decimal");
};

inline py::object row_of(const cell_key& key) {
    switch (key.table()) {
        case table::disclosure: return py::cast(static_cast<disclosure_row>(key.row()));
        case table::requests: return py::cast(static_cast<request_row>(key.row()));
        case table::reviews: break;
    }
    return py::cast(static_cast<review_kind>(key.row()));
}

inline py::object column_of(const cell_key& key) {
    switch (key.table()) {
        case table::disclosure: return py::cast(static_cast<disclosure_column>(key.column()));
        case table::requests: return py::cast(static_cast<request_column>(key.column()));
        case table::reviews: break;
    }
    return py::cast(static_cast<review_column>(key.column()));
}

/// A gongkai._types.CellKey.
inline py::object address(const py::object& make_key, const cell_key& key) {
    return make_key(key.table(), row_of(key), column_of(key));
}

/// The stable code of an enumerator: its name where it has no other.
template <class Enum>
constexpr std::string_view code_of(Enum value) {
    if constexpr (requires { code(value); }) return code(value);
    else return enumerator_names<Enum>[index_of(value)];
}

/// A described enumeration as a Python enumeration: a subclass of `base` in gongkai._enum, members in upper case,
/// each with its code and whatever `describe(member, value)` adds.
template <class Enum, class Describe>
void bind_enum(py::module_& module, const char* name, const char* base, const char* doc, Describe describe) {
    py::list members;
    for (const Enum value : enumerators<Enum>) {
        std::string member{enumerator_names<Enum>[index_of(value)]};
        for (char& c : member)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        members.append(py::make_tuple(member, code_of(value)));
    }
    const py::object made =
        py::module_::import("gongkai._enum").attr(base)(name, members, py::arg("module") = module.attr("__name__"));
    made.attr("__doc__") = doc;
    module.attr(name) = made;
    for (const Enum value : enumerators<Enum>) {
        py::object member = made.attr("__members__")[members[index_of(value)][py::int_(0)]];
        member.attr("code") = py::cast(code_of(value));
        member.attr("position") = index_of(value);
        members_of<Enum>[index_of(value)] = py::object{member}.release().ptr();
        describe(std::move(member), value);
    }
}

/// An enumeration with codes and with a label in both languages.
template <class Enum>
void bind_labelled(py::module_& module, const char* name, const char* doc) {
    bind_enum<Enum>(module, name, "Labelled", doc, [](py::object member, Enum value) {
        member.attr("zh") = py::cast(label(value, lang::zh));
        member.attr("en") = py::cast(label(value, lang::en));
    });
}

/// An enumeration with codes and nothing else.
template <class Enum>
void bind_coded(py::module_& module, const char* name, const char* doc) {
    bind_enum<Enum>(module, name, "Coded", doc, [](py::object, Enum) {});
}

}  // namespace gongkai::python
