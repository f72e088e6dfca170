// Design order: parts by number, and what an effect says.
#include "agenda/design_order.h"

#include "agenda/records.h"
#include "base/text.h"

namespace stip {
namespace {

template <class T>
std::vector<const T*> parts_in_order(const View& view, std::string_view field, std::string_view id) {
  std::vector<const T*> parts = view.referring<T>(field, id);
  std::ranges::sort(
      parts, {}, [](const T* part) { return std::pair(part->number.value_or(INT_MAX), std::string_view(part->id)); });
  return parts;
}

}  // namespace

std::vector<DesignedQuestion> design_of(const View& view, std::string_view consultation) {
  std::vector<DesignedQuestion> design;
  for (const auto* question : parts_in_order<ConsultationQuestion>(view, "consultation", consultation))
    design.push_back({question, parts_in_order<Statement>(view, "question", question->id),
                      parts_in_order<AnswerOption>(view, "question", question->id),
                      parts_in_order<BudgetOption>(view, "question", question->id)});
  return design;
}

std::vector<std::string> ids_of_design(const View& view, std::string_view consultation) {
  std::vector<std::string> ids{std::string(consultation)};
  for (const DesignedQuestion& each : design_of(view, consultation)) {
    ids.push_back(each.question->id);
    for (const auto* part : each.statements) ids.push_back(part->id);
    for (const auto* part : each.answers) ids.push_back(part->id);
    for (const auto* part : each.budget) ids.push_back(part->id);
  }
  for (const auto* margin : view.referring<PopulationMargin>("consultation", consultation)) ids.push_back(margin->id);
  return ids;
}

const Consultation* consultation_of(const View& view, const RecordType& type, const Record& record) {
  const auto of_question = [&](const Ref<ConsultationQuestion>& ref) {
    const ConsultationQuestion* question = view.find(ref);
    return question ? view.find(question->consultation) : nullptr;
  };
  if (&type == &type_of<Consultation>()) return static_cast<const Consultation*>(&record);
  if (&type == &type_of<ConsultationQuestion>())
    return view.find(static_cast<const ConsultationQuestion&>(record).consultation);
  if (&type == &type_of<PopulationMargin>())
    return view.find(static_cast<const PopulationMargin&>(record).consultation);
  if (&type == &type_of<Statement>()) return of_question(static_cast<const Statement&>(record).question);
  if (&type == &type_of<AnswerOption>()) return of_question(static_cast<const AnswerOption&>(record).question);
  if (&type == &type_of<BudgetOption>()) return of_question(static_cast<const BudgetOption&>(record).question);
  return nullptr;
}

ErrorOr<BudgetEffect> parse_effect(std::string_view text) {
  const Error wrong{ErrorKind::invalid, said("effect '{}'", std::string(text)), said("it is no name with a number."),
                    said("Write it as Uitstoot / Emissions = -4 kiloton.")};
  const auto equals = text.rfind('=');
  if (equals == std::string_view::npos) return wrong;
  const std::string_view names = text.substr(0, equals), figure = trimmed(text.substr(equals + 1));
  BudgetEffect effect;
  const auto slash = names.find(" / ");
  effect.name = trimmed(names.substr(0, slash));
  if (slash != std::string_view::npos) effect.name_en = trimmed(names.substr(slash + 3));
  const auto space = figure.find(' ');
  auto value = parse_decimal(figure.substr(0, space));
  if (effect.name.empty() || !value.ok()) return wrong;
  effect.value = *value;
  if (space != std::string_view::npos) effect.unit = trimmed(figure.substr(space + 1));
  return effect;
}

}  // namespace stip
