// Failed things: mail and long runs that came to nothing, for who keeps the site running.
#pragma once

#include <vector>

#include "desk/jobs.h"
#include "desk/mail_queue.h"

namespace stip {

struct FailedThings {
  std::vector<QueuedMail> mails;  ///< Until somebody tries them again.
  std::vector<Job> jobs;          ///< That failed or were broken off in the last week, and were not asked again.
};
/// What cannot be read, is left out: the page that tells it must not fail itself.
FailedThings failed_things(Desk& desk, Instant now);

}  // namespace stip
