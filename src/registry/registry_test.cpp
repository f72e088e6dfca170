// Tests of the one door: entering, conflicts, levels, moments, editions, proposals and why.
#include "registry/registry.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "base/locale.h"
#include "base/text.h"
#include "ledger/memory_ledger.h"

using namespace stip;

namespace {

const Viewer everybody{Classification::public_}, owner{Classification::restricted};

/// A registry on a ledger in memory, whose clock stands still until it is told to go on.
struct Office {
  Instant now = *parse_instant("2026-03-01T09:00:00Z");
  std::unique_ptr<Registry> registry = *Registry::open(make_memory_ledger(), [this] { return now; });

  ErrorOr<Entered> enter(std::vector<Change> changes, std::string reason = "test", std::vector<std::string> causes = {},
                         std::string key = "") {
    return registry->enter({"change", "secretary", std::move(reason), std::move(causes), std::move(key),
                            Classification::public_, std::move(changes)});
  }
};

Change make(std::string type, std::string id, std::vector<FieldChange> fields) {
  fields.insert(fields.begin(), {"title", "About " + id});
  return {std::move(type), std::move(id), 1, false, std::move(fields)};
}
Change set(std::string type, std::string id, std::int64_t version, std::string field, std::string value) {
  return {std::move(type), std::move(id), version, false, {{std::move(field), std::move(value)}}};
}

}  // namespace

TEST_CASE("what was entered is seen at once") {
  Office office;
  const auto entered = office.enter({make("theme", "T-1", {})});
  REQUIRE(entered.ok());
  CHECK(entered->entries == std::vector<Seq>{1});
  CHECK(office.registry->now(everybody).find<Theme>("T-1") != nullptr);
  CHECK(office.registry->size() == 1);
}

TEST_CASE("a version that somebody else made first is a conflict and changes nothing") {
  Office office;
  REQUIRE(office.enter({make("theme", "T-1", {})}).ok());
  REQUIRE(office.enter({set("theme", "T-1", 2, "number", "I")}).ok());
  const auto late = office.enter({set("theme", "T-1", 2, "number", "II")});
  REQUIRE_FALSE(late.ok());
  CHECK(late.error().kind == ErrorKind::conflict);
  CHECK(office.registry->now(everybody).find<Theme>("T-1")->number == "I");
  CHECK(office.registry->size() == 2);
}

TEST_CASE("an act that breaks a rule is refused whole") {
  Office office;
  const auto refused = office.enter({make("theme", "T-1", {}), make("milestone", "M-1", {{"action", "A-9"}})});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::invalid);
  CHECK(contains(refused.error().problem, "A-9"));
  CHECK(office.registry->size() == 0);
  CHECK(office.registry->now(owner).find<Theme>("T-1") == nullptr);
}

TEST_CASE("a refusal can be told in Dutch as well, with the labels of the fields") {
  Office office;
  REQUIRE(office.enter({make("theme", "T-1", {})}).ok());
  const auto in_dutch = [&](Change change) {
    const auto refused = office.enter({std::move(change)});
    REQUIRE_FALSE(refused.ok());
    return in_language(Language::nl, refused.error());
  };
  CHECK(in_dutch(make("milestone", "M-1", {{"action", "A-9"}})) == Error{ErrorKind::invalid, "mijlpaal M-1, Actie",
                                                                         "Actie noemt A-9, en dat bestaat niet.",
                                                                         "Verbeter het id, of voeg A-9 toe."});
  CHECK(in_dutch(set("theme", "T-1", 1, "number", "I")) ==
        Error{ErrorKind::conflict, "thema T-1", "Versie 1 is ingevoerd, terwijl versie 2 aan de beurt is.",
              "Iemand heeft dit intussen gewijzigd: bekijk het opnieuw en voer uw wijziging nog eens in."});
  CHECK(in_dutch(make("action", "A-1", {{"phase", "gone"}})).problem == "‘gone’ is geen van de keuzes.");
  CHECK(in_dutch(make("action", "A-1", {{"planned_end", "soon"}})).subject == "actie A-1, Gepland einde");
}

TEST_CASE("the same key is entered once") {
  Office office;
  REQUIRE(office.enter({make("theme", "T-1", {})}, "first", {}, "k1").ok());
  const auto again = office.enter({make("theme", "T-1", {})}, "again", {}, "k1");
  REQUIRE(again.ok());
  CHECK(again->repeated);
  CHECK(again->entries == std::vector<Seq>{1});
  CHECK(office.registry->size() == 1);
}

