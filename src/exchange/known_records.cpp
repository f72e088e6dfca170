// Known records: an index by folded name over the types that a flat sheet can name.
#include "exchange/known_records.h"

#include <algorithm>
#include <charconv>

#include "agenda/records.h"
#include "base/text.h"

namespace stip {
namespace {

bool is_abbreviation(std::string_view text) {
  return text.size() >= 2 && text.size() <= 12 && std::ranges::all_of(text, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '&' || c == '-';
         });
}

}  // namespace

KnownRecords::KnownRecords(const View& view) : view_(view) {
  const auto add_all = [&](const RecordType& type, auto&& names) {
    for (const Row& row : view.table(type)) {
      used_.insert(row.id);
      if (!row.record) continue;
      add(type, row.id, row.id);
      for (const std::string& name : names(*row.record)) add(type, name, row.id);
    }
  };
  using Names = std::vector<std::string>;
  const auto by_title = [](const Record& record) { return Names{record.title}; };
  add_all(type_of<Action>(), [](const Record& record) {
    Names names{record.title};
    for (const std::string& alias : static_cast<const Action&>(record).aliases) names.push_back(alias);
    return names;
  });
  add_all(type_of<Organisation>(), [](const Record& record) {
    const auto& one = static_cast<const Organisation&>(record);
    return one.valid_until ? Names{} : Names{one.short_name, one.title, one.title_en};  // Today's names win.
  });
  add_all(type_of<Organisation>(), [](const Record& record) {
    return Names{static_cast<const Organisation&>(record).short_name, record.title};
  });
  add_all(type_of<Theme>(), [](const Record& record) {
    const std::string& number = static_cast<const Theme&>(record).number;
    return Names{record.title, number, number + " " + record.title, "thema " + number,
                 "thema " + number + " " + record.title};
  });
  add_all(type_of<Chapter>(), [](const Record& record) {
    const std::string& number = static_cast<const Chapter&>(record).number;
    return Names{record.title, number, number + " " + record.title, "hoofdstuk " + number,
                 "hoofdstuk " + number + " " + record.title};
  });
  add_all(type_of<SocietalEffect>(), [](const Record& record) {
    const auto& number = static_cast<const SocietalEffect&>(record).number;
    if (!number) return Names{record.title};
    return Names{record.title, std::to_string(*number), std::to_string(*number) + " " + record.title,
                 "effect " + std::to_string(*number)};
  });
  add_all(type_of<InterimGoal>(), by_title);
  add_all(type_of<FundingSource>(), by_title);
  for (const RecordType* type : record_types()) {
    for (const Row& row : view.table(*type)) used_.insert(row.id);
  }
}

std::string KnownRecords::find(const RecordType& type, std::string_view name) const {
  const auto at = by_name_.find(std::string(type.name) + "\n" + name_key(name));
  return at == by_name_.end() ? std::string() : at->second;
}

void KnownRecords::add(const RecordType& type, std::string_view name, const std::string& id) {
  if (const std::string key = name_key(name); !key.empty())
    by_name_.try_emplace(std::string(type.name) + "\n" + key, id);
}

std::string KnownRecords::next_id(const RecordType& type) {
  auto [last, fresh] = last_number_.try_emplace(&type, 0);
  if (fresh) {
    for (const Row& row : view_.table(type)) {
      if (!starts_with(row.id, type.prefix)) continue;
      const std::string_view digits = std::string_view(row.id).substr(type.prefix.size());
      int number = 0;
      const auto [end, bad] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
      if (bad == std::errc{} && end == digits.data() + digits.size()) last->second = std::max(last->second, number);
    }
  }
  for (;;) {
    const std::string number = std::to_string(++last->second);
    std::string id = std::string(type.prefix) + std::string(number.size() < 3 ? 3 - number.size() : 0, '0') + number;
    if (used_.insert(id).second) return id;
  }
}

std::string KnownRecords::free_id(const RecordType& type, const std::string& wanted) {
  if (check_id(wanted) || wanted.size() > 56) return next_id(type);
  if (used_.insert(wanted).second) return wanted;
  for (int again = 2;; ++again) {
    std::string id = wanted + "-" + std::to_string(again);
    if (used_.insert(id).second) return id;
  }
}

NameAndShortName names_in(std::string_view text) {
  text = trimmed(text);
  const auto open = text.rfind('(');
  if (open != text.npos && open > 0 && text.back() == ')') {
    const std::string_view inside = trimmed(text.substr(open + 1, text.size() - open - 2));
    const std::string_view before = trimmed(text.substr(0, open));
    if (is_abbreviation(inside)) return {std::string(before), std::string(inside)};
    if (is_abbreviation(before)) return {std::string(inside), std::string(before)};
  }
  if (is_abbreviation(text)) return {std::string(text), std::string(text)};
  return {std::string(text), {}};
}

std::string name_key(std::string_view name) {
  std::string key = folded(trimmed(name));
  std::string tight;
  for (char c : key) {  // Punctuation and double spaces make no other name.
    const bool mark = std::string_view(".,:;'\"()-").find(c) != std::string_view::npos;
    if (!mark && !(c == ' ' && (tight.empty() || tight.back() == ' '))) tight += c;
  }
  while (ends_with(tight, " ")) tight.pop_back();
  for (std::string_view before : {"het ministerie van ", "ministerie van ", "min van ", "ministry of "}) {
    if (starts_with(tight, before)) return tight.substr(before.size());
  }
  return tight;
}

}  // namespace stip
