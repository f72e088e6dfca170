// Attention page: the whole ranked list, by rule and by kind of record.
#include "web/pages/attention_page.h"

#include <algorithm>
#include <map>

#include "web/parts/attention_parts.h"
#include "web/parts/filter.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"

namespace stip {
namespace {

std::string asked(const Visit& visit, std::string_view name) {
  const std::string* value = visit.request.query_value(name);
  return value ? *value : std::string();
}

/// Only what occurs can be chosen, with how often.
Html choices(const Visit& visit, const std::vector<AttentionItem>& items, const std::string& rule,
             const std::string& kind) {
  std::map<std::string_view, long> by_rule;
  std::map<const RecordType*, long> by_type;
  for (const AttentionItem& item : items) ++by_rule[item.rule], ++by_type[item.type];
  NamedTexts rules, types;
  for (const AttentionRule& one : attention_rules()) {
    if (by_rule.contains(one.name))
      rules.emplace_back(one.name, std::string(visit.tr(one.says)) + " (" + std::to_string(by_rule[one.name]) + ")");
  }
  for (const RecordType* type : record_types()) {
    if (by_type.contains(type))
      types.emplace_back(type->api_name,
                         std::string(plural_label_of(visit, *type)) + " (" + std::to_string(by_type[type]) + ")");
  }
  Html form =
      html("<form class=\"stip-filter\" method=\"get\" action=\"/{}/aandacht\" aria-label=\"{}\">\n{}{}{}",
           tag(visit.language), visit.tr("Filter what needs attention"),
           select_field("regel", visit.tr("Rule"), visit.tr("All"), rules, rule),
           select_field("soort", visit.tr("Kind of record"), visit.tr("All"), types, kind), hidden_moment(visit));
  form.add("<div class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--primary-action\">{}</button>",
           visit.tr("Show"));
  if (!rule.empty() || !kind.empty()) form.add("<a href=\"{}\">{}</a>", visit.link("aandacht"), visit.tr("Show all"));
  return form.add("</div></form>\n");
}

}  // namespace

// WEBPAGE: GET /{language}/aandacht?regel=&soort=
//
// All that asks for attention, most urgent first: what, why, and by which rule. Points only put things in order;
// they are never shown as a score.
ErrorOr<Response> attention_page(const Visit& visit) {
  const auto items = attentions_of(visit);
  const std::string rule = asked(visit, "regel"), kind = asked(visit, "soort");
  std::vector<const AttentionItem*> chosen;
  bool shows_invented = false;
  for (const AttentionItem& item : *items) {
    if ((!rule.empty() && item.rule != rule) || (!kind.empty() && (!item.type || item.type->api_name != kind)))
      continue;
    chosen.push_back(&item);
    const auto found = visit.view.find_any(item.id);
    shows_invented |= found && found.record->invented;
  }
  Html content =
      html("<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}", visit.tr("Needs attention"),
           visit.tr("What asks for attention now, most urgent first, each with the rule behind it."),
           invented_banner(visit, false, shows_invented));
  content.add(choices(visit, *items, rule, kind));
  content.add("<p role=\"status\">{}</p>\n", tr_n(visit.language, "{} thing asks for attention",
                                                  "{} things ask for attention", static_cast<long>(chosen.size())));
  content.add(attention_list(visit, chosen));
  content.add("<p class=\"stip-quiet\"><a href=\"{}\">{}</a></p>\n", method_address(visit, "attention"),
              visit.tr("How the order is worked out"));
  return page(
      visit,
      {std::string(visit.tr("Needs attention")), "", {{"", std::string(visit.tr("Overview"))}}, "aandacht", false},
      std::move(content));
}

}  // namespace stip
