// Pair control: the better of two ideas, again and again, each as often as the others.
#include <algorithm>

#include "base/random_stream.h"
#include "base/text.h"
#include "web/intake/people_pages.h"

namespace stip {
namespace {

std::size_t choices_in(const Json* answer) { return answer && answer->is_array() ? answer->as_array().size() : 0; }

/// The two options of a choice, the lower place first.
std::optional<std::pair<std::size_t, std::size_t>> places_of(const BallotQuestion& pairs, const Json& choice) {
  if (!choice.is_array() || choice.as_array().size() != 2) return std::nullopt;
  const auto first = pairs.option(choice.as_array()[0].as_string()),
             second = pairs.option(choice.as_array()[1].as_string());
  if (!first || !second) return std::nullopt;
  return std::minmax(*first, *second);
}

Html idea(const Taking& taking, const BallotOption& option, std::size_t number) {
  return html(
      "<button class=\"utrecht-button utrecht-button--secondary-action stip-take__vote\" id=\"a{}\" type=\"submit\" "
      "name=\"better\" value=\"{}\">{}</button>",
      number, option.label, taking.in(option.text));
}

}  // namespace

std::optional<std::pair<std::size_t, std::size_t>> next_pair(const BallotQuestion& pairs, const Json& answer,
                                                             std::string_view receipt) {
  const std::size_t n = pairs.options.size();
  if (pairs.most > 0 && choices_in(&answer) >= pairs.most) return std::nullopt;
  std::vector<std::size_t> shown(n);
  std::vector<bool> done(n * n);
  if (answer.is_array()) {
    for (const Json& each : answer.as_array()) {
      const auto places = places_of(pairs, each);
      if (!places) continue;
      ++shown[places->first], ++shown[places->second];
      done[places->first * n + places->second] = true;
    }
  }
  // The two that were shown least; among those alike, by chance, but the same each time that the page is asked.
  std::optional<std::pair<std::size_t, std::size_t>> best;
  std::pair<std::size_t, std::uint64_t> least{};
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      if (done[i * n + j]) continue;
      const std::pair<std::size_t, std::uint64_t> rank{shown[i] + shown[j], scattered(receipt, i * n + j)};
      if (!best || rank < least) best = {i, j}, least = rank;
    }
  }
  return best;
}

Html pair_control(const Taking& taking, const BallotQuestion& pairs) {
  const Json* kept = taking.answer.answers.find(pairs.label);
  const auto pair = next_pair(pairs, kept ? *kept : Json(), taking.answer.receipt);
  const std::size_t made = choices_in(kept), all = pairs.options.size() * (pairs.options.size() - 1) / 2;
  const std::size_t most = pairs.most > 0 ? std::min<std::size_t>(pairs.most, all) : all;
  Html out =
      html("<p class=\"stip-take__hint\">{}</p>",
           fill(taking.tr("You made {} choices; there are {} at most. Stop whenever you like: each choice counts."),
                {std::to_string(made), std::to_string(most)}));
  if (!pair) {
    out.add(
        "<p role=\"status\"><strong>{}</strong></p><p><a class=\"utrecht-button utrecht-button--primary-action "
        "utrecht-link-button\" id=\"a1\" href=\"{}\">{}</a></p>",
        taking.tr("You have made all choices. Thank you."), taking.link(taking.after("vraag/" + pairs.label)),
        taking.tr("Go on"));
    return out;
  }
  // Which of the two stands first is by chance as well.
  auto [first, second] = *pair;
  if (scattered(taking.answer.receipt, first * 1'000 + second) & 1) std::swap(first, second);
  out.add(
      "<input type=\"hidden\" name=\"first\" value=\"{}\"><input type=\"hidden\" name=\"second\" value=\"{}\"><div "
      "class=\"stip-take__votes\" role=\"group\" aria-labelledby=\"vraag\">{}{}</div>",
      pairs.options[first].label, pairs.options[second].label, idea(taking, pairs.options[first], 1),
      idea(taking, pairs.options[second], 2));
  out.add("<p><a class=\"utrecht-button utrecht-button--primary-action utrecht-link-button\" href=\"{}\">{}</a></p>",
          taking.link(taking.after("vraag/" + pairs.label)), taking.tr("That is enough: go on"));
  return out;
}

}  // namespace stip
