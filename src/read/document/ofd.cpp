// SPDX-License-Identifier: Apache-2.0
#include "ofd_package.hpp"
#include "ofd_shapes.hpp"

#include "text/unicode.hpp"

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
constexpr std::size_t max_looks = 50'000'000;  ///< of a page, for characters that are covered or white
constexpr float thinnest_cover = 3;            ///< points; what is thinner is a line
constexpr std::size_t drawn_letters = 100;     ///< filled shapes on pages without text

/// What a color leaves on paper.
enum class ink : std::uint8_t { clear, white, color };

/// How a thing is drawn where it does not say so itself.
struct draw_parameter {
    std::string relative{};
    std::optional<ink> stroke{};
    std::optional<ink> fill{};
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

/// None where the element is not there.
std::optional<ink> ink_of(const xml_element& color) {
    if (!color) return std::nullopt;
    if (color.attribute("Alpha") == "0") return ink::clear;
    const std::vector<double> parts = numbers_of(color.attribute("Value"));
    if (parts.empty()) return ink::color;
    const bool has_four = parts.size() == 4;  // cyan, magenta, yellow and black
    return std::ranges::any_of(parts, [&](double part) { return has_four ? part > 5 : part < 250; }) ? ink::color : ink::white;
}

std::optional<ink> ink_by_parameter(const resources& all, std::string id, std::optional<ink> draw_parameter::* which) {
    for (int steps = 0; steps < max_nesting && !id.empty(); ++steps) {
        const auto at = all.parameters.find(id);
        if (at == all.parameters.end()) break;
        if (at->second.*which) return at->second.*which;
        id = at->second.relative;
    }
    return std::nullopt;
}

/// Whether nothing shines through: it may say so itself, or its color.
bool is_opaque(const xml_element& of) {
    const std::string alpha = of.attribute("Alpha");
    return alpha.empty() || alpha == "255";
}

page_rectangle overlap(const page_rectangle& a, const page_rectangle& b) noexcept {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

bool is_area(const page_rectangle& box) noexcept { return box.left < box.right && box.top < box.bottom; }

/// What may be behind a text, or on it.
struct filled_area {
    page_rectangle box{};
    bool is_white = false;
};

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
            if (kind == "TextObject") wrong = paint_text(each, m, own);
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
        const page_rectangle box =
            bounds(m, boundary->x, boundary->y, boundary->x + boundary->width, boundary->y + boundary->height);
        if (std::min(box.right - box.left, box.bottom - box.top) < 2) out_.rules.push_back(box);
        else if (boundary->width * boundary->height > 0.5 * area_) out_.is_pictured = true;
        areas_.push_back({box, false});
    }

    std::optional<error> paint_path(const xml_element& object, const matrix& m, const std::string& parameter) {
        const ink stroke = ink_with(object, "StrokeColor", parameter, &draw_parameter::stroke, ink::color);
        const ink fill = ink_with(object, "FillColor", parameter, &draw_parameter::fill, ink::clear);
        const bool stroked = !is_false(object.attribute("Stroke")) && stroke == ink::color;
        const bool filled = is_true(object.attribute("Fill")) && fill == ink::color;
        const bool whitens = is_true(object.attribute("Fill")) && fill == ink::white;
        if (!stroked && !filled && !whitens) return std::nullopt;
        const ofd_outlines shape = outlines_of(object.child("AbbreviatedData").text());
        segments_ += shape.points;
        if (segments_ > max_segments) return too_complex("segments", max_segments);
        if (filled && shape.is_curved) ++shapes_;
        const matrix place = placed(object, m);
        if (filled || whitens)
            if (auto wrong = fill_area(object, shape, m, place, whitens)) return wrong;
        for (const auto& outline : shape.lines) {
            if (stroked) {
                for (std::size_t i = 1; i < outline.size(); ++i)
                    if (outline[i].is_straight)
                        out_.rules.push_back(bounds(place, outline[i - 1].x, outline[i - 1].y, outline[i].x, outline[i].y));
            } else if (filled && !outline.empty()) {
                out_.rules.push_back(around(outline, place));  // a bar; what is thicker is no line
            }
        }
        return std::nullopt;
    }

    static page_rectangle around(const std::vector<ofd_point>& outline, const matrix& place) {
        page_rectangle all = bounds(place, outline[0].x, outline[0].y, outline[0].x, outline[0].y);
        for (const ofd_point& p : outline) all = join(all, bounds(place, p.x, p.y, p.x, p.y));
        return all;
    }

    ink ink_with(const xml_element& object, const char* color, const std::string& parameter,
                 std::optional<ink> draw_parameter::* which, ink otherwise) const {
        if (const auto own = ink_of(object.child(color))) return *own;
        return ink_by_parameter(all_, parameter, which).value_or(otherwise);
    }

    /// Remembers what is filled, and takes away the characters that a rectangle covers.
    std::optional<error> fill_area(const xml_element& object, const ofd_outlines& shape, const matrix& m, const matrix& place,
                                   bool is_white) {
        const auto boundary = box_of(object.attribute("Boundary"));
        for (const auto& outline : shape.lines) {
            if (outline.empty()) continue;
            page_rectangle box = around(outline, place);
            if (boundary)
                box = overlap(box,
                              bounds(m, boundary->x, boundary->y, boundary->x + boundary->width, boundary->y + boundary->height));
            if (!is_area(box)) continue;
            areas_.push_back({box, is_white});
            if (std::min(box.right - box.left, box.bottom - box.top) < thinnest_cover || shape.lines.size() != 1 ||
                shape.is_curved || !is_upright_rectangle(outline, place) || object.child("Clips") || !is_opaque(object) ||
                !is_opaque(object.child("FillColor")))
                continue;
            looked_at_ += out_.glyphs.size();
            if (looked_at_ > max_looks) return too_complex("characters under rectangles", max_looks);
            std::erase_if(out_.glyphs, [&](const page_glyph& glyph) {
                // There is room around the ink.
                const float x = (glyph.box.right - glyph.box.left) / 8;
                const float y = (glyph.box.bottom - glyph.box.top) / 8;
                return box.left <= glyph.box.left + x && box.right >= glyph.box.right - x && box.top <= glyph.box.top + y &&
                       box.bottom >= glyph.box.bottom - y;
            });
        }
        return std::nullopt;
    }

