// Event log: one line for each request that was refused, slowed down or went wrong, for the journal of the machine.
#pragma once

#include <functional>
#include <iosfwd>
#include <mutex>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/error_or.h"
#include "web/http.h"

namespace stip {

/// The id of who sent a request; empty: nobody that is known. Asked only when there is something to tell.
using WhoSent = std::function<std::string(const Request&)>;

/// Lines of JSON: {"time":"2026-11-29T06:00:00Z","event":"refused","status":403,"method":"POST",
/// "path":"/nl/beslissen/P-1","who":"U-4GZ0Q7WD"}. No line holds a query, a token, an address of a visitor, a name or
/// what was sent; nothing that a visitor sends can end a line or begin another. docs/operating/logs.md lists the
/// events.
class EventLog {
 public:
  /// Beyond `per_minute` (of what visitors do, and of what went wrong here), and while `can_write` says that `out`
  /// would make us wait (empty: never), lines are left out and counted; a later line tells how many. Who floods the
  /// site shall not fill the disk, nor hold up others.
  EventLog(std::ostream& out, std::function<Instant()> clock, std::function<bool()> can_write = {},
           int per_minute = 120);

  /// An answer that went out, if there is something to tell of it.
  void answered(const Request& request, const Response& response, const WhoSent& who);
  /// A handler threw: `what` is for us, never for the visitor.
  void threw(const Request& request, std::string_view what);
  /// The storage, or a program that makes documents, failed.
  void storage_failed(const Error& error);

 private:
  void write(std::string_view event, const Request* request, int status, std::string_view who, std::string_view about);

  std::ostream& out_;
  std::function<Instant()> clock_;
  std::function<bool()> can_write_;
  const int per_minute_;
  std::mutex mutex_;
  Instant minute_{};
  int of_visitors_ = 0, of_ours_ = 0;  ///< Lines in this minute, each kind up to `per_minute_`.
  int left_out_ = 0;
};

/// The same answers, with what `log` tells of them. What a handler throws is told and thrown on.
Handler with_events(EventLog& log, WhoSent who, Handler others);

/// The path of a request as it may stand in a log: tokens left out, all but plain characters encoded.
std::string path_for_log(std::string_view path);

}  // namespace stip
