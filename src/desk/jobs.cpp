// Jobs: rows of job; what a worker writes counts only as long as the row says that it is this worker's.
#include "desk/jobs.h"

#include <algorithm>

#include "agenda/choices.h"
#include "base/code_text.h"

namespace stip {
namespace {

constexpr std::string_view state_names[] = {"waiting", "running", "done", "failed", "cancelled", "broken_off"};

Error no_such_job(std::string_view id) {
  return {ErrorKind::not_found, said("job {}", id), said("there is no such job."), said("See `stip job list`.")};
}

Error bad_row(std::string_view id) {
  return {ErrorKind::storage, said("job {}", id), said("its row in the desk cannot be read."),
          said("Put back a copy of the desk, or ask again.")};
}

/// As the row says, but for one that nobody was heard of.
ErrorOr<JobState> state_of(std::string_view id, std::string_view name, Instant seen, Instant now) {
  const auto at = std::ranges::find(state_names, name);
  if (at == std::end(state_names)) return bad_row(id);
  const auto state = static_cast<JobState>(at - std::begin(state_names));
  return state == JobState::running && seen + job_silence < now ? JobState::broken_off : state;
}

/// Reads a row of: id, account, question, inputs, position, clearance, day, version, state, seen, progress, asked,
/// begun, ended.
ErrorOr<Job> job_of(const Prepared& row, Instant now) {
  Job job;
  job.id = row.text(0);
  job.account = row.text(1);
  const auto clearance = Codec<Classification>::read(row.text(5));
  if (!clearance.ok()) return bad_row(job.id);
  job.basis = {std::string(row.text(2)), std::string(row.text(3)), row.integer(4), *clearance,
               std::string(row.text(6)), std::string(row.text(7))};
  STIP_TRY_AS(job.state, state_of(job.id, row.text(8), instant_of(row.integer(9)), now));
  job.progress = row.text(10);
  job.asked = instant_of(row.integer(11));
  job.begun = instant_of(row.integer(12));
  job.ended = instant_of(row.integer(13));
  return job;
}

#define STIP_JOB_COLUMNS                                                                                           \
  "SELECT id, account, question, inputs, position, clearance, day, version, state, seen, progress, asked, begun, " \
  "ended FROM job "

ErrorOr<std::optional<Job>> first_job(Prepared& rows, Instant now) {
  STIP_TRY_AS(const bool found, rows.step());
  if (!found) return std::optional<Job>();
  STIP_TRY_AS(Job job, job_of(rows, now));
  return std::optional<Job>(std::move(job));
}

ErrorOr<std::optional<Job>> job_by_id(Database& database, std::string_view id, Instant now) {
  STIP_TRY_AS(Prepared row, database.prepare(STIP_JOB_COLUMNS "WHERE id = ?"));
  row.bind_text(1, id);
  return first_job(row, now);
}

/// One that waits, runs or was answered, on the same basis.
ErrorOr<std::optional<Job>> same_job(Database& database, const JobBasis& basis, Instant now) {
  STIP_TRY_AS(Prepared row,
              database.prepare(STIP_JOB_COLUMNS
                               "WHERE question = ? AND inputs = ? AND clearance = ? AND day = ? AND version = ? AND"
                               " (state = 'done' OR state = 'waiting' OR (state = 'running' AND seen >= ?))"
                               " ORDER BY asked DESC, id LIMIT 1"));
  row.bind_text(1, basis.question).bind_text(2, basis.inputs).bind_text(3, name_of_choice(basis.clearance));
  row.bind_text(4, basis.day).bind_text(5, basis.version).bind(6, seconds_of(now - job_silence));
  return first_job(row, now);
}

/// What waits, and what runs as far as is known.
ErrorOr<std::int64_t> count_open(Database& database, std::string_view account, Instant now) {
  STIP_TRY_AS(Prepared row,
              database.prepare("SELECT count(*) FROM job WHERE (state = 'waiting' OR (state = 'running' AND seen >= ?))"
                               " AND (account = ? OR ? = '')"));
  row.bind(1, seconds_of(now - job_silence)).bind_text(2, account).bind_text(3, account);
  STIP_TRY(row.step());
  return row.integer(0);
}

ErrorOr<Nothing> check_room(Database& database, const std::string& account, const JobLimits& limits, Instant now) {
  STIP_TRY_AS(const std::int64_t own, count_open(database, account, now));
  if (own >= limits.most_open_of_account)
    return Error{ErrorKind::conflict, said("queue of jobs"), said("{} jobs of yours wait or run.", std::to_string(own)),
                 said("Wait until one is ready, or cancel one.")};
  STIP_TRY_AS(const std::int64_t all, count_open(database, "", now));
  if (all >= limits.most_open)
    return Error{ErrorKind::conflict, said("queue of jobs"), said("{} jobs wait or run already.", std::to_string(all)),
                 said("Ask again later.")};
  return Nothing{};
}

ErrorOr<Nothing> forget_oldest(Database& database, const std::string& account, int most) {
  STIP_TRY_AS(Prepared remove,
              database.prepare("DELETE FROM job WHERE id IN (SELECT id FROM job WHERE account = ? AND ended > 0"
                               " ORDER BY ended DESC, id LIMIT 1000 OFFSET ?)"));
  return remove.bind_text(1, account).bind(2, most).run();
}

ErrorOr<bool> is_wanted(Database& database, std::string_view id, std::string_view runner) {
  STIP_TRY_AS(Prepared row, database.prepare("SELECT 1 FROM job WHERE id = ? AND runner = ? AND state = 'running'"));
  row.bind_text(1, id).bind_text(2, runner);
  return row.step();
}

}  // namespace

std::string_view name_of(JobState state) { return state_names[static_cast<std::size_t>(state)]; }

ErrorOr<Job> ask_job(Desk& desk, const std::string& account, const JobBasis& basis, const JobLimits& limits,
                     Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Job> {
    STIP_TRY_AS(auto same, same_job(database, basis, now));
    if (same) return *std::move(same);
    STIP_TRY(check_room(database, account, limits, now));
    STIP_TRY(forget_oldest(database, account, limits.most_ended_of_account));
    const std::string id = "J-" + random_code(8);
    STIP_TRY_AS(Prepared insert,
                database.prepare("INSERT INTO job (id, account, question, inputs, position, clearance,"
                                 " day, version, state, asked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', ?)"));
    insert.bind_text(1, id).bind_text(2, account).bind_text(3, basis.question).bind_text(4, basis.inputs);
    insert.bind(5, basis.position).bind_text(6, name_of_choice(basis.clearance)).bind_text(7, basis.day);
    STIP_TRY(insert.bind_text(8, basis.version).bind(9, seconds_of(now)).run());
    return Job{id, account, basis, JobState::waiting, {}, {}, now, {}, {}};
  });
}

