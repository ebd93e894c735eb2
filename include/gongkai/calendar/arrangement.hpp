// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <gongkai/core/lang.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gongkai {

/// A day written as the digits yyyymmdd. A constant that is no day of the calendar does not compile.
consteval std::chrono::sys_days ymd(int yyyymmdd) {
    const std::chrono::year_month_day date{std::chrono::year{yyyymmdd / 10'000},
                                           std::chrono::month{static_cast<unsigned>(yyyymmdd / 100 % 100)},
                                           std::chrono::day{static_cast<unsigned>(yyyymmdd % 100)}};
    if (!date.ok()) throw "no such day";
    return date;
}

/// One sentence of a year's notice: a holiday from its first day off to its last, both included, and the days on
/// which people work in exchange.
struct holiday {
    static constexpr std::size_t max_make_up = 4;

    std::string_view name;
    std::chrono::sys_days first;
    std::chrono::sys_days last;
    std::array<std::chrono::sys_days, max_make_up> make_up{};
    std::size_t make_up_size = 0;

    template <std::same_as<std::chrono::sys_days>... Days>
        requires(sizeof...(Days) <= max_make_up)
    constexpr holiday(std::string_view holiday_name, std::chrono::sys_days first_off, std::chrono::sys_days last_off,
                      Days... works)
        : name{holiday_name}, first{first_off}, last{last_off}, make_up{works...}, make_up_size{sizeof...(Days)} {}

    /// The days off that are worked instead (调休上班).
    constexpr std::span<const std::chrono::sys_days> work_days() const noexcept { return {make_up.data(), make_up_size}; }
};

/// A notice of the General Office of the State Council: its title, its number where it is at hand, and where it
/// is published.
struct holiday_notice {
    std::string_view title{};
    std::string_view number{};  ///< empty: not at hand
    std::string_view address{};
};

/// What the State Council arranged for one year.
struct holiday_arrangement {
    std::chrono::year year{};
    std::span<const holiday> holidays{};
    std::span<const holiday_notice> notices{};  ///< in order of issue; a later one amends the earlier
};

namespace detail {

inline constexpr std::array holidays_2018{
    holiday{"元旦", ymd(20180101), ymd(20180101)},
    holiday{"春节", ymd(20180215), ymd(20180221), ymd(20180211), ymd(20180224)},
    holiday{"清明节", ymd(20180405), ymd(20180407), ymd(20180408)},
    holiday{"劳动节", ymd(20180429), ymd(20180501), ymd(20180428)},
    holiday{"端午节", ymd(20180618), ymd(20180618)},
    holiday{"中秋节", ymd(20180924), ymd(20180924)},
    holiday{"国庆节", ymd(20181001), ymd(20181007), ymd(20180929), ymd(20180930)},
};
inline constexpr std::array holidays_2019{
    holiday{"元旦", ymd(20181230), ymd(20190101), ymd(20181229)},
    holiday{"春节", ymd(20190204), ymd(20190210), ymd(20190202), ymd(20190203)},
    holiday{"清明节", ymd(20190405), ymd(20190405)},
    holiday{"劳动节", ymd(20190501), ymd(20190504), ymd(20190428), ymd(20190505)},
    holiday{"端午节", ymd(20190607), ymd(20190607)},
    holiday{"中秋节", ymd(20190913), ymd(20190913)},
    holiday{"国庆节", ymd(20191001), ymd(20191007), ymd(20190929), ymd(20191012)},
};
inline constexpr std::array holidays_2020{
    holiday{"元旦", ymd(20200101), ymd(20200101)},
    holiday{"春节", ymd(20200124), ymd(20200202), ymd(20200119), ymd(20200203)},
    holiday{"清明节", ymd(20200404), ymd(20200406)},
    holiday{"劳动节", ymd(20200501), ymd(20200505), ymd(20200426), ymd(20200509)},
    holiday{"端午节", ymd(20200625), ymd(20200627), ymd(20200628)},
    holiday{"国庆节、中秋节", ymd(20201001), ymd(20201008), ymd(20200927), ymd(20201010)},
};
inline constexpr std::array holidays_2021{
    holiday{"元旦", ymd(20210101), ymd(20210103)},
    holiday{"春节", ymd(20210211), ymd(20210217), ymd(20210207), ymd(20210220)},
    holiday{"清明节", ymd(20210403), ymd(20210405)},
    holiday{"劳动节", ymd(20210501), ymd(20210505), ymd(20210425), ymd(20210508)},
    holiday{"端午节", ymd(20210612), ymd(20210614)},
    holiday{"中秋节", ymd(20210919), ymd(20210921), ymd(20210918)},
    holiday{"国庆节", ymd(20211001), ymd(20211007), ymd(20210926), ymd(20211009)},
};
inline constexpr std::array holidays_2022{
    holiday{"元旦", ymd(20220101), ymd(20220103)},
    holiday{"春节", ymd(20220131), ymd(20220206), ymd(20220129), ymd(20220130)},
    holiday{"清明节", ymd(20220403), ymd(20220405), ymd(20220402)},
    holiday{"劳动节", ymd(20220430), ymd(20220504), ymd(20220424), ymd(20220507)},
    holiday{"端午节", ymd(20220603), ymd(20220605)},
    holiday{"中秋节", ymd(20220910), ymd(20220912)},
    holiday{"国庆节", ymd(20221001), ymd(20221007), ymd(20221008), ymd(20221009)},
};
inline constexpr std::array holidays_2023{
    holiday{"元旦", ymd(20221231), ymd(20230102)},
    holiday{"春节", ymd(20230121), ymd(20230127), ymd(20230128), ymd(20230129)},
    holiday{"清明节", ymd(20230405), ymd(20230405)},
    holiday{"劳动节", ymd(20230429), ymd(20230503), ymd(20230423), ymd(20230506)},
    holiday{"端午节", ymd(20230622), ymd(20230624), ymd(20230625)},
    holiday{"中秋节、国庆节", ymd(20230929), ymd(20231006), ymd(20231007), ymd(20231008)},
};
inline constexpr std::array holidays_2024{
    holiday{"元旦", ymd(20240101), ymd(20240101)},
    holiday{"春节", ymd(20240210), ymd(20240217), ymd(20240204), ymd(20240218)},
    holiday{"清明节", ymd(20240404), ymd(20240406), ymd(20240407)},
    holiday{"劳动节", ymd(20240501), ymd(20240505), ymd(20240428), ymd(20240511)},
    holiday{"端午节", ymd(20240610), ymd(20240610)},
    holiday{"中秋节", ymd(20240915), ymd(20240917), ymd(20240914)},
    holiday{"国庆节", ymd(20241001), ymd(20241007), ymd(20240929), ymd(20241012)},
};
inline constexpr std::array holidays_2025{
    holiday{"元旦", ymd(20250101), ymd(20250101)},
    holiday{"春节", ymd(20250128), ymd(20250204), ymd(20250126), ymd(20250208)},
    holiday{"清明节", ymd(20250404), ymd(20250406)},
    holiday{"劳动节", ymd(20250501), ymd(20250505), ymd(20250427)},
    holiday{"端午节", ymd(20250531), ymd(20250602)},
    holiday{"国庆节、中秋节", ymd(20251001), ymd(20251008), ymd(20250928), ymd(20251011)},
};
inline constexpr std::array holidays_2026{
    holiday{"元旦", ymd(20260101), ymd(20260103), ymd(20260104)},
    holiday{"春节", ymd(20260215), ymd(20260223), ymd(20260214), ymd(20260228)},
    holiday{"清明节", ymd(20260404), ymd(20260406)},
    holiday{"劳动节", ymd(20260501), ymd(20260505), ymd(20260509)},
    holiday{"端午节", ymd(20260619), ymd(20260621)},
    holiday{"中秋节", ymd(20260925), ymd(20260927)},
    holiday{"国庆节", ymd(20261001), ymd(20261007), ymd(20260920), ymd(20261010)},
};

inline constexpr std::array notices_2018{holiday_notice{"国务院办公厅关于2018年部分节假日安排的通知", "",
                                                        "www.gov.cn/zhengce/zhengceku/2017-11/30/content_5243579.htm"}};
inline constexpr std::array notices_2019{holiday_notice{"国务院办公厅关于2019年部分节假日安排的通知", "",
                                                        "www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm"},
                                         holiday_notice{"国务院办公厅关于调整2019年劳动节假期安排的通知", "",
                                                        "www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm"}};
inline constexpr std::array notices_2020{holiday_notice{"国务院办公厅关于2020年部分节假日安排的通知", "",
                                                        "www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm"},
                                         holiday_notice{"国务院办公厅关于延长2020年春节假期的通知", "",
                                                        "www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm"}};
inline constexpr std::array notices_2021{holiday_notice{"国务院办公厅关于2021年部分节假日安排的通知", "",
                                                        "www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm"}};
inline constexpr std::array notices_2022{holiday_notice{"国务院办公厅关于2022年部分节假日安排的通知", "",
                                                        "www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm"}};
inline constexpr std::array notices_2023{holiday_notice{"国务院办公厅关于2023年部分节假日安排的通知", "",
                                                        "www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm"}};
inline constexpr std::array notices_2024{
    holiday_notice{"国务院办公厅关于2024年部分节假日安排的通知", "", "www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm"}};
inline constexpr std::array notices_2025{holiday_notice{"国务院办公厅关于2025年部分节假日安排的通知", "国办发明电〔2024〕12号",
                                                        "www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm"}};
inline constexpr std::array notices_2026{
    holiday_notice{"国务院办公厅关于2026年部分节假日安排的通知", "", "www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm"}};

}  // namespace detail

/// The arrangements of the State Council that this release knows, year after year.
inline constexpr std::array holiday_arrangements{
    holiday_arrangement{std::chrono::year{2018}, detail::holidays_2018, detail::notices_2018},
    holiday_arrangement{std::chrono::year{2019}, detail::holidays_2019, detail::notices_2019},
    holiday_arrangement{std::chrono::year{2020}, detail::holidays_2020, detail::notices_2020},
    holiday_arrangement{std::chrono::year{2021}, detail::holidays_2021, detail::notices_2021},
    holiday_arrangement{std::chrono::year{2022}, detail::holidays_2022, detail::notices_2022},
    holiday_arrangement{std::chrono::year{2023}, detail::holidays_2023, detail::notices_2023},
    holiday_arrangement{std::chrono::year{2024}, detail::holidays_2024, detail::notices_2024},
    holiday_arrangement{std::chrono::year{2025}, detail::holidays_2025, detail::notices_2025},
    holiday_arrangement{std::chrono::year{2026}, detail::holidays_2026, detail::notices_2026},
};

/// A holiday of the State Council's arrangements, and the arrangement that has it.
struct arranged_holiday {
    const holiday* of;
    const holiday_arrangement* by;
};

/// The holiday to which a day belongs: off, or worked in exchange. Empty where no arrangement that this release knows names the day.
constexpr std::optional<arranged_holiday> holiday_of(std::chrono::sys_days date) noexcept {
    for (const holiday_arrangement& arrangement : holiday_arrangements)
        for (const holiday& h : arrangement.holidays) {
            bool named = date >= h.first && date <= h.last;
            for (const auto work : h.work_days()) named = named || work == date;
            if (named) return arranged_holiday{&h, &arrangement};
        }
    return std::nullopt;
}
static_assert(holiday_of(ymd(20250126))->of->name == "春节");
static_assert(!holiday_of(ymd(20250127)));

/// What a year's working days rest on: `国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）`.
inline std::string to_string(const holiday_arrangement& arrangement, lang language) {
    if (language == lang::en) return "State Council notice on holidays of " + std::to_string(int{arrangement.year});
    std::string out;
    for (const holiday_notice& notice : arrangement.notices) {
        if (!out.empty()) out += "、";
        out.append(notice.title);
        if (!notice.number.empty()) out.append("（").append(notice.number).append("）");
    }
    return out;
}

}  // namespace gongkai
