// Tests of the program as a whole: its errors, its help, and that what it says is JSON when that is asked.
#include "cli/cli.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "access/mandates.h"
#include "base/temp_folder.h"
#include "base/text.h"

using namespace stip;

namespace {

struct Told {
  int exit = 0;
  std::string out, err;
};

Told stip_with(const std::vector<std::string>& arguments) {
  std::ostringstream out, err;
  const int exit = run(arguments, {out, err, [] { return *parse_instant("2026-11-24T09:00:00Z"); }});
  return {exit, out.str(), err.str()};
}

Json json_in(const std::string& text) {
  const auto json = parse_json(text);
  REQUIRE_MESSAGE(json.ok(), text);
  return *json;
}

/// The commands in a help, under "Subcommands:".
std::vector<std::string> parts_in(const std::string& help) {
  std::vector<std::string> parts;
  bool inside = false;
  for (const std::string& line : split(help, '\n')) {
    if (inside && line.empty()) break;
    if (inside) parts.push_back(line.substr(2, line.find(' ', 2) - 2));
    inside = inside || line == "Subcommands:";
  }
  return parts;
}

/// Asks a command and all that are part of it for their help.
void walk(const std::vector<std::string>& command, std::vector<std::pair<std::string, std::string>>& helps) {
  std::vector<std::string> arguments = command;
  arguments.push_back("--help");
  const Told said = stip_with(arguments);
  REQUIRE(said.exit == 0);
  helps.emplace_back(join(command, " "), said.out);
  for (const std::string& part : parts_in(said.out)) {
    std::vector<std::string> next = command;
    next.push_back(part);
    walk(next, helps);
  }
}

}  // namespace

TEST_CASE("with --json an error of the command line is JSON like any other") {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"--json", "frobnicate"},
                                                    {"verify", "--json", "--frobnicate"},
                                                    {"--json"},
                                                    {"serve", "--threads", "0", "--json"}}) {
    const Told said = stip_with(arguments);
    CHECK(said.exit == 2);
    CHECK(said.out.empty());
    const Json error = json_in(said.err);
    CHECK(error.find("kind")->as_string() == "invalid");
    CHECK(error.find("subject")->as_string() == "command line");
    CHECK_FALSE(error.find("problem")->as_string().empty());
    CHECK(contains(error.find("remedy")->as_string(), "--help"));
  }
  CHECK(starts_with(stip_with({"frobnicate"}).err, "stip: command line: there is no command 'frobnicate'."));
  CHECK(starts_with(stip_with({"--lang", "nl", "frobnicate"}).err, "stip: opdrachtregel: "));
}

TEST_CASE("what is mistyped is told in the language that is asked, with what may have been meant") {
  const auto problem = [](std::vector<std::string> arguments) {
    std::string told = stip_with(std::move(arguments)).err;
    return told.substr(0, told.find('\n'));
  };
  CHECK(problem({"improt"}) == "stip: command line: there is no command 'improt'. Did you mean 'import'?");
  CHECK(problem({"edition", "frezee"}) ==
        "stip: command line: there is no command 'edition frezee'. Did you mean 'freeze'?");
  CHECK(problem({"--frobnicate"}) == "stip: command line: there is no option '--frobnicate' of `stip`.");
  CHECK(problem({"verify", "one", "two"}) == "stip: command line: `stip verify` does not expect this: one, two.");
  CHECK(contains(problem({"edition"}), "`stip edition` lacks a command: "));
  CHECK(problem({"--lang", "nl", "edition", "freeze", "2026"}) ==
        "stip: opdrachtregel: Bij `stip edition freeze` ontbreekt --reason.");
  CHECK(problem({"--lang", "nl", "serve", "--port", "abc"}) == "stip: opdrachtregel: Dit is geen getal: --port = abc.");
  CHECK(problem({"serve", "--threads", "100"}) ==
        "stip: command line: --threads is 100, which is not between 1 and 64.");
  CHECK(problem({"serve", "--port"}) == "stip: command line: --port lacks its value.");
}

TEST_CASE("a mailbox that is none is refused before the site is opened") {
  const Told said = stip_with({"serve", "--contact", "agenda at ministry"});
  CHECK(said.exit == 2);
  CHECK(starts_with(said.err, "stip: --contact: 'agenda at ministry' is no address of a mailbox."));
}

