// Statement page: one sentence, and agree, disagree or pass.
#include "base/text.h"
#include "web/intake/people_pages.h"

namespace stip {
namespace {

struct Choice {
  const char* value;
  Vote vote;
  std::string_view words;
};
constexpr Choice choices[] = {{"1", Vote::agree, tr_later("Agree")},
                              {"-1", Vote::disagree, tr_later("Disagree")},
                              {"0", Vote::pass, tr_later("I do not know, or neither")}};

}  // namespace

// WEBPAGE of consult serve: GET /{language}/doe-mee/{consultation}/stelling/{label}
//
// One statement; the answer is kept at once and leads to the next question.
Response statement_page(const Taking& taking, const Step& step) {
  const Vote* now = vote_on(taking.answer, step.statement->label);
  Html buttons;
  for (const Choice& each : choices) {
    const bool is_now = now && *now == each.vote;
    buttons.add(
        "<button class=\"utrecht-button utrecht-button--secondary-action stip-take__vote{}\" type=\"submit\" "
        "name=\"vote\" value=\"{}\">{}{}</button>",
        is_now ? " stip-take__vote--now" : "", each.value, taking.tr(each.words),
        is_now ? html("<span class=\"stip-take__now\">{}</span>", taking.tr("this is your answer now")) : Html{});
  }
  if (now)
    buttons.add(
        "<button class=\"utrecht-button utrecht-button--subtle\" type=\"submit\" name=\"vote\" "
        "value=\"back\">{}</button>",
        taking.tr("Take my answer back"));
  const Html content = html(
      "{}<form class=\"stip-take__form\" method=\"post\" action=\"{}\"><p class=\"stip-take__eyebrow\">{}</p><h1 "
      "class=\"stip-take__statement\">{}</h1>{}"
      "<div class=\"stip-take__votes\" role=\"group\" aria-label=\"{}\">{}</div>{}</form>",
      progress(taking, step), taking.link(step.path), taking.tr("Do you agree?"), taking.in(step.statement->text),
      taking.comes_from_overview ? Html::trusted("<input type=\"hidden\" name=\"van\" value=\"overzicht\">") : Html{},
      taking.tr("Your answer"), buttons, step_buttons(taking, step, ""));
  return people_page(taking.language,
                     {taking.in(step.statement->text), "doe-mee/" + taking.rules().id + "/" + step.path}, content);
}

Sent statement_sent(const Taking& taking, const Step& step, const FormData& form) {
  const std::string* vote = form.value("vote");
  if (!vote) return {};
  BallotRequest request = taking.voter->request();
  if (*vote == "back") {
    request.votes.emplace_back(step.statement->label, std::nullopt);
    return {.request = std::move(request), .to = step.path};
  }
  for (const Choice& each : choices)
    if (*vote == each.value) request.votes.emplace_back(step.statement->label, each.vote);
  if (request.votes.empty()) return {.again = statement_page(taking, step)};
  return {.request = std::move(request)};
}

}  // namespace stip
