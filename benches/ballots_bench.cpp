// Ballots bench: durable votes over HTTP on this machine, ten times as many visitors, and how soon it is itself again.
//
//   ballots_bench [FOLDER [SECONDS [VISITORS [VOTES [ADDRESS]]]]]    on the disk of FOLDER, or in PostgreSQL at ADDRESS;
//                                                                    VOTES on as many statements in each request
//
// The server is a process of its own with the limits of `stip consult serve`; each participant has a code. Every
// acknowledged vote is looked for afterwards, and the store is verified.
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "ballots/ballot_count.h"
#include "base/code_text.h"
#include "measure.h"
#include "vote_load.h"
#include "web/intake/serve_ballots.h"

using namespace stip;

namespace {

constexpr int n_statements = 50;

[[noreturn]] void fail(const Error& error) {
  std::fputs(to_text(error).c_str(), stderr);
  std::_Exit(6);
}
template <class T>
T must(ErrorOr<T> result) {
  if (!result.ok()) fail(result.error());
  return *std::move(result);
}

Instant now() { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); }

std::vector<std::string> make_store(const BallotPlace& place, std::size_t n_codes) {
  const auto box = must(BallotBox::open(place, BallotFile::Access::make));
  BallotRules rules{"bench", "Bench", {}, {BallotDoor::invited}};
  for (int i = 1; i <= n_statements; ++i) rules.statements.push_back({std::to_string(i), "Statement."});
  must(box->prepare(rules));
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < n_codes; ++i) codes.push_back(new_ballot_code());
  must(box->add_codes("bench", codes));
  must(box->open_consultation("bench", now()));
  if (!place.is_on_server()) must(box->file().database().run("PRAGMA wal_checkpoint(TRUNCATE)"));
  return codes;
}

std::vector<std::string> bodies_of(const std::vector<std::string>& codes, int votes) {
  std::vector<std::string> bodies;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    std::string body = R"({"consultation":"bench","code":")" + codes[i] + R"(","votes":{)";
    for (int v = 0; v < votes; ++v) {
      const std::size_t statement = (i * 7 + static_cast<std::size_t>(v)) % n_statements + 1;
      body += (v ? ",\"" : "\"") + std::to_string(statement) +
              "\":" + std::to_string(static_cast<int>((i + static_cast<std::size_t>(v)) % 3) - 1);
    }
    bodies.push_back(body + "}}");
  }
  return bodies;
}

/// The server in a process of its own; its port.
std::pair<pid_t, std::uint16_t> start_server(const BallotPlace& place) {
  int ends[2];
  if (::pipe(ends) != 0) std::_Exit(6);
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDOUT_FILENO);
    ServeBallotsOptions options;
    options.server.port = 0;
    options.server.threads = 2;
    options.server.max_connections = 4'096;
    options.intake.clock = now;
    const auto served = serve_ballots(place, std::move(options), std::cout);
    if (!served.ok()) fail(served.error());
    std::_Exit(0);
  }
  ::close(ends[1]);
  std::string line;
  for (char c; ::read(ends[0], &c, 1) == 1 && c != '\n';) line += c;
  ::close(ends[0]);
  const std::size_t colon = line.rfind(':');
  return {child,
          colon == line.npos ? std::uint16_t{0} : static_cast<std::uint16_t>(std::atoi(line.c_str() + colon + 1))};
}

void print(const char* name, const LoadFigures& figures, int votes) {
  const double rate = static_cast<double>(figures.acknowledged) / figures.seconds;
  std::printf(
      "%-10s %5.0f s  %8.0f ballots/s  %8.0f votes/s  p50 %6.1f ms  p99 %6.1f ms  worst %6.0f ms  503: %llu (p99 %.1f ms)  other: %llu  lost connections: %llu\n",
      name, figures.seconds, rate, rate * votes, figures.p50_ms, figures.p99_ms, figures.worst_ms,
      static_cast<unsigned long long>(figures.busy), figures.busy_p99_ms,
      static_cast<unsigned long long>(figures.other), static_cast<unsigned long long>(figures.broken));
  if (figures.without_retry_after)
    std::printf("  %llu of the 503s came without Retry-After\n",
                static_cast<unsigned long long>(figures.without_retry_after));
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** arguments) {
  const std::filesystem::path folder = std::filesystem::path(count > 1 ? arguments[1] : ".") / "stip-ballots-bench";
  const double seconds = count > 2 ? std::atof(arguments[2]) : 60;
  const std::size_t visitors = count > 3 ? static_cast<std::size_t>(std::atoi(arguments[3])) : 400;
  const int votes = count > 4 ? std::atoi(arguments[4]) : 1;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const std::string path = (folder / "ballots.db").string();
  const BallotPlace place{count > 5 ? arguments[5] : path, path + ".key"};
  const rlimit files{20'000, 20'000};
  ::setrlimit(RLIMIT_NOFILE, &files);

  const Stopwatch making;
  const auto codes = make_store(place, static_cast<std::size_t>(25'000 * (seconds + 20)));
  std::printf("%zu codes in %.1f s; %zu visitors, %d votes in each ballot\n", codes.size(), making.seconds(), visitors,
              votes);
  std::fflush(stdout);
  const auto [server, port] = start_server(place);
  VoteLoad load(port, bodies_of(codes, votes));
  print("sustained", load.run(visitors, seconds), votes);
  print("ten times", load.run(10 * visitors, 10), votes);
  bool is_itself = false;
  for (int second = 1; second <= 10 && !is_itself; ++second) {
    const LoadFigures after = load.run(visitors, 1);
    is_itself = after.busy == 0 && after.broken == 0 && after.p99_ms <= 250;
    if (is_itself || second == 10) print("after it", after, votes);
    if (is_itself) std::printf("itself again in second %d\n", second);
  }
  if (!is_itself) std::printf("not itself again within 10 s\n");
  if (load.has_run_out()) std::printf("note: the codes ran out; the figures are too low\n");
  ::kill(server, SIGTERM);
  rusage used{};
  ::wait4(server, nullptr, 0, &used);
  const auto seconds_of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  const double cpu = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
  // On a machine that others use this says more than the clock; each 503 is in it too.
  std::printf("the server took %.1f s of CPU: %.0f us for each ballot that was acknowledged\n", cpu,
              cpu * 1e6 / static_cast<double>(std::max<std::size_t>(load.acknowledged().size(), 1)));

  const Stopwatch opening;
  const auto box = must(BallotBox::open(place, BallotFile::Access::write));
  const double opened = opening.seconds();
  const Stopwatch counting;
  const BallotsVerified verified = must(verify_ballots(*box));
  std::size_t missing = 0;
  Prepared look = must(box->file().database().prepare("SELECT 1 FROM ballot WHERE consultation = 1 AND key = ?"));
  for (const std::size_t i : load.acknowledged()) {
    const std::string key = box->file().key_of_ballot("bench", BallotDoor::invited, voter_key_of(codes[i], "bench"));
    missing += !must(look.bind_bytes(1, key).step());
    look.reset();
  }
  std::printf("%zu acknowledged, %zu of them missing; %zu ballots; opened in %.3f s; verified in %.1f s: %s\n",
              load.acknowledged().size(), missing, verified.ballots, opened, counting.seconds(),
              verified.problems.empty() ? "good" : verified.problems.front().c_str());
  std::filesystem::remove_all(folder);
  return missing == 0 && verified.problems.empty() && is_itself ? 0 : 1;
}
