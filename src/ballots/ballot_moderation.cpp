// Ballot moderation: the texts stand in the ballots alone; what is kept here are decisions on them.
#include "ballots/ballot_moderation.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "ballots/ballot_rows.h"
#include "ballots/csv_out.h"
#include "base/code_text.h"
#include "base/text.h"
#include "consultation/answer_words.h"
#include "consultation/near_copies.h"

namespace stip {
namespace {

std::string id_in(const BallotFile& file, std::string_view ballot, const WrittenText& text) {
  return to_base32(file.id_of_text(ballot, text.question, text.text));
}

struct Decided {
  ContributionState state{};
  std::string label, because;
};

/// What was decided, by id.
ErrorOr<std::map<std::string, Decided>> read_decided(Database& database, std::int64_t consultation) {
  std::map<std::string, Decided> decided;
  STIP_TRY_AS(Prepared rows,
              database.prepare("SELECT id, state, label, because FROM contribution WHERE consultation = ?"));
  rows.bind(1, consultation);
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return decided;
    decided[to_base32(rows.bytes(0))] = {static_cast<ContributionState>(rows.integer(1)), std::string(rows.text(2)),
                                         std::string(rows.text(3))};
  }
}

/// Puts near copies together: each gets how many there are and which is the first of them.
std::vector<std::uint32_t> count_alike(std::vector<WrittenByPeople>& texts) {
  std::vector<Shingles> shingles;
  for (const WrittenByPeople& one : texts) shingles.push_back(shingles_of(words_of(one.text)));
  std::vector<std::uint32_t> first = near_copies(shingles);
  std::vector<std::size_t> count(texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) {
    // The same words under another question are another matter.
    if (texts[first[i]].question != texts[i].question) first[i] = i;
    ++count[first[i]];
  }
  for (std::uint32_t i = 0; i < texts.size(); ++i) texts[i].alike = count[first[i]];
  return first;
}

}  // namespace

ErrorOr<std::vector<WrittenByPeople>> written_by_people(BallotBox& box, const std::string& id) {
  STIP_TRY(box.refresh());
  STIP_TRY_AS(const BallotConsultation* const consultation, box.must_find(id));
  Database& database = box.file().database();
  STIP_TRY_AS(const auto decided, read_decided(database, consultation->number));
  std::vector<WrittenByPeople> all;
  STIP_TRY(each_ballot(database, *consultation, [&](const BallotRow& row) -> ErrorOr<Nothing> {
    for (WrittenText& text : texts_of(consultation->rules, row.written)) {
      const std::string text_id = id_in(box.file(), row.key, text);
      WrittenByPeople& one = all.emplace_back();
      one.id = text_id;
      one.question = std::move(text.question);
      one.text = std::move(text.text);
      one.door = row.door;
      one.hour = row.hour;
      one.ballot = row.key;
      if (const auto found = decided.find(text_id); found != decided.end()) {
        one.state = found->second.state;
        one.label = found->second.label;
        one.because = found->second.because;
      }
    }
    return Nothing{};
  }));
  return all;
}

ErrorOr<std::vector<WrittenByPeople>> moderation_queue(BallotBox& box, const std::string& id) {
  STIP_TRY_AS(std::vector<WrittenByPeople> waiting, written_by_people(box, id));
  std::erase_if(waiting, [](const WrittenByPeople& one) { return one.state != ContributionState::waiting; });
  // Not in the order of the ballots, which is that of the receipts.
  std::ranges::sort(waiting, {}, [](const WrittenByPeople& one) { return std::tie(one.hour, one.id); });
  const std::vector<std::uint32_t> first = count_alike(waiting);
  std::vector<std::uint32_t> order(waiting.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) {
    const WrittenByPeople& one = waiting[i];
    return std::tuple(!one.question.empty(), -static_cast<std::int64_t>(one.alike), first[i]);
  });
  std::vector<WrittenByPeople> queue;
  for (const std::uint32_t i : order) queue.push_back(std::move(waiting[i]));
  return queue;
}

ErrorOr<std::vector<ModerationLine>> moderation_log(BallotBox& box, const std::string& id) {
  STIP_TRY_AS(const std::vector<WrittenByPeople> written, written_by_people(box, id));
  std::map<std::string, const std::string*> text_of_id;
  for (const WrittenByPeople& one : written) text_of_id[one.id] = &one.text;
  STIP_TRY_AS(const BallotConsultation* const consultation, box.must_find(id));
  STIP_TRY_AS(Prepared rows,
              box.file().database().prepare("SELECT day, decision, question, label, because, note, contribution "
                                            "FROM moderation WHERE consultation = ? ORDER BY number"));
  rows.bind(1, consultation->number);
  std::vector<ModerationLine> log;
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return log;
    ModerationLine& line = log.emplace_back();
    line = {std::string(rows.text(0)),
            std::string(rows.text(1)),
            std::string(rows.text(2)),
            std::string(rows.text(3)),
            std::string(rows.text(4)),
            std::string(rows.text(5)),
            {}};
    const auto rule = moderation_rule_of(line.because);
    const auto found = text_of_id.find(to_base32(rows.bytes(6)));
    if (found != text_of_id.end() && !(rule && text_of(*rule).hides_text)) line.text = *found->second;
    if (line.decision == "corrected")
      line.text = consultation->statement(consultation->statement_of.at(line.label)).text.text;
  }
}

std::string moderation_csv(const std::vector<ModerationLine>& log) {
  std::string csv = "day,decision,question,label,because,note,text\n";
  for (const ModerationLine& one : log)
    csv += csv_row({one.day, one.decision, one.question, one.label, one.because, one.note, one.text});
  return csv;
}

std::string statements_csv(const BallotConsultation& consultation) {
  std::string csv = "comment-id,moderated,is-meta,comment-body\n";
  for (std::uint32_t i = 0; i < consultation.n_statements(); ++i) {
    const BallotStatement& one = consultation.statement(i);
    csv += csv_row({one.label, consultation.is_asked(i) ? "1" : "-1", one.about_me ? "1" : "0", one.text.text});
  }
  return csv;
}

}  // namespace stip
