// Id token: what is believed was signed by the key, whatever else stands in it.
#include "desk/id_token.h"

#include "fuzz/fuzz.h"

FUZZ_TARGET(id_token) {
  using namespace stip;
  // A key whose secret nobody has: whatever comes in, nothing may be believed, and nothing may go wrong.
  static const std::string set =
      R"({"keys":[{"kty":"EC","crv":"P-256","kid":"k","x":"MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4",)"
      R"("y":"4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM"}]})";
  static const auto keys = parse_key_set(set);
  MUST(keys.ok() && keys->size() == 1);
  const TokenDemands demands{"https://id.example.nl", "stip", "nonce", "access",
                             *parse_instant("2027-03-01T09:00:00Z")};
  const auto token = check_id_token(input, *keys, demands);
  MUST(!token.ok() && !token.error().problem.empty() && !token.error().remedy.empty());
  if (const auto read = parse_key_set(input); read.ok()) MUST(read->size() <= 100);
}
