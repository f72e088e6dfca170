// Main: composes the program; the only reader of the clock, the environment and the arguments.
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "cli/cli.h"
#include "web/serve.h"

int main(int count, char** values) {
  std::signal(SIGPIPE, SIG_IGN);
  const auto clock = [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
  const auto serve = [&](const stip::ServeRequest& request, stip::Registry& registry, const stip::Viewer& viewer, const std::string& today) {
    stip::ServerOptions options;
    options.address = request.address;
    options.port = request.port;
    options.threads = static_cast<unsigned>(request.threads);
    options.behind_tls = request.behind_tls;
    return stip::serve({registry, clock, viewer, today}, registry, options, std::cout);
  };
  try {
    return stip::run({values + 1, values + count}, {std::cout, std::cerr, clock, isatty(STDERR_FILENO) == 1, serve});
  } catch (const std::bad_alloc&) {
    std::cerr << stip::to_text(stip::Error{stip::ErrorKind::storage, "memory", "there is not enough.", "Use a machine with more memory, or a smaller file."});
  } catch (const std::exception& problem) {
    std::cerr << stip::to_text(stip::Error{stip::ErrorKind::storage, "stip", std::string("it failed: ") + problem.what() + ".", "Report this; nothing was half-done."});
  }
  return stip::exit_code(stip::ErrorKind::storage);
}
