#!/usr/bin/env python3
# Contrast test: the colours of the site are apart enough, in the light, in the dark and on paper (WCAG 2.2, 1.4.3 and 1.4.11).
import re

from house import finish, must_find, read

GROUNDS = ["paper", "surface", "sunken"]
STATUSES = ["good", "fair", "attention", "doubt", "bad", "neutral"]

# What stands on what: letters, and shapes, lines and borders that must be seen to understand or to use the page.
LETTERS = [(ink, ground) for ink in ["ink", "ink-quiet", "link", "link-hover"] for ground in GROUNDS]
LETTERS += [(status, ground) for status in STATUSES for ground in [f"{status}-tint", "paper", "surface"]]
LETTERS += [("on-brand", "brand"), ("ink", "mark"), ("invented", "invented-tint"), ("ink", "neutral-tint")]
SHAPES = [(shape, ground) for shape in ["line-strong", "focus"] for ground in GROUNDS]
SHAPES += [(shape, "surface") for shape in ["dot", "invented"] + [f"{status}-fill" for status in STATUSES[:-1]]]
SHAPES += [(f"series-{number}", "surface") for number in range(1, 7)]
# The mark of the focus is two rings, one of which is seen on any ground.
SHAPES += [("focus", "focus-inverse")]


def tokens(css):
    """The colours by name of each of the three looks: what is not said again is as in the light."""
    def colours(block):
        return dict(re.findall(r"--stip-([\w-]+): (#[0-9a-f]{6});", block))
    light, *others = re.split(r"(?=@media )", css)
    looks = {"light": colours(light)}
    for block in others:
        name = "dark" if "prefers-color-scheme: dark" in block else "print" if "@media print" in block else None
        if name:
            looks[name] = looks["light"] | colours(block)
    return looks


def luminance(colour):
    """Relative luminance of "#rrggbb", by the definition of WCAG 2.2."""
    parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


def faint(looks):
    found = []
    for look, colour in looks.items():
        for pairs, least in ((LETTERS, 4.5), (SHAPES, 3.0)):
            for one, ground in pairs:
                ratio = contrast(colour[one], colour[ground])
                if ratio < least:
                    found.append(f"site/css/tokens.css: {look}: {one} on {ground} is {ratio:.2f} : 1, less than {least}")
    return found


looks = tokens(read("site/css/tokens.css"))
must_find(sorted(looks) == ["dark", "light", "print"], "the three looks")
must_find(round(contrast("#000000", "#ffffff"), 2) == 21 and round(contrast("#777777", "#ffffff"), 2) == 4.48, "the ratios that are known")
must_find(faint({"light": looks["light"] | {"ink-quiet": "#9a9a9a"}}), "letters that are too faint")
finish(faint(looks))
