// Kept attention: what makes two questions the same, and the answer to one.
#include "web/kept_attention.h"

namespace stip {

bool are_same(const AttentionQuestion& one, const AttentionQuestion& other) {
  return one.today == other.today && one.language == other.language && have_same_tables(one.view, other.view) &&
         have_same_tables(one.editions.first, other.editions.first) &&
         have_same_tables(one.editions.last, other.editions.last);
}

std::vector<AttentionItem> attention_to(const AttentionQuestion& question) {
  return attention(question.view, question.today,
                   {question.language, question.editions.last_or_null(), question.editions.first_or_null()});
}

}  // namespace stip
