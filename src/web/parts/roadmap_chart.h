// Roadmap chart: actions and milestones over quarters, beside what the first edition planned.
#pragma once

#include <string>
#include <vector>

#include "web/parts/status.h"
#include "web/site.h"

namespace stip {

struct PlannedMilestone {
  std::string title;
  Date due, first_due, met_on;
  bool invented = false;
  Html lang = {};  ///< Attribute of its title, if that is in another language than the page.
};

/// One bar. Dates may be imprecise or empty; what is not known is hatched, never drawn as certain.
struct PlannedRow {
  std::string id;  ///< "A-014"; empty: milestones of the programme as a whole.
  std::string label;
  Html lang = {};       ///< Attribute of the label, if that is in another language than the page.
  std::string address;  ///< Where its label leads; empty: nowhere.
  Level look = Level::none;
  std::string phase;  ///< In words, since colour alone says nothing.
  Date start, end;
  Date first_start, first_end;  ///< As in the first edition; empty: not in it.
  std::string drift;            ///< "+4 quarters since edition 2026"; empty: none.
  std::vector<PlannedMilestone> milestones;
};

struct PlannedGroup {
  std::string title;
  std::vector<PlannedRow> rows;
  Html lang = {};  ///< Attribute of the title, if that is in another language than the page.
};

/// Whether there is anything to draw.
bool is_drawable(const PlannedRow& row);

/// The figure, `today` as a line. Rows without any date are left out: the page lists them in words.
Html roadmap_figure(const Visit& visit, const std::vector<PlannedGroup>& groups, std::string_view caption);

}  // namespace stip
