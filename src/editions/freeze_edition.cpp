// Freeze edition: the documents are made side by side, and kept in one act.
#include "editions/freeze_edition.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "agenda/cycle.h"

namespace stip {
namespace {

/// A kept document is given to everybody who asks, so it is made of what everybody may read.
const Viewer everybody{Classification::public_};

constexpr Language languages[] = {Language::nl, Language::en};

struct Job {
  EditionDocument kind;
  Language language;
  Format format;
  const Document* document;
  std::optional<ErrorOr<std::string>> made = {};

  /// As the site and the commands name it: "annex.nl.pdf".
  std::string name() const {
    return std::string(name_of(kind)) + "." + std::string(tag(language)) + "." + std::string(name_of(format));
  }
};

std::vector<Format> formats_of(DocumentChoice choice) {
  if (choice == DocumentChoice::none) return {};
  if (choice == DocumentChoice::html) return {Format::html};
  return {Format::html, Format::docx, Format::odt, Format::pdf};
}

std::string title_in(Language reader, const Job& job, const EditionPlace& edition) {
  const std::string_view language = job.language == Language::nl ? tr(reader, "Dutch") : tr(reader, "English");
  return fill(tr(reader, "{}, {} edition, in {}"),
              {title_of(job.kind, reader), std::to_string(edition.year), language});
}

void make_all(std::vector<Job>& jobs, const KeepOptions& options) {
  std::atomic<std::size_t> next = 0;
  std::size_t done = 0;
  std::mutex mutex;
  const auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      if (options.progress) {
        const std::lock_guard lock(mutex);
        options.progress(jobs[i].name(), done++, jobs.size());
      }
      jobs[i].made = options.make(*jobs[i].document, jobs[i].format);
    }
  };
  // A word processor takes a core and some hundreds of megabytes: no more of them than cores, and never many.
  const std::size_t helpers = std::min<std::size_t>({std::thread::hardware_concurrency(), 4, jobs.size()});
  std::vector<std::jthread> threads;
  for (std::size_t i = 1; i < helpers; ++i) threads.emplace_back(work);
  work();
}

/// What is to be made: all that belongs to the edition and is not kept yet, the slowest formats first.
ErrorOr<std::vector<Job>> jobs_for(const Registry& registry, const EditionPlace& edition, DocumentChoice choice,
                                   std::vector<std::unique_ptr<const Document>>& documents) {
  const View now = registry.now(sees_everything);  // Also what is kept of an edition that is still to be published.
  const auto kept = now.referring<FrozenDocument>("edition", edition.id);
  const auto is_kept = [&](EditionDocument kind, Language language, Format format) {
    return std::ranges::any_of(kept, [&](const FrozenDocument* document) {
      return document->kind == name_of(kind) && document->language == tag(language) &&
             document->format == name_of(format);
    });
  };
  std::vector<Job> jobs;
  for (const EditionDocument kind : edition_documents) {
    for (const Language language : languages) {
      STIP_TRY_AS(auto document, edition_document(registry, edition, kind, everybody, language));
      if (!document) continue;
      documents.push_back(std::make_unique<const Document>(*std::move(document)));
      for (const Format format : formats_of(choice)) {
        if (!is_kept(kind, language, format)) jobs.push_back({kind, language, format, documents.back().get()});
      }
    }
  }
  std::ranges::stable_sort(jobs, std::greater{}, &Job::format);  // PDF, ODT, DOCX, HTML.
  return jobs;
}

}  // namespace

ErrorOr<Kept> keep_edition_documents(Registry& registry, const EditionPlace& edition, const KeepOptions& options) {
  std::vector<std::unique_ptr<const Document>> documents;
  STIP_TRY_AS(std::vector<Job> jobs, jobs_for(registry, edition, options.choice, documents));
  make_all(jobs, options);
  std::ranges::sort(jobs, {}, &Job::name);
  Kept kept;
  std::vector<DocumentToKeep> to_keep;
  for (Job& job : jobs) {
    if (!job.made->ok()) {
      kept.missing.push_back({job.name(), job.made->error()});
      continue;
    }
    kept.names.push_back(job.name());
    to_keep.push_back({std::string(name_of(job.kind)), std::string(tag(job.language)), std::string(name_of(job.format)),
                       title_in(Language::nl, job, edition), title_in(Language::en, job, edition),
                       **std::move(job.made)});
  }
  STIP_TRY(registry.keep_documents(edition, to_keep, options.author));
  return kept;
}

ErrorOr<FrozenEdition> freeze_edition(Registry& registry, int year, const std::string& reason,
                                      const std::string& decision, const KeepOptions& options) {
  STIP_TRY_AS(EditionPlace edition, registry.freeze(year, reason, options.author, decision, options.release));
  FrozenEdition frozen{std::move(edition), {}};
  if (options.choice == DocumentChoice::none) return frozen;
  STIP_TRY_AS(frozen.documents, keep_edition_documents(registry, frozen.edition, options));
  return frozen;
}

}  // namespace stip
