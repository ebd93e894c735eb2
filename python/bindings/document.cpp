// SPDX-License-Identifier: Apache-2.0
#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <gongkai/io/document.hpp>
#include <gongkai/io/page.hpp>
#include <utility>
#include <variant>

#include "bindings.hpp"

namespace gongkai::python {

namespace {

published_report value_or_raise(result<published_report> report) {
    if (!report) raise(report.error());
    return std::move(report).value();
}

/// Takes documents as gongkai._types has them.
class document_taker {
public:
    document take(const py::object& from) {
        document out;
        out.title = py::cast<std::string>(from.attr("title"));
        for (const py::handle block : from.attr("blocks")) {
            if (py::isinstance(block, grid_)) out.blocks.emplace_back(take_grid(block));
            else if (py::isinstance(block, paragraph_))
                out.blocks.emplace_back(paragraph{py::cast<std::string>(block.attr("text")), take_span(block.attr("span"))});
            else throw py::type_error("a block of a document is a Paragraph or a Grid");
        }
        out.sheets = std::move(sheets_);
        return out;
    }

private:
    grid take_grid(const py::handle& from) {
        grid out;
        for (const py::handle cell : from.attr("cells")) out.cells.push_back(take_cell(cell));
        const auto place = [](const grid_cell& c) { return std::pair{c.row, c.column}; };
        std::ranges::stable_sort(out.cells, {}, place);
        if (!out.cells.empty()) out.span = out.cells.front().span;
        return out;
    }

    grid_cell take_cell(const py::handle& from) {
        const auto number = [&](const char* name) { return py::cast<std::uint32_t>(from.attr(name)); };
        grid_cell out;
        out.text = py::cast<std::string>(from.attr("text"));
        out.row = number("row");
        out.column = number("column");
        out.row_span = number("row_span");
        out.column_span = number("column_span");
        if (out.row_span == 0 || out.column_span == 0) throw py::value_error("a cell spans one row and one column at least");
        out.span = take_span(from.attr("span"));
        out.run_together = py::cast<bool>(from.attr("run_together"));
        out.is_formula = py::cast<bool>(from.attr("is_formula"));
        out.problem = py::cast<std::optional<reading_problem>>(from.attr("problem"));
        return out;
    }

    source_span take_span(const py::object& from) {
        if (from.is_none()) return {};
        const auto number = [&](const char* name) { return py::cast<std::uint32_t>(from.attr(name)); };
        const std::uint32_t offset = number("offset");
        const std::uint32_t line = number("line");
        const std::uint32_t column = number("column");
        if (!from.attr("page").is_none()) {
            page_box box;
            if (const py::object b = from.attr("box"); !b.is_none()) {
                const auto side = [&](const char* name) { return py::cast<std::uint16_t>(b.attr(name)); };
                box = {side("left"), side("top"), side("right"), side("bottom")};
            }
            return source_span::on_page(number("page"), box, offset);
        }
        if (!from.attr("sheet").is_none()) {
            auto name = py::cast<std::string>(from.attr("sheet"));
            const auto known = std::ranges::find(sheets_, name);
            const auto sheet = static_cast<std::uint32_t>(known - sheets_.begin() + 1);
            if (known == sheets_.end()) sheets_.push_back(std::move(name));
            return source_span::in_sheet(sheet, line, column, offset);
        }
        if (!from.attr("table").is_none()) return source_span::in_table(number("table"), line, column, offset);
        if (!from.attr("paragraph").is_none()) return source_span::in_paragraph(number("paragraph"), offset);
        return {offset, number("length"), line, column};
    }

    py::object grid_ = value_class("Grid");
    py::object paragraph_ = value_class("Paragraph");
    std::vector<std::string> sheets_;
};

published_report read_grids(const py::object& from) {
    const document source = document_taker{}.take(from);
    return value_or_raise([&] {
        const py::gil_scoped_release release;
        return read_document(source);
    }());
}

published_report read_all_pages(const std::vector<const page*>& from) {
    std::vector<page> pages;
    for (const page* p : from) pages.push_back(*p);
    return value_or_raise([&] {
        const py::gil_scoped_release release;
        return read_pages(pages);
    }());
}

published_report read_recognised(const std::vector<const page*>& from, const std::vector<recognised_number>& numbers) {
    std::vector<page> pages;
    for (const page* p : from) pages.push_back(*p);
    return value_or_raise([&] {
        const py::gil_scoped_release release;
        return read_recognised_pages(pages, numbers);
    }());
}

recognised_number recognised(std::uint32_t page, const std::array<float, 4>& box, std::pair<std::string, double> of_page,
                             std::pair<std::string, double> of_cell) {
    return {page,
            {box[0], box[1], box[2], box[3]},
            {std::move(of_page.first), of_page.second},
            {std::move(of_cell.first), of_cell.second}};
}

}  // namespace

void bind_document(py::module_& module) {
    module.def("read_document", &read_grids, py::arg("document"), "Raises ReadError.");

    py::class_<page>(module, "Page", "A page of fixed layout. Points from the upper left corner of the page as shown.")
        .def(py::init([](float width, float height) {
                 page out;
                 out.width = width;
                 out.height = height;
                 return out;
             }),
             py::arg("width"), py::arg("height"))
        .def(
            "add_glyph",
            [](page& p, std::uint32_t character, float left, float top, float right, float bottom, float angle) {
                p.glyphs.push_back({static_cast<char32_t>(character), {left, top, right, bottom}, angle});
            },
            py::arg("character"), py::arg("left"), py::arg("top"), py::arg("right"), py::arg("bottom"), py::arg("angle"))
        .def(
            "add_rule",
            [](page& p, float left, float top, float right, float bottom) { p.rules.push_back({left, top, right, bottom}); },
            py::arg("left"), py::arg("top"), py::arg("right"), py::arg("bottom"))
        .def_readwrite("is_pictured", &page::is_pictured);
    module.def("read_pages", &read_all_pages, py::arg("pages"), "Raises ReadError.");
    py::class_<recognised_number>(module, "RecognisedNumber", "A number in a picture of a page: text and confidence, twice.")
        .def(py::init(&recognised), py::arg("page"), py::arg("box"), py::arg("of_page"), py::arg("of_cell"));
    module.def("read_recognised_pages", &read_recognised, py::arg("pages"), py::arg("numbers"), "Raises ReadError.");
}

}  // namespace gongkai::python
