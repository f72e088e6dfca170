// CbcSolver: the linear solver of COIN-OR behind the interface, where the build found it and the machine has it.
#include "investing/linear_program.h"

#ifdef STIP_WITH_CBC
#include <coin/Cbc_C_Interface.h>
#include <coin/Clp_C_Interface.h>

#include <algorithm>
#include <string>

#include "base/json.h"
#include "base/late_library.h"

namespace stip {
namespace {

// What is asked of Clp is asked of the same library, which brings it.
const LateLibrary library{"libCbcSolver.so.3"};
STIP_LATE(library, Cbc_bestSolution);
STIP_LATE(library, Cbc_deleteModel);
STIP_LATE(library, Cbc_getBestPossibleObjValue);
STIP_LATE(library, Cbc_getObjValue);
STIP_LATE(library, Cbc_isProvenInfeasible);
STIP_LATE(library, Cbc_isProvenOptimal);
STIP_LATE(library, Cbc_loadProblem);
STIP_LATE(library, Cbc_newModel);
STIP_LATE(library, Cbc_setInteger);
STIP_LATE(library, Cbc_setParameter);
STIP_LATE(library, Cbc_solve);
STIP_LATE(library, ClpSolve_delete);
STIP_LATE(library, ClpSolve_new);
STIP_LATE(library, ClpSolve_setPresolveType);
STIP_LATE(library, ClpSolve_setSolveType);
STIP_LATE(library, Clp_copyinStatus);
STIP_LATE(library, Clp_deleteModel);
STIP_LATE(library, Clp_dual);
STIP_LATE(library, Clp_dualColumnSolution);
STIP_LATE(library, Clp_dualRowSolution);
STIP_LATE(library, Clp_initialSolveWithOptions);
STIP_LATE(library, Clp_loadProblem);
STIP_LATE(library, Clp_newModel);
STIP_LATE(library, Clp_objectiveValue);
STIP_LATE(library, Clp_primalColumnSolution);
STIP_LATE(library, Clp_setLogLevel);
STIP_LATE(library, Clp_setMaximumSeconds);
STIP_LATE(library, Clp_setPerturbation);
STIP_LATE(library, Clp_status);
STIP_LATE(library, Clp_statusArray);

/// The program by columns, as both libraries want it.
struct ByColumn {
  std::vector<CoinBigIndex> start;
  std::vector<int> row;
  std::vector<double> factor, low, high, value, row_low, row_high;

