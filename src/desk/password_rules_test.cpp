// Password rules test: what is refused, in which disguise, and what is not.
#include "desk/password_rules.h"

#include <doctest/doctest.h>

#include <fstream>

namespace stip {
namespace {

bool refused(std::string_view password, const std::vector<std::string>& own = {}) {
  return !check_password(password, own).ok();
}

TEST_CASE("length counts characters and is the only demand on form") {
  CHECK(refused("elf tekens."));
  CHECK_FALSE(refused("twaalf teken"));
  CHECK_FALSE(refused("één ëzel ïs ü"));
  CHECK_FALSE(refused("alleen kleine letters en spaties"));
  CHECK_FALSE(
      refused("achtentwintig paarse olifanten wandelen langzaam door een veld vol natte tulpen, tot de zon weer "
              "ondergaat achter de dijk bij Hoorn en"));
  CHECK(refused(std::string(longest_password, 'a') + "bcdefg"));
  CHECK(refused("twaalf teken\xff"));
}

TEST_CASE("a common password stays one, decorated, repeated, in capitals or with digits for letters") {
  for (const std::string& bad : std::vector<std::string>{
           "password1234", "Password2027!", "P@ssw0rd1234", "passwordpassword", "1234password!", "dragondragon",
           "Sunshine12345", "footba11football", "welcome!!!!!", "iloveyou20272028"}) {
    CAPTURE(bad);
    CHECK(refused(bad));
  }
}

TEST_CASE("every long password of the list is refused, and so are the short ones once they are made long") {
  std::ifstream file("src/desk/common_passwords.txt");
  int words = 0, let_through = 0;
  std::string last;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("# ")) continue;
    ++words;
    for (const std::string& tried : {line, line + line + line, line + std::string(shortest_password, '!')}) {
      if (tried.size() >= shortest_password && !refused(tried)) ++let_through, last = tried;
    }
  }
  CHECK(words > 20'000);
  CAPTURE(last);
  CHECK(let_through == 0);
}

TEST_CASE("rows of keys, digits and letters are refused") {
  for (const std::string& bad :
       std::vector<std::string>{"123456789012", "qwertyuiopas", "abcdefghijklm", "1qaz2wsx3edc", "asdfghjkl;'a",
                                "aaaaaaaaaaaa", "zyxwvutsrqponml", "0987654321098"}) {
    CAPTURE(bad);
    CHECK(refused(bad));
  }
}

TEST_CASE("a password made of one's own name, address or of the site is refused") {
  const std::vector<std::string> own = {"Wilhelmina de Vries", "w.vries@ministerie.nl"};
  CHECK(refused("Wilhelmina12", own));
  CHECK(refused("ministerie2027", own));
  CHECK(refused("vries-Wilhelmina!", own));
  CHECK(refused("stip-stip-2027"));
  CHECK_FALSE(refused("Wilhelmina eet graag paarse soep", own));
}

TEST_CASE("ordinary phrases pass") {
  for (const std::string& good :
       std::vector<std::string>{"four quiet otters sing", "correct horse battery staple", "de fiets van oma kraakt",
                                "x7#Qm2vL9!pTz", "paars blik zeven wolk"}) {
    CAPTURE(good);
    CHECK_FALSE(refused(good));
  }
}

TEST_CASE("an error does not repeat the password") {
  CHECK(check_password("Password2027!").error().problem.find("Password2027") == std::string::npos);
}

}  // namespace
}  // namespace stip
