// Health: one address, before all else, so that no limit on visitors hides it.
#include "web/health.h"

namespace stip {

Handler with_health(const Registry& registry, const LastRead& read, std::function<Instant()> clock, Handler others) {
  return [&registry, &read, clock = std::move(clock), others = std::move(others)](const Request& request) -> Response {
    if (request.path != "/gezondheid" || request.method != "GET") return others(request);
    const std::chrono::seconds behind = read.ago(clock());
    const bool is_well = behind <= most_behind;
    Response response{is_well ? 200 : 503, "application/json", {}, {}, nullptr};
    response.body = std::string("{\"state\":\"") + (is_well ? "good" : "ledger not read") +
                    "\",\"entries\":" + std::to_string(registry.size()) +
                    ",\"seconds_since_ledger_was_read\":" + std::to_string(behind.count()) + "}\n";
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
  };
}

}  // namespace stip
