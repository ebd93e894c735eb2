// SPDX-License-Identifier: Apache-2.0
#include "ofd_package.hpp"
#include "ofd_shapes.hpp"

#include "io/unicode.hpp"

#include <gongkai/io/read_ofd.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace gongkai {
namespace detail {
namespace {

constexpr std::size_t max_pages = 200;
constexpr std::size_t max_objects = 50'000;    ///< of a page
constexpr std::size_t max_glyphs = 50'000;     ///< of a page
constexpr std::size_t max_segments = 100'000;  ///< of a page's paths; one with more holds a drawing
constexpr int max_nesting = 16;                ///< of blocks and of graphics made of others
constexpr double points = 72 / 25.4;           ///< in a millimetre
constexpr double above = 0.88;                 ///< of the size of a font stands above the line, as in Chinese fonts
constexpr std::size_t drawn_letters = 100;     ///< filled shapes on pages without text

/// How a thing is drawn where it does not say so itself.
struct draw_parameter {
    std::string relative{};
    std::optional<bool> stroke_seen{};
    std::optional<bool> fill_seen{};
};

/// A shape made of others, which many places may show.
struct graphic_unit {
    std::shared_ptr<xmlDoc> owner;
    xml_element content;
};

struct template_page {
    std::string part;
};

/// What the parts of a document have in common.
struct resources {
    std::map<std::string, draw_parameter, std::less<>> parameters{};
    std::map<std::string, graphic_unit, std::less<>> units{};
    std::map<std::string, template_page, std::less<>> templates{};
    ofd_box physical{0, 0, 210, 297};
};

bool is_false(const std::string& value) { return value == "false" || value == "0"; }
bool is_true(const std::string& value) { return value == "true" || value == "1"; }

/// A color that does not show on paper; none where the element is not there.
std::optional<bool> is_seen(const xml_element& color) {
    if (!color) return std::nullopt;
    if (color.attribute("Alpha") == "0") return false;
    const std::vector<double> parts = numbers_of(color.attribute("Value"));
    if (parts.empty()) return true;
    const bool is_ink = parts.size() == 4;  // cyan, magenta, yellow and black
    return std::ranges::any_of(parts, [&](double part) { return is_ink ? part > 5 : part < 250; });
}

std::optional<bool> seen_by_parameter(const resources& all, std::string id, std::optional<bool> draw_parameter::* which) {
    for (int steps = 0; steps < max_nesting && !id.empty(); ++steps) {
        const auto at = all.parameters.find(id);
        if (at == all.parameters.end()) break;
        if (at->second.*which) return at->second.*which;
        id = at->second.relative;
    }
    return std::nullopt;
}

/// Puts what stands on a page into a `page`.
class page_painter {
public:
    page_painter(const resources& all, const ofd_box& physical, page& out) : all_{all}, out_{out} {
        base_ = matrix{points, 0, 0, points, -physical.x * points, -physical.y * points};
        area_ = physical.width * physical.height;
    }

    std::optional<error> paint(const xml_element& container) { return paint_all(container, base_, {}, 0); }

    std::size_t shapes() const noexcept { return shapes_; }

private:
    std::optional<error> too_complex(const char* what, std::size_t most) const {
        return error{errc::format_too_complex, std::string{"OFD: "} + what + " > " + std::to_string(most)};
    }

    std::optional<error> paint_all(const xml_element& container, const matrix& m, const std::string& parameter, int depth) {
        if (depth > max_nesting) return too_complex("levels", max_nesting);
        for (xml_element each = container.first_child(); each; each = each.next()) {
            if (++objects_ > max_objects) return too_complex("objects", max_objects);
            if (is_false(each.attribute("Visible"))) continue;
            std::string own = each.attribute("DrawParam");
            if (own.empty()) own = parameter;
            const std::string_view kind = each.name();
            std::optional<error> wrong;
            if (kind == "TextObject") wrong = paint_text(each, m);
            else if (kind == "PathObject") wrong = paint_path(each, m, own);
            else if (kind == "ImageObject") paint_image(each, m);
            else if (kind == "CompositeObject") wrong = paint_unit(each, m, own, depth);
            else if (kind == "PageBlock" || kind == "Layer") wrong = paint_all(each, m, own, depth + 1);
            if (wrong) return wrong;
        }
        return std::nullopt;
    }

