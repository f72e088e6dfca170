// Letter parts: sentences and tables, each figure with what it is a part of.
#include "publishing/letter_parts.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "monitoring/measurability.h"
#include "monitoring/money.h"
#include "publishing/checkable.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

/// A part: sources are cited anew in each, so that it can be put in another letter.
class Part {
 public:
  Part(DocumentWriter& out, std::string_view key) : out_(out) {
    out_.begin_sheet();
    out_.add(PartEdge{std::string(key), "stip: " + letter_part_title(out.language(), key)});
  }
  ~Part() { out_.add(PartEdge{}); }
  Part(const Part&) = delete;

 private:
  DocumentWriter& out_;
};

std::string flat(const std::string& prose) {
  std::string words;
  for (const Inlines& paragraph : paragraphs_of(prose)) words += (words.empty() ? "" : " ") + plain(paragraph);
  return words;
}

Column counts_column(std::string_view header) { return {std::string(header), 1.1, Column::Align::right}; }

Inlines count_cell(Language language, std::ptrdiff_t count) {
  return {text(number_text(language, static_cast<long>(count)))};
}

std::string of_text(Language language, std::ptrdiff_t count, std::size_t all) {
  return fill(tr(language, "{} of {}"),
              {number_text(language, static_cast<long>(count)), number_text(language, static_cast<long>(all))});
}

/// Sources of a record, each once in the part.
void cite_once(DocumentWriter& out, Inlines& words, const Record& record, std::vector<std::string>& cited) {
  for (const auto& source : record.sources) {
    if (std::ranges::find(cited, source.id) != cited.end()) continue;
    cited.push_back(source.id);
    for (Inline& mark : out.cite(source.id)) words.push_back(std::move(mark));
  }
}

DataTable pledge_table(Language language, std::string_view caption, std::string_view last_column) {
  return {std::string(caption),
          {{std::string(tr(language, "No.")), 1.1},
           {std::string(tr(language, "What was promised or asked")), 4.2},
           {std::string(tr(language, "Made")), 1.7},
           {std::string(last_column), 2.6}},
          {}};
}

std::vector<Inlines> pledge_row(DocumentWriter& out, const Pledge& pledge, Inlines last,
                                std::vector<std::string>& cited) {
  const Language language = out.language();
  Inlines what{strong(title_of(language, pledge))};
  const std::string words = flat(in_language(language, pledge.text, pledge.text_en));
  if (!words.empty()) what.insert(what.end(), {line_break(), text(words)});
  cite_once(out, what, pledge, cited);
  Inlines made{text(label_of(language, pledge.kind))};
  if (pledge.made_on) made.insert(made.end(), {line_break(), text(date_text(language, pledge.made_on))});
  if (!pledge.to.empty()) made.insert(made.end(), {line_break(), quiet(pledge.to)});
  return {{text(pledge.id)}, std::move(what), std::move(made), std::move(last)};
}

}  // namespace

std::string letter_part_title(Language language, std::string_view key) {
  static constexpr std::pair<std::string_view, std::string_view> titles[] = {
      {"asif", tr_later("proposals taken as adopted")},
      {"facts", tr_later("actions by chapter")},
      {"goals", tr_later("goals that can be measured")},
      {"money", tr_later("public money by stage")},
      {"changes", tr_later("changes with reasons and decisions")},
      {"closed", tr_later("pledges and motions that this letter closes")},
      {"pledges", tr_later("pledges and motions that stay open")},
      {"open", tr_later("what is still open")},
      {"next", tr_later("what comes within a year")},
      {"proof", tr_later("how this letter can be checked")},
      {"nactions", tr_later("number of actions")},
      {"nnoowner", tr_later("number of actions without an owner")},
  };
  const auto found = std::ranges::find(titles, key, [](const auto& each) { return each.first; });
  return std::string(found == std::end(titles) ? key : tr(language, found->second));
}

std::string pledge_due_text(Language language, const Pledge& pledge) {
  std::vector<std::string> parts;
  if (pledge.due) parts.push_back(date_text(language, pledge.due));
  if (!pledge.recurrence.empty()) parts.push_back(uncapitalised(pledge.recurrence));
  if (!pledge.event.empty()) parts.push_back(uncapitalised(pledge.event));
  return join(parts, "; ");
}

