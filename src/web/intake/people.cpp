// People: from an address and a cookie to a page; what is kept goes through the queue of the store.
#include "web/intake/people.h"

#include <algorithm>

#include "ballots/open_puzzle.h"
#include "base/code_text.h"
#include "base/text.h"
#include "desk/secrets.h"
#include "web/intake/people_pages.h"
#include "web/intake/signed_in_door.h"
#include "web/intake/waiting_room.h"
#include "web/office/cookies.h"

namespace stip {
namespace {

using Done = std::function<void(Response)>;

/// The request as far as it is needed after the answer of the store came.
struct Arrival {
  Taking taking;
  std::string rest;  ///< Of the address, behind the consultation.
  FormData form;
  bool is_sent = false;
  bool was_saved = false;
  Request request = {};  ///< Of a door: with its cookies.
};

Response redirect(const Taking& taking, std::string_view to, std::string_view query = {}) {
  Response response = see_other(taking.link(to) + std::string(query));
  response.headers.emplace_back("Cache-Control", "no-store");
  if (taking.voter)
    response.headers.emplace_back("Set-Cookie", taking.door.cookies.remember(*taking.voter, taking.door.clock()));
  return response;
}

/// Asks the store; then the ballot is known, and `then` answers. Too busy, or refused: told as a page.
void ask(const std::shared_ptr<Arrival>& arrival, BallotRequest request, const Done& done, std::function<void()> then) {
  Taking& taking = arrival->taking;
  const bool is_taken = taking.door.intake.submit(
      std::move(request), [arrival, done, then = std::move(then)](const ErrorOr<BallotAnswer>& answer) {
        Taking& at = arrival->taking;
        if (!answer.ok()) {
          const bool by_code = answer.error().kind == ErrorKind::forbidden && arrival->rest == "code";
          at.steps = steps_of(at.consultation, at.answer.answers);
          return done(by_code ? introduction_page(at, &answer.error())
                              : people_error(at.language, answer.error(), at.link()));
        }
        at.answer = *answer;
        at.steps = steps_of(at.consultation, at.answer.answers);
        then();
      });
  if (!is_taken)
    done(people_busy(taking.language, taking.link(arrival->rest),
                     arrival->is_sent ? arrival->form.pairs : NamedTexts{}));
}

// --- The doors ---

Error no_age(const BallotRules& rules) {
  return {ErrorKind::invalid, "age",
          said("tick that you are {} years old or older.", std::to_string(rules.minimum_age)),
          said("Who is younger cannot take part.")};
}

/// By the open door: with a key that solves the puzzle, if there is one, or else in turn.
Response came_in_openly(Taking& taking, const Request& request, const FormData& form, bool is_old_enough) {
  const BallotRules& rules = taking.rules();
  taking.voter = Voter{rules.id, BallotDoor::open, {}, random_token(), is_old_enough, true};
  if (rules.puzzle == 0) return redirect(taking, taking.first_open());
  const std::string* key = form.value("key");
  if (key && !key->empty()) {
    if (key->size() < shortest_voter_key || key->size() > longest_voter_key ||
        !solves_puzzle(rules.id, *key, rules.puzzle)) {
      const Error error{ErrorKind::invalid, "puzzle", said("the sum that your device worked out is not right."),
                        said("Try once more.")};
      taking.voter.reset();
      return introduction_page(taking, &error, BallotDoor::open);
    }
    taking.voter->key = *key;
    taking.voter->is_let_in = false;
    return redirect(taking, taking.first_open());
  }
  WaitingRoom* room = taking.door.waiting;
  const Instant now = taking.door.clock();
  auto turn = room ? room->turn(request, rules.id, now) : std::nullopt;
  if (room && !turn) turn = room->next(rules.id, is_old_enough, now);
  taking.voter.reset();
  if (!turn) return people_busy(taking.language, taking.link(), {});
  Response response = see_other(taking.link("wachten"));
  response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("Set-Cookie", room->remember(*turn));
  return response;
}

/// Who waits is let in when it is their turn.
Response waited(Taking& taking, const Request& request) {
  const Instant now = taking.door.clock();
  const auto turn = taking.door.waiting ? taking.door.waiting->turn(request, taking.rules().id, now) : std::nullopt;
  if (!turn || !taking.is_open()) return see_other(taking.link());
  if (turn->from > now) return waiting_page(taking, (turn->from - now).count());
  taking.voter = Voter{taking.rules().id, BallotDoor::open, {}, turn->key, turn->is_old_enough, true};
  Response response = redirect(taking, taking.first_open());
  response.headers.emplace_back("Set-Cookie", taking.door.waiting->forget());
  return response;
}

/// On to the provider, as soon as it has said where to.
void went_to_sign_on(const std::shared_ptr<Arrival>& arrival, bool is_old_enough, const Done& done) {
  const Taking& taking = arrival->taking;
  SignedInDoor* const signed_in = taking.door.signed_in;
  if (!signed_in) return done(people_not_found(taking.language));
  const bool is_taken =
      signed_in->leave({taking.rules().id, taking.language, is_old_enough}, [arrival, done](ErrorOr<SentAway> sent) {
        const Taking& here = arrival->taking;
        if (!sent.ok()) return done(people_error(here.language, sent.error(), here.link()));
        Response response = sent_away_page(here, sent->address);
        response.headers.emplace_back("Set-Cookie", sent->cookie);
        done(std::move(response));
      });
  if (!is_taken) done(people_busy(taking.language, taking.link(), {}));
}

/// Back from the provider, at one address for all languages and consultations: the cookie knows which.
void came_back(const PeopleDoor& door, const Request& request, Language language, const Done& done) {
  if (!door.signed_in) return done(people_not_found(language));
  const auto trip = door.signed_in->trip(request);
  const Language spoken = trip ? trip->language : language;
  const std::string start = "/" + std::string(tag(spoken)) + "/" + (trip ? "doe-mee/" + trip->consultation : "");
  const bool is_taken = door.signed_in->come_back(request, [&door, spoken, start, done](ErrorOr<Voter> voter) {
    if (!voter.ok()) return done(people_error(spoken, voter.error(), start));
    Response response = see_other(start + "/verder");
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("Set-Cookie", door.cookies.remember(*voter, door.clock()));
    response.headers.emplace_back("Set-Cookie", door.signed_in->forget_trip());
    done(std::move(response));
  });
  if (!is_taken) done(people_busy(spoken, start, {}));
}

bool is_door(std::string_view rest) { return rest == "code" || rest == "begin" || rest == "aanmelden"; }

void came_in(const std::shared_ptr<Arrival>& arrival, const Done& done) {
  Taking& taking = arrival->taking;
  const BallotRules& rules = taking.rules();
  const BallotDoor door = arrival->rest == "code"    ? BallotDoor::invited
                          : arrival->rest == "begin" ? BallotDoor::open
                                                     : BallotDoor::signed_in;
  if (!rules.allows(door)) return done(people_not_found(taking.language));
  const bool is_old_enough = rules.minimum_age == 0 || arrival->form.value("age");
  if (!is_old_enough) {
    const Error error = no_age(rules);
    return done(introduction_page(taking, &error, door));
  }
  if (door == BallotDoor::open) return done(came_in_openly(taking, arrival->request, arrival->form, is_old_enough));
  if (door == BallotDoor::signed_in) return went_to_sign_on(arrival, is_old_enough, done);
  Voter voter{rules.id, door, {}, {}, is_old_enough};
  const std::string* code = arrival->form.value("code");
  voter.code = plain_code(code ? std::string_view(*code).substr(0, 64) : std::string_view{});
  if (voter.code.size() != code_symbols + 1 || !has_right_check(voter.code)) {
    const Error error{ErrorKind::invalid, "code", said("a letter or digit of this code is not right."),
                      said("Compare it with your letter, group by group.")};
    return done(introduction_page(taking, &error));
  }
  BallotRequest request = voter.request();
  ask(arrival, std::move(request), done, [arrival, done, voter] {
    Taking& here = arrival->taking;
    here.voter = voter;
    const bool was_here = !here.answer.digest.empty();
    done(redirect(here, was_here || !here.is_open() ? "overzicht" : here.first_open()));
  });
}

// --- Step by step ---

Sent sent(const Taking& taking, const Step& step, const FormData& form) {
  if (step.statement) return statement_sent(taking, step, form);
  return step.question ? question_sent(taking, step, form) : own_sent(taking, form);
}

Response shown(const Taking& taking, const Step& step) {
  if (step.statement) return statement_page(taking, step);
  return step.question ? question_page(taking, step) : own_page(taking);
}

/// A page that needs to know the ballot.
Response page_of(Arrival& arrival) {
  const Taking& taking = arrival.taking;
  if (arrival.rest == "verder") return redirect(taking, taking.first_open());
  if (arrival.rest == "overzicht") return overview_page(taking, arrival.was_saved);
  if (arrival.rest == "bewijs") return receipt_page(taking);
  if (arrival.rest == "intrekken") return taking.is_open() ? withdraw_page(taking) : redirect(taking, "overzicht");
  const std::size_t place = taking.place_of(arrival.rest);
  if (place == taking.steps.size() || !taking.is_open()) return redirect(taking, "overzicht");
  return shown(taking, taking.steps[place]);
}

/// What a form brought, on top of what stood there.
void step_sent(const std::shared_ptr<Arrival>& arrival, const Done& done) {
  const Taking& taking = arrival->taking;
  if (arrival->rest == "intrekken") {
    BallotRequest request = taking.voter->request();
    request.withdraw = true;
    return ask(arrival, std::move(request), done, [arrival, done] { done(withdrawn_page(arrival->taking)); });
  }
  const std::size_t place = taking.place_of(arrival->rest);
  if (place == taking.steps.size()) return done(redirect(taking, "overzicht"));
  Sent kept = sent(taking, taking.steps[place], arrival->form);
  if (kept.again) return done(*std::move(kept.again));
  if (!kept.request) return done(redirect(taking, taking.after(arrival->rest)));
  ask(arrival, *std::move(kept.request), done, [arrival, done, to = kept.to] {
    const Taking& here = arrival->taking;
    const std::string next = to.empty() ? here.after(arrival->rest) : to;
    const std::string_view query = next == "overzicht"        ? "?bewaard=ja"
                                   : here.comes_from_overview ? "?van=overzicht"
                                                              : "";
    done(redirect(here, next, query));
  });
}

void answer_consultation(std::shared_ptr<Arrival> arrival, const Done& done) {
  Taking& taking = arrival->taking;
  taking.steps = steps_of(taking.consultation, taking.answer.answers);
  if (arrival->rest.empty()) return done(introduction_page(taking));
  if (is_door(arrival->rest)) return arrival->is_sent ? came_in(arrival, done) : done(see_other(taking.link()));
  if (arrival->rest == "wachten") return done(waited(taking, arrival->request));
  if (arrival->rest == "weg") {
    if (!arrival->is_sent) return done(see_other(taking.link()));
    Response response = left_page(taking);
    response.headers.emplace_back("Set-Cookie", taking.door.cookies.forget(taking.rules().id));
    return done(std::move(response));
  }
  // Who is not known, or not any more, comes in by a door.
  if (!taking.voter) return done(see_other(taking.link()));
  ask(arrival, taking.voter->request(), done, [arrival, done] { done(page_of(*arrival)); });
}

/// A form is laid over the ballot as it stands, so that is asked first.
void answer_form(const std::shared_ptr<Arrival>& arrival, const Done& done) {
  Taking& taking = arrival->taking;
  if (!taking.voter || is_door(arrival->rest) || arrival->rest == "wachten" || arrival->rest == "weg")
    return answer_consultation(arrival, done);
  // A vote needs nothing of what stands there, nor does withdrawing it all.
  if (arrival->rest == "intrekken" || (starts_with(arrival->rest, "stelling/") && taking.is_open())) {
    taking.steps = steps_of(taking.consultation, taking.answer.answers);
    return step_sent(arrival, done);
  }
  ask(arrival, taking.voter->request(), done, [arrival, done] { step_sent(arrival, done); });
}

}  // namespace

bool is_for_people(const Request& request) {
  const std::string& path = request.path;
  return path == "/" || path == "/nl" || path == "/en" || starts_with(path, "/nl/") || starts_with(path, "/en/");
}

void answer_people(const PeopleDoor& door, const Request& request, Done done) {
  const std::string& path = request.path;
  if (path.size() < 4) {
    const std::string* accepted = request.header("accept-language");
    const bool english = path == "/en" || (path == "/" && accepted && prefers_english(*accepted));
    return done(see_other(english ? "/en/" : "/nl/"));
  }
  const Language language = starts_with(path, "/en/") ? Language::en : Language::nl;
  const std::string_view rest = std::string_view(path).substr(4);
  if (request.method != "GET" && request.method != "POST")
    return done(plain_text(405, "Only GET, HEAD and POST are answered here.\n"));
  const bool is_sent = request.method == "POST";
  if (rest.empty() && !is_sent) return done(consultations_page(door, language));
  if (rest == "bewijs" && !is_sent) return done(receipt_form_page(door, language, request));
  if (rest == "inloggen/terug" && !is_sent) return came_back(door, request, language, done);
  constexpr std::string_view start = "doe-mee/";
  if (!starts_with(rest, start)) return done(people_not_found(language));
  const std::string_view behind = rest.substr(start.size());
  const std::string id(behind.substr(0, behind.find('/')));
  const auto consultation = door.intake.consultation(id);
  if (!consultation) return done(people_not_found(language));
  auto arrival = std::make_shared<Arrival>(Arrival{{door, language, *consultation}, {}, {}, is_sent, false});
  if (behind.size() > id.size()) arrival->rest = behind.substr(id.size() + 1);
  if (is_door(arrival->rest) || arrival->rest == "wachten") arrival->request = request;
  Taking& taking = arrival->taking;
  taking.voter = door.cookies.voter(request, id, door.clock());
  const std::string* from = request.query_value("van");
  taking.comes_from_overview = from && *from == "overzicht";
  arrival->was_saved = request.query_value("bewaard") != nullptr;
  if (!is_sent) return answer_consultation(arrival, done);
  if (!comes_from_this_site(request))
    return done(plain_text(403, "This form was not sent from a page of this site.\n"));
  arrival->form = form_data(request, {.fields = 1'000, .value_bytes = 50'000, .file_bytes = 0});
  if (!arrival->form.ok()) return done(plain_text(arrival->form.status, "The form cannot be read.\n"));
  if (const std::string* back = arrival->form.value("van")) taking.comes_from_overview = *back == "overzicht";
  answer_form(arrival, done);
}

}  // namespace stip
