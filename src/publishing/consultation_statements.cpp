// ConsultationParts of statements: on what people agree and differ, and which groups there are.
#include <algorithm>

#include "agenda/records.h"
#include "publishing/consultation_parts.h"

namespace stip {
namespace {

constexpr std::size_t most_headlines = 3;  // Of agreement, and of difference.

class Statements {
 public:
  Statements(const ConsultationPart& part, const DoorFindings& door)
      : part_(part), words_(part.words), door_(door), findings_(*door.statements) {}

  void write() {
    part_.heading(2, tr_later("What stands out"), "kort");
    headlines();
    part_.heading(2, tr_later("On what people agree"), "eens");
    part_.say(
        tr_later("At least two in three of those who chose agree, or disagree, and no group holds the opposite. In "
                 "order of how many say so."));
    table(findings_.agreement, words_.t(tr_later("Statements on which people agree")), false);
    part_.heading(2, tr_later("On what people differ"), "oneens");
    part_.say(findings_.groups.size() > 1 ? tr_later("In order of how far the groups are apart in their votes, and "
                                                     "then of how equally all votes are divided.")
                                          : tr_later("In order of how equally the votes are divided."));
    table(findings_.difference, words_.t(tr_later("Statements on which people differ")), true);
    groups();
    if (!findings_.map.empty()) {
      part_.heading(2, tr_later("Map of opinion"), "kaart");
      part_.out.add(opinion_figure(words_, findings_));
    }
    if (findings_.unsaid.empty()) return;
    part_.heading(2, tr_later("Of which nothing can be said"), "niet-te-zeggen");
    part_.say(tr_later("Too few people chose, or a number cannot be told without telling who answered what."));
    BulletList list;
    for (const std::size_t s : findings_.unsaid) list.items.push_back(named(findings_.statements[s]));
    part_.out.add(std::move(list));
  }

 private:
  void headlines() {
    BulletList list;
    const auto take = [&](const std::vector<std::size_t>& places) {
      for (std::size_t i = 0; i < places.size() && i < most_headlines; ++i) {
        const StatementFinding& finding = findings_.statements[places[i]];
        list.items.push_back({strong(words_.verdict(finding.verdict) + ": "), text(words_.headline(finding))});
      }
    };
    take(findings_.agreement);
    take(findings_.difference);
    if (list.items.empty()) return part_.say(tr_later("Nothing stands out that can be said of so few answers."));
    part_.out.add(std::move(list));
  }

  /// The statement with what it is about in the agenda: actions, and the conditions on them.
  Inlines named(const StatementFinding& finding) const {
    Inlines line{text(words_.asked(finding.words, finding.label))};
    const View& view = part_.out.view();
    const ConsultationQuestion* question = finding.record ? view.find(finding.record->question) : nullptr;
    if (!question) return line;
    std::vector<const Record*> about;
    for (const AnyRef& ref : question->about) {
      const auto found = view.find_any(ref.id);
      if (!found) continue;
      about.push_back(found.record);
      for (const Condition* condition : view.referring<Condition>("actions", ref.id)) about.push_back(condition);
    }
    for (std::size_t i = 0; i < about.size(); ++i) {
      line.push_back(i == 0 ? line_break() : text(", "));
      if (i == 0) line.push_back(quiet(words_.t(tr_later("About: "))));
      line.push_back(part_.link(*about[i]));
    }
    return line;
  }

