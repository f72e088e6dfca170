// Consultations as designed; ballots are stored elsewhere.: the declarations.
#include "agenda/consultation_design.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Consultation>() {
  static const RecordType type = declare<Consultation>(
      41,
      {"consultation", "consultations", "consultaties", "CO-", "Consultation", "Consultations",
       "A consultation of citizens as designed, and its result; ballots are stored aside."},
      {
          field<&Consultation::status>("status", "Status", "Where it is."),
          field<&Consultation::opens>("opens", "Opens", "When it starts."),
          field<&Consultation::closes>("closes", "Closes", "When it ends."),
          field<&Consultation::fixed>("fixed", "What is fixed", "Said beforehand.").prose(),
          field<&Consultation::open>("open", "What is open", "Said beforehand.").prose(),
          field<&Consultation::method>("method", "Method", "How people were asked.").prose(),
          field<&Consultation::method_en>("method_en", "Method in English", "Empty: not translated.").prose(),
          field<&Consultation::participants>("participants", "Participants", "How many took part; empty: not stated."),
          field<&Consultation::commissioned_by>("commissioned_by", "Commissioned by", "Who asked for it."),
          field<&Consultation::executed_by>("executed_by", "Carried out by", "Who did it."),
          field<&Consultation::result>("result", "Result", "What came out.").prose(),
          field<&Consultation::result_en>("result_en", "Result in English", "Empty: not translated.").prose(),
          field<&Consultation::digest>("digest", "Digest of ballots", "SHA-256 of the ballots when it closed."),
          field<&Consultation::follow_up>("follow_up", "What was done with it", "You said, we did.").prose(),
          field<&Consultation::follow_up_en>("follow_up_en", "What was done with it, in English", "Empty: not translated.").prose(),
          field<&Consultation::about>("about", "About", "Actions, goals or effects concerned."),
          field<&Consultation::repeats>("repeats", "Repeats", "The earlier one that it repeats."),
      });
  return type;
}

template <>
const RecordType& type_of<ConsultationQuestion>() {
  static const RecordType type = declare<ConsultationQuestion>(
      42,
      {"consultation_question", "consultation_questions", "consultatievragen", "Q-", "Question", "Questions",
       "A question of a consultation."},
      {
          field<&ConsultationQuestion::consultation>("consultation", "Consultation", "Of which consultation.").parent().required(),
          field<&ConsultationQuestion::number>("number", "Number", "Its place."),
          field<&ConsultationQuestion::kind>("kind", "Kind", "What it asks for."),
          field<&ConsultationQuestion::about>("about", "About", "The concrete application."),
      });
  return type;
}

template <>
const RecordType& type_of<Statement>() {
  static const RecordType type = declare<Statement>(
      43,
      {"statement", "statements", "stellingen", "ST-", "Statement", "Statements",
       "A sentence that people agree or disagree with."},
      {
          field<&Statement::question>("question", "Question", "Of which question.").parent().required(),
      });
  return type;
}

template <>
const RecordType& type_of<BudgetOption>() {
  static const RecordType type = declare<BudgetOption>(
      44,
      {"budget_option", "budget_options", "budgetopties", "BO-", "Budget option", "Budget options",
       "What people can choose within a budget."},
      {
          field<&BudgetOption::question>("question", "Question", "Of which question.").parent().required(),
          field<&BudgetOption::cost>("cost", "Cost", "What it costs."),
      });
  return type;
}

template <>
const RecordType& type_of<PopulationMargin>() {
  static const RecordType type = declare<PopulationMargin>(
      45,
      {"population_margin", "population_margins", "bevolkingsmarges", "PM-", "Population margin", "Population margins",
       "A known share of the population, to weight by."},
      {
          field<&PopulationMargin::consultation>("consultation", "Consultation", "Of which consultation.").parent().required(),
          field<&PopulationMargin::variable>("variable", "Variable", "Such as age.").required(),
          field<&PopulationMargin::category>("category", "Category", "Such as 18-34.").required(),
          field<&PopulationMargin::share>("share", "Share", "Of the population, in percent."),
      });
  return type;
}

}  // namespace stip
