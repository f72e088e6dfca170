// Flat links: the organisations, themes, chapters and goals that a row names, found in the agenda or made.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/flat_reader.h"
#include "exchange/lenient.h"

namespace stip {

std::vector<std::string> FlatReader::names_of_organisations(std::string_view cell) const {
  if (means_nothing_yet(cell)) return {};
  return split_names(cell, [&](std::string_view name) { return !known_.find(type_of<Organisation>(), name).empty(); });
}

void FlatReader::read_owner(std::size_t column, const std::string& cell) {
  const auto names = names_of_organisations(cell);
  if (names.empty()) {
    if (!cell.empty()) tell(column, Severity::remark, said("'{}' was read as: owner not stated.", cell), {});
    return set("owner", {}, column);
  }
  set("owner", organisation(names[0], column), column);
  for (std::size_t i = 1; i < names.size(); ++i) participate(organisation(names[i], column), column);
  if (names.size() > 1) {
    tell(column, Severity::remark,
         said("An action has one owner: '{}' was taken, the others as participants.", names[0]),
         said("Put the organisation that answers for it first."));
  }
}

std::string FlatReader::organisation(const std::string& text, std::size_t column) {
  const RecordType& type = type_of<Organisation>();
  const NameAndShortName names = names_in(text);
  for (std::string_view name :
       {std::string_view(text), std::string_view(names.short_name), std::string_view(names.name)}) {
    if (name.empty()) continue;
    if (const std::string id = known_.find(type, name); !id.empty()) return id;
  }
  const std::string wanted = names.short_name.empty() || names.short_name.find('&') != std::string::npos
                                 ? std::string()
                                 : std::string(type.prefix) + names.short_name;
  IncomingRecord& made =
      make(type, wanted.empty() ? known_.next_id(type) : known_.free_id(type, wanted), names.name, column);
  add_value(made, "short_name", names.short_name, column);
  if (contains(folded(names.name), "ministerie")) add_value(made, "kind", "ministry", column);
  for (const std::string& name : {text, names.name, names.short_name}) known_.add(type, name, made.id);
  tell(column, Severity::remark, said("There was no organisation '{}'; it is made as {}.", text, made.id),
       said("If it goes by another name, write that name."));
  return made.id;
}

void FlatReader::participate(const std::string& organisation_id, std::size_t column) {
  if (!participants_.insert(organisation_id).second) return;
  for (const Record* one : view_.referring(type_of<Participation>(), "action", action_.id)) {
    if (static_cast<const Participation*>(one)->organisation.id == organisation_id)
      return mention(type_of<Participation>(), one->id);
  }
  const RecordType& type = type_of<Participation>();
  IncomingRecord& made =
      make(type, known_.free_id(type, std::string(type.prefix) + tail_of(action_.id) + "-" + organisation_id),
           title_of(type_of<Organisation>(), organisation_id), column);
  add_value(made, "action", action_.id, column);
  add_value(made, "organisation", organisation_id, column);
}

std::string FlatReader::found_or_made(const RecordType& type, const std::string& name, std::size_t column) {
  if (std::string id = known_.find(type, name); !id.empty()) return id;
  IncomingRecord& made = make(type, known_.next_id(type), name, column);
  known_.add(type, name, made.id);
  tell(column, Severity::remark, said("There was no {} '{}'; it is made as {}.", named(type), name, made.id),
       said("If it goes by another name, write that name."));
  return made.id;
}

std::vector<std::string> FlatReader::parts(const RecordType& type, const std::string& cell) const {
  if (cell.empty() || means_nothing_yet(cell)) return {};
  if (!known_.find(type, cell).empty()) return {cell};
  std::vector<std::string> found;
  for (const std::string& line : split_list(cell)) {
    for (const std::string& part : split(line, ';')) {
      const auto one = std::string(trimmed(part));
      const auto numbers = split(one, ',');  // "1, 3" are numbers; "Veilig, schoon en gezond" is one name.
      const bool all_known = numbers.size() > 1 && std::ranges::all_of(numbers, [&](const std::string& n) {
                               return !known_.find(type, trimmed(n)).empty();
                             });
      if (all_known) {
        for (const std::string& number : numbers) found.emplace_back(trimmed(number));
      } else if (!one.empty()) {
        found.push_back(one);
      }
    }
  }
  return found;
}

void FlatReader::add_each(std::vector<std::string>& ids, const RecordType& type, const std::string& cell,
                          std::size_t column) {
  for (const std::string& name : parts(type, cell)) {
    std::string id = found_or_made(type, name, column);
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(std::move(id));
  }
}

void FlatReader::read_goals(std::size_t column, const std::string& cell) {
  for (const std::string& name : parts(type_of<InterimGoal>(), cell)) {
    if (const std::string effect = known_.find(type_of<SocietalEffect>(), name);
        !effect.empty() && known_.find(type_of<InterimGoal>(), name).empty()) {
      if (std::ranges::find(effects_, effect) == effects_.end()) effects_.push_back(effect);
      continue;
    }
    contribute(found_or_made(type_of<InterimGoal>(), name, column), name, column);
  }
}

void FlatReader::contribute(const std::string& goal, const std::string& name, std::size_t column) {
  if (!contributions_.insert(goal).second) return;
  for (const Record* one : view_.referring(type_of<Contribution>(), "action", action_.id)) {
    if (static_cast<const Contribution*>(one)->goal.id == goal) return mention(type_of<Contribution>(), one->id);
  }
  const RecordType& type = type_of<Contribution>();
  IncomingRecord& made =
      make(type, known_.free_id(type, std::string(type.prefix) + tail_of(action_.id) + "-" + goal), name, column);
  add_value(made, "action", action_.id, column);
  add_value(made, "goal", goal, column);
}

std::vector<std::string> split_names(std::string_view cell, const std::function<bool(std::string_view)>& is_known) {
  std::vector<std::string> names;
  const auto is_short = [](std::string_view name) {
    return std::ranges::none_of(name, [](char c) { return c == ' ' || (c >= 'a' && c <= 'z'); });
  };
  const auto add = [&](std::string_view name) {
    if (name = trimmed(name); !name.empty()) names.emplace_back(name);
  };
  const auto add_part = [&](std::string_view part) {
    part = trimmed(part);
    while (!part.empty() && !is_known(part)) {  // "EZK en LVVN en VWS" has several places to cut.
      bool cut = false;
      for (std::string_view mark : {" en ", " and ", " & "}) {
        const auto at = part.find(mark);
        if (at == part.npos) continue;
        const std::string_view left = trimmed(part.substr(0, at)), right = trimmed(part.substr(at + mark.size()));
        const std::string_view right_first = right.substr(0, right.find(mark));
        if (!(is_short(left) || is_short(right_first) ||
              (is_known(left) && (is_known(right) || is_known(right_first)))))
          continue;
        add(left);
        part = right;
        cut = true;
        break;
      }
      if (!cut) break;
    }
    add(part);
  };
  if (is_known(trimmed(cell))) return {std::string(trimmed(cell))};
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i <= cell.size(); ++i) {
    const char c = i < cell.size() ? cell[i] : '\n';
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (i < cell.size() && (depth > 0 || std::string_view(",;/+|\n\r").find(c) == std::string_view::npos)) continue;
    add_part(cell.substr(begin, i - begin));
    begin = i + 1;
  }
  return names;
}

}  // namespace stip
