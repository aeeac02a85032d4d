"""The course's id in `mkdocs.yml` is not written in lower-case letters, digits and hyphens.

It stands under `extra`, `downstream`, `course`, and has at most 60 characters. A course that was
copied from another needs an id of its own; one that has a web server to itself needs none. Choose
it before students begin: what they have kept on their devices stays under the old id, and under a
new one the course does not find it.

Why: What students do is kept in their browser, by web server. Where several courses stand on one
server, only their ids keep them apart; else one course would show, and erase, what was done in
another.
"""

from generator.diagnostics.mistake import Mistake, Theme, Where

FAILS = {
    "mkdocs.yml": """\
extra:
  downstream:
    course: My Course
"""
}
PASSES = {
    "mkdocs.yml": """\
extra:
  downstream:
    course: my-course
"""
}
MISTAKE = Mistake("course-id", __doc__, Theme.NAMES, FAILS, PASSES, where=Where.SETTINGS)