std::string pledge_state_text(Language language, const Pledge& pledge, Day day) {
  if (pledge.status == PledgeStatus::fulfilled) {
    return pledge.fulfilled_on ? fill(tr(language, "fulfilled on {}"), {date_text(language, pledge.fulfilled_on)})
                               : uncapitalised(label_of(language, pledge.status));
  }
  if (pledge.status == PledgeStatus::open && pledge.due && pledge.due.last() < day)
    return fill(tr(language, "overdue since {}"), {date_text(language, pledge.due.last())});
  return uncapitalised(label_of(language, pledge.status));
}

Inlines reason_inlines(const View& view, Language language, const std::optional<Reason>& reason) {
  if (!reason) return {quiet(tr(language, "not stated"))};
  Inlines words;
  if (!reason->reason.empty()) words.push_back(text(reason->reason));
  for (const std::string& cause : reason->causes) {
    if (!words.empty()) words.push_back(line_break());
    const auto found = view.find_any(cause);
    words.push_back(text(found ? cause + " " + title_of(language, *found.record) : cause));
  }
  if (words.empty()) words.push_back(quiet(tr(language, "not stated")));
  return words;
}

void write_letter_facts(DocumentWriter& out) {
  const View& view = out.view();
  const Language language = out.language();
  const auto actions = official<Action>(view);
  const Part part(out, "facts");
  if (actions.empty()) return out.paragraph({text(tr(language, "The agenda has no actions."))});
  struct Counted {
    std::string title;
    std::ptrdiff_t all = 0, running = 0, done = 0, no_owner = 0, no_end = 0;
  };
  std::map<std::string, Counted> rows;
  Counted total{std::string(tr(language, "Whole agenda"))};
  for (const Action* action : actions) {
    const Chapter* chapter = view.find(action->chapter);
    Counted& row = rows[chapter ? chapter->number + " " + chapter->id : std::string("~")];
    row.title = chapter ? (chapter->number.empty() ? "" : chapter->number + "  ") + title_of(language, *chapter)
                        : std::string(tr(language, "Other actions"));
    for (Counted* each : {&row, &total}) {
      ++each->all;
      each->running += action->phase == Phase::running;
      each->done += action->phase == Phase::done;
      each->no_owner += view.find(action->owner) == nullptr;
      each->no_end += !action->planned_end && !action->actual_end;
    }
  }
  DataTable table{std::string(tr(language, "Actions by chapter")),
                  {{std::string(tr(language, "Chapter")), 3.6},
                   counts_column(tr(language, "Actions")),
                   counts_column(tr(language, "running")),
                   counts_column(tr(language, "done")),
                   counts_column(tr(language, "owner not stated")),
                   counts_column(tr(language, "end not stated"))},
                  {}};
  const auto add = [&](const Counted& row) {
    table.rows.push_back({{text(row.title)},
                          count_cell(language, row.all),
                          count_cell(language, row.running),
                          count_cell(language, row.done),
                          count_cell(language, row.no_owner),
                          count_cell(language, row.no_end)});
  };
  for (const auto& [number, row] : rows) add(row);
  if (rows.size() > 1) add(total);
  table.footer = {text(tr(language,
                          "Numbers of actions. Of actions that are neither running nor done, the work has not "
                          "begun, has stopped, or nothing is stated."))};
  out.add(std::move(table));
}

