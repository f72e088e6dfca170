// Serve: server, page cache, signals, and following the ledger.
#include "web/serve.h"

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <optional>
#include <ostream>
#include <thread>

#include "base/text.h"
#include "desk/desk.h"
#include "desk/identity_provider.h"
#include "editions/freeze_edition.h"
#include "editions/publish_due.h"
#include "mailing/mail_loop.h"
#include "mailing/mail_settings.h"
#include "mailing/notices.h"
#include "mailing/task_mail.h"
#include "publishing/render.h"
#include "web/cached.h"
#include "web/event_log.h"
#include "web/health.h"
#include "web/office/office.h"
#include "web/office/rates.h"

namespace stip {
namespace {

/// Blocks the signals that end the program in all threads, so that one thread can wait for them.
sigset_t ending_signals() {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  sigaddset(&ending, SIGINT);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  return ending;
}

/// Looks once a second whether others have entered something.
class Follower {
 public:
  Follower(Registry& registry, LastRead& read, const Registry::Clock& clock)
      : thread_([this, &registry, &read, clock] { follow(registry, read, clock); }) {}
  ~Follower() {
    {
      const std::lock_guard lock(mutex_);
      ended_ = true;
    }
    wake_.notify_all();
    thread_.join();
  }

 private:
  void follow(Registry& registry, LastRead& read, const Registry::Clock& clock) {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, std::chrono::seconds{1}, [this] { return ended_; })) {
      // A ledger that cannot be read now is tried again; what is known stays on show.
      if (registry.catch_up().ok()) read.happened(clock());
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  bool ended_ = false;
  std::thread thread_;
};

/// Making a document, hashing a password, asking an identity provider and trying out a consultation take so long that
/// pages must not wait for them.
bool takes_long(const Request& request) {
  const bool hashes =
      request.method == "POST" && (contains(request.path, "/inloggen") || contains(request.path, "/wachtwoord") ||
                                   contains(request.path, "/bevestigen"));
  // Another server is asked.
  const bool signs_on = contains(request.path, "/inloggen/terug") ||
                        (request.method == "POST" &&
                         (contains(request.path, "/aansluiten/") || contains(request.path, "/account/dienst")));
  const bool rehearses = contains(request.path, "/ontwerpen/") && request.query_value("proef");
  const bool writes =
      contains(request.path, "/documenten/") || (request.method == "POST" && ends_with(request.path, "/kamerbrief"));
  return hashes || signs_on || rehearses || writes;
}

/// Publishes editions when their moment has come.
class Publisher {
 public:
  Publisher(Registry& registry, Registry::Clock clock, std::ostream& out)
      : thread_([&registry, &out, clock = std::move(clock)](std::stop_token ended) {
          std::mutex mutex;
          std::condition_variable_any wake;
          std::unique_lock lock(mutex);
          while (!wake.wait_for(lock, ended, std::chrono::seconds{1}, [&] { return ended.stop_requested(); })) {
            const auto published = publish_due_editions(registry, clock());
            if (!published.ok()) continue;  // It is due the next time.
            for (const std::string& id : *published) out << "published " << id << std::endl;
          }
        }) {}

 private:
  std::jthread thread_;
};

/// Makes the documents of editions that were frozen on the site, one edition after the other, while pages are served.
/// Once the site stops no other is begun: what is made by then is kept, and of the rest it is told how to make it.
class DocumentMaker {
 public:
  DocumentMaker(Registry& registry, std::ostream& out) : registry_(registry), out_(out) {}

  void keep(const EditionPlace& edition, const std::string& author) {
    const std::lock_guard lock(mutex_);
    making_.emplace_back([this, edition, author](std::stop_token ended) {
      const std::lock_guard one_at_a_time(turn_);
      KeepOptions options;
      options.author = author;
      options.make = [ended, year = edition.year](const Document& document, Format format) -> ErrorOr<std::string> {
        if (ended.stop_requested())
          return Error{ErrorKind::storage, "the document", "the site stopped before it was made.",
                       "Make it with `stip edition keep " + std::to_string(year) + "`."};
        return render(document, format);
      };
      const auto kept = keep_edition_documents(registry_, edition, options);
      if (!kept.ok()) out_ << ("stip: documents of " + edition.id + ": " + to_text(kept.error())) << std::flush;
      for (const NotKept& missing : kept.ok() ? kept->missing : std::vector<NotKept>{})
        out_ << ("stip: not kept: " + missing.name + ": " + missing.error.problem + " " + missing.error.remedy + "\n")
             << std::flush;
    });
  }

