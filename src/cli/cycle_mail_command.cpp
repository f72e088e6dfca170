// Cycle mail: the reporting round by mail, from the command line.
#include <filesystem>
#include <iostream>

#include "base/temp_folder.h"
#include "base/text.h"
#include "cli/act_commands.h"
#include "cli/acting.h"
#include "cli/mailing.h"
#include "mailing/round_mail.h"

namespace stip {
namespace {

void print(const Context& context, const RoundMails& mails, bool dry_run) {
  if (context.json) {
    Json json = Json::object(), list = Json::array(), nobody = Json::array();
    for (const RoundMail& mail : mails.mails) {
      Json item = Json::object();
      item.add("step", name_of(mail.step))
          .add("action", mail.action)
          .add("to", mail.to)
          .add("language", tag(mail.language))
          .add("confidential", mail.is_confidential);
      list.push(std::move(item));
    }
    for (const std::string& action : mails.nobody) nobody.push(action);
    json.add("mails", std::move(list)).add("sentBefore", mails.sent_before).add("nobody", std::move(nobody));
    context.out() << to_text(json) << "\n";
    return;
  }
  for (const RoundMail& mail : mails.mails) {
    context.out() << name_of(mail.step) << "  " << mail.action << "  " << mail.to << "  " << tag(mail.language)
                  << (mail.is_confidential ? "  without title and forms" : "") << "\n";
  }
  for (const std::string& action : mails.nobody) context.out() << "nobody  " << action << "  has no address\n";
  context.out() << counted(static_cast<std::int64_t>(mails.mails.size()), "mail", "mails")
                << (dry_run ? " would be queued, " : " queued, ") << mails.sent_before << " came before\n";
}

}  // namespace

// COMMAND: stip cycle mail 2027 [--dry-run] [--addresses FILE] [--mail FILE]
//
// Mails each owner of whom a report is still wanted: a personal link, the term, and the form as a Word document and as
// a workbook. Called again later it reminds who is near or past the term, and asks the deputy, who signs, and the
// secretary. Each mail comes once for each step, so it may be called every day. An action that is not public is named
// in no mail. Addresses are those of the accounts of the owner, or of FILE: action,address,language. What is queued is
// sent by `stip serve` or `stip mail send`; --dry-run needs no settings for mail. Exit code 1 if an action has no
// address.
Exit cycle_mail_command(const Context& context, const CycleOptions& options) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  // Who looks first need not have a mail server yet.
  MailSettings settings;
  const bool has_settings =
      !options.settings.empty() ||
      (!contains(context.ledger, "://") && std::filesystem::exists(mail_settings_path_for(context.ledger)));
  if (has_settings || !options.dry_run) {
    STIP_TRY_AS(settings, mail_settings_of(context, options.settings));
  }
  RoundMailing mailing;
  mailing.cycle = "CY-" + std::to_string(options.year);
  mailing.by = context.author;
  mailing.dry_run = options.dry_run;
  if (!options.addresses.empty()) {
    const auto csv = read_file(options.addresses, 10u << 20);
    if (!csv.ok())
      return Error{ErrorKind::not_found, options.addresses, said("it cannot be read."),
                   said("Look at the name of the file.")};
    STIP_TRY_AS(mailing.addresses, parse_round_addresses(*csv, options.addresses));
  }
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const auto desk, open_desk_of(context));
  STIP_TRY_AS(const RoundMails mails,
              mail_round(*registry, *desk, settings, mailing, viewer, today, context.world.clock()));
  print(context, mails, options.dry_run);
  return mails.nobody.empty() ? 0 : 1;
}

}  // namespace stip
