// Task mail: tells somebody at once that something came to wait for them, outside the rhythm of rounds and digests.
#pragma once

#include <string_view>

#include "desk/desk.h"
#include "mailing/mail_settings.h"
#include "registry/registry.h"

namespace stip {

/// What came to wait.
enum class TaskKind : std::uint8_t {
  returned,  ///< A report that was sent back with remarks: to who handed it in, or else to its owner.
  to_sign,   ///< A report that waits for a signature: to who may give the next one.
  assigned,  ///< A signal that was handed to an organisation: to who may answer it there.
};
std::string_view name_of(TaskKind kind);

/// A mail is sent only of what came to wait so many days ago or less: a desk that had no mail before tells nothing old.
inline constexpr int task_mail_days = 14;

/// Queues a mail for all that came to wait and still does: each once for each act and addressee, so it may be called at
/// any time, as often as one likes. Who did the act gets none, nor does anybody who may not see what it is about or may
/// not do what is asked. What is not public is named in no mail, and the remarks on a report stand in none: they are
/// read on the site. What came in by an import is told to nobody. Returns how many were queued. Errors: storage.
ErrorOr<int> send_tasks(const Registry& registry, Desk& desk, const MailSettings& settings, Instant now);

}  // namespace stip
