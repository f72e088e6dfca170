// Action section: facts in the order in which readers ask: who, when, how far, for what, with what money, what is open.
#include "publishing/action_section.h"

#include <map>

#include "base/text.h"
#include "monitoring/money.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

using FactList = std::vector<Facts::Fact>;

void append(Inlines& line, const Inlines& more) { line.insert(line.end(), more.begin(), more.end()); }

void add_line(Inlines& lines, const Inlines& line) {
  if (!lines.empty()) lines.push_back(line_break());
  append(lines, line);
}

class Section {
 public:
  Section(DocumentWriter& out, const Action& action)
      : out_(out), view_(out.view()), language_(out.language()), action_(action) {}

  FactList facts() {
    fact(tr(language_, "Owner"), owner_words(view_, language_, action_));
    fact(tr(language_, "Partners"), partners());
    fact(tr(language_, "Phase"), phase());
    fact(tr(language_, "Planning"), planning_words(language_, action_));
    fact(tr(language_, "Milestones"), milestones());
    fact(tr(language_, "Goals and effects"), goals());
    fact(tr(language_, "Themes"), {text(titles(action_.themes))});
    fact(tr(language_, "Instruments"), {text(instruments())});
    fact(tr(language_, "Belongs with"), relations());
    fact(tr(language_, "Why speed is wanted"), {untranslated(language_, text(plain_text(action_.why_fast)))});
    fact(tr(language_, "Which care is needed"), {untranslated(language_, text(plain_text(action_.care)))});
    fact(tr(language_, "Open points"), {untranslated(language_, text(plain_text(action_.open_points)))});
    fact(tr(language_, "Remark"), {untranslated(language_, quiet(plain_text(action_.note)))});
    return std::move(facts_);
  }

 private:
  void fact(std::string_view name, Inlines value) {
    const bool says_something = std::ranges::any_of(value, [](const Inline& part) { return !part.text.empty(); });
    if (says_something) facts_.push_back({std::string(name), std::move(value)});
  }

  static std::string plain_text(const std::string& prose) {
    std::string words;
    for (const Inlines& paragraph : paragraphs_of(prose)) words += (words.empty() ? "" : " ") + plain(paragraph);
    return words;
  }

  template <class T>
  std::string titles(const std::vector<Ref<T>>& refs) {
    std::vector<std::string> names;
    for (const auto& ref : refs) {
      if (const T* record = view_.find(ref)) names.push_back(title_of(language_, *record));
    }
    return join(names, "; ");
  }

  std::string instruments() {
    std::vector<std::string> names;
    for (const Instrument instrument : action_.instruments) names.push_back(label_of(language_, instrument));
    return joined(names, ", ");
  }

  Inlines partners() {
    Inlines lines;
    for (const Participation* participation : official<Participation>(view_, "action", action_.id)) {
      const Organisation* organisation = view_.find(participation->organisation);
      if (!organisation) continue;
      Inlines line{text(title_of(language_, *organisation))};
      const std::string role = in_language(language_, participation->role, participation->role_en);
      if (!role.empty()) line.push_back(quiet(": " + uncapitalised(role)));
      append(line, out_.cite(participation->sources));
      add_line(lines, line);
    }
    return lines;
  }

  Inlines phase() {
    const std::string label = label_of(language_, action_.phase);
    return label.empty() ? Inlines{quiet(tr(language_, "Not stated"))} : Inlines{text(label)};
  }

  Inlines milestones() {
    auto found = official<Milestone>(view_, "action", action_.id);
    std::ranges::stable_sort(found, {}, [](const Milestone* milestone) {
      const Date& date = milestone->met_on ? milestone->met_on : milestone->due;
      return date ? to_text(date.last()) : std::string("9999");
    });
    Inlines lines;
    for (const Milestone* milestone : found) {
      Inlines line;
      if (milestone->due) line.push_back(text(short_date_text(language_, milestone->due) + ": "));
      line.push_back(text(title_of(language_, *milestone)));
      if (milestone->met_on)
        line.push_back(
            text(" (" + fill(tr(language_, "met {}"), {short_date_text(language_, milestone->met_on)}) + ")"));
      else if (!milestone->due)
        line.push_back(quiet(fill(" ({})", {tr(language_, "date not stated")})));
      append(line, out_.cite(milestone->sources));
      add_line(lines, line);
    }
    return lines;
  }

  Inlines goals() {
    Inlines lines;
    for (const auto& ref : action_.effects) {
      if (const SocietalEffect* effect = view_.find(ref)) add_line(lines, {text(title_of(language_, *effect))});
    }
    for (const Contribution* contribution : official<Contribution>(view_, "action", action_.id)) {
      const auto goal = view_.find_any(contribution->goal.id);
      if (!goal) continue;
      Inlines line{text(title_of(language_, *goal.record))};
      if (!contribution->mechanism.empty())
        line.push_back(untranslated(language_, quiet(": " + plain_text(contribution->mechanism))));
      append(line, out_.cite(contribution->sources));
      add_line(lines, line);
    }
    return lines;
  }

  Inlines relations() {
    Inlines lines;
    const auto say = [&](const Ref<Action>& ref, std::string_view sentence) {
      const Action* other = view_.find(ref);
      if (other && !other->invented)
        add_line(lines, {text(fill(sentence, {other->id + " " + title_of(language_, *other)}))});
    };
    say(action_.part_of, tr(language_, "Part of {}"));
    say(action_.continues, tr(language_, "Continues {}"));
    for (const Action* part : official<Action>(view_, "part_of", action_.id))
      say({part->id}, tr(language_, "Includes {}"));
    return lines;
  }

