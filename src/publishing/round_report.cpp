// Round report: from reports to tables; the words are those of the owners.
#include "publishing/round_report.h"

#include <algorithm>
#include <array>

#include "agenda/signing.h"
#include "base/text.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

/// One action that was asked, with the report that counts; nullptr: none was handed in.
struct Told {
  const Action* action = nullptr;
  const ProgressReport* report = nullptr;
};

bool is_handed_in(const ProgressReport& report) {
  return report.status == ReportStatus::submitted || report.status == ReportStatus::endorsed ||
         report.status == ReportStatus::approved;
}

bool deviates(const ProgressReport& report) {
  const auto asks = [](OnSchedule judgement) {
    return judgement == OnSchedule::attention || judgement == OnSchedule::no;
  };
  return asks(report.schedule) || asks(report.money) || asks(report.scope) ||
         report.confidence == Confidence::in_doubt || report.confidence == Confidence::unachievable;
}

class RoundReport {
 public:
  RoundReport(const View& view, const Cycle& cycle, Day today, Language language)
      : view_(view), cycle_(cycle), today_(today), language_(language), told_(told()), out_(view, front()) {}

  Document write() {
    short_version();
    judgements();
    deviations();
    missing();
    wanted(tr(language_, "Help wanted"), "hulp", &ProgressReport::help_wanted);
    wanted(tr(language_, "Decisions wanted"), "besluiten", &ProgressReport::decision_wanted);
    each_action();
    return std::move(out_).finish();
  }

 private:
  std::string t(std::string_view english) const { return std::string(tr(language_, english)); }
  std::string number(std::ptrdiff_t count) const { return number_text(language_, static_cast<long>(count)); }
  std::string of(std::ptrdiff_t count, std::size_t all) const {
    return fill(tr(language_, "{} of {}"), {number(count), number(static_cast<std::ptrdiff_t>(all))});
  }

  Document front() const {
    const auto programmes = official<Programme>(view_);
    Document start{.language = language_,
                   .title = t(tr_later("Progress report")),
                   .subtitle = title_of(language_, cycle_) +
                               (cycle_.period ? ", " + date_text(language_, cycle_.period) : std::string()),
                   .date = today_};
    if (!programmes.empty()) start.subtitle += ". " + title_of(language_, *programmes.front());
    start.footer = fill(tr(language_, "{}, {}, ledger entry {}"),
                        {start.title, title_of(language_, cycle_), std::to_string(view_.upto())});
    start.subject = start.subtitle;
    return start;
  }

  std::vector<Told> told() const {
    std::vector<Told> list;
    const auto reports = official<ProgressReport>(view_, "cycle", cycle_.id);
    const auto add = [&](const Action& action) {
      if (action.invented || std::ranges::find(list, &action, &Told::action) != list.end()) return;
      Told one{&action, nullptr};
      for (const ProgressReport* report : reports) {
        if (report->action.id != action.id || !is_handed_in(*report)) continue;
        const auto day = [](const ProgressReport* some) {
          return some->reported_on ? some->reported_on.last() : Day{};
        };
        if (!one.report || day(report) >= day(one.report)) one.report = report;
      }
      list.push_back(one);
    };
    for (const auto& ref : cycle_.asked) {
      if (const Action* action = view_.find(ref)) add(*action);
    }
    for (const ProgressReport* report : reports) {
      const Action* action = view_.find(report->action);
      if (action && is_handed_in(*report)) add(*action);
    }
    std::ranges::sort(list, {}, [](const Told& one) { return one.action->id; });
    return list;
  }

  std::vector<const ProgressReport*> reports() const {
    std::vector<const ProgressReport*> all;
    for (const Told& one : told_) {
      if (one.report) all.push_back(one.report);
    }
    return all;
  }
  std::string name(const Action& action) const { return action.id + "  " + title_of(language_, action); }
  std::string owner(const Action& action) const {
    const Organisation* organisation = view_.find(action.owner);
    return organisation ? title_of(language_, *organisation) : t(tr_later("Owner not stated"));
  }
  template <class E>
  Inlines word(E value) const {
    const std::string label = label_of(language_, value);
    return {label.empty() ? quiet(tr(language_, "not answered")) : text(label)};
  }
  /// Who said it, when, and who signed.
  std::string who_said(const Told& one) const {
    std::string words = owner(*one.action);
    if (one.report->reported_on) words += ", " + date_text(language_, one.report->reported_on);
    std::vector<std::string> signers;
    for (const std::string& function : one.report->signed_by) signers.push_back(function_words(language_, function));
    if (!signers.empty()) words += ", " + fill(tr(language_, "signed by: {}"), {join(signers, ", ")});
    return words;
  }

