// Weighing page: the frameworks, what was weighed with which version, and how far comparing hangs on weights.
#include "web/pages/weighing_page.h"

#include <algorithm>

#include "agenda/records.h"
#include "web/parts/json_twin.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/weighing_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

constexpr std::size_t compared_samples = 20'000;

Html framework_items(const Visit& visit) {
  Html items;
  for (const Framework& framework : visit.view.all<Framework>()) {
    const auto questions = static_cast<long>(visit.view.referring<FrameworkQuestion>("framework", framework.id).size());
    items.add("<article><h3>{}</h3><p>{}</p>", framework_words(visit, framework),
              tr_n(visit.language, "{} question", "{} questions", questions));
    const std::string& trigger = visit.in_language(framework.trigger, framework.trigger_en);
    if (!trigger.empty())
      items.add("<p><strong>{}</strong></p>{}", visit.tr("When a full assessment is due"),
                written_prose(visit, framework.trigger, framework.trigger_en));
    if (!framework.note.empty()) items.add("<div class=\"stip-quiet\">{}</div>", written_prose(visit, framework.note));
    items.add("{}</article>\n", sources_of(visit, framework));
  }
  return items.empty() ? html("<p>{}</p>", open_word(visit.tr("There is no framework yet."))) : items;
}

/// The frameworks with which it was weighed, each once.
Html frameworks_of(const Visit& visit, const ArgumentMap& map) {
  std::vector<std::string> ids;
  Html words;
  for (const Assessment* assessment : map.assessments) {
    const Framework* framework = visit.view.find(assessment->framework);
    if (!framework || std::ranges::find(ids, framework->id) != ids.end()) continue;
    ids.push_back(framework->id);
    words.add("<p>{}</p>", framework_words(visit, *framework));
  }
  return words.empty() ? open_word(visit.tr("not stated")) : words;
}

Html subject_row(const Visit& visit, const ArgumentMap& map, const Record& record) {
  Html dates;
  for (const Assessment* assessment : map.assessments)
    dates.add(
        "{}{}", dates.empty() ? "" : ", ",
        assessment->date.empty() ? std::string(visit.tr("not stated")) : date_text(visit.language, assessment->date));
  const auto open = static_cast<long>(
      std::ranges::count_if(map.conditions, [](const ConditionState& state) { return !state.condition->met; }));
  return html(
      "<tr><th scope=\"row\"><a href=\"{}\">{} {}</a>{}</th><td data-label=\"{}\">{}</td><td "
      "data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
      visit.link("wegen/" + percent_encoded(map.id)), map.id, written_title(visit, record),
      !map.assessments.empty() ? invented_badge(visit, *map.assessments.front()) : Html{}, visit.tr("Framework"),
      frameworks_of(visit, map), visit.tr("Weighed on"), dates, visit.tr("Red lines"), red_line_word(visit, map),
      visit.tr("Conditions not met"), number_text(visit.language, open));
}

}  // namespace

// WEBPAGE: GET /{language}/wegen
//
// What has been weighed, with which version of the framework, and how far comparing hangs on weights that groups do not
// share. Never a total, never a verdict.
ErrorOr<Response> weighing_page(const Visit& visit) {
  Html rows, compared;
  bool some_invented = false;
  for (const std::string& id : weighed(visit.view)) {
    STIP_TRY_AS(const ArgumentMap map, argument_map(visit.view, id, visit.today));
    const auto found = visit.view.find_any(id);
    rows.add("{}", subject_row(visit, map, *found.record));
    for (const Assessment* assessment : map.assessments) some_invented |= assessment->invented;
  }
  for (const Framework& framework : visit.view.all<Framework>()) {
    some_invented |= framework.invented;
    STIP_TRY_AS(const auto found,
                framework_comparison(visit.view, framework, visit.today, {.samples = compared_samples, .threads = 1}));
    if (found) compared.add("{}", comparison_section(visit, *found));
  }
  Html content = html(
      "<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}", visit.tr("Weighing"),
      visit.tr("What was said for and against actions, proposals and applications, by the questions of a framework. "
               "There is no total and no verdict: judging is for people."),
      invented_banner(visit, false, some_invented));
  content.add("{}", section("kader", visit.tr("The framework"), framework_items(visit)));
  Html head = html("<tr>");
  for (const std::string_view word : {visit.tr("Subject"), visit.tr("Framework"), visit.tr("Weighed on"),
                                      visit.tr("Red lines"), visit.tr("Conditions not met")})
    head.add("<th scope=\"col\">{}</th>", word);
  content.add("{}",
              section("gewogen", visit.tr("What was weighed"),
                      rows.empty() ? html("<p>{}</p>", open_word(visit.tr("Nothing was weighed yet.")))
                                   : table("gewogen-tabel", visit.tr("What was weighed, and with which framework"),
                                           head.add("</tr>"), rows, {}, true)));
  content.add("{}", section("vergelijken", visit.tr("How far comparing hangs on weights"), compared));
  content.add(
      "<ul class=\"stip-actions\"><li><a class=\"stip-target\" href=\"{}\">JSON</a></li> <li><a "
      "class=\"stip-target\" href=\"{}\">{}</a></li></ul>\n",
      api_address(visit, "/v1/afwegingskaarten"), method_address(visit, "weighing"),
      visit.tr("How this is worked out"));
  return page(visit, {std::string(visit.tr("Weighing")), "", {{"", std::string(visit.tr("Overview"))}}, "wegen", false},
              std::move(content));
}

}  // namespace stip