ErrorOr<std::optional<Job>> take_job(Desk& desk, std::string_view runner, Instant now) {
  // Workers ask every second: that must not cost a write.
  const auto waits = desk.read([](Database& database) -> ErrorOr<bool> {
    STIP_TRY_AS(Prepared row, database.prepare("SELECT 1 FROM job WHERE state = 'waiting' LIMIT 1"));
    return row.step();
  });
  if (!waits.ok()) return waits.error();
  if (!*waits) return std::optional<Job>();
  return desk.write([&](Database& database) -> ErrorOr<std::optional<Job>> {
    STIP_TRY_AS(Prepared row, database.prepare(STIP_JOB_COLUMNS "WHERE state = 'waiting' ORDER BY asked, id LIMIT 1"));
    STIP_TRY_AS(auto job, first_job(row, now));
    if (!job) return job;
    row.reset();
    STIP_TRY_AS(Prepared take,
                database.prepare("UPDATE job SET state = 'running', runner = ?, progress = '', begun = ?,"
                                 " seen = ? WHERE id = ?"));
    take.bind_text(1, runner).bind(2, seconds_of(now)).bind(3, seconds_of(now)).bind_text(4, job->id);
    STIP_TRY(take.run());
    job->state = JobState::running;
    job->begun = now;
    return job;
  });
}

ErrorOr<bool> keep_job(Desk& desk, std::string_view id, std::string_view runner, std::string_view progress,
                       Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<bool> {
    STIP_TRY_AS(Prepared keep, database.prepare("UPDATE job SET seen = ?, progress = ? WHERE id = ? AND runner = ? AND"
                                                " state = 'running'"));
    keep.bind(1, seconds_of(now)).bind_text(2, progress).bind_text(3, id).bind_text(4, runner);
    STIP_TRY(keep.run());
    return is_wanted(database, id, runner);
  });
}

