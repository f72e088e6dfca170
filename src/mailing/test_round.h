// Test round: a small agenda with an open round, two owners, a desk and settings.
#pragma once

#include <map>

#include "agenda/records.h"
#include "desk/test_desk.h"
#include "ledger/memory_ledger.h"
#include "mailing/mail_settings.h"
#include "registry/registry.h"

namespace stip {

/// A-1 (ORG-1, public), A-2 (ORG-1, restricted) and A-3 (ORG-2, public), all asked in CY-2028, due on 2027-02-15.
struct TestRound {
  using Fields = std::vector<std::pair<std::string, std::string>>;

  TestRound() {
    say("ORG-1", {{"title", "Dienst Groen"}});
    say("ORG-2", {{"title", "Dienst Water"}});
    say("A-1", {{"title", "Bomen planten"},
                {"title_en", "Plant trees"},
                {"owner", "ORG-1"},
                {"deputy", "ORG-2"},
                {"phase", "running"},
                {"planned_end", "2030-Q4"}});
    say("A-2",
        {{"title", "Geheime kelder"}, {"owner", "ORG-1"}, {"phase", "running"}, {"classification", "restricted"}});
    say("A-3", {{"title", "Sloten graven"}, {"owner", "ORG-2"}, {"phase", "running"}});
    say("M-1", {{"title", "Eerste boom"}, {"action", "A-1"}, {"due", "2027-Q3"}});
    say("F-1", {{"title", "Geld"}, {"action", "A-1"}, {"amount", "EUR 250000"}, {"stage", "granted"}});
    say("CY-2028", {{"title", "Jaarcyclus 2028"}, {"year", "2028"}, {"period", "2026-H2"}, {"asked", "A-1; A-2; A-3"}});
    say("DL-1",
        {{"title", "Ronde"}, {"cycle", "CY-2028"}, {"step", "report"}, {"opens", "2027-01-10"}, {"due", "2027-02-15"}});
    enter();
  }

  TestRound& say(const std::string& id, const Fields& fields) {
    const RecordType* type = record_type_of_id(id);
    REQUIRE(type != nullptr);
    Change change{std::string(type->name), id, ++versions[id], false, {}};
    for (const Field& field : type->fields) {
      for (const auto& [name, value] : fields) {
        if (name == field.name) change.fields.push_back({name, value});
      }
    }
    draft.changes.push_back(std::move(change));
    return *this;
  }
  void enter(const std::string& reason = "For the test.") {
    draft.act = "change";
    draft.author = "secretary";
    draft.reason = reason;
    const auto entered = registry->enter(std::move(draft));
    if (!entered.ok()) MESSAGE(to_text(entered.error()));
    REQUIRE(entered.ok());
    draft = {};
  }
  void enter(const std::string& act, const std::vector<Change>& changes) {
    draft.changes = changes;
    enter(act);
  }
  Account person(const std::string& email, const std::vector<RoleAt>& roles) {
    const Account made = *add_account(*desk, {"Somebody", email, roles}, "test", desk.now);
    return made;
  }
  View view(Classification as = Classification::restricted) const { return registry->now(Viewer{as}); }

  std::unique_ptr<Registry> registry = *Registry::open(make_memory_ledger(), [this] { return desk.now; });
  TestDesk desk;
  MailSettings settings{{}, {"agenda@ministry.nl", "Agenda"}, "https://agenda.example.nl"};
  Draft draft;
  std::map<std::string, std::int64_t> versions;
};

}  // namespace stip
