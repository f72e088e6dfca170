// Design parts: the introduction and the questions of a consultation, as people will meet them.
#include "web/office/design_parts.h"

#include "access/mandates.h"
#include "agenda/design_order.h"
#include "agenda/records.h"
#include "base/text.h"
#include "web/parts/record_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

RecordFacts facts_of(const Consultation& consultation) {
  return {consultation.classification, consultation.commissioned_by.id, {consultation.executed_by.id}, {}};
}

/// A link to the form of a part; `about` is read out, so that ten links of a page differ.
Html part_link(const Visit& visit, const Consultation& consultation, std::string_view part, std::string_view words,
               std::string_view about, const std::string& query = {}) {
  return html("<a href=\"{}\">{}<span class=\"stip-hidden\">: {}</span></a> ",
              visit.link(design_path(consultation, part)) + query, words, about);
}

Html add_links(const Visit& visit, const Consultation& consultation, const ConsultationQuestion& question) {
  const auto add = [&](const RecordType& type, std::string_view words) {
    return part_link(visit, consultation, type.api_name, words, visit.title(question), "?bij=" + question.id);
  };
  switch (question.kind) {
    case QuestionKind::statements:
      return add(type_of<Statement>(), visit.tr("Add a statement"));
    case QuestionKind::budget:
      return add(type_of<BudgetOption>(), visit.tr("Add an option"));
    case QuestionKind::single:
    case QuestionKind::multiple:
    case QuestionKind::pairs:
      return add(type_of<AnswerOption>(), visit.tr("Add an answer"));
    case QuestionKind::open:
    case QuestionKind::unstated:
      break;
  }
  return {};
}

/// The things that it is about, as links.
Html about_html(const Visit& visit, const std::vector<AnyRef>& about) {
  Html links;
  for (const AnyRef& ref : about) links.add("{}{}", links.empty() ? "" : ", ", linked_id(visit, ref.id));
  return links.empty() ? Html{} : html("<p class=\"stip-quiet\">{} {}</p>", visit.tr("About:"), links);
}

std::string answers_asked(const Visit& visit, const ConsultationQuestion& question) {
  std::string names;
  for (const Ref<AnswerOption>& ref : question.asked_of)
    if (const AnswerOption* option = visit.view.find(ref)) names += (names.empty() ? "" : ", ") + visit.title(*option);
  return names;
}

std::string effects_text(const Visit& visit, const BudgetOption& option) {
  std::string words;
  for (const std::string& text : option.effects) {
    const auto effect = parse_effect(text);
    if (!effect.ok()) continue;
    const std::string& name = visit.in_language(effect->name, effect->name_en);
    words += (words.empty() ? "" : "; ") + name + ": " + number_text(visit.language, effect->value) +
             (effect->unit.empty() ? "" : " " + effect->unit);
  }
  return words;
}

/// One of the things to choose from: what people read, and the way to change it.
template <class T>
Html item(const Visit& visit, const Consultation& consultation, const T& part, bool may_edit, const Html& more = {}) {
  const Html edit = may_edit ? part_link(visit, consultation, part.id, visit.tr("Change"), visit.title(part)) : Html{};
  return html("<li>{}{} <span class=\"stip-quiet\">({})</span> {}</li>\n", written_title(visit, part), more,
              label_of(part), edit);
}

Html choices_html(const Visit& visit, const Consultation& consultation, const DesignedQuestion& each, bool may_edit) {
  Html items;
  for (const Statement* part : each.statements)
    items.add("{}", item(visit, consultation, *part, may_edit,
                         html("{}{}", part->about_me ? html(" · {}", visit.tr("About who answers")) : Html{},
                              about_html(visit, part->about))));
  for (const AnswerOption* part : each.answers) items.add("{}", item(visit, consultation, *part, may_edit));
  for (const BudgetOption* part : each.budget) {
    const std::string effects = effects_text(visit, *part);
    items.add("{}", item(visit, consultation, *part, may_edit,
                         html(" · {}{}", amount_text(visit.language, part->cost),
                              effects.empty() ? Html{} : html("<br>{}", effects))));
  }
  return items.empty() ? Html{} : html("<ol>{}</ol>", items);
}

