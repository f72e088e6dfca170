// Serve ballots: intake, server and the signals that end it.
#include "web/intake/serve_ballots.h"

#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <ostream>
#include <thread>

#include "base/private_file.h"
#include "base/text.h"
#include "web/assets.h"
#include "web/intake/ballot_door.h"
#include "web/intake/signed_in_door.h"
#include "web/intake/waiting_room.h"

namespace stip {

namespace {

/// A connection is an open file: as many as may be, if the system lets us.
void allow_open_files(std::size_t connections) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, std::max<rlim_t>(limit.rlim_cur, connections + 100));
  (void)::setrlimit(RLIMIT_NOFILE, &limit);  // With fewer, the last ones wait to be accepted.
}

/// Who signs on cannot come in there: better said to whoever starts it than found by whoever was asked.
void tell_doors_without_provider(const BallotIntake& intake, std::ostream& out) {
  for (const std::string& id : intake.ids()) {
    const auto one = intake.consultation(id);
    if (one && one->state == BallotState::open && one->rules->allows(BallotDoor::signed_in))
      out << "nobody can sign on for " << id << ": no settings for an identity provider are there\n" << std::flush;
  }
}

}  // namespace

ErrorOr<std::unique_ptr<Server>> listen_for_ballots(const PeopleDoor& people, ServerOptions options) {
  options.body_limit =
      256 * 1024;  // The door refuses more than 64 kB, and says what to do; beyond this nobody reads on.
  options.header_limit = 8'192;
  options.body_deadline = std::chrono::seconds(10);
  options.comes_later = [](const Request& request) { return is_vote(request) || is_for_people(request); };
  options.later = [&people](const Request& request, std::function<void(Response)> done) {
    if (is_vote(request))
      take_vote(people.intake, request, std::move(done));
    else
      answer_people(people, request, std::move(done));
  };
  return Server::listen(std::move(options), [&people](const Request& request) {
    return starts_with(request.path, "/assets/") ? asset(request) : ballot_answer_to(people.intake, request);
  });
}

ErrorOr<Hash> people_cookie_key(const BallotPlace& place) {
  STIP_TRY_AS(const Hash key, key_in(place.key_file));
  return Hmac(bytes_of(key))("cookies of participants");
}

ErrorOr<std::optional<ProviderSettings>> participants_provider(const BallotPlace& place, const std::string& file) {
  const std::string key = place.key_file;
  const std::string beside = (ends_with(key, ".key") ? key.substr(0, key.size() - 4) : key) + ".identity";
  std::error_code failed;
  if (file.empty() && !std::filesystem::exists(beside, failed)) return std::optional<ProviderSettings>();
  STIP_TRY_AS(ProviderSettings settings, read_provider_settings(file.empty() ? beside : file));
  return std::optional<ProviderSettings>(std::move(settings));
}

ErrorOr<Nothing> serve_ballots(const BallotPlace& place, ServeBallotsOptions options, std::ostream& out) {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  allow_open_files(options.server.max_connections);
  STIP_TRY_AS(const std::unique_ptr<BallotIntake> intake, BallotIntake::open(place, options.intake));
  STIP_TRY_AS(const Hash key, people_cookie_key(place));
  const std::string address = options.server.address;
  const auto clock = options.intake.clock;
  const bool secure = options.server.behind_tls;
  std::optional<SignedInDoor> signed_in;
  STIP_TRY_AS(std::optional<ProviderSettings> provider, participants_provider(place, options.provider_settings));
  if (provider) signed_in.emplace(*std::move(provider), key, secure, clock);
  WaitingRoom waiting(key, secure);
  const PeopleDoor people{*intake,         VoterCookies(key, secure),         clock,
                          options.results, signed_in ? &*signed_in : nullptr, &waiting};
  STIP_TRY_AS(const std::unique_ptr<Server> server, listen_for_ballots(people, std::move(options.server)));
  std::thread waits([&] {
    int which = 0;
    sigwait(&ending, &which);
    server->stop();
  });
  out << ("ballots are taken at http://" + address + ":" + std::to_string(server->port()) + "/\n") << std::flush;
  if (!signed_in) tell_doors_without_provider(*intake, out);
  server->run();
  pthread_kill(waits.native_handle(), SIGTERM);
  waits.join();
  return Nothing{};
}

}  // namespace stip
