// Tests of the mail of a round, as the secretary sends it: shown first, sent once, and never without a mail server.
#include "desk/mail_queue.h"
#include "mailing/mail_settings.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

struct Mailing : Building {
  Mailing() {
    person("sec@example.org", Role::secretary, "ORG-GEM", Classification::restricted);
    person("anna@example.org", Role::owner, "ORG-GROEN");
    settings.sender = {"agenda@example.org", "Secretariaat"};
    settings.site = "https://agenda.example.org";
  }
  std::size_t queued() { return queued_mail(*desk, std::nullopt, 1000)->size(); }
  MailSettings settings;
};

TEST_CASE("the mails of a round are shown first, and go out once") {
  Mailing office;
  office.office.mail = &office.settings;
  Browser secretary = office.signed_in("sec@example.org");
  const std::string before = secretary.get("/nl/rondes/CY-2028/mail").body;
  CHECK(contains(before, "anna@example.org"));
  CHECK(contains(before, "Verstuur deze mails"));
  CHECK(office.queued() == 0);
  const Response sent = secretary.post("/nl/rondes/CY-2028/mail", token_of(before));
  CHECK(location(sent) == "/nl/rondes/CY-2028/mail");
  const auto count = office.queued();
  CHECK(count > 0);
  const std::string after = secretary.get("/nl/rondes/CY-2028/mail").body;
  CHECK(contains(after, "hoeft vandaag geen mail uit"));
  CHECK(secretary.post("/nl/rondes/CY-2028/mail", token_of(secretary.get("/nl/bureau/account").body)).status == 303);
  CHECK(office.queued() == count);
}

TEST_CASE("without a mail server that is said, and nothing is queued") {
  Mailing office;
  Browser secretary = office.signed_in("sec@example.org");
  CHECK(contains(secretary.get("/nl/rondes/CY-2028/mail").body, "geen mailserver"));
  CHECK(secretary.post("/nl/rondes/CY-2028/mail", token_of(secretary.get("/nl/bureau/account").body)).status == 200);
  CHECK(office.queued() == 0);
}

}  // namespace
}  // namespace stip
