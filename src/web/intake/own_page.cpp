// Own page: statements of one's own, which others vote on once they were looked at.
#include "base/text.h"
#include "web/intake/people_pages.h"

namespace stip {
namespace {

std::string_view state_words(const Taking& taking, const OwnStatement& own) {
  switch (own.state) {
    case ContributionState::waiting:
      return taking.tr("It waits until somebody has looked at it.");
    case ContributionState::accepted:
      return taking.tr("Others can vote on it now.");
    case ContributionState::refused:
      return taking.tr("It is not put to others.");
  }
  return {};
}

}  // namespace

// WEBPAGE of consult serve: GET /{language}/doe-mee/{consultation}/eigen
//
// What is missing among the statements, in one's own words; and what became of those of before.
Response own_page(const Taking& taking, const FormData* typed, const Error* problem) {
  const Step step{"eigen", nullptr, nullptr};
  Html known;
  std::size_t number = 0;
  for (const OwnStatement& each : taking.answer.statements) {
    const std::string id = "terug" + std::to_string(++number);
    known.add(
        "<li><q dir=\"auto\">{}</q><br>{} <form method=\"post\" action=\"{}\"><input type=\"hidden\" name=\"back\" "
        "value=\"{}\"><button class=\"utrecht-button utrecht-button--subtle\" id=\"{}\" "
        "type=\"submit\">{}</button></form></li>",
        each.text, state_words(taking, each), taking.link("eigen"), each.text, id, taking.tr("Take it back"));
  }
  Html out = progress(taking, step);
  if (problem) out.add(problem_box(taking, *problem, "own"));
  const std::string* text = typed ? typed->value("own") : nullptr;
  out.add(
      "<form class=\"stip-take__form\" method=\"post\" action=\"{}\"><h1 class=\"stip-take__question\">{}</h1><p>{}</p>"
      "<p><label class=\"utrecht-form-label\" for=\"own\">{}</label><span class=\"stip-take__hint\" "
      "id=\"own-hulp\">{}</span>"
      "<textarea class=\"utrecht-textarea\" id=\"own\" name=\"own\" rows=\"3\" "
      "aria-describedby=\"own-hulp\">{}</textarea></p>{}</form>",
      taking.link("eigen"), taking.tr("Is something missing?"),
      taking.tr(
          "You may add a statement. Somebody looks at it first; then others can vote on it. From then on it stays, "
          "without your answers, also if you withdraw those."),
      taking.tr("Your statement"),
      fill(taking.tr("One thought in one sentence, of at most {} characters. No names, no addresses."),
           {std::to_string(longest_own_statement)}),
      text ? *text : std::string(), step_buttons(taking, step, taking.tr("Add it")));
  if (!known.empty()) out.add("<h2>{}</h2><ul class=\"stip-take__list\">{}</ul>", taking.tr("What you added"), known);
  return people_page(taking.language,
                     {std::string(taking.tr("Is something missing?")), "doe-mee/" + taking.rules().id + "/eigen"}, out,
                     problem ? 422 : 200);
}

Sent own_sent(const Taking& taking, const FormData& form) {
  BallotRequest request = taking.voter->request();
  if (const std::string* back = form.value("back")) {
    request.statements_back.push_back(*back);
    return {.request = std::move(request), .to = "eigen"};
  }
  const std::string* text = form.value("own");
  if (!text || trimmed(*text).empty()) return {};
  const auto own = own_statement(*text);
  if (!own.ok()) return {.again = own_page(taking, &form, &own.error())};
  request.statements.push_back(*own);
  return {.request = std::move(request), .to = "eigen"};
}

}  // namespace stip
