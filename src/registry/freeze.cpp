// Freeze: an edition is named and signed, and its documents are kept as bytes.
#include "base/hash.h"
#include "base/locale.h"
#include "ledger/fold.h"
#include "registry/state.h"

namespace stip {
namespace {

FieldChange set(const char* field, std::string value) { return {field, std::move(value)}; }

std::string document_id(const EditionPlace& edition, std::string_view kind, std::string_view language,
                        std::string_view format) {
  return "FD-" + std::to_string(edition.year) + "-" + std::string(kind) + "-" + std::string(language) + "-" +
         std::string(format);
}

}  // namespace

ErrorOr<EditionPlace> Registry::freeze(int year, const std::string& reason, const std::string& author,
                                       const std::string& decision, std::optional<Instant> release) {
  const auto held = state_->held_now();
  const std::string id = "ED-" + std::to_string(year);
  if (held->agenda().row(type_of<Edition>(), id)) {
    return Error{ErrorKind::conflict, said("edition {}", std::to_string(year)),
                 said("it has been frozen already, and what was frozen never changes."),
                 said("Freeze the edition of another year.")};
  }
  const Seq position = held->agenda().upto();
  if (position == 0)
    return Error{ErrorKind::invalid, said("edition {}", std::to_string(year)), said("the ledger is empty."),
                 said("Import an agenda first: `stip import FOLDER`.")};
  Draft act{"freeze", author, reason, {}, "freeze " + id, Classification::public_, {}};
  if (!decision.empty()) act.causes = {decision};
  Change change{"edition", id, 1, false, {}};
  change.fields.push_back(set("title", "Editie " + std::to_string(year)));
  change.fields.push_back(set("title_en", "Edition " + std::to_string(year)));
  change.fields.push_back(set("year", std::to_string(year)));
  change.fields.push_back(set("position", std::to_string(position)));
  if (!decision.empty()) change.fields.push_back(set("decision", decision));
  if (release) {
    if (*release <= state_->clock())
      return Error{ErrorKind::invalid, said("edition {}", std::to_string(year)),
                   said("its moment of publication, {}, has passed.",
                        said_by([at = *release](Language reader) { return instant_text(reader, at); })),
                   said("Give a moment that is still to come, or publish it by hand.")};
    change.fields.push_back(set("release", to_text(*release)));
    change.fields.push_back(set("classification", std::string(name_of_choice(Classification::internal))));
  }
  // The signature stands in the edition itself, so it is printed with it: of the ledger as the edition holds it.
  STIP_TRY_AS(const Checkpoint signed_state, checkpoint());
  if (signed_state.size != position)
    return Error{ErrorKind::conflict, said("edition {}", std::to_string(year)),
                 said("somebody entered something meanwhile."), said("Freeze it again.")};
  change.fields.push_back(set("checkpoint", signed_state.note));
  act.changes.push_back(std::move(change));
  {
    const std::lock_guard lock(state_->held_mutex);
    state_->held[position] = held;
  }
  STIP_TRY_AS(const Entered entered, enter(std::move(act)));
  if (entered.entries.front() != position + 1) {
    return Error{ErrorKind::conflict, said("edition {}", std::to_string(year)),
                 said("something was entered while it was frozen."),
                 said("It was frozen at entry {}; look at what came after.", std::to_string(position))};
  }
  return EditionPlace{id, year, position, {}};
}

ErrorOr<Seq> Registry::redact(Seq seq, std::string_view field, const std::string& author, const std::string& ground) {
  std::unique_lock write_lock(state_->write_mutex);
  state_->written.wait(write_lock, [&] { return !state_->writing && state_->queue.empty(); });
  Seq at = 0;
  for (int tries = 1; at == 0; ++tries) {
    STIP_TRY(state_->take_in_others());
    const std::lock_guard lock(state_->ledger_mutex);
    const auto redacted = state_->ledger->redact(seq, field, author, ground, state_->clock());
    if (redacted.ok())
      at = *redacted;
    else if (redacted.error().kind != ErrorKind::conflict || tries == 50)
      return redacted.error();
  }
  // What was redacted must leave memory too: fold anew.
  std::optional<Agenda> agenda;
  {
    const std::lock_guard lock(state_->ledger_mutex);
    STIP_TRY_AS(agenda, fold(*state_->ledger, at));
    STIP_TRY(state_->ledger->read(at, at, [&](const Entry& entry) -> ErrorOr<Nothing> {
      state_->chronicle.add(entry);
      return Nothing{};
    }));
  }
  {
    const std::lock_guard lock(state_->entries_mutex);
    state_->entries.clear();
  }
  const std::lock_guard lock(state_->held_mutex);
  state_->glanced.clear();
  state_->recalled.clear();
  state_->held.clear();  // Editions fold again when they are looked at.
  state_->current = state_->tip = std::make_shared<Held>(*std::move(agenda));
  return at;
}

ErrorOr<Nothing> Registry::keep_documents(const EditionPlace& edition, const std::vector<DocumentToKeep>& documents,
                                          const std::string& author) {
  if (documents.empty()) return Nothing{};
  Draft act{"keep", author, "Documents of the edition are kept as they are.", {edition.id}, "", Classification::public_,
            {}};
  for (const DocumentToKeep& document : documents) {
    const std::string id = document_id(edition, document.kind, document.language, document.format);
    if (state_->held_now()->agenda().row(type_of<FrozenDocument>(), id)) {
      return Error{ErrorKind::conflict, said("document {}", id), said("it has been frozen already."),
                   said("Read it with `stip document`.")};
    }
    const std::string sha256 = to_hex(stip::sha256(document.bytes));
    {
      const std::lock_guard lock(state_->ledger_mutex);
      STIP_TRY(state_->ledger->keep_bytes(sha256, document.bytes));
    }
    Change change{"frozen_document", id, 1, false, {}};
    change.fields = {set("title", document.title),
                     set("title_en", document.title_en),
                     set("edition", edition.id),
                     set("kind", document.kind),
                     set("language", document.language),
                     set("format", document.format),
                     set("sha256", sha256),
                     set("size", std::to_string(document.bytes.size()))};
    act.changes.push_back(std::move(change));
  }
  STIP_TRY(enter(std::move(act)));
  return Nothing{};
}

ErrorOr<std::optional<std::string>> Registry::kept_document(const EditionPlace& edition, std::string_view kind,
                                                            std::string_view language, std::string_view format) const {
  const auto held = state_->held_now();
  const auto* document = held->agenda().find<FrozenDocument>(document_id(edition, kind, language, format));
  if (!document) return std::optional<std::string>{};
  const std::lock_guard lock(state_->ledger_mutex);
  STIP_TRY_AS(std::string bytes, state_->ledger->bytes(document->sha256));
  if (to_hex(sha256(bytes)) != document->sha256) {
    return Error{ErrorKind::storage, said("document {}", document->id),
                 said("its bytes are not those that were frozen."),
                 said("Run `stip verify`, and restore the ledger from a back-up.")};
  }
  return std::optional<std::string>{std::move(bytes)};
}

}  // namespace stip
