// ActionFilter: reading, matching, form and chips.
#include "web/parts/filter.h"

#include <algorithm>
#include <map>
#include <set>

#include "agenda/search.h"
#include "base/text.h"
#include "monitoring/matrix.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"

namespace stip {
namespace {

std::string asked(const Request& request, std::string_view name) {
  const std::string* value = request.query_value(name);
  return value ? std::string(trimmed(*value)) : std::string();
}

bool fits(const std::string& wanted, const std::string& value) {
  return wanted.empty() || (wanted == ActionFilter::not_stated ? value.empty() : wanted == value);
}

template <class T>
bool fits_one(const std::string& wanted, const std::vector<Ref<T>>& values) {
  if (wanted.empty()) return true;
  if (wanted == ActionFilter::not_stated) return values.empty();
  return std::ranges::any_of(values, [&](const Ref<T>& ref) { return ref.id == wanted; });
}

bool fits_instrument(const std::string& wanted, const std::vector<Instrument>& values) {
  if (wanted.empty()) return true;
  if (wanted == ActionFilter::not_stated) return values.empty();
  return std::ranges::any_of(values, [&](Instrument value) { return name_of_choice(value) == wanted; });
}

bool fits_goal(const View& view, const Action& action, const std::string& wanted) {
  if (wanted == ActionFilter::not_stated) return effects_of(view, action).empty();
  return wanted.empty() || serves(view, action, wanted);
}

/// Order of chapters as the agenda numbers them: "2" before "10".
std::pair<long, std::string> order_of(const View& view, const Action& action) {
  const Chapter* chapter = view.find(action.chapter);
  if (!chapter) return {1'000'000, ""};
  const auto number = parse_whole(chapter->number.substr(0, chapter->number.find_first_not_of("0123456789")));
  return {number.ok() && *number ? **number : 999'999, chapter->number + chapter->id};
}

struct Part {
  std::string_view name, label;
  std::string ActionFilter::*value;
};
std::vector<Part> parts(const Visit& visit) {
  return {{"trekker", visit.tr("Owner"), &ActionFilter::owner},
          {"thema", visit.tr("Theme"), &ActionFilter::theme},
          {"doel", visit.tr("Effect or goal"), &ActionFilter::goal},
          {"hoofdstuk", visit.tr("Chapter"), &ActionFilter::chapter},
          {"instrument", visit.tr("Instrument"), &ActionFilter::instrument},
          {"fase", visit.tr("Phase"), &ActionFilter::phase},
          {"q", visit.tr("Words"), &ActionFilter::words}};
}

template <class T>
NamedTexts record_options(const Visit& visit, const std::set<std::string>& ids) {
  NamedTexts options;
  for (const T& record : visit.view.all<T>()) {
    if (ids.contains(record.id)) options.emplace_back(record.id, visit.title(record));
  }
  return options;
}

/// What occurs among the actions of the view, per part of the filter.
struct Occurring {
  std::set<std::string> owners, themes, goals, chapters;
  std::map<std::size_t, bool> instruments, phases;
  bool no_owner = false, no_theme = false, no_goal = false, no_instrument = false;
};

Occurring occurring(const View& view) {
  Occurring found;
  for (const Action& action : view.all<Action>()) {
    action.owner ? (void)found.owners.insert(action.owner.id) : (void)(found.no_owner = true);
    found.chapters.insert(action.chapter.id);
    for (const auto& theme : action.themes) found.themes.insert(theme.id);
    for (const auto& effect : action.effects) found.goals.insert(effect.id);
    for (const Contribution* claim : view.referring<Contribution>("action", action.id))
      found.goals.insert(claim->goal.id);
    for (Instrument instrument : action.instruments) found.instruments[static_cast<std::size_t>(instrument)] = true;
    found.phases[static_cast<std::size_t>(action.phase)] = true;
    found.no_theme |= action.themes.empty();
    found.no_goal |= serves(view, action, std::string(ActionFilter::not_stated));
    found.no_instrument |= action.instruments.empty();
  }
  return found;
}

NamedTexts choice_options(const Visit& visit, const ChoiceType& type, const std::map<std::size_t, bool>& indexes) {
  NamedTexts options;
  for (const auto& [index, unused] : indexes) {
    if (!type.values[index].name.empty())
      options.emplace_back(type.values[index].name, choice_word(visit, type, index));
  }
  return options;
}

std::string words_for(const Visit& visit, const Part& part, const std::string& value) {
  if (value == ActionFilter::not_stated) return std::string(visit.tr("not stated"));
  if (part.name == "instrument" || part.name == "fase") {
    const ChoiceType& type = part.name == "fase" ? Choices<Phase>::type() : Choices<Instrument>::type();
    const auto index = choice_index(type, value);
    return index ? std::string(choice_word(visit, type, *index)) : value;
  }
  const auto found = visit.view.find_any(value);
  return found ? visit.title(*found.record) : value;
}

Html chips(const Visit& visit, std::string_view path, const ActionFilter& filter) {
  Html items;
  for (const Part& part : parts(visit)) {
    if ((filter.*part.value).empty()) continue;
    ActionFilter without = filter;
    (without.*part.value).clear();
    items.add(
        "<li><a class=\"stip-chip\" href=\"{}\">{}: <span dir=\"auto\">{}</span> <span "
        "class=\"stip-hidden\">{}</span></a></li>",
        link_with(visit, path, query_of(without)), part.label, words_for(visit, part, filter.*part.value),
        visit.tr("take off"));
  }
  return items.empty() ? Html{}
                       : html("<ul class=\"stip-chips\" aria-label=\"{}\">{}</ul>\n", visit.tr("Chosen"), items);
}

}  // namespace

ActionFilter action_filter(const Request& request) {
  return {asked(request, "trekker"),    asked(request, "thema"), asked(request, "doel"), asked(request, "hoofdstuk"),
          asked(request, "instrument"), asked(request, "fase"),  asked(request, "q")};
}

NamedTexts query_of(const ActionFilter& filter) {
  NamedTexts query;
  const auto put = [&](const char* name, const std::string& value) {
    if (!value.empty()) query.emplace_back(name, value);
  };
  put("trekker", filter.owner), put("thema", filter.theme), put("doel", filter.goal), put("hoofdstuk", filter.chapter);
  put("instrument", filter.instrument), put("fase", filter.phase), put("q", filter.words);
  return query;
}

bool matches(const View& view, const Action& action, const ActionFilter& filter) {
  return fits(filter.owner, action.owner.id) && fits_one(filter.theme, action.themes) &&
         fits(filter.chapter, action.chapter.id) && fits_instrument(filter.instrument, action.instruments) &&
         fits(filter.phase, std::string(name_of_choice(action.phase))) && fits_goal(view, action, filter.goal);
}

std::vector<const Action*> filtered_actions(const View& view, const ActionFilter& filter) {
  std::set<const Record*> having_words;
  if (!filter.words.empty()) {
    for (const Hit& hit : search(view, filter.words, view.count(type_of<Action>()) * 100))
      having_words.insert(hit.record);
  }
  std::vector<const Action*> actions;
  for (const Action& action : view.all<Action>()) {
    if (!filter.words.empty() && !having_words.contains(&action)) continue;
    if (matches(view, action, filter)) actions.push_back(&action);
  }
  std::ranges::stable_sort(actions, {}, [&](const Action* action) { return order_of(view, *action); });
  return actions;
}

Html select_field(std::string_view name, std::string_view label, std::string_view any, const NamedTexts& options,
                  std::string_view chosen) {
  Html items = html("<option value=\"\">{}</option>", any);
  for (const auto& [value, words] : options) {
    items.add("<option value=\"{}\"{}>{}</option>", value, Html::trusted(value == chosen ? " selected" : ""), words);
  }
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"f-{}\">{}</label>"
      "<select class=\"utrecht-select\" id=\"f-{}\" name=\"{}\">{}</select></div>\n",
      name, label, name, name, items);
}

Html hidden_moment(const Visit& visit) {
  return visit.moment == "now" ? Html{} : html("<input type=\"hidden\" name=\"moment\" value=\"{}\">", visit.moment);
}

Html filter_form(const Visit& visit, std::string_view path, const ActionFilter& filter) {
  const Occurring found = occurring(visit.view);
  const std::string none(visit.tr("not stated"));
  const std::string_view all = visit.tr("All");
  const auto with_none = [&](NamedTexts options, bool is_open) {
    if (is_open) options.emplace_back(ActionFilter::not_stated, none);
    return options;
  };
  NamedTexts goals = record_options<SocietalEffect>(visit, found.goals);
  for (auto& option : record_options<InterimGoal>(visit, found.goals)) goals.push_back(std::move(option));

  Html form = html("<form class=\"stip-filter\" method=\"get\" action=\"/{}/{}\" aria-label=\"{}\">\n",
                   tag(visit.language), path, visit.tr("Filter the actions"));
  form.add(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"f-q\">{}</label>"
      "<input class=\"utrecht-textbox\" id=\"f-q\" name=\"q\" type=\"search\" value=\"{}\"></div>\n",
      visit.tr("Words"), filter.words);
  form.add(select_field("trekker", visit.tr("Owner"), all,
                        with_none(record_options<Organisation>(visit, found.owners), found.no_owner), filter.owner));
  form.add(select_field("thema", visit.tr("Theme"), all,
                        with_none(record_options<Theme>(visit, found.themes), found.no_theme), filter.theme));
  form.add(select_field("doel", visit.tr("Effect or goal"), all, with_none(goals, found.no_goal), filter.goal));
  form.add(select_field("hoofdstuk", visit.tr("Chapter"), all, record_options<Chapter>(visit, found.chapters),
                        filter.chapter));
  form.add(select_field(
      "instrument", visit.tr("Instrument"), all,
      with_none(choice_options(visit, Choices<Instrument>::type(), found.instruments), found.no_instrument),
      filter.instrument));
  form.add(select_field(
      "fase", visit.tr("Phase"), all,
      with_none(choice_options(visit, Choices<Phase>::type(), found.phases), found.phases.contains(0)), filter.phase));
  form.add("{}<div class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--primary-action\">{}</button>",
           hidden_moment(visit), visit.tr("Show"));
  if (!filter.empty()) form.add("<a href=\"{}\">{}</a>", visit.link(path), visit.tr("Show all"));
  form.add("</div></form>\n{}", chips(visit, path, filter));
  return form;
}

namespace {

/// The actions of a filter in the API; `query` begins it.
std::string filtered_in_api(const Visit& visit, const ActionFilter& filter, std::string query) {
  const auto put = [&](const char* name, const std::string& value) {
    if (value.empty()) return;
    query += (query.empty() ? "" : "&") + std::string(name) + "=" +
             (value == ActionFilter::not_stated ? "" : percent_encoded(value));
  };
  put("owner", filter.owner), put("themes", filter.theme), put("chapter", filter.chapter);
  put("instruments", filter.instrument), put("phase", filter.phase), put("doel", filter.goal),
      put("zoek", filter.words);
  if (visit.moment != "now") put("moment", visit.moment);
  return query.empty() ? "/v1/acties" : "/v1/acties?" + query;
}

}  // namespace

std::string csv_address(const Visit& visit, const ActionFilter& filter) {
  return filtered_in_api(visit, filter, "formaat=csv");
}

std::string json_address(const Visit& visit, const ActionFilter& filter) { return filtered_in_api(visit, filter, ""); }

Html filter_views(const Visit& visit, const ActionFilter& filter, std::string_view current) {
  const auto tab = [&](std::string_view path, std::string_view words) {
    return html("<a href=\"{}\"{}>{}</a>", link_with(visit, path, query_of(filter)),
                Html::trusted(path == current ? " aria-current=\"page\"" : ""), words);
  };
  return html("<nav class=\"stip-tabs\" aria-label=\"{}\">{}{}</nav>\n", visit.tr("View"),
              tab("acties", visit.tr("Table")), tab("routekaart", visit.tr("Roadmap")));
}

}  // namespace stip
