// Context: what every command is given.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "base/locale.h"
#include "registry/registry.h"

namespace stip {

class Desk;
struct MailSettings;
struct ProviderSettings;

struct ServeRequest {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  int threads = 2;
  bool behind_tls = false;
  bool is_read_only = false;                ///< Nobody can sign in.
  std::string security_contact;             ///< Where a weakness is reported; empty: not said.
  std::string contact;                      ///< Mailbox of who keeps the site; empty: not said.
  bool does_without_second_factor = false;  ///< Of who may see more than the public, or hands out accounts.
  std::size_t per_address = 64;             ///< Connections that one remote address may have at once; 0: no limit.
  std::string mail_settings;                ///< File; empty: the one beside the ledger, if it is there.
  std::string site;                         ///< Where browsers find this site: --site; empty: not said, so no passkeys.
  std::string provider_settings;            ///< File; empty: the one beside the ledger, if it is there.
  std::shared_ptr<const ProviderSettings> provider =
      {};                                         ///< As read by the command; nullptr: nobody signs on elsewhere.
  std::shared_ptr<const MailSettings> mail = {};  ///< As read by the command; nullptr: no mail is sent.
};

struct ServeBallotsRequest {
  std::string ballots;  ///< The store of ballots: a file, or postgresql://… .
  std::string key;      ///< Its key; empty: where the store has it.
  std::string address = "127.0.0.1";
  std::uint16_t port = 8081;
  int threads = 2;
  bool behind_tls = false;
  std::size_t per_address = 64;     ///< Connections that one remote address may have at once; 0: no limit.
  std::size_t connections = 4'096;  ///< At once, of all together.
  std::string site;                 ///< On which results are published; empty: not said.
  std::string provider_settings;    ///< File; empty: the one beside the key, if it is there.
};

/// The world as main() hands it to commands, so that nothing else reads the clock or the environment,
/// and this room need not know the site.
struct World {
  std::ostream& out;
  std::ostream& err;
  Registry::Clock clock;
  bool is_terminal = false;  ///< Whether `err` is a terminal: progress is shown only there.
  /// Shows the site of a registry until it is told to stop. `today`: a fixed day, or empty.
  std::function<ErrorOr<Nothing>(const ServeRequest&, Registry&, Desk*, const Viewer&, const std::string& today)>
      serve = {};
  /// Takes votes until it is told to stop.
  std::function<ErrorOr<Nothing>(const ServeBallotsRequest&)> serve_ballots = {};
  /// Whether somebody still reads `out`: who piped it into `head` has seen enough, and no disk is full.
  std::function<bool()> is_read = [] { return true; };
  mutable bool shows_progress = false;  ///< A line of it stands on the terminal.
};

/// The options that every command takes.
struct Context {
  explicit Context(World& the_world) : world(the_world) {}

  World& world;
  std::string ledger = "stip.db";  ///< A file, or postgresql://…; shown_address() for printing it.
  std::string key;                 ///< --key FILE: the secret key of the ledger; empty: where init made it.
  std::string desk;                ///< --desk: a file, or postgresql://…; empty: the one that belongs to the ledger.
  std::string desk_key;            ///< --desk-key FILE: the key of the desk; empty: where the desk has it.
  std::string ballots_key;         ///< --ballots-key FILE: the key of the store of ballots; empty: where that has it.
  std::string as;                  ///< --as VIEWER: public, internal or restricted.
  std::string today;               ///< --today 2026-11-24; empty: the clock's.
  std::string valid_on;            ///< --valid-on 2020-01-01: only what was valid on that day; empty: all.
  std::string as_if;               ///< --proposal PV-7: the moment as if adopted, "PV-7+PV-8"; empty: now.
  std::string author = "secretary";  ///< Who enters: an id of the directory, never a person's name.
  std::string language = "nl";       ///< Of what is printed for readers.
  Language told = Language::en;      ///< Of problems and of what an import says: Dutch only if asked with --lang nl.
  bool json = false;

  std::ostream& out() const;  ///< With no line of progress standing before what is written.
  /// Prints an answer: the JSON with --json, else the text.
  void answer(const Json& json, std::string_view text) const;
  ErrorOr<Viewer> viewer() const;  ///< The owner of a ledger file sees all of it unless --as says otherwise.
  ErrorOr<Day> day() const;
  ErrorOr<Language> reading_language() const;
  ErrorOr<std::unique_ptr<Registry>> open(bool read_only) const;
  /// The agenda as known at a moment and, with --valid-on, as far as valid on that day.
  ErrorOr<View> look(const Registry& registry, std::string_view moment, const Viewer& viewer) const;
};

/// That `id` is a decision of this agenda: a cause that nobody can look up explains nothing. Errors: not_found.
ErrorOr<Nothing> known_decision(const View& view, const std::string& id);

/// Writes what a command made: to a file, or to standard output if `path` is "-". Errors: storage.
ErrorOr<Nothing> deliver(const Context& context, const std::string& path, std::string_view bytes);
/// Says which file was made, in which format.
void tell_written(const Context& context, const std::string& path, const std::string& format);
/// The same as deliver(), and says so if it went into a file.
ErrorOr<Nothing> deliver_and_tell(const Context& context, const std::string& path, const std::string& format,
                                  std::string_view bytes);

/// Says on standard error what went wrong: three lines, or JSON.
void tell(const World& world, const Error& error, Language language, bool as_json);

/// "1 entry", "2 entries".
std::string counted(std::int64_t count, std::string_view one, std::string_view many);

/// A line of progress on a terminal, wiped when it goes or when an answer is written; nothing elsewhere.
class Progress {
 public:
  Progress(const World& world, const std::string& what);
  ~Progress();
  void say(const std::string& what) const;  ///< In place of what it said before.

 private:
  const World& world_;
};

}  // namespace stip
