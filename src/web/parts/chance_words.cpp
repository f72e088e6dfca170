// Chance words: rounded as far as they are known.
#include "web/parts/chance_words.h"

#include <cmath>

#include "monitoring/forecast/prospect.h"

namespace stip {

std::string share_text(Language language, double share) {
  if (share < 0.01) return std::string(tr(language, "fewer than 1 in 100"));
  if (share > 0.99) return std::string(tr(language, "more than 99 in 100"));
  return frequency_text(language, share);
}

std::string chance_text(Language language, double share) {
  return std::string(tr(language, word_for(share))) + " (" + share_text(language, share) + ")";
}

std::string change_text(Language language, const PairedShare& share) {
  const std::string today = share_text(language, share.today), then = share_text(language, share.then);
  if (today == then) return fill(tr(language, "stays {}"), {today});
  return fill(tr(language, "from {} to {}"), {today, then});
}

std::string difference_text(Language language, const PairedShare& share) {
  if (share.difference() == 0 && share.error == 0) return std::string(tr(language, "the same in every future"));
  if (share.difference() == 0 || share.is_noise()) return std::string(tr(language, "no more than chance"));
  const double size = std::fabs(share.difference()) * 100, room = 2 * share.error * 100;
  const std::string off = room < 0.5 ? std::string("< 1") : std::to_string(std::lround(std::ceil(room)));
  const std::string many = size < 1 ? std::string("< 1") : std::to_string(std::lround(size));
  return fill(share.difference() < 0 ? tr(language, "{} of 100 fewer (± {})") : tr(language, "{} of 100 more (± {})"),
              {many, off});
}

std::string days_text(Language language, double days) {
  constexpr double month = 365.25 / 12;
  if (days < 45) return tr_n(language, "{} day", "{} days", std::lround(days));
  if (days < 24 * month) return tr_n(language, "{} month", "{} months", std::lround(days / month));
  const std::int64_t tenths = std::llround(days / 365.25 * 2) * 5;  // By halves: not known better.
  const Decimal years = tenths % 10 == 0 ? Decimal{tenths / 10, 0} : Decimal{tenths, 1};
  return fill(tr(language, "{} years"), {number_text(language, years)});
}

std::string shift_text(Language language, double mean, double error) {
  if (std::fabs(mean) < 0.5 && error < 0.5) return std::string(tr(language, "no shift"));
  if (std::fabs(mean) < 2 * error) return std::string(tr(language, "no more than chance"));
  return fill(mean > 0 ? tr(language, "{} later (± {})") : tr(language, "{} sooner (± {})"),
              {days_text(language, std::fabs(mean)), days_text(language, std::ceil(2 * error))});
}

}  // namespace stip
