// Laws, rules and papers on their way.: the declarations.
#include "agenda/dossier.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Dossier>() {
  static const RecordType type = declare<Dossier>(
      15,
      {"dossier", "dossiers", "dossiers", "D-", "Dossier", "Dossiers",
       "A law, rule, series of papers or report that the agenda depends on or works on."},
      {
          field<&Dossier::kind>("kind", "Kind", "What kind of file."),
          field<&Dossier::number>("number", "Number", "As cited: COM(2025)1022, 27428."),
          field<&Dossier::owner>("owner", "Owner", "Department that is in the lead."),
          field<&Dossier::position>("position", "Position of the government", "What the government wants of it.")
              .prose(),
          field<&Dossier::position_en>("position_en", "Position in English", "Empty: not translated.").prose(),
          field<&Dossier::next_moment>("next_moment", "Next moment of influence", "When it can next be influenced."),
          field<&Dossier::next_moment_what>("next_moment_what", "What happens then", "The step that follows."),
          field<&Dossier::actions>("actions", "Actions", "Actions that work on it."),
          field<&Dossier::address>("address", "Address", "Where it can be read.").link(),
          field<&Dossier::summary>("summary", "Summary", "What it is about.").prose(),
          field<&Dossier::summary_en>("summary_en", "Summary in English", "Empty: not translated.").prose(),
      });
  return type;
}

template <>
const RecordType& type_of<DossierStage>() {
  static const RecordType type = declare<DossierStage>(
      16,
      {"dossier_stage", "dossier_stages", "dossierstappen", "DS-", "Stage of a dossier", "Stages of dossiers",
       "A step in the way of a dossier."},
      {
          field<&DossierStage::dossier>("dossier", "Dossier", "Of which dossier.").parent().required(),
          field<&DossierStage::date>("date", "Date", "When it happened or is expected."),
          field<&DossierStage::state>("state", "State", "Whether it has been reached."),
      });
  return type;
}

}  // namespace stip
