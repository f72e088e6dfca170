// ActionFilter: which actions a page is asked for, and the form that asks.
#pragma once

#include <string>
#include <vector>

#include "web/site.h"

namespace stip {

/// What the address asks for. Empty: not asked. `not_stated` asks for actions where the field is empty.
struct ActionFilter {
  static constexpr std::string_view not_stated = "geen";

  std::string owner;       ///< ?trekker=ORG-EZK
  std::string theme;       ///< ?thema=T-1
  std::string goal;        ///< ?doel=SE-1 or G-03: an effect or interim goal
  std::string chapter;     ///< ?hoofdstuk=CH-1
  std::string instrument;  ///< ?instrument=sandbox
  std::string phase;       ///< ?fase=running
  std::string words;       ///< ?q=: all words occur in the action, as search() finds them

  bool empty() const { return *this == ActionFilter{}; }
  bool operator==(const ActionFilter&) const = default;
};

ActionFilter action_filter(const Request& request);
NamedTexts query_of(const ActionFilter& filter);

/// All but the words of a filter. Which effects an action serves is as in effects_of(), so that the matrix leads to
/// as many actions as it counts; a goal is served if the action claims to contribute to it.
bool matches(const View& view, const Action& action, const ActionFilter& filter);
/// Actions that match, by chapter as the agenda has them (those without one last), then by id.
std::vector<const Action*> filtered_actions(const View& view, const ActionFilter& filter);

/// GET form with only choices that occur, and below it what was chosen, each with a link that takes it off.
Html filter_form(const Visit& visit, std::string_view path, const ActionFilter& filter);
/// The address of the same actions as CSV.
std::string csv_address(const Visit& visit, const ActionFilter& filter);
/// And as JSON.
std::string json_address(const Visit& visit, const ActionFilter& filter);
/// The same actions as table and as roadmap.
Html filter_views(const Visit& visit, const ActionFilter& filter, std::string_view current);

/// One selection of a form: options as pairs of value and words.
Html select_field(std::string_view name, std::string_view label, std::string_view any, const NamedTexts& options,
                  std::string_view chosen);
/// Keeps the moment looked at when a form is sent.
Html hidden_moment(const Visit& visit);

}  // namespace stip
