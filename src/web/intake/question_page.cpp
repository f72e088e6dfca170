// Question page: choices, own words, a budget to divide, or the better of two.
#include <algorithm>

#include "base/text.h"
#include "web/intake/people_pages.h"

namespace stip {
namespace {

/// The answer in a form, in the shape of ballot_answers.h; null: none.
Json answer_in(const BallotQuestion& question, const FormData& form) {
  if (question.kind == BallotQuestionKind::single || question.kind == BallotQuestionKind::open) {
    const std::string* text = form.value("a");
    return text && !trimmed(*text).empty() ? Json(*text) : Json();
  }
  Json labels = Json::array();
  for (const auto& [name, value] : form.pairs)
    if (name == "a") labels.push(Json(value));
  const bool is_nothing = question.kind == BallotQuestionKind::multiple && labels.as_array().empty();
  return is_nothing ? Json() : labels;
}

bool names(const Json& answer, const std::string& label) {
  if (answer.is_string()) return answer.as_string() == label;
  return answer.is_array() && std::ranges::any_of(answer.as_array(), [&](const Json& each) {
           return each.is_string() && each.as_string() == label;
         });
}

Html option_list(const Taking& taking, const BallotQuestion& question, const Json& answer) {
  const bool is_single = question.kind == BallotQuestionKind::single;
  Html out;
  std::size_t number = 0;
  const auto add = [&](const std::string& value, std::string_view words, bool checked) {
    const std::string id = "a" + std::to_string(++number);
    out.add("<li><input class=\"{}\" type=\"{}\" id=\"{}\" name=\"a\" value=\"{}\"{}><label for=\"{}\">{}</label></li>",
            is_single ? "stip-take__radio" : "utrecht-checkbox", is_single ? "radio" : "checkbox", id, value,
            Html::trusted(checked ? " checked" : ""), id, words);
  };
  for (const BallotOption& each : question.options) add(each.label, taking.in(each.text), names(answer, each.label));
  if (is_single && !question.required) add("", taking.tr("I would rather not say"), false);
  return html("<ul class=\"stip-take__options\">{}</ul>", out);
}

Html open_control(const Taking& taking, const BallotQuestion& question, const Json& answer) {
  const std::string longest = fill(
      taking.tr("At most {} characters. Do not write names, addresses or phone numbers, of yourself or of others."),
      {std::to_string(question.longest)});
  return html(
      "<p class=\"stip-take__hint\" id=\"a-hulp\">{}</p><textarea class=\"utrecht-textarea\" id=\"a1\" name=\"a\" "
      "rows=\"8\" aria-labelledby=\"vraag\" aria-describedby=\"a-hulp\">{}</textarea>",
      longest, answer.is_string() ? answer.as_string() : std::string());
}

std::string_view hint_of(const Taking& taking, const BallotQuestion& question, std::string& words) {
  if (question.kind == BallotQuestionKind::single) return taking.tr("Choose one.");
  if (question.kind != BallotQuestionKind::multiple) return {};
  if (question.most == 0 || question.most >= question.options.size()) return taking.tr("You may choose more than one.");
  words = fill(taking.tr("Choose at most {}."), {std::to_string(question.most)});
  return words;
}

Html control(const Taking& taking, const BallotQuestion& question, const Json& answer) {
  switch (question.kind) {
    case BallotQuestionKind::single:
    case BallotQuestionKind::multiple:
      return option_list(taking, question, answer);
    case BallotQuestionKind::open:
      return open_control(taking, question, answer);
    case BallotQuestionKind::budget:
      return budget_control(taking, question, answer);
    case BallotQuestionKind::pairs:
      return pair_control(taking, question);
    case BallotQuestionKind::statements:
      break;
  }
  return {};
}

}  // namespace

// WEBPAGE of consult serve: GET /{language}/doe-mee/{consultation}/vraag/{label}
//
// One question; what is chosen is kept when the form is sent.
Response question_page(const Taking& taking, const Step& step, const FormData* typed, const Error* problem) {
  const BallotQuestion& question = *step.question;
  const Json* kept = taking.answer.answers.find(question.label);
  const Json answer = typed ? answer_in(question, *typed) : kept ? *kept : Json();
  std::string words;
  const std::string_view hint = hint_of(taking, question, words);
  Html inside = html("<h1 class=\"stip-take__question\" id=\"vraag\">{}</h1>", taking.in(question.text));
  if (!question.explanation.empty()) inside.add("<p class=\"stip-take__text\">{}</p>", taking.in(question.explanation));
  if (question.required)
    inside.add("<p class=\"stip-take__hint\">{}</p>",
               taking.tr("This question needs an answer; without one your other answers count as well."));
  if (question.about_me)
    inside.add("<p class=\"stip-take__hint\">{}</p>",
               taking.tr("This is asked to see whether all kinds of people took part. It is told of groups of ten "
                         "people or more alone."));
  if (!hint.empty()) inside.add("<p class=\"stip-take__hint\">{}</p>", hint);
  inside.add(control(taking, question, answer));
  Html out = progress(taking, step);
  if (problem) out.add(problem_box(taking, *problem, "a1"));
  const std::string_view save =
      question.kind == BallotQuestionKind::pairs ? std::string_view{} : taking.tr("Save and go on");
  out.add(
      "<form class=\"stip-take__form\" method=\"post\" action=\"{}\">{}{}{}</form>", taking.link(step.path), inside,
      taking.comes_from_overview ? Html::trusted("<input type=\"hidden\" name=\"van\" value=\"overzicht\">") : Html{},
      step_buttons(taking, step, save));
  return people_page(taking.language, {taking.in(question.text), "doe-mee/" + taking.rules().id + "/" + step.path}, out,
                     problem ? 422 : 200);
}

namespace {

/// A choice between two, added to those of before.
Sent pair_sent(const Taking& taking, const Step& step, const FormData& form) {
  const BallotQuestion& question = *step.question;
  const std::string *better = form.value("better"), *first = form.value("first"), *second = form.value("second");
  if (!better || !first || !second || (*better != *first && *better != *second)) return {};
  const Json* kept = taking.answer.answers.find(question.label);
  Json choices = kept ? *kept : Json::array();
  Json choice = Json::array();
  choice.push(Json(*better)).push(Json(*better == *first ? *second : *first));
  choices.push(std::move(choice));
  BallotRequest request = taking.voter->request();
  request.answers.emplace_back(question.label, std::move(choices));
  return {.request = std::move(request), .to = step.path};
}

}  // namespace

Sent question_sent(const Taking& taking, const Step& step, const FormData& form) {
  const BallotQuestion& question = *step.question;
  if (question.kind == BallotQuestionKind::pairs) return pair_sent(taking, step, form);
  const std::string* wanted = form.value("_do");
  if (wanted && *wanted == "count") return {.again = question_page(taking, step, &form)};
  const Json given = answer_in(question, form);
  const auto canonical = canonical_answer(question, given);
  if (!canonical.ok()) return {.again = question_page(taking, step, &form, &canonical.error())};
  BallotRequest request = taking.voter->request();
  request.answers.emplace_back(question.label, *canonical);
  return {.request = std::move(request)};
}

}  // namespace stip
