// ConsultationWords: sentences that say who they are about, and never more than the numbers do.
#include "publishing/consultation_words.h"

#include <cmath>

#include "base/text.h"

namespace stip {
namespace {

constexpr double two_sided = 1.959964;

}  // namespace

std::string ConsultationWords::number(std::int64_t count) const {
  return number_text(language_, static_cast<long>(count));
}

std::string ConsultationWords::count(ToldCount count) const { return count ? number(*count) : t(tr_later("not told")); }

std::string ConsultationWords::percent(double percent) const { return number(std::llround(percent)) + "%"; }

std::string ConsultationWords::decimal(double value, int decimals) const {
  double scaled = value;
  for (int i = 0; i < decimals; ++i) scaled *= 10;
  const std::int64_t units = std::llround(std::abs(scaled));
  return (value < 0 && units > 0 ? "−" : "") +
         number_text(language_, Decimal{units, static_cast<std::uint8_t>(decimals)});
}

std::string ConsultationWords::asked(const AskedWords& words, const std::string& label) const {
  if (language_ == Language::en && !words.text_en.empty()) return words.text_en;
  return words.text.empty() ? label : words.text;
}

std::string ConsultationWords::group(std::size_t group) { return std::string(1, static_cast<char>('A' + group % 26)); }

std::string ConsultationWords::door(ConsultationDoor door) const {
  const ChoiceType& type = Choices<ConsultationDoor>::type();
  const std::string_view label = type.values[static_cast<std::size_t>(door)].label;
  return label.empty() ? t(tr_later("Door not stated")) : std::string(tr_in(language_, type.name, label));
}

std::string ConsultationWords::caveat(ConsultationDoor door) const {
  switch (door) {
    case ConsultationDoor::invited:
      return t(tr_later(
          "Only people who were sent a code could take part by this door, each once. Who did not want to take part may "
          "think otherwise."));
    case ConsultationDoor::signed_in:
      return t(tr_later(
          "This is no sample. Everybody with an account could take part, each once: the figures tell what these people "
          "said, not how many people in the country think so."));
    case ConsultationDoor::open:
      return t(tr_later(
          "This is no sample. Anybody could take part, and nobody checked who they were or how often they came: the "
          "figures tell what was answered here, not how many people in the country think so."));
    case ConsultationDoor::unstated:
      break;
  }
  return t(tr_later("It is not stated how people came in, so the figures tell only what was answered here."));
}

std::string ConsultationWords::response(const DoorFindings& door) const {
  if (!door.participants) return t(tr_later("It is not recorded how many people took part."));
  if (*door.participants < 10)
    return t(tr_later(
        "Fewer than ten people took part by this door. What they said cannot be told without telling who said it."));
  const std::string people = number(*door.participants);
  if (!door.invited || *door.invited < *door.participants)
    return fill(tr(language_, "{} people took part by this door."), {people});
  return fill(tr(language_, "{} of the {} people who were invited took part ({})."),
              {people, number(*door.invited), percent(100.0 * *door.participants / *door.invited)});
}

std::string ConsultationWords::verdict(StatementVerdict verdict) const {
  switch (verdict) {
    case StatementVerdict::agreed:
      return t(tr_later("Most agree"));
    case StatementVerdict::rejected:
      return t(tr_later("Most disagree"));
    case StatementVerdict::divided:
      return t(tr_later("Divided"));
    case StatementVerdict::cannot_say:
      break;
  }
  return t(tr_later("Cannot be said"));
}

std::string ConsultationWords::groups_verdict(std::string_view verdict) const {
  if (verdict == "groups") return t(tr_later("There are groups of people who vote alike."));
  if (verdict == "too_few_people") return t(tr_later("Too few people voted enough to say whether there are groups."));
  if (verdict == "all_alike") return t(tr_later("People do not differ in a way that makes groups."));
  if (verdict == "gradual")
    return t(tr_later(
        "People differ gradually: wherever one drew a line, as many people would stand just on either side of it."));
  if (verdict == "unstable") return t(tr_later("Each half of the people gives other groups, so none is reported."));
  if (verdict == "too_small")
    return t(tr_later("A group was so small that telling of it would tell who is in it, so none is reported."));
  return t(tr_later("It was not worked out whether there are groups of people who vote alike."));
}

std::string ConsultationWords::rule(std::string_view rule) const {
  if (rule == "fast") return t(tr_later("answered faster than anybody reads"));
  if (rule == "alike") return t(tr_later("answered nearly the same list"));
  if (rule == "network") return t(tr_later("came from one network at about the same time"));
  if (rule == "arrival") return t(tr_later("came all at once"));
  if (rule == "target") return t(tr_later("voted on a few statements only"));
  return std::string(rule);
}

std::string ConsultationWords::votes(const ToldVotes& votes) const {
  const ToldCount answered = votes.answered();
  const bool all = votes.agree && votes.disagree && votes.pass;
  if (!all && votes.agree && !votes.disagree)
    return answered ? fill(tr(language_, "{} of {} agree; how many disagree cannot be told"),
                           {number(*votes.agree), number(*answered)})
                    : fill(tr(language_, "{} agree; how many disagree cannot be told"), {number(*votes.agree)});
  if (!all && votes.disagree && !votes.agree)
    return answered ? fill(tr(language_, "{} of {} disagree; how many agree cannot be told"),
                           {number(*votes.disagree), number(*answered)})
                    : fill(tr(language_, "{} disagree; how many agree cannot be told"), {number(*votes.disagree)});
  if (!all)
    return fill(tr(language_, "agree: {}; disagree: {}; pass: {}"),
                {count(votes.agree), count(votes.disagree), count(votes.pass)});
  return fill(tr(language_, "{} of {} agree, {} disagree and {} pass"),
              {number(*votes.agree), number(*answered), number(*votes.disagree), number(*votes.pass)});
}

std::string ConsultationWords::agree_of(const ToldVotes& votes) const {
  const ToldCount answered = votes.answered();
  if (!answered || !votes.agree) return count(std::nullopt);
  return fill(tr(language_, "{} of {}"), {number(*votes.agree), number(*answered)});
}

std::string ConsultationWords::share(const StatementFinding& finding, ConsultationDoor door) const {
  const auto share = finding.percent();
  if (!share)
    return finding.all.answered() && finding.all.agree ? t(tr_later("too few for a percentage")) : count(std::nullopt);
  if (door != ConsultationDoor::invited) return percent(*share);
  const auto [low, high] =
      wilson_bounds(static_cast<double>(*finding.all.agree), static_cast<double>(*finding.all.answered()));
  return fill(tr(language_, "{} ({} to {})"), {percent(*share), percent(100 * low), percent(100 * high)});
}

std::string ConsultationWords::weighted(std::optional<double> share, std::optional<double> error) const {
  if (!share) return {};
  if (!error) return percent(100 * *share);
  const double low = std::max(0.0, *share - two_sided * *error), high = std::min(1.0, *share + two_sided * *error);
  return fill(tr(language_, "{} ({} to {})"), {percent(100 * *share), percent(100 * low), percent(100 * high)});
}

std::string ConsultationWords::headline(const StatementFinding& finding) const {
  std::string all = "“" + asked(finding.words, finding.label) + "” " + votes(finding.all);
  if (const auto share = finding.percent()) all += " (" + fill(tr(language_, "{} agree"), {percent(*share)}) + ")";
  return all + ".";
}

std::string ConsultationWords::trend(const TrendLine& line) const {
  if (!line.change) return t(tr_later("cannot be said: nobody was drawn"));
  if (*line.change > 0) return t(tr_later("more agree now"));
  if (*line.change < 0) return t(tr_later("fewer agree now"));
  return t(tr_later("no clear change"));
}

}  // namespace stip
