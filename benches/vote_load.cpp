// Vote load: one thread and one epoll, so that the load leaves the machine to the server as far as it can.
#include "vote_load.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace stip {
namespace {

using Clock = std::chrono::steady_clock;

struct Visitor {
  int socket = -1;
  std::size_t body = 0;
  bool waits = false;
  Clock::time_point asked{};
  std::string got = {};
};

int connected(std::uint16_t port) {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int yes = 1;
  ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return made;
  ::close(made);
  return -1;
}

/// Whether the answer is there to its last byte.
bool is_whole(std::string_view got) {
  const std::size_t head = got.find("\r\n\r\n");
  const std::size_t length = got.find("Content-Length: ");
  if (head == got.npos || length == got.npos || length > head) return false;
  return got.size() >= head + 4 + std::strtoul(got.data() + length + 16, nullptr, 10);
}

double quantile(std::vector<float>& all, double share) {
  if (all.empty()) return 0;
  const auto place = all.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(all.size() - 1));
  std::nth_element(all.begin(), place, all.end());
  return *place;
}

}  // namespace

LoadFigures VoteLoad::run(std::size_t connections, double seconds) {
  LoadFigures out;
  std::vector<Visitor> visitors(connections);
  std::vector<float> good, busy;
  const int poll = ::epoll_create1(EPOLL_CLOEXEC);
  const auto ask = [&](Visitor& visitor) {
    visitor.waits = false;
    if (has_run_out()) return;
    if (next_ < bodies_.size()) {
      visitor.body = next_++;
    } else {
      visitor.body = again_.back();
      again_.pop_back();
    }
    const std::string& body = bodies_[visitor.body];
    const std::string request =
        "POST /stem HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: " +
        std::to_string(body.size()) + "\r\n\r\n" + body;
    visitor.got.clear();
    visitor.asked = Clock::now();
    visitor.waits =
        ::send(visitor.socket, request.data(), request.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(request.size());
    if (!visitor.waits) again_.push_back(visitor.body);
  };
  const auto join = [&](std::size_t i) {
    visitors[i].socket = connected(port_);
    if (visitors[i].socket < 0) return ++out.broken, void();
    epoll_event event{EPOLLIN, {.u64 = i}};
    ::epoll_ctl(poll, EPOLL_CTL_ADD, visitors[i].socket, &event);
    ask(visitors[i]);
  };
  const auto start = Clock::now();
  const auto end = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  for (std::size_t i = 0; i < connections; ++i) join(i);
  std::vector<epoll_event> events(1024);
  char part[8192];
  std::size_t waiting = connections;
  // After the end nobody asks again, and who waits gets the answer.
  while (waiting > 0 && Clock::now() < end + std::chrono::seconds(5)) {
    const int n = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 100);
    for (int e = 0; e < n; ++e) {
      const std::size_t i = events[static_cast<std::size_t>(e)].data.u64;
      Visitor& visitor = visitors[i];
      const ssize_t got = ::recv(visitor.socket, part, sizeof part, MSG_DONTWAIT);
      if (got <= 0) {
        if (visitor.waits) ++out.broken, again_.push_back(visitor.body);
        ::close(visitor.socket);
        visitor = {};
        if (Clock::now() < end) join(i);
        continue;
      }
      visitor.got.append(part, static_cast<std::size_t>(got));
      if (!is_whole(visitor.got)) continue;
      const float ms = std::chrono::duration<float, std::milli>(Clock::now() - visitor.asked).count();
      const std::string_view status = std::string_view(visitor.got).substr(9, 3);
      if (status == "200") {
        ++out.acknowledged;
        acknowledged_.push_back(visitor.body);
        good.push_back(ms);
      } else {
        again_.push_back(visitor.body);
        if (status == "503")
          ++out.busy, busy.push_back(ms);
        else
          ++out.other;
        if (status == "503" && visitor.got.find("Retry-After: ") == std::string::npos) ++out.without_retry_after;
      }
      visitor.waits = false;
      if (Clock::now() < end) ask(visitor);
    }
    waiting = Clock::now() < end ? connections
                                 : static_cast<std::size_t>(std::ranges::count(visitors, true, &Visitor::waits));
  }
  out.seconds = std::chrono::duration<double>(std::min(Clock::now(), end) - start).count();
  for (const Visitor& visitor : visitors)
    if (visitor.socket >= 0) ::close(visitor.socket);
  ::close(poll);
  out.p50_ms = quantile(good, 0.5);
  out.p99_ms = quantile(good, 0.99);
  out.worst_ms = good.empty() ? 0 : *std::ranges::max_element(good);
  out.busy_p99_ms = quantile(busy, 0.99);
  return out;
}

}  // namespace stip
