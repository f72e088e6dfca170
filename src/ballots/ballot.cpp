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

std::string_view name_of(ContributionState state) {
  switch (state) {
    case ContributionState::waiting:
      return "waiting";
    case ContributionState::accepted:
      return "accepted";
    case ContributionState::refused:
      return "refused";
  }
  return "";
}

std::string ballot_digest(std::string_view consultation, const BallotAnswer& answer) {
  Sha256 sum;
  sum.add("stip ballot 2\n").add(consultation).add("\n").add(answer.receipt).add("\n").add(answer.salt).add("\n");
  for (const auto& [label, vote] : answer.votes)
    sum.add(label).add(vote == Vote::agree ? "=1\n" : vote == Vote::disagree ? "=-1\n" : "=0\n");
  for (const JsonMember& one : answer.answers.as_object())
    sum.add("?").add(one.name).add("=").add(to_text(one.value)).add("\n");
  for (const OwnStatement& one : answer.statements) sum.add("+").add(to_text(Json(one.text))).add("\n");
  return to_hex(sum.digest());
}

}  // namespace stip
