// Split page: an action stops, and goes on as several; everything open of it goes along with one of them.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/hand_over.h"
#include "governance/working.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr int fewest_parts = 2, most_parts = 9;

ErrorOr<const Action*> action_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Action* action = v.view.find<Action>(v.parts[0]);
  if (!action) return Error{ErrorKind::not_found, "action " + v.parts[0], "there is no such action.", "Search for it."};
  STIP_TRY(may(visit.person(), Act::edit, facts_of(v.view, *action)));
  return action;
}

/// How many parts the form asks, as it says itself.
int parts_of(const OfficeVisit& visit) {
  const auto said = parse_whole(typed(visit, "_parts"));
  const int parts = said.ok() && *said ? **said : fewest_parts;
  return std::clamp(parts + (typed(visit, "_do") == "second" ? 1 : 0), fewest_parts, most_parts);
}

std::string numbered(std::string_view name, int part) { return "_" + std::string(name) + "." + std::to_string(part); }

/// Ids that are free, one for each part.
std::vector<std::string> free_ids(const OfficeVisit& visit, const Action& whole, int parts) {
  const Actor actor = actor_of(visit);
  Working work(visit.visit.view, actor);
  std::vector<std::string> ids;
  for (int part = 1; part <= parts; ++part) {
    ids.push_back(work.next_id(type_of<Action>(), whole.classification));
    work.edit<Action>(ids.back());
  }
  return ids;
}

Html part_fields(const OfficeVisit& visit, int part, const std::string& free_id) {
  const Visit& v = visit.visit;
  const auto was = [&](std::string_view name) { return typed(visit, numbered(name, part)); };
  Html fields = line_field({numbered("title", part), v.tr("Title"), {}, was("title")});
  fields.add(line_field({numbered("title_en", part), v.tr("Title in English"), {}, was("title_en")}));
  fields.add(area_field(
      {numbered("sentence", part), v.tr("What is done in it"), v.tr("Empty: as in the whole."), was("sentence")}));
  const std::string* id = visit.sent_value(numbered("id", part));
  fields.add(line_field({numbered("id", part), v.tr("Id"), v.tr("A new one, as A-050."), id ? was("id") : free_id}));
  fields.add(choice_field({numbered("owner", part), v.tr("Owner"), {}, was("owner")}, v.tr("Whoever owns the whole"),
                          organisation_options(v)));
  return group_field(fill(v.tr("Part {}"), {std::to_string(part)}), fields, true);
}

Html goes_along(const OfficeVisit& visit, const Action& whole, int parts) {
  const Visit& v = visit.visit;
  NamedTexts options;
  for (int part = 1; part <= parts; ++part)
    options.emplace_back(std::to_string(part), fill(v.tr("Part {}"), {std::to_string(part)}));
  Html fields;
  for (const std::string& id : open_children(v.view, whole.id)) {
    const auto found = v.view.find_any(id);
    const std::string label = std::string(label_of(v, *found.type)) + ": " + title_and_id(v, *found.record);
    fields.add(choice_field({"_goes." + id, label, {}, typed(visit, "_goes." + id)}, v.tr("Choose"), options));
  }
  return fields.empty() ? fields : group_field(v.tr("What goes along with which part"), fields, true);
}

Response show(const OfficeVisit& visit, const Action& whole, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  const int parts = parts_of(visit);
  const auto ids = free_ids(visit, whole, parts);
  Html fields = html("<input type=\"hidden\" name=\"_parts\" value=\"{}\">", parts);
  std::vector<Anchor> anchors{{"it gives no reason.", "f_reason"}};
  for (int part = 1; part <= parts; ++part) {
    fields.add(part_fields(visit, part, ids[static_cast<std::size_t>(part - 1)]));
    if (const std::string id = typed(visit, numbered("id", part)); !id.empty())
      anchors.push_back({" " + id, "f" + numbered("title", part)});
  }
  for (const std::string& id : open_children(v.view, whole.id)) anchors.push_back({id, "f_goes." + id});
  fields.add(goes_along(visit, whole, parts));
  fields.add(area_field(
      {"_reason", v.tr("Reason"), v.tr("The decree, agreement or decision behind it."), typed(visit, "_reason")}));
  Html content = html(
      "<p class=\"stip-lead\">{}</p>\n",
      v.tr("The action stops and keeps its page. Its parts go on as new actions in its chapter, themes and effects."));
  content.add(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\" autocomplete=\"off\" novalidate>{}"
      "<div class=\"stip-form__fields\">{}</div><div class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\" type=\"submit\">{}</button> ",
      v.link("splitsen/" + whole.id), hidden_fields(visit), fields, v.tr("Look at the split"));
  if (parts < most_parts)
    content.add(
        "<button class=\"utrecht-button utrecht-button--secondary-action\" type=\"submit\" name=\"_do\" "
        "value=\"second\">{}</button> ",
        v.tr("One part more"));
  content.add("<a href=\"{}\">{}</a></div></form>\n", v.link(record_path(type_of<Action>(), whole.id)), v.tr("Cancel"));
  return act_page(visit, fill(v.tr("Split: {}"), {v.title(whole)}), problems, content, anchors);
}

SplitAction request_of(const OfficeVisit& visit, const Action& whole) {
  SplitAction request{whole.id, {}, typed(visit, "_reason")};
  const auto children = open_children(visit.visit.view, whole.id);
  for (int part = 1; part <= parts_of(visit); ++part) {
    const auto of_part = [&](std::string_view name) { return typed(visit, numbered(name, part)); };
    ActionPart one{of_part("id"), of_part("title"), of_part("title_en"), of_part("sentence"), of_part("owner"), {}};
    for (const std::string& child : children)
      if (typed(visit, "_goes." + child) == std::to_string(part)) one.moves.push_back(child);
    request.parts.push_back(std::move(one));
  }
  return request;
}

}  // namespace

// WEBPAGE: GET /{language}/splitsen/{action}
//
// An action becomes several: for each its title, id and owner, and for everything open of the whole with which part it
// goes along. All that would change is shown first. Another part is asked by a button, and nothing typed is lost.
ErrorOr<Response> split_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Action* whole, action_of(visit));
  return show(visit, *whole, {});
}

ErrorOr<Response> split_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Action* whole, action_of(visit));
  if (typed(visit, "_do") == "second") return show(visit, *whole, {});
  const Visit& v = visit.visit;
  const Acted acted = split_action(v.view, request_of(visit, *whole), actor_of(visit), v.today);
  return preview_or_enter(
      visit, acted,
      {std::string(v.tr("Look at all that changes")),
       html("<p>{}</p>", v.tr("Editions that were sent stay as they are.")), record_path(type_of<Action>(), whole->id)},
      [&](const std::vector<Error>& problems) { return show(visit, *whole, problems); });
}

}  // namespace stip
