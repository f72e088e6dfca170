// View: what one viewer may see of an agenda. The only form in which rooms outside registry/ and access/ hold one.
#pragma once

#include "agenda/agenda.h"

namespace stip {

/// Who looks. Without an account (for now): a clearance.
struct Viewer {
  Classification clearance = Classification::public_;

  bool may_see(Classification classification) const { return classification <= clearance; }
  bool operator==(const Viewer&) const = default;
};

/// An agenda from which all that its viewer may not see has been taken out, so that no count,
/// total, gap or search can tell of it. Made by visible_to() in access/ alone. Cheap to copy.
class View {
 public:
  Seq upto() const { return agenda_.upto(); }
  const Viewer& viewer() const { return viewer_; }

  template <class T>
  auto all() const {
    return agenda_.all<T>();
  }
  template <class T>
  const T* find(std::string_view id) const {
    return agenda_.find<T>(id);
  }
  template <class T>
  const T* find(const Ref<T>& ref) const {
    return agenda_.find<T>(ref);
  }
  template <class T>
  std::vector<const T*> referring(std::string_view field, std::string_view id) const {
    return agenda_.referring<T>(field, id);
  }

  const Table& table(const RecordType& type) const { return agenda_.table(type); }
  const Row* row(const RecordType& type, std::string_view id) const { return agenda_.row(type, id); }
  const Record* find(const RecordType& type, std::string_view id) const { return agenda_.find(type, id); }
  std::vector<const Record*> referring(const RecordType& type, std::string_view field, std::string_view id) const {
    return agenda_.referring(type, field, id);
  }
  std::size_t count(const RecordType& type) const { return agenda_.count(type); }
  Agenda::Found find_any(std::string_view id) const { return agenda_.find_any(id); }

 private:
  friend View visible_to(const Agenda& agenda, const Viewer& viewer);
  View(Agenda agenda, Viewer viewer) : agenda_(std::move(agenda)), viewer_(viewer) {}

  Agenda agenda_;
  Viewer viewer_;
};

/// Takes out: records above the viewer's clearance, all that is part of them, references to them,
/// and values guarded by a classification above the clearance. Defined in access/.
/// Cost: linear in the records; tables in which nothing is hidden are shared.
View visible_to(const Agenda& agenda, const Viewer& viewer);

}  // namespace stip
