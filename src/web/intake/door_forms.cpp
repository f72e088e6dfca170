// Door forms: how somebody comes in: with a code, by an account elsewhere, or just so.
#include "base/text.h"
#include "web/intake/people_pages.h"
#include "web/intake/signed_in_door.h"

namespace stip {
namespace {

/// The box for age of each door has an id of its own.
std::string_view age_id(BallotDoor door) {
  return door == BallotDoor::invited ? "leeftijd" : door == BallotDoor::open ? "leeftijd-open" : "leeftijd-dienst";
}

bool is_about_age(const Error& problem) { return problem.subject == "age"; }

Html age_box(const Taking& taking, BallotDoor door, const Error* problem) {
  if (taking.rules().minimum_age == 0) return {};
  const std::string words =
      fill(taking.tr("I am {} years old or older."), {std::to_string(taking.rules().minimum_age)});
  const std::string_view id = age_id(door);
  return html(
      "<p><label class=\"utrecht-form-label utrecht-form-label--checkbox\" for=\"{}\"><input "
      "class=\"utrecht-checkbox\" type=\"checkbox\" "
      "id=\"{}\" name=\"age\" value=\"yes\" required{}> {}</label></p>",
      id, id, Html::trusted(problem && is_about_age(*problem) ? " aria-invalid=\"true\"" : ""), words);
}

Html code_form(const Taking& taking, const Error* problem) {
  return html(
      "<form class=\"stip-take__form\" method=\"post\" action=\"{}\"><h2>{}</h2>"
      "<p><label class=\"utrecht-form-label\" for=\"code\">{}</label><span class=\"stip-take__hint\" "
      "id=\"code-hulp\">{}</span>"
      "<input class=\"utrecht-textbox stip-take__code\" id=\"code\" name=\"code\" type=\"text\" inputmode=\"text\" "
      "autocapitalize=\"characters\" "
      "autocomplete=\"off\" spellcheck=\"false\" maxlength=\"40\" required aria-describedby=\"code-hulp\"{}></p>{}"
      "<button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">{}</button></form>",
      taking.link("code"), taking.tr("I have a letter with a code"), taking.tr("The code in your letter"),
      taking.tr("Four groups of letters and digits, and one more. Capitals or not, with or without hyphens."),
      Html::trusted(problem && !is_about_age(*problem) ? " aria-invalid=\"true\"" : ""),
      age_box(taking, BallotDoor::invited, problem), taking.tr("Begin, or go on where you were"));
}

/// The first door is the one that people are meant to come by.
std::string_view importance(const Taking& taking, BallotDoor door) {
  return taking.rules().doors.front() == door ? "primary-action" : "secondary-action";
}

Html sign_on_form(const Taking& taking, const Error* problem) {
  if (!taking.door.signed_in)
    return html("<div class=\"stip-take__form\"><h2>{}</h2><p>{}</p></div>", taking.tr("I have an account"),
                taking.tr("At this moment nobody can sign on here. Try again later."));
  const std::string& label = taking.door.signed_in->label(taking.language);
  return html(
      "<form class=\"stip-take__form\" method=\"post\" action=\"{}\"><h2 id=\"dienst\">{}</h2><p>{}</p>{}"
      "<button class=\"utrecht-button utrecht-button--{}\" type=\"submit\">{}</button></form>",
      taking.link("aanmelden"), fill(taking.tr("I have an account with {}"), {label}),
      fill(taking.tr("You sign on at {}, and come back here. So everybody takes part once, and you can come back to "
                     "your answers. Who you are is not kept with them. These answers are counted apart."),
           {label}),
      age_box(taking, BallotDoor::signed_in, problem), importance(taking, BallotDoor::signed_in),
      fill(taking.tr("Sign on with {}"), {label}));
}

Html open_form(const Taking& taking, const Error* problem) {
  const BallotRules& rules = taking.rules();
  Html puzzle;
  if (rules.puzzle)
    puzzle = html(
        "<p>{}</p><input type=\"hidden\" name=\"key\" value=\"\" data-puzzle=\"{}\" data-consultation=\"{}\">"
        "<p role=\"status\" data-busy=\"{}\"></p>",
        taking.tr(
            "Your device first works out a small sum, so that nobody can easily fill this in a thousand times. It "
            "takes some seconds. Does that not work here, for instance without JavaScript? Then you are let in "
            "in turn."),
        std::to_string(rules.puzzle), rules.id, taking.tr("One moment: your device is working it out."));
  return html(
      "<form class=\"stip-take__form\" method=\"post\" action=\"{}\"><h2 id=\"begin\">{}</h2><p>{}</p>{}{}"
      "<button class=\"utrecht-button utrecht-button--{}\" type=\"submit\">{}</button></form>",
      taking.link("begin"), taking.tr("I have no code"),
      taking.tr("Everybody can take part here, also more than once. So these answers are counted apart. They show "
                "which thoughts there are; not how many people think so."),
      age_box(taking, BallotDoor::open, problem), puzzle, importance(taking, BallotDoor::open),
      taking.tr("Begin without a code"));
}

}  // namespace

std::string_view problem_place(const Error& problem, BallotDoor at) {
  if (is_about_age(problem)) return age_id(at);
  return at == BallotDoor::invited ? "code" : at == BallotDoor::open ? "begin" : "dienst";
}

Html door_form(const Taking& taking, BallotDoor door, const Error* problem) {
  switch (door) {
    case BallotDoor::invited:
      return code_form(taking, problem);
    case BallotDoor::signed_in:
      return sign_on_form(taking, problem);
    case BallotDoor::open:
      return open_form(taking, problem);
  }
  return {};
}

// WEBPAGE of consult serve: GET /{language}/doe-mee/{consultation}/wachten
//
// For who comes by the open door without the puzzle, while others are before them: when it is their turn.
Response waiting_page(const Taking& taking, long seconds) {
  const std::string title(taking.tr("It is nearly your turn"));
  Html out = html(
      "<h1>{}</h1><p class=\"stip-lead\">{}</p><p>{}</p><p><a class=\"utrecht-button utrecht-button--primary-action "
      "utrecht-link-button\" href=\"{}\">{}</a></p>",
      title, tr_n(taking.language, "In about {} second you can go on.", "In about {} seconds you can go on.", seconds),
      taking.tr(
          "Many people come in at the same time. You keep your place for half an hour; this page does not go on by "
          "itself."),
      taking.link("wachten"), taking.tr("Go on"));
  return people_page(taking.language, {title, "doe-mee/" + taking.rules().id + "/wachten"}, out);
}

// WEBPAGE of consult serve: POST /{language}/doe-mee/{consultation}/aanmelden
//
// On to the provider: a page that goes on by itself, since browsers hold a form to this site (form-action).
Response sent_away_page(const Taking& taking, const std::string& address) {
  const std::string title = fill(taking.tr("On to {}"), {taking.door.signed_in->label(taking.language)});
  Response response = people_page(taking.language, {title, "doe-mee/" + taking.rules().id},
                                  html("<h1>{}</h1><p class=\"stip-lead\">{}</p><p><a class=\"utrecht-link\" "
                                       "href=\"{}\">{}</a></p>",
                                       title, taking.tr("You sign on there, and come back here by yourself."), address,
                                       taking.tr("If nothing happens, go on by this link.")));
  response.headers.emplace_back("Refresh", "0; url=" + address);
  return response;
}

}  // namespace stip