    static bool is_upright_rectangle(const std::vector<ofd_point>& outline, const matrix& place) {
        const bool turned = (place.b != 0 || place.c != 0) && (place.a != 0 || place.d != 0);
        if (turned || outline.size() < 4 || outline.size() > 5) return false;
        const page_rectangle all = around(outline, {});
        unsigned corners = 0;  // a bit for each
        for (const ofd_point& p : outline) {
            const auto x = static_cast<float>(p.x);
            const auto y = static_cast<float>(p.y);
            if ((x != all.left && x != all.right) || (y != all.top && y != all.bottom)) return false;
            corners |= 1U << ((x == all.right ? 1U : 0U) + (y == all.bottom ? 2U : 0U));
        }
        return corners == 0b1111U;
    }

    /// The part of the page that the clips of an object leave, as rectangles around them; none where there are none that are
    /// paths. Programs differ in whether the object's own matrix applies to them, so that both places count.
    std::optional<page_rectangle> clip_of(const xml_element& object, const matrix& m) const {
        std::optional<page_rectangle> left;
        const ofd_box boundary = box_of(object.attribute("Boundary")).value_or(ofd_box{});
        const matrix plain = m * matrix{1, 0, 0, 1, boundary.x, boundary.y};
        for (xml_element clip = object.child("Clips").first_child(); clip; clip = clip.next()) {
            if (clip.name() != "Clip") continue;
            std::optional<page_rectangle> all;
            for (xml_element area = clip.first_child(); area; area = area.next()) {
                if (area.name() != "Area") continue;
                const xml_element path = area.child("Path");
                if (!path) return std::nullopt;
                const ofd_outlines shape = outlines_of(path.child("AbbreviatedData").text());
                for (const matrix& base : {plain, placed(object, m)})
                    for (const auto& outline : shape.lines) {
                        if (outline.empty()) continue;
                        const page_rectangle box = around(outline, placed(path, base * matrix_of(area.attribute("CTM"))));
                        all = all ? join(*all, box) : box;
                    }
            }
            if (all) left = left ? overlap(*left, *all) : *all;
        }
        return left;
    }

    /// Whether nothing, or white, is behind the middle of a character.
    bool is_on_white(const page_rectangle& box) {
        const float x = (box.left + box.right) / 2;
        const float y = (box.top + box.bottom) / 2;
        for (auto area = areas_.rbegin(); area != areas_.rend(); ++area) {
            if (++looked_at_ > max_looks) return false;
            if (area->box.left <= x && x <= area->box.right && area->box.top <= y && y <= area->box.bottom) return area->is_white;
        }
        return true;
    }

    std::optional<error> paint_text(const xml_element& object, const matrix& m, const std::string& parameter) {
        if (object.attribute("Alpha") == "0") return std::nullopt;
        const ink fill = is_false(object.attribute("Fill"))
                             ? ink::clear
                             : ink_with(object, "FillColor", parameter, &draw_parameter::fill, ink::color);
        const ink stroke = is_true(object.attribute("Stroke"))
                               ? ink_with(object, "StrokeColor", parameter, &draw_parameter::stroke, ink::color)
                               : ink::clear;
        if (fill == ink::clear && stroke == ink::clear) return std::nullopt;
        const std::size_t before = out_.glyphs.size();
        if (auto wrong = paint_codes(object, m)) return wrong;
        const std::optional<page_rectangle> clip = clip_of(object, m);
        const bool is_white = fill != ink::color && stroke != ink::color;
        if (!clip && !is_white) return std::nullopt;
        const auto unseen = std::ranges::remove_if(
            out_.glyphs.begin() + static_cast<std::ptrdiff_t>(before), out_.glyphs.end(), [&](const page_glyph& glyph) {
                return (clip && !is_area(overlap(*clip, glyph.box))) || (is_white && is_on_white(glyph.box));
            });
        out_.glyphs.erase(unseen.begin(), unseen.end());
        return looked_at_ > max_looks ? too_complex("white characters", max_looks) : std::nullopt;
    }

    std::optional<error> paint_codes(const xml_element& object, const matrix& m) {
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
        if (!std::isfinite(box.left) || !std::isfinite(box.right) || !std::isfinite(box.top) || !std::isfinite(box.bottom))
            return;
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
    std::size_t looked_at_ = 0;         ///< characters and areas, to find what is covered
    std::vector<filled_area> areas_{};  ///< in the order in which they are drawn
    std::size_t shapes_ = 0;            ///< filled and with curves, as letters are
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
            if (each.name() == "PublicRes" || each.name() == "DocumentRes")
                read_resources(ofd_package::resolve(part, each.text()), all);
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
            all.parameters[each.attribute("ID")] = {each.attribute("Relative"), ink_of(each.child("StrokeColor")),
                                                    ink_of(each.child("FillColor"))};
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
