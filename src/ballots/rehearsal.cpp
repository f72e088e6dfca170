// Rehearsal: made-up people through the real doors, and the real analyses on what they left.
#include "ballots/rehearsal.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "ballots/ballot_box.h"
#include "ballots/ballot_count.h"
#include "ballots/reading_time.h"
#include "ballots/rehearsal_orders.h"
#include "ballots/simulated_people.h"
#include "base/temp_folder.h"

namespace stip {
namespace {

constexpr std::size_t group_of_ballots = 1'000;
constexpr double points = 100, z_of_95 = 1.959964, z_of_80 = 0.841621;

double half_width(std::int64_t n) { return points * z_of_95 * std::sqrt(0.25 / static_cast<double>(n)); }

double smallest_difference(std::int64_t n, std::int64_t others) {
  return points * (z_of_95 + z_of_80) * std::sqrt(0.25 / static_cast<double>(n) + 0.25 / static_cast<double>(others));
}

/// The store that is thrown away, with what people said to it.
class Scratch {
 public:
  static ErrorOr<Scratch> open(const BallotRules& rules, int people, Instant now) {
    STIP_TRY_AS(TempFolder folder, TempFolder::make());
    STIP_TRY_AS(auto box, BallotBox::open(folder.file("ballots.db"), BallotFile::Access::make));
    Scratch scratch(std::move(folder), std::move(box), now);
    BallotRules invited = rules;  // By code, whatever its doors: codes are the door with most to go wrong.
    invited.doors = {BallotDoor::invited};
    STIP_TRY(scratch.box_->prepare(invited));
    for (int i = 0; i < people; ++i) scratch.codes_.push_back(new_ballot_code());
    STIP_TRY(scratch.box_->add_codes(rules.id, scratch.codes_));
    STIP_TRY(scratch.box_->open_consultation(rules.id, now));
    return scratch;
  }

  /// One person for each code. Errors: of the first who was refused.
  ErrorOr<Nothing> cast(const BallotRules& rules, const std::vector<SimulatedPerson>& people) {
    for (std::size_t at = 0; at < people.size(); at += group_of_ballots) {
      std::vector<BallotRequest> requests;
      for (std::size_t i = at; i < std::min(people.size(), at + group_of_ballots); ++i)
        requests.push_back({.consultation = rules.id,
                            .door = BallotDoor::invited,
                            .code = codes_[i],
                            .votes = people[i].votes,
                            .answers = people[i].answers,
                            .is_old_enough = true});
      for (const auto& answer : box_->cast(requests, now_))
        if (!answer.ok()) return answer.error();
    }
    return box_->close_consultation(rules.id, now_);
  }

  /// How many ballots are kept, once they are counted again. Errors: storage, if the count is not what was kept.
  ErrorOr<std::int64_t> kept() {
    STIP_TRY_AS(const BallotsVerified verified, verify_ballots(*box_));
    if (!verified.problems.empty())
      return Error{ErrorKind::storage, said("rehearsal"), verified.problems.front(), said("Tell the makers of stip.")};
    return static_cast<std::int64_t>(verified.ballots);
  }