ErrorOr<bool> is_job_wanted(Desk& desk, std::string_view id, std::string_view runner) {
  return desk.read([&](Database& database) { return is_wanted(database, id, runner); });
}

ErrorOr<Nothing> end_job(Desk& desk, std::string_view id, std::string_view runner, JobState how,
                         std::string_view result, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared end, database.prepare("UPDATE job SET state = ?, result = ?, ended = ? WHERE id = ? AND"
                                               " runner = ? AND state = 'running'"));
    end.bind_text(1, name_of(how)).bind_bytes(2, result).bind(3, seconds_of(now)).bind_text(4, id);
    return end.bind_text(5, runner).run();
  });
}

ErrorOr<Nothing> give_back_job(Desk& desk, std::string_view id, std::string_view runner) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared back,
                database.prepare("UPDATE job SET state = 'waiting', runner = '', progress = '', begun = 0,"
                                 " seen = 0 WHERE id = ? AND runner = ? AND state = 'running'"));
    return back.bind_text(1, id).bind_text(2, runner).run();
  });
}

ErrorOr<Nothing> cancel_job(Desk& desk, std::string_view id, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(const auto job, job_by_id(database, id, now));
    if (!job) return no_such_job(id);
    STIP_TRY_AS(Prepared cancel, database.prepare("UPDATE job SET state = 'cancelled', ended = ? WHERE id = ? AND state"
                                                  " IN ('waiting', 'running')"));
    return cancel.bind(1, seconds_of(now)).bind_text(2, id).run();
  });
}

ErrorOr<Nothing> restart_job(Desk& desk, std::string_view id, const JobLimits& limits, Instant now) {
  return desk.write([&](Database& database) -> ErrorOr<Nothing> {
    STIP_TRY_AS(const auto job, job_by_id(database, id, now));
    if (!job) return no_such_job(id);
    if (job->is_open() || job->state == JobState::done) return Nothing{};
    STIP_TRY(check_room(database, job->account, limits, now));
    STIP_TRY_AS(Prepared again,
                database.prepare("UPDATE job SET state = 'waiting', runner = '', progress = '', result ="
                                 " x'', asked = ?, begun = 0, seen = 0, ended = 0 WHERE id = ?"));
    return again.bind(1, seconds_of(now)).bind_text(2, id).run();
  });
}

ErrorOr<std::optional<Job>> find_job(Desk& desk, std::string_view id, Instant now) {
  return desk.read([&](Database& database) -> ErrorOr<std::optional<Job>> {
    STIP_TRY_AS(auto job, job_by_id(database, id, now));
    if (!job) return job;
    STIP_TRY_AS(Prepared row, database.prepare("SELECT result FROM job WHERE id = ?"));
    row.bind_text(1, id);
    STIP_TRY_AS(const bool found, row.step());
    if (found) job->result = row.bytes(0);
    return job;
  });
}

ErrorOr<std::vector<Job>> list_jobs(Desk& desk, std::string_view account, int count, Instant now) {
  return desk.read([&](Database& database) -> ErrorOr<std::vector<Job>> {
    STIP_TRY_AS(Prepared rows, database.prepare(STIP_JOB_COLUMNS "WHERE account = ? OR ? = '' ORDER BY asked DESC, id"
                                                                 " LIMIT ?"));
    rows.bind_text(1, account).bind_text(2, account).bind(3, count);
    std::vector<Job> jobs;
    for (;;) {
      STIP_TRY_AS(const bool found, rows.step());
      if (!found) return jobs;
      STIP_TRY_AS(Job job, job_of(rows, now));
      jobs.push_back(std::move(job));
    }
  });
}
#undef STIP_JOB_COLUMNS

ErrorOr<int> jobs_before(Desk& desk, const Job& job) {
  return desk.read([&](Database& database) -> ErrorOr<int> {
    STIP_TRY_AS(Prepared row,
                database.prepare("SELECT count(*) FROM job WHERE state = 'waiting' AND (asked < ? OR (asked"
                                 " = ? AND id < ?))"));
    row.bind(1, seconds_of(job.asked)).bind(2, seconds_of(job.asked)).bind_text(3, job.id);
    STIP_TRY(row.step());
    return static_cast<int>(row.integer(0));
  });
}

}  // namespace stip
