// EventLog: which answers are told, and in which words.
#include "web/event_log.h"

#include <algorithm>
#include <exception>
#include <ostream>

#include "base/json.h"
#include "base/text.h"

namespace stip {
namespace {

/// So much that a line stays below the 4,096 bytes that a pipe takes at once.
std::string first_characters(std::string_view text) { return std::string(whole_start(text, 500)); }

/// The event of an answer; empty: nothing to tell.
std::string_view event_of(const Request& request, int status) {
  const bool reads = request.method == "GET";
  if (status == 403) return "refused";
  if (status == 429) return "slowed down";
  if (status >= 500) return "failed";
  if (status == 405 && !reads && request.method != "POST") return "method refused";
  // No browser sends these from our pages.
  if (!reads && (status == 400 || status == 405 || status == 413 || status == 415)) return "malformed";
  return {};
}

}  // namespace

EventLog::EventLog(std::ostream& out, std::function<Instant()> clock, std::function<bool()> can_write, int per_minute)
    : out_(out), clock_(std::move(clock)), can_write_(std::move(can_write)), per_minute_(per_minute) {}

void EventLog::answered(const Request& request, const Response& response, const WhoSent& who) {
  const int status = response.prepared ? response.prepared->status : response.status;
  const std::string_view event = event_of(request, status);
  if (!event.empty()) write(event, &request, status, who ? who(request) : std::string{}, {});
}

void EventLog::threw(const Request& request, std::string_view what) { write("threw", &request, 500, {}, what); }

void EventLog::storage_failed(const Error& error) {
  write("storage failed", nullptr, 0, {}, error.subject + ": " + error.problem + " " + error.remedy);
}

void EventLog::write(std::string_view event, const Request* request, int status, std::string_view who,
                     std::string_view about) {
  Json line = Json::object();
  const std::lock_guard lock(mutex_);
  const Instant now = clock_();
  if (const Instant minute = std::chrono::floor<std::chrono::minutes>(now); minute != minute_) {
    minute_ = minute;
    of_visitors_ = of_ours_ = 0;
  }
  // What went wrong with us is told also while somebody asks to be refused all the time.
  int& written = event == "threw" || event == "storage failed" ? of_ours_ : of_visitors_;
  if (written >= per_minute_ || (can_write_ && !can_write_())) {
    ++left_out_;
    return;
  }
  ++written;
  line.add("time", to_text(now)).add("event", event);
  if (request)
    line.add("status", status)
        .add("method", request->method)
        .add("path", first_characters(path_for_log(request->path)));
  if (!who.empty()) line.add("who", who);
  if (!about.empty()) line.add("about", first_characters(about));
  if (left_out_ > 0) line.add("left_out_before", std::exchange(left_out_, 0));
  out_ << (to_text(line) + "\n") << std::flush;
}

Handler with_events(EventLog& log, WhoSent who, Handler others) {
  return [&log, who = std::move(who), others = std::move(others)](const Request& request) -> Response {
    try {
      Response response = others(request);
      log.answered(request, response, who);
      return response;
    } catch (const std::exception& thrown) {
      log.threw(request, thrown.what());
      throw;
    } catch (...) {
      log.threw(request, "something that is no exception");
      throw;
    }
  };
}

std::string path_for_log(std::string_view path) {
  std::string shown;
  bool is_token = false;
  for (const std::string& part : split(path, '/')) {
    if (!shown.empty() || starts_with(path, "/")) shown += "/";
    shown += is_token && !part.empty() ? "*" : percent_encoded(part);
    is_token = is_token || part == "link" || part == "wachtwoord" || part == "aansluiten" || part == "afmelden";
  }
  return starts_with(path, "/") ? shown.substr(1) : shown;
}

}  // namespace stip
