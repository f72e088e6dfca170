// Hand-over pages: ministries are renamed and join, and actions change hands, each seen in full before it is entered.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/hand_over.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/parts/filter.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

bool is_finished(const Action& action) {
  return action.phase == Phase::done || action.phase == Phase::stopped || action.phase == Phase::merged ||
         action.phase == Phase::moved;
}

/// What was typed in one of the forms; the others stay as they were.
class Answers {
 public:
  Answers(const OfficeVisit& visit, std::string_view form)
      : visit_(visit), form_(form), is_this_(typed(visit, "_what") == form) {}
  std::string_view form() const { return form_; }
  std::string value(std::string_view name) const { return is_this_ ? typed(visit_, name) : std::string{}; }
  std::vector<std::string> values(std::string_view name) const {
    return is_this_ ? all_typed(visit_, name) : std::vector<std::string>{};
  }

 private:
  const OfficeVisit& visit_;
  std::string_view form_;
  bool is_this_;
};

Html reason_field(const Visit& visit, const Answers& answers) {
  return area_field({"_reason", visit.tr("Reason"), visit.tr("The decree, agreement or decision behind it."),
                     answers.value("_reason"), answers.form()});
}

Html rename_part(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Answers said(visit, "rename");
  Html fields = line_field({"_title", v.tr("Full name"), {}, said.value("_title"), said.form()});
  fields.add(line_field({"_title_en", v.tr("Full name in English"), {}, said.value("_title_en"), said.form()}));
  fields.add(line_field({"_short", v.tr("Short name"), {}, said.value("_short"), said.form()}));
  fields.add(line_field({"_id", v.tr("Id"), v.tr("A new one, as ORG-KGG."), said.value("_id"), said.form()}));
  fields.add(line_field({"_identifier", v.tr("Identifier in TOOI"), {}, said.value("_identifier"), said.form()}));
  fields.add(line_field({"_address", v.tr("Address of its website"), {}, said.value("_address"), said.form()}));
  fields.add(line_field({"_from", v.tr("First day of the new name"), v.tr("To the day, for instance 1-3-2027."),
                         said.value("_from"), said.form()}));
  return html("<h2 id=\"hernoemen\">{}</h2><p>{}</p>{}", v.tr("It goes on under a new name"),
              v.tr("What goes on moves to the new name; what is past keeps the old one."),
              act_form(visit, fields.add(reason_field(v, said)), v.tr("Look at the new name"), "rename"));
}

Html others(const OfficeVisit& visit, const std::string& from, const Answers& said) {
  NamedTexts options = organisation_options(visit.visit);
  std::erase_if(options, [&](const auto& option) { return option.first == from; });
  return choice_field({"_to", visit.visit.tr("To which organisation"), {}, said.value("_to"), said.form()},
                      visit.visit.tr("Choose"), options);
}

Html join_part(const OfficeVisit& visit, const Organisation& from) {
  const Visit& v = visit.visit;
  const Answers said(visit, "join");
  Html fields = others(visit, from.id, said);
  fields.add(line_field({"_from", v.tr("First day on which they are one"), v.tr("To the day, for instance 1-3-2027."),
                         said.value("_from"), said.form()}));
  return html("<h2 id=\"samengaan\">{}</h2><p>{}</p>{}", v.tr("It joins another organisation"),
              v.tr("It ends, and what goes on is in the name of the other."),
              act_form(visit, fields.add(reason_field(v, said)), v.tr("Look at the joining"), "join"));
}

Html action_boxes(const OfficeVisit& visit, const Organisation& from, const Answers& said) {
  const auto ticked = said.values("_action");
  const Visit& v = visit.visit;
  Html boxes;
  for (const Action* action : v.view.referring<Action>("owner", from.id))
    if (!is_finished(*action))
      boxes.add(check_field({"_action", title_and_id(v, *action), {}, action->id, said.form()},
                            std::ranges::find(ticked, action->id) != ticked.end()));
  return boxes;
}

Html actions_part(const OfficeVisit& visit, const Organisation& from) {
  const Visit& v = visit.visit;
  const Answers said(visit, "actions");
  const Html boxes = action_boxes(visit, from, said);
  if (boxes.empty()) return {};
  Html fields = group_field(v.tr("Actions; none ticked: all of them"), boxes);
  fields.add(others(visit, from.id, said));
  fields.add(wide_field(check_field({"_stays", v.tr("The old owner stays involved"), {}, "yes", said.form()},
                                    !said.value("_stays").empty())));
  return html("<h2 id=\"acties\">{}</h2>{}", v.tr("Actions get another owner"),
              act_form(visit, fields.add(reason_field(v, said)), v.tr("Look at the hand-over"), "actions"));
}

Html merge_part(const OfficeVisit& visit, const Organisation& from) {
  const Visit& v = visit.visit;
  const Answers said(visit, "merge");
  const Html boxes = action_boxes(visit, from, said);
  if (boxes.empty()) return {};
  NamedTexts all;
  for (const Action& action : v.view.all<Action>())
    if (!is_finished(action)) all.emplace_back(action.id, title_and_id(v, action));
  Html fields = group_field(v.tr("Actions that go on in another"), boxes);
  fields.add(choice_field({"_into", v.tr("In which action they go on"), {}, said.value("_into"), said.form()},
                          v.tr("Choose"), all));
  return html("<h2 id=\"samenvoegen\">{}</h2><p>{}</p>{}", v.tr("Actions go on together"),
              v.tr("They keep their pages and lead on; open milestones, money, risks and dependencies move."),
              act_form(visit, fields.add(reason_field(v, said)), v.tr("Look at the merging"), "merge"));
}

