// Mapping: what each column of somebody's own table of actions is about; proposed, shown, edited and remembered.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/view.h"
#include "base/json.h"
#include "exchange/sheet.h"

namespace stip {

/// What a column can be about. The names are those in the JSON form.
enum class ColumnTarget : std::uint8_t {
  ignored,       ///< Not read.
  number,        ///< "action.id": the id or number of the action.
  title,         ///< "action.title"
  sentence,      ///< "action.sentence"
  description,   ///< "action.description"
  owner,         ///< "action.owner": an organisation by name, short name or id; made if there is none.
  participants,  ///< "participation.organisation": several, made if there are none.
  chapter,       ///< "action.chapter"
  theme,         ///< "action.themes"
  effect,        ///< "action.effects"
  goal,          ///< "contribution.goal": an interim goal or, if one has that name, an effect.
  start,         ///< "action.planned_start"
  end,           ///< "action.planned_end"
  period,        ///< "action.planned_start and planned_end": "2026-2028"
  phase,         ///< "action.phase"
  amount,        ///< "funding.amount": one funding line per column.
  money_source,  ///< "funding.source": of the amounts in the same row.
  note,          ///< "action.note": several columns may be notes; each under its own name.
};

std::string_view name_of(ColumnTarget target);
std::optional<ColumnTarget> column_target(std::string_view name);

struct ColumnMapping {
  std::string column;  ///< As in the header.
  ColumnTarget target = ColumnTarget::ignored;
  std::int64_t multiplier = 1;  ///< amount: from "x € 1.000".
  std::optional<int> year;      ///< amount: the budget year in the header.
  double confidence = 0;        ///< 0 to 1: of the proposal; a person's own choice is 1.
  Said reason;                  ///< Why this was proposed.

  bool operator==(const ColumnMapping&) const = default;
};

struct Mapping {
  std::vector<ColumnMapping> columns;  ///< In the order of the sheet.

  bool operator==(const Mapping&) const = default;
};

/// The row that names the columns: the one with the most known names among the first thirty, above which there may be
/// titles and notes. An index into grid.rows; the first filled row if none has known names. Precondition: rows.
std::size_t header_of_flat(const Grid& grid);

/// A target for every column: by its name, else by what its cells look like, else a note, so that nothing gets lost.
/// Columns with personal data (contact, telephone, e-mail) are ignored.
Mapping propose_mapping(const Sheet& sheet, const View& view);

/// For people to read and edit, and for the caller to keep.
Json to_json(const Mapping& mapping);
/// Errors: invalid (unknown target, wrong types).
ErrorOr<Mapping> mapping_of_json(const Json& json);
/// Two columns with a target that one column can have, a column that the sheet has not, no title: each an error.
Problems check_mapping(const Mapping& mapping, const Sheet& sheet);
/// One line per column: "Trekker -> action.owner (95%: the name says so)".
std::string to_text(const Mapping& mapping, Language language = Language::en);

}  // namespace stip
