// Run corpus: each target over its examples and over seeded changes of them; the same inputs in every run.
//
//   fuzz_corpus FOLDER [CHANGES]         all targets, CHANGES of the examples each
//   fuzz_corpus --one TARGET FILE...     only these inputs, to look at what was found
//
// An input that stops the program is kept as TARGET.crash in the working folder.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "fuzz/fuzz.h"

namespace {

namespace fs = std::filesystem;

std::string current_target, current_input;

void keep_input(int signal) {
  const std::string name = current_target + ".crash";
  if (const int file = ::open(name.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0644); file >= 0) {
    if (::write(file, current_input.data(), current_input.size()) < 0) std::perror("write");
    ::close(file);
  }
  std::fprintf(stderr, "%s: broken by the input in %s\n", current_target.c_str(), name.c_str());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The examples of a target, in an order that does not depend on the disk.
std::vector<std::string> examples_in(const fs::path& folder) {
  std::vector<fs::path> paths;
  if (fs::is_directory(folder)) {
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> examples = {""};
  for (const fs::path& path : paths) examples.push_back(bytes_of(path));
  return examples;
}

/// Bytes that parsers heed.
using namespace std::string_view_literals;
constexpr std::string_view telling = "\0\n\r\t \"';,<>&{}[]()%/\\-+.:=#09\x7f\x80\xC3\xFF"sv;

/// One to four changes: a byte, a part taken out, a part doubled, a piece of another example, a telling byte.
std::string changed(std::string text, const std::vector<std::string>& others, std::mt19937& random) {
  const auto below = [&](std::size_t end) { return end == 0 ? 0 : random() % end; };
  for (unsigned left = 1 + random() % 4; left > 0; --left) {
    const std::size_t at = below(text.size() + 1);
    switch (random() % 5) {
      case 0:
        if (at < text.size()) text[at] = static_cast<char>(random());
        break;
      case 1:
        text.erase(at, 1 + random() % 16);
        break;
      case 2:
        text.insert(at, text.substr(below(text.size()), random() % 32));
        break;
      case 3: {
        const std::string& other = others[below(others.size())];
        text.insert(at, other.substr(below(other.size()), random() % 64));
        break;
      }
      default:
        text.insert(at, 1, telling[random() % telling.size()]);
    }
  }
  return text;
}

void run(const stip::FuzzTarget& target, std::string input) {
  current_input = std::move(input);
  target.run(current_input);
}

int run_files(int count, char** values) {
  const auto& targets = stip::fuzz_targets();
  const auto target =
      std::find_if(targets.begin(), targets.end(), [&](const auto& one) { return one.name == values[2]; });
  if (target == targets.end()) return std::fprintf(stderr, "there is no target %s\n", values[2]), 2;
  current_target = target->name;
  for (int i = 3; i < count; ++i) run(*target, bytes_of(values[i]));
  return 0;
}

}  // namespace

int main(int count, char** values) {
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS, SIGILL}) std::signal(signal, keep_input);
  if (count >= 4 && std::string_view(values[1]) == "--one") return run_files(count, values);
  if (count < 2) return std::fprintf(stderr, "which folder holds the examples?\n"), 2;
  const int changes = count > 2 ? std::atoi(values[2]) : 2000;
  int targets_without_examples = 0;
  for (const stip::FuzzTarget& target : stip::fuzz_targets()) {
    current_target = target.name;
    const auto examples = examples_in(fs::path(values[1]) / target.name);
    if (examples.size() < 2)
      ++targets_without_examples, std::fprintf(stderr, "%s has no examples\n", current_target.c_str());
    for (const std::string& example : examples) run(target, example);
    std::mt19937 random(1);
    // Large examples cost more a run: all targets get about as many bytes.
    std::size_t bytes = 0;
    for (int i = 0; i < changes && bytes < 400u * static_cast<std::size_t>(changes); ++i) {
      run(target, changed(examples[random() % examples.size()], examples, random));
      bytes += current_input.size();
    }
    std::printf("%-12s %zu examples\n", current_target.c_str(), examples.size());
  }
  return targets_without_examples == 0 ? 0 : 1;
}
