// Ballot content: votes as two bytes each, the rest as one canonical JSON text.
#include "ballots/ballot_content.h"

#include <algorithm>

#include "ballots/ballot_sums.h"

namespace stip {

bool BallotContent::operator==(const BallotContent& other) const {
  return written == other.written &&
         std::ranges::equal(votes, other.votes, [](PackedVote a, PackedVote b) { return a.bits == b.bits; });
}

std::string to_text(const WrittenAnswers& written) {
  Json json = Json::object();
  if (!written.answers.as_object().empty()) json.add("answers", written.answers);
  Json statements = Json::array();
  for (const std::string& one : written.statements) statements.push(one);
  if (!written.statements.empty()) json.add("statements", std::move(statements));
  return json.as_object().empty() ? std::string() : to_text(json);
}

ErrorOr<WrittenAnswers> parse_written(std::string_view text) {
  WrittenAnswers written;
  if (text.empty()) return written;
  const Error damaged{ErrorKind::storage, said("answers of a ballot"), said("they are damaged."),
                      said("Run `stip consult verify` to see which, and put back a back-up.")};
  const auto json = parse_json(text);
  if (!json.ok()) return damaged;
  if (const Json* const answers = json->find("answers"); answers && answers->is_object()) written.answers = *answers;
  if (const Json* const statements = json->find("statements"); statements && statements->is_array()) {
    for (const Json& one : statements->as_array()) written.statements.push_back(one.is_string() ? one.as_string() : "");
  }
  if (to_text(written) != text) return damaged;
  return written;
}

ErrorOr<BallotContent> ballot_content(std::string_view votes, std::string_view written, std::size_t n_statements) {
  BallotContent content;
  STIP_TRY_AS(content.votes, unpacked(votes, n_statements));
  content.written = written;
  return content;
}

std::vector<WrittenText> texts_of(const BallotRules& rules, const WrittenAnswers& written) {
  std::vector<WrittenText> texts;
  for (const JsonMember& one : written.answers.as_object()) {
    const BallotQuestion* const question = rules.question(one.name);
    if (question && question->kind == BallotQuestionKind::open && one.value.is_string())
      texts.push_back({one.name, one.value.as_string()});
  }
  for (const std::string& one : written.statements) texts.push_back({"", one});
  return texts;
}

}  // namespace stip
