// Budget control: options with what they cost and bring, and how much of the budget is spent.
#include <algorithm>

#include "base/text.h"
#include "web/intake/people_pages.h"

namespace stip {
namespace {

std::string money(const Taking& taking, const BallotQuestion& budget, BallotAmount amount) {
  const std::string number = said_amount(amount).in(taking.language);
  return budget.unit.empty() ? number : number + " " + taking.in(budget.unit);
}

Html effects(const Taking& taking, const BallotOption& option) {
  Html out;
  for (const BallotEffect& each : option.effects) {
    const std::string unit = each.unit.empty() ? "" : " " + taking.in(each.unit);
    out.add("<li>{}: {}{}</li>", taking.in(each.name), said_amount(each.value).in(taking.language), unit);
  }
  return out.empty() ? Html{} : html("<ul class=\"stip-take__effects\">{}</ul>", out);
}

std::string limits(const Taking& taking, const BallotQuestion& budget) {
  if (budget.least_options > 0 && budget.most_options > 0)
    return fill(taking.tr("Choose {} to {} of them."),
                {std::to_string(budget.least_options), std::to_string(budget.most_options)});
  if (budget.least_options > 0) return fill(taking.tr("Choose at least {}."), {std::to_string(budget.least_options)});
  if (budget.most_options > 0) return fill(taking.tr("Choose at most {}."), {std::to_string(budget.most_options)});
  return {};
}

}  // namespace

Html budget_control(const Taking& taking, const BallotQuestion& budget, const Json& chosen) {
  const auto is_chosen = [&](const BallotOption& option) {
    return chosen.is_array() && std::ranges::any_of(chosen.as_array(), [&](const Json& each) {
             return each.is_string() && each.as_string() == option.label;
           });
  };
  BallotAmount spent{};
  Html options;
  std::size_t number = 0;
  for (const BallotOption& each : budget.options) {
    const bool checked = is_chosen(each);
    if (checked) spent.millionths += each.cost.millionths;
    const std::string id = "a" + std::to_string(++number);
    options.add(
        "<li><input class=\"utrecht-checkbox\" type=\"checkbox\" id=\"{}\" name=\"a\" value=\"{}\"{}><label "
        "for=\"{}\"><strong>{}</strong> "
        "<span class=\"stip-take__cost\">{}</span></label>{}</li>",
        id, each.label, Html::trusted(checked ? " checked" : ""), id, taking.in(each.text),
        money(taking, budget, each.cost), effects(taking, each));
  }
  const BallotAmount left{budget.budget.millionths - spent.millionths};
  const bool is_over = left.millionths < 0;
  const std::string told =
      is_over ? fill(taking.tr("You spend {} of {}: that is {} too much. Take something off."),
                     {money(taking, budget, spent), money(taking, budget, budget.budget),
                      money(taking, budget, {-left.millionths})})
              : fill(taking.tr("You spend {} of {}. There is {} left."),
                     {money(taking, budget, spent), money(taking, budget, budget.budget), money(taking, budget, left)});
  const std::string rule = limits(taking, budget);
  return html(
      "<p>{} {}</p><ul class=\"stip-take__options stip-take__options--budget\">{}</ul>"
      "<div class=\"stip-take__spent{}\" role=\"status\"><meter min=\"0\" max=\"{}\" value=\"{}\" "
      "aria-label=\"{}\"></meter><p>{}</p></div>"
      "<p><button class=\"utrecht-button utrecht-button--secondary-action\" type=\"submit\" name=\"_do\" "
      "value=\"count\">{}</button></p>",
      fill(taking.tr("You have {} to divide."), {money(taking, budget, budget.budget)}), rule, options,
      is_over ? " stip-take__spent--over" : "", budget.budget.millionths / 1'000,
      std::min(spent.millionths, budget.budget.millionths) / 1'000, taking.tr("Spent of the budget"), told,
      taking.tr("Work out what I spend"));
}

}  // namespace stip
