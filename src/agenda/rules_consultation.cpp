// Rules about consultations as designed: what lacks before citizens can be asked.
#include <algorithm>
#include <set>

#include "agenda/design_order.h"
#include "agenda/records.h"
#include "agenda/rules_parts.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr int age_of_consent = 16;                        // AVG, art. 8; Uitvoeringswet AVG, art. 5.
constexpr int lightest_puzzle = 8, heaviest_puzzle = 24;  // What the store of ballots takes: docs/ballots.md#rules.

bool has_answers(QuestionKind kind) {
  return kind == QuestionKind::single || kind == QuestionKind::multiple || kind == QuestionKind::pairs;
}

void examine_said(Examination& e, const Consultation& consultation) {
  const auto want = [&](std::string_view field, const std::string& text, std::string_view missing) {
    if (trimmed(text).empty())
      e.found("consultation.said", consultation, field, e.text(missing),
              e.text(tr_later("Fill it in before it opens: people must know what they take part in.")));
  };
  want("what", consultation.what, tr_later("it is not said what people are asked."));
  want("why", consultation.why, tr_later("it is not said why people are asked."));
  want("open", consultation.open, tr_later("it is not said what is open."));
  want("fixed", consultation.fixed, tr_later("it is not said what is fixed."));
  want("afterwards", consultation.afterwards, tr_later("it is not said what happens with the answers."));
  want("privacy", consultation.privacy, tr_later("it is not said what is kept of who takes part."));
  want("contact", consultation.contact, tr_later("it is not said where people can ask."));
}

void examine_terms(Examination& e, const Consultation& consultation) {
  const auto want = [&](std::string_view field, bool is_there, std::string_view missing, std::string_view remedy) {
    if (!is_there) e.found("consultation.terms", consultation, field, e.text(missing), e.text(remedy));
  };
  want("commissioned_by", static_cast<bool>(consultation.commissioned_by), tr_later("it is not said who asks."),
       tr_later("Name the organisation that answers for it."));
  want("doors", !consultation.doors.empty(), tr_later("it is not said how people can take part."),
       tr_later("Choose one door or more."));
  want("closes", !consultation.closes.empty(), tr_later("its last day is not known."), tr_later("Give its last day."));
  if (consultation.closes)
    want("closes", consultation.closes.last() >= e.today, tr_later("its last day has passed."),
         tr_later("Give a day that is still to come."));
  want("minutes", consultation.minutes.value_or(0) > 0, tr_later("it is not said how long it takes."),
       tr_later("Try it out, and give the minutes."));
  const auto want_term = [&](std::string_view field, const std::optional<int>& days, std::string_view missing) {
    want(field, days && 0 < *days && *days <= 3'650, missing,
         tr_later("Give the days after closing: 90 for the codes and 365 for the answers, say; ten years at most."));
  };
  want_term("forget_codes_after_days", consultation.forget_codes_after_days,
            tr_later("it is not said when the codes are deleted."));
  want_term("forget_ballots_after_days", consultation.forget_ballots_after_days,
            tr_later("it is not said when the answers are deleted."));
  if (consultation.puzzle) {
    want("puzzle", lightest_puzzle <= *consultation.puzzle && *consultation.puzzle <= heaviest_puzzle,
         tr_later("its puzzle is lighter than 8 or heavier than 24."), tr_later("Take 16, say, or none."));
    want("puzzle", std::ranges::find(consultation.doors, ConsultationDoor::open) != consultation.doors.end(),
         tr_later("there is a puzzle, and no open door."),
         tr_later("Take the puzzle away: only the open door asks one."));
  }
  if (consultation.minimum_age.value_or(0) < age_of_consent && trimmed(consultation.consent).empty())
    e.found("consultation.age", consultation, "minimum_age",
            e.text(tr_later("somebody under 16 may take part, and it is not said how parents agree.")),
            e.text(tr_later("Set the minimum age at 16 or higher, or describe the consent.")));
}

