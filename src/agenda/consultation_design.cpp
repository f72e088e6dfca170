// Consultations as designed: the declarations.
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
          field<&Consultation::what>("what", "What people are asked", "What it is about, in a few sentences.").prose(),
          field<&Consultation::what_en>("what_en", "What people are asked in English", "Empty: not translated.")
              .prose(),
          field<&Consultation::why>("why", "Why people are asked", "What the answers are needed for.").prose(),
          field<&Consultation::why_en>("why_en", "Why people are asked in English", "Empty: not translated.").prose(),
          field<&Consultation::open>("open", "What is open", "Said beforehand.").prose(),
          field<&Consultation::open_en>("open_en", "What is open in English", "Empty: not translated.").prose(),
          field<&Consultation::fixed>("fixed", "What is fixed", "Said beforehand.").prose(),
          field<&Consultation::fixed_en>("fixed_en", "What is fixed in English", "Empty: not translated.").prose(),
          field<&Consultation::afterwards>("afterwards", "What happens afterwards",
                                           "What is done with the answers, by when, and where it is told.")
              .prose(),
          field<&Consultation::afterwards_en>("afterwards_en", "What happens afterwards in English",
                                              "Empty: not translated.")
              .prose(),
          field<&Consultation::privacy>("privacy", "Privacy",
                                        "What is kept of who takes part, by whom, and for how long.")
              .prose(),
          field<&Consultation::privacy_en>("privacy_en", "Privacy in English", "Empty: not translated.").prose(),
          field<&Consultation::consent>("consent", "Consent of parents",
                                        "How parents agree, where somebody under 16 may take part.")
              .prose(),
          field<&Consultation::consent_en>("consent_en", "Consent of parents in English", "Empty: not translated.")
              .prose(),
          field<&Consultation::paper>("paper", "Taking part on paper", "How to take part without internet.").prose(),
          field<&Consultation::paper_en>("paper_en", "Taking part on paper in English", "Empty: not translated.")
              .prose(),
          field<&Consultation::contact>("contact", "Questions",
                                        "Where people can ask: a telephone number or an address."),
          field<&Consultation::site>("site", "Address to take part", "The https address at which people take part.")
              .link(),
          field<&Consultation::minutes>("minutes", "Minutes", "How long it takes.").in("minutes"),
          field<&Consultation::minimum_age>("minimum_age", "Minimum age", "From 16 on nobody else need agree.")
              .in("years"),
          field<&Consultation::doors>("doors", "Doors", "How people can take part; never added together."),
          field<&Consultation::own_statements>(
              "own_statements", "Own statements",
              "Whether people may add statements of their own; each waits for a moderator."),
          field<&Consultation::puzzle>("puzzle", "Puzzle at the open door",
                                       "A sum that each browser works out first, so that nobody sends in thousands: 8 "
                                       "(light) to 24 (heavy), 16 say. Who has no JavaScript waits for their turn. "
                                       "Empty: none.")
              .in("bits"),
          field<&Consultation::forget_codes_after_days>("forget_codes_after_days", "Codes are deleted after",
                                                        "Days after closing.")
              .in("days"),
          field<&Consultation::forget_ballots_after_days>("forget_ballots_after_days", "Answers are deleted after",
                                                          "Days after closing.")
              .in("days"),
          field<&Consultation::invited>("invited", "Invited",
                                        "How many people are invited; empty: nobody, or not stated."),
          field<&Consultation::opens>("opens", "Opens", "When it starts."),
          field<&Consultation::closes>("closes", "Closes", "When it ends."),
          field<&Consultation::opened_on>("opened_on", "Opened on", "Set when it is opened."),
          field<&Consultation::closed_on>("closed_on", "Closed on", "Set when it is closed."),
          field<&Consultation::rules>("rules", "Rules as opened",
                                      "What was asked, to the letter, as one JSON text; set when it is opened."),
          field<&Consultation::rules_digest>("rules_digest", "Digest of the rules", "SHA-256 of the rules as opened."),
          field<&Consultation::method>("method", "Method", "How people were asked.").prose(),
          field<&Consultation::method_en>("method_en", "Method in English", "Empty: not translated.").prose(),
          field<&Consultation::participants>("participants", "Participants", "How many took part; empty: not stated."),
          field<&Consultation::commissioned_by>("commissioned_by", "Commissioned by", "Who asked for it."),
          field<&Consultation::executed_by>("executed_by", "Carried out by", "Who did it."),
          field<&Consultation::result>("result", "Result", "What came out.").prose(),
          field<&Consultation::result_en>("result_en", "Result in English", "Empty: not translated.").prose(),
          field<&Consultation::digest>("digest", "Digest of ballots", "SHA-256 of the ballots when it closed."),
          field<&Consultation::follow_up>("follow_up", "What was done with it", "You said, we did.").prose(),
          field<&Consultation::follow_up_en>("follow_up_en", "What was done with it, in English",
                                             "Empty: not translated.")
              .prose(),
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
          field<&ConsultationQuestion::consultation>("consultation", "Consultation", "Of which consultation.")
              .parent()
              .required(),
          field<&ConsultationQuestion::number>("number", "Number", "Its place."),
          field<&ConsultationQuestion::label>("label", "Label",
                                              "A short name in files and results: age. Empty: its id."),
          field<&ConsultationQuestion::kind>("kind", "Kind", "What it asks for."),
          field<&ConsultationQuestion::explanation>("explanation", "Explanation",
                                                    "What people read below the question.")
              .prose(),
          field<&ConsultationQuestion::explanation_en>("explanation_en", "Explanation in English",
                                                       "Empty: not translated.")
              .prose(),
          field<&ConsultationQuestion::required>("required", "Must be answered", "Otherwise people may pass it over."),
          field<&ConsultationQuestion::about_me>("about_me", "About who answers",
                                                 "To weigh by, and to show answers by group."),
          field<&ConsultationQuestion::asked_of>(
              "asked_of", "Asked only after",
              "Answers to one earlier question; who chose none of them is not asked. Empty: everybody is."),
          field<&ConsultationQuestion::budget>("budget", "Budget", "What a choice may cost together."),
          field<&ConsultationQuestion::least>("least", "At least", "Of a budget: so many options."),
          field<&ConsultationQuestion::most>("most", "At most",
                                             "So many answers, options or pairs; of an open answer, characters."),
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
          field<&Statement::number>("number", "Number", "Its place."),
          field<&Statement::label>("label", "Label", "A short name in files and results: 12. Empty: its id."),
          field<&Statement::about_me>(
              "about_me", "About who answers",
              "Such as: I live in a town. It says who took part, and does not count for groups of opinion."),
          field<&Statement::about>("about", "About", "The application, action or condition that it is about."),
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
          field<&BudgetOption::number>("number", "Number", "Its place."),
          field<&BudgetOption::label>("label", "Label", "A short name in files and results: a. Empty: its id."),
          field<&BudgetOption::cost>("cost", "Cost", "What it costs."),
          field<&BudgetOption::effects>(
              "effects", "Effects",
              "One a line, with an English name if there is one: Uitstoot / Emissions = -4 kiloton."),
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
          field<&PopulationMargin::consultation>("consultation", "Consultation", "Of which consultation.")
              .parent()
              .required(),
          field<&PopulationMargin::variable>("variable", "Variable", "Such as age.").required(),
          field<&PopulationMargin::category>("category", "Category", "Such as 18-34.").required(),
          field<&PopulationMargin::share>("share", "Share", "Of the population, in percent."),
      });
  return type;
}

template <>
const RecordType& type_of<AnswerOption>() {
  static const RecordType type = declare<AnswerOption>(
      47,
      {"answer_option", "answer_options", "antwoordopties", "AO-", "Answer option", "Answer options",
       "One of the answers that people can choose."},
      {
          field<&AnswerOption::question>("question", "Question", "Of which question.").parent().required(),
          field<&AnswerOption::number>("number", "Number", "Its place."),
          field<&AnswerOption::label>("label", "Label", "A short name in files and results: 16-34. Empty: its id."),
      });
  return type;
}

const ChoiceType& Choices<ConsultationDoor>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"invited", "Invited", "By a code that was sent to who was drawn by lot or stood on a list."},
      {"signed_in", "Signed in", "By an account elsewhere, under a pseudonym."},
      {"open", "Open", "By anybody, so that it proves nothing about how many people think so."},
  };
  static constexpr ChoiceType type{"ConsultationDoor", "How people came in to a consultation.", values};
  return type;
}

}  // namespace stip
