// Ballot box: one transaction for codes, ballots and what they add up to.
#include "ballots/ballot_box.h"

#include <algorithm>
#include <numeric>

#include "ballots/open_puzzle.h"
#include "base/code_text.h"
#include "base/local_time.h"
#include "base/text.h"

namespace stip {

/// What a request comes down to, worked out before the transaction.
struct BallotBox::Wanted {
  const BallotConsultation* consultation = nullptr;
  std::string key;        ///< Of the ballot.
  std::string code_hash;  ///< Empty: it came with a voter key.
  std::vector<std::pair<std::uint32_t, std::optional<Vote>>> votes;
  std::vector<std::pair<std::string, Json>> answers;  ///< Each in its one form; null takes one back.
  std::vector<std::string> statements, statements_back;
  std::optional<Error> refusal;

  bool writes_texts() const { return !answers.empty() || !statements.empty() || !statements_back.empty(); }
  RowName ballot_name() const { return {consultation ? consultation->number : 0, key}; }
  RowName code_name() const { return {consultation ? consultation->number : 0, code_hash}; }
};

/// What comes in together, and the rows that it is about.
struct BallotBox::Group {
  std::int64_t hour = 0;  ///< Since 1970, and no finer.
  Day day{};              ///< In the Netherlands.
  std::vector<Wanted> wanted;
  /// By key, which looks random: the store is not told who came before whom. Of one voter the order stays.
  std::vector<std::size_t> order;
  std::vector<GroupCode> codes;  ///< In the order of their names, each once; likewise:
  std::vector<GroupBallot> ballots;
};

namespace {

Error not_open(const BallotConsultation& consultation) {
  const Said subject = said("consultation {}", consultation.rules.id);
  if (consultation.state != BallotState::draft)
    return {ErrorKind::conflict, subject, said("it is closed; nothing was changed."),
            said("Look at what comes of it.")};
  return {ErrorKind::conflict, subject, said("it is not open yet."), said("Come back when it has opened.")};
}

Error wrong_code() {
  return {ErrorKind::forbidden, said("code"), said("this code is not known here."),
          said("Compare it with your letter, symbol by symbol; or ask the organiser for another.")};
}

Error too_young(std::uint32_t minimum_age) {
  return {ErrorKind::invalid, said("taking part"),
          said("you did not say that you are {} or older.", std::to_string(minimum_age)),
          said("Say so if you are. Who is younger cannot take part, and nothing was kept.")};
}

Error too_many_statements() {
  return {ErrorKind::invalid, said("your statement"),
          said("you added {} statements already.", std::to_string(most_own_statements)),
          said("Take one back first; nothing was kept.")};
}

/// The votes of before with those of now laid over them.
std::vector<PackedVote> laid_over(const std::vector<PackedVote>& before,
                                  const std::vector<std::pair<std::uint32_t, std::optional<Vote>>>& now) {
  std::map<std::uint32_t, PackedVote> votes;
  for (const PackedVote vote : before) votes[vote.statement()] = vote;
  for (const auto& [statement, vote] : now) {
    if (vote)
      votes[statement] = PackedVote::of(statement, *vote);
    else
      votes.erase(statement);
  }
  std::vector<PackedVote> out;
  for (const auto& [statement, vote] : votes) out.push_back(vote);
  return out;
}

/// Answers of before with those of now laid over them, in the order of the questions, without what is not asked.
Json laid_over(const BallotRules& rules, const Json& before, const std::vector<std::pair<std::string, Json>>& now) {
  std::map<std::string, Json> answers;
  for (const JsonMember& one : before.as_object()) answers.insert_or_assign(one.name, one.value);
  for (const auto& [label, answer] : now) answers.insert_or_assign(label, answer);
  Json merged = Json::object();
  for (auto& [label, answer] : answers) merged.add(label, std::move(answer));
  return only_asked(rules, merged);
}

std::vector<std::string> laid_over(std::vector<std::string> before, const std::vector<std::string>& added,
                                   const std::vector<std::string>& taken_back) {
  for (const std::string& one : added)
    if (std::ranges::find(before, one) == before.end()) before.push_back(one);
  for (const std::string& one : taken_back) std::erase(before, one);
  return before;
}

/// In the order of their names, each once.
template <class Row>
void put_in_order(std::vector<Row>& rows) {
  std::ranges::sort(rows, {}, &Row::name);
  const auto twice = std::ranges::unique(rows, {}, &Row::name);
  rows.erase(twice.begin(), twice.end());
}

/// Precondition: it is there.
template <class Row>
Row& named(std::vector<Row>& rows, const RowName& name) {
  return *std::ranges::lower_bound(rows, name, {}, &Row::name);
}

}  // namespace

const BallotStatement& BallotConsultation::statement(std::uint32_t of) const {
  return of < rules.statements.size() ? rules.statements[of] : added[of - rules.statements.size()].statement;
}

bool BallotConsultation::is_asked(std::uint32_t of) const {
  return of < rules.statements.size() || added[of - rules.statements.size()].is_asked;
}

std::string_view name_of(BallotState state) {
  switch (state) {
    case BallotState::draft:
      return "draft";
    case BallotState::open:
      return "open";
    case BallotState::closed:
      return "closed";
  }
  return "";
}

ErrorOr<BallotAnswer> ballot_answer(const BallotConsultation& consultation, const BallotFile& file,
                                    std::string_view ballot_key, const BallotContent& content) {
  BallotAnswer answer;
  answer.receipt = BallotFile::receipt_of(ballot_key);
  answer.salt = file.salt_of(ballot_key);
  for (const PackedVote vote : content.votes)
    answer.votes.emplace_back(consultation.statement(vote.statement()).label, static_cast<Vote>(vote.value()));
  STIP_TRY_AS(WrittenAnswers written, parse_written(content.written));
  answer.answers = std::move(written.answers);
  for (std::string& text : written.statements) answer.statements.push_back({std::move(text)});
  if (content.empty()) return answer;
  answer.digest = ballot_digest(consultation.rules.id, answer);
  answer.missing = missing_answers(consultation.rules, answer.answers);
  return answer;
}

BallotBox::BallotBox(BallotFile file) : file_(std::move(file)) {}

ErrorOr<std::unique_ptr<BallotBox>> BallotBox::open(const BallotPlace& place, BallotFile::Access access) {
  STIP_TRY_AS(BallotFile file, BallotFile::open(place, access));
  std::unique_ptr<BallotBox> box(new BallotBox(std::move(file)));
  STIP_TRY(box->prepare_statements());
  STIP_TRY(box->refresh());
  return box;
}

ErrorOr<Nothing> BallotBox::prepare_statements() {
  Database& database = file_.database();
  STIP_TRY_AS(rows_, GroupRows::prepare(database));
  STIP_TRY_AS(decided_, database.prepare("SELECT state, label, because FROM contribution "
                                         "WHERE consultation = ? AND ballot = ? AND id = ?"));
  STIP_TRY_AS(undecide_, database.prepare("DELETE FROM contribution WHERE consultation = ? AND ballot = ? AND id = ?"));
  STIP_TRY_AS(known_, database.prepare("SELECT number, -1, changed FROM consultation "
                                       "UNION ALL SELECT consultation, door, ballots FROM turnout"));
  return Nothing{};
}

ErrorOr<Nothing> BallotBox::refresh() {
  std::map<std::int64_t, std::int64_t> changed;
  std::map<DoorPlace, std::int64_t> turnout;
  known_.reset();
  for (;;) {
    STIP_TRY_AS(const bool row, known_.step());
    if (!row) break;
    if (known_.integer(1) < 0)
      changed[known_.integer(0)] = known_.integer(2);
    else
      turnout[{known_.integer(0), static_cast<BallotDoor>(known_.integer(1))}] = known_.integer(2);
  }
  turnout_ = std::move(turnout);
  if (changed == changed_) return Nothing{};
  // Changed once more meanwhile: the next refresh sees it, since it is held against what was known before reading.
  STIP_TRY_AS(consultations_, read_consultations(file_.database()));
  changed_ = std::move(changed);
  return Nothing{};
}

ErrorOr<Nothing> BallotBox::mark_changed(std::int64_t consultation) {
  STIP_TRY_AS(Prepared mark,
              file_.database().prepare("UPDATE consultation SET changed = changed + 1 WHERE number = ?"));
  return mark.bind(1, consultation).run();
}

const BallotConsultation* BallotBox::find(const std::string& consultation) const {
  const auto found = consultations_.find(consultation);
  return found == consultations_.end() ? nullptr : &found->second;
}

ErrorOr<DoorSums> BallotBox::sums(const std::string& consultation, BallotDoor door) const {
  const BallotConsultation* found = find(consultation);
  if (!found) return DoorSums{0, CoVotes(0)};
  const DoorPlace place{found->number, door};
  STIP_TRY_AS(CoVotes votes, sums_of_votes(file_.database(), place, found->n_statements()));
  STIP_TRY_AS(const auto turnout, read_turnout(file_.database()));
  const auto ballots = turnout.find(place);
  return DoorSums{ballots == turnout.end() ? 0 : ballots->second, std::move(votes)};
}

std::int64_t BallotBox::turnout(DoorPlace place) const {
  const auto found = turnout_.find(place);
  return found == turnout_.end() ? 0 : found->second;
}

bool BallotBox::may_recover() const {
  return file_.is_on_server() || file_.database().last_failure() == SqlFailure::busy;
}

ErrorOr<Nothing> BallotBox::round_off() {
  STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
  STIP_TRY(refresh());
  STIP_TRY(round_off_within());
  STIP_TRY(transaction.commit());
  logged_bytes_ = 0;
  return Nothing{};
}

ErrorOr<Nothing> BallotBox::round_off_within() {
  std::map<std::int64_t, std::size_t> statements;
  for (const auto& [id, consultation] : consultations_) statements[consultation.number] = consultation.n_statements();
  return round_off_sums(file_.database(), statements);
}

BallotBox::Wanted BallotBox::wanted(const BallotRequest& request) const {
  Wanted out;
  const auto refuse = [&](ErrorKind kind, Said subject, Said problem, Said remedy) {
    out.refusal = Error{kind, std::move(subject), std::move(problem), std::move(remedy)};
    return out;
  };
  out.consultation = find(request.consultation);
  // A draft is not there for participants.
  if (!out.consultation)
    return refuse(ErrorKind::not_found, said("consultation {}", request.consultation.substr(0, 64)),
                  said("there is none by that name."), said("Follow the address in your letter or on the site."));
  const BallotRules& rules = out.consultation->rules;
  if (!rules.allows(request.door))
    return refuse(ErrorKind::forbidden, said("consultation {}", rules.id),
                  said("nobody comes in by the door '{}'.", std::string(name_of(request.door))),
                  said("Take part in the way that its invitation says."));
  std::string voter_key = request.voter_key;
  if (!request.code.empty()) {
    const std::string code = plain_code(std::string_view(request.code).substr(0, 64));
    if (request.door != BallotDoor::invited || code.size() != code_symbols + 1 || !has_right_check(code)) {
      out.refusal = wrong_code();
      return out;
    }
    out.code_hash = file_.hash_of_code(rules.id, code);
    voter_key = voter_key_of(code, rules.id);
  }
  if (voter_key.size() < shortest_voter_key || voter_key.size() > longest_voter_key)
    return refuse(ErrorKind::invalid, said("key"), said("it is missing, or not of 32 to 128 bytes."),
                  said("Send the code of the letter, or the key that was made from it."));
  if (request.door == BallotDoor::open && rules.puzzle && !request.is_let_in &&
      !solves_puzzle(rules.id, voter_key, rules.puzzle))
    return refuse(ErrorKind::forbidden, said("key"), said("it does not solve the puzzle of this consultation."),
                  said("Choose a key as docs/ballots.md tells, or take part on the site."));
  out.key = file_.key_of_ballot(rules.id, request.door, voter_key);
  for (const auto& [label, vote] : request.votes) {
    const auto statement = out.consultation->statement_of.find(label);
    if (statement == out.consultation->statement_of.end())
      return refuse(ErrorKind::invalid, said("vote"), said("there is no statement '{}'.", label.substr(0, 32)),
                    said("Vote on statements of this consultation; nothing was kept."));
    // Who has an older page may vote on what was taken out since: that is not kept, and the rest is.
    if (out.consultation->is_asked(statement->second)) out.votes.emplace_back(statement->second, vote);
  }
  if (const auto read = read_written(request, out); !read.ok()) out.refusal = read.error();
  return out;
}

ErrorOr<Nothing> BallotBox::read_written(const BallotRequest& request, Wanted& wanted) const {
  const BallotRules& rules = wanted.consultation->rules;
  for (const auto& [label, given] : request.answers) {
    const BallotQuestion* const question = rules.question(label);
    if (!question)
      return Error{ErrorKind::invalid, said("question {}", label.substr(0, 32)), said("there is none by that name."),
                   said("Answer questions of this consultation; nothing was kept.")};
    STIP_TRY_AS(Json answer, canonical_answer(*question, given));
    wanted.answers.emplace_back(label, std::move(answer));
  }
  if (!request.statements.empty() && !rules.own_statements)
    return Error{ErrorKind::invalid, said("your statement"), said("in this consultation nobody can add statements."),
                 said("Vote on the statements that are there; nothing was kept.")};
  for (const std::string& text : request.statements) {
    STIP_TRY_AS(std::string statement, own_statement(text));
    wanted.statements.push_back(std::move(statement));
  }
  for (const std::string& text : request.statements_back) wanted.statements_back.emplace_back(trimmed(text));
  return Nothing{};
}

BallotBox::Group BallotBox::group_of(const std::vector<BallotRequest>& requests, Instant now) const {
  Group group{.hour = std::chrono::floor<std::chrono::hours>(now).time_since_epoch().count(),
              .day = local_day_of(now),
              .wanted = {},
              .order = std::vector<std::size_t>(requests.size()),
              .codes = {},
              .ballots = {}};
  group.wanted.reserve(requests.size());
  for (const BallotRequest& request : requests) {
    const Wanted& one = group.wanted.emplace_back(wanted(request));
    if (one.refusal) continue;
    if (!one.code_hash.empty()) group.codes.push_back({one.code_name()});
    group.ballots.push_back({one.ballot_name(), request.door, one.consultation, {}, {}});
  }
  put_in_order(group.codes);
  put_in_order(group.ballots);
  std::iota(group.order.begin(), group.order.end(), std::size_t{0});
  std::ranges::stable_sort(group.order, {}, [&](std::size_t i) -> const std::string& { return group.wanted[i].key; });
  return group;
}

ErrorOr<ErrorOr<BallotAnswer>> BallotBox::cast_one(const BallotRequest& request, const Wanted& wanted, Group& group) {
  using Answer = ErrorOr<BallotAnswer>;
  if (wanted.refusal) return Answer(*wanted.refusal);
  const BallotConsultation& consultation = *wanted.consultation;
  if (consultation.state == BallotState::draft) return Answer(not_open(consultation));
  // Its last day may be over before anybody closed it.
  const bool is_over = consultation.rules.closes && group.day > *consultation.rules.closes;
  if ((is_over || consultation.state == BallotState::closed) && !request.only_asks())
    return Answer(not_open(consultation));

  GroupCode* const code = wanted.code_hash.empty() ? nullptr : &named(group.codes, wanted.code_name());
  if (code && !code->is_there) return Answer(wrong_code());
  GroupBallot& ballot = named(group.ballots, wanted.ballot_name());
  const bool exists = !ballot.after.empty();
  // A key alone lets nobody in who was not in before: anybody can make one up.
  if (!exists && !code && request.door == BallotDoor::invited)
    return Answer(Error{ErrorKind::not_found, said("ballot"), said("there is none with this key."),
                        said("Send the code of the letter.")});
  const std::uint32_t age = consultation.rules.minimum_age;
  if (!exists && age && !request.is_old_enough && !request.only_asks() && !request.withdraw)
    return Answer(too_young(age));

  BallotContent after;
  if (!request.withdraw) {
    STIP_TRY_AS(auto content, content_after(wanted, ballot.after));
    if (!content.ok()) return Answer(content.error());
    after = *std::move(content);
  }
  if (!(ballot.after == after)) {
    if (code) code->is_spent = true;
    if (ballot.after.written != after.written) STIP_TRY(undecide_gone(consultation, wanted.key, ballot.after, after));
    ballot.after = after;
  }
  STIP_TRY_AS(BallotAnswer answer, ballot_answer(consultation, file_, wanted.key, after));
  STIP_TRY(tell_decisions(consultation, wanted.key, answer));
  return Answer(std::move(answer));
}

ErrorOr<ErrorOr<BallotContent>> BallotBox::content_after(const Wanted& wanted, const BallotContent& before) const {
  BallotContent after{laid_over(before.votes, wanted.votes), before.written};
  if (!wanted.writes_texts()) return ErrorOr<BallotContent>(std::move(after));
  STIP_TRY_AS(WrittenAnswers written, parse_written(before.written));
  written.answers = laid_over(wanted.consultation->rules, written.answers, wanted.answers);
  written.statements = laid_over(std::move(written.statements), wanted.statements, wanted.statements_back);
  if (written.statements.size() > most_own_statements) return ErrorOr<BallotContent>(too_many_statements());
  after.written = to_text(written);
  return ErrorOr<BallotContent>(std::move(after));
}

ErrorOr<Nothing> BallotBox::tell_decisions(const BallotConsultation& consultation, std::string_view key,
                                           BallotAnswer& answer) {
  for (OwnStatement& one : answer.statements) {
    const std::string id = file_.id_of_text(key, "", one.text);
    decided_.bind(1, consultation.number).bind_bytes(2, key).bind_bytes(3, id);
    STIP_TRY_AS(const bool is_decided, decided_.step());
    if (is_decided) {
      one.state = static_cast<ContributionState>(decided_.integer(0));
      one.label = decided_.text(1);
      one.because = decided_.text(2);
    }
    decided_.reset();
  }
  return Nothing{};
}

ErrorOr<Nothing> BallotBox::undecide_gone(const BallotConsultation& consultation, std::string_view key,
                                          const BallotContent& before, const BallotContent& after) {
  STIP_TRY_AS(const WrittenAnswers then, parse_written(before.written));
  STIP_TRY_AS(const WrittenAnswers now, parse_written(after.written));
  const std::vector<WrittenText> kept = texts_of(consultation.rules, now);
  for (const WrittenText& one : texts_of(consultation.rules, then)) {
    if (std::ranges::find(kept, one) != kept.end()) continue;
    const std::string id = file_.id_of_text(key, one.question, one.text);
    STIP_TRY(undecide_.bind(1, consultation.number).bind_bytes(2, key).bind_bytes(3, id).run());
  }
  return Nothing{};
}

ErrorOr<Nothing> BallotBox::write(const Group& group) {
  STIP_TRY(rows_.write(group.codes));
  STIP_TRY(rows_.write(group.ballots, group.hour));
  std::vector<BallotChange> changes;
  for (const GroupBallot& one : group.ballots) {
    if (one.before == one.after) continue;
    changes.push_back({{one.name.consultation, one.door},
                       one.before.votes,
                       one.after.votes,
                       !one.before.written.empty(),
                       !one.after.written.empty()});
  }
  STIP_TRY_AS(const std::size_t bytes, log_changes(file_.database(), changes));
  logged_bytes_ += bytes;
  for (const BallotChange& change : changes) turnout_[change.place] += change.added();
  return Nothing{};
}

ErrorOr<Nothing> BallotBox::cast_all(const std::vector<BallotRequest>& requests, Instant now,
                                     std::vector<std::optional<ErrorOr<BallotAnswer>>>& answers) {
  {
    STIP_TRY_AS(Transaction transaction, Transaction::begin(file_.database()));
    STIP_TRY(refresh());
    Group group = group_of(requests, now);
    STIP_TRY(rows_.read(group.codes));
    STIP_TRY(rows_.read(group.ballots));
    for (const std::size_t i : group.order) {
      STIP_TRY_AS(answers[i], cast_one(requests[i], group.wanted[i], group));
    }
    STIP_TRY(write(group));
    STIP_TRY(transaction.commit());
  }
  if (logged_bytes_ > much_to_round_off) (void)round_off().ok();  // What fails now is tried again later.
  return Nothing{};
}

std::vector<ErrorOr<BallotAnswer>> BallotBox::cast(const std::vector<BallotRequest>& requests, Instant now) {
  std::vector<std::optional<ErrorOr<BallotAnswer>>> answers(requests.size());
  const auto done = cast_all(requests, now, answers);
  std::vector<ErrorOr<BallotAnswer>> out;
  out.reserve(requests.size());
  for (auto& answer : answers) {
    if (done.ok())
      out.push_back(*std::move(answer));
    else  // Of the store, also when others were in the way: not of what was asked.
      out.push_back(Error{ErrorKind::storage, done.error().subject, done.error().problem, done.error().remedy});
  }
  return out;
}

}  // namespace stip
