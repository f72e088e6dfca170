// Notices: from entries to what one reader wants to know.
#include "mailing/notices.h"

#include <algorithm>
#include <map>
#include <set>

#include "agenda/records.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr Viewer everybody{Classification::public_};
constexpr std::size_t longest = 60;  ///< Lines in one digest; the site has all.

std::string title_in(Language language, const Record& record) {
  return language == Language::en && !record.title_en.empty() ? record.title_en : record.title;
}

/// The record and what it is part of: news of a milestone is news of its action.
std::vector<std::string> with_parents(const View& view, const RecordType& type, const std::string& id) {
  std::vector<std::string> ids = {id};
  const Record* record = view.find(type, id);
  for (const Field& field : type.fields) {
    if (record && field.is_parent && field.is_reference()) {
      for (const std::string& part : parts_of(field, field.text(*record))) ids.push_back(part);
    }
  }
  return ids;
}

/// A report that is being written is nobody's news.
bool is_handed_in(const View& view, const RecordType& type, const std::string& id) {
  if (&type != &type_of<ProgressReport>()) return true;
  const auto* report = view.find<ProgressReport>(id);
  return report && report->status != ReportStatus::draft && report->status != ReportStatus::returned;
}

bool answers(const Change& change) {
  return change.type == type_of<Signal>().name && std::ranges::any_of(change.fields, [](const FieldChange& field) {
           return field.field == "answer" && !field.value.empty();
         });
}

bool is_due(const NoticeSetting& setting, Instant now) {
  if (setting.rhythm == Rhythm::off) return false;
  // A clock that was set back brings no digest twice: its entries were told.
  const auto passed = now < setting.sent ? std::chrono::seconds(std::chrono::hours(24 * 7)) : now - setting.sent;
  return passed >= std::chrono::hours(setting.rhythm == Rhythm::daily ? 23 : 24 * 7 - 1);
}

}  // namespace

std::vector<News> news_of(const Registry& registry, const std::vector<std::string>& followed, Seq from, Seq until,
                          Language language) {
  const View view = registry.now(everybody);
  const std::set<std::string, std::less<>> wanted(followed.begin(), followed.end());
  std::vector<News> news;
  for (Seq seq = from + 1; seq <= until && !wanted.empty(); ++seq) {
    const auto seen = registry.entry(seq, everybody);
    if (!seen.ok() || seen->withheld) continue;
    std::map<std::string, bool> told;  // Record, and whether it is an answer.
    for (const Change& change : seen->entry.changes) {
      const RecordType* type = record_type(change.type);
      if (!type || !is_handed_in(view, *type, change.id)) continue;
      for (const std::string& id : with_parents(view, *type, change.id)) {
        if (wanted.contains(id)) told[id] = told[id] || (id == change.id && answers(change));
      }
    }
    for (const auto& [id, is_answer] : told) {
      const auto found = view.find_any(id);
      if (!found) continue;
      news.push_back({seq, day_of(seen->entry.time), std::string(found.type->api_name), id,
                      title_in(language, *found.record), seen->entry.reason, is_answer});
    }
  }
  return news;
}

ErrorOr<std::vector<std::string>> followed_records(const Registry& registry, Desk& desk, const Account& account) {
  STIP_TRY_AS(std::vector<std::string> chosen, followed_by(desk, account.id));
  const View view = registry.now(everybody);
  std::set<std::string> all;
  for (std::string& id : chosen) {
    if (view.find_any(id)) all.insert(std::move(id));
  }
  for (const Signal& signal : view.all<Signal>()) {
    const bool raised = std::ranges::any_of(account.roles, [&](const RoleAt& role) {
      return !role.organisation.empty() &&
             (role.organisation == signal.raised_by.id || role.organisation == signal.body.id);
    });
    if (!raised) continue;
    all.insert(signal.id);
    if (signal.merged_into) all.insert(signal.merged_into.id);
    for (const AnyRef& about : signal.about) {
      if (view.find_any(about.id)) all.insert(about.id);
    }
  }
  return std::vector<std::string>(all.begin(), all.end());
}

MailMessage digest(const MailSettings& settings, const Desk& desk, const Account& account, const NoticeSetting& setting,
                   const std::vector<News>& news) {
  const Language language = setting.language;
  const std::string start = "/" + std::string(tag(language)) + "/";
  const auto answered = std::ranges::count_if(news, &News::is_answer);
  MailMessage mail;
  mail.to = account.email;
  mail.subject = answered > 0 ? std::string(tr(language, "A signal of yours was answered"))
                              : tr_n(language, "{} change in what you follow", "{} changes in what you follow",
                                     static_cast<long>(news.size()));
  mail.text = tr(language, "This changed in what you follow. Only what everybody may see stands in this mail.");
  for (std::size_t at = 0; at < std::min(longest, news.size()); ++at) {
    const News& each = news[at];
    mail.text += "\n\n" + each.id + " " + each.title + "\n" + date_text(language, each.day) + ": ";
    if (each.is_answer) mail.text += std::string(tr(language, "It was answered.")) + " ";
    mail.text += each.what + "\n" + settings.at(start + each.type + "/" + each.id);
  }
  if (news.size() > longest)
    mail.text += "\n\n" + tr_n(language, "and {} change more, on the site", "and {} changes more, on the site",
                               static_cast<long>(news.size() - longest));
  mail.unsubscribe = settings.at(start + "afmelden/" + unsubscribe_token(desk, account.id));
  mail.text +=
      "\n\n--\n" +
      fill(tr(language, "Choose what you follow, and how often you are told: {}"), {settings.at(start + "meldingen")}) +
      "\n" + fill(tr(language, "No more of these mails: {}"), {mail.unsubscribe});
  return mail;
}

ErrorOr<int> send_notices(const Registry& registry, Desk& desk, const MailSettings& settings, Instant now) {
  int queued = 0;
  const Seq until = registry.size();
  STIP_TRY_AS(const auto all, accounts(desk));
  for (const Account& account : all) {
    if (account.disabled) continue;
    STIP_TRY_AS(const NoticeSetting setting, notice_setting(desk, account.id));
    if (setting.position == 0) {
      // What was there before somebody came is no news.
      STIP_TRY(told(desk, account.id, 0, until, now));
      continue;
    }
    if (!is_due(setting, now) || setting.position >= until) continue;
    STIP_TRY_AS(const auto followed, followed_records(registry, desk, account));
    const auto news = news_of(registry, followed, setting.position, until, setting.language);
    if (!news.empty()) {
      // A program that ends between queueing and telling does not send it twice.
      const std::string key = "digest " + account.id + " " + std::to_string(setting.position);
      STIP_TRY(queue_mail(desk, digest(settings, desk, account, setting, news), key, settings.domain(), now));
      ++queued;
    }
    STIP_TRY(told(desk, account.id, setting.position, until, news.empty() ? setting.sent : now));
  }
  return queued;
}

}  // namespace stip
