// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace gongkai::detail {

/// The ideographs that Unicode's EquivalentUnifiedIdeograph gives for U+2E80-2EF3, in order; a radical that has none in the
/// basic plane stands for itself.
inline constexpr std::u32string_view of_supplement =
    U"⺀厂乛乚乙亻冂⺇刀刂卜㔾小小兀尣尢⺑巳幺彑彐忄心扌攵⺚旡日月歺母民氵氺灬爫爫丬牛犭王⺪目示礻⺮糹纟罓罒㓁冗⺵羊⺷⺸耂肀聿"
    U"肉⺽艹艹艹虎衤覀西见角⻇讠贝⻊车辶辶辶邑钅長镸长门⻕阝雨青韦页风飞食⻞飠饣⻡马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟";
static_assert(of_supplement.size() == 0x2EF4 - 0x2E80);

/// The same for U+2F00-2FD5, the radicals of the Kangxi dictionary.
inline constexpr std::u32string_view of_kangxi =
    U"一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
    U"心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
    U"缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音"
    U"頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";
static_assert(of_kangxi.size() == 0x2FD6 - 0x2F00);

/// The ideograph that a radical looks like. Programs that take text from PDF files, and the fonts in these, have one for the
/// other: ⾏ for 行.
constexpr char32_t without_radical(char32_t c) noexcept {
    if (c >= 0x2F00 && c < 0x2F00 + of_kangxi.size()) return of_kangxi[c - 0x2F00];
    if (c >= 0x2E80 && c < 0x2E80 + of_supplement.size()) return of_supplement[c - 0x2E80];
    return c;
}

/// A text with ideographs in place of radicals, as long as it was in bytes. Refers to the text where there are none.
class text_without_radicals {
public:
    explicit text_without_radicals(std::string_view utf8) : text_{utf8} {
        for (std::size_t at = utf8.find('\xE2'); at != utf8.npos && at + 2 < utf8.size(); at = utf8.find('\xE2', at + 1)) {
            const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
            if (byte(1) < 0xBA || byte(1) > 0xBF) continue;
            const char32_t letter = 0x2000U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
            const char32_t plain = without_radical(letter);
            if (plain == letter) continue;
            if (own_.empty()) own_ = utf8;
            own_[at] = static_cast<char>(0xE0U | plain >> 12U);
            own_[at + 1] = static_cast<char>(0x80U | (plain >> 6U & 0x3FU));
            own_[at + 2] = static_cast<char>(0x80U | (plain & 0x3FU));
        }
    }

    std::string_view view() const noexcept { return own_.empty() ? text_ : std::string_view{own_}; }

private:
    std::string_view text_;
    std::string own_;
};

}  // namespace gongkai::detail
