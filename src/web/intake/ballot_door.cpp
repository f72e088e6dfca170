// Ballot door: reads strictly, since a vote that is not understood must not be taken for another.
#include "web/intake/ballot_door.h"

#include <algorithm>

#include "base/json.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr std::size_t longest_vote = 4'096;

Response json_response(int status, const Json& json) {
  Response response{
      status, status < 400 ? "application/json" : "application/problem+json", to_text(json) + "\n", {}, nullptr};
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

/// RFC 9457.
Response problem(int status, const Error& error) {
  Json json = Json::object();
  json.add("title", error.subject + ": " + error.problem).add("status", status).add("detail", error.remedy);
  Response response = json_response(status, json);
  if (status == 503) response.headers.emplace_back("Retry-After", "2");
  return response;
}
Response problem(const Error& error) { return problem(http_status(error.kind), error); }

Error busy() {
  return {ErrorKind::storage, "vote", "more votes come in than can be written; nothing of yours was kept.",
          "Send the same again in a few seconds: it will count once."};
}

Error not_understood(const std::string& what, const std::string& remedy) {
  return {ErrorKind::invalid, "vote", what, remedy};
}

ErrorOr<std::optional<Vote>> read_vote(const Json& json, const std::string& label) {
  if (json.is_null()) return std::optional<Vote>();
  if (json.is_integer() && json.as_integer() >= -1 && json.as_integer() <= 1)
    return std::optional(static_cast<Vote>(json.as_integer()));
  return not_understood("on statement '" + label.substr(0, 32) + "' is no vote.",
                        "Send 1 (agree), -1 (disagree), 0 (pass) or null (take it back).");
}

ErrorOr<BallotRequest> read_request(const Request& request) {
  static constexpr std::string_view texts[] = {"consultation", "door", "code", "key"};
  const auto json = parse_json(request.body, {.bytes = longest_vote, .depth = 3});
  if (!json.ok()) return json.error();
  if (!json->is_object()) return not_understood("an object is missing.", "Send {\"consultation\": …}.");
  for (const JsonMember& member : json->as_object()) {
    const bool is_text = std::ranges::find(texts, member.name) != std::end(texts);
    if (is_text ? member.value.is_string()
                : (member.name == "votes" && member.value.is_object()) ||
                      (member.name == "withdraw" && member.value.is_bool()))
      continue;
    return not_understood("'" + member.name.substr(0, 32) + "' is not known, or of another kind.",
                          "Send consultation, door, code, key, votes and withdraw alone.");
  }
  BallotRequest out{
      .consultation = json->text("consultation"), .code = json->text("code"), .voter_key = json->text("key")};
  const auto door = ballot_door_of(json->text("door", out.code.empty() ? "open" : "invited"));
  // Who signed in is known to the site alone, which calls the intake itself.
  if (!door || *door == BallotDoor::signed_in)
    return not_understood("the door is not known here.", "Send \"invited\" or \"open\".");
  out.door = *door;
  if (const Json* votes = json->find("votes")) {
    for (const JsonMember& member : votes->as_object()) {
      STIP_TRY_AS(const std::optional<Vote> vote, read_vote(member.value, member.name));
      out.votes.emplace_back(member.name, vote);
    }
  }
  const Json* withdraw = json->find("withdraw");
  out.withdraw = withdraw && withdraw->as_bool();
  if (out.withdraw && !out.votes.empty()) return not_understood("it both votes and withdraws.", "Send one of the two.");
  return out;
}

Response voted(const BallotAnswer& answer) {
  Json votes = Json::object(), json = Json::object();
  for (const auto& [label, vote] : answer.votes) votes.add(label, static_cast<int>(vote));
  json.add("receipt", answer.receipt)
      .add("salt", answer.salt)
      .add("digest", answer.digest)
      .add("votes", std::move(votes));
  return json_response(200, json);
}

Response no_such_consultation() {
  return problem({ErrorKind::not_found, "consultation", "there is none by that name.",
                  "Follow the address in your letter or on the site."});
}

Response turnout(const BallotIntake& intake, const Request& request) {
  const std::string* id = request.query_value("consultation");
  const auto known = id ? intake.consultation(*id) : std::nullopt;
  if (!known) return no_such_consultation();
  Json doors = Json::object(), json = Json::object();
  for (const auto& [door, ballots] : known->ballots)
    doors.add(std::string(name_of(door)), shown_turnout(ballots, known->state));
  json.add("consultation", *id).add("state", name_of(known->state)).add("turnout", std::move(doors));
  return json_response(200, json);
}

Response receipt(BallotIntake& intake, std::string_view rest) {
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos || rest.size() > 200) return no_such_consultation();
  const auto check = intake.check(std::string(rest.substr(0, slash)), std::string(rest.substr(slash + 1)));
  if (!check.ok()) return problem(check.error());
  Json json = Json::object();
  json.add("counted", check->is_counted);
  if (check->is_counted) json.add("door", name_of(check->door)).add("digest", check->digest);
  return json_response(200, json);
}

Response health(const BallotIntake& intake) {
  Json json = Json::object();
  json.add("state", intake.has_failed() ? "votes cannot be written" : "good");
  return json_response(intake.has_failed() ? 503 : 200, json);
}

}  // namespace

bool is_vote(const Request& request) { return request.method == "POST" && request.path == "/stem"; }

void take_vote(BallotIntake& intake, const Request& request, std::function<void(Response)> done) {
  const std::string* type = request.header("content-type");
  // A form of another site can send no JSON without asking first.
  if (!type || !starts_with(to_lower(*type), "application/json"))
    return done(problem(415, not_understood("it is not sent as JSON.", "Send Content-Type: application/json.")));
  auto asked = read_request(request);
  if (!asked.ok()) return done(problem(asked.error()));
  const auto answer = [done](ErrorOr<BallotAnswer> got) { done(got.ok() ? voted(*got) : problem(got.error())); };
  if (!intake.submit(*std::move(asked), answer)) done(problem(503, busy()));
}

Response ballot_answer_to(BallotIntake& intake, const Request& request) {
  if (request.method != "GET") {
    Response response = problem(405, not_understood("it cannot be sent there.", "Send votes with POST to /stem."));
    response.headers.emplace_back("Allow", request.path == "/stem" ? "POST" : "GET, HEAD");
    return response;
  }
  if (request.path == "/stand") return turnout(intake, request);
  if (request.path == "/gezondheid") return health(intake);
  constexpr std::string_view receipts = "/bewijs/";
  if (starts_with(request.path, receipts))
    return receipt(intake, std::string_view(request.path).substr(receipts.size()));
  return problem({ErrorKind::not_found, "address", "there is nothing here.", "See /stem, /stand and /bewijs."});
}

}  // namespace stip
