// Overview page: what somebody answered, with a way to change each; and the ways out.
#include <algorithm>

#include "base/code_text.h"
#include "base/text.h"
#include "web/intake/people_pages.h"

namespace stip {
namespace {

std::string_view vote_words(const Taking& taking, Vote vote) {
  return vote == Vote::agree      ? taking.tr("Agree")
         : vote == Vote::disagree ? taking.tr("Disagree")
                                  : taking.tr("I do not know, or neither");
}

std::string option_text(const Taking& taking, const BallotQuestion& question, const std::string& label) {
  const auto place = question.option(label);
  return place ? taking.in(question.options[*place].text) : label;
}

std::string answer_text(const Taking& taking, const BallotQuestion& question, const Json& answer) {
  if (question.kind == BallotQuestionKind::open) return answer.as_string();
  if (answer.is_string()) return option_text(taking, question, answer.as_string());
  if (!answer.is_array()) return {};
  if (question.kind == BallotQuestionKind::pairs)
    return fill(taking.tr("{} choices"), {std::to_string(answer.as_array().size())});
  if (answer.as_array().empty()) return std::string(taking.tr("I spend nothing"));
  std::vector<std::string> words;
  for (const Json& each : answer.as_array()) words.push_back(option_text(taking, question, each.as_string()));
  return join(words, ", ");
}

Html line(const Taking& taking, const Step& step) {
  std::string asked, answered;
  if (step.statement) {
    const Vote* vote = vote_on(taking.answer, step.statement->label);
    asked = taking.in(step.statement->text);
    if (vote) answered = vote_words(taking, *vote);
  } else if (step.question) {
    const Json* answer = taking.answer.answers.find(step.question->label);
    asked = taking.in(step.question->text);
    if (answer) answered = answer_text(taking, *step.question, *answer);
  } else {
    asked = taking.tr("Statements that you added");
    answered = taking.answer.statements.empty() ? "" : std::to_string(taking.answer.statements.size());
  }
  const Html way =
      taking.is_open()
          ? html("<a class=\"utrecht-link\" href=\"{}?van=overzicht\">{}<span class=\"stip-hidden\">: {}</span></a>",
                 taking.link(step.path), answered.empty() ? taking.tr("Answer") : taking.tr("Change it"), asked)
          : Html{};
  const Html said = answered.empty() ? html("<span class=\"stip-take__none\">{}</span>", taking.tr("no answer"))
                                     : html("<strong dir=\"auto\">{}</strong>", answered);
  return html("<div class=\"stip-take__answer\"><dt>{}</dt><dd>{} {}</dd></div>", asked, said, way);
}

Html leave_form(const Taking& taking) {
  return html(
      "<form method=\"post\" action=\"{}\"><button class=\"utrecht-button utrecht-button--primary-action\" "
      "type=\"submit\">{}</button></form>",
      taking.link("weg"), taking.tr("I am done: forget me on this device"));
}

std::string return_words(const Taking& taking) {
  if (taking.voter->door == BallotDoor::invited)
    return std::string(
        taking.tr("You can come back with the code in your letter, and change your answers, as long as this is open."));
  if (taking.voter->door == BallotDoor::signed_in)
    return std::string(
        taking.tr("You can come back by signing on once more, and change your answers, as long as this is open."));
  return std::string(
      taking.tr("On this device you can go on for two hours. After that you cannot come back to these answers: you "
                "have no code."));
}

}  // namespace

// WEBPAGE of consult serve: GET /{language}/doe-mee/{consultation}/overzicht
//
// Everything that somebody answered. It is all kept already: nothing has to be sent any more.
Response overview_page(const Taking& taking, bool was_saved) {
  const bool has_ballot = !taking.answer.digest.empty();
  const auto answered = std::ranges::count_if(
      taking.steps, [&](const Step& step) { return (step.statement || step.question) && taking.is_answered(step); });
  const auto asked =
      std::ranges::count_if(taking.steps, [](const Step& step) { return step.statement || step.question; });
  Html out = html("<h1>{}</h1>", taking.tr("Your answers"));
  if (was_saved) out.add("<p role=\"status\">{}</p>", taking.tr("Your answer is kept."));
  if (!has_ballot) {
    out.add("<p class=\"stip-lead\">{}</p>", taking.tr("You have not answered anything yet. Nothing of you is kept."));
  } else {
    out.add("<p class=\"stip-lead\">{}</p>",
            fill(taking.tr("You answered {} of {} questions. Everything is kept: you need not send anything any more."),
                 {std::to_string(answered), std::to_string(asked)}));
    if (!taking.answer.missing.empty())
      out.add("<p>{}</p>",
              taking.tr("Some questions that matter most have no answer yet. The others count all the same."));
  }
  const std::string next = taking.first_open();
  if (taking.is_open() && next != "overzicht")
    out.add(
        "<p><a class=\"utrecht-button utrecht-button--secondary-action utrecht-link-button\" href=\"{}\">{}</a></p>",
        taking.link(next), taking.tr("Go on with the questions"));
  Html lines;
  for (const Step& step : taking.steps) lines.add(line(taking, step));
  if (has_ballot) {
    out.add(
        "<h2>{}</h2><p>{}</p><p class=\"stip-take__digest\">{}</p><p><a class=\"utrecht-link\" href=\"{}\">{}</a></p>",
        taking.tr("Your receipt"),
        taking.tr("Write this down or print it: with it you can see later that your answers are counted. It does not "
                  "show what you answered."),
        in_fours(taking.answer.receipt), taking.link("bewijs"), taking.tr("The receipt on a page to print"));
  }
  out.add("<p>{}</p>{}", return_words(taking), leave_form(taking));
  out.add("<h2>{}</h2><dl class=\"stip-take__answers\">{}</dl>", taking.tr("What you answered"), lines);
  if (has_ballot && taking.is_open())
    out.add("<p><a class=\"utrecht-link\" href=\"{}\">{}</a></p>", taking.link("intrekken"),
            taking.tr("Withdraw all my answers"));
  return people_page(taking.language,
                     {std::string(taking.tr("Your answers")), "doe-mee/" + taking.rules().id + "/overzicht"}, out);
}

// WEBPAGE of consult serve: GET /{language}/doe-mee/{consultation}/bewijs
//
// The receipt, to print or to write down, with how anybody can work it out.
Response receipt_page(const Taking& taking) {
  if (taking.answer.digest.empty()) return overview_page(taking, false);
  const Html out = html(
      "<h1>{}</h1><p class=\"stip-lead\">{}</p><dl class=\"stip-take__answers\"><div "
      "class=\"stip-take__answer\"><dt>{}</dt><dd class=\"stip-take__digest\">{}</dd></div>"
      "<div class=\"stip-take__answer\"><dt>{}</dt><dd class=\"stip-take__digest\">{}</dd></div><div "
      "class=\"stip-take__answer\"><dt>{}</dt><dd class=\"stip-take__digest\">{}</dd></div></dl>"
      "<p>{}</p><p>{}</p><p class=\"stip-take__screen\"><a class=\"utrecht-link\" href=\"{}\">{}</a></p>",
      taking.tr("Your receipt"), taking.in(taking.rules().title), taking.tr("Receipt"), in_fours(taking.answer.receipt),
      taking.tr("Check number"), taking.answer.digest, taking.tr("Salt"), taking.answer.salt,
      taking.tr("Go to “Check a receipt” and type the receipt. The check number there is the same as here as long as "
                "nobody changes your answers. If you change them yourself, it changes as well."),
      taking.tr("Whoever knows how, can work the check number out from the receipt, the salt and your answers; the way "
                "is described in the documentation of stip. Keep the salt to yourself."),
      taking.link("overzicht"), taking.tr("Back to your answers"));
  return people_page(taking.language,
                     {std::string(taking.tr("Your receipt")), "doe-mee/" + taking.rules().id + "/bewijs"}, out);
}

// WEBPAGE of consult serve: GET /{language}/doe-mee/{consultation}/intrekken
//
// Asks once more before all answers are taken out.
Response withdraw_page(const Taking& taking) {
  const Html out = html(
      "<h1>{}</h1><p class=\"stip-lead\">{}</p><form method=\"post\" action=\"{}\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\" type=\"submit\">{}</button></form>"
      "<p><a class=\"utrecht-link\" href=\"{}\">{}</a></p>",
      taking.tr("Withdraw all your answers?"),
      taking.tr("All that you answered is taken out, as if you had never taken part. As long as this is open you can "
                "take part again."),
      taking.link("intrekken"), taking.tr("Yes, take everything out"), taking.link("overzicht"),
      taking.tr("No, back to my answers"));
  return people_page(
      taking.language,
      {std::string(taking.tr("Withdraw all your answers?")), "doe-mee/" + taking.rules().id + "/intrekken"}, out);
}

Response withdrawn_page(const Taking& taking) {
  const Html out = html("<h1>{}</h1><p class=\"stip-lead\">{}</p><p><a class=\"utrecht-link\" href=\"{}\">{}</a></p>{}",
                        taking.tr("Your answers are withdrawn"), taking.tr("Nothing of you is kept any more."),
                        taking.link(), taking.tr("Back to the beginning"), leave_form(taking));
  return people_page(taking.language,
                     {std::string(taking.tr("Your answers are withdrawn")), "doe-mee/" + taking.rules().id}, out);
}

Response left_page(const Taking& taking) {
  const Html out =
      html("<h1>{}</h1><p class=\"stip-lead\">{}</p><p>{}</p><p><a class=\"utrecht-link\" href=\"{}\">{}</a></p>",
           taking.tr("Thank you"), taking.tr("This device does not know you any more."),
           taking.voter && taking.voter->door == BallotDoor::signed_in
               ? taking.tr("Sign out where you signed on as well, and close this window, if others use this device.")
               : taking.tr("Close this window as well if others use this device."),
           taking.link(), taking.tr("Back to the beginning"));
  return people_page(taking.language, {std::string(taking.tr("Thank you")), "doe-mee/" + taking.rules().id}, out);
}

}  // namespace stip
