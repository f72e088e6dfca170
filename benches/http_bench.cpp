// HTTP bench: a server with one page of about 30 kB, kept (/kept) and made anew for each request (/new), for benches/http_bench.
#include <csignal>
#include <cstdio>
#include <fstream>
#include <thread>

#include "base/html.h"
#include "web/page_cache.h"
#include "web/server.h"

namespace stip {
namespace {

/// As much markup and as many values as the overview of a real agenda has.
Html content(int salt) {
  Html rows;
  for (int i = 0; i < 100; ++i) {
    rows.add("<tr><th scope=\"row\"><a href=\"/nl/acties/{}\">{}</a></th><td>{}</td><td><span class=\"stip-status stip-status--good\">{}</span></td>"
             "<td class=\"stip-number\">{}</td></tr>\n",
             i, "Regels voor veldproeven & nieuwe gewassen", "ministerie van \"Landbouw\"", "op schema", i * 31 + salt % 7);
  }
  Html page;
  page.add("<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>{}</title></head><body><main><h1>{}</h1>", "Overzicht", "Acties");
  page.add("<div class=\"stip-table-scroll\"><table class=\"utrecht-table\"><tbody>{}</tbody></table></div></main></body></html>\n", rows);
  return page;
}

Response render(int salt) { return {200, "text/html; charset=utf-8", content(salt).str(), {}, nullptr}; }

PageCache cache(64 << 20);

Response answer(const Request& request) {
  if (request.path == "/new") return render(static_cast<int>(request.target.size()));
  const PageKey key{1, 1, 0, "nl", request.target};
  const std::string* encodings = request.header("accept-encoding");
  const bool gzip = encodings && accepts_gzip(*encodings);
  if (auto kept = cache.find(key, gzip)) return {200, {}, {}, {}, std::move(kept)};
  auto made = prepare(render(0), gzip);
  cache.keep(key, made);
  return {200, {}, {}, {}, std::move(made)};
}

}  // namespace
}  // namespace stip

/// http_bench FILE: writes the page to FILE, prints its port, answers until SIGTERM.
int main(int count, char** arguments) {
  if (count != 2) return 2;
  std::ofstream(arguments[1]) << stip::render(0).body;
  sigset_t ends;
  sigemptyset(&ends);
  sigaddset(&ends, SIGTERM);
  sigaddset(&ends, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  stip::ServerOptions options;
  options.port = 0;
  auto server = stip::Server::listen(options, stip::answer);
  if (!server.ok()) return std::fputs(stip::to_text(server.error()).c_str(), stderr), 6;
  std::printf("%d\n", (*server)->port());
  std::fflush(stdout);
  std::thread waiting([&] {
    int which = 0;
    sigwait(&ends, &which);
    (*server)->stop();
  });
  (*server)->run();
  waiting.join();
}