Html limits_html(const Visit& visit, const ConsultationQuestion& question) {
  Html lines;
  const auto line = [&](const std::string& words) { lines.add("<li dir=\"auto\">{}</li> ", words); };
  if (const std::string asked = answers_asked(visit, question); !asked.empty())
    line(fill(visit.tr("Asked only of who answered: {}"), {asked}));
  if (question.required) line(std::string(visit.tr("Must be answered")));
  if (question.about_me) line(std::string(visit.tr("About who answers")));
  if (question.budget) line(fill(visit.tr("Budget: {}"), {amount_text(visit.language, question.budget)}));
  if (question.least.value_or(0) > 0) line(fill(visit.tr("At least {}"), {std::to_string(*question.least)}));
  if (question.most) line(fill(visit.tr("At most {}"), {std::to_string(*question.most)}));
  return lines.empty() ? Html{} : html("<ul class=\"stip-quiet\">{}</ul>", lines);
}

Html question_html(const Visit& visit, const Consultation& consultation, const DesignedQuestion& each,
                   std::size_t number, bool may_edit) {
  const ConsultationQuestion& question = *each.question;
  const ChoiceType& kinds = Choices<QuestionKind>::type();
  Html content = html("<h3 id=\"{}\"{} dir=\"auto\">{}. {}</h3>\n<p class=\"stip-quiet\">{} ({})</p>\n", question.id,
                      lang_of(visit, question), number, visit.title(question),
                      tr_in(visit.language, kinds.name, kinds.values[static_cast<std::size_t>(question.kind)].label),
                      label_of(question));
  content.add("{}{}{}{}", written_prose(visit, question.explanation, question.explanation_en),
              limits_html(visit, question), choices_html(visit, consultation, each, may_edit),
              about_html(visit, question.about));
  if (may_edit)
    content.add("<p>{}{}</p>\n",
                part_link(visit, consultation, question.id, visit.tr("Change this question"), visit.title(question)),
                add_links(visit, consultation, question));
  return content;
}

}  // namespace

ErrorOr<const Consultation*> designed_here(const OfficeVisit& visit, Act act) {
  const Visit& v = visit.visit;
  const Consultation* found = v.view.find<Consultation>(v.parts[0]);
  if (!found)
    return Error{ErrorKind::not_found, "consultation " + v.parts[0], "there is no such record.", "Search for it."};
  STIP_TRY(may(visit.person(), act, facts_of(*found)));
  return found;
}

bool may_with(const OfficeVisit& visit, Act act, const Consultation& consultation) {
  return may(visit.person(), act, facts_of(consultation)).ok();
}

std::string design_path(const Consultation& consultation, std::string_view part) {
  return "ontwerpen/" + consultation.id + (part.empty() ? "" : "/" + std::string(part));
}

Html introduction_html(const Visit& visit, const Consultation& c) {
  Html facts;
  const auto tell = [&](std::string_view name, const std::string& dutch, const std::string& english) {
    const Html words = written_prose(visit, dutch, english);
    if (!words.empty()) facts.add("<div><dt>{}</dt><dd>{}</dd></div>\n", visit.tr(name), words);
  };
  tell(tr_later("What people are asked"), c.what, c.what_en);
  tell(tr_later("Why people are asked"), c.why, c.why_en);
  tell(tr_later("What is open"), c.open, c.open_en);
  tell(tr_later("What is fixed"), c.fixed, c.fixed_en);
  tell(tr_later("What happens afterwards"), c.afterwards, c.afterwards_en);
  tell(tr_later("Privacy"), c.privacy, c.privacy_en);
  tell(tr_later("Consent of parents"), c.consent, c.consent_en);
  const RecordType& type = type_of<Consultation>();
  for (const char* name :
       {"commissioned_by", "executed_by", "doors", "closes", "minutes", "minimum_age", "own_statements", "puzzle",
        "forget_codes_after_days", "forget_ballots_after_days", "invited", "site", "contact"}) {
    const Field& field = *type.field(name);
    const std::string value = field.text(c);
    if (!value.empty())
      facts.add("<div><dt>{}</dt><dd dir=\"auto\">{}</dd></div>\n", label_of(visit, type, field),
                value_html(visit, type, field, value));
  }
  return html("<dl class=\"stip-facts\">{}</dl>\n", facts);
}

Html questions_html(const Visit& visit, const Consultation& consultation, bool may_edit) {
  Html content;
  std::size_t number = 0;
  for (const DesignedQuestion& each : design_of(visit.view, consultation.id))
    content.add("{}", question_html(visit, consultation, each, ++number, may_edit));
  if (may_edit)
    content.add(
        "<p><a class=\"utrecht-link-button utrecht-button utrecht-button--secondary-action\" href=\"{}\">{}</a></p>\n",
        visit.link(design_path(consultation, type_of<ConsultationQuestion>().api_name)), visit.tr("Add a question"));
  return content;
}

}  // namespace stip
