// Weighing of one subject: its argument map, positions, conditions, and what citizens and trends say of it.
#include <algorithm>
#include <set>

#include "agenda/records.h"
#include "web/pages/weighing_page.h"
#include "web/parts/json_twin.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/weighing_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html fact(std::string_view heading, const Html& value) {
  return html("<div><dt>{}</dt><dd>{}</dd></div>\n", heading, value);
}

bool is_invented(const ArgumentMap& map) {
  const auto made_up = [](const auto* record) { return record->invented; };
  bool any = std::ranges::any_of(map.assessments, made_up);
  for (const QuestionMap& question : map.questions) any |= std::ranges::any_of(question.arguments, made_up);
  return any;
}

Html in_short(const Visit& visit, const ArgumentMap& map, const RecordType& type) {
  std::set<const Framework*> frameworks(map.in_force.begin(), map.in_force.end());
  Html with, weighed_on;
  for (const Assessment* assessment : map.assessments) {
    if (const Framework* framework = visit.view.find(assessment->framework)) frameworks.insert(framework);
    weighed_on.add("<li>{} {}</li>", record_link(visit, *assessment),
                   assessment->date.empty() ? std::string() : date_text(visit.language, assessment->date));
  }
  for (const Framework* framework : frameworks) with.add("<p>{}</p>", framework_words(visit, *framework));
  return html("<dl class=\"stip-facts\">{}{}{}{}</dl>\n", fact(label_of(visit, type), linked_id(visit, map.id)),
              fact(visit.tr("Framework"), with),
              fact(visit.tr("Weighings"),
                   weighed_on.empty() ? open_word(visit.tr("never weighed")) : html("<ul>{}</ul>", weighed_on)),
              fact(visit.tr("Red lines"), red_line_word(visit, map)));
}

/// Why a full assessment may be due: what is so now, beside the words of the framework. People decide whether it is.
Html triggers(const Visit& visit, const ArgumentMap& map) {
  Html items, whole;
  for (const WeighingReasons& reason : map.reasons) {
    Html about;
    for (const std::string& id : reason.ids) about.add("{}{}", about.empty() ? ": " : ", ", linked_id(visit, id));
    items.add("<li>{}{}</li>\n", told(reason.reason).in(visit.language), about);
  }
  whole.add("<p>{}</p>", items.empty()
                             ? visit.tr("By what is recorded nothing asks for a full assessment.")
                             : visit.tr("What is recorded gives these reasons. Whether a full assessment is due, "
                                        "people decide."));
  if (!items.empty()) whole.add("<ul>{}</ul>\n", items);
  for (const Framework* framework : map.in_force) {
    const std::string& trigger = visit.in_language(framework->trigger, framework->trigger_en);
    if (!trigger.empty())
      whole.add("<p><strong>{}</strong> {}</p>{}", visit.tr("What the framework says of it:"),
                record_link(visit, *framework), written_prose(visit, framework->trigger, framework->trigger_en));
  }
  return whole;
}

Html questions(const Visit& visit, const ArgumentMap& map, bool on_red_lines) {
  Html blocks;
  for (const QuestionMap& question : map.questions) {
    const bool is_line = question.question && question.question->topic == QuestionTopic::red_lines;
    if (is_line == on_red_lines) blocks.add("{}", question_block(visit, question));
  }
  return blocks;
}

/// What assessors advise, with beside each what others thought.
Html advice(const Visit& visit, const ArgumentMap& map) {
  Html items;
  for (const Assessment* assessment : map.assessments) {
    if (assessment->advice.empty() && assessment->dissent.empty()) continue;
    items.add(
        "<h3>{}</h3>\n<dl class=\"stip-facts\">{}{}</dl>\n{}\n", record_link(visit, *assessment),
        fact(visit.tr("Advice"),
             assessment->advice.empty() ? open_word(visit.tr("none")) : written_prose(visit, assessment->advice)),
        fact(visit.tr("Thought otherwise"), assessment->dissent.empty() ? open_word(visit.tr("no dissent recorded"))
                                                                        : written_prose(visit, assessment->dissent)),
        sources_of(visit, *assessment));
  }
  return items;
}

