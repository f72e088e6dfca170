// Consult design options: from the design of a consultation to its letters and papers.
#include "cli/command_tree.h"

namespace stip {

void CommandTree::add_design(SubCommand* consults) {
  ConsultDesignOptions& design = options_.design;
  auto* rules = does(consults->add_subcommand("rules", "What is asked, as it is designed in the ledger"),
                     [this] { return consult_rules_command(context_, options_.design); });
  rules->add_option("--out", design.out, "File to write; - is standard output")->capture_default_str();
  auto* letters = does(consults->add_subcommand("letters", "Letters with codes, as PDF for the printer"),
                       [this] { return consult_letters_command(context_, options_.design); });
  letters->add_option("--codes", design.codes, "File that make-codes made")->required();
  letters->add_option("--addresses", design.addresses, "CSV with a header and a row for each address");
  letters->add_option("--out", design.out, "Folder for the files")->required();
  auto* rehearse = does(consults->add_subcommand("rehearse", "Try a design out with made-up people"),
                        [this] { return consult_rehearse_command(context_, options_.design); });
  rehearse->add_option("--people", design.people, "How many")->capture_default_str();
  rehearse->add_option("--seed", design.seed, "Other people for another seed")->capture_default_str();
  auto* paper = does(consults->add_subcommand("paper", "The questionnaire on paper"),
                     [this] { return consult_paper_command(context_, options_.design); });
  paper->add_option("--out", design.out, "File to write: .pdf, .docx, .odt, .html, or .csv to type into")->required();
  for (auto* each : {rules, letters, rehearse, paper})
    each->add_option("consultation", design.consultation, "Its id in the ledger")->required();
  auto* key_in = does(consults->add_subcommand("key-in", "Enter what came back on paper"),
                      [this] { return consult_key_in_command(context_, options_.design); });
  key_in->add_option("consultation", design.consultation, "Its id in the ledger or in the store")->required();
  key_in->add_option("file", design.first, "CSV with code, and a column for each statement and question")->required();
  key_in->add_option("--second", design.second, "The same, typed over once more by somebody else");
  key_in->add_option("--ballots", design.ballots, "The ballots: a file, or postgresql://… for several nodes")
      ->capture_default_str();
}

}  // namespace stip
