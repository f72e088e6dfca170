// Reading options: of the commands that look at the agenda, make documents of it, or show it.
#include "base/text.h"
#include "cli/command_tree.h"

namespace stip {

void CommandTree::add_letter_options(SubCommand* document) {
  DocumentRequest& letter = options_.document;
  const auto several = [&](const char* name, std::vector<std::string>& into, const char* help) {
    document->add_option(name, into, help)->allow_extra_args(false);
  };
  document->add_option("--to", letter.to, "letter: house or senate")
      ->capture_default_str()
      ->one_of({"house", "senate"});
  document->add_option("--reason", letter.reason, "letter: why it is sent now");
  document->add_option("--letter", letter.letter, "letter: the source that it is; it closes the pledges that name it");
  document->add_option("--date", letter.date, "letter: its date (default: today)");
  several("--fulfils", letter.fulfils, "letter: a pledge or motion that it closes; may be given again");
  several("--dossier", letter.dossiers, "letter: number and title of parliamentary papers; may be given again");
  several("--signatory", letter.signatories, "letter: function of who signs; may be given again");
  several("--annex", letter.annexes, "letter: title of an annex; may be given again");

  LetterUpdateRequest& update = options_.letter;
  auto* letters = group("letter", "Bring a letter up to date that people have worked on");
  auto* updated = does(letters->add_subcommand("update", "Fill in the figures anew, and leave the text alone"),
                       [this] { return letter_update_command(context_, options_.letter); });
  updated->add_option("file", update.letter, "The letter: .docx or .odt")->required();
  updated->add_option("--out", update.out, "Where the new letter goes")->required();
  updated->add_option("--edition", update.edition, "The figures of which moment (default: as when it was made)");
  updated->add_option("--since", update.since, "Compared with which moment (default: as when it was made)");
  updated->add_option("--date", update.date, "Date of the letter (default: as when it was made)");
}

void CommandTree::add_reading() {
  command("check", "Check a folder, workbook or the ledger against the rules", [this] {
    return check_command(context_, options_.path, is_given("--ledger"));
  })->add_option("path", options_.path, "What to check (default: the ledger)");

  auto* serve = command("serve", "Show the site", [this] { return serve_command(context_, options_.serve); });
  serve->add_option("--port", options_.serve.port, "Port; 0 takes a free one")->capture_default_str();
  serve->add_option("--address", options_.serve.address, "Address to listen on")->capture_default_str();
  serve->add_option("--mail", options_.serve.mail_settings, "Settings for mail (default: LEDGER.mail, if it is there)");
  serve->add_option("--site", options_.serve.site,
                    "Public address of this site, for passkeys: https://agenda.example.nl");
  serve->add_option("--identity-provider", options_.serve.provider_settings,
                    "Settings for signing on elsewhere (default: LEDGER.identity, if it is there)");
  serve->add_flag("--read-only", options_.serve.is_read_only, "Nobody can sign in");
  serve->add_option("--security-contact", options_.serve.security_contact,
                    "Where a weakness is reported (mailto:… or https://…): for /.well-known/security.txt");
  serve->add_option("--contact", options_.serve.contact,
                    "Mailbox of who keeps the site, for its readers: in the API and the accessibility statement");
  serve->add_flag("--no-second-factor", options_.serve.does_without_second_factor,
                  "A password is enough, also for who may see more than the public: for trying out only");
  serve->add_option("--threads", options_.serve.threads, "Threads")->capture_default_str()->within(1, 64);
  serve->add_flag("--behind-tls", options_.serve.behind_tls,
                  "The site is reached over TLS: tell browsers to insist on it");
  serve
      ->add_option("--per-address", options_.serve.per_address,
                   "Connections that one address may have at once; 0: no limit. This machine itself, where a proxy "
                   "may be, has none")
      ->capture_default_str();

  command("verify", "Check that no entry was altered", [this] { return verify_command(context_, options_.checkpoint); })
      ->add_option("--checkpoint", options_.checkpoint,
                   "File with a checkpoint known from elsewhere, such as a printed letter");

  auto* difference =
      command("difference", "What changed between two moments, why, and by which decision", [this]() -> Exit {
        STIP_TRY(follow_name("difference", options_.difference.out, options_.difference.format,
                             {"text", "html", "docx", "odt", "pdf", "csv", "json"}));
        return difference_command(context_, options_.difference);
      });
  difference->add_option("before", options_.difference.before, "An edition, a day, #ENTRY, first or last")->required();
  difference->add_option("after", options_.difference.after, "The same, now, or a proposal")->capture_default_str();
  difference
      ->add_option("--format", options_.difference.format,
                   "text, html, docx, odt, pdf, csv or json (default: as the file ends, or text)")
      ->one_of({"text", "html", "docx", "odt", "pdf", "csv", "json"});
  difference->add_option("--out", options_.difference.out, "File (default: standard output)");
  difference->add_option("--reference", options_.difference.reference,
                         "Reference document with the ministry's own styles");

  auto* document = command("document", "Make a document", [this]() -> Exit {
    STIP_TRY(follow_name("document", options_.document.out, options_.document.format, {"html", "docx", "odt", "pdf"}));
    return document_command(context_, options_.document);
  });
  document
      ->add_option("kind", options_.document.kind,
                   "annex, changes, fact-sheet (of one action), fact-sheets (of all), letter (to parliament), "
                   "progress (of a round), explanation (of policy choices), decision-note or consultation")
      ->required()
      ->one_of({"annex", "changes", "fact-sheet", "fact-sheets", "letter", "progress", "explanation", "decision-note",
                "consultation"});
  document->add_option("record", options_.document.record,
                       "fact-sheet, explanation: the action; progress: the round; decision-note: the proposal or "
                       "decision; consultation: its id");
  document->add_option("--consultation", options_.document.record, "consultation: its id");
  document->add_option("--decision", options_.document.record, "decision-note: the decision");
  add_letter_options(document);
  document->add_option("--edition", options_.document.edition, "An edition, a day, #ENTRY, a proposal or now");
  document->add_option("--since", options_.document.since,
                       "changes, letter: since which moment (default: the edition before)");
  document
      ->add_option("--format", options_.document.format, "html, docx, odt or pdf (default: as the file ends, or html)")
      ->one_of({"html", "docx", "odt", "pdf"});
  document->add_option("--out", options_.document.out, "File (default: standard output)");
  document->add_option("--reference", options_.document.reference, "Reference document with the ministry's own styles");

  auto* exporting =
      command("export", "Write the agenda as files", [this] { return export_command(context_, options_.exporting); });
  exporting->add_option("what", options_.exporting.what, "datapackage or xlsx")
      ->required()
      ->one_of({"datapackage", "xlsx"});
  exporting->add_option("path", options_.exporting.path, "Folder or file")->required();
  exporting->add_option("--edition", options_.exporting.moment, "An edition, a day, #ENTRY, a proposal or now");
  exporting->add_flag("--semicolon", options_.exporting.semicolon, "CSV for Excel with Dutch settings");

  command("why", "The path from a field to what caused it", [this] { return why_command(context_, options_.place); })
      ->add_option("place", options_.place, "Record and field: A-014.owner")
      ->required();

  auto* search = command("search", "Find records by their words",
                         [this] { return search_command(context_, join(options_.words, " "), options_.moment); });
  search->add_option("words", options_.words, "Words, which must all occur")->required();
  search->add_option("--at", options_.moment, "An edition, a day, #ENTRY, a proposal or now");

  command("attention", "What needs attention, ranked, with the reason", [this] {
    return attention_command(context_, options_.moment);
  })->add_option("--at", options_.moment, "An edition, a day, #ENTRY, a proposal or now");

  command("schema", "The record types and their fields", [this] {
    return schema_command(context_, options_.type);
  })->add_option("type", options_.type, "One record type, as JSON Schema (default: a list of all)");
}

}  // namespace stip