  void short_version() {
    out_.heading(1, tr(language_, "In short"), "kort");
    const auto all = reports();
    if (told_.empty()) return out_.paragraph({text(tr(language_, "No reports were asked in this round."))});
    out_.paragraph(
        {text(fill(tr(language_, "{} reports were asked and {} were handed in. Of those {} ask for attention."),
                   {number(static_cast<std::ptrdiff_t>(told_.size())), number(static_cast<std::ptrdiff_t>(all.size())),
                    number(std::ranges::count_if(all, [](const auto* one) { return deviates(*one); }))}))},
        Paragraph::Role::lead);
    DataTable table{t(tr_later("The round in numbers")),
                    {{t(tr_later("What")), 4}, {t(tr_later("How many")), 2, Column::Align::right}},
                    {}};
    const auto say = [&](std::string_view what, auto counts, std::size_t whole) {
      table.rows.push_back({{text(tr(language_, what))}, {text(of(std::ranges::count_if(all, counts), whole))}});
    };
    say(
        tr_later("Reports handed in, of those asked"), [](const auto*) { return true; }, told_.size());
    say(
        tr_later("Checked and final, of those handed in"),
        [](const auto* one) { return one->status == ReportStatus::approved; }, all.size());
    say(
        tr_later("Nothing changed, of those handed in"), [](const auto* one) { return one->unchanged; }, all.size());
    say(
        tr_later("With a deviation, of those handed in"), [](const auto* one) { return deviates(*one); }, all.size());
    say(
        tr_later("Asking for help, of those handed in"), [](const auto* one) { return !one->help_wanted.empty(); },
        all.size());
    say(
        tr_later("Asking for a decision, of those handed in"),
        [](const auto* one) { return !one->decision_wanted.empty(); }, all.size());
    table.footer = {text(tr(language_, "A report that was not handed in says nothing; it does not count as good."))};
    out_.add(std::move(table));
  }

  void judgements() {
    const auto all = reports();
    if (all.empty()) return;
    out_.heading(1, tr(language_, "What owners judge"), "oordelen");
    out_.paragraph({text(tr(language_,
                            "These are the judgements of the owners themselves. Time, money and content stand "
                            "apart and are not averaged."))});
    DataTable table{t(tr_later("Judgements of owners, in numbers of reports")),
                    {{t(tr_later("Question")), 3},
                     {label_of(language_, OnSchedule::yes), 1.2, Column::Align::right},
                     {label_of(language_, OnSchedule::attention), 1.8, Column::Align::right},
                     {label_of(language_, OnSchedule::no), 1.2, Column::Align::right},
                     {t(tr_later("not answered")), 1.6, Column::Align::right}},
                    {}};
    const auto say = [&](std::string_view question, OnSchedule ProgressReport::*answer) {
      std::vector<Inlines> row{{text(tr_in(language_, "progress_report", question))}};
      for (const OnSchedule value : {OnSchedule::yes, OnSchedule::attention, OnSchedule::no, OnSchedule::unstated})
        row.push_back({text(of(std::ranges::count(all, value, answer), all.size()))});
      table.rows.push_back(std::move(row));
    };
    say("On schedule?", &ProgressReport::schedule);
    say("Within budget?", &ProgressReport::money);
    say("As agreed?", &ProgressReport::scope);
    out_.add(std::move(table));
    DataTable trust{t(tr_later("Confidence of owners that the goal is reached, in numbers of reports")),
                    {{t(tr_later("Confidence")), 3}, {t(tr_later("How many")), 2, Column::Align::right}},
                    {}};
    for (const Confidence value : {Confidence::highly_likely, Confidence::probable, Confidence::feasible,
                                   Confidence::in_doubt, Confidence::unachievable, Confidence::unstated}) {
      trust.rows.push_back(
          {word(value), {text(of(std::ranges::count(all, value, &ProgressReport::confidence), all.size()))}});
    }
    out_.add(std::move(trust));
  }

  void deviations() {
    DataTable table{t(tr_later("Deviations, in the words of the owner")),
                    {{t(tr_later("Action")), 2.4},
                     {t(tr_later("Judgement")), 2.2},
                     {t(tr_later("Cause")), 2.4},
                     {t(tr_later("Consequence")), 2.4},
                     {t(tr_later("Correction")), 2.4}},
                    {}};
    for (const Told& one : told_) {
      if (!one.report || !deviates(*one.report)) continue;
      const auto prose = [&](const std::string& words) -> Inlines {
        return {words.empty() ? quiet(tr(language_, "not stated")) : untranslated(language_, text(words))};
      };
      table.rows.push_back({{text(name(*one.action)), line_break(), quiet(owner(*one.action))},
                            judgement_words(*one.report),
                            prose(one.report->cause),
                            prose(one.report->consequence),
                            prose(one.report->correction)});
    }
    out_.heading(1, tr(language_, "Deviations"), "afwijkingen");
    if (table.rows.empty())
      return out_.paragraph({text(tr(language_, "No report that was handed in names a deviation."))});
    out_.add(std::move(table));
  }

