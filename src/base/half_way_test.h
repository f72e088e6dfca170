// Half way: what stands between a program and its PostgreSQL, and can break the line at the worst moment.
#pragma once

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstring>
#include <string>
#include <string_view>
#include <thread>

#include "base/error_or.h"
#include "base/temp_folder.h"
#include "base/text.h"

namespace stip {

/// Passes on what one program at a time says to the server at `address`, which names its socket by `host=FOLDER`.
class HalfWay {
 public:
  enum class Break { never, before_commit, after_commit };
  enum class Then { come_back, stay_away };

  explicit HalfWay(const std::string& address) : real_(folder_of(address) + "/.s.PGSQL.5432"), address_(address) {
    replace_all(address_, folder_of(address), folder_.path());
    listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un here = name_of(folder_.file(".s.PGSQL.5432"));
    STIP_ASSERT(::bind(listener_, reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0);
    STIP_ASSERT(::listen(listener_, 5) == 0);
    thread_ = std::jthread([this](const std::stop_token& ended) { serve(ended); });
  }
  ~HalfWay() {
    thread_.request_stop();
    thread_.join();
    ::close(listener_);
  }
  const std::string& address() const { return address_; }
  void break_next(Break when, Then then = Then::come_back) {
    then_ = then;
    when_ = when;
  }
  void come_back() { is_away_ = false; }
  bool broke() const { return broke_; }

 private:
  static std::string folder_of(const std::string& address) {
    const auto start = address.find("host=") + 5;
    return address.substr(start, address.find('&', start) - start);
  }
  static sockaddr_un name_of(const std::string& path) {
    sockaddr_un name{};
    name.sun_family = AF_UNIX;
    STIP_ASSERT(path.size() < sizeof name.sun_path);
    std::memcpy(name.sun_path, path.c_str(), path.size() + 1);
    return name;
  }
  static bool can_read(int from, int wait_ms) {
    pollfd ready{from, POLLIN, 0};
    return ::poll(&ready, 1, wait_ms) == 1;
  }

  void serve(const std::stop_token& ended) {
    while (!ended.stop_requested()) {
      if (!can_read(listener_, 20)) continue;
      const int program = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      const int server = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
      const sockaddr_un there = name_of(real_);
      if (!is_away_ && ::connect(server, reinterpret_cast<const sockaddr*>(&there), sizeof there) == 0)
        pass_on(program, server, ended);
      ::close(program);
      ::close(server);
    }
  }

  /// Until one of both hangs up, or the line breaks.
  void pass_on(int program, int server, const std::stop_token& ended) {
    char buffer[16'384];
    while (!ended.stop_requested()) {
      pollfd both[] = {{program, POLLIN, 0}, {server, POLLIN, 0}};
      if (::poll(both, 2, 20) <= 0) continue;
      for (const auto& [from, to] : {std::pair(program, server), std::pair(server, program)}) {
        if (!can_read(from, 0)) continue;
        const ssize_t size = ::read(from, buffer, sizeof buffer);
        if (size <= 0) return;
        const bool ends =
            from == program && when_ != Break::never &&
            std::string_view(buffer, static_cast<std::size_t>(size)).find("COMMIT") != std::string_view::npos;
        if (ends && when_ == Break::before_commit) return broken();
        if (::write(to, buffer, static_cast<std::size_t>(size)) != size) return;
        if (!ends) continue;
        STIP_ASSERT(can_read(server, 10'000));  // It was done, and this is the answer that nobody gets.
        return broken();
      }
    }
  }
  void broken() {
    when_ = Break::never;
    broke_ = true;
    is_away_ = then_ == Then::stay_away;
  }

  TempFolder folder_ = *TempFolder::make();
  std::string real_, address_;
  int listener_ = -1;
  std::atomic<Break> when_ = Break::never;
  std::atomic<Then> then_ = Then::come_back;
  std::atomic<bool> is_away_ = false, broke_ = false;
  std::jthread thread_;
};

}  // namespace stip
