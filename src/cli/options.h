// Options: commands and what they can be asked, whatever parses the command line.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace stip {

/// One option or argument of a command; each call gives the option itself, so that calls can be chained.
class CommandOption {
 public:
  virtual ~CommandOption() = default;
  virtual CommandOption* required() = 0;
  virtual CommandOption* not_blank() = 0;            ///< Required, and it must say something.
  virtual CommandOption* capture_default_str() = 0;  ///< Its help tells what stands in it beforehand.
  virtual CommandOption* default_val(const char* value) = 0;
  virtual CommandOption* allow_extra_args(bool allow) = 0;  ///< false: one value each time it is named.
  virtual CommandOption* one_of(std::vector<std::string> values) = 0;
  virtual CommandOption* excludes(CommandOption* other) = 0;  ///< Not both may be given. Of the same command.
  virtual CommandOption* within(std::int64_t least, std::int64_t most) = 0;
  virtual CommandOption* between(double least, double most) = 0;
};

/// One command. What is parsed is put into the variables that its options were given.
class SubCommand {
 public:
  virtual ~SubCommand() = default;
  virtual SubCommand* add_subcommand(const char* name, const char* help) = 0;
  virtual CommandOption* add_flag(const char* name, bool& into, const char* help) = 0;
  virtual CommandOption* add_option(const char* name, std::string& into, const char* help) = 0;
  virtual CommandOption* add_option(const char* name, std::vector<std::string>& into, const char* help) = 0;
  virtual CommandOption* add_option(const char* name, std::vector<std::int64_t>& into, const char* help) = 0;
  virtual CommandOption* add_option(const char* name, int& into, const char* help) = 0;
  virtual CommandOption* add_option(const char* name, std::int64_t& into, const char* help) = 0;
  virtual CommandOption* add_option(const char* name, std::uint16_t& into, const char* help) = 0;
  virtual CommandOption* add_option(const char* name, std::uint64_t& into, const char* help) = 0;
  virtual CommandOption* add_option(const char* name, unsigned& into, const char* help) = 0;
  virtual CommandOption* add_option(const char* name, double& into, const char* help) = 0;
};

}  // namespace stip
