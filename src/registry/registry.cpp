// Registry: opening, and the agendas of now, of then and of editions.
#include "registry/registry.h"

#include <algorithm>

#include "access/classified_as.h"
#include "base/text.h"
#include "ledger/fold.h"
#include "registry/state.h"

namespace stip {

View Held::view(const Viewer& viewer) const {
  const std::lock_guard lock(mutex_);
  auto& slot = views_[static_cast<std::size_t>(viewer.clearance)];
  if (!slot) slot = std::make_shared<const View>(visible_to(agenda_, viewer));
  return *slot;
}

Held::Latest Held::latest(std::size_t count, const Viewer& viewer,
                          const std::function<Latest(std::size_t)>& make) const {
  const auto place = static_cast<std::size_t>(viewer.clearance);
  {
    const std::lock_guard lock(mutex_);
    const auto& [asked, found] = latest_[place];
    if (asked >= count)
      return {found.begin(), found.begin() + static_cast<std::ptrdiff_t>(std::min(count, found.size()))};
  }
  Latest made = make(count);
  const std::lock_guard lock(mutex_);
  if (latest_[place].first < count) latest_[place] = {count, made};
  return made;
}

Registry::Registry(std::unique_ptr<State> state) : state_(std::move(state)) {}
Registry::~Registry() = default;

ErrorOr<std::unique_ptr<Registry>> Registry::open(std::unique_ptr<Ledger> ledger, Clock clock) {
  auto state = std::make_unique<State>();
  state->ledger = std::move(ledger);
  state->clock = std::move(clock);
  AgendaBuilder builder;
  const auto fold_one = [&](const Entry& entry) -> ErrorOr<Nothing> {
    for (const Change& change : entry.changes) {
      // An edition is the agenda before the entry that froze it: held here, it shares its records with now.
      if (change.type == "edition" && change.version == 1)
        state->held[entry.seq - 1] = std::make_shared<Held>(builder.snapshot(entry.seq - 1));
      STIP_TRY(builder.apply(change, entry.seq));
    }
    state->chronicle.add(entry);
    return Nothing{};
  };
  const Seq size = state->ledger->size();
  STIP_TRY(state->ledger->read(1, size, fold_one));
  state->current = state->tip = std::make_shared<Held>(builder.snapshot(size));
  return std::unique_ptr<Registry>(new Registry(std::move(state)));
}

std::shared_ptr<const Held> Registry::State::held_now() const {
  const std::lock_guard lock(held_mutex);
  return current;
}

ErrorOr<std::shared_ptr<const Held>> Registry::State::held_at(Seq position) const {
  {
    const std::lock_guard lock(held_mutex);
    if (position == current->agenda().upto()) return current;
    if (position < 0 || position > current->agenda().upto()) {
      return Error{ErrorKind::not_found, said("entry {}", std::to_string(position)),
                   said("the ledger ends at entry {}.", std::to_string(current->agenda().upto())),
                   said("Choose a moment up to there.")};
    }
    if (const auto at = held.find(position); at != held.end()) return at->second;
    if (const auto at = glanced.find(position); at != glanced.end()) return at->second;
  }
  auto folded = [&] {
    const std::lock_guard lock(ledger_mutex);
    return fold(*ledger, position);
  }();
  if (!folded.ok()) return folded.error();
  auto made = std::make_shared<const Held>(*std::move(folded));
  const std::lock_guard lock(held_mutex);
  if (glanced.size() >= 8) glanced.erase(glanced.begin());
  glanced[position] = made;
  return made;
}

ErrorOr<std::shared_ptr<const Held>> Registry::State::shown_at(Seq position) const {
  STIP_TRY_AS(const auto then, held_at(position));
  const auto today = held_now();
  if (then == today) return then;
  for (const Edition& edition : today->agenda().all<Edition>()) {
    if (edition.position == position && !edition.published.empty()) return then;
  }
  {
    const std::lock_guard lock(held_mutex);
    if (recalled_at != today->agenda().upto() || recalled.size() >= 16) recalled.clear();
    recalled_at = today->agenda().upto();
    if (const auto at = recalled.find(position); at != recalled.end()) return at->second;
  }
  auto raised = classified_as(then->agenda(), today->agenda());
  auto shown = raised ? std::make_shared<const Held>(*std::move(raised)) : then;
  const std::lock_guard lock(held_mutex);
  if (recalled_at == today->agenda().upto()) recalled[position] = shown;
  return shown;
}

View Registry::now(const Viewer& viewer) const { return state_->held_now()->view(viewer); }

ErrorOr<View> Registry::at(Seq position, const Viewer& viewer) const {
  STIP_TRY_AS(const auto held, state_->shown_at(position));
  return held->view(viewer);
}

bool Registry::is_taken(std::string_view id) const {
  const auto held = state_->held_now();
  return std::ranges::any_of(record_types(),
                             [&](const RecordType* type) { return held->agenda().row(*type, id) != nullptr; });
}

bool Registry::was_taken(std::string_view id, Seq position) const {
  const auto held = state_->held_at(position);
  return held.ok() && std::ranges::any_of(record_types(), [&](const RecordType* type) {
           return (*held)->agenda().row(*type, id) != nullptr;
         });
}

Seq Registry::size() const { return state_->held_now()->agenda().upto(); }

std::vector<EditionPlace> Registry::editions(const Viewer& viewer) const {
  std::vector<EditionPlace> places;
  const View view = now(viewer);
  for (const Edition& edition : view.all<Edition>()) {
    if (edition.year && edition.position)
      places.push_back({edition.id, *edition.year, *edition.position, edition.published});
  }
  std::ranges::sort(places, {}, &EditionPlace::year);
  return places;
}

ErrorOr<Checkpoint> Registry::checkpoint() {
  const std::lock_guard lock(state_->ledger_mutex);
  return state_->ledger->checkpoint();
}

ErrorOr<std::optional<Checkpoint>> Registry::last_checkpoint() const {
  const std::lock_guard lock(state_->ledger_mutex);
  return state_->ledger->last_checkpoint();
}

std::string Registry::public_key() const { return state_->ledger->public_key(); }

ErrorOr<Nothing> Registry::remember(std::string_view name, std::string_view value) {
  const std::lock_guard lock(state_->ledger_mutex);
  return state_->ledger->remember(name, value);
}

ErrorOr<std::optional<std::string>> Registry::remembered(std::string_view name) const {
  const std::lock_guard lock(state_->ledger_mutex);
  return state_->ledger->remembered(name);
}

}  // namespace stip
