// Examination: one record held against the rules; what the files of rules share.
#pragma once

#include "agenda/rules.h"

namespace stip {

/// What a rule may look at, and where it puts what it finds.
struct Examination {
  const View& view;
  Day today;
  Language language;
  std::vector<Finding> findings = {};

  std::string text(std::string_view english, std::initializer_list<std::string_view> values = {}) const {
    return fill(stip::tr(language, english), values);
  }

  template <class T>
  void found(std::string_view rule_name, const T& record, std::string_view field, std::string problem,
             std::string remedy) {
    found(rule_name, type_of<T>(), record, field, std::move(problem), std::move(remedy));
  }
  void found(std::string_view rule_name, const RecordType& type, const Record& record, std::string_view field,
             std::string problem, std::string remedy) {
    findings.push_back({rule(rule_name).severity, std::string(rule_name), &type, record.id, std::string(field),
                        std::move(problem), std::move(remedy)});
  }
};

// Each looks at one record, and does nothing if it is not of a type that it is about.
void examine_fields(Examination& examination, const RecordType& type, const Record& record);
void examine_dates(Examination& examination, const RecordType& type, const Record& record);
void examine_action(Examination& examination, const RecordType& type, const Record& record);
void examine_goal(Examination& examination, const RecordType& type, const Record& record);
void examine_money(Examination& examination, const RecordType& type, const Record& record);
void examine_cycle(Examination& examination, const RecordType& type, const Record& record);

/// The record as a T, or nullptr if it is of another type.
template <class T>
const T* as(const RecordType& type, const Record& record) {
  return &type == &type_of<T>() ? static_cast<const T*>(&record) : nullptr;
}

}  // namespace stip
