// Enter: an act is checked, waits with others for one durable write, and is then seen by all.
#include <algorithm>
#include <set>

#include "agenda/rules.h"
#include "registry/state.h"

namespace stip {
namespace {

const Viewer everything{Classification::restricted};

std::string cited_place(const Finding& finding) {
  std::string place = finding.type ? cited(*finding.type, finding.id) : finding.id;
  return finding.field.empty() ? place : place + ", " + finding.field;
}

/// Errors (not warnings) about the records of `ids` that `after` has and `before` had not, in the order of the rules.
std::vector<Error> broken_rules(const Held& before, const Held& after, const std::vector<std::string>& ids, Day today) {
  const auto key = [](const Finding& finding) { return finding.rule + " " + cited_place(finding) + " " + finding.problem; };
  std::set<std::string> known;
  for (const Finding& finding : check_some(before.view(everything), today, Language::en, ids)) known.insert(key(finding));
  std::vector<Error> errors;
  for (const Finding& finding : check_some(after.view(everything), today, Language::en, ids)) {
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

Candidate work_out(const Draft& act, const std::shared_ptr<const Held>& tip, Day today) {
  Candidate candidate;
  const Agenda& before = tip->agenda();
  if (auto error = guarded(act, before)) return {{}, nullptr, {*error}};
  AgendaBuilder trial(before);
  for (const Change& change : act.changes) {
    if (const auto applied = trial.apply(change, before.upto() + 1); !applied.ok()) candidate.problems.push_back(applied.error());
  }
  if (!candidate.problems.empty()) return candidate;
  const Agenda tried = trial.snapshot(before.upto() + 1);
  candidate.drafts = split_by_level(act, before, tried);
  // Once more, as it will stand in the ledger: split, and with the numbers of its entries.
  AgendaBuilder builder(before);
  Seq seq = before.upto();
  for (const Draft& draft : candidate.drafts) {
    ++seq;
    for (const Change& change : draft.changes) {
      const auto applied = builder.apply(change, seq);
      STIP_ASSERT(applied.ok());
    }
  }
  candidate.after = std::make_shared<Held>(builder.snapshot(seq));
  std::vector<std::string> ids;
  for (const Change& change : act.changes) ids.push_back(change.id);
  candidate.problems = broken_rules(*tip, *candidate.after, ids, today);
  return candidate;
}

}  // namespace

std::vector<Error> Registry::problems(const Draft& act) const {
  return work_out(act, state_->held_now(), day_of(state_->clock())).problems;
}

ErrorOr<Nothing> Registry::catch_up() {
  State& state = *state_;
  const std::lock_guard write_lock(state.write_mutex);
  if (state.writing || !state.queue.empty()) return Nothing{};  // Our own write is under way: it meets the others.
  const auto held = state.held_now();
  const std::lock_guard ledger_lock(state.ledger_mutex);
  STIP_TRY_AS(const Seq size, state.ledger->refresh());
  const Seq known = held->agenda().upto();
  if (size == known) return Nothing{};
  AgendaBuilder builder(held->agenda());
  std::shared_ptr<const Held> before = held;
  STIP_TRY(state.ledger->read(known + 1, size, [&](const Entry& entry) -> ErrorOr<Nothing> {
    for (const Change& change : entry.changes) {
      if (change.type == "edition" && change.version == 1) {
        const std::lock_guard lock(state.held_mutex);
        state.held[entry.seq - 1] = entry.seq - 1 == known ? before : std::make_shared<Held>(builder.snapshot(entry.seq - 1));
      }
      STIP_TRY(builder.apply(change, entry.seq));
    }
    state.chronicle.add(entry);
    return Nothing{};
  }));
  const std::lock_guard lock(state.held_mutex);
  state.current = state.tip = std::make_shared<Held>(builder.snapshot(size));
  return Nothing{};
}

ErrorOr<Entered> Registry::enter(Draft act) {
  State& state = *state_;
  std::unique_lock lock(state.write_mutex);
  if (!act.key.empty()) {
    if (const auto at = state.in_flight.find(act.key); at != state.in_flight.end()) {
      const auto twin = at->second;
      state.written.wait(lock, [&] { return twin->done; });
      if (!twin->seqs.ok()) return twin->seqs.error();
      return Entered{*twin->seqs, true};
    }
    const std::lock_guard ledger_lock(state.ledger_mutex);
    STIP_TRY_AS(const auto known, state.ledger->seq_of_key(act.key));
    if (known) return Entered{{*known}, true};
  }

  Candidate candidate = work_out(act, state.tip, day_of(state.clock()));
  if (!candidate.problems.empty()) return candidate.problems.front();
  const auto mine = std::make_shared<Waiting>();
  mine->drafts = std::move(candidate.drafts);
  mine->outcome = state.tip = std::move(candidate.after);
  state.queue.push_back(mine);
  if (!act.key.empty()) state.in_flight[act.key] = mine;

  // Whoever finds nobody writing writes for all who wait; those who come meanwhile wait for the next write.
  while (!mine->done) {
    if (state.writing) {
      state.written.wait(lock);
      continue;
    }
    state.writing = true;
    std::vector<std::shared_ptr<Waiting>> batch;
    batch.swap(state.queue);
    std::vector<Draft> drafts;
    for (const auto& waiting : batch) drafts.insert(drafts.end(), waiting->drafts.begin(), waiting->drafts.end());
    lock.unlock();
    auto appended = [&] {
      const std::lock_guard ledger_lock(state.ledger_mutex);
      return state.ledger->append(drafts, state.clock());
    }();
    if (appended.ok()) {
      // Seen by readers only now that it is durable.
      Seq seq = batch.back()->outcome->agenda().upto() - static_cast<Seq>(drafts.size());
      for (const Draft& draft : drafts) {
        Entry entry{draft, ++seq, state.clock(), {}};
        state.chronicle.add(entry);
      }
      const std::lock_guard held_lock(state.held_mutex);
      state.current = batch.back()->outcome;
    }
    lock.lock();
    std::size_t next = 0;
    for (const auto& waiting : batch) {
      waiting->done = true;
      if (!appended.ok()) {
        waiting->seqs = appended.error();
        continue;
      }
      const auto first = appended->begin() + static_cast<std::ptrdiff_t>(next);
      next += waiting->drafts.size();
      waiting->seqs = std::vector<Seq>(first, appended->begin() + static_cast<std::ptrdiff_t>(next));
    }
    if (!appended.ok()) {  // What was worked out on top of what failed fails with it.
      for (const auto& waiting : state.queue) waiting->done = true, waiting->seqs = appended.error();
      state.queue.clear();
      state.tip = state.held_now();
    }
    std::erase_if(state.in_flight, [](const auto& item) { return item.second->done; });
    state.writing = false;
    state.written.notify_all();
  }
  if (!mine->seqs.ok()) return mine->seqs.error();
  return Entered{*mine->seqs, false};
}

}  // namespace stip
