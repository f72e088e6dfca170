// HTTP bench: the site on a ledger, with pages kept as in `stip serve`, and the same under /anew made for each request.
#include <csignal>
#include <cstdio>
#include <thread>

#include "ledger/sqlite_ledger.h"
#include "web/cached.h"
#include "web/server.h"

namespace stip {
namespace {

constexpr std::string_view anew = "/anew";

Handler kept_or_anew(const Site& site) {
  return [&site, kept = cached(site, std::make_shared<PageCache>(64u << 20))](const Request& request) -> Response {
    if (!request.path.starts_with(anew)) return kept(request);
    Request plain = request;
    plain.path.erase(0, anew.size());
    plain.target.erase(0, anew.size());
    return answer(site, plain);
  };
}

int failed(const Error& error) { return std::fputs(to_text(error).c_str(), stderr), 6; }

int serve_ledger(const char* path) {
  auto ledger = open_sqlite_ledger(path, {.read_only = true});
  if (!ledger.ok()) return failed(ledger.error());
  const auto clock = [] { return std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now()); };
  const auto registry = Registry::open(*std::move(ledger), clock);
  if (!registry.ok()) return failed(registry.error());
  const Site site{**registry, clock, {}, {}};

  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  ServerOptions options;
  options.port = 0;
  const auto server = Server::listen(options, kept_or_anew(site));
  if (!server.ok()) return failed(server.error());
  std::printf("%d\n", (*server)->port());
  std::fflush(stdout);
  std::thread waiting([&] {
    int which = 0;
    sigwait(&ends, &which);
    (*server)->stop();
  });
  (*server)->run();
  waiting.join();
  return 0;
}

}  // namespace
}  // namespace stip

/// http_bench LEDGER: prints its port, answers until SIGTERM.
int main(int count, char** arguments) { return count == 2 ? stip::serve_ledger(arguments[1]) : 2; }
