// SPDX-License-Identifier: Apache-2.0
// The tally of requests from columns and from CSV, beside what the machine needs only to read the bytes. A million rows,
// so that the check that the benchmark works stays short; claims are made with GONGKAI_BENCH_ROWS=10000000.
#include <benchmark/benchmark.h>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <gongkai/ledger/read.hpp>
#include <gongkai/ledger/tally.hpp>
#include <random>
#include <string>
#include <vector>

namespace {

using namespace gongkai;

const std::size_t rows = [] {
    const char* const asked = std::getenv("GONGKAI_BENCH_ROWS");
    return asked != nullptr ? static_cast<std::size_t>(std::strtoul(asked, nullptr, 10)) : std::size_t{1'000'000};
}();

/// A ledger of six years in the order of receipt: 3 % open, one request in ten corrected, one in twenty extended.
struct ledger {
    std::string ids;
    std::vector<std::int32_t> id_offsets{0};
    std::vector<std::int8_t> applicants, dispositions;
    std::vector<std::int32_t> received, closed, notified, corrected, extended;
    std::vector<std::int64_t> days;
    std::vector<std::uint8_t> is_closed, is_corrected, is_extended;
    std::vector<std::string_view> applicant_codes, disposition_codes;

    ledger() {
        for (const auto& row : items<applicant>) applicant_codes.push_back(row.code);
        for (const auto& row : items<disposition>)
            if (row.value != disposition::other) disposition_codes.push_back(row.code);
        std::mt19937 random{7};
        const auto first = static_cast<std::int32_t>(ymd(20200102).time_since_epoch().count());
        is_closed.resize(rows / 8 + 1);
        is_corrected.resize(rows / 8 + 1);
        is_extended.resize(rows / 8 + 1);
        for (std::size_t i = 0; i < rows; ++i) {
            char id[24];
            std::snprintf(id, sizeof id, "R%09zu", i);
            ids += id;
            id_offsets.push_back(static_cast<std::int32_t>(ids.size()));
            const auto r = static_cast<std::uint32_t>(random());
            const auto set = [i](std::vector<std::uint8_t>& bits, bool value) {
                if (value) bits[i / 8] = static_cast<std::uint8_t>(bits[i / 8] | 1U << i % 8);
                return value;
            };
            applicants.push_back(static_cast<std::int8_t>(r % 10 < 6 ? 0 : r % 6));
            dispositions.push_back(static_cast<std::int8_t>(r / 64 % 3 == 0 ? 0 : r / 256 % disposition_codes.size()));
            const auto day = first + static_cast<std::int32_t>(i * 2100 / rows);
            received.push_back(day);
            const bool is_corrected_row = set(is_corrected, r >> 8U & 1U && r % 5 == 0);
            const bool is_extended_row = set(is_extended, !is_corrected_row && r % 20 == 0);
            set(is_closed, r % 33 != 0);
            notified.push_back(is_corrected_row ? day + 3 : 0);
            corrected.push_back(is_corrected_row ? day + 9 : 0);
            extended.push_back(is_extended_row ? day + 10 : 0);
            days.push_back(is_extended_row ? 15 : 0);
            closed.push_back(day + 12 + static_cast<std::int32_t>(r / 512 % 30));
        }
    }

    ledger_columns columns() const {
        ledger_columns c;
        c.rows = rows;
        c.id.offsets = id_offsets.data();
        c.id.bytes = ids.data();
        c.applicant.indices = applicants.data();
        c.applicant.index_width = code_column::width::bits8;
        c.applicant.dictionary = applicant_codes;
        c.received.days = received.data();
        c.correction_notified = {notified.data(), {is_corrected.data()}};
        c.correction_received = {corrected.data(), {is_corrected.data()}};
        c.extended = {extended.data(), {is_extended.data()}};
        c.extension_days = {days.data(), {is_extended.data()}};
        c.closed = {closed.data(), {is_closed.data()}};
        c.disposition.indices = dispositions.data();
        c.disposition.index_width = code_column::width::bits8;
        c.disposition.valid.bits = is_closed.data();
        c.disposition.dictionary = disposition_codes;
        return c;
    }

    std::string csv() const {
        const ledger_columns c = columns();
        std::string text =
            "id,applicant,received,correction_notified,correction_received,extended,extension_days,closed,disposition\n";
        const auto date = [&text](const day_column& column, std::size_t i) {
            if (column.valid[i]) text += iso_date(std::chrono::sys_days{std::chrono::days{column.days[i]}});
            text += ',';
        };
        for (std::size_t i = 0; i < rows; ++i) {
            text.append(c.id[i]).append(",").append(c.applicant[i]).append(",");
            date(c.received, i);
            date(c.correction_notified, i);
            date(c.correction_received, i);
            date(c.extended, i);
            if (c.extension_days.valid[i]) text += "15";
            text += ',';
            date(c.closed, i);
            if (c.disposition.has(i)) text += c.disposition[i];
            text += '\n';
        }
        return text;
    }
};

const ledger& data() {
    static const ledger made;
    return made;
}

const std::string& csv_data() {
    static const std::string made = data().csv();
    return made;
}

void columns(benchmark::State& state) {
    const ledger_columns c = data().columns();
    for (auto _ : state) {
        request_tally tally;
        benchmark::DoNotOptimize(tally.add(c, "ledger", static_cast<unsigned>(state.range(0))).has_value());
        const counted_requests counted = std::move(tally).finish();
        benchmark::DoNotOptimize(counted.table(std::chrono::year{2024}));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(rows) * state.iterations());
}
BENCHMARK(columns)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void csv(benchmark::State& state) {
    const std::string& text = csv_data();
    for (auto _ : state) {
        const counted_requests counted =
            tally_requests(text, "ledger.csv", static_cast<unsigned>(state.range(0))).value().finish();
        benchmark::DoNotOptimize(counted.table(std::chrono::year{2024}));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(rows) * state.iterations());
    state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(csv)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The physical limit of the columns: the bytes read once, in one thread.
void memory(benchmark::State& state) {
    const ledger& l = data();
    std::int64_t bytes = 0;
    for (auto _ : state) {
        std::uint64_t sum = 0;
        bytes = 0;
        const auto read = [&](const auto& values) {
            const auto* words = reinterpret_cast<const char*>(values.data());
            const std::size_t size = values.size() * sizeof values[0];
            for (std::size_t i = 0; i + 8 <= size; i += 8) {
                std::uint64_t word;
                std::memcpy(&word, words + i, 8);
                sum += word;
            }
            bytes += static_cast<std::int64_t>(size);
        };
        read(l.ids), read(l.id_offsets), read(l.applicants), read(l.dispositions), read(l.received), read(l.closed);
        read(l.notified), read(l.corrected), read(l.extended), read(l.days);
        benchmark::DoNotOptimize(sum);
    }
    state.SetBytesProcessed(bytes * state.iterations());
}
BENCHMARK(memory)->Unit(benchmark::kMillisecond);

}  // namespace
