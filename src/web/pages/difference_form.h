// Difference form: which two moments are compared, as somebody chose or typed them.
#pragma once

#include <string>
#include <vector>

#include "web/two_moments.h"

namespace stip {

/// One side as it stands in the form.
struct AskedSide {
  std::string_view name;  ///< Of its controls: "van", "naar".
  std::string chosen;     ///< Of the list: an edition, now, a proposal.
  std::string day;        ///< As it was typed: known at the end of that day, instead of what was chosen.
  std::string valid_on;   ///< As it was typed: only what was valid on that day.
  OneMoment meant;        ///< What comes of these; not to be looked at while there are problems.
};

struct FormProblem {
  std::string control;  ///< Id of the control that it is about.
  std::string label;    ///< Of that control, with its side.
  std::string text;     ///< What is wrong and what to do, in the language of the visit.
};

struct AskedDifference {
  AskedSide from, to;
  std::vector<FormProblem> problems;

  TwoMoments moments() const { return {from.meant, to.meant}; }
};

/// What the address asks: `van` and `naar` as moments, `van-dag` and `naar-dag` as days as people write them, which go
/// before these, and `van-geldig-op` and `naar-geldig-op`. A day on which something is known is not still to come.
AskedDifference asked_difference(const Visit& visit);

/// The form as it was filled in, with what is wrong above it and at each field. Works without JavaScript.
Html difference_form(const Visit& visit, const AskedDifference& asked);

/// Whether something that can be chosen in the form was made up.
bool offers_made_up(const Visit& visit);

}  // namespace stip
