// Report: a list that must be empty, told so that it can be read.
import assert from 'node:assert/strict';

/** Fails with the problems, the frequent kinds first, when there are any. */
export function none(problems, what) {
  if (problems.length === 0) return;
  const shown = problems.slice(0, 40).map((problem) => `  ${problem}`);
  if (problems.length > shown.length) shown.push(`  … and ${problems.length - shown.length} more`);
  assert.fail(`${problems.length} ${what}:\n${shown.join('\n')}`);
}