/// Labels of parts within one file of results: short, plain, each its own.
template <class T>
void examine_labels(Examination& e, const std::vector<const T*>& parts) {
  std::set<std::string> labels;
  for (const T* part : parts) {
    const std::string label = label_of(*part);
    const bool is_plain = !label.empty() && label.size() <= 32 && std::ranges::all_of(label, [](unsigned char c) {
      return c < 128 && (std::isalnum(c) != 0 || c == '-');
    });
    if (!is_plain)
      e.found("consultation.labels", *part, "label", e.text(tr_later("its label “{}” cannot stand in files."), {label}),
              e.text(tr_later("Take 1 to 32 letters, digits or hyphens.")));
    if (!labels.insert(label).second)
      e.found("consultation.labels", *part, "label", e.text(tr_later("another one has the label “{}” too."), {label}),
              e.text(tr_later("Give each a label of its own.")));
  }
}

void examine_budget(Examination& e, const DesignedQuestion& each) {
  const ConsultationQuestion& question = *each.question;
  if (question.budget.exactness != Exactness::exact || question.budget.low.cents <= 0)
    e.found("consultation.parts", question, "budget", e.text(tr_later("its budget is no exact amount.")),
            e.text(tr_later("Give one amount, without “about” or “at most”.")));
  std::vector<std::string> names;
  for (const BudgetOption* option : each.budget) {
    if (option->cost.exactness != Exactness::exact || option->cost.low.cents < 0)
      e.found("consultation.parts", *option, "cost", e.text(tr_later("its cost is no exact amount.")),
              e.text(tr_later("Give one amount, without “about” or “at most”.")));
    std::vector<std::string> mine;
    for (const std::string& text : option->effects) {
      const auto effect = parse_effect(text);
      if (effect.ok())
        mine.push_back(effect->name);
      else
        e.found("consultation.parts", *option, "effects", e.text(tr_later("the effect “{}” cannot be read."), {text}),
                effect.error().remedy);
    }
    if (option == each.budget.front()) names = mine;
    if (mine != names)
      e.found("consultation.parts", *option, "effects",
              e.text(tr_later("it has not the same effects as the first option, in the same order.")),
              e.text(tr_later("Give every option the same effects; write 0 where it has none.")));
  }
}

void examine_parts(Examination& e, const DesignedQuestion& each) {
  const ConsultationQuestion& question = *each.question;
  const auto want = [&](bool is_there, std::string_view missing, std::string_view remedy) {
    if (!is_there) e.found("consultation.parts", question, "kind", e.text(missing), e.text(remedy));
  };
  want(question.kind != QuestionKind::unstated, tr_later("it is not said what kind of question it is."),
       tr_later("Choose a kind."));
  const bool is_choice = question.kind == QuestionKind::single || question.kind == QuestionKind::multiple;
  want(!question.about_me || is_choice, tr_later("it is about who answers, and is no question of choice."),
       tr_later("Let people choose from answers, or take away that it is about them."));
  if (question.kind == QuestionKind::statements) {
    want(!each.statements.empty(), tr_later("it has no statements."), tr_later("Add statements to it."));
    want(each.statements.empty() || !std::ranges::all_of(each.statements, &Statement::about_me),
         tr_later("all its statements are about who answers."), tr_later("Add statements about the subject."));
  }
  if (has_answers(question.kind))
    want(each.answers.size() >= 2, tr_later("it has fewer than two answers to choose from."),
         tr_later("Add answers to it."));
  if (question.kind == QuestionKind::budget) {
    want(each.budget.size() >= 2, tr_later("it has fewer than two options to choose from."),
         tr_later("Add budget options to it."));
    examine_budget(e, each);
  }
  examine_labels(e, each.statements);
  examine_labels(e, each.answers);
  examine_labels(e, each.budget);
}

