// Report form: questions from the fields of a report and the places that it may renew.
#include "mailing/report_form.h"

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "exchange/form_value.h"
#include "exchange/value_text.h"
#include "governance/cycle.h"
#include "mailing/report_questions.h"
#include "monitoring/schedule.h"
#include "registry/edition_views.h"

namespace stip {
namespace {

std::string check_of(std::string_view text) { return to_hex(sha256("report form " + std::string(text))).substr(0, 8); }

/// The part of the form in which an answer stands.
std::string_view section_of(std::string_view field) {
  static constexpr std::string_view judged[] = {"phase", "schedule", "money", "scope", "confidence"};
  static constexpr std::string_view explained[] = {"cause", "consequence", "correction", "differs_because"};
  if (std::ranges::find(judged, field) != std::end(judged)) return tr_later("Where it stands");
  if (std::ranges::find(explained, field) != std::end(explained)) return tr_later("Explanation");
  return tr_later("What was done, what is wanted");
}

std::string_view intro_of(std::string_view section) {
  if (section == "Where it stands")
    return tr_later(
        "Judgements that stand beside each other. Choose one answer for each; blank does not mean that all is well.");
  if (section == "Explanation")
    return tr_later(
        "Only needed where you answer “needs attention” or “no”, where a date or an amount moves, or where you judge "
        "better than the dates do.");
  return {};
}

PaperQuestion paper_question(const ReportQuestion& question, Language language) {
  PaperQuestion asked;
  asked.key = question.key;
  asked.label = label_of(*question.type, *question.field, language);
  asked.help = question.is_answer ? std::string(tr(language, question.field->help)) : hint_for(question, language);
  asked.is_long = question.field->kind == Kind::prose || question.field->kind == Kind::list;
  if (question.field->choice_type) {
    const ChoiceType& choices = question.field->choice_type();
    for (const Choice& choice : choices.values) {
      if (choice.name.empty()) continue;
      asked.choices.push_back({std::string(label_of(choices, choice, language)),
                               question.is_answer ? std::string(tr(language, choice.help)) : std::string()});
    }
  }
  asked.answer = shown_answer(question, question.value, language);
  return asked;
}

std::string title_in(Language language, const Record& record) {
  return language == Language::en && !record.title_en.empty() ? record.title_en : record.title;
}

void add_section(PaperForm& form, std::string_view title, std::string_view intro, PaperQuestion question) {
  if (form.sections.empty() || form.sections.back().title != title)
    form.sections.push_back({std::string(title), std::string(intro), {}});
  form.sections.back().questions.push_back(std::move(question));
}

}  // namespace

std::string to_text(const ReportStamp& stamp) {
  const std::string text = "stip-1 " + stamp.action + " " + stamp.cycle + " " + std::to_string(stamp.basis) + " " +
                           std::string(name_of_choice(stamp.seen_as)) + " " + std::string(tag(stamp.language));
  return text + " " + check_of(text);
}

ErrorOr<ReportStamp> parse_stamp(std::string_view text) {
  const Error wrong{ErrorKind::invalid, said("reference"),
                    said("it is not one that stip writes, or somebody changed it."),
                    said("Send back the form that was in the mail, with its reference as it was.")};
  const auto parts = split(trimmed(text), ' ');
  if (parts.size() != 7 || parts[0] != "stip-1") return wrong;
  const auto basis = parse_whole(parts[3]);
  const auto seen_as = Codec<Classification>::read(parts[4]);
  if (!basis.ok() || !*basis || **basis < 0 || !seen_as.ok() || check_id(parts[1]) || check_id(parts[2])) return wrong;
  ReportStamp stamp{parts[1], parts[2], **basis, *seen_as, parts[5] == "en" ? Language::en : Language::nl};
  if (to_text(stamp) != trimmed(text)) return wrong;
  return stamp;
}

OnSchedule calculated_schedule(const Registry& registry, const Viewer& viewer, const View& view, std::string_view id,
                               Day today) {
  const Action* action = view.find<Action>(id);
  if (!action) return OnSchedule::unstated;
  const EditionViews editions = edition_views(registry, viewer);
  return schedule(view, *action, today, {editions.last_or_null(), editions.first_or_null()}).calculated;
}

std::string open_round_of(const View& view, std::string_view action, Day today) {
  std::string open;
  for (const Cycle* cycle : view.referring<Cycle>("asked", action)) {
    const auto round = round_of(view, cycle->id, today);
    if (round && round->is_open) open = cycle->id;
  }
  return open;
}

ErrorOr<PaperForm> report_form(const View& view, const ReportStamp& stamp, OnSchedule calculated) {
  const Action* action = view.find<Action>(stamp.action);
  if (!action)
    return Error{ErrorKind::not_found, cited(type_of<Action>(), stamp.action), said("there is no such action."),
                 said("Look for it with `stip search`.")};
  const Cycle* cycle = view.find<Cycle>(stamp.cycle);
  if (!cycle || cycle->period.empty())
    return Error{ErrorKind::not_found, said("round {}", stamp.cycle), said("there is no such reporting round."),
                 said("See which rounds are open with `stip cycle status`.")};
  const Language language = stamp.language;
  PaperForm form;
  form.language = language;
  form.title = fill(tr(language, "Report on: {}"), {title_in(language, *action)});
  form.stamp = to_text(stamp);
  form.intro = {
      std::string(tr(language,
                     "What was reported last stands in it already. Change what is no longer so, save the file "
                     "under any name, and send it back or upload it on the report page. This takes a few "
                     "minutes.")),
      std::string(tr(language, "Only the answers can be filled in. Leave the reference as it is."))};
  form.facts.emplace_back(tr(language, "Action"), action->id);
  if (const Organisation* owner = view.find(action->owner))
    form.facts.emplace_back(tr(language, "Owner"), title_in(language, *owner));
  form.facts.emplace_back(tr(language, "Period"), date_text(language, cycle->period));
  for (const Deadline* deadline : view.referring<Deadline>("cycle", cycle->id)) {
    if (deadline->step == CycleStep::report && deadline->due)
      form.facts.emplace_back(tr(language, "Before or on"), date_text(language, deadline->due));
  }
  const ChoiceType& judgements = Choices<OnSchedule>::type();
  const Choice& by_dates = judgements.values[static_cast<std::size_t>(calculated)];
  if (!by_dates.name.empty())
    form.facts.emplace_back(tr(language, "By the dates alone"), label_of(judgements, by_dates, language));
  const Prefilled filled = prefill(view, stamp.action, stamp.cycle);
  if (!filled.promised.empty()) form.facts.emplace_back(tr(language, "What you said would come next"), filled.promised);
  if (filled.current && !filled.current->remarks.empty())
    form.facts.emplace_back(tr(language, "Remarks"), filled.current->remarks);
  for (const ReportQuestion& question : report_questions(view, stamp.action, stamp.cycle)) {
    PaperQuestion asked = paper_question(question, language);
    if (question.is_answer) {
      const std::string_view section = section_of(question.field->name);
      const std::string_view intro = intro_of(section);
      add_section(form, tr(language, section), intro.empty() ? intro : tr(language, intro), std::move(asked));
    } else {
      // Two records may have one title: their number tells them apart.
      const std::string title =
          fill("{}: {} ({})", {tr(language, question.type->label), question.title, question.record});
      add_section(form, title, tr(language, "Change only what differs now. It is entered once the report is final."),
                  std::move(asked));
    }
  }
  return form;
}

}  // namespace stip
