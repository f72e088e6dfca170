// Process: fork, bounds, exec; and a wait that cannot hang.
#include "base/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

namespace stip {
namespace {

constexpr const char* search_path[] = {"/usr/local/bin/", "/usr/bin/", "/bin/"};
constexpr std::size_t complaint_bytes = 16384;

class File {
 public:
  explicit File(int descriptor) : descriptor_(descriptor) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int get() const { return descriptor_; }
  bool ok() const { return descriptor_ >= 0; }

 private:
  int descriptor_;
};

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> list;
  for (const std::string& text : texts) list.push_back(const_cast<char*>(text.c_str()));
  list.push_back(nullptr);
  return list;
}

Error failed(const std::string& program, const std::string& what) {
  return {ErrorKind::storage, said("program {}", program), what + ": " + std::strerror(errno) + ".",
          said("Look whether the machine has memory, disk and processes left, and try again.")};
}

void bound(int resource, std::size_t bytes) {
  if (bytes == 0) return;
  const rlimit limit{bytes, bytes};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &limit);
}

struct Prepared {
  const Command& command;
  std::string program;
  std::vector<char*> words, environment;
  int input, output, complaint;
};

/// Runs in the child. Between fork and exec only calls that are safe there: no memory is taken.
[[noreturn]] void become(const Prepared& prepared) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
  // Data, not address space: some programs reserve far more addresses than they will ever use.
  bound(RLIMIT_DATA, prepared.command.memory_bytes);
  bound(RLIMIT_FSIZE, prepared.command.file_bytes);
  const rlimit no_core{0, 0};
  ::setrlimit(RLIMIT_CORE, &no_core);
  if (prepared.command.niceness > 0) ::setpriority(PRIO_PROCESS, 0, prepared.command.niceness);
  if (!prepared.command.folder.empty() && ::chdir(prepared.command.folder.c_str()) != 0) ::_exit(126);
  if (::dup2(prepared.input, 0) < 0 || ::dup2(prepared.output, 1) < 0 || ::dup2(prepared.complaint, 2) < 0)
    ::_exit(126);
  ::close_range(3, ~0U, 0);
  ::execve(prepared.program.c_str(), prepared.words.data(), prepared.environment.data());
  ::_exit(127);
}

enum class WaitedFor { end, time, stop };

/// What came first: its end, the end of its time, or that it is to stop.
WaitedFor wait_for(pid_t child, const Command& command) {
  const File handle(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
  if (!handle.ok()) return WaitedFor::end;  // Already gone.
  const bool looks = command.while_running || command.stop.stop_possible();
  const auto until = std::chrono::steady_clock::now() + command.timeout;
  while (true) {
    if (command.stop.stop_requested()) return WaitedFor::stop;
    auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return WaitedFor::time;
    if (looks) left = std::min(left, command.look_again);
    pollfd wait{handle.get(), POLLIN, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(left.count()));
    if (command.while_running) command.while_running();
    if (ready > 0) return WaitedFor::end;
    if (ready < 0 && errno != EINTR) return WaitedFor::time;
  }
}

std::string start_of(const File& file) {
  std::string text(complaint_bytes, '\0');
  const ssize_t size = ::pread(file.get(), text.data(), text.size(), 0);
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return text;
}

}  // namespace

std::string installed_program(const std::string& name) {
  if (name.find('/') != name.npos) return ::access(name.c_str(), X_OK) == 0 ? name : std::string();
  for (const char* folder : search_path) {
    if (const std::string path = folder + name; ::access(path.c_str(), X_OK) == 0) return path;
  }
  return {};
}

ErrorOr<Ended> run(const Command& command) {
  STIP_ASSERT(!command.words.empty());
  const std::string& name = command.words.front();
  const std::string program = installed_program(name);
  if (program.empty()) {
    return Error{ErrorKind::not_found, said("program {}", name), said("it is not installed on this machine."),
                 said("Install it: on Debian, `apt-get install` its package.")};
  }
  const File input(::open(command.input_file.empty() ? "/dev/null" : command.input_file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!input.ok()) return failed(name, "its input " + command.input_file + " cannot be read");
  const File output(::open(command.output_file.empty() ? "/dev/null" : command.output_file.c_str(),
                           O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!output.ok()) return failed(name, "its output " + command.output_file + " cannot be written");
  const File complaint(::memfd_create("complaint", MFD_CLOEXEC));
  if (!complaint.ok()) return failed(name, "its messages cannot be kept");

  std::vector<std::string> environment = command.environment;
  environment.insert(environment.end(), {"PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8"});
  const Prepared prepared{command,     program,      pointers(command.words), pointers(environment),
                          input.get(), output.get(), complaint.get()};
  const pid_t child = ::fork();
  if (child < 0) return failed(name, "it cannot be started");
  if (child == 0) become(prepared);
  ::setpgid(child, child);  // In both, so that the group is there whoever runs first.

  const WaitedFor waited = wait_for(child, command);
  // The child is still ours to wait for, so its number, and that of its group, cannot be another's yet.
  ::kill(-child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (waited == WaitedFor::stop)
    return Error{ErrorKind::conflict, said("program {}", name), said("it was asked to stop."), said("Start it again.")};
  if (waited == WaitedFor::time) {
    return Error{
        ErrorKind::storage, said("program {}", name),
        said("it was not ready within {} seconds and was ended.", std::to_string(command.timeout.count() / 1000)),
        said("Try again when the machine is less busy, or ask for a smaller document.")};
  }
  return Ended{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), start_of(complaint)};
}

}  // namespace stip
