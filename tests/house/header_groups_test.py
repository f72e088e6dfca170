"""Header groups test: a header never follows one that could hide what it forgets to include."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL = pathlib.Path(__file__).resolve().parent.parent.parent / 'tools' / 'header_groups'


def groups(headers):
    """The groups that the tool makes of headers, given by name as text; names without .h, in order."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [pathlib.Path(folder, name + '.h') for name in headers]
        for path, text in zip(paths, headers.values()):
            path.write_text('#pragma once\n' + text, encoding='utf-8')
        told = subprocess.run([sys.executable, '-B', TOOL, *paths], capture_output=True, text=True, check=True).stdout
    found = {}
    for line in told.splitlines():
        number, path = line.split(':', 1)
        found.setdefault(number, []).append(pathlib.Path(path).stem)
    return sorted(found.values())


NAME = '#include <string>\nstruct Name {\n  std::string text;\n};\n'


class HeaderGroups(unittest.TestCase):
    def test_a_header_follows_what_it_includes(self):
        self.assertEqual(groups({'name': NAME, 'person': '#include "name.h"\nstruct Person {\n  Name name;\n};\n'}), [['name', 'person']])

    def test_headers_with_the_same_includes_go_together(self):
        self.assertEqual(groups({'name': NAME, 'place': '#include <string>\nstruct Place {\n  std::string text;\n};\n'}), [['name', 'place']])

    def test_what_a_header_forgets_of_the_standard_library_is_not_brought_by_another(self):
        forgetful = '#include <vector>\nstruct Names {\n  std::vector<std::string> all;\n};\n'
        self.assertEqual(groups({'name': NAME, 'names': forgetful}), [['name'], ['names']])

    def test_what_a_header_forgets_of_the_project_is_not_brought_by_another(self):
        forgetful = '#include <string>\nstruct Person {\n  Name name;\n};\n'
        self.assertEqual(groups({'name': NAME, 'person': forgetful}), [['name'], ['person']])

    def test_each_header_is_in_one_group(self):
        headers = {f'h{number}': f'#include <{name}>\n' for number, name in enumerate(['map', 'set', 'map', 'string', 'set'])}
        self.assertEqual(sorted(name for group in groups(headers) for name in group), sorted(headers))


if __name__ == '__main__':
    unittest.main()