  DocumentWriter& out_;
  const View& view_;
  Language language_;
  const Action& action_;
  FactList facts_;
};

/// What the overview says of money: up to two lines as they stand, since adding is for the money chapter. Lines that
/// would count double come only when there are no others.
Inlines money_summary(const View& view, Language language, const Action& action) {
  LeftOut left_out;
  auto lines = counted_lines(view, action.id, left_out);
  if (lines.empty()) lines = view.referring<Funding>("action", action.id);
  std::erase_if(lines, [](const Funding* funding) { return funding->invented || !funding->amount; });
  const auto counts_elsewhere = [](const Funding* funding) { return funding->overlaps || funding->part_of; };
  if (!std::ranges::all_of(lines, counts_elsewhere)) std::erase_if(lines, counts_elsewhere);
  if (lines.empty()) return {quiet(tr(language, "not stated"))};
  constexpr std::size_t shown = 2;
  Inlines words;
  for (std::size_t i = 0; i < std::min(shown, lines.size()); ++i) add_line(words, funding_words(language, *lines[i]));
  if (lines.size() > shown) {
    const auto more = static_cast<long>(lines.size() - shown);
    add_line(words, {quiet(tr_n(language, "and {} more amount", "and {} more amounts", more))});
  }
  return words;
}

}  // namespace

void write_funding_table(DocumentWriter& out, const Action& action) {
  auto lines = official<Funding>(out.view(), "action", action.id);
  if (lines.empty()) return;
  std::ranges::stable_sort(lines, {}, [](const Funding* line) { return line->overlaps || line->part_of; });
  const Language language = out.language();
  DataTable table{fill(tr(language, "Money for {}"), {action.id}),
                  {{std::string(tr(language, "What")), 3.0},
                   {std::string(tr(language, "Source of money")), 3.0},
                   {std::string(tr(language, "Year or period")), 1.3},
                   {std::string(tr(language, "Kind and stage")), 1.7},
                   {std::string(tr(language, "Amount")), 1.5, Column::Align::right}},
                  {}};
  bool any_overlaps = false;
  for (const Funding* line : lines) {
    const FundingSource* source = out.view().find(line->source);
    const std::string kind = label_of(language, line->kind), stage = label_of(language, line->stage);
    std::string kind_and_stage = kind.empty() ? stage : stage.empty() ? kind : kind + ", " + uncapitalised(stage);
    Inlines what{text(title_of(language, *line))};
    append(what, out.cite(line->sources));
    const bool counts_elsewhere = line->overlaps || line->part_of;
    any_overlaps = any_overlaps || counts_elsewhere;
    Inlines amount{line->amount ? text(short_amount_text(language, line->amount)) : quiet(tr(language, "not stated"))};
    if (counts_elsewhere) amount.push_back(text(" *"));
    table.rows.push_back({std::move(what),
                          {source ? text(title_of(language, *source)) : quiet(tr(language, "not stated"))},
                          {text(funding_period(language, *line))},
                          {kind_and_stage.empty() ? quiet(tr(language, "not stated")) : text(kind_and_stage)},
                          std::move(amount)});
  }
  if (any_overlaps) table.footer = {text(tr(language, "* Overlaps with another amount: not to be added."))};
  out.add(std::move(table));
}

void write_action(DocumentWriter& out, const Action& action) {
  const Language language = out.language();
  Inlines sentence{written(language, action.sentence, action.sentence_en)};
  if (sentence.front().text.empty()) sentence = {written(language, action.title, action.title_en)};
  append(sentence, out.cite(action.sources));
  out.paragraph(std::move(sentence), Paragraph::Role::lead);
  out.prose(action.description, action.description_en);
  if (action.invented) {
    out.add(Callout{Callout::Kind::invented,
                    std::string(tr(language, "Invented example")),
                    {{text(tr(language, "This action was made up to show how stip works."))}}});
  }
  out.add(Facts{Section(out, action).facts(), action.id + " " + title_of(language, action)});
  write_funding_table(out, action);
}

DataTable overview_table(const View& view, Language language, std::string caption,
                         const std::vector<const Action*>& actions) {
  DataTable table{std::move(caption),
                  {{std::string(tr(language, "No.")), 1.0},
                   {std::string(tr(language, "Action")), 3.8},
                   {std::string(tr(language, "Owner")), 1.6},
                   {std::string(tr(language, "Planning")), 2.0},
                   {std::string(tr(language, "Money")), 3.0}},
                  {}};
  std::map<std::string, std::string> abbreviations;
  for (const Action* action : actions) {
    Inlines planning = planning_words(language, *action);
    if (planning.front().kind == Inline::Kind::quiet) planning = {quiet(tr(language, "not stated"))};
    Inlines owner{quiet(tr(language, "not stated"))};
    if (const Organisation* organisation = view.find(action->owner)) {
      const std::string full = title_of(language, *organisation);
      owner = {text(organisation->short_name.empty() ? full : organisation->short_name)};
      if (!organisation->short_name.empty() && organisation->short_name != full)
        abbreviations[organisation->short_name] = full;
    }
    table.rows.push_back({{link_to(action->id, "#" + action->id)},
                          {text(title_of(language, *action))},
                          std::move(owner),
                          std::move(planning),
                          money_summary(view, language, *action)});
  }
  std::vector<std::string> meanings;
  for (const auto& [short_name, full] : abbreviations) meanings.push_back(short_name + ": " + full);
  if (!meanings.empty()) table.footer = {text(join(meanings, "; ") + ".")};
  return table;
}

}  // namespace stip
