// People steps: what is asked of whom, in which order, and where somebody is.
#include <algorithm>

#include "web/intake/people_pages.h"

namespace stip {

std::vector<Step> steps_of(const BallotIntake::Consultation& consultation, const Json& answers) {
  std::vector<Step> steps;
  const BallotRules& rules = *consultation.rules;
  const auto add_statements = [&] {
    for (const BallotStatement& each : *consultation.statements)
      steps.push_back({"stelling/" + each.label, &each, nullptr});
    if (rules.own_statements) steps.push_back({"eigen", nullptr, nullptr});
  };
  const bool have_a_place = std::ranges::find(rules.questions, BallotQuestionKind::statements, &BallotQuestion::kind) !=
                            rules.questions.end();
  if (!have_a_place) add_statements();
  for (const BallotQuestion& question : rules.questions) {
    if (question.kind == BallotQuestionKind::statements)
      add_statements();
    else if (is_asked(question, answers))
      steps.push_back({"vraag/" + question.label, nullptr, &question});
  }
  return steps;
}

const Vote* vote_on(const BallotAnswer& answer, std::string_view label) {
  const auto at =
      std::ranges::find(answer.votes, label, [](const auto& pair) -> std::string_view { return pair.first; });
  return at == answer.votes.end() ? nullptr : &at->second;
}

std::string Taking::link(std::string_view path) const {
  std::string address = "/" + std::string(tag(language)) + "/doe-mee/" + rules().id;
  if (!path.empty()) address.append("/").append(path);
  return address;
}

std::size_t Taking::place_of(std::string_view path) const {
  return static_cast<std::size_t>(
      std::ranges::find(steps, path, [](const Step& step) -> std::string_view { return step.path; }) - steps.begin());
}

bool Taking::is_answered(const Step& step) const {
  if (step.statement) return vote_on(answer, step.statement->label) != nullptr;
  return !step.question || answer.answers.find(step.question->label) != nullptr;
}

std::string Taking::after(std::string_view path) const {
  if (comes_from_overview) return "overzicht";
  const std::size_t next = place_of(path) + 1;
  return next < steps.size() ? steps[next].path : "overzicht";
}

std::string Taking::first_open() const {
  const auto at = std::ranges::find_if(steps, [&](const Step& step) { return !is_answered(step); });
  return at == steps.end() ? "overzicht" : at->path;
}

Html progress(const Taking& taking, const Step& step) {
  const std::size_t at = taking.place_of(step.path) + 1, all = taking.steps.size();
  const std::string words = fill(taking.tr("Question {} of {}"), {std::to_string(at), std::to_string(all)});
  return html(
      "<div class=\"stip-take__progress\"><p id=\"voortgang\">{}</p><progress aria-labelledby=\"voortgang\" "
      "value=\"{}\" max=\"{}\"></progress></div>",
      words, at, all);
}

Html step_buttons(const Taking& taking, const Step& step, std::string_view save) {
  const std::size_t at = taking.place_of(step.path);
  Html out;
  if (!save.empty())
    out.add(
        "<button class=\"utrecht-button utrecht-button--primary-action\" type=\"submit\" name=\"_do\" "
        "value=\"save\">{}</button>",
        save);
  out.add("<p class=\"stip-take__ways\">");
  if (taking.comes_from_overview) {
    out.add("<a class=\"utrecht-link\" href=\"{}\">{}</a></p>", taking.link("overzicht"),
            taking.tr("Back to your answers"));
    return out;
  }
  if (at > 0)
    out.add("<a class=\"utrecht-link\" href=\"{}\">{}</a> ", taking.link(taking.steps[at - 1].path),
            taking.tr("Previous question"));
  out.add("<a class=\"utrecht-link\" href=\"{}\">{}</a> ", taking.link(taking.after(step.path)),
          taking.tr("Skip this question"));
  out.add("<a class=\"utrecht-link\" href=\"{}\">{}</a></p>", taking.link("overzicht"),
          taking.tr("Stop here and look at your answers"));
  return out;
}

}  // namespace stip
