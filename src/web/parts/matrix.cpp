// Matrix: the table and its cells.
#include "web/parts/matrix.h"

#include <algorithm>

#include "web/parts/filter.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"

namespace stip {
namespace {

bool has_actions(const Matrix& matrix, std::size_t effect) {
  return std::ranges::any_of(matrix.cells[effect], [](const MatrixCell& cell) { return !cell.actions.empty(); });
}
bool theme_has_actions(const Matrix& matrix, std::size_t theme) {
  return std::ranges::any_of(matrix.cells, [&](const auto& row) { return !row[theme].actions.empty(); });
}

Html cell_html(const Visit& visit, const MatrixCell& cell, const std::string& effect, const std::string& theme) {
  if (cell.actions.empty()) return html("<td><span class=\"stip-matrix__empty\">{}</span></td>", visit.tr("none"));
  ActionFilter filter;
  filter.goal = effect.empty() ? std::string(ActionFilter::not_stated) : effect;
  filter.theme = theme.empty() ? std::string(ActionFilter::not_stated) : theme;
  const auto count = cell.actions.size();
  return html(
      "<td><a class=\"stip-matrix__cell\" href=\"{}\"><span class=\"stip-matrix__count\">{}</span> <span>{}</span> {}</a></td>",
      link_with(visit, "acties", query_of(filter)), count, count == 1 ? visit.tr("action") : visit.tr("actions"),
      phase_bar(visit, cell.phases));
}

}  // namespace

Html phase_bar(const Visit& visit, const PhaseSplit& split) {
  static constexpr Phase order[] = {Phase::done,   Phase::running, Phase::not_started, Phase::paused,  Phase::stopped,
                                    Phase::merged, Phase::moved,   Phase::proposed,    Phase::unstated};
  std::vector<Share> shares;
  for (Phase phase : order) {
    if (split.of(phase) == 0) continue;
    shares.push_back({level_of(phase),
                      phase == Phase::unstated ? visit.tr("phase not stated") : choice_word(visit, phase),
                      split.of(phase)});
  }
  return split_bar(visit, shares);
}

Html matrix_table(const Visit& visit, const Matrix& matrix) {
  Html head = html("<tr><th scope=\"col\">{}</th>", visit.tr("Societal effect"));
  for (std::size_t theme = 0; theme < matrix.themes.size(); ++theme) {
    if (matrix.themes[theme].empty()) {
      if (theme_has_actions(matrix, theme)) head.add("<th scope=\"col\">{}</th>", visit.tr("No theme stated"));
    } else {
      head.add("<th scope=\"col\">{}</th>", linked_id(visit, matrix.themes[theme]));
    }
  }
  Html rows;
  for (std::size_t effect = 0; effect < matrix.effects.size(); ++effect) {
    const std::string& id = matrix.effects[effect];
    if (id.empty() && !has_actions(matrix, effect)) continue;
    rows.add("<tr><th scope=\"row\">{}</th>",
             id.empty() ? html("{}", visit.tr("No effect stated")) : linked_id(visit, id));
    for (std::size_t theme = 0; theme < matrix.themes.size(); ++theme) {
      if (matrix.themes[theme].empty() && !theme_has_actions(matrix, theme)) continue;
      rows.add(cell_html(visit, matrix.cells[effect][theme], id, matrix.themes[theme]));
    }
    rows.add("</tr>\n");
  }
  return html(
      "<div class=\"stip-table-scroll\" role=\"region\" aria-labelledby=\"matrix\" tabindex=\"0\">\n<table class=\"utrecht-table stip-matrix\"><caption id=\"matrix\">{}</caption>\n"
      "<thead>{}</tr></thead>\n<tbody>{}</tbody></table></div>\n<p class=\"stip-quiet\">{}</p>\n",
      visit.tr("Actions by effect and theme, with their phases"), head, rows,
      visit.tr(
          "An action stands in every cell where it belongs, so the cells do not add up to the number of actions."));
}

}  // namespace stip