Html speed_and_care(const Visit& visit, const ArgumentMap& map, const Positions& found) {
  Html facts;
  if (map.action) {
    const auto words = [&](const std::string& text) {
      return text.empty() ? open_word(visit.tr("not stated")) : written_prose(visit, text);
    };
    facts =
        html("<dl class=\"stip-facts\">{}{}</dl>\n", fact(visit.tr("Why speed is wanted"), words(map.action->why_fast)),
             fact(visit.tr("Which care is needed"), words(map.action->care)));
  }
  const Html stances = stances_table(visit, found);
  return facts.add(
      "{}", stances.empty() ? html("<p>{}</p>", open_word(visit.tr("No group has taken a position yet."))) : stances);
}

/// Trends that name the subject, or a goal or effect that it helps.
Html trends(const Visit& visit, const ArgumentMap& map) {
  std::set<std::string> about{map.id};
  if (map.action) {
    for (const auto& effect : map.action->effects) about.insert(effect.id);
    for (const Contribution* claim : visit.view.referring<Contribution>("action", map.id)) about.insert(claim->goal.id);
  }
  Html items;
  for (const Trend& trend : visit.view.all<Trend>()) {
    const auto at = std::ranges::find_if(trend.goals, [&](const AnyRef& ref) { return about.contains(ref.id); });
    if (at == trend.goals.end()) continue;
    items.add("<li><strong>{}</strong> <span class=\"stip-quiet\">{} {}</span>{}{}</li>\n", record_link(visit, trend),
              visit.tr("for"), linked_id(visit, at->id), written_prose(visit, trend.description, trend.description_en),
              trend.analysis ? html("<p>{} {}</p>", visit.tr("From"), linked_id(visit, trend.analysis.id)) : Html{});
  }
  return items.empty() ? html("<p>{}</p>", open_word(visit.tr("No trend analysis names this or a goal that it helps.")))
                       : html("<ul>{}</ul>\n", items);
}

}  // namespace

// WEBPAGE: GET /{language}/wegen/{id}
//
// The argument map of an action, proposal or application: red lines first, then each question with arguments for and
// against, who holds them and how ratings are spread; advice with dissent, positions on speed and care, common ground,
// red lines beside gains, conditions with their follow-up, what consultations say by group, and trends.
ErrorOr<Response> weighing_subject_page(const Visit& visit) {
  STIP_TRY_AS(const ArgumentMap map, argument_map(visit.view, visit.parts[0], visit.today));
  const auto subject = visit.view.find_any(map.id);
  const Positions found = positions(map);
  const std::string title = fill(visit.tr("Weighing of {}"), {visit.title(*subject.record)});
  Html content =
      html("<div class=\"stip-title\"><h1 dir=\"auto\">{}</h1><p class=\"stip-lead\">{}</p></div>\n{}", title,
           visit.tr("Arguments by question, positions by group. There is no total and no verdict: judging is "
                    "for people."),
           invented_banner(visit, false, is_invented(map)));
  content.add("{}", in_short(visit, map, *subject.type));
  content.add("{}", section("rode-lijnen", visit.tr("Red lines, before all else"), questions(visit, map, true)));
  content.add("{}", section("vragen", visit.tr("The other questions"), questions(visit, map, false)));
  content.add("{}", section("advies", visit.tr("Advice, and who thought otherwise"), advice(visit, map)));
  content.add("{}", section("snelheid", visit.tr("Speed and care"), speed_and_care(visit, map, found)));
  if (!map.assessments.empty()) {
    content.add("{}", section("eens", visit.tr("On what all who answered agree"), common_ground_list(visit, found)));
    content.add("{}", section("lijn-en-winst", visit.tr("Where the red line of one is the gain of another"),
                              lines_and_gains_list(visit, found)));
  }
  content.add("{}", section("voorwaarden", visit.tr("Conditions"), conditions_table(visit, map.conditions)));
  content.add("{}",
              section("burgers", visit.tr("What citizens said"), voices_of(visit, subject_voices(visit.view, map.id))));
  content.add("{}", section("trends", visit.tr("What is coming"), trends(visit, map)));
  content.add("{}", section("aanleiding", visit.tr("Whether a full assessment is due"), triggers(visit, map)));
  content.add(
      "<ul class=\"stip-actions\"><li><a class=\"stip-target\" href=\"{}\">JSON</a></li> "
      "<li><a class=\"stip-target\" href=\"{}\">{}</a></li></ul>\n",
      api_address(visit, "/v1/afwegingskaarten/" + percent_encoded(map.id)), method_address(visit, "weighing"),
      visit.tr("How this is worked out"));
  return page(visit,
              {title,
               "",
               {{"", std::string(visit.tr("Overview"))}, {"wegen", std::string(visit.tr("Weighing"))}},
               "wegen",
               false},
              std::move(content));
}

}  // namespace stip