TEST_CASE("an act on records of several classifications becomes one entry for each") {
  Office office;
  const auto entered =
      office.enter({make("action", "A-1", {}), make("action", "A-2", {{"classification", "restricted"}}),
                    make("milestone", "M-2", {{"action", "A-2"}})});
  REQUIRE(entered.ok());
  REQUIRE(entered->entries.size() == 2);
  const auto open = office.registry->entry(1, everybody), closed = office.registry->entry(2, everybody);
  CHECK(open->entry.changes.size() == 1);
  CHECK(closed->withheld);
  CHECK(closed->entry.reason.empty());
  CHECK(closed->entry.time == Instant{});
  // The milestone has no classification of its own: it is part of what is restricted.
  CHECK(office.registry->entry(2, owner)->entry.changes.size() == 2);
}

TEST_CASE("a guarded amount travels apart from its public line") {
  Office office;
  REQUIRE(office
              .enter({make("action", "A-1", {}),
                      make("funding", "F-1",
                           {{"action", "A-1"}, {"amount", "EUR 7654321"}, {"amount_classification", "restricted"}})})
              .ok());
  const auto entry = office.registry->entry(1, everybody);
  for (const Change& change : entry->entry.changes) {
    for (const FieldChange& field : change.fields) CHECK_FALSE(contains(field.value, "7654321"));
  }
  CHECK(office.registry->now(everybody).find<Funding>("F-1")->amount.empty());
  CHECK(office.registry->now(owner).find<Funding>("F-1")->amount == exactly(7'654'321));
  CHECK(office.registry->last_set(type_of<Funding>(), "F-1", "amount", 99, everybody) == std::nullopt);
}

TEST_CASE("a reference to a hidden record travels apart from the public record that holds it") {
  Office office;
  REQUIRE(office
              .enter({make("action", "A-1", {}), make("action", "A-SECRET", {{"classification", "restricted"}}),
                      make("signal", "S-1", {{"about", "A-1; A-SECRET"}, {"text", "Both"}})})
              .ok());
  for (Seq seq = 1; seq <= office.registry->size(); ++seq) {
    const auto seen = office.registry->entry(seq, everybody);
    for (const Change& change : seen->entry.changes) {
      for (const FieldChange& field : change.fields) CHECK_FALSE(contains(field.value, "A-SECRET"));
    }
  }
  CHECK(office.registry->now(everybody).find<Signal>("S-1")->about.size() == 1);
  CHECK(office.registry->now(owner).find<Signal>("S-1")->about.size() == 2);
}

TEST_CASE("who rewrites a list keeps what they do not see of it, and no entry tells them") {
  Office office;
  REQUIRE(office
              .enter({make("action", "A-1", {}), make("action", "A-2", {}),
                      make("action", "A-SECRET", {{"classification", "restricted"}}),
                      make("signal", "S-1", {{"about", "A-SECRET; A-1"}})})
              .ok());
  const auto version = office.registry->now(everybody).row(type_of<Signal>(), "S-1")->version;
  const Draft act{
      "change", "U-1", "test", {}, "", Classification::public_, {set("signal", "S-1", version + 1, "about", "A-2")}};
  CHECK(office.registry->problems(act, everybody).empty());
  REQUIRE(office.registry->enter(act, everybody).ok());
  CHECK(office.registry->now(everybody).find<Signal>("S-1")->about == std::vector<AnyRef>{{"A-2"}});
  CHECK(office.registry->now(owner).find<Signal>("S-1")->about == std::vector<AnyRef>{{"A-SECRET"}, {"A-2"}});
  for (Seq seq = 1; seq <= office.registry->size(); ++seq) {
    const auto seen = office.registry->entry(seq, everybody);
    for (const Change& change : seen->entry.changes) {
      for (const FieldChange& field : change.fields) CHECK_FALSE(contains(field.value, "A-SECRET"));
    }
  }
}

TEST_CASE("as if adopted, a list keeps what its proposer did not see") {
  Office office;
  REQUIRE(office
              .enter({make("theme", "T-1", {}), make("theme", "T-2", {}),
                      make("theme", "T-9", {{"classification", "restricted"}}),
                      make("action", "A-1", {{"themes", "T-9; T-1"}}), make("proposal", "PV-1", {}),
                      make("proposed_change", "PC-1",
                           {{"proposal", "PV-1"},
                            {"record", "A-1"},
                            {"field", "themes"},
                            {"was", "T-1"},
                            {"value", "T-1; T-2"}})})
              .ok());
  const auto themes = [](const View& view) {
    return type_of<Action>().field("themes")->text(*view.find<Action>("A-1"));
  };
  CHECK(themes(*office.registry->look("PV-1", owner)) == "T-9; T-1; T-2");
  CHECK(themes(*office.registry->look("PV-1", everybody)) == "T-1; T-2");
}

