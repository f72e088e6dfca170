// Writing options: of the commands that make a ledger, fill it and name its editions.
#include "cli/command_tree.h"

namespace stip {

void CommandTree::add_writing() {
  command("init", "Make a new, empty ledger", [this] { return init_command(context_); });

  auto* import = command("import", "Enter a folder, zip, workbook or sheet in the ledger",
                         [this] { return import_command(context_, options_.import); });
  import->add_option("path", options_.import.path,
                     "Data package folder or zip, .xlsx workbook, or a .csv or .xlsx sheet of actions");
  auto* parliament = does(import->add_subcommand("parliament", "Enter pledges and motions from parliament's open data"),
                          [this] { return import_parliament_command(context_, options_.import); });
  parliament->add_option("files", options_.import.files, "Files of the open data: .json or .xml")->required();
  import->add_flag("--dry-run", options_.import.dry_run, "Show what would change; enter nothing");
  import->add_option("--reason", options_.import.reason, "Why, in a sentence");
  import->add_option("--decision", options_.import.decision, "Id of the decision that caused it");
  import->add_option("--name", options_.import.name,
                     "Name under which this import is remembered (default: the name of the package)");
  import->add_option("--mapping", options_.import.mapping, "File with the meaning of the columns of one flat sheet");
  import->add_option("--prefer", options_.import.prefer, "Settle conflicts in favour of: file or ledger")
      ->one_of({"file", "ledger"});
  import->add_flag("--retire-missing", options_.import.retire_missing,
                   "End the records that were in the last import and are not in this one");

  auto* edition = group("edition", "List or freeze editions, and keep their documents");
  does(edition->add_subcommand("list", "List the editions"), [this] { return edition_list_command(context_); });
  auto* freeze = does(edition->add_subcommand("freeze", "Name the agenda of now as the edition of a year"),
                      [this] { return edition_freeze_command(context_, options_.freeze); });
  freeze->add_option("year", options_.freeze.year, "Year of the edition")->required();
  freeze->add_option("--reason", options_.freeze.reason, "Why, in a sentence")->not_blank();
  freeze->add_option("--decision", options_.freeze.decision, "Id of the decision that adopts it");
  freeze->add_option("--release", options_.freeze.release,
                     "When it is published by itself, as 2027-03-01 14:00 in Dutch time");
  const char* choice = "Which documents are made and kept: all, html (in a moment) or none";
  freeze->add_option("--documents", options_.freeze.documents, choice)
      ->one_of({"none", "html", "all"})
      ->capture_default_str();
  auto* keep = does(edition->add_subcommand("keep", "Make and keep the documents of an edition that are not kept yet"),
                    [this] { return edition_keep_command(context_, options_.freeze); });
  keep->add_option("year", options_.freeze.year, "Year of the edition")->required();
  keep->add_option("--documents", options_.freeze.documents, choice)
      ->one_of({"none", "html", "all"})
      ->capture_default_str();

  auto* prepare = does(edition->add_subcommand("prepare", "What is still to be done before the edition of a year"),
                       [this] { return edition_prepare_command(context_, options_.freeze); });
  prepare->add_option("year", options_.freeze.year, "Year of the edition")->required();
  auto* publish = does(edition->add_subcommand("publish", "Make a frozen edition public"),
                       [this] { return edition_publish_command(context_, options_.freeze); });
  publish->add_option("year", options_.freeze.year, "Year of the edition")->required();
  publish->add_option("--on", options_.freeze.on, "Day on which it was sent (default: today)");
  publish->add_option("--letter", options_.freeze.letter, "Address of the letter");

  auto* change =
      command("change", "Enter a new value of one field", [this] { return change_command(context_, options_.change); });
  change->add_option("place", options_.change.place, "Record and field: A-014.owner")->required();
  change->add_option("value", options_.change.value, "New value; empty empties the field")->required();
  change->add_option("--reason", options_.change.reason, "Why, in a sentence")->not_blank();
  change->add_option("--decision", options_.change.decision, "Id of the decision that caused it");

  auto* redact = command("redact", "Delete a value from the ledger; its commitment stays",
                         [this] { return redact_command(context_, options_.seq, options_.field, options_.ground); });
  redact->add_option("entry", options_.seq, "Number of the entry")->required();
  redact->add_option("field", options_.field, "Record and field: A-014.note")->required();
  redact->add_option("--ground", options_.ground, "On which ground")->required();

  auto* copy = command("copy", "Copy the ledger into a new file or an empty database",
                       [this] { return copy_command(context_, options_.copy); });
  copy->add_option("to", options_.copy.to, "A file, or postgresql://user@host/database")->required();
  copy->add_option("--to-key", options_.copy.key, "Where the secret key goes (default: where init would make it)");
  command("recover", "Go on in a ledger that was put back to an older state",
          [this] { return recover_command(context_, options_.reason); })
      ->add_option("--reason", options_.reason, "What happened, in a sentence")
      ->not_blank();
}

}  // namespace stip
