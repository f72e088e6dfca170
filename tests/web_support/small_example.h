// SmallExample: the registry of tests/example-small in memory, with a history, and what the site answers of it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "editions/freeze_edition.h"
#include "exchange/import_plan.h"
#include "exchange/open_import.h"
#include "ledger/memory_ledger.h"
#include "web/site.h"

namespace stip {

inline constexpr Classification every_clearance[] = {Classification::public_, Classification::internal,
                                                     Classification::restricted};
inline constexpr std::string_view test_day = "2026-11-24";

/// Stops the test with the error: without the example nothing can be tested.
template <class T>
T need(ErrorOr<T> value, const char* what) {
  if (!value.ok()) assertion_failed((std::string(what) + ": " + to_text(value.error())).c_str(), __FILE__, __LINE__);
  return *std::move(value);
}

/// A ledger in memory whose clock goes on an hour with each act.
class TestLedger {
 public:
  TestLedger() : registry_(need(Registry::open(make_memory_ledger(), [this] { return now_; }), "open")) {}

  Registry& registry() { return *registry_; }
  Site site(Classification clearance) const {
    return {*registry_, [this] { return now_; }, Viewer{clearance}, std::string(test_day)};
  }
  View view(Classification clearance) const { return registry_->now(Viewer{clearance}); }

  void enter(const std::string& act, const std::string& reason, std::vector<Change> changes) {
    need(registry_->enter({act, "secretary", reason, {}, "", Classification::public_, std::move(changes)}),
         reason.c_str());
    now_ += std::chrono::hours{1};
  }
  void freeze(int year, DocumentChoice documents = DocumentChoice::none) {
    KeepOptions options;
    options.author = "secretary";
    options.choice = documents;
    need(freeze_edition(*registry_, year, "Vastgesteld.", "", options), "freeze");
    now_ += std::chrono::hours{1};
  }
  /// Sets one field of a record that is there.
  Change set(const std::string& id, const std::string& field, const std::string& value) const {
    const View all = view(Classification::restricted);
    const auto found = all.find_any(id);
    STIP_ASSERT(found);
    return {std::string(found.type->name), id, all.row(*found.type, id)->version + 1, false, {{field, value}}};
  }
  Change retire(const std::string& id) const {
    Change change = set(id, "", "");
    change.fields.clear();
    change.retires = true;
    return change;
  }

 private:
  Instant now_ = *parse_instant("2026-11-20T09:00:00Z");
  std::unique_ptr<Registry> registry_;
};

/// The example as the importer reads it; `current` is the agenda that it is compared with.
inline std::vector<Change> example_changes(const View& current) {
  const OpenedImport opened = open_import("tests/example-small");
  const ImportPlan plan = plan_import(current, opened.incoming, {});
  if (!plan.may_enter()) assertion_failed(to_text(plan.refusal()).c_str(), __FILE__, __LINE__);
  return plan.changes;
}

/// What the site answers to an address as a browser sends it: "/nl/acties?fase=running".
inline Response answer_to(const Site& site, std::string_view target) {
  Request request;
  if (!parse_target(target, request)) return plain_text(400, "");
  return answer(site, request);
}

/// Everything of an answer that a visitor gets: status, headers and body.
inline std::string bytes_of(const Response& response) {
  std::string bytes = std::to_string(response.status) + "\n" + response.content_type + "\n";
  for (const auto& [name, value] : response.headers) bytes += name + ": " + value + "\n";
  return bytes + "\n" + response.body;
}

/// Every place of the ledger that has a name, in the words that an address uses.
inline std::vector<std::string> moments_of(TestLedger& ledger) {
  std::vector<std::string> moments = {"now", "first", "last", "2026-11-20", "1999-01-01"};
  for (const EditionPlace& edition : ledger.registry().editions(Viewer{Classification::restricted}))
    moments.push_back(std::to_string(edition.year));
  for (Seq seq = 1; seq <= ledger.registry().size(); ++seq) moments.push_back("#" + std::to_string(seq));
  const View all = ledger.view(Classification::restricted);
  for (const Row& row : all.table(type_of<Proposal>())) moments.push_back(row.id);
  return moments;
}

/// Every address of the site and of the API that a registry knows, hidden ones too, in both languages.
inline std::vector<std::string> every_target(TestLedger& ledger) {
  const View all = ledger.view(Classification::restricted);
  std::vector<std::string> targets = {"/",    "/sitemap.xml",     "/robots.txt",      "/v1",
                                      "/v1/", "/v1/openapi.json", "/nl/bestaat-niet", "/v1/bestaat-niet"};
  const std::vector<std::string> paths = all_paths(ledger.site(Classification::restricted), all);
  const std::vector<std::string> moments = moments_of(ledger);
  for (const std::string& path : paths) {
    targets.push_back("/" + path);
    for (const char* language : {"/nl/", "/en/"}) targets.push_back(language + path);
    targets.push_back("/nl/" + path + "?moment=2026");
    targets.push_back("/nl/" + path + "?moment=PV-001");
  }
  for (const std::string& from : moments) {
    const std::string moment = percent_encoded(from);
    for (const char* page : {"/nl/", "/en/acties", "/nl/geld", "/nl/doelen", "/nl/routekaart", "/nl/aandacht",
                             "/nl/sturen/geld", "/v1/acties", "/v1/financieringen"})
      targets.push_back(page + ("?moment=" + moment));
    for (const std::string& until : moments) {
      for (const char* page : {"/nl/verschil", "/v1/verschillen"})
        targets.push_back(page + ("?van=" + moment + "&naar=") + percent_encoded(until));
    }
  }
  for (Seq seq = 1; seq <= ledger.registry().size(); ++seq) targets.push_back("/v1/boekingen/" + std::to_string(seq));
  for (const RecordType* type : record_types()) {
    const std::string list = "/v1/" + std::string(type->api_name);
    for (const char* query :
         {"", "?formaat=csv", "?pageSize=1&page=2", "?moment=2026", "?moment=PV-001", "?moment=2026&formaat=csv"})
      targets.push_back(list + query);
    for (const Row& row : all.table(*type)) {
      const std::string one = list + "/" + percent_encoded(row.id);
      for (const char* query : {"", "/geschiedenis", "?moment=2026"}) targets.push_back(one + query);
    }
  }
  return targets;
}

}  // namespace stip
