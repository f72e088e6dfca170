// Try page: what stands in the way of adopting proposals together, and what would differ from today.
#include "web/pages/try_page.h"

#include <algorithm>
#include <map>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/propose.h"
#include "monitoring/matrix.h"
#include "monitoring/money.h"
#include "web/parts/attention_parts.h"
#include "web/parts/money_sums.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

bool is_undecided(const Proposal& proposal) {
  return proposal.status == ProposalStatus::draft || proposal.status == ProposalStatus::ready ||
         proposal.status == ProposalStatus::deferred;
}

/// Those of the address that are there, each once, in the order of the address.
std::vector<std::string> chosen(const Visit& visit) {
  std::vector<std::string> ids;
  const auto add = [&](const std::string& id) {
    if (visit.view.find<Proposal>(id) && std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  };
  if (!visit.parts.empty()) add(visit.parts[0]);
  for (const auto& [name, value] : visit.request.query) {
    if (name == "voorstel") add(value);
  }
  return ids;
}

Html choice(const Visit& visit, const std::vector<std::string>& ids) {
  Html options;
  for (const Proposal& proposal : visit.view.all<Proposal>()) {
    const bool is_chosen = std::ranges::find(ids, proposal.id) != ids.end();
    if (!is_undecided(proposal) && !is_chosen) continue;
    options.add(
        "<div class=\"stip-form__option\"><label class=\"utrecht-form-label utrecht-form-label--checkbox\" "
        "for=\"{}\"><input class=\"utrecht-checkbox\" type=\"checkbox\" id=\"{}\" name=\"voorstel\" "
        "value=\"{}\"{}> <span>{} ({}, {}){}</span></label></div>",
        proposal.id, proposal.id, proposal.id, is_chosen ? Html::trusted(" checked") : Html{},
        written_title(visit, proposal), proposal.id, to_lower(choice_word(visit, proposal.status)),
        invented_badge(visit, proposal));
  }
  if (options.empty()) return html("<p>{}</p>", visit.tr("There is no proposal that waits for a decision."));
  return html(
      "<form class=\"stip-form\" action=\"{}\"><fieldset class=\"utrecht-form-fieldset\"><legend "
      "class=\"utrecht-form-label\">{}</legend>{}</fieldset><div class=\"stip-actions\"><button "
      "class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">{}</button></div></form>",
      visit.link("proberen"), visit.tr("Which proposals?"), options, visit.tr("Show as if adopted"));
}

/// What two of them make of one field, and what moved on since one was written.
Html obstacles(const Visit& visit, const std::vector<std::string>& ids, const std::vector<Clash>& clashing) {
  Html items;
  for (const Clash& clash : clashing) {
    items.add("<li>{}: {} {} {}, {} {} {}</li>", edited_place(visit, clash.record, clash.field),
              cited_id(visit, clash.first), visit.tr("makes it"),
              edited_value(visit, clash.record, clash.field, clash.first_value), cited_id(visit, clash.second),
              visit.tr("makes it"), edited_value(visit, clash.record, clash.field, clash.second_value));
  }
  for (const std::string& id : ids) {
    for (const Moved& moved : moved_on(visit.view, id)) {
      items.add("<li>{}: {} <del>{}</del>, {} {}; {} {} <ins>{}</ins></li>",
                edited_place(visit, moved.record, moved.field), visit.tr("was"),
                edited_value(visit, moved.record, moved.field, moved.was), visit.tr("is now"),
                edited_value(visit, moved.record, moved.field, moved.now), cited_id(visit, id), visit.tr("proposes"),
                edited_value(visit, moved.record, moved.field, moved.proposed));
    }
  }
  if (items.empty()) return {};
  return section("botsingen", visit.tr("What stands in the way"), html("<ul>{}</ul>", items));
}

Html broken(const Visit& visit, const std::vector<std::string>& ids, const View& adopted) {
  Html items;
  for (const std::string& id : ids) {
    for (const Finding& finding : broken_if_adopted(visit.view, adopted, id, visit.today, visit.language))
      items.add("<li>{}: {} {}</li>", edited_place(visit, finding.id, finding.field), finding.problem, finding.remedy);
  }
  if (items.empty()) return {};
  return section("regels", visit.tr("Rules that would be broken"), html("<ul>{}</ul>", items));
}

/// A figure of today and the same as if adopted.
struct Pair {
  std::string what, today, then;
};

std::string counted(const Visit& visit, std::size_t count) {
  return number_text(visit.language, static_cast<long>(count));
}

void add_money(const Visit& visit, std::string_view side, const std::vector<FunnelStep>& today,
               const std::vector<FunnelStep>& then, std::vector<Pair>& pairs) {
  std::map<std::pair<FundingStage, FundingKind>, std::pair<std::string, std::string>> steps;
  const auto words = [&](const FunnelStep& step) {
    return step.total.empty() ? std::string(visit.tr("no amount to be shown"))
                              : short_amount_text(visit.language, step.total);
  };
  for (const FunnelStep& step : today) steps[{step.stage, step.kind}].first = words(step);
  for (const FunnelStep& step : then) steps[{step.stage, step.kind}].second = words(step);
  for (const auto& [step, amounts] : steps) {
    const std::string none(visit.tr("nothing"));
    pairs.push_back({std::string(side) + ", " + to_lower(choice_word(visit, step.first)) + ", " +
                         to_lower(kind_word(visit, step.second)),
                     amounts.first.empty() ? none : amounts.first, amounts.second.empty() ? none : amounts.second});
  }
}

std::vector<Pair> figures(const Visit& visit, const View& adopted, std::size_t attention_today,
                          std::size_t attention_then) {
  const View& now = visit.view;
  const Orphans alone = orphans(now), then_alone = orphans(adopted);
  std::vector<Pair> pairs;
  const auto add = [&](std::string_view what, std::size_t today, std::size_t then) {
    pairs.push_back({std::string(visit.tr(what)), counted(visit, today), counted(visit, then)});
  };
  add(msg("Actions"), now.count(type_of<Action>()), adopted.count(type_of<Action>()));
  add(msg("Milestones"), now.count(type_of<Milestone>()), adopted.count(type_of<Milestone>()));
  add(msg("Actions without an owner"), alone.actions_without_owner.size(), then_alone.actions_without_owner.size());
  add(msg("Actions without a goal"), alone.actions_without_goal.size(), then_alone.actions_without_goal.size());
  add(msg("Actions without money"), alone.actions_without_money.size(), then_alone.actions_without_money.size());
  add(msg("Goals without an action"), alone.goals_without_action.size(), then_alone.goals_without_action.size());
  add(msg("Things that ask for attention"), attention_today, attention_then);
  const MoneyTable money_now = money(now), money_then = money(adopted);
  add_money(visit, visit.tr("Public money"), funnel(money_now.public_), funnel(money_then.public_), pairs);
  add_money(visit, visit.tr("Private money"), funnel(money_now.private_), funnel(money_then.private_), pairs);
  add_money(visit, visit.tr("Money of public and private parties together"), funnel(money_now.mixed),
            funnel(money_then.mixed), pairs);
  return pairs;
}

Html pair_table(const Visit& visit, std::string_view id, std::string_view caption, const std::vector<Pair>& pairs) {
  Html rows;
  for (const Pair& pair : pairs) {
    rows.add(
        "<tr><th scope=\"row\">{}</th><td class=\"stip-number\" data-label=\"{}\">{}</td><td class=\"stip-number\" "
        "data-label=\"{}\">{}</td></tr>",
        pair.what, visit.tr("Today"), pair.today, visit.tr("As if adopted"), pair.then);
  }
  if (rows.empty()) return {};
  return table(id, caption,
               html("<tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th><th scope=\"col\" "
                    "class=\"stip-number\">{}</th></tr>",
                    visit.tr("What"), visit.tr("Today"), visit.tr("As if adopted")),
               rows, {}, true);
}

/// The figures that differ, and folded away those that do not.
Html side_by_side(const Visit& visit, std::vector<Pair> pairs) {
  const auto same = std::ranges::stable_partition(pairs, [](const Pair& pair) { return pair.today != pair.then; });
  const std::vector<Pair> unchanged(same.begin(), same.end());
  pairs.erase(same.begin(), same.end());
  Html whole = pairs.empty() ? html("<p>{}</p>", visit.tr("None of the figures of the agenda would change."))
                             : pair_table(visit, "vergelijking", visit.tr("Today beside what it would be"), pairs);
  if (!unchanged.empty())
    whole.add("<details class=\"stip-details\"><summary>{}</summary>{}</details>",
              tr_n(visit.language, "{} figure that stays the same", "{} figures that stay the same",
                   static_cast<long>(unchanged.size())),
              pair_table(visit, "gelijk", visit.tr("What stays the same"), unchanged));
  return whole;
}

/// The items of `these` that `others` do not have.
std::vector<const AttentionItem*> only_in(const Attentions& these, const Attentions& others) {
  std::vector<const AttentionItem*> found;
  for (const AttentionItem& item : *these) {
    const bool is_there = std::ranges::any_of(*others, [&](const AttentionItem& other) {
      return other.id == item.id && other.rule == item.rule && other.broken == item.broken;
    });
    if (!is_there) found.push_back(&item);
  }
  return found;
}

Html as_if(const Visit& visit, const std::vector<std::string>& ids, const View& adopted) {
  std::string moment;
  for (const std::string& id : ids) moment += (moment.empty() ? "" : "+") + id;
  Visit there = visit;
  there.view = adopted;
  there.moment = moment;
  const Attentions today = attentions_of(visit), then = attentions_of(there);
  Html content = broken(visit, ids, adopted);
  content.add(section("naast-elkaar", visit.tr("Side by side"),
                      side_by_side(visit, figures(visit, adopted, today->size(), then->size()))));
  content.add(
      section("erbij", visit.tr("What would come to ask for attention"), attention_list(there, only_in(then, today))));
  content.add(
      section("eraf", visit.tr("What would no longer ask for attention"), attention_list(visit, only_in(today, then))));
  Html links;
  const auto link = [&](const std::string& address, std::string_view words) {
    links.add("<li><a href=\"{}\">{}</a></li>", address, words);
  };
  link(there.link(""), visit.tr("The whole agenda as if adopted"));
  link("/" + std::string(tag(visit.language)) + "/verschil?van=now&naar=" + percent_encoded(moment),
       visit.tr("Every change, field by field"));
  link(there.link("routekaart"), visit.tr("The planning as if adopted"));
  return content.add(section("verder", visit.tr("See more"), html("<ul>{}</ul>", links)));
}

}  // namespace