void write_letter_goals(DocumentWriter& out) {
  const View& view = out.view();
  const Language language = out.language();
  auto goals = official<InterimGoal>(view);
  std::erase_if(goals, [](const InterimGoal* goal) { return goal->historic; });
  const Part part(out, "goals");
  if (goals.empty()) return out.paragraph({text(tr(language, "The agenda has no interim goals yet."))});
  const auto measurable =
      std::ranges::count_if(goals, [&](const InterimGoal* goal) { return measurability(view, *goal).is_measurable(); });
  out.paragraph({text(fill(tr(language,
                              "Interim goals that can be measured: {}. A goal can be measured if it has an "
                              "indicator, a baseline, a target, a year and a source."),
                           {of_text(language, measurable, goals.size())}))});
  DataTable table{std::string(tr(language, "Interim goals")),
                  {{std::string(tr(language, "Goal")), 4.4},
                   {std::string(tr(language, "Year")), 1},
                   {std::string(tr(language, "Can it be measured?")), 3.4}},
                  {}};
  std::vector<std::string> cited;
  for (const InterimGoal* goal : goals) {
    std::vector<std::string> missing;
    for (const Missing each : measurability(view, *goal).missing) missing.emplace_back(tr(language, label_of(each)));
    Inlines title{text(title_of(language, *goal))};
    cite_once(out, title, *goal, cited);
    table.rows.push_back({std::move(title),
                          {goal->year ? text(std::to_string(*goal->year)) : quiet(tr(language, "not stated"))},
                          {text(missing.empty() ? std::string(tr(language, "Yes"))
                                                : fill(tr(language, "Not yet; missing: {}"),
                                                       {joined(missing, tr(language, " and "))}))}});
  }
  out.add(std::move(table));
}

void write_letter_money(DocumentWriter& out) {
  const Language language = out.language();
  const MoneyTable found = money(out.view());
  const Part part(out, "money");
  DataTable table{std::string(tr(language, "Public money by kind and stage")),
                  {{std::string(tr(language, "Kind and stage")), 4},
                   {std::string(tr(language, "Amount")), 2.5, Column::Align::right},
                   {std::string(tr(language, "Amounts counted")), 1.8, Column::Align::right}},
                  {}};
  for (const FunnelStep& step : funnel(found.public_)) {
    const std::string kind = label_of(language, step.kind), stage = label_of(language, step.stage);
    Inlines amount{step.total ? text(short_amount_text(language, step.total)) : quiet(tr(language, "not stated"))};
    table.rows.push_back({{text(kind.empty() ? stage : kind + ", " + uncapitalised(stage))},
                          std::move(amount),
                          count_cell(language, step.lines)});
  }
  if (table.rows.empty()) return out.paragraph({text(tr(language, "No public money is stated in the agenda."))});
  table.footer = {text(tr(language,
                          "The stages are views of the same money and are not added together. Amounts that "
                          "overlap are not counted; the annex shows them."))};
  out.add(std::move(table));
}

void write_letter_changes(DocumentWriter& out, const LetterContext& from) {
  const Language language = out.language();
  const Difference& difference = from.last->difference;
  const Part part(out, "changes");
  out.paragraph({text(difference.empty() ? std::string(tr(language, "Nothing changed."))
                                         : summary_text(difference, language, from.last->moment))});
  static constexpr std::string_view told[] = {"action", "interim_goal", "milestone", "dossier", "pledge", "funding"};
  constexpr std::size_t most = 40;
  DataTable table{std::string(tr(language, "Changes with their reasons and decisions")),
                  {{std::string(tr(language, "What")), 3.2},
                   {std::string(tr(language, "What happened")), 3},
                   {std::string(tr(language, "Reason and decision")), 3.6}},
                  {}};
  std::size_t all = 0;
  for (const RecordDifference& record : difference.policy) {
    if (std::ranges::find(told, record.type->name) == std::end(told) || record.record().invented) continue;
    if (++all > most) continue;
    Inlines happened{text(tr(language, label_of(record.fate)))};
    std::optional<Reason> reason = reason_of(record, difference.reasons);
    const auto fields =
        record.fate == Fate::changed ? fields_of(record, difference.reasons) : std::vector<FieldDifference>{};
    for (const FieldDifference& field : fields) {
      happened.push_back(line_break());
      happened.push_back(quiet(tr_in(language, record.type->name, field.field->label)));
      if (field.quarters && *field.quarters != 0)
        happened.push_back(text(": " + quarters_text(language, *field.quarters)));
      if (field.cents) happened.push_back(text(": " + signed_amount_text(language, *field.cents)));
      if (!reason) reason = field.reason;
    }
    table.rows.push_back({{text(record.id + "  " + title_of(language, record.record()))},
                          std::move(happened),
                          reason_inlines(out.view(), language, reason)});
  }
  if (table.rows.empty()) return;
  table.footer = {text(all > most ? fill(tr(language, "{} of {} changes; the annex has them all, value by value."),
                                         {std::to_string(most), std::to_string(all)})
                                  : std::string(tr(language, "The annex has all changes, value by value.")))};
  out.add(std::move(table));
}

