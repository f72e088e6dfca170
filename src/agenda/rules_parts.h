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

  Said text(std::string_view english, std::vector<Said> values = {}) const {
    return said_later(english, std::move(values));
  }
  Said date(const Date& when) const {
    return said_by([=](Language reader) { return date_text(reader, when); });
  }
  Said quantity(const Quantity& figure) const {
    return said_by([=](Language reader) { return quantity_text(reader, figure); });
  }
  Said amount(const Amount& money) const {
    return said_by([=](Language reader) { return amount_text(reader, money); });
  }

  template <class T>
  void found(std::string_view rule_name, const T& record, std::string_view field, Said problem, Said remedy) {
    found(rule_name, type_of<T>(), record, field, std::move(problem), std::move(remedy));
  }
  void found(std::string_view rule_name, const RecordType& type, const Record& record, std::string_view field,
             const Said& problem, const Said& remedy) {
    findings.push_back({rule(rule_name).severity, std::string(rule_name), &type, record.id, std::string(field),
                        worded(problem), worded(remedy)});
  }

 private:
  /// In English it keeps how it is said otherwise, so that who asks for English may still show it in Dutch.
  Said worded(const Said& text) const { return language == Language::en ? text : Said(text.in(language)); }
};

// Each looks at one record, and does nothing if it is not of a type that it is about.
void examine_fields(Examination& examination, const RecordType& type, const Record& record);
void examine_dates(Examination& examination, const RecordType& type, const Record& record);
void examine_action(Examination& examination, const RecordType& type, const Record& record);
void examine_goal(Examination& examination, const RecordType& type, const Record& record);
void examine_money(Examination& examination, const RecordType& type, const Record& record);
void examine_cycle(Examination& examination, const RecordType& type, const Record& record);
void examine_consultation(Examination& examination, const RecordType& type, const Record& record);

/// The record as a T, or nullptr if it is of another type.
template <class T>
const T* as(const RecordType& type, const Record& record) {
  return &type == &type_of<T>() ? static_cast<const T*>(&record) : nullptr;
}

}  // namespace stip