  void table(const std::vector<std::size_t>& places, std::string caption, bool with_groups) {
    if (places.empty()) return part_.say(tr_later("There are none."));
    const auto right = Column::Align::right;
    DataTable table{std::move(caption), {{words_.t(tr_later("Statement")), 4}}, {}, true, {}};
    const bool weighted =
        std::ranges::any_of(places, [&](std::size_t s) { return findings_.statements[s].weighted.has_value(); });
    for (const std::string_view header : {tr_later("Agree"), tr_later("Disagree"), tr_later("Pass")})
      table.columns.push_back({words_.t(header), 1, right});
    table.columns.push_back({words_.t(tr_later("Agrees, of who answered")), 1.4, right});
    if (weighted) table.columns.push_back({words_.t(tr_later("The same, weighted")), 1.4, right});
    if (with_groups)
      for (std::size_t g = 0; g < findings_.groups.size(); ++g)
        table.columns.push_back({fill(tr(words_.language(), "Group {} agrees"), {words_.group(g)}), 1.2, right});
    for (const std::size_t s : places) {
      const StatementFinding& finding = findings_.statements[s];
      std::vector<Inlines> row{named(finding)};
      const auto cell = [&](const std::string& words) { row.push_back({text(words)}); };
      cell(words_.count(finding.all.agree));
      cell(words_.count(finding.all.disagree));
      cell(words_.count(finding.all.pass));
      cell(words_.share(finding, door_.door));
      if (weighted)
        cell(finding.weighted ? words_.weighted(finding.weighted, finding.weighted_error) : words_.count(std::nullopt));
      if (with_groups)
        for (const ToldVotes& group : finding.groups) cell(words_.agree_of(group));
      table.rows.push_back(std::move(row));
    }
    const std::string untold = words_.t(
        tr_later("Not told: fewer than ten people, or a number from which one of fewer than ten would follow."));
    table.footer = {text(untold)};
    if (door_.door == ConsultationDoor::invited)
      table.footer.push_back(text(
          " " + words_.t(tr_later("Behind a percentage stands between which two it lies with 95% certainty, by chance "
                                  "alone; who did not want to take part is not in that."))));
    part_.out.add(std::move(table));
  }

  void groups() {
    part_.heading(2, tr_later("Groups of people who vote alike"), "groepen");
    part_.out.paragraph({text(words_.groups_verdict(findings_.verdict))});
    if (findings_.groups.empty()) return;
    part_.say(
        tr_later("The letters have no meaning. People are put in groups by their votes alone, never by who they are."));
    std::int64_t all = 0;
    for (const GroupFinding& group : findings_.groups) all += group.people.value_or(0);
    for (std::size_t g = 0; g < findings_.groups.size(); ++g) {
      const GroupFinding& group = findings_.groups[g];
      part_.out.paragraph(
          {strong(fill(tr(words_.language(), "Group {}"), {words_.group(g)}) + ": "), text(size_words(group, all))});
      BulletList list;
      for (const auto& [label, agrees] : group.stands_for) {
        const auto found = std::ranges::find(findings_.statements, label, &StatementFinding::label);
        if (found == findings_.statements.end() || g >= found->groups.size()) continue;
        const ToldVotes& votes = found->groups[g];
        list.items.push_back({text(fill(
            agrees ? tr(words_.language(), "agrees with “{}”: {}") : tr(words_.language(), "disagrees with “{}”: {}"),
            {words_.asked(found->words, found->label), words_.votes(votes)}))});
      }
      if (!list.items.empty()) part_.out.add(std::move(list));
    }
  }

  std::string size_words(const GroupFinding& group, std::int64_t all) const {
    if (!group.people) return words_.count(group.people);
    const std::string people = fill(tr(words_.language(), "{} of {} people who are in a group"),
                                    {words_.number(*group.people), words_.number(all)});
    if (all < 100) return people;
    const double percent = 100.0 * static_cast<double>(*group.people) / static_cast<double>(all);
    if (!group.share_error) return people + " (" + words_.percent(percent) + ")";
    return people + " (" +
           fill(tr(words_.language(), "{}, give or take {} points"),
                {words_.percent(percent),
                 words_.number(std::max<std::int64_t>(1, static_cast<std::int64_t>(196 * *group.share_error + 0.5)))}) +
           ")";
  }

  const ConsultationPart& part_;
  const ConsultationWords& words_;
  const DoorFindings& door_;
  const StatementFindings& findings_;
};

}  // namespace

void write_statements(const ConsultationPart& part, const DoorFindings& door) { Statements(part, door).write(); }

}  // namespace stip
