// Server: answers HTTP/1.1 on one port. server.cpp alone knows the HTTP library.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/error_or.h"
#include "web/http.h"

namespace stip {

struct ServerOptions {
  std::string address = "127.0.0.1";   ///< An IP address of this machine. Put a proxy with TLS in front of others.
  std::uint16_t port = 8080;           ///< 0: any free one.
  unsigned threads = 0;                ///< 0: one per core. Each has its own connections and event loop.
  std::size_t max_connections = 1024;  ///< Beyond it the slowest is closed; if none is slow, the newcomer gets a 503.
  std::size_t max_per_address = 64;    ///< Of one IPv4 address or IPv6 /64, a further one gets a 503. 0: no limit.
  bool spare_loopback = true;          ///< Connections from this machine, such as a proxy's, are not limited so.

  // Deadlines count from when something starts, not from the last byte: a byte now and then keeps nothing alive.
  std::chrono::milliseconds header_deadline{5'000};  ///< From connecting, or the first byte of a later request.
  std::chrono::milliseconds body_deadline{30'000};
  std::chrono::milliseconds idle_deadline{15'000};   ///< Between two requests.
  std::chrono::milliseconds write_deadline{10'000};  ///< Plus one second for each 64 kB of the response.
  std::chrono::milliseconds drain_deadline{10'000};  ///< After stop(): what is not done by then is cut off.
  std::chrono::milliseconds patience{250};           ///< Who waits shorter than this is never shed for a newcomer.

  std::size_t header_limit = 16 * 1024;      ///< 431; 414 if the request line alone is longer.
  std::size_t body_limit = 4 * 1024 * 1024;  ///< 413.

  /// Requests that take long (a document, say). They run on threads of their own, so that pages do not wait for
  /// them. Unset: none does.
  std::function<bool(const Request&)> is_slow;
  unsigned slow_threads = 2;
  std::size_t slow_queue = 16;  ///< Waiting for those threads; beyond it: 503 with Retry-After.

  /// Requests whose answer comes from elsewhere, when a disk is ready (a vote, say): the loop goes on meanwhile, so
  /// that many can wait for one write. `later` must call its argument once, from any thread; not called, the connection
  /// never ends. Unset: there are none.
  std::function<bool(const Request&)> comes_later;
  std::function<void(const Request&, std::function<void(Response)>)> later;

  bool behind_tls = false;  ///< Browsers are told to insist on TLS (HSTS).
};

class Server {
 public:
  /// Takes the port and starts to listen; nothing is answered before run(). `handler` is called from several threads.
  /// Errors: conflict (the port is in use), invalid (no such address, or the port needs rights).
  static ErrorOr<std::unique_ptr<Server>> listen(ServerOptions options, Handler handler);
  ~Server();

  std::uint16_t port() const;
  /// Answers until stop(), and returns when the last answer has gone out. Uses the calling thread as one of its own.
  void run();
  /// From any thread, at any time: takes no more connections, closes idle ones, finishes what is being answered.
  void stop();

  struct Count {
    std::uint64_t accepted = 0, answered = 0, shed = 0, refused = 0, timed_out = 0;
  };
  Count count() const;

 private:
  struct Inside;
  explicit Server(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace stip
