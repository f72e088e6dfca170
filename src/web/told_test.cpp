// Tests of what a visitor is told when the storage fails.
#include <doctest/doctest.h>

#include "base/text.h"
#include "tests/web_support/small_example.h"
#include "web/site.h"

namespace stip {
namespace {

const Error broken{ErrorKind::storage, "/var/lib/stip/agenda.db", "disk I/O error (Input/output error).",
                   "Look at the disk."};

struct Failing {
  TestLedger ledger;
  Site site = ledger.site(Classification::public_);
  std::vector<Error> heard;
  Request request;

  Failing() {
    site.on_storage_error = [this](const Error& error) { heard.push_back(error); };
    request.path = "/nl/acties";
  }
  Response page(const Error& error) const {
    return error_page(
        {site, request, ledger.view(Classification::public_), {}, "now", Language::nl, *parse_day(test_day), {}},
        error);
  }
};

TEST_CASE("what the storage says of the machine is told to us and to no visitor") {
  Failing failing;
  for (const char* method : {"GET", "POST"}) {
    failing.request.method = method;
    const Response page = failing.page(broken);
    CHECK(page.status == 503);
    CHECK_FALSE(contains(page.body, "/var/lib"));
    CHECK_FALSE(contains(page.body, "disk I/O"));
    CHECK(contains(page.body, "over een minuut"));
  }
  CHECK(failing.heard == std::vector<Error>{broken, broken});
}

TEST_CASE("a file that is kept busy by another program is not named either") {
  Failing failing;
  const Response page = failing.page({ErrorKind::conflict, "/var/lib/stip/agenda.db", "database is locked.", "Wait."});
  CHECK(page.status == 409);
  CHECK_FALSE(contains(page.body, "agenda.db"));
  CHECK(failing.heard.size() == 1);
}

TEST_CASE("an error about the agenda itself is told as it is") {
  Failing failing;
  const Response page = failing.page({ErrorKind::conflict, "A-014", "somebody changed it first.", "Look again."});
  CHECK(contains(page.body, "A-014: somebody changed it first."));
  CHECK(failing.heard.empty());
}

}  // namespace
}  // namespace stip
