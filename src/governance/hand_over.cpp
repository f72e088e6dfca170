// Hand over: organisations follow each other, and actions go to others.
#include "governance/hand_over.h"

#include <algorithm>

#include "base/text.h"
#include "governance/working.h"

namespace stip {
namespace {

bool is_finished(const Action& action) {
  return action.phase == Phase::done || action.phase == Phase::stopped || action.phase == Phase::merged ||
         action.phase == Phase::moved;
}

bool has_ended(const Date& until, Day today) { return until && until.last() < today; }

/// Puts `to` in the place of `from` in one field of all records of T for which `goes_on` holds.
template <class T>
void repoint(Working& work, std::string_view field, Ref<Organisation> T::*member, const std::string& from,
             const std::string& to, auto goes_on) {
  for (const T* record : work.view().referring<T>(field, from)) {
    if (goes_on(*record)) (work.edit<T>(record->id).*member).id = to;
  }
}

/// An organisation takes part in an action, unless it does already or owns it.
void take_part(Working& work, const Action& action, const std::string& organisation, std::string role,
               std::string role_en) {
  if (organisation.empty()) return;
  for (const Participation* known : work.view().referring<Participation>("action", action.id)) {
    if (known->organisation.id == organisation) return;
  }
  Participation& made =
      work.edit<Participation>(work.next_id(type_of<Participation>(), level_of(work.view(), action.id)));
  made.title = role;
  made.title_en = role_en;
  made.classification = level_of(work.view(), action.id);
  made.action = {action.id};
  made.organisation = {organisation};
  made.role = std::move(role);
  made.role_en = std::move(role_en);
}

template <class T>
void move_children(Working& work, const std::string& from, const std::string& to, auto moves) {
  for (const T* child : work.view().referring<T>("action", from)) {
    if (moves(*child)) work.edit<T>(child->id).action = {to};
  }
}

constexpr auto all = [](const auto&) { return true; };
constexpr auto is_unmet = [](const Milestone& milestone) { return milestone.met_on.empty(); };

void add_note(Action& action, const std::string& text) { action.note += (action.note.empty() ? "" : " ") + text; }

/// Ids of what is open under an action and must go somewhere when it is split.
void make_part(Working& work, const Action& whole, const ActionPart& part) {
  Action& made = work.edit<Action>(part.id);
  made = whole;
  made.id = part.id;
  made.title = part.title;
  made.title_en = part.title_en;
  made.sentence = part.sentence;
  made.sentence_en.clear();
  made.description.clear();
  made.description_en.clear();
  made.aliases.clear();
  made.note.clear();
  made.part_of = {};
  made.continues = {whole.id};
  if (!part.owner.empty()) made.owner = {part.owner};
  const std::string& to = part.id;
  const auto goes_along = [&](const auto& child) {
    return std::ranges::find(part.moves, child.id) != part.moves.end();
  };
  move_children<Milestone>(work, whole.id, to, goes_along);
  move_children<Funding>(work, whole.id, to, goes_along);
  move_children<Contribution>(work, whole.id, to, goes_along);
  move_children<Risk>(work, whole.id, to, goes_along);
}

/// What goes on in the name of one organisation goes on in that of another; what is past stays.
void move_what_goes_on(Working& work, const std::string& from, const std::string& to, Day today) {
  const auto is_live = [](const Action& action) { return !is_finished(action); };
  repoint<Action>(work, "owner", &Action::owner, from, to, is_live);
  repoint<Action>(work, "deputy", &Action::deputy, from, to, is_live);
  repoint<Participation>(work, "organisation", &Participation::organisation, from, to, [&](const Participation& each) {
    const Action* action = work.view().find(each.action);
    return action && !is_finished(*action);
  });
  repoint<Body>(work, "organisation", &Body::organisation, from, to,
                [&](const Body& each) { return !has_ended(each.valid_until, today); });
  repoint<Membership>(work, "organisation", &Membership::organisation, from, to,
                      [&](const Membership& each) { return !has_ended(each.valid_until, today); });
  repoint<FundingSource>(work, "organisation", &FundingSource::organisation, from, to,
                         [&](const FundingSource& each) { return !has_ended(each.valid_until, today); });
  repoint<Signal>(work, "assigned_to", &Signal::assigned_to, from, to,
                  [](const Signal& each) { return each.answer == AnswerKind::unanswered; });
}

}  // namespace

Acted rename_organisation(const View& view, const RenameOrganisation& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Organisation* old = work.want<Organisation>(request.organisation);
  if (!old) return work.finish("hand_over", "");
  const std::string subject = work.cited(type_of<Organisation>(), request.id);
  if (old->successor) {
    work.problem(ErrorKind::conflict, *old, work.text(tr_later("{} followed it already."), {old->successor.id}),
                 work.text(tr_later("Hand over from {}."), {old->successor.id}));
  }
  work.ask(!request.id.empty() && !check_id(request.id), subject, tr_later("the new organisation has no id."),
           tr_later("Give an id, as ORG-KGG."));
  if (view.find_any(request.id) || view.row(type_of<Organisation>(), request.id)) {
    work.problem(ErrorKind::conflict, subject, work.text(tr_later("that id is in use.")),
                 work.text(tr_later("Give a new id; to hand actions to an organisation that exists, use hand-over.")));
  }
  work.ask(!trimmed(request.title).empty(), subject, tr_later("it has no title."), tr_later("Give its full name."));
  work.ask(request.from && request.from.precision() == Precision::day, subject, tr_later("its first day is missing."),
           tr_later("Give the day from which the new name holds."));
  if (request.from && old->valid_from && request.from.first() <= old->valid_from.first()) {
    work.problem(ErrorKind::invalid, *old,
                 work.text(tr_later("it began on {}, not before the new name."), {work.words(old->valid_from)}),
                 work.text(tr_later("Correct one of the two dates.")));
  }
  work.ask(!trimmed(request.reason).empty(), subject, tr_later("it gives no reason."),
           tr_later("Name the decree or agreement."));
  if (work.has_problems()) return work.finish("hand_over", "");

  Organisation& made = work.edit<Organisation>(request.id);
  made = *old;
  made.id = request.id;
  made.title = request.title;
  made.title_en = request.title_en;
  made.short_name = request.short_name;
  made.identifier = request.identifier;
  if (!request.address.empty()) made.address = request.address;
  made.note.clear();
  made.sources.clear();
  made.valid_from = request.from;
  made.valid_until = {};
  Organisation& ended = work.edit<Organisation>(old->id);
  ended.valid_until = exactly_on(days_after(request.from.first(), -1));
  ended.successor = {request.id};

  move_what_goes_on(work, old->id, request.id, today);
  return work.finish("hand_over", request.reason);
}

Acted join_organisations(const View& view, const JoinOrganisations& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Organisation* old = work.want<Organisation>(request.organisation);
  const Organisation* into = work.want<Organisation>(request.into);
  if (!old || !into) return work.finish("hand_over", "");
  const std::string subject = work.cited(type_of<Organisation>(), into->id);
  work.ask(old->id != into->id, subject, tr_later("it would join itself."), tr_later("Name another organisation."));
  if (old->successor) {
    work.problem(ErrorKind::conflict, *old, work.text(tr_later("{} followed it already."), {old->successor.id}),
                 work.text(tr_later("Hand over from {}."), {old->successor.id}));
  }
  if (has_ended(into->valid_until, today)) {
    work.problem(ErrorKind::invalid, *into, work.text(tr_later("it ended on {}."), {work.words(into->valid_until)}),
                 work.text(tr_later("Name the one that followed it.")));
  }
  work.ask(request.from && request.from.precision() == Precision::day, subject, tr_later("its first day is missing."),
           tr_later("Give the day from which they are one."));
  if (request.from && old->valid_from && request.from.first() <= old->valid_from.first()) {
    work.problem(ErrorKind::invalid, *old,
                 work.text(tr_later("it began on {}, not before the new name."), {work.words(old->valid_from)}),
                 work.text(tr_later("Correct one of the two dates.")));
  }
  work.ask(!trimmed(request.reason).empty(), subject, tr_later("it gives no reason."),
           tr_later("Name the decree or agreement."));
  if (work.has_problems()) return work.finish("hand_over", "");

  const Date last_day = exactly_on(days_after(request.from.first(), -1));
  Organisation& ended = work.edit<Organisation>(old->id);
  ended.valid_until = last_day;
  ended.successor = {into->id};
  move_what_goes_on(work, old->id, into->id, today);
  for (const Participation* each : view.referring<Participation>("organisation", old->id)) {
    const Action* action = view.find(each->action);
    if (!action || is_finished(*action)) continue;
    const auto others = view.referring<Participation>("action", action->id);
    const bool is_double =
        action->owner.id == into->id || action->owner.id == old->id ||
        std::ranges::any_of(others, [&](const Participation* other) { return other->organisation.id == into->id; });
    if (is_double) work.retire(type_of<Participation>(), each->id);
  }
  for (const Membership* each : view.referring<Membership>("organisation", old->id)) {
    if (has_ended(each->valid_until, today)) continue;
    const auto seats = view.referring<Membership>("body", each->body.id);
    const bool sits_already = std::ranges::any_of(seats, [&](const Membership* other) {
      return other->organisation.id == into->id && !has_ended(other->valid_until, today);
    });
    if (!sits_already) continue;
    Membership& seat = work.edit<Membership>(each->id);
    seat.organisation = {old->id};
    seat.valid_until = last_day;
  }
  return work.finish("hand_over", request.reason);
}

Acted hand_over(const View& view, const HandOver& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Organisation* from = work.want<Organisation>(request.from);
  const Organisation* to = work.want<Organisation>(request.to);
  if (!from || !to) return work.finish("hand_over", "");
  const std::string subject = work.cited(type_of<Organisation>(), to->id);
  work.ask(from->id != to->id, subject, tr_later("it would hand over to itself."),
           tr_later("Name another organisation."));
  if (has_ended(to->valid_until, today)) {
    work.problem(ErrorKind::invalid, *to, work.text(tr_later("it ended on {}."), {work.words(to->valid_until)}),
                 work.text(tr_later("Name the one that followed it.")));
  }
  work.ask(!trimmed(request.reason).empty(), subject, tr_later("it gives no reason."),
           tr_later("Say why the actions change hands."));
  std::vector<std::string> actions = request.actions;
  if (actions.empty()) {
    for (const Action* action : view.referring<Action>("owner", from->id)) {
      if (!is_finished(*action)) actions.push_back(action->id);
    }
    work.ask(!actions.empty(), work.cited(type_of<Organisation>(), from->id),
             tr_later("it owns no action that goes on."), tr_later("Name the actions, or another organisation."));
  }
  for (const std::string& id : actions) {
    const Action* action = work.want<Action>(id);
    if (!action) continue;
    if (action->owner.id != from->id) {
      work.problem(ErrorKind::conflict, *action,
                   work.text(tr_later("its owner is {}, not {}."),
                             {action->owner ? action->owner.id : work.text(tr_later("nobody")), from->id}),
                   work.text(tr_later("Leave it out, or hand it over from its owner.")));
      continue;
    }
    work.edit<Action>(id).owner = {to->id};
    if (request.stays_involved) take_part(work, *action, from->id, "vorige trekker", "former owner");
  }
  return work.finish("hand_over", request.reason);
}

Acted merge_actions(const View& view, const MergeActions& request, const Actor& actor, Day) {
  Working work(view, actor);
  const Action* into = work.want<Action>(request.into);
  work.ask(!request.actions.empty(), request.into, tr_later("no action is named that goes on in it."),
           tr_later("Name at least one."));
  work.ask(!trimmed(request.reason).empty(), request.into, tr_later("it gives no reason."),
           tr_later("Say why the actions go on together."));
  if (into && is_finished(*into)) {
    work.problem(ErrorKind::invalid, *into, work.text(tr_later("it is finished itself.")),
                 work.text(tr_later("Name an action that goes on.")));
  }
  for (const std::string& id : request.actions) {
    const Action* action = work.want<Action>(id);
    if (!action) continue;
    work.ask(id != request.into, work.cited(type_of<Action>(), id), tr_later("it cannot go on in itself."),
             tr_later("Name another action."));
    if (is_finished(*action)) {
      work.problem(ErrorKind::conflict, *action,
                   work.text(tr_later("it is “{}” already."), {work.choice(action->phase)}),
                   work.text(tr_later("Leave it out.")));
    }
    if (into && level_of(view, into->id) > level_of(view, id)) {
      work.problem(ErrorKind::invalid, *action, work.text(tr_later("more people may see it than {}."), {into->id}),
                   work.text(tr_later("Merge the other way round, or lower the classification first.")));
    }
  }
  if (!into || work.has_problems()) return work.finish("merge", "");
  for (const std::string& id : request.actions) {
    const Action& action = *view.find<Action>(id);
    Action& merged = work.edit<Action>(id);
    merged.phase = Phase::merged;
    merged.part_of = {into->id};
    add_note(merged, request.reason);
    move_children<Milestone>(work, id, into->id, is_unmet);
    move_children<Funding>(work, id, into->id, all);
    move_children<Contribution>(work, id, into->id, all);
    move_children<Risk>(work, id, into->id, all);
    move_children<Dependency>(work, id, into->id, all);
    if (action.owner != into->owner) take_part(work, *into, action.owner.id, "trekker van " + id, "owner of " + id);
  }
  return work.finish("merge", request.reason);
}

std::vector<std::string> open_children(const View& view, std::string_view action) {
  std::vector<std::string> ids;
  for (const Milestone* each : view.referring<Milestone>("action", action)) {
    if (is_unmet(*each)) ids.push_back(each->id);
  }
  for (const Funding* each : view.referring<Funding>("action", action)) ids.push_back(each->id);
  for (const Contribution* each : view.referring<Contribution>("action", action)) ids.push_back(each->id);
  for (const Risk* each : view.referring<Risk>("action", action)) ids.push_back(each->id);
  return ids;
}

Acted split_action(const View& view, const SplitAction& request, const Actor& actor, Day) {
  Working work(view, actor);
  const Action* whole = work.want<Action>(request.action);
  if (!whole) return work.finish("split", "");
  const std::string subject = work.cited(type_of<Action>(), whole->id);
  work.ask(request.parts.size() >= 2, subject, tr_later("it is split in fewer than two."),
           tr_later("Name at least two parts."));
  work.ask(!trimmed(request.reason).empty(), subject, tr_later("it gives no reason."),
           tr_later("Say why it is split."));
  if (is_finished(*whole)) {
    work.problem(ErrorKind::conflict, *whole, work.text(tr_later("it is “{}” already."), {work.choice(whole->phase)}),
                 work.text(tr_later("Only an action that goes on is split.")));
  }
  const auto children = open_children(view, whole->id);
  std::vector<std::string> moved;
  for (const ActionPart& part : request.parts) {
    const std::string part_subject = work.cited(type_of<Action>(), part.id);
    work.ask(!part.id.empty() && !check_id(part.id), part_subject, tr_later("a part has no id."),
             tr_later("Give each part a new id."));
    work.ask(!trimmed(part.title).empty(), part_subject, tr_later("it has no title."),
             tr_later("Give a title of one line."));
    const bool is_new = !view.find_any(part.id) && !view.row(type_of<Action>(), part.id) &&
                        std::ranges::count(request.parts, part.id, &ActionPart::id) == 1;
    work.ask(is_new, part_subject, tr_later("that id is in use."), tr_later("Give each part a new id."));
    if (!part.owner.empty()) work.want<Organisation>(part.owner);
    moved.insert(moved.end(), part.moves.begin(), part.moves.end());
  }
  for (const std::string& child : children) {
    const auto times = std::ranges::count(moved, child);
    work.ask(times == 1, child,
             times == 0 ? tr_later("it goes along with no part.") : tr_later("it goes along with two parts."),
             tr_later("Give it to one of the parts."));
  }
  for (const std::string& id : moved) {
    work.ask(std::ranges::find(children, id) != children.end(), id,
             tr_later("it does not belong to the action that is split, or it is done."), tr_later("Leave it out."));
  }
  if (work.has_problems()) return work.finish("split", "");
  for (const ActionPart& part : request.parts) make_part(work, *whole, part);
  Action& stopped = work.edit<Action>(whole->id);
  stopped.phase = Phase::stopped;
  add_note(stopped, request.reason);
  return work.finish("split", request.reason);
}

}  // namespace stip
