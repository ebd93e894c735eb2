// SPDX-License-Identifier: Apache-2.0
#include <gongkai/ledger/clock.hpp>
#include <gongkai/records/read.hpp>
#include <gongkai/testing/random_records.hpp>
#include <gongkai/testing/random_report.hpp>

#include "field.hpp"

namespace gongkai::testing {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr sys_days first_day{std::chrono::year{2021} / 1 / 1};
constexpr sys_days last_day{std::chrono::year{2025} / 12 / 31};

class drawer {
public:
    explicit drawer(std::uint64_t seed) : random_{seed} {}

    random_source& random() noexcept { return random_; }
    bool percent(unsigned chance) { return random_.percent(chance); }
    sys_days after(sys_days day, int most) { return day + days{random_.between(0, most)}; }
    template <class Enum>
    Enum any() {
        return enumerators<Enum>[random_.below(enum_size<Enum>)];
    }

    void make(publication_entry& e, sys_days day) {
        static constexpr std::string_view people[] = {"王某", "李某", "张某", "刘某", "陈某"};
        const std::size_t first = random_.below(5);
        e.made = day;
        e.drafted = moment{day, hours{9}};
        sys_days at = day;
        if (percent(10)) {
            e.returned = moment{day, hours{8}};
        }
        const auto next = [&](std::string& by, std::optional<moment>& passed, std::size_t n) {
            at = after(at, 2);
            by = people[(first + n) % 5];
            passed = moment{at, hours{10 + 2 * static_cast<int>(n)}};
        };
        next(e.first_reviewer, e.first_review, 0);
        next(e.second_reviewer, e.second_review, 1);
        next(e.third_reviewer, e.third_review, 2);
        e.secrecy_review = moment{at, hours{15}};
        e.proofs = 3;
        e.corrections = static_cast<std::uint32_t>(random_.skewed(4));
        e.published = moment{after(at, 9), hours{16} + minutes{random_.between(0, 59)}};
        e.channel = percent(60) ? publication_channel::website : any<publication_channel>();
        e.form = percent(80) ? publication_form::text : any<publication_form>();
        if (percent(85)) e.article20 = any<article20>();
        else e.article21 = any<article21>();
        if (interprets(*e.form)) e.interprets = "D" + std::to_string(random_.below(40));
    }
    void make(document_entry& e, sys_days day) {
        e.kind = percent(5) ? document_kind::rules : document_kind::normative_documents;
        e.issued = day;
        if (percent(40)) {
            e.ended = after(day, 1500);
            e.ending = any<document_ending>();
        }
    }
    void make(column_entry& e, sys_days day) {
        e.name = "栏目" + e.id;
        e.kind = any<column_kind>();
        e.level = static_cast<std::uint32_t>(random_.between(1, 2));
        if (percent(95)) e.updated = day;
        e.entries = static_cast<std::uint32_t>(random_.skewed(10));
    }
    void make(site_entry& e, sys_days day) {
        e.name = "网站" + e.id;
        e.kind = percent(50) ? site_kind::website : site_kind::new_media;
        e.incidents = percent(97) ? 0 : 1;
        e.visits = 140;
        e.visits_failed = static_cast<std::uint32_t>(random_.skewed(4));
        e.home_updated = day;
        e.consultation_channel = percent(97);
        e.services = percent(97);
        e.guides_lacking = static_cast<std::uint32_t>(random_.skewed(3));
        e.deducted = static_cast<std::uint32_t>(random_.below(50));
        e.bonus = static_cast<std::uint32_t>(random_.below(31));
    }
    void make(consultation_entry& e, sys_days day) {
        e.channel = percent(50) ? service_channel::video : any<service_channel>();
        e.received = day;
        if (percent(98)) e.answered = after(day, 3);
    }
    void make(rating_entry& e, sys_days day) {
        e.subject = "V" + e.id.substr(1);
        e.channel = any<service_channel>();
        e.rated = day;
        e.level = percent(90) ? rating_level::very_satisfied : any<rating_level>();
        if (class_of(e.level) != rating_class::bad) return;
        e.called_back = after(day, 1);
        e.verified = after(*e.called_back, 2);
        sys_days last = *e.verified;
        if (percent(30)) {
            e.appealed = last;
            e.appeal_decided = last = after(last, 2);
            e.appeal_outcome = percent(70) ? appeal_outcome::upheld : appeal_outcome::rejected;
        }
        if (e.appeal_outcome != appeal_outcome::upheld) e.rectified = last = after(last, 5);
        e.answered = last = after(last, 2);
        if (percent(30)) {
            e.rerated = last;
            e.rerating = any<rating_level>();
        }
    }
    void make(escalation_entry& e, sys_days day) {
        e.registered = day;
        sys_days last = day;
        if (percent(40)) e.to_department = last = after(last, 3);
        if (e.to_department && percent(30)) e.to_joint = last = after(last, 5);
        if (percent(95)) {
            e.answered = last = after(last, 10);
            e.closed = after(last, 1);
        }
    }
    void make(service_point_entry& e, sys_days day) {
        e.place = "服务点" + e.id;
        e.hours = any<opening_hours>();
        e.opened = day;
        if (percent(20)) e.closed = after(day, 700);
    }
    void make(broadcast_entry& e, sys_days day) {
        e.topic = "政策解读";
        e.department = "部门" + std::to_string(random_.below(40));
        e.held = day;
    }
    void make(matter_entry& e, sys_days day) {
        e.name = "事项" + e.id;
        e.kind = any<matter_kind>();
        e.category = "类" + std::to_string(random_.below(13));
        e.department = "部门" + std::to_string(random_.below(40));
        e.listed = day;
        if (percent(10)) e.delisted = after(day, 700);
    }

