// Ballot: codes, voter keys and digests.
#include "ballots/ballot.h"

#include "base/code_text.h"

namespace stip {

std::string new_ballot_code() {
  std::string code = random_code(code_symbols);
  code += check_symbol(code);
  return code;
}

std::string voter_key_of(std::string_view code, std::string_view consultation) {
  STIP_ASSERT(code.size() == code_symbols + 1 && has_right_check(code));
  return to_hex(Hmac(code.substr(0, code_symbols))("stip voter key 1\n" + std::string(consultation)));
}

std::string ballot_digest(std::string_view consultation, std::string_view receipt, const LabelledVotes& votes) {
  Sha256 sum;
  sum.add("stip ballot 1\n").add(consultation).add("\n").add(receipt).add("\n");
  for (const auto& [label, vote] : votes) {
    sum.add(label).add(vote == Vote::agree ? "=1\n" : vote == Vote::disagree ? "=-1\n" : "=0\n");
  }
  return to_hex(sum.digest());
}

}  // namespace stip
