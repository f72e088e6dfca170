// Serve ballots: intake, server and the signals that end it.
#include "web/intake/serve_ballots.h"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <ostream>
#include <thread>

#include "web/intake/ballot_door.h"

namespace stip {

namespace {

/// A connection is an open file: as many as may be, if the system lets us.
void allow_open_files(std::size_t connections) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, std::max<rlim_t>(limit.rlim_cur, connections + 100));
  (void)::setrlimit(RLIMIT_NOFILE, &limit);  // With fewer, the last ones wait to be accepted.
}

}  // namespace

ErrorOr<std::unique_ptr<Server>> listen_for_ballots(BallotIntake& intake, ServerOptions options) {
  options.body_limit = 256 * 1024;  // The door refuses more than 64 kB, and says what to do; beyond this nobody reads on.
  options.header_limit = 8'192;
  options.body_deadline = std::chrono::seconds(10);
  options.comes_later = is_vote;
  options.later = [&intake](const Request& request, std::function<void(Response)> done) {
    take_vote(intake, request, std::move(done));
  };
  return Server::listen(std::move(options),
                        [&intake](const Request& request) { return ballot_answer_to(intake, request); });
}

ErrorOr<Nothing> serve_ballots(const std::string& path, ServeBallotsOptions options, std::ostream& out) {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  allow_open_files(options.server.max_connections);
  STIP_TRY_AS(const std::unique_ptr<BallotIntake> intake, BallotIntake::open(path, std::move(options.intake)));
  const std::string address = options.server.address;
  STIP_TRY_AS(const std::unique_ptr<Server> server, listen_for_ballots(*intake, std::move(options.server)));
  std::thread waits([&] {
    int which = 0;
    sigwait(&ending, &which);
    server->stop();
  });
  out << ("ballots are taken at http://" + address + ":" + std::to_string(server->port()) + "/\n") << std::flush;
  server->run();
  pthread_kill(waits.native_handle(), SIGTERM);
  waits.join();
  return Nothing{};
}

}  // namespace stip