    /// Where an object's own points are on the page.
    static matrix placed(const xml_element& object, const matrix& m) {
        const ofd_box boundary = box_of(object.attribute("Boundary")).value_or(ofd_box{});
        return m * matrix{1, 0, 0, 1, boundary.x, boundary.y} * matrix_of(object.attribute("CTM"));
    }

    std::optional<error> paint_unit(const xml_element& object, const matrix& m, const std::string& parameter, int depth) {
        const auto unit = all_.units.find(object.attribute("ResourceID"));
        if (unit == all_.units.end()) return std::nullopt;
        return paint_all(unit->second.content, placed(object, m), parameter, depth + 1);
    }

    void paint_image(const xml_element& object, const matrix& m) {
        const auto boundary = box_of(object.attribute("Boundary"));
        if (!boundary) return;
        const page_rectangle box = bounds(m, boundary->x, boundary->y, boundary->x + boundary->width, boundary->y + boundary->height);
        if (std::min(box.right - box.left, box.bottom - box.top) < 2) out_.rules.push_back(box);
        else if (boundary->width * boundary->height > 0.5 * area_) out_.is_pictured = true;
    }

    std::optional<error> paint_path(const xml_element& object, const matrix& m, const std::string& parameter) {
        const auto seen = [&](const char* color, std::optional<bool> draw_parameter::* which, bool otherwise) {
            if (const auto own = is_seen(object.child(color))) return *own;
            return seen_by_parameter(all_, parameter, which).value_or(otherwise);
        };
        const bool stroked = !is_false(object.attribute("Stroke")) && seen("StrokeColor", &draw_parameter::stroke_seen, true);
        const bool filled = is_true(object.attribute("Fill")) && seen("FillColor", &draw_parameter::fill_seen, false);
        if (!stroked && !filled) return std::nullopt;
        const ofd_outlines shape = outlines_of(object.child("AbbreviatedData").text());
        segments_ += shape.points;
        if (segments_ > max_segments) return too_complex("segments", max_segments);
        if (filled && shape.is_curved) ++shapes_;
        const matrix place = placed(object, m);
        for (const auto& outline : shape.lines) {
            if (stroked) {
                for (std::size_t i = 1; i < outline.size(); ++i)
                    if (outline[i].is_straight)
                        out_.rules.push_back(bounds(place, outline[i - 1].x, outline[i - 1].y, outline[i].x, outline[i].y));
            } else if (!outline.empty()) {
                page_rectangle all = bounds(place, outline[0].x, outline[0].y, outline[0].x, outline[0].y);
                for (const ofd_point& p : outline) all = join(all, bounds(place, p.x, p.y, p.x, p.y));
                out_.rules.push_back(all);  // a bar; what is thicker is no line
            }
        }
        return std::nullopt;
    }

    std::optional<error> paint_text(const xml_element& object, const matrix& m) {
        if (object.attribute("Alpha") == "0" || object.child("FillColor").attribute("Alpha") == "0") return std::nullopt;
        const double size = ofd_number_of(object.attribute("Size")).value_or(0);
        if (!(size > 0)) return std::nullopt;
        const text_style style{size, ofd_number_of(object.attribute("HScale")).value_or(1),
                               ofd_number_of(object.attribute("CharDirection")).value_or(0),
                               ofd_number_of(object.attribute("ReadDirection")).value_or(0)};
        const matrix place = placed(object, m);
        pen at{};
        for (xml_element code = object.first_child(); code; code = code.next()) {
            if (code.name() != "TextCode") continue;
            at.x = ofd_number_of(code.attribute("X")).value_or(at.x);
            at.y = ofd_number_of(code.attribute("Y")).value_or(at.y);
            paint_code(code, style, place, at);
            if (out_.glyphs.size() > max_glyphs) return too_complex("characters", max_glyphs);
        }
        return std::nullopt;
    }

