// Tests of running other programs.
#include "base/process.h"

#include <doctest/doctest.h>

#include <thread>

#include "base/temp_folder.h"

using namespace stip;

TEST_CASE("a program gets its words as they are, without a shell") {
  auto folder = *TempFolder::make();
  const std::string out = folder.file("out");
  const auto ended = run({.words = {"printf", "%s|", "a b", "$(id)", "; rm x"}, .output_file = out});
  REQUIRE(ended.ok());
  CHECK(ended->exit_code == 0);
  CHECK(*read_file(out) == "a b|$(id)|; rm x|");
}

TEST_CASE("a program reads its input file and inherits no environment") {
  auto folder = *TempFolder::make();
  REQUIRE(write_file(folder.file("in"), "hello").ok());
  REQUIRE(run({.words = {"cat"}, .input_file = folder.file("in"), .output_file = folder.file("out")}).ok());
  CHECK(*read_file(folder.file("out")) == "hello");
  REQUIRE(run({.words = {"env"}, .output_file = folder.file("env"), .environment = {"ONE=1"}}).ok());
  CHECK(*read_file(folder.file("env")) == "ONE=1\nPATH=/usr/local/bin:/usr/bin:/bin\nLANG=C.UTF-8\nLC_ALL=C.UTF-8\n");
}

TEST_CASE("a program that ends badly tells its code and its complaint") {
  const auto ended = run({.words = {"ls", "/no/such/thing"}});
  REQUIRE(ended.ok());
  CHECK(ended->exit_code == 2);
  CHECK(ended->complaint.find("/no/such/thing") != std::string::npos);
}

TEST_CASE("a program that takes too long is ended with what it started") {
  const auto before = std::chrono::steady_clock::now();
  const auto ended = run({.words = {"sh", "-c", "sleep 60 & wait"}, .timeout = std::chrono::milliseconds(200)});
  REQUIRE_FALSE(ended.ok());
  CHECK(ended.error().kind == ErrorKind::storage);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(30));
}

TEST_CASE("a program that is asked to stop is ended, and looked at while it runs") {
  std::stop_source stop;
  int looks = 0;
  const auto ended = run({.words = {"sh", "-c", "sleep 600 & wait"},
                          .timeout = std::chrono::minutes(9),
                          .stop = stop.get_token(),
                          .while_running =
                              [&] {
                                if (++looks == 3) stop.request_stop();
                              },
                          .look_again = std::chrono::milliseconds(1)});
  REQUIRE_FALSE(ended.ok());
  CHECK(ended.error().kind == ErrorKind::conflict);
  CHECK(looks == 3);
}

TEST_CASE("a nice program lets others go first") {
  auto folder = *TempFolder::make();
  const std::string out = folder.file("out");
  REQUIRE(run({.words = {"nice"}, .output_file = out, .niceness = 7}).ok());
  CHECK(std::stoi(*read_file(out)) >= 7);
}

TEST_CASE("a program that is not there is told as such") {
  const auto ended = run({.words = {"no-such-program-anywhere"}});
  REQUIRE_FALSE(ended.ok());
  CHECK(ended.error().kind == ErrorKind::not_found);
}

TEST_CASE("a program may not take more memory or disk than it was given") {
  auto folder = *TempFolder::make();
  const auto greedy =
      run({.words = {"head", "-c", "200M", "/dev/zero"}, .output_file = folder.file("big"), .file_bytes = 1 << 20});
  REQUIRE(greedy.ok());
  CHECK(greedy->exit_code != 0);
  const auto hungry = run({.words = {"python3", "-c", "x = bytearray(1 << 30)"}, .memory_bytes = 100u << 20});
  if (hungry.ok()) CHECK(hungry->exit_code != 0);
}

TEST_CASE("several threads run programs at once") {
  std::vector<std::thread> threads;
  std::vector<int> codes(8, -1);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    threads.emplace_back([&codes, i] {
      codes[i] = run({.words = {"sh", "-c", "exit " + std::to_string(i)}})->exit_code;
    });
  }
  for (auto& thread : threads) thread.join();
  for (std::size_t i = 0; i < codes.size(); ++i) CHECK(codes[i] == static_cast<int>(i));
}

TEST_CASE("a temporary folder disappears with all in it") {
  std::string path;
  {
    auto folder = *TempFolder::make();
    path = folder.path();
    REQUIRE(write_file(folder.file("x"), "1").ok());
  }
  CHECK_FALSE(read_file(path + "/x").ok());
}
