// Mandates: the table, and how it is asked.
#include "access/mandates.h"

#include <algorithm>

#include "base/locale.h"

namespace stip {
namespace {

using enum Classification;

constexpr MandateRule table[] = {
    {Act::view, Role::secretary, restricted, Reach::any},
    {Act::view, Role::owner, restricted, Reach::any},
    {Act::view, Role::contributor, restricted, Reach::any},
    {Act::view, Role::approver, restricted, Reach::any},
    {Act::view, Role::body_member, internal, Reach::any},
    {Act::view, Role::decider, restricted, Reach::any},
    {Act::view, Role::analyst, restricted, Reach::any},
    {Act::view, Role::auditor, restricted, Reach::any},
    // Who hands out accounts needs no contents.
    {Act::view, Role::administrator, public_, Reach::any},

    {Act::report, Role::secretary, restricted, Reach::any},
    {Act::report, Role::owner, restricted, Reach::own},
    {Act::report, Role::contributor, restricted, Reach::involved},
    {Act::approve_report, Role::approver, restricted, Reach::own},
    {Act::check_report, Role::secretary, restricted, Reach::any},
    {Act::issue_link, Role::secretary, restricted, Reach::any},
    {Act::issue_link, Role::owner, internal, Reach::own},

    {Act::raise_signal, Role::secretary, restricted, Reach::any},
    {Act::raise_signal, Role::owner, restricted, Reach::any},
    {Act::raise_signal, Role::contributor, restricted, Reach::any},
    {Act::raise_signal, Role::approver, restricted, Reach::any},
    {Act::raise_signal, Role::body_member, internal, Reach::any},
    {Act::raise_signal, Role::decider, restricted, Reach::any},
    {Act::raise_signal, Role::analyst, restricted, Reach::any},
    {Act::assign_signal, Role::secretary, restricted, Reach::any},
    {Act::answer_signal, Role::secretary, restricted, Reach::any},
    {Act::answer_signal, Role::owner, restricted, Reach::own},

    {Act::propose, Role::secretary, restricted, Reach::any},
    {Act::propose, Role::owner, restricted, Reach::any},
    {Act::propose, Role::contributor, restricted, Reach::involved},
    {Act::propose, Role::body_member, internal, Reach::any},
    {Act::propose, Role::decider, restricted, Reach::any},
    {Act::propose, Role::analyst, internal, Reach::any},
    {Act::decide, Role::decider, restricted, Reach::own},

    {Act::edit, Role::secretary, restricted, Reach::any},
    {Act::classify, Role::secretary, restricted, Reach::any},
    {Act::promise, Role::secretary, restricted, Reach::any},
    {Act::promise, Role::owner, internal, Reach::own},
    {Act::keep_minutes, Role::secretary, restricted, Reach::any},
    {Act::open_round, Role::secretary, restricted, Reach::any},
    {Act::freeze_edition, Role::secretary, restricted, Reach::any},
    // Nothing is published that was not made public first, by an act with a reason.
    {Act::publish, Role::secretary, public_, Reach::any},

    {Act::export_confidential, Role::secretary, restricted, Reach::any},
    {Act::export_confidential, Role::analyst, internal, Reach::any},
    {Act::export_confidential, Role::auditor, restricted, Reach::any},
    {Act::read_audit, Role::auditor, restricted, Reach::any},
    {Act::read_audit, Role::administrator, public_, Reach::any},
    {Act::manage_accounts, Role::administrator, public_, Reach::any},

    {Act::design_consultation, Role::secretary, restricted, Reach::any},
    {Act::design_consultation, Role::owner, restricted, Reach::own},
    {Act::design_consultation, Role::contributor, restricted, Reach::involved},
    {Act::design_consultation, Role::analyst, internal, Reach::any},
    // From then on citizens answer: whoever designs does not open it.
    {Act::hold_consultation, Role::secretary, restricted, Reach::any},
};

constexpr bool is_in_order_and_without_doubles() {
  for (std::size_t i = 1; i < std::size(table); ++i) {
    if (table[i - 1].act > table[i].act) return false;
    if (table[i - 1].act == table[i].act && table[i - 1].role >= table[i].role) return false;
  }
  return true;
}
static_assert(is_in_order_and_without_doubles(), "one line for each act and role, in the order of the enumerators");

bool is_within(Reach reach, const RoleAt& held, const RecordFacts& facts) {
  if (reach == Reach::any) return true;
  if (held.organisation.empty()) return false;
  if (held.organisation == facts.owner) return true;
  return reach == Reach::involved &&
         std::ranges::find(facts.contributors, held.organisation) != facts.contributors.end();
}

/// Up to where a holder of this role may go by this rule.
Classification ceiling(const MandateRule& rule, const RoleAt& held) { return std::min(rule.highest, held.clearance); }

std::string roles_with(Act act) {
  std::string names;
  for (const MandateRule& rule : table) {
    if (rule.act == act) names += (names.empty() ? "" : ", ") + std::string(name_of_choice(rule.role));
  }
  return names;
}

}  // namespace

Viewer Person::viewer() const {
  Viewer viewer;
  for (const RoleAt& held : roles) {
    for (const MandateRule& rule : table) {
      if (rule.act == Act::view && rule.role == held.role)
        viewer.clearance = std::max(viewer.clearance, ceiling(rule, held));
    }
  }
  return viewer;
}

std::span<const MandateRule> mandate_table() { return table; }

ErrorOr<Nothing> may(const Person& person, Act act, const RecordFacts& facts) {
  const std::string subject = "act " + std::string(name_of_choice(act));
  if (!person.viewer().may_see(facts.classification)) {
    return Error{ErrorKind::not_found, subject, "there is no such record.", "Check the address."};
  }
  bool has_role = false;
  for (const RoleAt& held : person.roles) {
    for (const MandateRule& rule : table) {
      if (rule.act != act || rule.role != held.role) continue;
      has_role = true;
      if (facts.classification > ceiling(rule, held) || !is_within(rule.reach, held, facts)) continue;
      if (act == Act::approve_report && !facts.made_by.empty() && facts.made_by == person.id) {
        return Error{ErrorKind::forbidden, subject,
                     std::string(tr_later("this report is your own: four eyes are needed.")),
                     std::string(tr_later("Ask another approver of your organisation."))};
      }
      return Nothing{};
    }
  }
  const std::string problem(has_role ? tr_later("your role allows it, but not on this record.")
                                     : tr_later("none of your roles allows it."));
  return Error{ErrorKind::forbidden, subject, problem,
               "Ask somebody with one of these roles: " + roles_with(act) + "; the page of mandates says on what."};
}

bool may_somewhere(const Person& person, Act act, Classification level) {
  return std::ranges::any_of(person.roles, [&](const RoleAt& role) {
    return may(person, act, {level, role.organisation, {}, {}}).ok();
  });
}

std::string mandate_table_csv() {
  std::string text = "act,role,highest,reach\n";
  for (const MandateRule& rule : table) {
    text += std::string(name_of_choice(rule.act)) + "," + std::string(name_of_choice(rule.role)) + "," +
            std::string(name_of_choice(rule.highest)) + "," + std::string(name_of_choice(rule.reach)) + "\n";
  }
  return text;
}

const ChoiceType& Choices<Role>::type() {
  static constexpr Choice values[] = {
      {"secretary", tr_later("Secretary"), tr_later("Keeps the agenda: rounds, checks, editions.")},
      {"owner", tr_later("Owner"), tr_later("Answers for the actions of an organisation.")},
      {"contributor", tr_later("Contributor"), tr_later("Works on actions of others.")},
      {"approver", tr_later("Approver"), tr_later("Approves reports for an organisation.")},
      {"body_member", tr_later("Member of a body"), tr_later("Advises in a body.")},
      {"decider", tr_later("Decider"), tr_later("Decides in a body that has the mandate to.")},
      {"analyst", tr_later("Analyst"), tr_later("Reads, compares and exports; raises signals.")},
      {"auditor", tr_later("Auditor"), tr_later("Reads everything within clearance, and the log; changes nothing.")},
      {"administrator", tr_later("Administrator"), tr_later("Hands out accounts; sees no contents.")},
  };
  static constexpr ChoiceType type{"Role", "What a person does in the yearly cycle.", values};
  return type;
}

const ChoiceType& Choices<Act>::type() {
  static constexpr Choice values[] = {
      {"view", "View", tr_later("See records.")},
      {"report", "Report", tr_later("Report progress on an action.")},
      {"approve_report", "Approve a report", tr_later("Approve a report for the organisation; never one's own.")},
      {"check_report", "Check a report", tr_later("Check, return or accept an approved report.")},
      {"issue_link", "Issue a personal link", tr_later("Let somebody without an account report on one action.")},
      {"raise_signal", "Raise a signal", tr_later("Say what goes wrong, or will.")},
      {"assign_signal", "Assign a signal", tr_later("Say who answers it, and merge doubles.")},
      {"answer_signal", "Answer a signal", tr_later("Say what is done with it, and why.")},
      {"propose", "Propose", tr_later("Make a set of changes that is not adopted yet.")},
      {"decide", "Decide", tr_later("Enter the decision of a body, and with it the changes that it causes.")},
      {"edit", "Edit", tr_later("Hand over, rename, join or split at once, with a reason.")},
      {"classify", "Classify", tr_later("Change who may see a record.")},
      {"promise", "Enter a pledge", tr_later("Enter what parliament was promised or asks.")},
      {"keep_minutes", "Keep minutes", tr_later("Make agendas and minutes of meetings.")},
      {"open_round", "Open a round", tr_later("Open and close a round of reports.")},
      {"freeze_edition", "Freeze an edition", tr_later("Name the agenda of now as an edition.")},
      {"publish", "Publish", tr_later("Publish an edition.")},
      {"export_confidential", "Export what is not public", tr_later("Take records that are not public out as a file.")},
      {"read_audit", "Read the log", tr_later("Read who signed in and what was done at the desk.")},
      {"manage_accounts", "Manage accounts", tr_later("Make, change and close accounts.")},
      {"design_consultation", "Design a consultation", tr_later("Write what citizens are asked, until it opens.")},
      {"hold_consultation", "Hold a consultation", tr_later("Open and close a consultation of citizens.")},
  };
  static constexpr ChoiceType type{"Act", "What one may have a mandate for.", values};
  return type;
}

const ChoiceType& Choices<Reach>::type() {
  static constexpr Choice values[] = {
      {"own", "Of the own organisation",
       tr_later("Records that the organisation of the role owns; decisions of the own body.")},
      {"involved", "Where it is involved",
       tr_later("Records that the organisation of the role owns or contributes to.")},
      {"any", "All", tr_later("All records.")},
  };
  static constexpr ChoiceType type{"Reach", "How near a record must be to the organisation of the role.", values};
  return type;
}

}  // namespace stip
