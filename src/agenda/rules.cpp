// Rules: the table of rules, and the walk over the records.
#include "agenda/rules.h"

#include <algorithm>
#include <set>

#include "agenda/rules_parts.h"

namespace stip {
namespace {

constexpr std::string_view model = "stip, model";
constexpr std::string_view cw31 = tr_later("Comptabiliteitswet 2016, art. 3.1; Kamerstuk 31865-198 and 31865-231");

constexpr Rule all_rules[] = {
    // What every record must keep to.
    {"id.unique", Severity::error, tr_later("An id names one record only, whatever its type."), model},
    {"id.prefix", Severity::warning, tr_later("An id starts as the ids of its type do."), model},
    {"field.required", Severity::error, tr_later("What a record cannot do without is filled in."), model},
    {"reference.exists", Severity::error, tr_later("What a record refers to exists."), model},
    {"reference.type", Severity::error, tr_later("A reference is to a record of the right type."), model},
    {"reference.circle", Severity::error,
     tr_later("A record is not part of itself, its own successor or its own sequel, not even by a detour."), model},
    {"dates.order", Severity::error, tr_later("What ends does not end before it begins."), model},
    {"dates.fact", Severity::warning, tr_later("What has happened does not lie in the future."), model},
    {"figure.source", Severity::warning, tr_later("A figure names its source."),
     "Algemene Rekenkamer, audits of policy information; stip, model"},
    // Actions.
    {"action.owner", Severity::warning, tr_later("A running action has an owner."),
     tr_later("Klimaatakkoord, borging: named accountable organisations")},
    {"action.owner_valid", Severity::warning, tr_later("The owner of a running action exists today."), model},
    {"action.goal", Severity::warning, tr_later("An action serves a goal or an effect."),
     tr_later("Algemene Rekenkamer: it must be clear how measures contribute to goals")},
    {"action.stopped", Severity::warning, tr_later("Of an action that stopped or stands still it is said why."), model},
    {"action.done", Severity::warning, tr_later("An action that is done has no open milestones."), model},
    {"milestone.due", Severity::warning, tr_later("A milestone has a due date."), model},
    {"milestone.evidence", Severity::error, tr_later("Of a milestone that was met it is said what shows that."),
     tr_later("Algemene Rekenkamer: claimed results must be traceable")},
    // Goals and indicators.
    {"goal.measurable", Severity::warning,
     tr_later("A goal has an indicator with a baseline, a target, a year and a source."),
     tr_later("Algemene Rekenkamer: goals must be measurable")},
    {"goal.action", Severity::warning, tr_later("Some action contributes to a goal."), model},
    {"goal.money", Severity::warning, tr_later("There is money for some action that contributes to a goal."), model},
    {"indicator.direction", Severity::warning,
     tr_later("The target of an indicator lies on the side to which it should go."), model},
    {"indicator.years", Severity::error, tr_later("The target year comes after the baseline year."), model},
    {"observation.forecast", Severity::warning, tr_later("A value of a period to come is called a forecast."), model},
    {"observation.vintage", Severity::error, tr_later("For one period, one day of publication gives one value."),
     model},
    // Money.
    {"money.stated", Severity::warning,
     tr_later("Of an amount the kind and the stage are stated; otherwise it is added to nothing."),
     tr_later("Comptabiliteitswet 2016: obligations, expenditure and receipts stand apart")},
    {"money.kinds", Severity::error,
     tr_later("A part of an amount is of the kind and in the currency of the whole: different kinds are never added."),
     tr_later("Comptabiliteitswet 2016: obligations, expenditure and receipts stand apart")},
    {"money.parts", Severity::error, tr_later("Parts are together no more than the whole."), model},
    {"money.stage", Severity::error, tr_later("A stage of money never exceeds the stage before it."),
     tr_later("Annual report of the National Growth Fund: reserved, conditional, granted, obligated, paid")},
    {"money.explanation", Severity::warning,
     tr_later("Public money of EUR 20 million or more in any one year has the statutory explanation."), cw31},
    {"money.by_year", Severity::warning,
     tr_later(
         "A large public amount is split by year, so that it can be seen whether the statutory explanation is needed."),
     cw31},
    // The cycle.
    {"report.explained", Severity::error,
     tr_later("Where a report answers attention or no, it gives cause, consequence and correction."),
     tr_later("Municipal progress reports (Leiden 2023, 2024): amber and red are explained")},
    {"report.answered", Severity::warning,
     tr_later("A report that was handed in answers every question: blank is not good."), model},
    {"report.early", Severity::warning,
     tr_later("A report that is not approved yet is not public: nobody answers for it."), model},
    {"report.approved", Severity::error,
     tr_later("An approved report is never changed; a correction is a later report."), model, true},
    {"edition.frozen", Severity::error, tr_later("A published edition is never changed."), model, true},
    {"signal.answered", Severity::error, tr_later("An answer to a signal says why."),
     tr_later("Nationale ombudsman: tell people what was done with their input")},
    {"signal.due", Severity::warning, tr_later("A signal without an answer has a day on which one is due."), model},
    {"pledge.due", Severity::warning,
     tr_later("Of an open pledge it is known when it is due: a date, a period or an event."),
     tr_later("Register of pledges of the House of Representatives")},
    {"pledge.fulfilled", Severity::warning, tr_later("Of a fulfilled pledge the letter that fulfils it is named."),
     tr_later("Register of pledges of the House of Representatives")},
    {"proposal.options", Severity::warning,
     tr_later("A proposal that is ready for a decision names its options, among them to change nothing."),
     "Beleidskompas (2023)"},
    {"decision.reason", Severity::warning, tr_later("A decision gives its reason."), "Beslisnota (2021)"},
    {"condition.checked", Severity::warning, tr_later("Of a condition that is met it is known when that was checked."),
     model},
    // Consultations.
    {"consultation.said", Severity::warning,
     tr_later("Before a consultation opens, people can read what it is about, what is open and what is fixed, what "
              "happens afterwards, and what is kept of them."),
     tr_later("Nationale ombudsman: tell people what was done with their input")},
    {"consultation.terms", Severity::warning,
     tr_later("Before a consultation opens it is known who asks, how people take part, until when, how long it takes, "
              "and when codes and answers are deleted."),
     tr_later("AVG, art. 5 and 13")},
    {"consultation.age", Severity::warning,
     tr_later("Who takes part is 16 or older, or it is described how parents agree."),
     tr_later("AVG, art. 8; Uitvoeringswet AVG, art. 5")},
    {"consultation.parts", Severity::warning,
     tr_later("Every question has a kind and what its kind needs: statements, answers, or options with a budget."),
     model},
    {"consultation.labels", Severity::warning, tr_later("What is counted has a short label of its own."), model},
    {"consultation.applications", Severity::warning,
     tr_later("Questions and statements are about concrete applications, actions or conditions."),
     tr_later("Online panel on biotechnology (2017): people judge applications, not a field")},
    {"consultation.branch", Severity::warning,
     tr_later("Whether a question is asked depends on an earlier question at most."), model},
    {"consultation.margins", Severity::warning,
     tr_later("A share of the population has a question and an answer that it belongs to."), model},
    {"consultation.frozen", Severity::error,
     tr_later("What citizens were asked does not change once the consultation is open."), model, true},
    {"consultation.answered", Severity::error,
     tr_later("A consultation is answered only when it is told what was done with it."),
     tr_later("Nationale ombudsman: tell people what was done with their input")},
};

void examine(Examination& examination, const RecordType& type, const Record& record) {
  examine_fields(examination, type, record);
  examine_dates(examination, type, record);
  examine_action(examination, type, record);
  examine_goal(examination, type, record);
  examine_money(examination, type, record);
  examine_cycle(examination, type, record);
  examine_consultation(examination, type, record);
}

std::vector<Finding> in_order(std::vector<Finding> findings) {
  const auto place = [](const Finding& finding) {
    return std::ranges::find(all_rules, finding.rule, &Rule::name) - std::begin(all_rules);
  };
  std::ranges::stable_sort(findings, {}, place);
  return findings;
}

}  // namespace

std::string_view name_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "remark";
}

