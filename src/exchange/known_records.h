// Known records: finding by name what a flat sheet names, in the agenda or made on the way.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "agenda/view.h"

namespace stip {

/// Names and ids of the records of an agenda, to which new ones can be added.
class KnownRecords {
 public:
  explicit KnownRecords(const View& view);

  /// The id of the record of this type by id, number, short name or title; empty: there is none.
  std::string find(const RecordType& type, std::string_view name) const;
  /// Makes a name known. A name that is already known keeps its meaning.
  void add(const RecordType& type, std::string_view name, const std::string& id);
  /// An id that no living or retired record has and that was not given out before: "T-004" after "T-003".
  std::string next_id(const RecordType& type);
  /// `wanted` if it is free, else with -2, -3 … behind it.
  std::string free_id(const RecordType& type, const std::string& wanted);
  bool is_used(const std::string& id) const { return used_.contains(id); }
  void use(const std::string& id) { used_.insert(id); }

 private:
  const View& view_;
  std::unordered_map<std::string, std::string> by_name_;  // Type and folded name to id.
  std::unordered_map<const RecordType*, int> last_number_;
  std::unordered_set<std::string> used_;
};

/// "Economische Zaken (EZ)" as its two names; the second is empty if there is none in brackets.
struct NameAndShortName {
  std::string name;
  std::string short_name;
};
NameAndShortName names_in(std::string_view text);

/// Folded, and for organisations without "ministerie van" and the like before it.
std::string name_key(std::string_view name);

}  // namespace stip
