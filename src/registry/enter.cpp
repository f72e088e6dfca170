// Enter: an act is checked, waits with others for one durable write, and is then seen by all.
#include <algorithm>
#include <chrono>
#include <numeric>
#include <set>

#include "agenda/rules.h"
#include "agenda/unseen.h"
#include "registry/state.h"

namespace stip {
namespace {

// Several programs that enter without a pause take places from each other; none of them may be told to try again by
// hand for that. Who loses for so long has a ledger on which something is wrong.
constexpr auto longest_race = std::chrono::seconds{20};

Said cited_place(const Finding& finding) {
  const Said place = finding.type ? cited(*finding.type, finding.id) : Said(finding.id);
  if (finding.field.empty()) return place;
  const Field* field = finding.type ? finding.type->field(finding.field) : nullptr;
  return said("{}, {}", place, field ? named(*finding.type, *field) : Said(finding.field));
}

/// Errors (not warnings) about the records of `ids` that `after` has and `before` had not, in the order of the rules.
std::vector<Error> broken_rules(const Held& before, const Held& after, const std::vector<std::string>& ids, Day today) {
  const auto key = [](const Finding& finding) {
    return finding.rule + " " + cited_place(finding) + " " + finding.problem;
  };
  std::set<std::string> known;
  for (const Finding& finding : check_some(before.view(sees_everything), today, Language::en, ids))
    known.insert(key(finding));
  std::vector<Error> errors;
  for (const Finding& finding : check_some(after.view(sees_everything), today, Language::en, ids)) {
    if (finding.severity != Severity::error || known.contains(key(finding))) continue;
    errors.push_back({ErrorKind::invalid, cited_place(finding), finding.problem, finding.remedy});
  }
  return errors;
}

/// An act worked out on an agenda: the drafts to append and the agenda after them.
struct Candidate {
  std::vector<Draft> drafts;
  std::shared_ptr<const Held> after;
  std::vector<Error> problems;
};

/// The agenda after an act that was split: each part with the number of its own entry.
Agenda as_it_will_stand(const std::vector<Draft>& drafts, const Agenda& before) {
  AgendaBuilder builder(before);
  Seq seq = before.upto();
  for (const Draft& draft : drafts) {
    ++seq;
    for (const Change& change : draft.changes) {
      const auto applied = builder.apply(change, seq);
      STIP_ASSERT(applied.ok());
    }
  }
  return builder.snapshot(seq);
}

/// The act of somebody who does not see everything: lists keep the references that they did not see.
Draft with_unseen(Draft act, const Held& tip, const Viewer& seen_by) {
  if (seen_by == sees_everything) return act;
  const View seen = tip.view(seen_by);
  for (Change& change : act.changes) {
    const RecordType* type = record_type(change.type);
    const Record* whole = type ? tip.agenda().find(*type, change.id) : nullptr;
    const Record* shown = whole ? seen.find(*type, change.id) : nullptr;
    if (!shown) continue;
    for (FieldChange& each : change.fields) {
      if (const Field* field = type->field(each.field))
        each.value = with_unseen(*field, field->text(*whole), field->text(*shown), each.value);
    }
  }
  return act;
}

Candidate work_out(const Draft& wanted, const std::shared_ptr<const Held>& tip, const Viewer& seen_by, Day today) {
  Candidate candidate;
  const Agenda& before = tip->agenda();
  const Draft act = with_unseen(wanted, *tip, seen_by);
  if (auto error = guarded(act, before)) return {{}, nullptr, {*error}};
  AgendaBuilder trial(before);
  for (const Change& change : act.changes) {
    if (const auto applied = trial.apply(change, before.upto() + 1); !applied.ok())
      candidate.problems.push_back(applied.error());
  }
  if (!candidate.problems.empty()) return candidate;
  Agenda tried = trial.snapshot(before.upto() + 1);
  candidate.drafts = split_by_level(act, before, tried);
  const bool whole = candidate.drafts.size() == 1 && candidate.drafts.front().changes == act.changes;
  candidate.after = std::make_shared<Held>(whole ? std::move(tried) : as_it_will_stand(candidate.drafts, before));
  std::vector<std::string> ids;
  for (const Change& change : act.changes) ids.push_back(change.id);
  candidate.problems = broken_rules(*tip, *candidate.after, ids, today);
  return candidate;
}

}  // namespace

std::vector<Error> Registry::problems(const Draft& act, const Viewer& seen_by) const {
  return work_out(act, state_->held_now(), seen_by, day_of(state_->clock())).problems;
}

ErrorOr<std::optional<Seq>> Registry::entry_with_key(std::string_view key) const {
  const std::lock_guard ledger_lock(state_->ledger_mutex);
  return state_->ledger->seq_of_key(key);
}

ErrorOr<bool> Registry::is_what_was_entered(const Draft& act, Seq seq, const Viewer& seen_by) const {
  STIP_TRY_AS(const auto before, state_->held_at(seq - 1));
  STIP_TRY_AS(const auto first, state_->read_entry(seq));
  const Candidate candidate = work_out(act, before, seen_by, day_of(first->time));
  if (candidate.drafts.empty()) return false;
  for (Seq at = seq; const Draft& draft : candidate.drafts) {
    if (at > size()) return false;
    STIP_TRY_AS(const auto entry, state_->read_entry(at++));
    const bool is_same = entry->act == draft.act && entry->author == draft.author && entry->reason == draft.reason &&
                         entry->causes == draft.causes && entry->changes == draft.changes;
    if (!is_same) return false;
  }
  return true;
}

ErrorOr<Nothing> Registry::catch_up() {
  State& state = *state_;
  const std::lock_guard write_lock(state.write_mutex);
  if (state.writing || !state.queue.empty()) return Nothing{};  // Our own write is under way: it meets the others.
  STIP_TRY(state.take_in_others());
  state.tip = state.held_now();
  return Nothing{};
}

ErrorOr<Nothing> Registry::State::take_in_others() {
  const auto before = held_now();
  const std::lock_guard ledger_lock(ledger_mutex);
  STIP_TRY_AS(const Seq size, ledger->refresh());
  const Seq known = before->agenda().upto();
  if (size == known) return Nothing{};
  AgendaBuilder builder(before->agenda());
  std::vector<Entry> added;  // Told only once all of it could be read: half of it would be told twice.
  STIP_TRY(ledger->read(known + 1, size, [&](const Entry& entry) -> ErrorOr<Nothing> {
    for (const Change& change : entry.changes) {
      if (change.type == "edition" && change.version == 1) {
        const std::lock_guard lock(held_mutex);
        held[entry.seq - 1] = entry.seq - 1 == known ? before : std::make_shared<Held>(builder.snapshot(entry.seq - 1));
      }
      STIP_TRY(builder.apply(change, entry.seq));
    }
    added.push_back(entry);
    return Nothing{};
  }));
  for (const Entry& entry : added) chronicle.add(entry);
  const std::lock_guard lock(held_mutex);
  current = std::make_shared<Held>(builder.snapshot(size));
  return Nothing{};
}

// What others enter at the same time does not stand in the way of an act, unless it is about the same records: then
// working it out anew, on what they made, says so. A key keeps an act from being entered twice, whatever became of a
// try.
ErrorOr<Entered> Registry::enter(Draft act, const Viewer& seen_by) {
  const auto started = std::chrono::steady_clock::now();
  for (;;) {
    bool others_were_first = false;
    auto entered = state_->try_to_enter(act, seen_by, others_were_first);
    if (entered.ok() || !others_were_first || std::chrono::steady_clock::now() - started > longest_race) return entered;
  }
}

ErrorOr<Entered> Registry::State::try_to_enter(const Draft& act, const Viewer& seen_by, bool& others_were_first) {
  State& state = *this;
  std::unique_lock lock(state.write_mutex);
  if (!act.key.empty()) {
    if (const auto at = state.in_flight.find(act.key); at != state.in_flight.end()) {
      const auto twin = at->second;
      state.written.wait(lock, [&] { return twin->done; });
      if (!twin->seqs.ok()) {
        others_were_first = twin->place_is_taken;
        return twin->seqs.error();
      }
      return Entered{*twin->seqs, true};
    }
    const std::lock_guard ledger_lock(state.ledger_mutex);
    STIP_TRY_AS(const auto known, state.ledger->seq_of_key(act.key));
    if (known) return Entered{{*known}, true};
  }

  Candidate candidate = work_out(act, state.tip, seen_by, day_of(state.clock()));
  if (!candidate.problems.empty()) return candidate.problems.front();
  const auto mine = std::make_shared<Waiting>();
  mine->drafts = std::move(candidate.drafts);
  mine->first = state.tip->agenda().upto() + 1;
  mine->time = state.tip_time = std::max({state.clock(), state.tip_time, state.chronicle.last_time()});
  mine->outcome = state.tip = std::move(candidate.after);
  state.queue.push_back(mine);
  if (!act.key.empty()) state.in_flight[act.key] = mine;

  // Whoever brings an act seals it, while those before it are on their way to the disk.
  lock.unlock();
  auto sealed = state.ledger->seal(mine->drafts, mine->first, mine->time);
  lock.lock();
  if (sealed.ok())
    mine->sealed = *std::move(sealed), mine->ready = true;
  else if (!mine->done)
    state.give_up(mine, sealed.error());
  state.written.notify_all();

  // Whoever finds nobody writing writes for all at the head of the queue; those who come meanwhile wait for the next
  // write.
  while (!mine->done) {
    if (state.writing || !state.queue.front()->ready)
      state.written.wait(lock);
    else
      state.write_queue(lock);
  }
  if (!mine->seqs.ok()) {
    others_were_first = mine->place_is_taken;
    return mine->seqs.error();
  }
  return Entered{*mine->seqs, false};
}

// What was worked out on top of what failed fails with it.
void Registry::State::give_up(const std::shared_ptr<Waiting>& first, const Error& error, bool place_is_taken) {
  const auto at = std::ranges::find(queue, first);
  for (auto waiting = at; waiting != queue.end(); ++waiting) {
    (*waiting)->done = true, (*waiting)->seqs = error;
    (*waiting)->place_is_taken = place_is_taken;
  }
  queue.erase(at, queue.end());
  tip = !queue.empty() ? queue.back()->outcome : on_its_way ? on_its_way : held_now();
  std::erase_if(in_flight, [](const auto& item) { return item.second->done; });
}

void Registry::State::write_queue(std::unique_lock<std::mutex>& lock) {
  std::vector<std::shared_ptr<Waiting>> batch;
  std::vector<SealedDraft> sealed;
  for (; !queue.empty() && queue.front()->ready; queue.pop_front()) {
    std::ranges::move(queue.front()->sealed, std::back_inserter(sealed));
    batch.push_back(std::move(queue.front()));
  }
  writing = true;
  on_its_way = batch.back()->outcome;
  lock.unlock();
  const auto appended = [&] {
    const std::lock_guard ledger_lock(ledger_mutex);
    return ledger->append_sealed(std::move(sealed));
  }();
  if (appended.ok()) {
    // Seen by readers only now that it is durable.
    for (const auto& waiting : batch) {
      for (Seq seq = waiting->first; const Draft& draft : waiting->drafts)
        chronicle.add(Entry{draft, seq++, waiting->time, {}});
    }
    const std::lock_guard held_lock(held_mutex);
    current = batch.back()->outcome;
  } else if (appended.error().kind == ErrorKind::conflict) {
    (void)take_in_others().ok();  // If it fails, the next try fails in the same way, and says so.
  }
  const bool place_is_taken = !appended.ok() && held_now()->agenda().upto() >= batch.front()->first;
  lock.lock();
  on_its_way.reset();
  for (const auto& waiting : batch) {
    waiting->done = true;
    if (!appended.ok()) {
      waiting->seqs = appended.error();
      waiting->place_is_taken = place_is_taken;
      continue;
    }
    waiting->seqs->resize(waiting->drafts.size());
    std::iota(waiting->seqs->begin(), waiting->seqs->end(), waiting->first);
  }
  if (!appended.ok()) {
    if (!queue.empty()) give_up(queue.front(), appended.error(), place_is_taken);
    tip = held_now();
  }
  std::erase_if(in_flight, [](const auto& item) { return item.second->done; });
  writing = false;
  written.notify_all();
}

}  // namespace stip
