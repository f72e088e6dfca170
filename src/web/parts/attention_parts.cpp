// Parts of attention: lists and flags.
#include "web/parts/attention_parts.h"

#include <algorithm>

#include "base/text.h"
#include "monitoring/suggestion.h"
#include "web/kept_answers.h"
#include "web/parts/offers.h"
#include "web/parts/record_parts.h"
#include "web/parts/report_parts.h"
#include "web/parts/status.h"

namespace stip {
namespace {

struct Look {
  Level level;
  std::string_view word;
};

/// The kind of thing that is the matter, in one word.
Look look_of(const Visit& visit, const std::string& rule) {
  if (ends_with(rule, "overdue")) return {Level::bad, visit.tr("overdue")};
  if (rule == "rule.error") return {Level::bad, visit.tr("not right")};
  if (rule == "report.no") return {Level::bad, visit.tr("not on schedule")};
  if (rule == "course.moving_away" || rule == "course.standing_still" || rule == "course.behind")
    return {rule == "course.moving_away" ? Level::bad : Level::doubt, visit.tr("off course")};
  if (rule == "report.out_of_date" || rule == "course.outdated" || rule == "dossier.passed" ||
      rule == "signal.ageing" || rule == "condition.unchecked")
    return {Level::outdated, visit.tr("old")};
  if (ends_with(rule, ".soon") || rule == "dossier.moment") return {Level::planned, visit.tr("soon")};
  if (rule == "report.decision" || rule == "proposal.waiting") return {Level::attention, visit.tr("decide")};
  if (rule == "action.owner" || rule == "action.goal" || rule == "action.money" || starts_with(rule, "goal.") ||
      rule == "report.missing" || rule == "course.no_new_figure" || rule == "money.uncovered" ||
      rule == "money.explanation") {
    return {Level::none, visit.tr("lacking")};
  }
  if (rule == "condition.not_met") return {Level::doubt, visit.tr("not met")};
  if (rule == "judgement.conflict" || rule == "weighing.split" || rule == "report.differs")
    return {Level::doubt, visit.tr("differs")};
  if (starts_with(rule, "planning.")) return {Level::attention, visit.tr("slipping")};
  return {Level::attention, visit.tr("attention")};
}

Html rule_link(const Visit& visit, const AttentionItem& item) {
  const auto rules = attention_rules();
  const auto at = std::ranges::find(rules, std::string_view(item.rule), &AttentionRule::name);
  const std::string_view says = at == rules.end() ? std::string_view(item.rule) : visit.tr(at->says);
  return html("<a href=\"{}\">{}</a>", method_address(visit, item.broken.empty() ? "attention" : item.broken), says);
}

/// What hangs on it for the goals, and which they are.
Html consequence_words(const Visit& visit, const AttentionItem& item) {
  constexpr std::size_t most = 3;
  const std::vector<std::string>& goals = item.consequence.goals;
  Html links;
  for (std::size_t i = 0; i < goals.size() && i < most; ++i)
    links.add("{}{}", i == 0 ? ": " : ", ", linked_id(visit, goals[i]));
  if (goals.size() > most)
    links.add(" {}", tr_n(visit.language, "and {} more", "and {} more", static_cast<long>(goals.size() - most)));
  return html("{}{}", visit.tr(label_of(item.consequence.level)), links);
}

/// For who is signed in, at the moment of now: the form of a proposal, with a draft in it.
Html draft_link(const Visit& visit, const AttentionItem& item) {
  if (!item.type || !has_suggestion(item.rule) || !may_propose_for(visit, *item.type, item.id)) return {};
  const std::string path = "wijzigen/" + std::string(item.type->api_name) + "/" + percent_encoded(item.id);
  return html("<p><a class=\"stip-target\" href=\"{}\">{}<span class=\"stip-hidden\"> {}</span></a></p>",
              link_with(visit, path, {{"aandacht", item.rule}}), visit.tr("Draft a proposal to steer"), item.id);
}

/// The badge, where the link does not carry it already: the record is real, and what is said of it was made up.
Html rests_on_invented(const Visit& visit, const AttentionItem& item) {
  const Record* record = item.type ? visit.view.find(*item.type, item.id) : nullptr;
  if (!item.invented || (record && record->invented)) return {};
  return html(" <span class=\"stip-invented-badge\">{}</span>", visit.tr("made up"));
}

}  // namespace

Attentions attentions_of(const Visit& visit) {
  return attentions_of(visit, edition_views(visit.site.registry, visit.viewer));
}

Attentions attentions_of(const Visit& visit, const EditionViews& editions) {
  return visit.site.kept->attention.of({visit.view, editions, visit.today, visit.language});
}

std::vector<const AttentionItem*> about_action(const Attentions& items, std::string_view action) {
  std::vector<const AttentionItem*> found;
  for (const AttentionItem& item : *items) {
    if (item.action == action) found.push_back(&item);
  }
  return found;
}

Html attention_list(const Visit& visit, const std::vector<const AttentionItem*>& items) {
  Html list;
  for (const AttentionItem* item : items) {
    const auto [level, word] = look_of(visit, item->rule);
    list.add(
        "<li class=\"stip-attention__item\">{}<div class=\"stip-attention__what\">{}{}<p dir=\"auto\">{}</p><p "
        "class=\"stip-quiet\">{}: {} · {}: {}</p>{}</div></li>\n",
        status_word(level, word), cited_id(visit, item->id), rests_on_invented(visit, *item), item->reason,
        visit.tr("Rule"), rule_link(visit, *item), visit.tr("For goals"), consequence_words(visit, *item),
        draft_link(visit, *item));
  }
  return list.empty() ? Html{} : html("<ol class=\"stip-attention\">{}</ol>\n", list);
}

Html attention_flag(const Visit& visit, const std::vector<const AttentionItem*>& items, std::string_view action) {
  if (items.empty())
    return html("<span class=\"stip-cell--empty\">–<span class=\"stip-hidden\">{}</span></span>", visit.tr("nothing"));
  const auto [level, word] = look_of(visit, items.front()->rule);
  const std::string more = items.size() == 1 ? std::string() : " +" + std::to_string(items.size() - 1);
  std::string reasons;
  for (const AttentionItem* item : items) reasons += (reasons.empty() ? "" : " · ") + item->reason;
  return html("<a href=\"{}\" title=\"{}\">{}{}</a>",
              link_with(visit, record_path(type_of<Action>(), action), {}, "aandacht"), reasons,
              status_word(level, word, true), more);
}

}  // namespace stip