void write_letter_closed(DocumentWriter& out, const LetterContext& from) {
  const Language language = out.language();
  const ClosedPledges closed = closed_pledges(out.view(), from.day, from.options);
  const Part part(out, "closed");
  if (closed.pledges.empty()) return out.paragraph({text(tr(language, "This letter closes no pledges or motions."))});
  std::vector<std::string> ids;
  for (const Pledge* pledge : closed.pledges) ids.push_back(pledge->id);
  out.paragraph({text(tr_n(language, "With this letter I meet {} pledge or motion.",
                           "With this letter I meet {} pledges and motions.", static_cast<long>(ids.size())))});
  if (closed.is_proposal)
    out.paragraph(
        {quiet(tr(language, "Proposed: these recur and are due now. Check whether this letter meets them."))});
  DataTable table = pledge_table(language, tr(language, "Pledges and motions that this letter closes"),
                                 tr(language, "After this letter"));
  std::vector<std::string> cited;
  for (const Pledge* pledge : closed.pledges) {
    const std::string after =
        pledge->due_kind == DueKind::recurring
            ? fill(tr(language, "done for this time; recurs: {}"), {uncapitalised(pledge->recurrence)})
            : std::string(tr(language, "I consider it done."));
    table.rows.push_back(pledge_row(out, *pledge, {text(after)}, cited));
  }
  out.add(std::move(table));
}

void write_letter_pledges(DocumentWriter& out, const LetterContext& from) {
  const Language language = out.language();
  const ClosedPledges closed = closed_pledges(out.view(), from.day, from.options);
  const Part part(out, "pledges");
  DataTable table =
      pledge_table(language, tr(language, "Pledges and motions that stay open"), tr(language, "Due and status"));
  std::vector<std::string> cited;
  std::ptrdiff_t overdue = 0;
  for (const Pledge* pledge : official<Pledge>(out.view())) {
    const bool is_closed = std::ranges::find(closed.pledges, pledge) != closed.pledges.end();
    if (pledge->status != PledgeStatus::open || is_closed) continue;
    const bool is_late = pledge->due && pledge->due.last() < from.day;
    overdue += is_late;
    const std::string due = pledge_due_text(language, *pledge);
    Inlines state{due.empty() ? quiet(tr(language, "no term stated")) : text(due)};
    if (is_late) state.insert(state.end(), {line_break(), strong(pledge_state_text(language, *pledge, from.day))});
    table.rows.push_back(pledge_row(out, *pledge, std::move(state), cited));
  }
  if (table.rows.empty()) return out.paragraph({text(tr(language, "No pledges or motions stay open."))});
  out.paragraph({text(fill(tr(language, "Past their term: {}."), {of_text(language, overdue, table.rows.size())}))});
  out.add(std::move(table));
}

