// Sources: the declarations.
#include "agenda/source.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Source>() {
  static const RecordType type =
      declare<Source>(34,
                      {"source", "sources", "bronnen", "BR-", "Source", "Sources",
                       "A citation: where a fact or figure can be checked."},
                      {
                          field<&Source::publisher>("publisher", "Publisher", "Who published it."),
                          field<&Source::date>("date", "Date", "When it was published."),
                          field<&Source::address>("address", "Address", "Where it can be read.").link(),
                          field<&Source::confidence>("confidence", "How sure",
                                                     "How literally the source says it: high, medium or low."),
                      });
  return type;
}

}  // namespace stip
