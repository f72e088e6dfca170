// SmallAgenda: the smallest agenda in which a rule can fail, said in the test itself.
#pragma once

#include <algorithm>
#include <map>

#include "agenda/view.h"

namespace stip {

/// Said record by record: SmallAgenda().say("A-1", {{"owner", "ORG-1"}}). The prefix of the id tells the type.
/// Saying an id again changes its fields. A title that is not said is "Title of A-1".
class SmallAgenda {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  SmallAgenda& say(const std::string& id, const Fields& fields = {}) {
    const RecordType* type = record_type_of_id(id);
    STIP_ASSERT(type != nullptr);
    Change change{std::string(type->name), id, ++versions_[id], false, {}};
    const bool titled = std::ranges::any_of(fields, [](const auto& field) { return field.first == "title"; });
    if (change.version == 1 && !titled) change.fields.push_back({"title", "Title of " + id});
    for (const auto& [name, value] : fields) change.fields.push_back({name, value});
    return enter(change);
  }
  SmallAgenda& retire(const std::string& id) {
    return enter({std::string(record_type_of_id(id)->name), id, ++versions_[id], true, {}});
  }

  Agenda agenda() { return builder_.snapshot(entries_); }
  View view(Classification clearance = Classification::restricted) { return visible_to(agenda(), {clearance}); }

 private:
  SmallAgenda& enter(const Change& change) {
    const auto applied = builder_.apply(change, ++entries_);
    if (!applied.ok()) assertion_failed(to_text(applied.error()).c_str(), __FILE__, __LINE__);
    return *this;
  }

  AgendaBuilder builder_;
  std::map<std::string, std::int64_t> versions_;
  Seq entries_ = 0;
};

/// The day "2026-11-24", for tests.
inline Day day(std::string_view text) { return *parse_day(text); }

}  // namespace stip
