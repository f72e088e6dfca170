// People: the pages on which citizens take part, in plain HTML; nothing is kept but the ballot.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ballots/ballot_intake.h"
#include "base/locale.h"
#include "web/intake/voter_cookie.h"

namespace stip {

class SignedInDoor;
class WaitingRoom;

/// What all pages have in common.
struct PeopleDoor {
  BallotIntake& intake;
  VoterCookies cookies;
  std::function<Instant()> clock;
  std::string results = {};           ///< Where results are published, "https://agenda.example.nl"; empty: not said.
  SignedInDoor* signed_in = nullptr;  ///< nullptr: nobody can sign on here.
  WaitingRoom* waiting = nullptr;     ///< nullptr: nobody is let in without the puzzle, where there is one.
};

/// "/", "/nl/…" and "/en/…".
bool is_for_people(const Request& request);
/// Calls `done` once: at once, or when the disk is ready. `door` must live until then.
void answer_people(const PeopleDoor& door, const Request& request, std::function<void(Response)> done);

/// What is asked of somebody, one page each.
struct Step {
  std::string path;  ///< "stelling/12", "vraag/age", "eigen".
  const BallotStatement* statement = nullptr;
  const BallotQuestion* question = nullptr;  ///< Neither: statements of one's own.
};

/// Somebody at a page of a consultation.
struct Taking {
  const PeopleDoor& door;
  Language language{};
  BallotIntake::Consultation consultation;  ///< Holds what steps point to.
  std::optional<Voter> voter = {};
  BallotAnswer answer = {};          ///< Of the voter, as it stands.
  std::vector<Step> steps = {};      ///< That are asked with these answers.
  bool comes_from_overview = false;  ///< Goes back there.

  const BallotRules& rules() const { return *consultation.rules; }
  bool is_open() const { return consultation.state == BallotState::open; }
  std::string_view tr(std::string_view english) const { return stip::tr(language, english); }
  const std::string& in(const BallotText& text) const { return text.in(language); }
  std::string link(std::string_view path = {}) const;  ///< "/nl/doe-mee/panel/stelling/1".

  /// Place among the steps; their number if it is not asked.
  std::size_t place_of(std::string_view path) const;
  bool is_answered(const Step& step) const;
  /// Where to go on after that step; "overzicht" after the last.
  std::string after(std::string_view path) const;
  /// The first step without an answer; "overzicht" if there is none.
  std::string first_open() const;
};

/// The steps of a consultation for somebody with these answers.
std::vector<Step> steps_of(const BallotIntake::Consultation& consultation, const Json& answers);
/// The vote on a statement; nullptr: none.
const Vote* vote_on(const BallotAnswer& answer, std::string_view label);

}  // namespace stip
