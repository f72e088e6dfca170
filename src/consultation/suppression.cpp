// Suppression: bounds of a hidden cell as flows, and the cheapest cycles that widen them.
#include "consultation/suppression.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <queue>

namespace stip {
namespace {

constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max() / 4;

/// A cell as an arc: one more in it takes one from node `from` to node `to`. What is added must come round.
struct Arc {
  std::uint32_t from = 0, to = 0;
  std::int64_t count = 0, cost = 0;
  bool usable = false;  ///< May be suppressed: somebody is in it, and it is not the grand total.
};

/// A step along an arc, or against it.
struct Step {
  std::uint32_t arc = 0, node = 0;  ///< Where it ends.
  bool forward = true;
};

class Circulation {
 public:
  explicit Circulation(const FrequencyTable& table) {
    const bool crossed = table.by.size() == 2;
    const auto n_rows = static_cast<std::uint32_t>(table.levels[0].size());
    const auto n_columns = crossed ? static_cast<std::uint32_t>(table.levels[1].size()) : 0;
    // Rows are nodes 0 … n_rows, the row of totals last; then the columns likewise. One property: two nodes.
    const std::uint32_t nodes = crossed ? n_rows + n_columns + 2 : 2;
    steps_.resize(nodes);
    for (const FrequencyCell& cell : table.cells) {
      const bool of_rows = cell.row == FrequencyCell::total, of_columns = cell.column == FrequencyCell::total;
      Arc arc;
      if (crossed) {
        arc.from = of_rows ? n_rows : cell.row;
        arc.to = n_rows + 1 + (of_columns ? n_columns : cell.column);
        if (of_rows != of_columns) std::swap(arc.from, arc.to);  // A total: what its cells gain, it gives.
      } else {
        arc = {of_rows ? 1u : 0u, of_rows ? 0u : 1u};
      }
      const bool is_grand = of_rows && of_columns;
      arc.count = cell.count;
      arc.usable = cell.count > 0 && !is_grand;
      arc.cost = cell.count + (crossed && cell.is_margin() ? table.grand_total() * 4 : 0);
      const auto number = static_cast<std::uint32_t>(arcs_.size());
      steps_[arc.from].push_back({number, arc.to, true});
      steps_[arc.to].push_back({number, arc.from, false});
      arcs_.push_back(arc);
    }
    hidden_.assign(arcs_.size(), 0);
  }

  const std::vector<Arc>& arcs() const { return arcs_; }
  const std::vector<char>& hidden() const { return hidden_; }
  void hide(std::uint32_t arc) { hidden_[arc] = 1; }
  void hide_all() {
    for (std::uint32_t a = 0; a < arcs_.size(); ++a) hidden_[a] = arcs_[a].usable;
  }

  /// Whether what a hidden cell may be has this width.
  bool is_wide(std::uint32_t cell, std::int64_t width) const {
    const Arc& arc = arcs_[cell];
    const std::int64_t up = flow(arc.to, arc.from, cell, width);
    if (up >= width) return true;
    return up + std::min(arc.count - 1, flow(arc.from, arc.to, cell, width - up)) >= width;
  }

  /// The cheapest cells which, hidden, let a cell move by `amount` up or down; none if there are no such.
  std::optional<std::vector<std::uint32_t>> cheapest_cycle(std::uint32_t cell, std::int64_t amount) const {
    const Arc& arc = arcs_[cell];
    auto [up_cost, up] = cheapest_path(arc.to, arc.from, cell, amount);
    if (arc.count - 1 >= amount) {
      auto [down_cost, down] = cheapest_path(arc.from, arc.to, cell, amount);
      if (down_cost < up_cost) return down;
    }
    if (up_cost == unbounded) return std::nullopt;
    return up;
  }

 private:
  /// What a cell can still give or take. It is one or more, so it can give all but one.
  std::int64_t room(const Step& step, const std::vector<std::int64_t>& moved) const {
    return step.forward ? unbounded : arcs_[step.arc].count - 1 + moved[step.arc];
  }

