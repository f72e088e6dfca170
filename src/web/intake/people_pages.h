// People pages: one function for each page, and for each form that is sent.
#pragma once

#include "base/html.h"
#include "web/form_data.h"
#include "web/intake/people.h"

namespace stip {

// --- The frame ---
struct PeopleShell {
  std::string title;
  std::string other_path;  ///< Of this page without its language, for who reads the other one.
};
Response people_page(Language language, const PeopleShell& shell, const Html& content, int status = 200);
/// In the words of the error; `back`: where to go on.
Response people_error(Language language, const Error& error, const std::string& back);
/// Too busy: what was sent stands in a form that sends it again.
Response people_busy(Language language, const std::string& path, const NamedTexts& sent);
Response people_not_found(Language language);
/// What stands in the way, leading to the control with that id.
Html problem_box(const Taking& taking, const Error& problem, std::string_view at);

// --- Before taking part ---
Response consultations_page(const PeopleDoor& door, Language language);
/// `problem`: what was wrong at the door `at`; nullptr: nothing yet.
Response introduction_page(const Taking& taking, const Error* problem = nullptr, BallotDoor at = BallotDoor::invited);
Html door_form(const Taking& taking, BallotDoor door, const Error* problem);
/// Id of the control, or form, that a problem is about.
std::string_view problem_place(const Error& problem, BallotDoor at);
Response waiting_page(const Taking& taking, long seconds);
Response sent_away_page(const Taking& taking, const std::string& address);
Response receipt_form_page(const PeopleDoor& door, Language language, const Request& request);

// --- Step by step ---
/// What a form asks to be kept: a request, or the page again with what is wrong; neither: go on without.
struct Sent {
  std::optional<BallotRequest> request = {};
  std::optional<Response> again = {};
  std::string to = {};  ///< Where to go on; empty: the next step.
};
Response statement_page(const Taking& taking, const Step& step);
Sent statement_sent(const Taking& taking, const Step& step, const FormData& form);
/// `typed`: what was sent with a problem, or is only to be worked out; nullptr: as it stands.
Response question_page(const Taking& taking, const Step& step, const FormData* typed = nullptr,
                       const Error* problem = nullptr);
Sent question_sent(const Taking& taking, const Step& step, const FormData& form);
Response own_page(const Taking& taking, const FormData* typed = nullptr, const Error* problem = nullptr);
Sent own_sent(const Taking& taking, const FormData& form);

// --- Parts of a step ---
/// "Vraag 3 van 12" with a bar.
Html progress(const Taking& taking, const Step& step);
/// The foot of a form: save, skip, back.
Html step_buttons(const Taking& taking, const Step& step, std::string_view save);
Html budget_control(const Taking& taking, const BallotQuestion& budget, const Json& chosen);
Html pair_control(const Taking& taking, const BallotQuestion& pairs);
/// The pair that is asked next; nothing: all were asked, or as many as may be.
std::optional<std::pair<std::size_t, std::size_t>> next_pair(const BallotQuestion& pairs, const Json& answer,
                                                             std::string_view receipt);

// --- After it ---
Response overview_page(const Taking& taking, bool was_saved);
Response receipt_page(const Taking& taking);
Response withdraw_page(const Taking& taking);
Response withdrawn_page(const Taking& taking);
Response left_page(const Taking& taking);

}  // namespace stip