TEST_CASE("the number of weights does not tell of a hidden effect") {
  Office office;
  REQUIRE(
      office
          .enter({make("societal_effect", "SE-1", {}),
                  make("societal_effect", "SE-2", {{"classification", "restricted"}}),
                  make("weighting", "W-1",
                       {{"group", "Citizens"}, {"kind", "exact"}, {"order", "SE-1; SE-2"}, {"weights", "0.6 | 0.4"}})})
          .ok());
  for (Seq seq = 1; seq <= office.registry->size(); ++seq) {
    const auto seen = office.registry->entry(seq, everybody);
    for (const Change& change : seen->entry.changes) {
      for (const FieldChange& field : change.fields) CHECK(field.field != "weights");
    }
  }
  CHECK(office.registry->now(owner).find<Weighting>("W-1")->weights.size() == 2);
}

TEST_CASE("a hidden record has no history, as an absent one has none") {
  Office office;
  REQUIRE(office.enter({make("action", "A-2", {{"classification", "internal"}})}).ok());
  CHECK(office.registry->history(type_of<Action>(), "A-2", everybody).empty());
  CHECK(office.registry->history(type_of<Action>(), "A-9", everybody).empty());
  CHECK(office.registry->history(type_of<Action>(), "A-2", owner).size() == 1);
  const auto hidden = office.registry->why("A-2", "title", everybody),
             absent = office.registry->why("A-9", "title", everybody);
  REQUIRE_FALSE(hidden.ok());
  REQUIRE_FALSE(absent.ok());
  CHECK(hidden.error().problem == absent.error().problem);
  CHECK(hidden.error().kind == absent.error().kind);
}

TEST_CASE("a record that is made public later shows no entry that was withheld") {
  Office office;
  REQUIRE(office.enter({make("action", "A-2", {{"classification", "restricted"}, {"note", "secret once"}})}).ok());
  REQUIRE(office.enter({set("action", "A-2", 2, "classification", "public")}).ok());
  const auto history = office.registry->history(type_of<Action>(), "A-2", everybody);
  REQUIRE(history.size() == 1);
  CHECK(history.front().entry.seq == 2);
}

TEST_CASE("an edition is the agenda of its moment for ever") {
  Office office;
  REQUIRE(office.enter({make("action", "A-1", {{"planned_end", "2027-Q2"}})}).ok());
  const auto edition = office.registry->freeze(2026, "Adopted", "secretary", "");
  REQUIRE(edition.ok());
  CHECK(edition->position == 1);
  REQUIRE(office.enter({set("action", "A-1", 2, "planned_end", "2028-Q4")}).ok());

  CHECK(to_text(office.registry->look("2026", everybody)->find<Action>("A-1")->planned_end) == "2027-Q2");
  CHECK(to_text(office.registry->look("now", everybody)->find<Action>("A-1")->planned_end) == "2028-Q4");
  CHECK(office.registry->look("first", everybody)->upto() == 1);
  CHECK(office.registry->freeze(2026, "Again", "secretary", "").error().kind == ErrorKind::conflict);
  CHECK(office.enter({set("edition", "ED-2026", 2, "position", "3")}).error().kind == ErrorKind::forbidden);
  CHECK(office.registry->look("2031", everybody).error().kind == ErrorKind::not_found);
}

TEST_CASE("known on a day is what stood in the ledger at its end") {
  Office office;
  REQUIRE(office.enter({make("theme", "T-1", {})}).ok());
  office.now += std::chrono::hours{48};
  REQUIRE(office.enter({set("theme", "T-1", 2, "number", "I")}).ok());
  CHECK(office.registry->look("2026-02-28", everybody)->find<Theme>("T-1") == nullptr);
  CHECK(office.registry->look("2026-03-02", everybody)->find<Theme>("T-1")->number.empty());
  CHECK(office.registry->look("2026-03-03", everybody)->find<Theme>("T-1")->number == "I");
  CHECK(office.registry->look("#1", everybody)->upto() == 1);
}

