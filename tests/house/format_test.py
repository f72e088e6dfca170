"""Format test: the code is laid out as .clang-format says."""
import pathlib
import shutil
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class Format(unittest.TestCase):
    @unittest.skipUnless(shutil.which('clang-format'), 'clang-format is not here; tools/setup test installs it')
    def test_no_file_would_change(self):
        told = subprocess.run([ROOT / 'tools' / 'format', '--check'], capture_output=True, text=True)
        self.assertEqual((told.returncode, told.stdout), (0, ''), 'run tools/format --all')


if __name__ == '__main__':
    unittest.main()
