// AttentionList: points of an item, and the order of all.
#include "monitoring/attention_list.h"

#include <algorithm>
#include <tuple>

namespace stip {

std::string AttentionList::text(std::string_view english, std::initializer_list<std::string_view> values) const {
  return fill(tr(options.language, english), values);
}

std::string AttentionList::days_text(int days) const { return tr_n(options.language, "{} day", "{} days", days); }

std::string AttentionList::date(const Date& day) const { return date_text(options.language, day); }

void AttentionList::add(std::string_view rule, const RecordType& type, const Record& record, std::string reason,
                        int days, int ahead, std::string broken) {
  Consequence consequence = consequences_.of(type, record);
  int points = attention_rule(rule).points + points_of(consequence.level);
  if (days > 0) points += std::min(20, days / 30);
  if (days <= 0 && ahead > 0) points += 20 * (ahead + days) / ahead;
  const bool english = options.language == Language::en && !record.title_en.empty();
  const Field* named = type.field("action");
  std::string action = named ? named->text(record) : std::string();
  if (&type == &type_of<Condition>()) {
    const auto& actions = static_cast<const Condition&>(record).actions;
    if (!actions.empty()) action = actions.front().id;
  }
  if (action.empty()) action = record.id;
  items_.push_back({&type, record.id, english ? record.title_en : record.title, std::move(reason), std::string(rule),
                    std::move(broken), points, days, record.invented || rests_on_invented, std::move(action),
                    std::move(consequence)});
}

std::vector<AttentionItem> AttentionList::in_order() {
  const auto rules = attention_rules();
  const auto place = [&](const AttentionItem& item) {
    const auto rule = std::ranges::find(rules, item.rule, &AttentionRule::name) - rules.begin();
    return std::tuple(-item.points, rule, item.type->index, std::string_view(item.id), std::string_view(item.broken));
  };
  std::ranges::stable_sort(items_, {}, place);
  return std::move(items_);
}

}  // namespace stip
