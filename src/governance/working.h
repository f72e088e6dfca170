// Working: the paper on which an act is worked out: records as they would become, and all problems.
#pragma once

#include <memory>
#include <optional>

#include "agenda/records.h"
#include "agenda/view.h"
#include "base/text.h"
#include "governance/act.h"

namespace stip {

/// Copies of records are altered here, and `finish` tells what differs. Problems are gathered, not thrown at the first.
/// Of a list of references those that the viewer does not see are kept by the registry, which is told who saw what.
class Working {
 public:
  Working(const View& view, const Actor& actor) : view_(view), actor_(actor) {}

  const View& view() const { return view_; }
  Language language() const { return actor_.language; }
  std::string text(std::string_view english, std::initializer_list<std::string_view> values = {}) const {
    return fill(tr(actor_.language, english), values);
  }
  /// A date as its readers write it.
  std::string words(const Date& date) const { return date_text(actor_.language, date); }
  /// The same behind a preposition: "the second half of 2026".
  std::string words_after(const Date& date) const;
  /// "action A-014", "actie A-014"; "action" alone without an id.
  std::string cited(const RecordType& type, std::string_view id) const;

  /// A choice as its readers know it: “needs attention”.
  template <class E>
  std::string choice(E value) const {
    const ChoiceType& type = Choices<E>::type();
    return to_lower(tr_in(actor_.language, type.name, type.values[static_cast<std::size_t>(value)].label));
  }

  std::string label(const ChoiceType& type, const Choice& choice) const {
    return std::string(tr_in(actor_.language, type.name, choice.label));
  }

  /// What readers call a field: "Planned end".
  std::string label(const RecordType& type, const Field& field) const {
    return std::string(tr_in(actor_.language, type.name, field.label));
  }

  void problem(ErrorKind kind, Said subject, Said problem, Said remedy);
  template <std::derived_from<Record> T>
  void problem(ErrorKind kind, const T& record, Said problem, Said remedy) {
    this->problem(kind, cited(type_of<T>(), record.id), std::move(problem), std::move(remedy));
  }
  bool has_problems() const { return !problems_.empty(); }
  /// That a text is there; the problem and its remedy if not.
  void ask(bool is_there, const std::string& subject, std::string_view problem, std::string_view remedy);

  /// The record as it is in the view; a problem and nullptr if there is none. An empty id is a problem too.
  template <class T>
  const T* want(std::string_view id) {
    return static_cast<const T*>(want(type_of<T>(), id));
  }
  const Record* want(const RecordType& type, std::string_view id);
  /// That every id is of some record; a problem for each that is not.
  void want_any(const std::vector<std::string>& ids);

  /// A copy to alter: of the record by that id as altered so far, or a new one.
  template <class T>
  T& edit(std::string_view id) {
    return static_cast<T&>(edit(type_of<T>(), id));
  }
  Record& edit(const RecordType& type, std::string_view id);
  void retire(const RecordType& type, std::string_view id);
  /// Sets a field by its canonical text; a problem if it cannot be read or is no field.
  void set(const RecordType& type, Record& record, std::string_view field, std::string_view text);

  /// The next free id of a type, as its viewer sees it. What is not public is numbered apart ("S-i3", "S-r1"), so that
  /// neither a gap nor a clash tells of it.
  std::string next_id(const RecordType& type, Classification classification) const;

  Acted finish(std::string act, std::string reason, std::vector<std::string> causes = {});

 private:
  struct Draft {
    const RecordType* type;
    std::string id;
    std::shared_ptr<Record> record;  ///< Empty: it ends.
  };
  Draft* draft_of(std::string_view id);

  const View& view_;
  const Actor& actor_;
  std::vector<Draft> drafts_;
  std::vector<Error> problems_;
};

/// The classification that counts for a record: the highest of its own and of all that it is part of.
Classification level_of(const View& view, std::string_view id);
/// The same for one field of it: also that which guards the field.
Classification level_of(const View& view, std::string_view id, std::string_view field);

std::vector<std::string> ids_of(const std::vector<AnyRef>& references);
std::vector<AnyRef> references_to(const std::vector<std::string>& ids);
/// `day` and so many days.
Day days_after(Day day, int days);
Date exactly_on(Day day);

}  // namespace stip
