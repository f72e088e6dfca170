// Incoming: records as they came in, read into canonical text, with the place of each value.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "agenda/field.h"
#include "exchange/sheet.h"

namespace stip {

struct IncomingValue {
  const Field* field = nullptr;
  std::string text;    ///< Canonical; empty: the cell was empty.
  std::string column;  ///< As the header names it.
};

/// One row of a file as a record. Only fields that have a column are there.
struct IncomingRecord {
  const RecordType* type = nullptr;
  std::string id;
  std::vector<IncomingValue> values;  ///< Without the id; in the order of the columns.
  std::string file = {};
  std::string sheet = {};
  std::size_t row = 0;
  bool is_numbered = true;  ///< False: the file gives no id, and this one was made by its title.

  const IncomingValue* value(std::string_view field) const;  ///< nullptr if the file says nothing about it.
  Problem problem(std::string_view column = {}) const;       ///< With place and subject filled in.
};

/// All that came in from one file or folder.
struct Incoming {
  std::string name;  ///< Of the package: by it the next import knows that it is the same one.
  std::vector<IncomingRecord> records;
  std::set<const RecordType*> types;  ///< Types that the file holds a table of, also an empty one.
  Problems problems;
};

/// Reads the rows of a sheet as records of one type. Columns are known by field name or by label, in Dutch or
/// English; one that starts with "_" or "#" is passed over, another that is unknown is a warning, or an error
/// if it looks like a slip of the pen. An empty cell of a choice that is never empty, such as the classification,
/// says nothing. Cells as in canonical_text(), apostrophes of defused() taken off.
void read_records(const Sheet& sheet, const RecordType& type, Incoming& incoming);

/// The type of a sheet or file by its name: type name, plural, API name or label, in Dutch or English; nullptr if none.
const RecordType* type_of_sheet(std::string_view name);

}  // namespace stip
