// Consultations as designed; ballots are stored elsewhere.
#pragma once

#include "agenda/choices.h"

namespace stip {

/// How people can take part; the votes of three doors are counted apart.
enum class ConsultationDoor : std::uint8_t { unstated, invited, signed_in, open };
template <>
struct Choices<ConsultationDoor> {
  static const ChoiceType& type();
};

struct AnswerOption;
struct Consultation;
struct ConsultationQuestion;
struct Organisation;
struct PopulationMargin;
struct Statement;

/// A consultation of citizens as designed, and its result; ballots are stored aside. What people read before they take
/// part is said in Dutch and, where it is translated, in English (`_en`; empty: the Dutch is shown).
/// Invariants: once it has been opened from the ledger (`rules` is filled), what people read and answer never changes.
struct Consultation : Record {
  ConsultationStatus status{};
  std::string what, what_en;              ///< What it is about, in a few sentences.
  std::string why, why_en;                ///< Why people are asked.
  std::string open, open_en;              ///< What can still become different by it.
  std::string fixed, fixed_en;            ///< What has been decided already.
  std::string afterwards, afterwards_en;  ///< What happens with the answers, by when, and where it is told.
  std::string privacy, privacy_en;        ///< What is kept of who takes part, and how long.
  std::string consent, consent_en;        ///< How parents agree, where somebody under 16 may take part.
  std::string paper, paper_en;            ///< How to take part without internet.
  std::string contact;                    ///< Where people can ask: a telephone number or an address.
  std::string site;                       ///< https address at which people take part.
  std::optional<int> minutes;             ///< How long it takes.
  std::optional<int> minimum_age;         ///< In years; empty: not stated.
  std::vector<ConsultationDoor> doors;
  bool own_statements = false;                 ///< Whether people may add statements, which wait for moderation.
  std::optional<int> puzzle;                   ///< Of the open door: 8 to 24 bits; empty: none (docs/taking-part.md).
  std::optional<int> forget_codes_after_days;  ///< After closing.
  std::optional<int> forget_ballots_after_days;
  std::optional<int> invited;  ///< How many people were or will be invited.
  Date opens;                  ///< Planned.
  Date closes;                 ///< The last day, as people are told.
  Date opened_on;              ///< Set when it is opened.
  Date closed_on;              ///< Set when it is closed.
  std::string rules;           ///< What was asked, as it was opened: one JSON text. Set when it is opened.
  std::string rules_digest;    ///< SHA-256 of `rules`, in hexadecimal.
  std::string method;
  std::string method_en;
  std::optional<int> participants;
  Ref<Organisation> commissioned_by;
  Ref<Organisation> executed_by;
  std::string result;
  std::string result_en;
  std::string digest;
  std::string follow_up;
  std::string follow_up_en;
  std::vector<AnyRef> about;
  Ref<Consultation> repeats;
};

/// A question of a consultation; its title is the question as it is asked.
struct ConsultationQuestion : Record {
  Ref<Consultation> consultation;
  std::optional<int> number;
  std::string label;  ///< "age": in files and results; empty: its id.
  QuestionKind kind{};
  std::string explanation, explanation_en;
  bool required = false;
  bool about_me = false;                    ///< About who answers: to weigh by, and to show answers by group.
  std::vector<Ref<AnswerOption>> asked_of;  ///< Asked only of who chose one of these earlier; empty: of everybody.
  Amount budget;                            ///< Of a budget question: what the choice may cost together.
  std::optional<int> least;                 ///< Of a budget question: so many options at least.
  std::optional<int> most;                  ///< Answers, options, pairs or, of an open question, characters.
  std::vector<AnyRef> about;
};

/// A sentence that people agree or disagree with: its title.
struct Statement : Record {
  Ref<ConsultationQuestion> question;
  std::optional<int> number;
  std::string label;          ///< "12": in files and results; empty: its id.
  bool about_me = false;      ///< About who answers ("I live in a town"): it says who took part, not who thinks alike.
  std::vector<AnyRef> about;  ///< The application, action or condition that it is about.
};

/// One of the answers that people can choose: its title.
struct AnswerOption : Record {
  Ref<ConsultationQuestion> question;
  std::optional<int> number;
  std::string label;  ///< "16-34": in files and results; empty: its id.
};

/// What people can choose within a budget.
struct BudgetOption : Record {
  Ref<ConsultationQuestion> question;
  std::optional<int> number;
  std::string label;  ///< "a": in files and results; empty: its id.
  Amount cost;
  std::vector<std::string> effects;  ///< "Uitstoot / Emissions = -4 kiloton": name, English name, value and unit.
};

/// A known share of the population, to weight by.
struct PopulationMargin : Record {
  Ref<Consultation> consultation;
  std::string variable;
  std::string category;
  Quantity share;
};

template <>
const RecordType& type_of<Consultation>();
template <>
const RecordType& type_of<ConsultationQuestion>();
template <>
const RecordType& type_of<Statement>();
template <>
const RecordType& type_of<BudgetOption>();
template <>
const RecordType& type_of<PopulationMargin>();
template <>
const RecordType& type_of<AnswerOption>();

}  // namespace stip
