// Office routes: every address of the office, once.
#include <array>

#include "web/office/pages.h"

namespace stip {

std::span<const OfficeRoute> office_routes() {
  static constexpr std::array<OfficeRoute, 14> all{{
      {"bureau", desk_page, nullptr},
      {"rapporteren/{}", report_form_page, report_sent},
      {"beoordelen/{}", judge_page, judged},
      {"wijzigen/{}/{}", propose_page, proposed},
      {"beslissen/{}", decide_page, decided},
      {"signaleren", intake_page, taken_in},
      {"beantwoorden/{}", answer_page, answer_sent},
      {"vergaderen/{}", plan_page, planned},
      {"notuleren/{}", minutes_page, minutes_sent},
      {"rondes", rounds_page, round_opened},
      {"rondes/{}", round_page, round_closed},
      {"toezeggen", pledging_page, pledged},
      {"nakomen/{}", fulfil_page, fulfil_sent},
      {"overdragen", hand_over_page, handed_over},
  }};
  return all;
}

}  // namespace stip
