// LinearProgram: a linear program with whole numbers as plain data, and what a solver of it promises.
#pragma once

#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace stip {

inline constexpr double no_limit = std::numeric_limits<double>::infinity();

/// max sum value[j] * x[j], row.low <= sum of its elements <= row.high, column.low <= x[j] <= column.high.
struct LinearProgram {
  struct Column {
    double value = 0;
    double low = 0, high = no_limit;
    bool whole = false;
  };
  struct Row {
    double low = -no_limit, high = no_limit;
  };
  struct Element {
    int column = 0;
    double factor = 0;
  };

  std::vector<Column> columns;
  std::vector<Row> rows;
  std::vector<std::size_t> row_start{0};  ///< Row i has elements row_start[i] … row_start[i + 1].
  std::vector<Element> elements;

  int add_column(const Column& column) {
    columns.push_back(column);
    return static_cast<int>(columns.size()) - 1;
  }
  /// Elements of one column in one row are added by the solver. Zero factors are left out.
  int add_row(const Row& row, const std::vector<Element>& row_elements) {
    rows.push_back(row);
    for (const Element& element : row_elements)
      if (element.factor != 0) elements.push_back(element);
    row_start.push_back(elements.size());
    return static_cast<int>(rows.size()) - 1;
  }
};

enum class LinearStatus {
  optimal,     ///< Proven, within the tolerance of the solver.
  limited,     ///< A limit was reached; `x` may be there.
  infeasible,  ///< Proven.
  failed,
};

/// Where columns, and then rows, stood when a relaxation was solved: another one that differs little is solved from
/// there in a moment. It means something to the same solver alone.
using LinearBasis = std::vector<unsigned char>;

struct LinearAnswer {
  LinearStatus status = LinearStatus::failed;
  double value = -no_limit;       ///< Of `x`.
  double bound = no_limit;        ///< No solution is better, as the solver says.
  std::vector<double> x;          ///< Empty: none found.
  std::vector<double> row_price;  ///< Of the relaxation: what one more of the row's limit is worth.
  std::vector<double> reduced;    ///< Of the relaxation: value of the column after the prices of its rows.
  LinearBasis basis;              ///< Of the relaxation.
};

struct LinearLimits {
  double seconds = no_limit;  ///< Of processor time.
  int nodes = 1 << 30;
  double gap = 0;                     ///< Relative, at which it is content.
  double better_than = -no_limit;     ///< Solutions that are not better are not looked for.
  const LinearBasis* from = nullptr;  ///< Of a relaxation with the same columns and first rows; others are not used.
};

/// One solver. It is deterministic as long as no limit of seconds is reached.
class LinearSolver {
 public:
  virtual ~LinearSolver() = default;
  virtual LinearAnswer relaxed(const LinearProgram& program, const LinearLimits& limits) const = 0;
  virtual LinearAnswer whole(const LinearProgram& program, const LinearLimits& limits) const = 0;
  virtual const char* name() const = 0;
};

/// The solver that was built in; nullptr if there is none.
std::unique_ptr<LinearSolver> linear_solver();

}  // namespace stip
