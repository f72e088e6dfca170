// TestSite: a small agenda said in the test, served in-process through a memory ledger and the registry.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "ledger/memory_ledger.h"
#include "web/site.h"

namespace stip {

/// Said record by record, as SmallAgenda: TestSite().say("A-1", {{"owner", "ORG-1"}}). All is entered in one act when
/// `enter` is called, or before the first page is asked for.
class TestSite {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  explicit TestSite(std::string today = "2026-11-24") : today_(std::move(today)) {
    auto registry = Registry::open(make_memory_ledger(), [] { return *parse_instant("2026-11-24T12:00:00Z"); });
    if (!registry.ok()) assertion_failed(to_text(registry.error()).c_str(), __FILE__, __LINE__);
    registry_ = *std::move(registry);
  }

  TestSite& say(const std::string& id, const Fields& fields = {}) {
    const RecordType* type = record_type_of_id(id);
    STIP_ASSERT(type != nullptr);
    Change change{std::string(type->name), id, ++versions_[id], false, {}};
    bool titled = change.version > 1;
    for (const auto& [name, value] : fields) titled |= name == "title";
    if (!titled) change.fields.push_back({"title", "Title of " + id});
    for (const Field& field : type->fields) {  // In the order of declaration, as the ledger wants.
      for (const auto& [name, value] : fields) {
        if (name == field.name) change.fields.push_back({name, value});
      }
    }
    draft_.changes.push_back(std::move(change));
    return *this;
  }

  TestSite& enter(const std::string& act = "change", const std::string& reason = "For the test.") {
    if (draft_.changes.empty()) return *this;
    draft_.act = act;
    draft_.author = "secretary";
    draft_.reason = reason;
    const auto entered = registry_->enter(std::move(draft_));
    if (!entered.ok()) assertion_failed(to_text(entered.error()).c_str(), __FILE__, __LINE__);
    draft_ = {};
    return *this;
  }

  Registry& registry() { return enter(), *registry_; }

  /// A page by its path with query: "acties?fase=running".
  Response get(Page page, const std::string& path, std::vector<std::string> parts = {},
               Language language = Language::en, Classification clearance = Classification::public_) {
    enter();
    const Viewer viewer{clearance};
    const Site site{*registry_, [] { return *parse_instant("2026-11-24T12:00:00Z"); }, viewer, today_};
    Request request;
    STIP_ASSERT(parse_target("/" + std::string(tag(language)) + "/" + path, request));
    Visit visit{site, request, registry_->now(viewer), viewer, "now", language, *parse_day(today_), std::move(parts)};
    if (const std::string* moment = request.query_value("moment")) {
      auto view = registry_->look(*moment, viewer);
      if (!view.ok()) return error_page(visit, view.error());
      visit.view = *std::move(view);
      visit.moment = *moment;
    }
    auto response = page(visit);
    return response.ok() ? *std::move(response) : error_page(visit, response.error());
  }

  /// An address of the whole site, as everybody sees it: "/nl/verschil?van=2026".
  Response ask(const std::string& target) {
    const Site site{registry(), [] { return *parse_instant("2026-11-24T12:00:00Z"); }, {}, today_};
    Request request;
    STIP_ASSERT(parse_target(target, request));
    return answer(site, request);
  }

  /// Only what is inside <main>, so that menus and footers prove nothing.
  std::string text(Page page, const std::string& path, std::vector<std::string> parts = {},
                   Language language = Language::en) {
    const std::string body = get(page, path, std::move(parts), language).body;
    const auto from = body.find("<main"), to = body.find("</main>");
    STIP_ASSERT(from != body.npos && to != body.npos);
    return body.substr(from, to - from);
  }

 private:
  std::string today_;
  std::unique_ptr<Registry> registry_;
  std::map<std::string, std::int64_t> versions_;
  Draft draft_;
};

}  // namespace stip