Html choose(const OfficeVisit& visit, const std::string& from) {
  const Visit& v = visit.visit;
  return html(
      "<form class=\"stip-filter\" method=\"get\" action=\"{}\" aria-label=\"{}\">{}<div "
      "class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\">{}</button></div></form>\n",
      v.link("overdragen"), v.tr("Choose an organisation"),
      select_field("van", v.tr("Organisation"), v.tr("Choose"), organisation_options(v), from), v.tr("Show"));
}

const Organisation* from_of(const OfficeVisit& visit) {
  const std::string* asked = visit.visit.request.query_value("van");
  return asked ? visit.visit.view.find<Organisation>(*asked) : nullptr;
}

Response show(const OfficeVisit& visit, std::vector<Error> problems) {
  const Visit& v = visit.visit;
  // What is chosen from a list here is written as a number elsewhere.
  for (Error& each : problems)
    if (each.problem == v.tr("it is not named.")) each.remedy = v.tr("Choose one from the list.");
  const Organisation* from = from_of(visit);
  Html content = choose(visit, from ? from->id : "");
  if (from && from->successor) {
    content.add("<p>{} {}</p>", v.tr("It ended; it was followed by:"), organisation_link(v, from->successor.id));
  } else if (from) {
    content.add(actions_part(visit, *from))
        .add(merge_part(visit, *from))
        .add(rename_part(visit))
        .add(join_part(visit, *from));
  }
  const std::string title =
      from ? fill(v.tr("Hand over or rename: {}"), {v.title(*from)}) : std::string(v.tr("Hand over or rename"));
  const std::string form = "f" + typed(visit, "_what");
  const bool merges = form == "fmerge";
  return act_page(visit, title, problems, content,
                  {{"it gives no reason.", form + "_reason", v.tr("Reason")},
                   {"it has no title.", form + "_title"},
                   {"the new organisation has no id.", form + "_id"},
                   {"that id is in use.", form + "_id"},
                   {"its first day is missing.", form + "_from"},
                   {"it began on {}, not before the new name.", form + "_from"},
                   {"it would join itself.", form + "_to"},
                   {"it would hand over to itself.", form + "_to"},
                   {"it is not named.", form + (merges ? "_into" : "_to"),
                    merges ? v.tr("In which action they go on") : v.tr("To which organisation")},
                   {"no action is named that goes on in it.", "samenvoegen", v.tr("Actions that go on in another")}});
}

Acted worked_out(const OfficeVisit& visit, const Organisation& from, std::vector<Error>& unread) {
  const Visit& v = visit.visit;
  const std::string what = typed(visit, "_what"), reason = typed(visit, "_reason");
  const Actor actor = actor_of(visit);
  if (what == "rename") {
    const Date first = typed_date(visit, "_from", v.tr("First day of the new name"), unread);
    return rename_organisation(
        v.view,
        {from.id, typed(visit, "_id"), typed(visit, "_title"), typed(visit, "_title_en"), typed(visit, "_short"),
         typed(visit, "_identifier"), typed(visit, "_address"), first, reason},
        actor, v.today);
  }
  if (what == "join") {
    const Date first = typed_date(visit, "_from", v.tr("First day on which they are one"), unread);
    return join_organisations(v.view, {from.id, typed(visit, "_to"), first, reason}, actor, v.today);
  }
  if (what == "merge")
    return merge_actions(v.view, {all_typed(visit, "_action"), typed(visit, "_into"), reason}, actor, v.today);
  return hand_over(v.view,
                   {from.id, typed(visit, "_to"), all_typed(visit, "_action"), !typed(visit, "_stays").empty(), reason},
                   actor, v.today);
}

}  // namespace

// WEBPAGE: GET /{language}/overdragen?van=
//
// For an organisation: its actions get another owner, go on together, it gets a new name, or it joins another. All that
// would change is shown first; then it is entered in one act. Editions stay as they were.
ErrorOr<Response> hand_over_page(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::edit));
  return show(visit, {});
}

ErrorOr<Response> handed_over(const OfficeVisit& visit) {
  STIP_TRY(may(visit.person(), Act::edit));
  const Visit& v = visit.visit;
  const Organisation* from = from_of(visit);
  if (!from)
    return show(
        visit, {{ErrorKind::not_found, std::string(v.tr("organisation")),
                 std::string(v.tr("there is no such organisation.")), std::string(v.tr("Choose one from the list."))}});
  std::vector<Error> unread;
  const Acted acted = worked_out(visit, *from, unread);
  return preview_or_enter(visit, acted,
                          {std::string(v.tr("Look at all that changes")),
                           html("<p>{}</p>", v.tr("Editions that were sent stay as they are.")),
                           record_path(type_of<Organisation>(), from->id), true, unread},
                          [&](const std::vector<Error>& problems) { return show(visit, problems); });
}

}  // namespace stip