 private:
  Registry& registry_;
  std::ostream& out_;
  std::mutex turn_, mutex_;
  std::vector<std::jthread> making_;  // Last: joined before what they use goes.
};

/// Throws away what has expired at the desk, once an hour.
class Sweeper {
 public:
  Sweeper(Desk* desk, Registry::Clock clock) {
    if (desk)
      thread_ = std::jthread([desk, clock = std::move(clock)](std::stop_token ended) {
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        do {
          (void)sweep(*desk, clock());  // What could not be swept now is swept the next time.
        } while (!wake.wait_for(lock, ended, std::chrono::hours{1}, [&] { return ended.stop_requested(); }) &&
                 !ended.stop_requested());
      });
  }

 private:
  std::jthread thread_;
};

/// Makes the digests that are due, and the mails on what came to wait for somebody, every ten minutes.
class Notifier {
 public:
  Notifier(const Registry& registry, Desk* desk, const MailSettings* mail, const Registry::Clock& clock,
           std::ostream& out) {
    if (!desk || !mail) return;
    thread_ = std::jthread([&registry, desk, mail, clock, &out](std::stop_token ended) {
      std::mutex mutex;
      std::condition_variable_any wake;
      std::unique_lock lock(mutex);
      while (!ended.stop_requested()) {
        if (const auto queued = send_notices(registry, *desk, *mail, clock()); !queued.ok())
          out << ("mail: digests could not be made: " + queued.error().problem + "\n") << std::flush;
        if (const auto queued = send_tasks(registry, *desk, *mail, clock()); !queued.ok())
          out << ("mail: who has to sign, mend or answer could not be told: " + queued.error().problem + "\n")
              << std::flush;
        wake.wait_for(lock, ended, std::chrono::minutes{10}, [] { return false; });
      }
    });
  }

 private:
  std::jthread thread_;
};

/// Sends mail for as long as it lives, if there is a desk and a mail server.
std::optional<MailLoop> mail_loop(Desk* desk, const MailSettings* mail, const Registry::Clock& clock,
                                  std::ostream& out) {
  if (!desk || !mail) return std::nullopt;
  return std::optional<MailLoop>(
      std::in_place, *desk,
      MailLoopOptions{mail->sender, send_by(mail->server), clock,
                      [&out](const std::string& line) { out << ("mail: " + line + "\n") << std::flush; }});
}

}  // namespace

ErrorOr<Nothing> serve(const Site& everybody, Registry& registry, Desk* desk, const ServerOptions& options,
                       std::ostream& out, const OfficeOptions& asked) {
  const sigset_t ending = ending_signals();
  ServerOptions chosen = options;
  chosen.is_slow = takes_long;
  Site site = everybody;
  site.has_office = desk != nullptr;
  site.security_contact = asked.security_contact;
  site.contact = asked.contact;
  site.address = asked.site_address;
  EventLog events(out, site.clock, asked.can_write);
  site.on_storage_error = [&events](const Error& error) { events.storage_failed(error); };
  Handler handler = cached(site, std::make_shared<PageCache>(64u << 20));
  DocumentMaker maker(registry, out);
  std::optional<IdentityProvider> provider;
  if (asked.provider) provider.emplace(*asked.provider);
  std::optional<Office> office;
  if (desk) {
    office.emplace(Office{registry,
                          *desk,
                          options.behind_tls,
                          asked.demands_second_factor,
                          std::make_shared<Rates>(RatesPerMinute{}),
                          asked.mail,
                          provider ? &*provider : nullptr,
                          asked.site_address,
                          {}});
    office->keep_documents = [&maker](const EditionPlace& edition, const std::string& author) {
      maker.keep(edition, author);
    };
    handler = with_office(site, *office, std::move(handler));
  }
  handler = with_events(
      events,
      [&](const Request& request) { return office ? account_of(*office, request, site.clock()) : std::string{}; },
      std::move(handler));
  LastRead read(site.clock());
  handler = with_health(registry, read, site.clock, std::move(handler));
  STIP_TRY_AS(const auto server, Server::listen(chosen, std::move(handler)));
  std::thread waits([&] {
    int which = 0;
    sigwait(&ending, &which);
    server->stop();
  });
  const Follower follower(registry, read, site.clock);
  std::optional<Publisher> publisher;
  if (desk) publisher.emplace(registry, site.clock, out);
  const Sweeper sweeper(desk, site.clock);
  const Notifier notifier(registry, desk, asked.mail, site.clock, out);
  const auto mails = mail_loop(desk, asked.mail, site.clock, out);
  out << ("stip is at http://" + options.address + ":" + std::to_string(server->port()) + "/\n") << std::flush;
  server->run();
  pthread_kill(waits.native_handle(), SIGTERM);
  waits.join();
  return Nothing{};
}

}  // namespace stip
