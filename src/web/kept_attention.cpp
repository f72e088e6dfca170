// Kept attention: compares questions by the tables of their views.
#include "web/kept_attention.h"

#include <algorithm>

#include "agenda/records.h"

namespace stip {
namespace {

bool have_same_tables(const View& one, const View& other) {
  return std::ranges::all_of(record_types(),
                             [&](const RecordType* type) { return &one.table(*type) == &other.table(*type); });
}

bool have_same_tables(const std::optional<View>& one, const std::optional<View>& other) {
  return one.has_value() == other.has_value() && (!one || have_same_tables(*one, *other));
}

bool are_same(const AttentionQuestion& one, const AttentionQuestion& other) {
  return one.today == other.today && one.language == other.language && have_same_tables(one.view, other.view) &&
         have_same_tables(one.editions.first, other.editions.first) &&
         have_same_tables(one.editions.last, other.editions.last);
}

}  // namespace

Attentions KeptAttention::find(const AttentionQuestion& question) {
  const auto at = std::ranges::find_if(entries_, [&](const Entry& each) { return are_same(each.question, question); });
  if (at == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, at);
  return at->answer;
}

Attentions KeptAttention::of(const AttentionQuestion& question) {
  {
    const std::lock_guard lock(mutex_);
    if (auto kept = find(question)) return kept;
  }
  const AttentionOptions options{question.language, question.editions.last_or_null(),
                                 question.editions.first_or_null()};
  auto answer = std::make_shared<const std::vector<AttentionItem>>(attention(question.view, question.today, options));
  const std::lock_guard lock(mutex_);
  if (auto kept = find(question)) return kept;  // Somebody else asked the same meanwhile.
  entries_.push_front({question, answer});
  if (entries_.size() > most_) entries_.pop_back();
  return answer;
}

}  // namespace stip
