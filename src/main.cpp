// Main: composes the program; the only reader of the clock, the environment and the arguments.
#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "cli/cli.h"
#include "web/intake/serve_ballots.h"
#include "web/serve.h"

int main(int count, char** values) {
  std::signal(SIGPIPE, SIG_IGN);
  const auto clock = [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
  const auto serve = [&](const stip::ServeRequest& request, stip::Registry& registry, stip::Desk* desk,
                         const stip::Viewer& viewer, const std::string& today) {
    stip::ServerOptions options;
    options.address = request.address;
    options.port = request.port;
    options.threads = static_cast<unsigned>(request.threads);
    options.behind_tls = request.behind_tls;
    options.max_per_address = request.per_address;
    stip::OfficeOptions asked;
    asked.security_contact = request.security_contact;
    asked.contact = request.contact;
    asked.demands_second_factor = !request.does_without_second_factor;
    asked.mail = request.mail.get();
    asked.site_address = request.site;
    asked.provider = request.provider.get();
    asked.can_write = [] {
      pollfd out{STDOUT_FILENO, POLLOUT, 0};
      return poll(&out, 1, 0) == 1 && (out.revents & POLLOUT) != 0;
    };
    return stip::serve({registry, clock, viewer, today}, registry, desk, options, std::cout, asked);
  };
  const auto serve_ballots = [&](const stip::ServeBallotsRequest& request) {
    stip::ServeBallotsOptions options;
    options.server.address = request.address;
    options.server.port = request.port;
    options.server.threads = static_cast<unsigned>(request.threads);
    options.server.behind_tls = request.behind_tls;
    options.server.max_per_address = request.per_address;
    options.server.max_connections = request.connections;
    options.intake.clock = clock;
    options.results = request.site;
    options.provider_settings = request.provider_settings;
    return stip::serve_ballots({request.ballots, request.key}, std::move(options), std::cout);
  };
  const auto is_read = [] {
    pollfd out{STDOUT_FILENO, POLLOUT, 0};
    return poll(&out, 1, 0) < 1 || (out.revents & POLLERR) == 0;
  };
  try {
    return stip::run({values + 1, values + count},
                     {std::cout, std::cerr, clock, isatty(STDERR_FILENO) == 1, serve, serve_ballots, is_read});
  } catch (const std::bad_alloc&) {
    std::cerr << stip::to_text(stip::Error{stip::ErrorKind::storage, "memory", "there is not enough.",
                                           "Use a machine with more memory, or a smaller file."});
  } catch (const std::exception& problem) {
    std::cerr << stip::to_text(stip::Error{stip::ErrorKind::storage, "stip",
                                           std::string("it failed: ") + problem.what() + ".",
                                           "Report this; nothing was half-done."});
  }
  return stip::exit_code(stip::ErrorKind::storage);
}
