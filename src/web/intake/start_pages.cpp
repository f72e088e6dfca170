// Start pages: which consultations there are, what one is about, and how to come in.
#include <algorithm>

#include "base/text.h"
#include "web/assets.h"
#include "web/intake/people_pages.h"

namespace stip {
namespace {

Html state_line(Language language, const BallotIntake::Consultation& one) {
  if (one.state == BallotState::closed) return html("{}", tr(language, "Closed: nobody can take part any more."));
  if (!one.rules->closes) return html("{}", tr(language, "Open now."));
  return html("{}", fill(tr(language, "Open up to and including {}."), {date_text(language, *one.rules->closes)}));
}

/// How many came in, as far as it may be told.
Html turnout(Language language, const BallotIntake::Consultation& one) {
  Html lines;
  for (const auto& [door, ballots] : one.ballots) {
    const std::int64_t shown = shown_turnout(ballots, one.state);
    if (shown == 0) continue;
    const std::string_view words =
        door == BallotDoor::invited     ? tr(language, "So far some {} people took part with a code.")
        : door == BallotDoor::signed_in ? tr(language, "So far some {} people took part with an account.")
                                        : tr(language, "So far the open form was filled in some {} times.");
    lines.add("<p>{}</p>", fill(words, {number_text(language, static_cast<long>(shown))}));
  }
  return lines;
}

void section(Html& out, const Taking& taking, std::string_view title, const BallotText& text) {
  if (!text.empty())
    out.add("<h2 class=\"utrecht-heading-3\">{}</h2><p class=\"stip-take__text\">{}</p>", title, taking.in(text));
}

}  // namespace

// WEBPAGE of consult serve: GET /{language}/
//
// The consultations that are open, and those that were.
Response consultations_page(const PeopleDoor& door, Language language) {
  Html open, closed;
  for (const std::string& id : door.intake.ids()) {
    const auto one = door.intake.consultation(id);
    if (!one) continue;
    (one->state == BallotState::open ? open : closed)
        .add("<li><a class=\"utrecht-link\" href=\"/{}/doe-mee/{}\">{}</a><br>{}</li>", tag(language), id,
             one->rules->title.in(language), state_line(language, *one));
  }
  Html content = html("<h1>{}</h1>", tr(language, "Take part"));
  if (open.empty())
    content.add("<p class=\"stip-lead\">{}</p>", tr(language, "There is no consultation at this moment."));
  else
    content.add("<p class=\"stip-lead\">{}</p><ul class=\"stip-take__list\">{}</ul>",
                tr(language, "You can take part in:"), open);
  if (!closed.empty()) content.add("<h2>{}</h2><ul class=\"stip-take__list\">{}</ul>", tr(language, "Closed"), closed);
  return people_page(language, {std::string(tr(language, "Take part")), ""}, content);
}

// WEBPAGE of consult serve: GET /{language}/doe-mee/{consultation}
//
// What is asked, why and by whom, what is open and what is fixed, what happens with it; and the doors.
Response introduction_page(const Taking& taking, const Error* problem, BallotDoor at) {
  const BallotRules& rules = taking.rules();
  const BallotIntroduction& words = rules.introduction;
  Html out = html("<h1>{}</h1>", taking.in(rules.title));
  if (problem) out.add(problem_box(taking, *problem, problem_place(*problem, at)));
  out.add("<p class=\"stip-lead\">{}</p>", state_line(taking.language, taking.consultation));
  if (!words.what.empty()) out.add("<p class=\"stip-take__text\">{}</p>", taking.in(words.what));
  const std::size_t steps = taking.steps.size();
  if (words.minutes > 0)
    out.add("<p>{}</p>", fill(taking.tr("It takes some {} minutes. There are {} questions. You may skip each of them, "
                                        "stop, and come back later."),
                              {std::to_string(words.minutes), std::to_string(steps)}));
  else
    out.add("<p>{}</p>",
            fill(taking.tr("There are {} questions. You may skip each of them, stop, and come back later."),
                 {std::to_string(steps)}));
  if (taking.is_open()) {
    if (taking.voter)
      out.add(
          "<p><a class=\"utrecht-button utrecht-button--primary-action utrecht-link-button\" href=\"{}\">{}</a></p>",
          taking.link("verder"), taking.tr("Go on where you were"));
    for (const BallotDoor door : rules.doors) out.add(door_form(taking, door, at == door ? problem : nullptr));
    out.add(
        "<p>{}</p>",
        taking.tr("Would you rather take part on paper? Ask for it at the address in your letter: it counts as much."));
  } else {
    if (rules.allows(BallotDoor::invited))
      out.add("<p>{}</p>{}", taking.tr("With your code you can still see what you answered."),
              door_form(taking, BallotDoor::invited, at == BallotDoor::invited ? problem : nullptr));
    if (rules.allows(BallotDoor::signed_in) && taking.door.signed_in)
      out.add("<p>{}</p>{}", taking.tr("When you sign on you can still see what you answered."),
              door_form(taking, BallotDoor::signed_in, at == BallotDoor::signed_in ? problem : nullptr));
    if (!taking.door.results.empty())
      out.add("<p><a class=\"utrecht-link\" href=\"{}/{}/raadplegingen\">{}</a></p>", taking.door.results,
              tag(taking.language), taking.tr("What came out, and what is done with it"));
  }
  section(out, taking, taking.tr("Why is this asked?"), words.why);
  section(out, taking, taking.tr("Who asks it?"), words.by);
  section(out, taking, taking.tr("What can still change"), words.open);
  section(out, taking, taking.tr("What is fixed already"), words.fixed);
  section(out, taking, taking.tr("What happens with the answers?"), words.afterwards);
  section(out, taking, taking.tr("Your privacy"), words.privacy);
  if (rules.minimum_age > 0)
    out.add("<p>{}</p>", fill(taking.tr("Who is younger than {} cannot take part: the law asks that parents agree, and "
                                        "that cannot be seen here."),
                              {std::to_string(rules.minimum_age)}));
  out.add(
      "<p>{}</p>{}",
      taking.tr("The code and your answers are kept apart. You can change or withdraw them as long as this is open. It "
                "is no secret ballot: whoever runs the server could, in the moment that you answer, see both."),
      turnout(taking.language, taking.consultation));
  if (rules.puzzle && taking.is_open()) out.add("<script src=\"{}\" defer></script>", asset_path("puzzle.js"));
  return people_page(taking.language, {taking.in(rules.title), "doe-mee/" + rules.id}, out,
                     problem ? (problem->kind == ErrorKind::forbidden ? 403 : 422) : 200);
}

// WEBPAGE of consult serve: GET /{language}/bewijs?raadpleging=ID&bewijs=RECEIPT
//
// Whether the ballot with a receipt is counted: never what it says.
Response receipt_form_page(const PeopleDoor& door, Language language, const Request& request) {
  const std::string* id = request.query_value("raadpleging");
  const std::string* receipt = request.query_value("bewijs");
  Html options, answer;
  for (const std::string& each : door.intake.ids()) {
    const auto one = door.intake.consultation(each);
    if (one)
      options.add("<option value=\"{}\"{}>{}</option>", each, Html::trusted(id && *id == each ? " selected" : ""),
                  one->rules->title.in(language));
  }
  if (id && receipt && !receipt->empty()) {
    const auto check = door.intake.check(*id, *receipt);
    if (!check.ok())
      answer = html("<p role=\"status\"><strong>{}</strong></p>", in_language(language, check.error()).problem);
    else if (!check->is_counted)
      answer =
          html("<p role=\"status\"><strong>{}</strong> {}</p>", tr(language, "There are no answers with this receipt."),
               tr(language, "Compare it symbol by symbol. If you withdrew your answers, this is right."));
    else
      answer = html("<p role=\"status\"><strong>{}</strong> {}</p><p>{}</p><p class=\"stip-take__digest\">{}</p>",
                    tr(language, "The answers with this receipt are counted."),
                    tr(language, "Is this number the same as on your receipt? Then nobody has changed your answers."),
                    tr(language, "Check number:"), check->digest);
  }
  Html content = html(
      "<h1>{}</h1><p class=\"stip-lead\">{}</p>{}<form class=\"stip-take__form\" action=\"/{}/bewijs\"><p><label "
      "class=\"utrecht-form-label\" for=\"raadpleging\">{}</label>"
      "<select class=\"utrecht-select utrecht-select--html-select\" id=\"raadpleging\" "
      "name=\"raadpleging\">{}</select></p>"
      "<p><label class=\"utrecht-form-label\" for=\"bewijs\">{}</label><input class=\"utrecht-textbox "
      "stip-take__code\" id=\"bewijs\" name=\"bewijs\" "
      "autocomplete=\"off\" spellcheck=\"false\" maxlength=\"40\" required></p>"
      "<button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\">{}</button></form>",
      tr(language, "Check a receipt"),
      tr(language, "A receipt shows that your answers are there. It does not show what they are."), answer,
      tag(language), tr(language, "Consultation"), options, tr(language, "Receipt"), tr(language, "Check"));
  return people_page(language, {std::string(tr(language, "Check a receipt")), "bewijs"}, content);
}

}  // namespace stip
