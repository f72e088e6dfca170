// Serve: server, page cache, signals, and following the ledger.
#include "web/serve.h"

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <ostream>
#include <thread>

#include "base/text.h"
#include "web/cached.h"

namespace stip {
namespace {

/// Blocks the signals that end the program in all threads, so that one thread can wait for them.
sigset_t ending_signals() {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  return ending;
}

/// Looks once a second whether others have entered something.
class Follower {
 public:
  explicit Follower(Registry& registry) : thread_([this, &registry] { follow(registry); }) {}
  ~Follower() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void follow(Registry& registry) {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, std::chrono::seconds{1}, [this] { return ended_; })) {
      // A ledger that cannot be read now is tried again; what is known stays on show.
      (void)registry.catch_up();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  bool ended_ = false;
  std::thread thread_;
};

bool makes_a_document(const Request& request) { return contains(request.path, "/documenten/"); }

}  // namespace

ErrorOr<Nothing> serve(const Site& site, Registry& registry, const ServerOptions& options, std::ostream& out) {
  const sigset_t ending = ending_signals();
  ServerOptions chosen = options;
  chosen.is_slow = makes_a_document;
  STIP_TRY_AS(const auto server, Server::listen(chosen, cached(site, std::make_shared<PageCache>(64u << 20))));
  std::thread waits([&] {
    int which = 0;
    sigwait(&ending, &which);
    server->stop();
  });
  const Follower follower(registry);
  out << "stip is at http://" << options.address << ":" << server->port() << "/" << std::endl;
  server->run();
  pthread_kill(waits.native_handle(), SIGTERM);
  waits.join();
  return Nothing{};
}

}  // namespace stip
