// Context: opening the ledger, and delivering what was made.
#include "cli/context.h"

#include <iostream>

#include "agenda/records.h"
#include "exchange/files.h"
#include "ledger/open_ledger.h"

namespace stip {

ErrorOr<Viewer> Context::viewer() const {
  if (as.empty()) return Viewer{Classification::restricted};
  auto clearance = Codec<Classification>::read(as);
  if (!clearance.ok()) {
    return Error{ErrorKind::invalid, said("viewer '{}'", as), said("there is no such viewer."),
                 said("Choose from: public, internal, restricted.")};
  }
  return Viewer{*clearance};
}

ErrorOr<Day> Context::day() const {
  if (today.empty()) return day_of(world.clock());
  return parse_day(today);
}

ErrorOr<Language> Context::reading_language() const {
  if (language == "nl") return Language::nl;
  if (language == "en") return Language::en;
  return Error{ErrorKind::invalid, said("language '{}'", language), said("there are no texts in it."),
               said("Choose nl or en.")};
}

ErrorOr<std::unique_ptr<Registry>> Context::open(bool read_only) const {
  OpenOptions options;
  options.read_only = read_only, options.key_file = key;
  STIP_TRY_AS(auto opened, open_ledger(ledger, options));
  return Registry::open(std::move(opened), world.clock);
}

ErrorOr<View> Context::look(const Registry& registry, std::string_view moment, const Viewer& viewer) const {
  if (valid_on.empty()) return registry.look(moment, viewer);
  STIP_TRY_AS(const Day day, parse_day(valid_on));
  return registry.look_valid_on(moment, day, viewer);
}

ErrorOr<Nothing> known_decision(const View& view, const std::string& id) {
  if (view.find<Decision>(id)) return Nothing{};
  return Error{ErrorKind::not_found, said("decision {}", id), said("there is no such decision."),
               said("Enter it first, or look for it with `stip search`.")};
}

ErrorOr<Nothing> deliver(const Context& context, const std::string& path, std::string_view bytes) {
  if (path != "-") return write_file(path, bytes);
  context.out() << bytes;
  return Nothing{};
}

void tell_written(const Context& context, const std::string& path, const std::string& format) {
  context.answer(Json::object().add("wrote", path).add("format", format), "wrote " + path + "\n");
}

ErrorOr<Nothing> deliver_and_tell(const Context& context, const std::string& path, const std::string& format,
                                  std::string_view bytes) {
  STIP_TRY(deliver(context, path, bytes));
  if (path != "-") tell_written(context, path, format);
  return Nothing{};
}

void tell(const World& world, const Error& error, Language language, bool as_json) {
  if (!as_json) return void(world.err << to_text(error, language));
  const Error told = in_language(language, error);
  Json item = Json::object();
  item.add("kind", name_of(told.kind))
      .add("subject", told.subject)
      .add("problem", told.problem)
      .add("remedy", told.remedy);
  world.err << to_text(item) << "\n";
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

namespace {

void wipe_progress(const World& world) {
  if (!world.shows_progress) return;
  world.err << "\r\033[K" << std::flush;
  world.shows_progress = false;
}

}  // namespace

std::ostream& Context::out() const {
  wipe_progress(world);
  return world.out;
}

void Context::answer(const Json& asked, std::string_view text) const {
  if (json)
    out() << to_text(asked) << "\n";
  else
    out() << text;
}

Progress::Progress(const World& world, const std::string& what) : world_(world) { say(what); }

void Progress::say(const std::string& what) const {
  if (!world_.is_terminal) return;
  wipe_progress(world_);
  world_.err << what << " …" << std::flush;
  world_.shows_progress = true;
}

Progress::~Progress() { wipe_progress(world_); }

}  // namespace stip