TEST_CASE("init, export and schema answer with JSON if it is asked") {
  const auto folder = TempFolder::make();
  REQUIRE(folder.ok());
  const std::string ledger = folder->path() + "/a.db", files = folder->path() + "/files";
  const Json made = json_in(stip_with({"--ledger", ledger, "--json", "init"}).out);
  CHECK(made.find("ledger")->as_string() == ledger);
  CHECK(starts_with(made.find("publicKey")->as_string(), "stip/"));
  const Json wrote = json_in(stip_with({"--ledger", ledger, "--json", "export", "datapackage", files}).out);
  CHECK(wrote.find("wrote")->as_string() == files);
  CHECK(wrote.find("format")->as_string() == "datapackage");
  const Json types = json_in(stip_with({"--json", "--lang", "en", "schema"}).out);
  const auto action = std::ranges::find_if(types.as_array(),
                                           [](const Json& type) { return type.find("type")->as_string() == "action"; });
  REQUIRE(action != types.as_array().end());
  CHECK(action->find("prefix")->as_string() == "A-");
  CHECK(action->find("label")->as_string() == "Action");
  CHECK(action->find("fields")->as_integer() > 10);
}

TEST_CASE("a value that a field has already is not entered again, however it is written") {
  const auto folder = TempFolder::make();
  REQUIRE(folder.ok());
  const std::string ledger = folder->path() + "/a.db", sheet = folder->path() + "/acties.csv";
  std::ofstream(sheet) << "Nr;Actie;Klaar\n1;Proeftuin;Q3 2027\n";
  REQUIRE(stip_with({"--ledger", ledger, "init"}).exit == 0);
  REQUIRE(stip_with({"--ledger", ledger, "import", sheet}).exit == 0);
  const auto change = [&](const std::string& value) {
    const Told said =
        stip_with({"--ledger", ledger, "--json", "change", "A-001.planned_end", value, "--reason", "Parliament asked"});
    REQUIRE(said.exit == 0);
    return json_in(said.out).find("entries")->as_array().size();
  };
  CHECK(change("2027-Q3") == 0);
  CHECK(change("2028-Q4") == 1);
  CHECK(change("2028-Q4") == 0);
  // A value that cannot be read is told by who enters it.
  CHECK(stip_with({"--ledger", ledger, "change", "A-001.planned_end", "ooit", "--reason", "x"}).exit == 2);
}

TEST_CASE("a document of which the name ends in no known format is not made") {
  const auto folder = TempFolder::make();
  REQUIRE(folder.ok());
  const std::string ledger = folder->path() + "/a.db", annex = folder->path() + "/annex.";
  REQUIRE(stip_with({"--ledger", ledger, "init"}).exit == 0);
  const Told said = stip_with({"--ledger", ledger, "document", "annex", "--out", annex + "doc"});
  CHECK(said.exit == 2);
  CHECK(contains(said.err, "a name that ends in .doc does not say its format"));
  CHECK(contains(said.err, "html, docx, odt, pdf"));
  CHECK_FALSE(std::filesystem::exists(annex + "doc"));
  CHECK(stip_with({"--ledger", ledger, "document", "annex", "--format", "html", "--out", annex + "doc"}).exit == 0);
  CHECK(std::filesystem::exists(annex + "doc"));
}

TEST_CASE("the help of each command says what it does, how it is written, and its exit codes") {
  std::vector<std::pair<std::string, std::string>> helps;
  walk({}, helps);
  CHECK(helps.size() > 100);
  for (const auto& [command, help] : helps) {
    INFO(command);
    CHECK(contains(help, "\nExit codes: 0 good, "));
    if (parts_in(help).empty()) {
      CHECK(contains(help, "\n       stip " + command));
      CHECK_FALSE(contains(help, "Each command has its own help"));
    }
  }
  const auto help_of = [&](std::string_view command) {
    return std::ranges::find(helps, command, &std::pair<std::string, std::string>::first)->second;
  };
  CHECK(contains(help_of("check"), "Exit code 1 if there are errors"));
  CHECK(contains(help_of("check"), "\nExit codes: 0 good, 1 no (as an answer), 2 invalid, 3 not found, "));
  CHECK(contains(help_of("change"), "An empty value empties it."));
  CHECK(contains(help_of("change"), "\nExit codes: 0 good, 2 invalid, "));
  // What is part of another command is explained there alone, and both ways to open a consultation at one place.
  CHECK_FALSE(contains(help_of("import"), "House of Representatives"));
  CHECK(contains(help_of("import parliament"), "House of Representatives"));
  CHECK(contains(help_of("consult open"), "From now on votes are taken"));
  CHECK(contains(help_of("consult open"), "as it is designed in the ledger"));
  // Who makes an account finds every role there, in the words of the table of mandates.
  for (const Choice& role : Choices<Role>::type().values) {
    std::string means(role.help);
    means[0] = to_lower(means.substr(0, 1))[0];
    CHECK_MESSAGE(contains(help_of("account add"), std::string(role.name) + ": " + means), role.name);
  }
}
