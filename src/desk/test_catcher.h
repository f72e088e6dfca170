// Test catcher: a mail server that sends nothing on, and what it caught; see tests/support/smtp_catcher.py.
#pragma once

#include <csignal>
#include <cstdio>
#include <vector>

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/json.h"
#include "base/temp_folder.h"
#include "desk/smtp.h"

namespace stip {

class TestCatcher {
 public:
  explicit TestCatcher(const char* tls = "none", const char* login = "") {
    int to[2], from[2];
    REQUIRE(pipe(to) == 0);
    REQUIRE(pipe(from) == 0);
    child_ = fork();
    if (child_ == 0) {
      dup2(to[0], 0);
      dup2(from[1], 1);
      for (const int end : {to[0], to[1], from[0], from[1]}) close(end);
      execlp("python3", "python3", "-B", "tests/support/smtp_catcher.py", "--folder", folder_.path().c_str(), "--tls",
             tls, "--login", login, nullptr);
      _exit(127);
    }
    close(to[0]);
    close(from[1]);
    input_ = to[1];
    lines_ = fdopen(from[0], "r");
    port = std::atoi(line().c_str());
    REQUIRE(port > 0);
  }
  ~TestCatcher() {
    close(input_);
    std::fclose(lines_);
    int status = 0;
    waitpid(child_, &status, 0);
  }
  TestCatcher(const TestCatcher&) = delete;
  TestCatcher& operator=(const TestCatcher&) = delete;

  Json caught() { return *parse_json(line()); }  ///< The next mail; waits for it.
  std::string certificate() const { return folder_.file("certificate.pem"); }
  MailServer server(MailSecurity security = MailSecurity::none) const {
    MailServer made;
    made.host = "127.0.0.1";
    made.port = port;
    made.security = security;
    made.timeout_seconds = 20;
    if (security != MailSecurity::none) made.authorities = certificate();
    return made;
  }

  int port = 0;

 private:
  std::string line() {
    std::string text;
    for (int c = std::fgetc(lines_); c != EOF && c != '\n'; c = std::fgetc(lines_)) text += static_cast<char>(c);
    return text;
  }
  TempFolder folder_ = *TempFolder::make();
  pid_t child_ = 0;
  int input_ = -1;
  std::FILE* lines_ = nullptr;
};

}  // namespace stip