// WEBPAGE: GET /{language}/proberen?voorstel=PV-7&voorstel=PV-8
// WEBPAGE: GET /{language}/proberen/{proposal}
//
// Proposals as if they were adopted, one or several together: where they clash, what moved on since they were written,
// which rules would be broken, and the figures of today beside those that would be. Nothing is changed by looking.
ErrorOr<Response> try_page(const Visit& arrived) {
  Visit visit = arrived;  // Proposals are tried on the agenda of now, whatever moment was looked at before.
  visit.view = arrived.site.registry.now(arrived.viewer);
  visit.moment = "now";
  const auto ids = chosen(visit);
  if (!visit.parts.empty() && ids.empty())
    return Error{ErrorKind::not_found, "page", "there is nothing at this address.", "Go to the overview, or search."};
  std::string title(visit.tr("Try proposals"));
  for (const std::string& id : ids)
    title += (id == ids.front() ? ": " : " + ") + title_and_id(visit, *visit.view.find<Proposal>(id));
  Html content = html("<h1 dir=\"auto\">{}</h1><p class=\"stip-lead\">{}</p>", title,
                      visit.tr("See one or more proposals as if they were adopted. Nothing changes by looking."));
  const bool shows_invented = std::ranges::any_of(visit.view.all<Proposal>(), [&](const Proposal& each) {
    return each.invented && (is_undecided(each) || std::ranges::find(ids, each.id) != ids.end());
  });
  content.add(invented_banner(visit, false, shows_invented)).add(choice(visit, ids));
  for (const std::string& id : ids) {
    const Proposal& proposal = *visit.view.find<Proposal>(id);
    content.add(
        "<section class=\"stip-section\" id=\"voorstel-{}\" aria-labelledby=\"voorstel-{}-kop\">\n<h2 "
        "id=\"voorstel-{}-kop\">{} ({}){}</h2>\n{}{}</section>\n",
        id, id, id, written_title(visit, proposal), id, invented_badge(visit, proposal),
        written_prose(visit, proposal.reason), edits_table(visit, proposal));
  }
  if (!ids.empty()) {
    const auto clashing = clashes(visit.view, ids);
    content.add(obstacles(visit, ids, clashing));
    const auto adopted = visit.site.registry.as_if(ids, visit.viewer);
    if (adopted.ok())
      content.add(as_if(visit, ids, *adopted));
    else if (clashing.empty())
      content.add("<p>{}: {} {}</p>", adopted.error().subject.in(visit.language),
                  adopted.error().problem.in(visit.language), adopted.error().remedy.in(visit.language));
    else
      content.add("<p>{}</p>", visit.tr("Together they cannot be adopted. Leave one out to see the rest."));
  }
  return page(visit, {title, "", {{"", std::string(visit.tr("Overview"))}}, "proberen", false}, std::move(content));
}

}  // namespace stip
