#!/usr/bin/env python3
# Story runner test: the runner finds a wrong line, a wrong exit code and a story without commands.
import contextlib
import io
import tempfile
import unittest
from pathlib import Path

from run_story import matches, run_story, steps_of


class Stories(unittest.TestCase):
    def failures(self, text, accept=False):
        with tempfile.TemporaryDirectory() as folder:
            story = Path(folder) / "x.story"
            story.write_text(text, encoding="utf-8")
            with contextlib.redirect_stdout(io.StringIO()):
                failed = run_story(story, Path("/bin/true"), accept)
            return failed, story.read_text(encoding="utf-8")

    def test_a_story_that_is_true_passes(self):
        self.assertEqual(self.failures("# One\n\n```\n$ echo a; echo b\na\nb\n```\n")[0], 0)

    def test_a_wrong_line_fails(self):
        self.assertEqual(self.failures("```\n$ echo a\nb\n```\n")[0], 1)

    def test_a_line_too_few_or_too_many_fails(self):
        self.assertEqual(self.failures("```\n$ echo a; echo b\na\n```\n")[0], 1)
        self.assertEqual(self.failures("```\n$ echo a\na\nb\n```\n")[0], 1)

    def test_an_exit_code_must_be_said(self):
        self.assertEqual(self.failures("```\n$ exit 3\n```\n")[0], 1)
        self.assertEqual(self.failures("```\n$ exit 3\n[exit 3]\n```\n")[0], 0)
        self.assertEqual(self.failures("```\n$ exit 3\n[exit 4]\n```\n")[0], 1)
        self.assertEqual(self.failures("```\n$ exit 3\n...\n```\n")[0], 1)

    def test_errors_are_read_with_the_output(self):
        self.assertEqual(self.failures("```\n$ echo bad >&2\nbad\n```\n")[0], 0)

    def test_commands_share_one_folder_which_starts_empty(self):
        self.assertEqual(self.failures("```\n$ ls\n$ echo a > f\n$ cat f\na\n```\nand then\n```\n$ ls\nf\n```\n")[0], 0)

    def test_wildcards_match_inside_a_line_and_over_lines(self):
        self.assertTrue(matches(["hash …", "...", "end"], ["hash 12ab", "x", "y", "end"]))
        self.assertTrue(matches(["..."], []))
        self.assertFalse(matches(["hash … end"], ["hash 12ab"]))
        self.assertFalse(matches(["...", "end"], ["x"]))
        self.assertFalse(matches(["a.c"], ["abc"]))

    def test_a_command_goes_on_after_a_backslash(self):
        steps = steps_of("```\n$ echo a \\\n    b\na b\n```".split("\n"))
        self.assertEqual((steps[0].command, steps[0].expected), ("echo a b", ["a b"]))

    def test_accept_writes_the_output_and_keeps_wildcards_that_fit(self):
        failed, text = self.failures("```\n$ echo id 7; echo new\nid …\nold\n```\nEnd.\n", accept=True)
        self.assertEqual((failed, text), (0, "```\n$ echo id 7; echo new\nid …\nnew\n```\nEnd.\n"))

    def test_a_story_without_commands_fails(self):
        self.assertEqual(self.failures("# Nothing\n")[0], 1)


if __name__ == "__main__":
    unittest.main()