std::span<const Rule> rules() { return all_rules; }

const Rule& rule(std::string_view name) {
  const auto at = std::ranges::find(all_rules, name, &Rule::name);
  STIP_ASSERT(at != std::end(all_rules));
  return *at;
}

std::vector<Finding> check(const View& view, Day today, Language language) {
  Examination examination{view, today, language};
  for (const RecordType* type : record_types()) {
    for (const Row& row : view.table(*type)) {
      if (row.record) examine(examination, *type, *row.record);
    }
  }
  return in_order(std::move(examination.findings));
}

std::vector<Finding> check_some(const View& view, Day today, Language language, const std::vector<std::string>& ids) {
  // By place in the list of types and then by id, so that the order is that of check().
  std::set<std::pair<std::size_t, std::string>> wanted;
  const auto types = record_types();
  const auto want = [&](std::string_view id, bool with_those_it_names) {
    for (std::size_t at = 0; at < types.size(); ++at) {
      const Record* record = view.find(*types[at], id);
      if (!record) continue;
      wanted.emplace(at, record->id);
      if (!with_those_it_names) continue;
      // A change to a line of money or a milestone can break a rule about its action, and so on.
      for (const Field& field : types[at]->fields) {
        if (!field.is_reference()) continue;
        for (const std::string& named : parts_of(field, field.text(*record))) {
          for (std::size_t other = 0; other < types.size(); ++other) {
            if (view.find(*types[other], named)) wanted.emplace(other, named);
          }
        }
      }
    }
  };
  for (const std::string& id : ids) {
    want(id, true);
    for (std::size_t at = 0; at < types.size(); ++at) {
      for (const Field& field : types[at]->fields) {
        if (!field.is_reference()) continue;
        for (const Record* record : view.referring(*types[at], field.name, id)) wanted.emplace(at, record->id);
      }
    }
  }
  Examination examination{view, today, language};
  for (const auto& [at, id] : wanted) examine(examination, *types[at], *view.find(*types[at], id));
  return in_order(std::move(examination.findings));
}

}  // namespace stip
