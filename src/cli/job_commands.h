// JobCommands: what waits or ran long, and who works it out while the site is served.
#pragma once

#include <memory>
#include <string>

#include "cli/commands.h"
#include "jobs/job_runner.h"

namespace stip {

Exit job_list_command(const Context& context);
Exit job_show_command(const Context& context, const std::string& id);
Exit job_cancel_command(const Context& context, const std::string& id);
Exit job_work_command(const Context& context, const std::string& path);

/// Works out the long runs of a desk, one at a time, for as long as it lives; nullptr without a desk.
std::unique_ptr<JobRunner> job_runner(const Context& context, Desk* desk);

}  // namespace stip
