// Report sheet: the page on which a report is written, as it is shown.
#pragma once

#include <vector>

#include "web/office/entering.h"
#include "web/office/reporting.h"

namespace stip {

/// What the page shows besides what it is about. With a problem in it, it is answered as an error.
struct ReportSheet {
  RecordForm form;
  FormFields typed = {};             ///< New dates and amounts as they were typed.
  std::vector<Error> problems = {};  ///< About no field of the form.
  std::vector<Anchor> anchors = {};  ///< Where those lead to.
  Html above = {};                   ///< What stands before the form.
  std::int64_t saves = 0;            ///< Number of the draft that the form goes on from; 0: none.
};
Response report_sheet(const OfficeVisit& visit, const Reporting& subject, const ReportSheet& sheet);

}  // namespace stip