TEST_CASE("a proposal can be looked at as if it were adopted") {
  Office office;
  REQUIRE(office
              .enter({make("action", "A-1", {{"planned_end", "2027"}}), make("proposal", "PV-1", {}),
                      make("proposal", "PV-2", {}),
                      make("proposed_change", "PC-1",
                           {{"proposal", "PV-1"}, {"record", "A-1"}, {"field", "planned_end"}, {"value", "2026"}}),
                      make("proposed_change", "PC-2",
                           {{"proposal", "PV-1"}, {"record", "A-2"}, {"field", "title"}, {"value", "New"}}),
                      make("proposed_change", "PC-3",
                           {{"proposal", "PV-2"}, {"record", "A-1"}, {"field", "planned_end"}, {"value", "2029"}})})
              .ok());
  const auto adopted = office.registry->look("PV-1", everybody);
  const auto then = office.registry->look_valid_on("PV-1", day_of(office.now), everybody);
  REQUIRE(then.ok());
  CHECK(to_text(then->find<Action>("A-1")->planned_end) == "2026");
  REQUIRE(adopted.ok());
  CHECK(to_text(adopted->find<Action>("A-1")->planned_end) == "2026");
  CHECK(adopted->find<Action>("A-2")->title == "New");
  CHECK(to_text(office.registry->now(everybody).find<Action>("A-1")->planned_end) == "2027");
  const auto both = office.registry->as_if({"PV-1", "PV-2"}, everybody);
  REQUIRE_FALSE(both.ok());
  CHECK(both.error().kind == ErrorKind::conflict);
  CHECK(both.error().subject == "A-1.planned_end");
}

TEST_CASE("why leads from a field to the decision and what it rests on") {
  Office office;
  REQUIRE(
      office.enter({make("organisation", "ORG-EZK", {}), make("action", "A-1", {}), make("signal", "S-1", {})}).ok());
  REQUIRE(office.enter({make("decision", "BS-1", {{"about", "S-1"}})}).ok());
  REQUIRE(office.enter({set("action", "A-1", 2, "owner", "ORG-EZK")}, "EZK takes it up", {"BS-1"}).ok());
  const auto why = office.registry->why("A-1", "owner", everybody);
  REQUIRE(why.ok());
  REQUIRE(why->size() == 3);
  CHECK((*why)[0].entry == 3);
  CHECK((*why)[0].act == "change");
  CHECK((*why)[0].text == "EZK takes it up");
  CHECK((*why)[0].value == "ORG-EZK");
  CHECK((*why)[1].id == "BS-1");
  CHECK((*why)[2].id == "S-1");
  CHECK((*why)[2].depth == 2);
  CHECK(office.registry->why("A-1", "colour", everybody).error().kind == ErrorKind::not_found);
}

TEST_CASE("why names the sources that were entered with a value, and none for what was changed later") {
  Office office;
  REQUIRE(
      office.enter({make("source", "BR-1", {}), make("action", "A-1", {{"planned_end", "2027"}, {"sources", "BR-1"}})})
          .ok());
  REQUIRE(office.enter({set("action", "A-1", 2, "planned_end", "2028")}, "Parliament asked").ok());
  const auto why = office.registry->why("A-1", "planned_end", everybody);
  REQUIRE(why.ok());
  REQUIRE(why->size() == 3);
  CHECK((*why)[0].text == "Parliament asked");
  CHECK((*why)[1].value == "2027");
  CHECK((*why)[2].id == "BR-1");
}

TEST_CASE("a kept document is never replaced and comes back byte for byte") {
  Office office;
  REQUIRE(office.enter({make("theme", "T-1", {})}).ok());
  const auto edition = office.registry->freeze(2026, "Adopted", "secretary", "");
  const auto document = [](const char* language, const char* bytes) {
    return DocumentToKeep{"annex", language, "html", "Bijlage", "Annex", bytes};
  };
  REQUIRE(office.registry->keep_documents(*edition, {document("nl", "<p>first</p>")}, "secretary").ok());
  const auto again = office.registry->keep_documents(
      *edition, {document("en", "<p>x</p>"), document("nl", "<p>second</p>")}, "secretary");
  CHECK(again.error().kind == ErrorKind::conflict);
  CHECK(**office.registry->kept_document(*edition, "annex", "nl", "html") == "<p>first</p>");
  CHECK_FALSE(office.registry->kept_document(*edition, "annex", "en", "html")->has_value());
}

TEST_CASE("an approved report never changes") {
  Office office;
  REQUIRE(
      office
          .enter({make("organisation", "ORG-1", {}), make("action", "A-1", {{"owner", "ORG-1"}}),
                  make("progress_report", "PR-1", {{"action", "A-1"}, {"period", "2026-Q1"}, {"status", "approved"}})})
          .ok());
  CHECK(office.enter({set("progress_report", "PR-1", 2, "done", "More")}).error().kind == ErrorKind::forbidden);
}

