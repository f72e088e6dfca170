// Mail loop: one mail at a time, so that it can stop between two.
#include "mailing/mail_loop.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace stip {
namespace {

class Sending {
 public:
  Sending(Desk& desk, MailLoopOptions options) : desk_(desk), options_(std::move(options)) {}

  void run(const std::stop_token& ended) {
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    while (!ended.stop_requested()) {
      const auto pause = send_one();
      if (pause.count() > 0) wake.wait_for(lock, ended, pause, [] { return false; });
    }
  }

 private:
  /// How long to wait before the next.
  std::chrono::milliseconds send_one() {
    std::string problem;
    const auto count = send_due_mail(
        desk_, options_.sender,
        [&](const std::string& from, const std::string& to, std::string_view mail) {
          Delivery delivery = options_.send(from, to, mail);
          problem = delivery.problem;
          return delivery;
        },
        options_.clock(), 1);
    if (!count.ok()) return trouble("the mail queue cannot be read: " + count.error().problem);
    if (count->later > 0) return trouble("the mail server did not take a mail; it stays in the queue: " + problem);
    if (count->failed > 0) options_.log("a mail failed and is not tried again (see `stip mail list`): " + problem);
    if (count->sent > 0 && in_trouble_ > 0) {
      options_.log("the mail server takes mail again.");
      in_trouble_ = 0;
    }
    return count->sent + count->failed > 0 ? std::chrono::milliseconds{0} : options_.pause;
  }

  /// Said once; the pauses double while it lasts.
  std::chrono::milliseconds trouble(const std::string& what) {
    if (in_trouble_ == 0) options_.log(what);
    in_trouble_ = std::min(in_trouble_ + 1, 10);
    return std::min(options_.longest_pause, options_.pause * (1 << (in_trouble_ - 1)));
  }

  Desk& desk_;
  MailLoopOptions options_;
  int in_trouble_ = 0;  ///< How often in a row.
};

}  // namespace

MailLoop::MailLoop(Desk& desk, MailLoopOptions options)
    : thread_([sending = Sending(desk, std::move(options))](std::stop_token ended) mutable { sending.run(ended); }) {}

SendMail send_by(const MailServer& server) {
  return [server](const std::string& from, const std::string& to, std::string_view mail) {
    return send_mail(server, from, to, mail);
  };
}

}  // namespace stip
