// Ballot door: what was asked goes to the intake, and what comes back is put into JSON.
#include "web/intake/ballot_door.h"

#include "base/json.h"
#include "base/text.h"
#include "web/intake/vote_request.h"

namespace stip {
namespace {

Response json_response(int status, const Json& json) {
  Response response{
      status, status < 400 ? "application/json" : "application/problem+json", to_text(json) + "\n", {}, nullptr};
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

/// RFC 9457, in the language of who asks.
Response problem(int status, const Error& error, Language language) {
  const Error said = in_language(language, error);
  Json json = Json::object();
  json.add("title", said.subject + ": " + said.problem).add("status", status).add("detail", std::string(said.remedy));
  Response response = json_response(status, json);
  response.headers.emplace_back("Content-Language", std::string(tag(language)));
  if (status == 503) response.headers.emplace_back("Retry-After", "2");
  return response;
}
Response problem(const Error& error, Language language) { return problem(http_status(error.kind), error, language); }

/// English for programs that name no language, as they always got.
Language language_of(const Request& request) {
  const std::string* const named = request.header("accept-language");
  return !named || prefers_english(*named) ? Language::en : Language::nl;
}

Error busy() {
  return {ErrorKind::storage, said("vote"), said("more votes come in than can be written; nothing of yours was kept."),
          said("Send the same again in a few seconds: it will count once.")};
}

Error too_long(std::size_t bytes) {
  return {ErrorKind::invalid, said("vote"),
          said("you sent {} kB at once, and {} kB may be; nothing of it was kept.",
               std::to_string((bytes + 1023) / 1024), std::to_string(longest_vote / 1024)),
          said("Make a long answer shorter, or send fewer questions at a time: what was kept before stays.")};
}

Response voted(const BallotAnswer& answer) {
  Json votes = Json::object(), statements = Json::array(), missing = Json::array(), json = Json::object();
  for (const auto& [label, vote] : answer.votes) votes.add(label, static_cast<int>(vote));
  for (const OwnStatement& one : answer.statements) {
    Json statement = Json::object();
    statement.add("text", one.text).add("state", name_of(one.state));
    if (!one.label.empty()) statement.add("label", one.label);
    if (!one.because.empty()) statement.add("because", one.because);
    statements.push(std::move(statement));
  }
  for (const std::string& label : answer.missing) missing.push(label);
  json.add("receipt", answer.receipt).add("salt", answer.salt).add("digest", answer.digest);
  json.add("votes", std::move(votes));
  if (!answer.answers.as_object().empty()) json.add("answers", answer.answers);
  if (!answer.statements.empty()) json.add("statements", std::move(statements));
  if (!answer.missing.empty()) json.add("missing", std::move(missing));
  return json_response(200, json);
}

Error no_such_consultation() {
  return {ErrorKind::not_found, said("consultation"), said("there is none by that name."),
          said("Follow the address in your letter or on the site.")};
}

Response turnout(const BallotIntake& intake, const Request& request) {
  const std::string* id = request.query_value("consultation");
  const auto known = id ? intake.consultation(*id) : std::nullopt;
  if (!known) return problem(no_such_consultation(), language_of(request));
  Json doors = Json::object(), json = Json::object();
  for (const auto& [door, ballots] : known->ballots)
    doors.add(std::string(name_of(door)), shown_turnout(ballots, known->state));
  json.add("consultation", *id).add("state", name_of(known->state)).add("turnout", std::move(doors));
  return json_response(200, json);
}

Response receipt(BallotIntake& intake, std::string_view rest, Language language) {
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos || rest.size() > 200) return problem(no_such_consultation(), language);
  const auto check = intake.check(std::string(rest.substr(0, slash)), std::string(rest.substr(slash + 1)));
  if (!check.ok()) return problem(check.error(), language);
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
  Language language = language_of(request);
  const std::string* type = request.header("content-type");
  // A form of another site can send no JSON without asking first.
  if (!type || !starts_with(to_lower(*type), "application/json"))
    return done(problem(
        415, not_understood(said("it is not sent as JSON."), said("Send Content-Type: application/json.")), language));
  if (request.body.size() > longest_vote) return done(problem(413, too_long(request.body.size()), language));
  auto asked = read_vote_request(request.body, language);
  if (!asked.ok()) return done(problem(asked.error(), language));
  const auto answer = [done, language](ErrorOr<BallotAnswer> got) {
    done(got.ok() ? voted(*got) : problem(got.error(), language));
  };
  if (!intake.submit(*std::move(asked), answer)) done(problem(503, busy(), language));
}

Response ballot_answer_to(BallotIntake& intake, const Request& request) {
  const Language language = language_of(request);
  if (request.method != "GET") {
    Response response = problem(
        405, not_understood(said("it cannot be sent there."), said("Send votes with POST to /stem.")), language);
    response.headers.emplace_back("Allow", request.path == "/stem" ? "POST" : "GET, HEAD");
    return response;
  }
  if (request.path == "/stand") return turnout(intake, request);
  if (request.path == "/gezondheid") return health(intake);
  constexpr std::string_view receipts = "/bewijs/";
  if (starts_with(request.path, receipts))
    return receipt(intake, std::string_view(request.path).substr(receipts.size()), language);
  return problem(
      {ErrorKind::not_found, said("address"), said("there is nothing here."), said("See /stem, /stand and /bewijs.")},
      language);
}

}  // namespace stip