  explicit ByColumn(const LinearProgram& program) {
    const std::size_t n = program.columns.size();
    start.assign(n + 1, 0);
    for (const auto& element : program.elements) ++start[static_cast<std::size_t>(element.column) + 1];
    for (std::size_t j = 0; j < n; ++j) start[j + 1] += start[j];
    row.resize(program.elements.size());
    factor.resize(program.elements.size());
    std::vector<CoinBigIndex> next(start.begin(), start.end() - 1);
    for (std::size_t i = 0; i < program.rows.size(); ++i)
      for (std::size_t e = program.row_start[i]; e < program.row_start[i + 1]; ++e) {
        const auto& element = program.elements[e];
        const auto at = static_cast<std::size_t>(next[static_cast<std::size_t>(element.column)]++);
        row[at] = static_cast<int>(i);
        factor[at] = element.factor;
      }
    for (const auto& column : program.columns) {
      low.push_back(column.low);
      high.push_back(column.high);
      value.push_back(-column.value);
    }
    for (const auto& one : program.rows) {
      row_low.push_back(one.low);
      row_high.push_back(one.high);
    }
  }
};

/// What `from` says of as many columns and rows, with rows that came after it slack; empty if it is of another program.
LinearBasis basis_for(const LinearProgram& program, const LinearBasis* from) {
  constexpr unsigned char basic = 1;
  if (!from || from->size() < program.columns.size()) return {};
  LinearBasis basis = *from;
  if (basis.size() > program.columns.size() + program.rows.size()) return {};
  basis.resize(program.columns.size() + program.rows.size(), basic);
  const auto n_basic = static_cast<std::size_t>(std::ranges::count(basis, basic));
  return n_basic == program.rows.size() ? basis : LinearBasis{};
}

class CbcSolver : public LinearSolver {
 public:
  LinearAnswer relaxed(const LinearProgram& program, const LinearLimits& limits) const override {
    const ByColumn form(program);
    Clp_Simplex* model = Clp_newModel();
    Clp_setLogLevel(model, 0);
    Clp_loadProblem(model, static_cast<int>(program.columns.size()), static_cast<int>(program.rows.size()),
                    form.start.data(), form.row.data(), form.factor.data(), form.low.data(), form.high.data(),
                    form.value.data(), form.row_low.data(), form.row_high.data());
    Clp_setPerturbation(model, 50);  // Degenerate: four times as slow without.
    if (limits.seconds < 1e9) Clp_setMaximumSeconds(model, limits.seconds);
    if (const LinearBasis basis = basis_for(program, limits.from); !basis.empty()) {
      Clp_copyinStatus(model, basis.data());
      Clp_dual(model, 0);
    } else {
      Clp_Solve* how = ClpSolve_new();
      ClpSolve_setSolveType(how, 0, -1);
      ClpSolve_setPresolveType(how, 0, -1);
      Clp_initialSolveWithOptions(model, how);
      ClpSolve_delete(how);
    }
    LinearAnswer answer;
    const int status = Clp_status(model);
    answer.status = status == 0   ? LinearStatus::optimal
                    : status == 1 ? LinearStatus::infeasible
                                  : LinearStatus::limited;
    if (status == 0) {
      answer.value = answer.bound = -Clp_objectiveValue(model);
      const double* x = Clp_primalColumnSolution(model);
      answer.x.assign(x, x + program.columns.size());
      const double* price = Clp_dualRowSolution(model);
      for (std::size_t i = 0; i < program.rows.size(); ++i) answer.row_price.push_back(-price[i]);
      const double* reduced = Clp_dualColumnSolution(model);
      for (std::size_t j = 0; j < program.columns.size(); ++j) answer.reduced.push_back(-reduced[j]);
      const unsigned char* stands = Clp_statusArray(model);
      answer.basis.assign(stands, stands + program.columns.size() + program.rows.size());
      for (unsigned char& one : answer.basis) one &= 7;  // The other bits are of this run alone.
    }
    Clp_deleteModel(model);
    return answer;
  }

  LinearAnswer whole(const LinearProgram& program, const LinearLimits& limits) const override {
    // Without whole numbers CBC hands it on, and what it is handed to prints.
    if (std::ranges::none_of(program.columns, &LinearProgram::Column::whole)) return relaxed(program, limits);
    const ByColumn form(program);
    Cbc_Model* model = Cbc_newModel();
    Cbc_loadProblem(model, static_cast<int>(program.columns.size()), static_cast<int>(program.rows.size()),
                    form.start.data(), form.row.data(), form.factor.data(), form.low.data(), form.high.data(),
                    form.value.data(), form.row_low.data(), form.row_high.data());
    for (std::size_t j = 0; j < program.columns.size(); ++j)
      if (program.columns[j].whole) Cbc_setInteger(model, static_cast<int>(j));
    Cbc_setParameter(model, "logLevel", "0");
    if (limits.seconds < 1e9) Cbc_setParameter(model, "sec", std::to_string(limits.seconds).c_str());
    if (limits.nodes < 1 << 30) Cbc_setParameter(model, "maxNodes", std::to_string(limits.nodes).c_str());
    if (limits.gap > 0) Cbc_setParameter(model, "ratioGap", std::to_string(limits.gap).c_str());
    if (limits.better_than > -no_limit) Cbc_setParameter(model, "cutoff", to_text(Json(-limits.better_than)).c_str());
    Cbc_solve(model);
    LinearAnswer answer;
    answer.status = Cbc_isProvenOptimal(model)      ? LinearStatus::optimal
                    : Cbc_isProvenInfeasible(model) ? LinearStatus::infeasible
                                                    : LinearStatus::limited;
    answer.bound = -Cbc_getBestPossibleObjValue(model);
    if (const double* x = Cbc_bestSolution(model)) {
      answer.x.assign(x, x + program.columns.size());
      answer.value = -Cbc_getObjValue(model);
    }
    Cbc_deleteModel(model);
    return answer;
  }
  const char* name() const override { return "CBC"; }
};

}  // namespace

std::unique_ptr<LinearSolver> linear_solver() {
  if (!library.open().ok()) return nullptr;
  return std::make_unique<CbcSolver>();
}

}  // namespace stip
#else
namespace stip {
std::unique_ptr<LinearSolver> linear_solver() { return nullptr; }
}  // namespace stip
#endif