  Inlines judgement_words(const ProgressReport& report) const {
    Inlines words;
    const auto say = [&](std::string_view question, const Inlines& answer) {
      if (!words.empty()) words.push_back(line_break());
      words.push_back(text(std::string(tr_in(language_, "progress_report", question)) + " "));
      words.insert(words.end(), answer.begin(), answer.end());
    };
    say("On schedule?", word(report.schedule));
    say("Within budget?", word(report.money));
    say("As agreed?", word(report.scope));
    words.push_back(line_break());
    words.push_back(text(t(tr_later("Confidence")) + ": "));
    const Inlines confidence = word(report.confidence);
    words.insert(words.end(), confidence.begin(), confidence.end());
    return words;
  }

  void missing() {
    Date due;
    for (const Deadline* deadline : official<Deadline>(view_, "cycle", cycle_.id)) {
      if (deadline->step == CycleStep::report && (!due || deadline->due.last() > due.last())) due = deadline->due;
    }
    DataTable table{t(tr_later("Asked and not handed in")),
                    {{t(tr_later("Action")), 4}, {t(tr_later("Owner")), 3}, {t(tr_later("Term")), 2.4}},
                    {}};
    for (const Told& one : told_) {
      if (one.report) continue;
      Inlines term{due ? text(date_text(language_, due)) : quiet(tr(language_, "not stated"))};
      const int late = due ? days_between(due.last(), today_) : 0;
      if (late > 0)
        term.insert(term.end(), {line_break(), strong(tr_n(language_, "{} day late", "{} days late", late))});
      table.rows.push_back({{text(name(*one.action))}, {text(owner(*one.action))}, std::move(term)});
    }
    if (told_.empty()) return;
    out_.heading(1, tr(language_, "Missing reports"), "ontbreekt");
    if (table.rows.empty()) return out_.paragraph({text(tr(language_, "All reports that were asked are in."))});
    out_.paragraph({text(fill(tr(language_, "Missing: {} of what was asked."),
                              {of(static_cast<std::ptrdiff_t>(table.rows.size()), told_.size())}))});
    out_.add(std::move(table));
  }

  void wanted(std::string_view title, std::string_view id, std::string ProgressReport::*words) {
    DataTable table{
        std::string(title),
        {{t(tr_later("Action")), 3}, {t(tr_later("What the owner asks")), 4.4}, {t(tr_later("Owner")), 2.4}},
        {}};
    for (const Told& one : told_) {
      if (one.report && !((*one.report).*words).empty())
        table.rows.push_back({{text(name(*one.action))}, {text((*one.report).*words)}, {text(owner(*one.action))}});
    }
    if (table.rows.empty()) return;
    out_.heading(1, title, id);
    out_.add(std::move(table));
  }

  void each_action() {
    if (told_.empty()) return;
    out_.heading(1, tr(language_, "Per action"), "acties");
    for (const Told& one : told_) {
      out_.heading(2, name(*one.action), one.action->id);
      if (!one.report) {
        out_.paragraph({quiet(tr(language_, "No report was handed in."))});
        continue;
      }
      const ProgressReport& report = *one.report;
      Facts facts{{}, fill(tr(language_, "Report on {}"), {one.action->id})};
      const auto say = [&](std::string_view label, Inlines value) {
        facts.facts.push_back({t(label), std::move(value)});
      };
      const auto prose = [&](std::string_view label, const std::string& words) {
        if (!words.empty()) say(label, {untranslated(language_, text(words))});
      };
      say(tr_later("Said by"), {text(who_said(one))});
      say(tr_later("Status of the report"), word(report.status));
      say(tr_later("Phase"), word(report.phase));
      say(tr_later("Judgement"), judgement_words(report));
      if (report.calculated != OnSchedule::unstated && report.calculated != report.schedule)
        say(tr_later("The dates alone say"), word(report.calculated));
      prose(tr_later("Differs because"), report.differs_because);
      prose(tr_later("Done"), report.done);
      prose(tr_later("Next"), report.next);
      if (!report.evidence.empty()) say(tr_later("Evidence"), {text(join(report.evidence, "; "))});
      out_.add(std::move(facts));
    }
  }

  const View& view_;
  const Cycle& cycle_;
  Day today_;
  Language language_;
  std::vector<Told> told_;
  DocumentWriter out_;
};

}  // namespace

Document round_report(const View& view, const Cycle& cycle, Day today, Language language) {
  return RoundReport(view, cycle, today, language).write();
}

}  // namespace stip
