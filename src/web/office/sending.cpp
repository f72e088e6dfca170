// Sending: trying again, and the answer of before.
#include "web/office/sending.h"

#include <chrono>
#include <thread>

#include "web/office/entering.h"

namespace stip {
namespace {

constexpr int most_tries = 32;  // Each is lost only if somebody else entered something between two moments.

bool is_refused(const ErrorOr<Response>& response) { return !response.ok() || response->status >= 400; }

/// Until what others entered is seen here: it may still be on its way to the disk.
void wait_for_others(const Registry& registry, Seq known) {
  for (int waits = 0; registry.size() == known && waits < 1'000; ++waits)
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
}

/// The answer to the same form when it was sent first; nullopt if this one was not, or says something else now.
std::optional<Response> answer_of_before(OfficeVisit visit, OfficePage page) {
  const std::string key = key_of(visit);
  Registry& registry = visit.office.registry;
  if (key.empty() || !registry.catch_up().ok()) return std::nullopt;
  const auto made = registry.entry_with_key(ledger_key(visit, key));
  if (!made.ok() || !*made) return std::nullopt;
  const auto entry = registry.entry(**made, sees_everything);
  auto then = registry.at(**made - 1, visit.visit.viewer);
  if (!entry.ok() || !then.ok()) return std::nullopt;
  visit.visit.view = *std::move(then);
  if (visit.visit.site.today.empty()) visit.visit.today = day_of(entry->entry.time);
  Sending sending{**made};
  visit.sending = &sending;
  auto response = page(visit);
  if (!sending.is_known || is_refused(response)) return std::nullopt;
  return *std::move(response);
}

}  // namespace

ErrorOr<Response> answer_form(OfficeVisit visit, OfficePage page, const std::function<View()>& look) {
  for (int tries = 1;; ++tries) {
    Sending sending;
    visit.sending = &sending;
    auto response = page(visit);
    if (!is_refused(response)) return response;
    if (sending.overtaken && tries < most_tries) {
      wait_for_others(visit.office.registry, visit.visit.view.upto());
      visit.visit.view = look();
      continue;
    }
    if (auto before = answer_of_before(visit, page)) return *std::move(before);
    return response;
  }
}

}  // namespace stip
