// Mail loop: sends what waits in the queue, as long as it lives.
#pragma once

#include <functional>
#include <string>
#include <thread>

#include "desk/desk.h"
#include "desk/mail_queue.h"

namespace stip {

struct MailLoopOptions {
  Sender sender;
  SendMail send;
  std::function<Instant()> clock;
  /// Is told a line when the mail server stops answering, answers again, or refuses a mail: never an address or
  /// contents.
  std::function<void(const std::string&)> log;
  std::chrono::milliseconds pause{5'000};           ///< Between two looks at the queue.
  std::chrono::milliseconds longest_pause{60'000};  ///< While the mail server does not answer.
};

/// A thread of its own. A mail that is being sent is finished before the loop ends; what waits stays in the queue.
class MailLoop {
 public:
  MailLoop(Desk& desk, MailLoopOptions options);

 private:
  std::jthread thread_;
};

/// Sends by a mail server.
SendMail send_by(const MailServer& server);

}  // namespace stip
