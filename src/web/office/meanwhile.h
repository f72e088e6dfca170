// Meanwhile: what somebody else changed between the moment that a form was opened and the moment that it was sent.
#pragma once

#include <optional>
#include <vector>

#include "exchange/record_form.h"
#include "web/office/office.h"

namespace stip {

/// The entry that the form knew when it was opened (its hidden `_seen`); 0 if it does not say so.
Seq seen_by_form(const OfficeVisit& visit);

/// What others made of the fields that `changes` would set, after the form was opened: a problem for each, with the
/// text of then, of now, and that of the form. Sent once more, from a form that knows them, the form counts.
std::vector<Error> overtaken(const OfficeVisit& visit, const std::vector<Change>& changes);

/// What became different in a record after the form was opened, whoever changed it: a problem for each field.
std::vector<Error> changed_since(const OfficeVisit& visit, const RecordType& type, std::string_view id);

/// Two texts of one record: that of the form, and that of somebody else.
struct BothTexts {
  Html shown;                   ///< A table: each field as it is now, beside what the form says.
  std::vector<FormPair> typed;  ///< What was changed in the form; all else is as it is now.
};
/// For a form of a record (`now`) that somebody else changed since: what read_form() refuses as a conflict.
/// `pairs`: as read_form() takes them. Nullopt: it cannot be read apart from that.
std::optional<BothTexts> both_texts(const OfficeVisit& visit, const RecordType& type, const Row& now,
                                    const std::vector<FormPair>& pairs);

}  // namespace stip