/// F5: people have no opinion on a field, but they have one on an application.
void examine_application(Examination& e, const DesignedQuestion& each) {
  if (each.question->about_me || !each.question->about.empty()) return;
  const auto missing = e.text(tr_later("it is not said what application, action or condition it is about."));
  const auto remedy = e.text(tr_later("Name it under “About”: people have opinions on applications, not on a field."));
  if (each.question->kind != QuestionKind::statements || each.statements.empty()) {
    e.found("consultation.applications", *each.question, "about", missing, remedy);
    return;
  }
  for (const Statement* statement : each.statements)
    if (!statement->about_me && statement->about.empty())
      e.found("consultation.applications", *statement, "about", missing, remedy);
}

void examine_branch(Examination& e, const std::vector<DesignedQuestion>& design, std::size_t place) {
  const ConsultationQuestion& question = *design[place].question;
  std::set<std::string> asked;
  for (const Ref<AnswerOption>& ref : question.asked_of)
    if (const AnswerOption* option = e.view.find(ref)) asked.insert(option->question.id);
  if (asked.empty()) return;
  const bool is_earlier = std::any_of(
      design.begin(), design.begin() + static_cast<std::ptrdiff_t>(place), [&](const DesignedQuestion& other) {
        return other.question->id == *asked.begin() &&
               (other.question->kind == QuestionKind::single || other.question->kind == QuestionKind::multiple);
      });
  if (asked.size() > 1 || !is_earlier || question.kind == QuestionKind::statements)
    e.found(
        "consultation.branch", question, "asked_of",
        e.text(tr_later("it depends on answers that are not those of one earlier question of choice.")),
        e.text(tr_later("Name answers of one question that is asked before it; statements are asked of everybody.")));
}

void examine_margins(Examination& e, const Consultation& consultation, const std::vector<DesignedQuestion>& design) {
  for (const auto* margin : e.view.referring<PopulationMargin>("consultation", consultation.id)) {
    const auto question = std::ranges::find_if(design, [&](const DesignedQuestion& each) {
      return each.question->about_me && label_of(*each.question) == margin->variable;
    });
    const bool has_category = question != design.end() && std::ranges::any_of(question->answers, [&](const auto* each) {
                                return label_of(*each) == margin->category;
                              });
    if (!has_category)
      e.found(
          "consultation.margins", *margin, question == design.end() ? "variable" : "category",
          e.text(tr_later("no question about who answers has this label and this answer.")),
          e.text(tr_later("Give question and answer the labels that the margin names, or it cannot be weighed by.")));
  }
}

void examine_one(Examination& e, const Consultation& consultation) {
  if (consultation.status == ConsultationStatus::answered && consultation.follow_up.empty())
    e.found("consultation.answered", consultation, "follow_up",
            e.text(tr_later("it is called answered, but it is not told what was done with it.")),
            e.text(tr_later("Tell what was done with the result, and why; until then it is closed, not answered.")));
  if (consultation.status != ConsultationStatus::draft) return;
  examine_said(e, consultation);
  examine_terms(e, consultation);
  const auto design = design_of(e.view, consultation.id);
  if (std::ranges::all_of(design, [](const DesignedQuestion& each) { return each.question->about_me; }))
    e.found("consultation.parts", consultation, "", e.text(tr_later("it asks nothing yet.")),
            e.text(tr_later("Add questions to it, besides those about who answers.")));
  if (std::ranges::count(design, QuestionKind::statements,
                         [](const DesignedQuestion& each) { return each.question->kind; }) > 1)
    e.found("consultation.parts", consultation, "", e.text(tr_later("it has statements in more than one place.")),
            e.text(tr_later("Put all statements under one question.")));
  std::vector<const ConsultationQuestion*> questions;
  for (std::size_t place = 0; place < design.size(); ++place) {
    questions.push_back(design[place].question);
    examine_parts(e, design[place]);
    examine_application(e, design[place]);
    examine_branch(e, design, place);
  }
  examine_labels(e, questions);
  examine_margins(e, consultation, design);
}

}  // namespace

void examine_consultation(Examination& e, const RecordType& type, const Record& record) {
  if (const auto* consultation = as<Consultation>(type, record)) examine_one(e, *consultation);
}

}  // namespace stip
