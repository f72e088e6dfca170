// Commands: one function per command; each stands in x_command.cpp under the comment that is its help.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/context.h"

namespace stip {

/// What a command gives back: its exit code, or the error that ended it.
using Exit = ErrorOr<int>;

Exit init_command(const Context& context);

struct ImportRequest {
  std::string path;
  std::vector<std::string> files;  ///< parliament: its open data.
  std::string name;                ///< Name of the package, under which the last import is remembered.
  std::string reason;
  std::string decision;
  std::string mapping;  ///< File with a mapping of columns.
  std::string prefer;   ///< "file" or "ledger": how conflicts are settled.
  bool dry_run = false;
  bool retire_missing = false;
};
Exit import_command(const Context& context, const ImportRequest& request);
Exit import_parliament_command(const Context& context, const ImportRequest& request);

/// `ledger_is_named`: a ledger was asked for, so it must be there.
Exit check_command(const Context& context, const std::string& path, bool ledger_is_named);

Exit serve_command(const Context& context, const ServeRequest& request);

Exit verify_command(const Context& context, const std::string& checkpoint);
Exit redact_command(const Context& context, std::int64_t seq, const std::string& field, const std::string& ground);

struct CopyTarget {
  std::string to;   ///< A file or the address of a database.
  std::string key;  ///< Where its secret key goes; empty: where it is by default.
};
Exit copy_command(const Context& context, const CopyTarget& target);
Exit desk_copy_command(const Context& context, const CopyTarget& target);
Exit desk_new_key_command(const Context& context);
Exit recover_command(const Context& context, const std::string& reason);

struct FreezeRequest {
  int year = 0;
  std::string reason, decision;
  std::string documents = "all";  ///< Which are kept: none, html or all.
  std::string release;            ///< When it is published by itself; empty: by hand.
  std::string on, letter;         ///< Of the publication.
};
Exit edition_list_command(const Context& context);
Exit edition_freeze_command(const Context& context, const FreezeRequest& request);
/// Only `year` and `documents` of the request matter.
Exit edition_keep_command(const Context& context, const FreezeRequest& request);
/// Only `year` matters.
Exit edition_prepare_command(const Context& context, const FreezeRequest& request);
/// Only `year`, `on` and `letter` matter.
Exit edition_publish_command(const Context& context, const FreezeRequest& request);

struct DifferenceRequest {
  std::string before, after = "now";
  std::string format = "text", out = "-", reference;
};
Exit difference_command(const Context& context, const DifferenceRequest& request);

struct DocumentRequest {
  std::string kind;     ///< annex, changes, fact-sheet, fact-sheets, letter, progress, explanation, decision-note
  std::string edition;  ///< A moment; empty: now.
  std::string since;    ///< changes, letter: compared with this moment.
  std::string record;   ///< fact-sheet, explanation: which action; progress: which round; decision-note: of what.
  std::string format = "html", out = "-", reference;
  // Of a letter:
  std::string to = "house", reason, letter, date;
  std::vector<std::string> fulfils, dossiers, signatories, annexes;
};
Exit document_command(const Context& context, const DocumentRequest& request);

struct LetterUpdateRequest {
  std::string letter, out;
  std::string edition, since, date;  ///< Empty: as when it was made.
};
Exit letter_update_command(const Context& context, const LetterUpdateRequest& request);

struct ExportRequest {
  std::string what;  ///< datapackage or xlsx
  std::string path;
  std::string moment;
  bool semicolon = false;  ///< For Excel with Dutch settings.
};
Exit export_command(const Context& context, const ExportRequest& request);

Exit why_command(const Context& context, const std::string& place);
Exit search_command(const Context& context, const std::string& words, const std::string& moment);
Exit attention_command(const Context& context, const std::string& moment);
Exit schema_command(const Context& context, const std::string& type);

struct ChangeRequest {
  std::string place;  ///< "A-014.owner"
  std::string value, reason, decision;
};
Exit change_command(const Context& context, const ChangeRequest& request);

struct AccountRequest {
  std::string who;  ///< E-mail address, or id of an account that exists.
  std::string name, site;
  std::vector<std::string> roles;  ///< "owner@ORG-1:internal"
  bool undo = false;
};
Exit account_add_command(const Context& context, const AccountRequest& request);
Exit account_roles_command(const Context& context, const AccountRequest& request);
Exit account_list_command(const Context& context);
Exit account_disable_command(const Context& context, const AccountRequest& request);
Exit account_password_link_command(const Context& context, const AccountRequest& request);

struct MailRequest {
  std::string state;                  ///< Which mails are listed; empty: all.
  std::string settings;               ///< File; empty: the one beside the ledger.
  std::vector<std::int64_t> numbers;  ///< Which mails are tried again; empty: all that failed.
};
Exit mail_list_command(const Context& context, const MailRequest& request);
Exit mail_send_command(const Context& context, const MailRequest& request);
Exit mail_retry_command(const Context& context, const MailRequest& request);

}  // namespace stip
