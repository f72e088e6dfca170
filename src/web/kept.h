// KeptOf: answers of a pure function from memory, for the questions that were asked last.
#pragma once

#include <algorithm>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>

#include "agenda/view.h"

namespace stip {

/// Whether two views show the same: tables never change, and those in which nothing differs are shared.
bool have_same_tables(const View& one, const View& other);
bool have_same_tables(const std::optional<View>& one, const std::optional<View>& other);

/// Answers `work_out` from memory. It must be a function of its question alone; questions are compared by are_same(),
/// and hold the views that they are about, so an answer never becomes wrong, and nobody gets one of a view that is not
/// theirs. Safe to use from several threads.
template <class Question, class Answer, Answer (*work_out)(const Question&) = nullptr>
class KeptOf {
 public:
  using Shared = std::shared_ptr<const Answer>;
  explicit KeptOf(std::size_t most = 12) : most_(most) {}

  /// Cost: that of `work_out` the first time; then a comparison for each question kept.
  Shared of(const Question& question) requires(work_out != nullptr) {
    return of(question, [&] { return work_out(question); });
  }
  /// The same, for who answers by a function of their own, which must depend on nothing but `question`.
  template <class Make>
  Shared of(const Question& question, Make make) {
    {
      const std::lock_guard lock(mutex_);
      if (auto kept = find(question)) return kept;
    }
    auto answer = std::make_shared<const Answer>(make());
    const std::lock_guard lock(mutex_);
    if (auto kept = find(question)) return kept;  // Somebody else asked the same meanwhile.
    entries_.push_front({question, answer});
    if (entries_.size() > most_) entries_.pop_back();
    return answer;
  }

 private:
  struct Entry {
    Question question;  // Holds its tables, so that no other can come to stand in their place.
    Shared answer;
  };
  Shared find(const Question& question) {
    const auto at =
        std::ranges::find_if(entries_, [&](const Entry& each) { return are_same(each.question, question); });
    if (at == entries_.end()) return nullptr;
    if (at != entries_.begin()) entries_.splice(entries_.begin(), entries_, at);
    return at->answer;
  }

  const std::size_t most_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // The most recently used in front.
};

}  // namespace stip
