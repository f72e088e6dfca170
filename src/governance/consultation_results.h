// ConsultationResults: the outcome of a closed consultation is recorded, with what it was worked out of and by.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "agenda/consultation_result.h"
#include "agenda/view.h"
#include "governance/act.h"

namespace stip {

/// One analysis of what came in by one door, after disclosure control.
struct FoundResult {
  ConsultationDoor door{};
  ResultKind kind{};
  std::string question;
  std::optional<int> participants, invited, seed;
  std::string method, digest, parameters, data;
};

struct RecordResults {
  std::string consultation;
  std::vector<FoundResult> results;
  std::string digest;        ///< Of all ballots.
  std::string code_version;  ///< Of the program that worked it out.
  std::string reason;        ///< Empty: one is made.
};

/// One record for each door, kind and question; the one that is there already is brought up to date. Of the
/// consultation itself the digest is set, and that it closed. Doors are never added up: the participants of the
/// consultation as a whole are filled in only where there is one door. If results and digests are those that are there
/// nothing is changed, and that is a problem of kind invalid as in every act: see is_recorded().
Acted record_results(const View& view, const RecordResults& request, const Actor& actor, Day today);

/// Whether the view holds exactly these results, worked out of these ballots (by whatever version of the program).
bool is_recorded(const View& view, const RecordResults& request);

/// The results of a consultation, by door, kind and question.
std::vector<const ConsultationResult*> results_of(const View& view, const std::string& consultation);

}  // namespace stip