    /// Something happens to one of the fields that may be empty, or to a person.
    template <class Entry>
    void spoil(Entry& e) {
        const std::size_t chosen = 1 + random_.below(record_width<Entry> - 1);
        gongkai::detail::each_member(e, [&](auto place, auto& member) {
            using Member = std::remove_cvref_t<decltype(member)>;
            if (place != chosen) return;
            if constexpr (std::is_same_v<Member, std::optional<sys_days>>) {
                if (percent(40)) member.reset();
                else if (member) member = *member + days{random_.between(-40, 40)};
                else member = after(first_day, 1800);
            } else if constexpr (std::is_same_v<Member, std::optional<moment>>) {
                if (percent(40)) member.reset();
                else if (member) member = moment{member->day() + days{random_.between(-40, 40)}, member->time()};
            } else if constexpr (std::is_same_v<Member, std::optional<std::uint32_t>>) {
                if (percent(50)) member.reset();
                else member = static_cast<std::uint32_t>(random_.below(5));
            } else if constexpr (std::is_same_v<Member, std::string>) {
                if (std::string_view{record_kind<Entry>::columns[place].name}.ends_with("_reviewer")) member = "王某";
                if (std::string_view{record_kind<Entry>::columns[place].name} == "subject")
                    member = "V" + std::to_string(random_.below(300));
            } else if constexpr (!std::is_same_v<Member, typename gongkai::detail::without_optional<Member>::type>) {
                member.reset();
            }
        });
    }

private:
    random_source random_;
};

}  // namespace

template <class Entry>
std::string random_records(std::size_t rows, std::uint64_t seed, bool spoilt) {
    drawer draw{seed};
    std::string out;
    append_record_header<Entry>(out);
    const auto span = static_cast<std::size_t>((last_day - first_day).count() + 1);
    for (std::size_t n = 0; n < rows; ++n) {
        Entry entry;
        const std::string number = std::to_string(n + 1);
        entry.id = "R" + std::string(number.size() < 8 ? 8 - number.size() : 0, '0') + number;
        if constexpr (std::is_same_v<Entry, document_entry>) entry.id = "D" + std::to_string(n);
        draw.make(entry, first_day + days{static_cast<std::int64_t>(n * span / rows)});
        if (spoilt && draw.percent(50)) draw.spoil(entry);
        append_record(out, entry);
    }
    return out;
}

#define GONGKAI_RECORD(Entry) template std::string random_records<Entry>(std::size_t, std::uint64_t, bool);
#include "kinds.inc"
#undef GONGKAI_RECORD

}  // namespace gongkai::testing
