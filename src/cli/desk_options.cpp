// Desk options: of the commands for accounts and for mail.
#include "cli/command_tree.h"
#include "cli/job_commands.h"

namespace stip {

void CommandTree::add_desk() {
  auto* account = group("account", "Who may sign in: make, list and close accounts");
  AccountRequest& request = options_.account;
  auto* add = does(account->add_subcommand("add", "Make an account"),
                   [this] { return account_add_command(context_, options_.account); });
  add->add_option("email", request.who, "E-mail address")->required();
  add->add_option("--name", request.name, "Name, as others see it")->required();
  add->add_option("--role", request.roles,
                  "Role, where it is held, and up to which classification: owner@ORG-1:internal");
  auto* roles = does(account->add_subcommand("roles", "Set the roles of an account, in place of those it has"),
                     [this] { return account_roles_command(context_, options_.account); });
  roles->add_option("account", request.who, "Id or e-mail address")->required();
  roles
      ->add_option("--role", request.roles,
                   "Role, where it is held, and up to which classification: owner@ORG-1:internal")
      ->required();
  does(account->add_subcommand("list", "List the accounts"), [this] { return account_list_command(context_); });
  auto* disable = does(account->add_subcommand("disable", "Close an account"),
                       [this] { return account_disable_command(context_, options_.account); });
  disable->add_option("account", request.who, "Id or e-mail address")->required();
  disable->add_flag("--undo", request.undo, "Open it again");
  auto* link = does(account->add_subcommand("password-link", "Print a link with which a password may be chosen once"),
                    [this] { return account_password_link_command(context_, options_.account); });
  link->add_option("account", request.who, "Id or e-mail address")->required();
  link->add_option("--site", request.site, "Address of the site")->default_val("http://127.0.0.1:8080");
  add_mail();
  auto* desk = group("desk", "Accounts, drafts, links and mail: move them to another place");
  auto* copy = does(desk->add_subcommand("copy", "Copy the desk into a new file or a database without one"),
                    [this] { return desk_copy_command(context_, options_.desk_copy); });
  copy->add_option("to", options_.desk_copy.to, "A file, or postgresql://user@host/database")->required();
  copy->add_option("--to-key", options_.desk_copy.key, "Where its key goes (default: beside the copy)");
  does(desk->add_subcommand("new-key", "Make a key for a desk whose own is lost for good"),
       [this] { return desk_new_key_command(context_); });
  auto* job = group("job", "Long runs of analyses: list, show and cancel them");
  does(job->add_subcommand("list", "List them, newest first"), [this] { return job_list_command(context_); });
  does(job->add_subcommand("show", "One of them, with its answer"),
       [this] { return job_show_command(context_, options_.path); })
      ->add_option("job", options_.path, "J-7K3MQ2XA")
      ->required();
  does(job->add_subcommand("cancel", "Cancel one that waits or runs"),
       [this] { return job_cancel_command(context_, options_.path); })
      ->add_option("job", options_.path, "J-7K3MQ2XA")
      ->required();
  does(job->add_subcommand("work", "Work one out, as the site starts it"),
       [this] { return job_work_command(context_, options_.path); })
      ->add_option("order", options_.path, "File that the site wrote")
      ->required();
}

void CommandTree::add_mail() {
  MailRequest& request = options_.mail;
  auto* mail = group("mail", "What waits to be sent: list it, send it, try it again");
  auto* list = does(mail->add_subcommand("list", "List mails, newest first"),
                    [this] { return mail_list_command(context_, options_.mail); });
  list->add_option("--state", request.state, "queued, sending, sent or failed (default: all)");
  auto* send = does(mail->add_subcommand("send", "Send what is due now"),
                    [this] { return mail_send_command(context_, options_.mail); });
  send->add_option("--mail", request.settings, "Settings for mail (default: LEDGER.mail)");
  auto* retry = does(mail->add_subcommand("retry", "Try failed mails again"),
                     [this] { return mail_retry_command(context_, options_.mail); });
  retry->add_option("numbers", request.numbers, "Numbers as listed (default: all that failed)");
}

}  // namespace stip
