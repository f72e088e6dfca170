// Guards, tested: what citizens were asked stays as it was opened, by whatever act.
#include <doctest/doctest.h>

#include "ledger/memory_ledger.h"
#include "registry/registry.h"

using namespace stip;

namespace {

/// A consultation with one question and one statement, opened from the ledger or not.
struct Opened {
  std::unique_ptr<Registry> registry =
      *Registry::open(make_memory_ledger(), [] { return *parse_instant("2027-03-01T09:00:00Z"); });

  explicit Opened(const char* rules) {
    REQUIRE(enter("consultation", "CO-1", 1, {{"title", "What first?"}, {"status", "open"}, {"rules", rules}}).ok());
    REQUIRE(enter("consultation", "CO-2", 1, {{"title", "Another"}}).ok());
    put("consultation_question", "Q-2", {{"title", "Question"}, {"consultation", "CO-2"}});
  }
  ErrorOr<Entered> enter(const char* type, const char* id, std::int64_t version, std::vector<FieldChange> fields,
                         bool retires = false) {
    return registry->enter({"change",
                            "secretary",
                            "test",
                            {},
                            "",
                            Classification::public_,
                            {{type, id, version, retires, std::move(fields)}}});
  }
  void put(const char* type, const char* id, std::vector<FieldChange> fields) {
    REQUIRE(enter(type, id, 1, std::move(fields)).ok());
  }
};

bool is_refused(const ErrorOr<Entered>& entered) {
  return !entered.ok() && entered.error().kind == ErrorKind::forbidden &&
         entered.error().problem == "what citizens were asked does not change once the consultation is open." &&
         entered.error().remedy == "Close it, and design another that repeats it.";
}

}  // namespace

TEST_CASE("what people were told of an open consultation never changes; its outcome may") {
  Opened ledger("{}");
  for (const char* field :
       {"title", "what", "open", "privacy_en", "closes", "rules", "rules_digest", "minimum_age", "puzzle"})
    CHECK(is_refused(
        ledger.enter("consultation", "CO-1", 2, {{field, field == std::string_view("closes") ? "2027-06-01" : "16"}})));
  CHECK(is_refused(ledger.enter("consultation", "CO-1", 2, {{"status", "draft"}})));
  CHECK(is_refused(ledger.enter("consultation", "CO-1", 2, {}, true)));
  CHECK(ledger.enter("consultation", "CO-1", 2, {{"status", "closed"}, {"participants", "12"}}).ok());
  CHECK(is_refused(ledger.enter("consultation", "CO-1", 3, {{"why", "Otherwise"}})));
  CHECK(ledger.enter("consultation", "CO-1", 3, {{"result", "It was mixed."}}).ok());
}

TEST_CASE("nothing is asked more, otherwise or elsewhere in it") {
  Opened ledger("{}");
  CHECK(is_refused(ledger.enter("consultation_question", "Q-1", 1, {{"title", "Question"}, {"consultation", "CO-1"}})));
  CHECK(is_refused(ledger.enter("consultation_question", "Q-2", 2, {{"consultation", "CO-1"}})));
  CHECK(ledger.enter("statement", "ST-2", 1, {{"title", "A sentence"}, {"question", "Q-2"}}).ok());
}

TEST_CASE("parts of an open consultation stay as they are, and those of a draft do not") {
  Opened ledger("");
  ledger.put("consultation_question", "Q-1", {{"title", "Question"}, {"consultation", "CO-1"}});
  ledger.put("statement", "ST-1", {{"title", "A sentence"}, {"question", "Q-1"}});
  ledger.put("answer_option", "AO-1", {{"title", "Yes"}, {"question", "Q-1"}});
  ledger.put("population_margin", "PM-1",
             {{"title", "Young"}, {"consultation", "CO-1"}, {"variable", "age"}, {"category", "young"}});
  REQUIRE(ledger.enter("consultation", "CO-1", 2, {{"rules", "{}"}}).ok());
  CHECK(is_refused(ledger.enter("consultation_question", "Q-1", 2, {{"title", "Another question"}})));
  CHECK(is_refused(ledger.enter("statement", "ST-1", 2, {{"title_en", "A sentence"}})));
  CHECK(is_refused(ledger.enter("statement", "ST-1", 2, {}, true)));
  CHECK(is_refused(ledger.enter("answer_option", "AO-1", 2, {{"question", "Q-2"}})));
  CHECK(is_refused(ledger.enter("budget_option", "BO-1", 1, {{"title", "Roads"}, {"question", "Q-1"}})));
  CHECK(ledger.enter("population_margin", "PM-1", 2, {{"share", "38"}}).ok());
}
