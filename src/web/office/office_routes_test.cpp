// Tests that the office takes no address from the site that everybody reads.
#include <doctest/doctest.h>

#include "agenda/records.h"
#include "web/office/office.h"
#include "web/paths.h"

namespace stip {

TEST_CASE("no address of the office is one of the site") {
  for (const OfficeRoute& route : office_routes()) {
    const std::string start(route.pattern.substr(0, route.pattern.find('/')));
    CAPTURE(start);
    for (const Route& page : routes()) CHECK(page.pattern.substr(0, page.pattern.find('/')) != start);
    for (const RecordType* type : record_types()) CHECK(type->api_name != start);
  }
}

}  // namespace stip
