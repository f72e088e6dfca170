// SubjectVoices: what citizens said of one subject, by consultation, door and group, from the recorded results.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "monitoring/consultation_findings.h"

namespace stip {

struct Condition;

/// A statement on the subject, or on a condition that applies to it.
struct Voice {
  StatementFinding finding;
  const Condition* condition = nullptr;  ///< The condition that it is about; nullptr: the subject itself.
};

struct DoorVoices {
  ConsultationDoor door{};
  std::size_t groups = 0;  ///< Of people who vote alike.
  std::vector<Voice> voices;
};

struct ConsultationVoices {
  const Consultation* consultation = nullptr;
  bool is_about_it = false;                  ///< It names the subject, or a dossier of it.
  std::vector<const Condition*> conditions;  ///< That came out of it and hold for the subject, or for all.
  std::vector<DoorVoices> doors;             ///< Never added up.
};

/// Of each consultation that names the subject or a dossier of it, has a statement on it, or gave a condition for it or
/// for all (a condition that names no action). By id. Cost: linear in the results of all consultations. Source:
/// docs/methods-weighing.md#what-citizens-said.
std::vector<ConsultationVoices> subject_voices(const View& view, std::string_view subject);

}  // namespace stip