void write_letter_open(DocumentWriter& out, const LetterContext& from) {
  const View& view = out.view();
  const Language language = out.language();
  const Part part(out, "open");
  DataTable table{std::string(tr(language, "What the agenda does not say yet")),
                  {{std::string(tr(language, "Point")), 4},
                   {std::string(tr(language, "How many")), 1.6, Column::Align::right},
                   {std::string(tr(language, "Which")), 4.2}},
                  {}};
  const auto say = [&](std::string_view point, const std::vector<std::string>& which, std::size_t all) {
    if (which.empty()) return;
    table.rows.push_back({{text(tr(language, point))},
                          {text(of_text(language, static_cast<std::ptrdiff_t>(which.size()), all))},
                          {text(join(which, ", "))}});
  };
  const auto actions = official<Action>(view);
  const auto goals = official<InterimGoal>(view);
  const auto those = [&](auto wanted) {
    std::vector<std::string> ids;
    for (const Action* action : actions) {
      if (wanted(*action)) ids.push_back(action->id);
    }
    return ids;
  };
  say(tr_later("Owner of the action not stated"), those([&](const Action& a) { return !view.find(a.owner); }),
      actions.size());
  say(tr_later("End of the action not stated"), those([](const Action& a) { return !a.planned_end && !a.actual_end; }),
      actions.size());
  say(tr_later("Planned end has passed"),
      those([&](const Action& a) { return a.planned_end && !a.actual_end && a.planned_end.last() < from.day; }),
      actions.size());
  say(tr_later("No money stated for the action"),
      those([&](const Action& a) { return official<Funding>(view, "action", a.id).empty(); }), actions.size());
  std::vector<std::string> unmeasurable;
  for (const InterimGoal* goal : goals) {
    if (!goal->historic && !measurability(view, *goal).is_measurable()) unmeasurable.push_back(goal->id);
  }
  say(tr_later("Interim goal cannot be measured yet"), unmeasurable,
      static_cast<std::size_t>(std::ranges::count_if(goals, [](const InterimGoal* goal) { return !goal->historic; })));
  if (table.rows.empty()) return out.paragraph({text(tr(language, "Nothing of what the agenda asks is open."))});
  out.add(std::move(table));
}

void write_letter_next(DocumentWriter& out, const LetterContext& from) {
  using namespace std::chrono;
  const View& view = out.view();
  const Language language = out.language();
  const Day until = sys_days(from.day) + days(365);
  const Part part(out, "next");
  struct Step {
    Date date;
    std::string what, who;
  };
  std::vector<Step> steps;
  const auto add = [&](const Date& date, std::string what, std::string who) {
    const bool is_known =
        std::ranges::any_of(steps, [&](const Step& step) { return step.date == date && step.what == what; });
    if (date && date.last() >= from.day && date.last() <= until && !is_known)
      steps.push_back({date, std::move(what), std::move(who)});
  };
  for (const Milestone* milestone : official<Milestone>(view)) {
    const Action* action = view.find(milestone->action);
    if (milestone->met_on || (action && action->invented)) continue;
    const Organisation* owner = action ? view.find(action->owner) : nullptr;
    add(milestone->due, title_of(language, *milestone) + (action ? " (" + action->id + ")" : ""),
        owner ? title_of(language, *owner) : std::string());
  }
  // A round of reports is of who works on the agenda; parliament waits for what comes to it.
  for (const Deadline* deadline : official<Deadline>(view))
    if (deadline->step != CycleStep::report) add(deadline->due, title_of(language, *deadline), "");
  for (const Dossier* dossier : official<Dossier>(view)) {
    if (!dossier->next_moment_what.empty())
      add(dossier->next_moment, title_of(language, *dossier) + ": " + uncapitalised(dossier->next_moment_what), "");
  }
  if (steps.empty())
    return out.paragraph({text(tr(language, "The agenda names no dates within a year of this letter."))});
  std::ranges::stable_sort(steps, {}, [](const Step& step) { return step.date.last(); });
  DataTable table{std::string(tr(language, "What comes within a year")),
                  {{std::string(tr(language, "When")), 2},
                   {std::string(tr(language, "What")), 5.4},
                   {std::string(tr(language, "Owner")), 2.4}},
                  {}};
  for (Step& step : steps) {
    table.rows.push_back({{text(date_text(language, step.date))},
                          {text(step.what)},
                          {step.who.empty() ? quiet(tr(language, "not stated")) : text(step.who)}});
  }
  out.add(std::move(table));
}

void write_letter_proof(DocumentWriter& out, const LetterContext& from) {
  const Language language = out.language();
  const Part part(out, "proof");  // In paragraphs: a part begins and ends with one.
  out.paragraph({text(fill(tr(language,
                              "The figures in this letter come from the ledger of the agenda, up to and including "
                              "entry {}. Signed checkpoint of that ledger:"),
                           {std::to_string(out.view().upto())}))});
  out.paragraph(checkpoint_lines(language, from.options.checkpoint));
  out.paragraph({text(how_to_verify(language))});
}

}  // namespace stip
