// Ballot receipts: one text, made and checked by the same few lines.
#include "ballots/ballot_receipts.h"

#include <algorithm>

#include "ballots/ballot_rows.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr std::string_view names[] = {"stip-receipts", "consultation", "rules",      "closed",
                                      "ballots",       "root",         "public-key", "signature"};
constexpr std::size_t head_lines = std::size(names);

Error not_right(const std::string& file, const Said& problem) {
  return {ErrorKind::invalid, file, problem,
          said("Get the list from where it was published first; do not rely on this one.")};
}

/// The value of a line of the head; nothing if it is another line.
std::optional<std::string> value_of(const std::string& line, std::string_view name) {
  if (!starts_with(line, std::string(name) + " ")) return std::nullopt;
  return line.substr(name.size() + 1);
}

}  // namespace

std::string receipts_key(const BallotFile& file) { return to_hex(ed25519_key(file.signing_secret()).public_key); }

ErrorOr<std::string> receipt_list(BallotBox& box, const std::string& id, const RootOf& root_of) {
  STIP_TRY_AS(const BallotConsultation* const consultation, closed_consultation(box, id));
  std::vector<std::string> lines;
  STIP_TRY(each_ballot(box.file().database(), *consultation, [&](const BallotRow& row) -> ErrorOr<Nothing> {
    STIP_TRY_AS(const BallotAnswer answer, ballot_answer(*consultation, box.file(), row.key, row.content));
    lines.push_back(answer.receipt + "," + answer.digest);
    return Nothing{};
  }));
  std::ranges::sort(lines);
  const Ed25519Key key = ed25519_key(box.file().signing_secret());
  std::string text = "stip-receipts 1\nconsultation " + id + "\nrules " + to_hex(hash_of(consultation->rules)) +
                     "\nclosed " + to_text(*consultation->closed) + "\nballots " + std::to_string(lines.size()) +
                     "\nroot " + to_hex(root_of(lines)) + "\npublic-key " + to_hex(key.public_key) + "\n";
  text += "signature " + to_hex(ed25519_sign(key, text)) + "\n";
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

ErrorOr<ReceiptsChecked> check_receipt_list(std::string_view text, const std::string& file, const RootOf& root_of) {
  std::vector<std::string> lines = split(text, '\n');
  if (lines.size() <= head_lines || !lines.back().empty())
    return not_right(file, said("this is no list of receipts, or its end is missing."));
  lines.pop_back();
  std::string values[head_lines];
  std::size_t head_bytes = 0;
  for (std::size_t i = 0; i < head_lines; ++i) {
    const auto value = value_of(lines[i], names[i]);
    if (!value) return not_right(file, said("line {} is not what it should be.", std::to_string(i + 1)));
    values[i] = *value;
    if (i + 1 < head_lines) head_bytes += lines[i].size() + 1;
  }
  const std::vector<std::string> receipts(lines.begin() + head_lines, lines.end());
  if (values[4] != std::to_string(receipts.size()))
    return not_right(file, said("it holds {} receipts, and says {}.", std::to_string(receipts.size()), values[4]));
  if (std::ranges::adjacent_find(receipts, std::greater_equal{}, [](const std::string& line) {
        return line.substr(0, line.find(','));
      }) != receipts.end())
    return not_right(file, said("a receipt comes twice, or they are not in order."));
  if (to_hex(root_of(receipts)) != values[5]) return not_right(file, said("its receipts are not those of its root."));
  const auto key = parse_hex(values[6]), signature = parse_hex(values[7]);
  if (!key.ok() || key->size() != 32 || !signature.ok() ||
      !ed25519_verifies(hash_of_bytes(*key), text.substr(0, head_bytes), *signature))
    return not_right(file, said("its signature is not right."));
  return ReceiptsChecked{values[1], values[5], values[6], receipts.size()};
}

}  // namespace stip