    struct text_style {
        double size;
        double scale;
        double turned;   ///< degrees by which each character is turned
        double towards;  ///< degrees of the way from one character to the next
    };
    struct pen {
        double x = 0;
        double y = 0;
    };

    void paint_code(const xml_element& code, const text_style& style, const matrix& place, pen& at) {
        const std::string text = code.text();
        const std::vector<double> across = deltas_of(code.attribute("DeltaX"), max_glyphs);
        const std::vector<double> down = deltas_of(code.attribute("DeltaY"), max_glyphs);
        std::size_t n = 0;
        for (std::size_t i = 0; i < text.size() && out_.glyphs.size() <= max_glyphs;) {
            const auto decoded = decode_at(text, i);
            i += std::max<std::size_t>(decoded.length, 1);
            const char32_t c = decoded.value;
            if (c == U'\n' || c == U'\r') continue;
            const bool is_wide = c >= 0x2E80;
            const double usual = style.size * style.scale * (is_wide ? 1.0 : 0.5);
            const bool is_moved = n < across.size() || n < down.size();
            const double dx = n < across.size() ? across[n] : 0;
            const double dy = n < down.size() ? down[n] : 0;
            ++n;
            const double width = !is_wide && dx > 0 ? std::min(dx, 0.6 * style.size * style.scale) : usual;
            if (!is_white_space(c)) paint_glyph(c, width, style, place, at);
            if (is_moved) {
                at.x += dx;
                at.y += dy;
            } else {
                const double way = style.towards * 3.14159265358979323846 / 180;
                at.x += usual * std::cos(way);
                at.y += usual * std::sin(way);
            }
        }
    }

    void paint_glyph(char32_t c, double width, const text_style& style, const matrix& place, const pen& at) {
        matrix own = place * matrix{1, 0, 0, 1, at.x, at.y};
        if (style.turned != 0) {
            const double angle = style.turned * 3.14159265358979323846 / 180;
            own = own * matrix{std::cos(angle), std::sin(angle), -std::sin(angle), std::cos(angle), 0, 0};
        }
        const page_rectangle box = bounds(own, 0, -above * style.size, width, (1 - above) * style.size);
        if (!std::isfinite(box.left) || !std::isfinite(box.right) || !std::isfinite(box.top) || !std::isfinite(box.bottom)) return;
        const double turn = std::atan2(own.b, own.a) * 180 / 3.14159265358979323846;
        // A code of a font's own, and the sign that stands where a glyph has no code.
        const bool is_unknown = c < 0x20 || c == 0xA4 || (c >= 0xE000 && c < 0xF900);
        out_.glyphs.push_back({is_unknown ? U'\uFFFD' : c, box, static_cast<float>(turn)});
    }

    const resources& all_;
    page& out_;
    matrix base_{};
    double area_ = 0;
    std::size_t objects_ = 0;
    std::size_t segments_ = 0;
    std::size_t shapes_ = 0;  ///< filled and with curves, as letters are
};

/// Reads the parts of an OFD file.
class ofd_reader {
public:
    explicit ofd_reader(ofd_package package) : package_{std::move(package)} {}

