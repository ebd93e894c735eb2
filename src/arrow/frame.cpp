// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cerrno>
#include <gongkai/arrow/frame.hpp>
#include <new>
#include <utility>

namespace gongkai::arrow {

namespace {

constexpr std::int64_t nullable = 2;  // ARROW_FLAG_NULLABLE

constexpr const char* format_of(column_type type) noexcept {
    switch (type) {
        case column_type::text: return "u";
        case column_type::word8: return "c";
        case column_type::word32:
        case column_type::int32: return "i";
        case column_type::int16: return "s";
        case column_type::int64: return "l";
        case column_type::amount: return "d:38,18";
        case column_type::truth: break;
    }
    return "b";
}

/// A consumer may move a structure away and release it later, each child by itself: each has an owner of its own.
template <class Structure>
struct owner {
    std::string name;
    std::shared_ptr<const void> keep;
    std::array<const void*, 3> buffers{};
    std::vector<std::unique_ptr<Structure>> children;
    std::vector<Structure*> pointers;
    std::unique_ptr<Structure> dictionary;
};

template <class Structure>
void release(Structure* s) {
    auto* const own = static_cast<owner<Structure>*>(s->private_data);
    for (const auto& child : own->children)
        if (child->release) child->release(child.get());
    if (own->dictionary && own->dictionary->release) own->dictionary->release(own->dictionary.get());
    delete own;
    s->release = nullptr;
}

template <class Structure>
void attach(Structure& out, std::unique_ptr<owner<Structure>> own) {
    for (const auto& child : own->children) own->pointers.push_back(child.get());
    out.n_children = static_cast<std::int64_t>(own->children.size());
    out.children = own->pointers.data();
    out.dictionary = own->dictionary.get();
    out.release = &release<Structure>;
    out.private_data = own.release();
}

ArrowSchema schema(const char* format, std::string name, std::int64_t flags,
                   std::vector<std::unique_ptr<ArrowSchema>> children = {}, bool of_words = false) {
    ArrowSchema out{};
    auto own = std::make_unique<owner<ArrowSchema>>();
    own->name = std::move(name);
    own->children = std::move(children);
    if (of_words) own->dictionary = std::make_unique<ArrowSchema>(schema("u", "", 0));
    out.format = format;
    out.name = own->name.c_str();
    out.flags = flags;
    attach(out, std::move(own));
    return out;
}

ArrowArray array(std::size_t rows, std::int64_t nulls, std::array<const void*, 3> buffers, std::int64_t n_buffers,
                 std::shared_ptr<const void> keep) {
    ArrowArray out{};
    auto own = std::make_unique<owner<ArrowArray>>();
    own->keep = std::move(keep);
    own->buffers = buffers;
    out.length = static_cast<std::int64_t>(rows);
    out.null_count = nulls;
    out.n_buffers = n_buffers;
    out.buffers = own->buffers.data();
    attach(out, std::move(own));
    return out;
}

void hold(ArrowArray& of, std::vector<std::unique_ptr<ArrowArray>> children, std::unique_ptr<ArrowArray> dictionary) {
    auto* const own = static_cast<owner<ArrowArray>*>(of.private_data);
    own->children = std::move(children);
    own->dictionary = std::move(dictionary);
    attach(of, std::unique_ptr<owner<ArrowArray>>{own});
}

struct stream_state {
    std::shared_ptr<const frame> source;
    std::size_t next = 0;
    std::string error{};
};

template <class Do>
int guarded(ArrowArrayStream* stream, Do action) noexcept {
    auto* const state = static_cast<stream_state*>(stream->private_data);
    try {
        action(*state);
        return 0;
    } catch (const std::bad_alloc&) {
        return ENOMEM;
    } catch (const std::exception& e) {
        state->error = e.what();
        return EIO;
    }
}

}  // namespace

std::int64_t column_values::buffers(const void** out) const noexcept {
    out[0] = valid_.empty() ? nullptr : valid_.data();
    if (type_ != column_type::text) {
        out[1] = fixed_.data();
        return 2;
    }
    out[1] = text_.offsets.data();
    out[2] = text_.bytes.data();
    return 3;
}

void frame::export_schema(ArrowSchema& out) const {
    std::vector<std::unique_ptr<ArrowSchema>> children;
    for (const frame_column& c : columns_)
        children.push_back(std::make_unique<ArrowSchema>(schema(format_of(c.type), c.name, nullable, {}, c.words != nullptr)));
    out = schema("+s", "", 0, std::move(children));
}

void frame::export_batch(std::size_t number, ArrowArray& out) const {
    const std::shared_ptr<const frame_batch>& batch = batches_[number];
    std::vector<std::unique_ptr<ArrowArray>> children;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const column_values& values = batch->columns[i];
        std::array<const void*, 3> buffers{};
        const std::int64_t n = values.buffers(buffers.data());
        auto& child = children.emplace_back(std::make_unique<ArrowArray>(array(batch->rows, values.nulls(), buffers, n, batch)));
        if (const auto& words = columns_[i].words) {
            const text_buffer& text = words->words;
            hold(
                *child, {},
                std::make_unique<ArrowArray>(array(text.size(), 0, {nullptr, text.offsets.data(), text.bytes.data()}, 3, words)));
        }
    }
    out = array(batch->rows, 0, {}, 1, batch);
    hold(out, std::move(children), nullptr);
}

void export_stream(std::shared_ptr<const frame> source, ArrowArrayStream& out) {
    out.get_schema = [](ArrowArrayStream* s, ArrowSchema* schema) {
        return guarded(s, [schema](stream_state& state) { state.source->export_schema(*schema); });
    };
    out.get_next = [](ArrowArrayStream* s, ArrowArray* array) {
        return guarded(s, [array](stream_state& state) {
            if (state.next == state.source->batches().size()) array->release = nullptr;
            else state.source->export_batch(state.next++, *array);
        });
    };
    out.get_last_error = [](ArrowArrayStream* s) { return static_cast<const stream_state*>(s->private_data)->error.c_str(); };
    out.release = [](ArrowArrayStream* s) {
        delete static_cast<stream_state*>(s->private_data);
        s->release = nullptr;
    };
    out.private_data = new stream_state{std::move(source)};
}

}  // namespace gongkai::arrow
