"""ISO 8601 weeks and weekdays from Python's calendar."""

import datetime
import random

import common


def main():
    draw = random.Random(5)
    days = {datetime.date(y, m, d) for y in range(1995, 2035) for m, d in ((1, 1), (1, 3), (1, 4), (12, 28), (12, 29), (12, 31))}
    days |= {datetime.date.fromordinal(draw.randrange(1, 3_650_000)) for _ in range(300)}
    days |= {datetime.date(2000, 2, 29), datetime.date(1900, 3, 1), datetime.date(2026, 11, 22)}
    epoch = datetime.date(1970, 1, 1).toordinal()
    common.write("dates", [[d.year, d.month, d.day, d.toordinal() - epoch, *d.isocalendar()] for d in sorted(days)])


if __name__ == "__main__":
    main()