  /// The largest flow over hidden cells, but the given one; not more than `enough`.
  std::int64_t flow(std::uint32_t from, std::uint32_t to, std::uint32_t without, std::int64_t enough) const {
    std::vector<std::int64_t> moved(arcs_.size(), 0);
    std::int64_t total = 0;
    while (total < enough) {
      std::vector<const Step*> into(steps_.size(), nullptr);
      std::vector<std::uint32_t> before(steps_.size(), 0);
      std::queue<std::uint32_t> queue;
      queue.push(from);
      while (!queue.empty() && !into[to]) {
        const std::uint32_t node = queue.front();
        queue.pop();
        for (const Step& step : steps_[node]) {
          if (!hidden_[step.arc] || step.arc == without || step.node == from || into[step.node]) continue;
          if (room(step, moved) <= 0) continue;
          into[step.node] = &step;
          before[step.node] = node;
          queue.push(step.node);
        }
      }
      if (!into[to]) break;
      std::int64_t amount = enough - total;
      for (std::uint32_t node = to; node != from; node = before[node])
        amount = std::min(amount, room(*into[node], moved));
      for (std::uint32_t node = to; node != from; node = before[node])
        moved[into[node]->arc] += into[node]->forward ? amount : -amount;
      total += amount;
    }
    return total;
  }

  std::pair<std::int64_t, std::vector<std::uint32_t>> cheapest_path(std::uint32_t from, std::uint32_t to,
                                                                    std::uint32_t without, std::int64_t amount) const {
    std::vector<std::int64_t> cost(steps_.size(), unbounded);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> by(steps_.size());  // Node before, and arc.
    using Entry = std::pair<std::int64_t, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    cost[from] = 0;
    queue.emplace(0, from);
    while (!queue.empty()) {
      const auto [so_far, node] = queue.top();
      queue.pop();
      if (so_far > cost[node]) continue;
      for (const Step& step : steps_[node]) {
        const Arc& arc = arcs_[step.arc];
        if (!arc.usable || step.arc == without || (!step.forward && arc.count - 1 < amount)) continue;
        const std::int64_t next = so_far + (hidden_[step.arc] ? 0 : arc.cost);
        if (next >= cost[step.node]) continue;
        cost[step.node] = next;
        by[step.node] = {node, step.arc};
        queue.emplace(next, step.node);
      }
    }
    std::vector<std::uint32_t> path;
    if (cost[to] < unbounded)
      for (std::uint32_t node = to; node != from; node = by[node].first) path.push_back(by[node].second);
    return {cost[to], std::move(path)};
  }

  std::vector<Arc> arcs_;
  std::vector<std::vector<Step>> steps_;  ///< By node.
  std::vector<char> hidden_;
};

/// Hides cycles until the cell is wide enough; false if none are left to hide.
bool protect(Circulation& table, std::uint32_t cell, std::int64_t width) {
  for (std::int64_t amount = width; amount > 0; amount /= 2) {
    while (!table.is_wide(cell, width)) {
      const auto cycle = table.cheapest_cycle(cell, amount);
      if (!cycle) break;
      bool is_new = false;
      for (const std::uint32_t arc : *cycle) {
        is_new |= !table.hidden()[arc];
        table.hide(arc);
      }
      if (!is_new) break;
    }
  }
  return table.is_wide(cell, width);
}

}  // namespace

ErrorOr<std::vector<char>> suppressed_cells(const FrequencyTable& table, const SuppressionOptions& options) {
  if (table.grand_total() < options.minimum)
    return Error{ErrorKind::invalid, "the table",
                 "it counts " + std::to_string(table.grand_total()) + " participants, fewer than the minimum of " +
                     std::to_string(options.minimum),
                 "It cannot be published: wait until more people took part."};
  Circulation circulation(table);
  std::vector<std::uint32_t> small;
  for (std::uint32_t i = 0; i < table.cells.size(); ++i) {
    if (table.cells[i].count == 0 || table.cells[i].count >= options.minimum) continue;
    small.push_back(i);
    circulation.hide(i);
  }
  for (const std::uint32_t cell : small) {
    if (protect(circulation, cell, options.minimum)) continue;
    circulation.hide_all();
    for (const std::uint32_t each : small)
      if (!circulation.is_wide(each, options.minimum))
        return Error{ErrorKind::invalid, "the table",
                     "a cell below " + std::to_string(options.minimum) +
                         " can be worked out from the grand total, whatever else is suppressed",
                     "Merge its level with another one, or cross fewer columns."};
    break;
  }
  return circulation.hidden();
}

}  // namespace stip
