// Consult letters: codes and addresses as letters on paper, in files that their owner alone can read.
#include <filesystem>
#include <iostream>
#include <sstream>

#include "agenda/records.h"
#include "base/code_text.h"
#include "base/private_file.h"
#include "base/temp_folder.h"
#include "base/text.h"
#include "cli/acting.h"
#include "cli/consult_design_commands.h"
#include "cli/designed.h"
#include "exchange/csv.h"
#include "publishing/code_letters.h"
#include "publishing/render.h"

namespace stip {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t letters_in_a_file = 100;

ErrorOr<std::vector<CodeLetter>> read_codes(const std::string& path) {
  STIP_TRY_AS(const std::string text, read_file(path, std::size_t{64} << 20));
  std::vector<CodeLetter> letters;
  std::istringstream lines(text);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (trimmed(line).empty()) continue;
    const std::string code = plain_code(line);
    if (!has_right_check(code))
      return Error{ErrorKind::invalid, path + ", line " + std::to_string(number), "this is no code.",
                   "Give the file that `stip consult make-codes` made, as it is."};
    letters.push_back({in_fours(code), {}});
  }
  if (letters.empty())
    return Error{ErrorKind::invalid, path, "there are no codes in it.", "Make them with `stip consult make-codes`."};
  return letters;
}

/// Each row below the header is an address; each cell that holds something is a line of it.
ErrorOr<Nothing> read_addresses(const std::string& path, std::vector<CodeLetter>& letters) {
  Problems problems;
  const Grid grid = read_csv_file(path, problems);
  if (has_errors(problems)) return first_error(problems);
  std::vector<std::vector<std::string>> addresses;
  for (std::size_t i = 1; i < grid.rows.size(); ++i) {
    std::vector<std::string> lines;
    for (const std::string& cell : grid.rows[i].cells)
      if (!trimmed(cell).empty()) lines.emplace_back(trimmed(cell));
    if (!lines.empty()) addresses.push_back(std::move(lines));
  }
  if (addresses.empty())
    return Error{ErrorKind::invalid, path, "there are no addresses in it.",
                 "Give a header and a row for each address, such as name, street, place."};
  if (addresses.size() > letters.size())
    return Error{ErrorKind::invalid, path,
                 "there are " + std::to_string(addresses.size()) + " addresses and " + std::to_string(letters.size()) +
                     " codes.",
                 "Make a code for each address."};
  letters.resize(addresses.size());
  for (std::size_t i = 0; i < addresses.size(); ++i) letters[i].address = std::move(addresses[i]);
  return Nothing{};
}

ErrorOr<Nothing> make_private_folder(const std::string& path) {
  std::error_code failed;
  fs::create_directories(path, failed);
  if (!failed && fs::is_directory(path)) {
    fs::permissions(path, fs::perms::owner_all, failed);
    if (!failed) return Nothing{};
  }
  return Error{ErrorKind::storage, path, "the folder cannot be made or kept private.", "Choose another folder."};
}

std::size_t pages_in(std::string_view pdf) {
  std::size_t pages = 0;
  constexpr std::string_view mark = "/Type/Page";
  for (auto at = pdf.find(mark); at != pdf.npos; at = pdf.find(mark, at + 1))
    pages += pdf.substr(at + mark.size(), 1) != "s" ? 1 : 0;
  return pages;
}

std::string file_name(std::size_t first, std::size_t last) {
  const auto digits = [](std::size_t number) {
    std::string text = std::to_string(number);
    return std::string(text.size() < 6 ? 6 - text.size() : 0, '0') + text;
  };
  return "letters-" + digits(first) + "-" + digits(last) + ".pdf";
}

}  // namespace

// COMMAND: stip consult letters CO-2027 --codes FILE [--addresses FILE.csv] --out DIR [--ledger L]
//
// A letter for each code, as PDF for the printer: one sheet of paper each, Dutch in front and English behind, with what
// it is about, the address to type, the code, a QR code, until when, how to take part on paper, and privacy. They say
// what the design in the ledger says. A hundred letters a file; its owner alone can read it. In the CSV of addresses
// the first row is the header; each cell is a line. Addresses are kept nowhere else than in these files: delete them
// once the letters are mailed. Who makes letters should not run the server that takes the votes.
Exit consult_letters_command(const Context& context, const ConsultDesignOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, view_to_read(context, *registry));
  STIP_TRY_AS(const Consultation* consultation, designed(view, options.consultation));
  if (consultation->site.empty())
    return Error{ErrorKind::invalid, "consultation " + consultation->id,
                 "it does not say at which address people take part.",
                 "Fill in its site: `stip change " + consultation->id + ".site https://… --reason …`."};
  STIP_TRY_AS(std::vector<CodeLetter> letters, read_codes(options.codes));
  const std::size_t codes = letters.size();
  if (!options.addresses.empty()) STIP_TRY(read_addresses(options.addresses, letters));
  STIP_TRY(make_private_folder(options.out));
  for (std::size_t at = 0; at < letters.size(); at += letters_in_a_file) {
    const std::span batch(letters.data() + at, std::min(letters_in_a_file, letters.size() - at));
    const std::string path = options.out + "/" + file_name(at + 1, at + batch.size());
    if (fs::exists(path))
      return Error{ErrorKind::conflict, path, "it is there already.", "Choose another folder, or delete it first."};
    const Progress progress(context.world,
                            "letter " + std::to_string(at + 1) + " of " + std::to_string(letters.size()));
    const Document document = code_letters(view, *consultation, batch, at + 1, today);
    STIP_TRY_AS(const std::string pdf,
                render(document, Format::pdf, {.reference = {}, .temp_folder = fs::absolute(options.out).string()}));
    if (pages_in(pdf) != pages_of(batch.size()))
      return Error{ErrorKind::invalid, "consultation " + consultation->id,
                   "a letter does not fit on one side of a sheet: " + std::to_string(pages_in(pdf)) +
                       " pages instead of " + std::to_string(pages_of(batch.size())) + ".",
                   "Shorten what it says of its subject, privacy or what happens afterwards."};
    STIP_TRY(make_private_file(path, pdf));
  }
  context.out() << counted(static_cast<std::int64_t>(letters.size()), "letter", "letters") << " in " << options.out;
  if (codes > letters.size()) context.out() << "; " << codes - letters.size() << " codes are left";
  context.out() << "\naddresses are kept nowhere else: delete these files once the letters are mailed\n";
  return 0;
}

}  // namespace stip
