// Edition: the named places of the ledger.
#include <algorithm>
#include <iostream>
#include <optional>

#include "agenda/cycle.h"
#include "base/local_time.h"
#include "cli/acting.h"
#include "cli/commands.h"
#include "cli/slow_progress.h"
#include "editions/freeze_edition.h"
#include "governance/new_edition.h"

namespace stip {
namespace {

/// All documents take minutes, those of the web a moment.
bool is_quick(const FreezeRequest& request) { return request.documents != "all"; }

KeepOptions keep_options(const Context& context, const FreezeRequest& request, SlowProgress& progress) {
  KeepOptions options;
  options.author = context.author;
  options.choice = request.documents == "none"   ? DocumentChoice::none
                   : request.documents == "html" ? DocumentChoice::html
                                                 : DocumentChoice::all;
  options.progress = [&progress](const std::string& name, std::size_t done, std::size_t all) {
    progress.say("making " + name + ", " + std::to_string(done) + " of " + std::to_string(all) + " done");
  };
  return options;
}

/// Says what could not be made, why, and what to do; what fails for the same reason is said together.
void tell_missing(const Context& context, int year, const std::vector<NotKept>& missing) {
  for (std::size_t i = 0; i < missing.size(); ++i) {
    const auto same = [&](const NotKept& other) { return other.error.problem == missing[i].error.problem; };
    if (std::any_of(missing.begin(), missing.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
    std::string names;
    for (const NotKept& other : missing) {
      if (same(other)) names += (names.empty() ? "" : ", ") + other.name;
    }
    const Error& error = missing[i].error;
    context.world.err << "stip: not kept: " << names << "\n      " << error.subject << ": " << error.problem
                      << "\n      " << error.remedy << " Then: `stip edition keep " << year << "`.\n";
  }
}

Json documents_json(const Kept& kept) {
  Json names = Json::array(), missing = Json::array();
  for (const std::string& name : kept.names) names.push(name);
  for (const NotKept& one : kept.missing) {
    Json item = Json::object();
    item.add("name", one.name).add("problem", one.error.problem).add("remedy", one.error.remedy);
    missing.push(std::move(item));
  }
  Json item = Json::object();
  item.add("kept", std::move(names)).add("not_kept", std::move(missing));
  return item;
}

}  // namespace

// COMMAND: stip edition list
//
// Lists the editions with their place in the ledger.
Exit edition_list_command(const Context& context) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const auto registry, context.open(true));
  Json list = Json::array();
  for (const EditionPlace& edition : registry->editions(viewer)) {
    if (context.json) {
      Json item = Json::object();
      item.add("id", edition.id)
          .add("year", edition.year)
          .add("position", edition.position)
          .add("published", to_text(edition.published));
      list.push(std::move(item));
      continue;
    }
    context.out() << edition.year << "  entry " << edition.position
                  << (edition.published ? "  published " + to_text(edition.published) : "") << "\n";
  }
  if (context.json) context.out() << to_text(list) << "\n";
  return 0;
}

// COMMAND: stip edition freeze 2026 --reason "Adopted by the council of ministers" [--decision ID] [--documents html]
// [--release "2027-03-01 14:00"]
//
// Names the agenda of this moment as the edition of a year, signs the state of the ledger, and makes and keeps the
// public documents of the edition: annex, overview of changes and fact sheets, in Dutch and English, as HTML, DOCX, ODT
// and PDF. An edition that was frozen never changes, and neither do its documents. What cannot be made, since pandoc or
// LibreOffice is not there, is said; `stip edition keep` makes it later. Making them all takes minutes; how far it is
// goes to standard error. With --release nobody but the secretariat sees the edition and its documents before that
// moment; `stip serve` publishes it then.
Exit edition_freeze_command(const Context& context, const FreezeRequest& request) {
  if (request.year < 1900 || request.year > 2200) {
    return Error{ErrorKind::invalid, said("edition {}", std::to_string(request.year)),
                 said("that is no year of an edition."), said("Write the year in four digits: 2026.")};
  }
  std::optional<Instant> release;
  if (!request.release.empty()) {
    STIP_TRY_AS(release, parse_local_time(request.release));
  }
  STIP_TRY_AS(const auto registry, context.open(false));
  std::optional<FrozenEdition> frozen;
  {
    SlowProgress progress(context.world, "freezing edition " + std::to_string(request.year), is_quick(request));
    KeepOptions options = keep_options(context, request, progress);
    options.release = release;
    STIP_TRY_AS(frozen, freeze_edition(*registry, request.year, request.reason, request.decision, options));
  }
  const EditionPlace& edition = frozen->edition;
  if (context.json) {
    Json item = Json::object();
    item.add("id", edition.id).add("year", edition.year).add("position", edition.position);
    item.add("documents", documents_json(frozen->documents));
    context.out() << to_text(item) << "\n";
    return 0;
  }
  context.out() << "edition " << edition.year << " frozen at entry " << edition.position << "\n";
  const auto count = static_cast<std::int64_t>(frozen->documents.names.size());
  if (count > 0) context.out() << counted(count, "document", "documents") << " kept with it\n";
  tell_missing(context, edition.year, frozen->documents.missing);
  return 0;
}

// COMMAND: stip edition keep 2026 [--documents html]
//
// Makes and keeps the documents of an edition that are not kept yet, and lists all that are, with hash and size. A
// document that is made later is the same as it would have been at the freeze.
Exit edition_keep_command(const Context& context, const FreezeRequest& request) {
  STIP_TRY_AS(const auto registry, context.open(false));
  const auto edition = edition_named(*registry, sees_everything, std::to_string(request.year));
  if (!edition) {
    return Error{ErrorKind::not_found, said("edition {}", std::to_string(request.year)),
                 said("there is no such edition."), said("See `stip edition list`.")};
  }
  std::optional<Kept> kept;
  {
    SlowProgress progress(context.world, "making documents", is_quick(request));
    STIP_TRY_AS(kept, keep_edition_documents(*registry, *edition, keep_options(context, request, progress)));
  }
  const View now = registry->now(sees_everything);
  if (context.json) {
    context.out() << to_text(documents_json(*kept)) << "\n";
  } else {
    for (const FrozenDocument* document : now.referring<FrozenDocument>("edition", edition->id)) {
      context.out() << document->sha256 << "  " << document->kind << "." << document->language << "."
                    << document->format << "  " << document->size.value_or(0) << " bytes\n";
    }
  }
  tell_missing(context, edition->year, kept->missing);
  return kept->missing.empty() ? 0 : exit_code(kept->missing.front().error.kind);
}

// COMMAND: stip edition prepare 2027
//
// The check-list of the next edition: round closed, reports approved, signals and consultations answered, proposals
// decided on, pledges within their term, figures with a source, rules kept, statutory explanations complete; each as
// so many of so many, with what is left. Exit code 1 if anything is left; nothing on it stands in the way of freezing.
Exit edition_prepare_command(const Context& context, const FreezeRequest& request) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, context.look(*registry, context.as_if, viewer));
  const auto steps = readiness(view, request.year, today);
  const bool ready = std::ranges::all_of(steps, &ReadyStep::is_done);
  if (context.json) {
    Json list = Json::array();
    for (const ReadyStep& step : steps) {
      Json item = Json::object(), open = Json::array();
      for (const std::string& id : step.open) open.push(id);
      item.add("step", name_of(step.step)).add("done", step.done).add("all", step.all).add("open", std::move(open));
      list.push(std::move(item));
    }
    context.out() << to_text(list) << "\n";
    return ready ? 0 : 1;
  }
  constexpr std::size_t shown = 12;
  for (const ReadyStep& step : steps) {
    const std::string count =
        step.counts_left_only() ? fill(tr(language, "{} left"), {std::to_string(step.open.size())})
                                : fill(tr(language, "{} of {}"), {std::to_string(step.done), std::to_string(step.all)});
    context.out() << (!step.is_done()        ? "[ ] "
                      : step.had_something() ? "[x] "
                                             : "[-] ")
                  << tr(language, says(step.step)) << ": " << count;
    for (std::size_t i = 0; i < step.open.size() && i < shown; ++i)
      context.out() << (i == 0 ? "; " : ", ") << step.open[i];
    if (step.open.size() > shown) context.out() << ", … " << step.open.size() - shown;
    context.out() << "\n";
  }
  return ready ? 0 : 1;
}

// COMMAND: stip edition publish 2027 [--on 2027-03-01] [--letter ADDRESS]
//
// Makes a frozen edition public with the day on which it was sent. What was to be published at a later moment is
// published now.
Exit edition_publish_command(const Context& context, const FreezeRequest& request) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const Date on, date_option(request.on));
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry, [&](const View& now, const Actor& by) {
    return publish_edition(now, {"ED-" + std::to_string(request.year), on, request.letter}, by, today);
  });
}

}  // namespace stip
