"""What the tests share."""

import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FAKE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fake_verbatim.py")
PROBE = b'{"text":"ok"}'


def command(*options):
    """The fake program, answering rows."""
    return [sys.executable, "-S", FAKE, "tag", *options]


def lines(*texts):
    """A line of JSON for each text."""
    return [json.dumps({"text": text}).encode() for text in texts]


def texts(answers):
    """What the fake program was asked, from its answers."""
    return [json.loads(answer)["text"] for answer in answers]
