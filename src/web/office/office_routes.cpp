// Office routes: every address of the office, once.
#include <array>

#include "web/office/pages.h"

namespace stip {

std::span<const OfficeRoute> office_routes() {
  static constexpr std::array<OfficeRoute, 8> all{{
      {"bureau", desk_page, nullptr},
      {"rapporteren/{}", report_form_page, report_sent},
      {"rapporteren/{}/{}", report_paper, nullptr},
      {"volgen", notices_page, followed},
      {"meldingen", notices_page, notices_set},
      {"beoordelen/{}", judge_page, judged},
      {"wijzigen/{}/{}", propose_page, proposed},
      {"beslissen/{}", decide_page, decided},
  }};
  return all;
}

}  // namespace stip
