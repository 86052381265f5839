"""Batches are cut by their bytes."""

import unittest

from verbatim_spark.cutting import stretches


class CuttingTests(unittest.TestCase):
    def test_neighbours_stay_together_up_to_the_limit(self):
        for sizes, most, expected in (
            ([], 10, []),
            ([3], 10, [(0, 1)]),
            ([5, 5, 5, 5], 10, [(0, 2), (2, 4)]),
            ([5, 6, 5], 10, [(0, 1), (1, 2), (2, 3)]),
            ([2, 99, 2, 2], 10, [(0, 1), (1, 2), (2, 4)]),
            ([99, 99], 10, [(0, 1), (1, 2)]),
            ([0, 0, 0], 0, [(0, 3)]),
        ):
            self.assertEqual(list(stretches(sizes, most)), expected, (sizes, most))


if __name__ == "__main__":
    unittest.main()
