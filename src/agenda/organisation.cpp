// Organisations, valid in time.: the declarations.
#include "agenda/organisation.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Organisation>() {
  static const RecordType type = declare<Organisation>(
      17,
      {"organisation", "organisations", "organisaties", "ORG-", "Organisation", "Organisations",
       "A ministry, company, body of civil society or of research, adviser, authority or chamber, valid in time."},
      {
          field<&Organisation::short_name>("short_name", "Short name", "As people write it: EZK."),
          field<&Organisation::kind>("kind", "Kind", "What kind of organisation."),
          field<&Organisation::valid_from>("valid_from", "Valid from",
                                           "When it came into being under this name; empty: always."),
          field<&Organisation::valid_until>("valid_until", "Valid until",
                                            "When it ended under this name; empty: still."),
          field<&Organisation::successor>("successor", "Successor", "Who took over."),
          field<&Organisation::identifier>("identifier", "Identifier", "Permanent address, such as a TOOI URI.").link(),
          field<&Organisation::address>("address", "Web address", "Its site.").link(),
          field<&Organisation::sign_off>(
              "sign_off", "Signs off",
              "Functions that sign a progress report, in order: head | director; empty: one approver."),
      });
  return type;
}

template <>
const RecordType& type_of<Evaluation>() {
  static const RecordType type = declare<Evaluation>(
      18,
      {"evaluation", "evaluations", "evaluaties", "E-", "Evaluation", "Evaluations",
       "An evaluation as in the strategic evaluation agenda."},
      {
          field<&Evaluation::about>("about", "About", "What is evaluated."),
          field<&Evaluation::kind>("kind", "Type", "Type of evaluation."),
          field<&Evaluation::year>("year", "Year", "Year of completion.").in("year"),
          field<&Evaluation::status>("status", "Status", "How far it is."),
          field<&Evaluation::conclusions>("conclusions", "Conclusions", "What was found, or the purpose.").prose(),
          field<&Evaluation::budget_articles>("budget_articles", "Budget articles", "Articles that it covers."),
      });
  return type;
}

}  // namespace stip
