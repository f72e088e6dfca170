// RedLines: which options may be weighed at all.
#pragma once

#include <string>
#include <vector>

#include "weighing/weighing_problem.h"

namespace stip {

enum class Admissibility {
  admissible,   ///< No line is crossed, and that of every line is known.
  conditional,  ///< Of a line it is not known: it is weighed, and nothing comes of it before that is found out.
  out,          ///< A line is crossed: it is not weighed.
};

std::string_view name_of(Admissibility admissibility);

struct AdmittedOption {
  std::size_t option = 0;  ///< Place in the problem.
  Admissibility admissibility = Admissibility::admissible;
  std::vector<std::string> crossed, unknown;  ///< Lines; of an unknown one with the evidence that is needed.
};

/// Before any weighing: an option that crosses a line is out, whatever it scores; one of which it is not known whether
/// it crosses a line is admissible on condition. A line that was answered for one option only is unknown for the
/// others.
std::vector<AdmittedOption> admitted(const WeighingProblem& problem);

/// The problem without the options that are out.
WeighingProblem without_crossed(const WeighingProblem& problem, const std::vector<AdmittedOption>& admitted_options);

}  // namespace stip