 private:
  Scratch(TempFolder folder, std::unique_ptr<BallotBox> box, Instant now)
      : folder_(std::move(folder)), box_(std::move(box)), now_(now) {}
  TempFolder folder_;
  std::unique_ptr<BallotBox> box_;
  Instant now_;
  std::vector<std::string> codes_;
};

const Json* answer_of(const SimulatedPerson& person, const std::string& label) {
  const auto found = std::ranges::find(person.answers, label, &std::pair<std::string, Json>::first);
  return found == person.answers.end() ? nullptr : &found->second;
}

/// Whether an answer to a question of choice names this option.
bool names(const Json* answer, const std::string& option) {
  if (!answer) return false;
  if (answer->is_string()) return answer->as_string() == option;
  return answer->is_array() && std::ranges::any_of(answer->as_array(), [&](const Json& one) {
           return one.is_string() && one.as_string() == option;
         });
}

bool is_choice(const BallotQuestion& question) {
  return question.kind == BallotQuestionKind::single || question.kind == BallotQuestionKind::multiple;
}

void count_questions(Rehearsal& rehearsal, const BallotRules& rules, const std::vector<SimulatedPerson>& people) {
  for (const BallotQuestion& question : rules.steps()) {
    RehearsedQuestion counted{question.label, question.kind, 0, 0, {}};
    const bool is_block = question.kind == BallotQuestionKind::statements;
    for (const SimulatedPerson& person : people) {
      counted.asked += is_block || std::ranges::find(person.asked, question.label) != person.asked.end() ? 1 : 0;
      counted.answered += is_block ? !person.votes.empty() : answer_of(person, question.label) != nullptr;
    }
    if (counted.answered > 0 && (is_block || is_choice(question))) counted.margin = half_width(counted.answered);
    rehearsal.questions.push_back(std::move(counted));
  }
}

/// Answers by each thing that people say of themselves: the tables that everybody asks for.
void count_cells(Rehearsal& rehearsal, const BallotRules& rules, const std::vector<SimulatedPerson>& people) {
  for (const BallotQuestion& about : rules.questions) {
    if (!about.about_me) continue;
    for (const BallotOption& option : about.options) {
      std::vector<const SimulatedPerson*> group;
      std::int64_t others = 0;
      for (const SimulatedPerson& person : people) {
        const Json* answer = answer_of(person, about.label);
        if (names(answer, option.label))
          group.push_back(&person);
        else
          others += answer ? 1 : 0;
      }
      const auto n = static_cast<std::int64_t>(group.size());
      RehearsedGroup counted{about.label, option.label, n, {}};
      if (n > 0 && others > 0) counted.smallest_difference = smallest_difference(n, others);
      rehearsal.groups.push_back(std::move(counted));
      for (const BallotQuestion& question : rules.questions) {
        if (question.about_me || !is_choice(question)) continue;
        for (const BallotOption& answer : question.options) {
          const auto cell = std::ranges::count_if(
              group, [&](const auto* person) { return names(answer_of(*person, question.label), answer.label); });
          ++rehearsal.cells;
          rehearsal.hidden_cells += cell < smallest_cell ? 1 : 0;
        }
      }
    }
  }
}

void find_groups(Rehearsal& rehearsal, const BallotRules& rules, const std::vector<SimulatedPerson>& people,
                 std::uint64_t seed) {
  if (rules.statements.empty()) return;
  Votes votes;
  std::vector<int> known;
  std::vector<char> is_out;
  for (const BallotStatement& statement : rules.statements) {
    votes.statements.push_back(statement.label);
    is_out.push_back(statement.about_me);
  }
  for (std::size_t i = 0; i < people.size(); ++i) {
    votes.participants.push_back(std::to_string(i + 1));
    known.push_back(static_cast<int>(people[i].group));
    for (const auto& [label, vote] : people[i].votes) {
      const auto place = std::ranges::find(rules.statements, label, &BallotStatement::label) - rules.statements.begin();
      votes.votes.push_back(PackedVote::of(static_cast<std::uint32_t>(place), *vote));
    }
    votes.first.push_back(votes.votes.size());
  }
  const StableGroups found = stable_groups(votes, is_out, {.seed = seed, .weights = {}, .bootstraps = 5});
  rehearsal.known_groups = SimulatedPeople::groups;
  rehearsal.verdict = found.verdict;
  rehearsal.found_groups = found.k;
  if (found.k > 0) rehearsal.agreement = adjusted_rand(found.group, known);
}

}  // namespace

ErrorOr<Rehearsal> rehearse(const BallotRules& rules, int n, std::uint64_t seed, Instant now) {
  if (n < 1 || n > most_rehearsed)
    return Error{ErrorKind::invalid, said("rehearsal"), said("{} people cannot rehearse.", std::to_string(n)),
                 said("Take 1 to {}.", std::to_string(most_rehearsed))};
  SimulatedPeople source(rules, seed);
  std::vector<SimulatedPerson> people;
  for (int i = 0; i < n; ++i) people.push_back(source.next());
  Rehearsal rehearsal;
  rehearsal.people = n;
  rehearsal.words = words_of(rules, Language::nl);
  rehearsal.words_en = words_of(rules, Language::en);
  rehearsal.told_minutes = rules.introduction.minutes;
  STIP_TRY_AS(Scratch scratch, Scratch::open(rules, n, now));
  STIP_TRY(scratch.cast(rules, people));
  STIP_TRY_AS(rehearsal.kept, scratch.kept());
  count_questions(rehearsal, rules, people);
  count_cells(rehearsal, rules, people);
  find_groups(rehearsal, rules, people, seed);
  rehearsal.orders = find_orders(rules, people, source);
  return rehearsal;
}

Json to_json(const Rehearsal& rehearsal) {
  Json json = Json::object(), questions = Json::array(), groups = Json::array(), orders = Json::array();
  for (const RehearsedQuestion& each : rehearsal.questions) {
    Json one = Json::object();
    one.add("label", each.label)
        .add("kind", name_of(each.kind))
        .add("asked", each.asked)
        .add("answered", each.answered);
    if (each.margin) one.add("margin", *each.margin);
    questions.push(std::move(one));
  }
  for (const RehearsedGroup& each : rehearsal.groups) {
    Json one = Json::object();
    one.add("question", each.question).add("option", each.option).add("people", each.people);
    if (each.smallest_difference) one.add("smallest_difference", *each.smallest_difference);
    groups.push(std::move(one));
  }
  for (const RehearsedOrder& each : rehearsal.orders) {
    Json one = Json::object();
    one.add("label", each.label).add("answers", each.answers).add("right", each.right).add("pairs", each.pairs);
    one.add("largest_error", each.largest_error).add("why_not", each.why_not);
    orders.push(std::move(one));
  }
  json.add("people", rehearsal.people).add("kept", rehearsal.kept);
  json.add("words", rehearsal.words).add("words_en", rehearsal.words_en);
  json.add("reading_minutes", reading_minutes(rehearsal.words)).add("told_minutes", rehearsal.told_minutes);
  json.add("questions", std::move(questions)).add("groups", std::move(groups));
  json.add("cells", rehearsal.cells).add("hidden_cells", rehearsal.hidden_cells);
  json.add("known_groups", rehearsal.known_groups).add("verdict", name_of(rehearsal.verdict));
  json.add("found_groups", rehearsal.found_groups).add("agreement", rehearsal.agreement);
  json.add("orders", std::move(orders));
  return json;
}

}  // namespace stip
