// Totp test: the vectors of RFC 6238, and what an offer holds.
#include "desk/totp.h"

#include "base/qr.h"
#include "base/text.h"
#include "desk/test_desk.h"

namespace stip {
namespace {

TEST_CASE("codes are those of RFC 6238, appendix B") {
  const std::string secret = "12345678901234567890";
  const struct {
    std::int64_t time;
    const char* code;
  } vectors[] = {{59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
                 {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [time, code] : vectors) CHECK(totp_code(secret, instant_of(time), 8) == code);
  CHECK(totp_code(secret, instant_of(59)) == "287082");
}

TEST_CASE("a code is good in its own step and one beside it") {
  const std::string secret = "12345678901234567890";
  const Instant now = instant_of(1234567890);
  const std::int64_t step = 1234567890 / 30;
  for (int beside = -3; beside <= 3; ++beside) {
    const auto found = totp_step_of(secret, totp_code(secret, now + std::chrono::seconds(30 * beside)), now);
    CAPTURE(beside);
    CHECK(found.has_value() == (beside >= -1 && beside <= 1));
    if (found) CHECK(*found == step + beside);
  }
  CHECK_FALSE(totp_step_of(secret, "", now));
  CHECK_FALSE(totp_step_of(secret, "00000", now));
}

TEST_CASE_FIXTURE(TestDesk, "an offer counts only when a code of it has been given") {
  const Account ada = account("ada+x@ministry.nl");
  const TotpOffer offer = *offer_totp(*desk, ada.id, "stip & co");
  CHECK(offer.secret.size() == 32);
  CHECK(offer.uri == "otpauth://totp/stip%20%26%20co:ada%2bx%40ministry.nl?secret=" + offer.secret +
                         "&issuer=stip%20%26%20co&algorithm=SHA1&digits=6&period=30");
  CHECK(starts_with(offer.svg, "<svg "));
  CHECK_FALSE((*find_account(*desk, ada.id))->has_totp);
  CHECK_FALSE(confirm_totp(*desk, ada.id, "abcdef", now).ok());
  CHECK_FALSE((*find_account(*desk, ada.id))->has_totp);
  CHECK(offer_totp(*desk, "U-NOBODY", "stip").error().kind == ErrorKind::not_found);
}

TEST_CASE_FIXTURE(TestDesk, "an offer is repeated until it is confirmed, and a new one takes its place") {
  const Account ada = account("ada@ministry.nl");
  const TotpOffer first = *offer_totp(*desk, ada.id, "stip");
  CHECK(repeat_offer(*desk, ada.id, "stip")->secret == first.secret);
  const TotpOffer second = *offer_totp(*desk, ada.id, "stip");
  CHECK(second.secret != first.secret);
  CHECK(repeat_offer(*desk, ada.id, "stip")->secret == second.secret);
}

TEST_CASE_FIXTURE(TestDesk, "a session is offered the same secret for ten minutes, another session its own") {
  const Account ada = account("ada@ministry.nl");
  const auto offered = [&](const char* session, int minutes) {
    return offer_totp(*desk, ada.id, "stip", {session, now + std::chrono::minutes(minutes)})->secret;
  };
  const std::string first = offered("one", 0);
  CHECK(offered("one", 10) == first);
  CHECK(offered("one", 11) != first);
  const std::string again = offered("one", 12);
  CHECK(offered("two", 12) != again);
  CHECK(offered("one", 12) != again);  // The last one asked for is the one that counts.
  const TotpOffer last = *repeat_offer(*desk, ada.id, "stip");
  CHECK(offered("one", 13) == last.secret);
}

TEST_CASE_FIXTURE(TestDesk, "the file holds no secret") {
  const Account ada = account("ada@ministry.nl");
  const TotpOffer offer = *offer_totp(*desk, ada.id, "stip");
  desk.reset();
  CHECK_FALSE(contains(in_file(), offer.secret));
}

TEST_CASE("a QR code is an image without style or script, as large as its text needs") {
  const std::string svg = qr_svg("HELLO");
  CHECK(contains(svg, "viewBox=\"0 0 29 29\""));  // Version 1 has 21 modules; 4 on each side stay white.
  CHECK(contains(svg, "M4 4h7v1h-7z"));           // The upper edge of the finder pattern.
  CHECK_FALSE(contains(svg, "style"));
  CHECK_FALSE(contains(svg, "script"));
  CHECK(qr_svg(std::string(2000, 'x')).size() > svg.size());
}

}  // namespace
}  // namespace stip