TEST_CASE("many at once are all entered, in an order in which each is seen") {
  Office office;
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 8; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        const std::string id = "T-" + std::to_string(t) + "-" + std::to_string(i);
        if (!office.enter({make("theme", id, {})}).ok()) ++failures;
        if (!office.registry->now(everybody).find<Theme>(id)) ++failures;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(failures == 0);
  CHECK(office.registry->size() == 200);
  CHECK(office.registry->now(everybody).count(type_of<Theme>()) == 200);
}

TEST_CASE("a redacted value leaves the agenda and its history") {
  Office office;
  REQUIRE(office.enter({make("theme", "T-1", {{"note", "phone 06-12345678"}})}).ok());
  REQUIRE(office.registry->redact(1, "T-1.note", "secretary", "GDPR").ok());
  CHECK(office.registry->now(owner).find<Theme>("T-1")->note.empty());
  CHECK(office.registry->size() == 2);
  for (const SeenEntry& seen : office.registry->history(type_of<Theme>(), "T-1", owner)) {
    for (const Change& change : seen.entry.changes) {
      for (const FieldChange& field : change.fields) CHECK_FALSE(contains(field.value, "12345678"));
    }
  }
}

TEST_CASE("acts are entered while the clock runs back, and their times stand still") {
  Office office;
  REQUIRE(office.enter({make("theme", "T-1", {})}).ok());
  office.now -= std::chrono::hours(2);
  REQUIRE(office.enter({make("theme", "T-2", {})}).ok());
  REQUIRE(office.registry->redact(1, "reason", "secretary", "test").ok());
  REQUIRE(office.enter({make("theme", "T-3", {})}).ok());
  CHECK(office.registry->entry(4, owner)->entry.time == office.registry->entry(1, owner)->entry.time);
}

TEST_CASE("a redaction between many writers leaves every act that was acknowledged") {
  Office office;
  REQUIRE(office.enter({make("theme", "T-0", {})}).ok());
  std::vector<std::thread> threads;
  std::atomic<int> entered = 0;
  for (int t = 1; t <= 4; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 25; ++i) {
        if (office.enter({make("theme", "T-" + std::to_string(t) + "-" + std::to_string(i), {})}).ok()) ++entered;
      }
    });
  }
  CHECK(office.registry->redact(1, "reason", "secretary", "test").ok());
  for (std::thread& thread : threads) thread.join();
  CHECK(entered == 100);
  CHECK(office.registry->size() == 102);
  CHECK(office.registry->now(owner).count(type_of<Theme>()) == 101);
}

TEST_CASE("what is classified later is hidden at earlier moments too, but not in an edition that was published") {
  Office office;
  REQUIRE(office.enter({make("theme", "T-1", {{"note", "was public"}}), make("theme", "T-2", {})}).ok());
  const auto sent = office.registry->freeze(2025, "Sent", "secretary", "");
  REQUIRE(sent.ok());
  REQUIRE(office.enter({set("edition", sent->id, 2, "published", "2026-03-01")}).ok());
  const auto draft = office.registry->freeze(2026, "Not sent", "secretary", "");
  REQUIRE(draft.ok());
  const Seq between = office.registry->size();
  REQUIRE(office.registry->at(between, everybody)->find<Theme>("T-1"));

  REQUIRE(office.enter({set("theme", "T-1", 2, "classification", "restricted")}).ok());
  CHECK_FALSE(office.registry->now(everybody).find<Theme>("T-1"));
  CHECK_FALSE(office.registry->at(between, everybody)->find<Theme>("T-1"));
  CHECK_FALSE(office.registry->look("2026", everybody)->find<Theme>("T-1"));
  CHECK_FALSE(office.registry->look_valid_on("2026", day_of(office.now), everybody)->find<Theme>("T-1"));
  REQUIRE(office.registry->look("2025", everybody)->find<Theme>("T-1"));
  CHECK(office.registry->look("2025", everybody)->find<Theme>("T-1")->note == "was public");
  CHECK(office.registry->at(between, owner)->find<Theme>("T-1"));
  CHECK(office.registry->at(between, everybody)->find<Theme>("T-2"));

  REQUIRE(office.enter({set("theme", "T-1", 3, "classification", "public")}).ok());
  CHECK(office.registry->at(between, everybody)->find<Theme>("T-1"));
}
