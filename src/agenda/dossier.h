// Laws, rules and papers on their way.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Action;
struct Dossier;
struct DossierStage;
struct Organisation;

/// A law, rule, series of papers or report that the agenda depends on or works on.
struct Dossier : Record {
  DossierKind kind{};
  std::string number;
  Ref<Organisation> owner;
  std::string position;
  std::string position_en;
  Date next_moment;
  std::string next_moment_what;
  std::vector<Ref<Action>> actions;
  std::string address;
  std::string summary;
  std::string summary_en;
};

/// A step in the way of a dossier.
struct DossierStage : Record {
  Ref<Dossier> dossier;
  Date date;
  StageState state{};
};

template <>
const RecordType& type_of<Dossier>();
template <>
const RecordType& type_of<DossierStage>();

}  // namespace stip
