// Workbook page: written as `stip export xlsx` writes it, of what the visitor may see.
#include "web/pages/workbook_page.h"

#include "base/temp_folder.h"
#include "exchange/workbook.h"

namespace stip {

// WEBPAGE: GET /{language}/data/agenda.xlsx
//
// The agenda as a workbook with a sheet for each kind of record. Whoever changes it can hand it in as a proposal.
ErrorOr<Response> workbook_page(const Visit& visit) {
  STIP_TRY_AS(const TempFolder folder, TempFolder::make());
  const std::string path = folder.file("agenda.xlsx");
  STIP_TRY(write_workbook(visit.view, path, {visit.language}));
  STIP_TRY_AS(std::string bytes, read_file(path));
  return attachment("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "agenda.xlsx",
                    std::move(bytes));
}

}  // namespace stip
