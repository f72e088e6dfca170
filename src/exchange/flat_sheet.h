// Flat sheet: somebody's own table of actions, turned into records by a mapping.
#pragma once

#include <functional>

#include "agenda/view.h"
#include "exchange/incoming.h"
#include "exchange/mapping.h"

namespace stip {

/// Turns each row into an action, with the organisations, participations, themes, chapters, goals, contributions,
/// sources of money and funding that it names. What the agenda already has (by id, number, short name or title, letter
/// case and accents aside) is used; what it has not is made, and a remark says so. Ids are stable:
/// an action gets "A-" and its number; without a number the id of the action with that title, else the next free one.
/// Nothing is guessed silently: every assumption is a remark, and what cannot be read is an error, with row and column.
/// Rows with one text only, and totals, are passed over with a remark.
Incoming apply_mapping(const Sheet& sheet, const Mapping& mapping, const View& view);

/// The names in a cell such as "EZK, LVVN en VWS": split at , ; / + and line ends, and at "en", "and" or "&" where
/// one side is an abbreviation or both are known ("Economische Zaken en Klimaat" stays whole).
std::vector<std::string> split_names(std::string_view cell, const std::function<bool(std::string_view)>& is_known);

}  // namespace stip