    result<std::vector<page>> read() {
        auto root = package_.xml("OFD.xml");
        if (!root) return root.error();
        const xml_element top{xmlDocGetRootElement(root->get())};
        for (xml_element body = top.first_child(); body; body = body.next()) {
            if (body.name() != "DocBody") continue;
            const std::string part = body.child("DocRoot").text();
            if (part.empty()) continue;
            if (auto wrong = read_document(ofd_package::resolve("", part))) return *wrong;
        }
        if (pages_.empty()) return error{errc::format_damaged, "OFD: no page"};
        const bool has_text = std::ranges::any_of(pages_, [](const page& p) { return !p.glyphs.empty(); });
        if (!has_text && shapes_ > drawn_letters) return error{errc::document_unmapped, "OFD"};
        return std::move(pages_);
    }

private:
    std::optional<error> read_document(const std::string& part) {
        auto document = package_.xml(part);
        if (!document) return document.error();
        const xml_element top{xmlDocGetRootElement(document->get())};
        resources all;
        const xml_element common = top.child("CommonData");
        if (const auto box = box_of(common.child("PageArea").child("PhysicalBox").text())) all.physical = *box;
        for (xml_element each = common.first_child(); each; each = each.next()) {
            if (each.name() == "PublicRes" || each.name() == "DocumentRes") read_resources(ofd_package::resolve(part, each.text()), all);
            else if (each.name() == "TemplatePage")
                all.templates[each.attribute("ID")] = {ofd_package::resolve(part, each.attribute("BaseLoc"))};
        }
        for (xml_element each = top.child("Pages").first_child(); each; each = each.next()) {
            if (each.name() != "Page") continue;
            if (pages_.size() == max_pages) return error{errc::format_too_complex, "OFD: pages > " + std::to_string(max_pages)};
            if (auto wrong = read_page(ofd_package::resolve(part, each.attribute("BaseLoc")), all)) return wrong;
        }
        return std::nullopt;
    }

    /// Fonts, colors and pictures are not looked at; a part that is not there or broken has none of what is.
    void read_resources(const std::string& part, resources& all) {
        auto opened = package_.xml(part);
        if (!opened) return;
        const std::shared_ptr<xmlDoc> document{(*std::move(opened)).release(), xml_document_deleter{}};
        const xml_element top{xmlDocGetRootElement(document.get())};
        for (xml_element each = top.child("DrawParams").first_child(); each; each = each.next())
            all.parameters[each.attribute("ID")] = {each.attribute("Relative"), is_seen(each.child("StrokeColor")),
                                                    is_seen(each.child("FillColor"))};
        for (xml_element each = top.child("CompositeGraphicUnits").first_child(); each; each = each.next())
            all.units[each.attribute("ID")] = {document, each.child("Content")};
    }

    std::optional<error> read_page(const std::string& part, const resources& all) {
        auto document = package_.xml(part);
        if (!document) return document.error();
        const xml_element top{xmlDocGetRootElement(document->get())};
        const ofd_box physical = box_of(top.child("Area").child("PhysicalBox").text()).value_or(all.physical);
        page out;
        out.width = static_cast<float>(physical.width * points);
        out.height = static_cast<float>(physical.height * points);
        page_painter painter{all, physical, out};
        for (xml_element each = top.first_child(); each; each = each.next()) {
            if (each.name() != "Template") continue;
            const auto at = all.templates.find(each.attribute("TemplateID"));
            if (at == all.templates.end()) continue;
            auto form = package_.xml(at->second.part);
            if (!form) return form.error();
            if (auto wrong = painter.paint(xml_element{xmlDocGetRootElement(form->get())}.child("Content"))) return wrong;
        }
        if (auto wrong = painter.paint(top.child("Content"))) return wrong;
        shapes_ += painter.shapes();
        pages_.push_back(std::move(out));
        return std::nullopt;
    }

    ofd_package package_;
    std::vector<page> pages_{};
    std::size_t shapes_ = 0;
};

}  // namespace
}  // namespace detail

result<std::vector<page>> ofd_to_pages(std::string_view bytes) {
    auto package = detail::ofd_package::open(bytes);
    if (!package) return package.error();
    if (package->has("Encryptions.xml")) return error{errc::format_encrypted, "OFD"};
    return detail::ofd_reader{*std::move(package)}.read();
}

result<published_report> read_ofd(std::string_view bytes) {
    const auto pages = ofd_to_pages(bytes);
    if (!pages) return pages.error();
    return read_pages(*pages);
}

}  // namespace gongkai
