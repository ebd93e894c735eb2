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

/// The ideographs that Unicode's canonical decomposition gives for the compatibility ideographs U+F900-FADF; one that has none in
/// the basic plane stands for itself.
inline constexpr std::u32string_view of_compatibility =
    U"豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢"
    U"樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯"
    U"輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥"
    U"理痢罹裏裡里離匿溺吝燐璘藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀﨎﨏塚﨑晴﨓﨔凞猪益礼神祥福靖精羽﨟蘒﨡諸﨣﨤逸都﨧﨨﨩飯飼館鶴郞隷"
    U"侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸難響頻恵𤋮舘﩮﩯並况全侀充冀勇勺喝啕喙嗢"
    U"塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難"
    U"靖韛響頋頻鬒龜𢡊𢡄𣏕㮝䀘䀹𥉉𥳐𧻓齃龎﫚﫛﫜﫝﫞﫟";
static_assert(of_compatibility.size() == 0xFAE0 - 0xF900);

/// The ideograph that a radical or a compatibility ideograph looks like. Programs that take text from PDF files, and the fonts in these, have one for the
/// other: ⾏ for 行.
constexpr char32_t without_radical(char32_t c) noexcept {
    if (c >= 0x2F00 && c < 0x2F00 + of_kangxi.size()) return of_kangxi[c - 0x2F00];
    if (c >= 0xF900 && c < 0xF900 + of_compatibility.size()) return of_compatibility[c - 0xF900];
    if (c >= 0x2E80 && c < 0x2E80 + of_supplement.size()) return of_supplement[c - 0x2E80];
    return c;
}

/// A text with ideographs in place of radicals, as long as it was in bytes. Refers to the text where there are none.
class text_without_radicals {
public:
    explicit text_without_radicals(std::string_view utf8) : text_{utf8} {
        fold('\xE2', 0xBA, 0xBF);
        fold('\xEF', 0xA4, 0xAB);
    }

    std::string_view view() const noexcept { return own_.empty() ? text_ : std::string_view{own_}; }

private:
    /// Those of three bytes that begin with `first`, and with a second one from `least` to `most`.
    void fold(char first, unsigned least, unsigned most) {
        for (std::size_t at = text_.find(first); at != text_.npos && at + 2 < text_.size(); at = text_.find(first, at + 1)) {
            const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text_[at + i]); };
            if (byte(1) < least || byte(1) > most) continue;
            const char32_t letter = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
            const char32_t plain = without_radical(letter);
            if (plain == letter) continue;
            if (own_.empty()) own_ = text_;
            own_[at] = static_cast<char>(0xE0U | plain >> 12U);
            own_[at + 1] = static_cast<char>(0x80U | (plain >> 6U & 0x3FU));
            own_[at + 2] = static_cast<char>(0x80U | (plain & 0x3FU));
        }
    }

    std::string_view text_;
    std::string own_;
};

}  // namespace gongkai::detail
