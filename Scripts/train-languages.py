#!/usr/bin/env python3
"""Learns lexicons/shared/languages.tsv: the weights by which a word speaks for a language.

A multinomial logistic regression over character n-grams inside a padded word and over whole words. The loss is the sum
of two: one over all languages, and one over the project's own (nl, sv, en) alone, because both questions are asked
of the table. Only n-grams and weights are written, never texts.

    Scripts/train-languages.py DATA            fit on everything, write the table
    Scripts/train-languages.py DATA --folds 5  figures by cross-validation, in docs/accuracy-language.md

DATA holds `langid/*.csv` and the comment sets by language. Needs numpy, scipy and numba (pip install numpy scipy numba),
and wordfreq for the figures, which says how common a word is in which language. Nothing is learned from wordfreq.
"""

import argparse
import collections
import csv
import json
import math
import pathlib
import random
import re
import sys
import unicodedata

import numba
import numpy as np
import scipy.sparse as sparse

LANGUAGES = ["nl", "sv", "en", "da", "nb", "de", "af", "fr", "fi"]
OWN = 3  # the first three have packs
COMMENTS = {
    "nl": ["thuisbezorgd_reviews_stars", "bolcom_book_reviews", "semeval16_restaurants_sentences", "political_tweets_polarity"],
    "sv": ["trustpilot_se_stars", "twitter_niklas_palm", "swe_emoji_sentiment"],
    "en": [
        "nhs_fft_v6", "telecom_nps_verbatims", "airline_tweets", "semeval16_restaurants_sentences",
        "vader_amazon_snippets", "vader_tweets", "uci_sentiment_sentences",
    ],
}  # fmt: skip
PROSE = {"nl": ["nl_alpino-dev", "nl_lassysmall-dev"], "sv": ["sv_talbanken-dev"], "en": ["en_ewt-dev"]}
ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = ROOT / "lexicons/shared/languages.tsv"
PAGE = ROOT / "docs/accuracy-language.md"
LONGEST = 5  # characters of an n-gram, padding included
ROWS = 19_900
OWN_SHARE = 4.0  # how much the contrast among ours counts more when rows are chosen
UNIT = 0.05  # what one step of a weight in the table means
SAMPLE = 2000  # comments of a language read whole
SNIPPETS = 8000  # comments of a language of which one to three words are read
LEAST = 2  # how often customers must have written a word for it to count
MARGIN = 4.0  # how far another language must lead before a comment is no longer one of ours

# Weights of the kinds of evidence in the loss.
KIND_WEIGHT = {
    "sentences": 3.0, "word-pairs": 3.0, "single-words": 3.0, "command": 1.5,
    "sentence-word": 0.9, "sentence-pair": 0.9, "comment": 0.3, "snippet": 0.3, "type": 0.15, "lexicon": 0.3, "compound": 0.1,
}  # fmt: skip


# MARK: words and features, as Sources/LanguagePacks/LanguageModel.swift has them


def fold(text):
    text = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    return re.sub("[\u2018\u2019\u02bc\u00b4]", "'", text)


URL = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+|<\w+>|&\w+;")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
REPEATS = re.compile(r"(.)\1{2,}")


def words(text):
    """The words that can speak for a language: no addresses, mentions, or words with a digit."""
    text = URL.sub(" ", text)
    found = [w for w in WORD.findall(text.replace("\u2019", "'")) if not any(c.isdigit() for c in w)]
    mixed = any(c.islower() for w in found for c in w)
    return [fold(w) for w in found if not (mixed and len(w) > 1 and w.isupper() and len(w) < 6)]


def features(word):
    """The n-grams of one to five characters inside the padded word, and the whole word where it is longer."""
    padded = "_" + REPEATS.sub(r"\1\1", word) + "_"
    end = len(padded)
    found = [padded[i : i + n] for i in range(end) for n in range(1, LONGEST + 1) if i + n <= end]
    if end > LONGEST:
        found.append(padded)
    return [f for f in found if f != "_"]


# MARK: evidence


def language(label):
    return "nb" if label == "nn" else label


def langid(data):
    """(words, language, kind) of the labelled texts."""
    rows = []
    for name in ["lingua_testdata", "home_assistant_utterances"]:
        with open(data / f"langid/{name}.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rows.append((words(row["text"]), language(row["label_or_score"]), row.get("kind") or "command"))
    return rows


def comments(data, code, most, rng):
    """Comments of one language, every set equally represented up to its size, in a fixed random order."""
    texts = []
    for name in COMMENTS[code]:
        with open(data / code / f"{name}.csv", encoding="utf-8", newline="") as file:
            own = [words(row["text"]) for row in csv.DictReader(file)]
        own = [w for w in own if w]
        rng.shuffle(own)
        texts.append(own)
    share = most // len(texts)
    return [w for own in texts for w in own[:share]], [w for own in texts for w in own]


def lexicon_words(code):
    """The words in the project's own tables of a language."""
    found = set()
    for path in sorted((ROOT / "lexicons" / code).glob("*.t[sx][vt]")):
        for line in path.read_text(encoding="utf-8").splitlines():
            term = line.split("\t")[0]
            if line.startswith("# ") or "*" in term or "?" in term:
                continue
            found.update(words(term))
    return sorted(found)


def prose(data, code):
    """The sentences of the tokenizer's reference sets."""
    for name in PROSE[code]:
        with open(data / f"tokenizer/{name}.jsonl", encoding="utf-8") as file:
            yield from (words(json.loads(line)["text"]) for line in file)


def compounds(data):
    """Dutch compounds, written together."""
    with open(data / "compound/nl_compound_head_split.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from words(row["text"] + " " + row["plural"])


def instances(rows, data, rng):
    """Everything to learn from: the labelled rows, their words and pairs, and customers' words in our languages."""
    found = [(w, lang, KIND_WEIGHT[kind]) for w, lang, kind in rows if w]
    types = collections.defaultdict(collections.Counter)
    for w, lang, kind in rows:
        if kind not in ("sentences", "command"):
            continue
        types[lang].update(w)
        if kind == "sentences":
            found += [([a, b], lang, KIND_WEIGHT["sentence-pair"]) for a, b in list(zip(w, w[1:]))[::3]]
    for lang in LANGUAGES:
        for word, n in sorted(types[lang].items()):
            found.append(([word], lang, KIND_WEIGHT["sentence-word"] * (1 + math.log(n))))
    for lang in COMMENTS:
        sample, everything = comments(data, lang, SAMPLE, rng)
        found += [(w[:15], lang, KIND_WEIGHT["comment"]) for w in sample]
        for w in everything[:: max(1, len(everything) // SNIPPETS)]:
            start, n = rng.randrange(len(w)), rng.choice([1, 2, 3])
            found.append((w[start : start + n], lang, KIND_WEIGHT["snippet"]))
        counts = collections.Counter(word for w in everything for word in w)
        counts.update(word for w in prose(data, lang) for word in w)
        for word, n in sorted(counts.items()):
            if n >= LEAST:
                found.append(([word], lang, KIND_WEIGHT["type"] * (1 + math.log(n / LEAST))))
        found += [([word], lang, KIND_WEIGHT["lexicon"]) for word in lexicon_words(lang)]
    found += [([word], "nl", KIND_WEIGHT["compound"]) for word in sorted(set(compounds(data)))]
    return found


# MARK: fitting


class Matrix:
    """Feature counts of texts over a fixed vocabulary."""

    def __init__(self, vocabulary):
        self.index = {f: i for i, f in enumerate(vocabulary)}
        self.cache = {}

    def word(self, word):
        ids = self.cache.get(word)
        if ids is None:
            ids = self.cache[word] = [self.index[f] for f in features(word) if f in self.index]
        return ids

    def build(self, texts):
        indices, indptr = [], [0]
        for text in texts:
            for w in text:
                indices.extend(self.word(w))
            indptr.append(len(indices))
        x = sparse.csr_matrix(
            (np.ones(len(indices), np.float32), np.array(indices, np.int32), np.array(indptr)),
            shape=(len(texts), len(self.index)))
        x.sum_duplicates()
        return x


@numba.njit(cache=False, fastmath=True)
def epoch(order, starts, ids, values, y, weight, w, squares, bias, bias_squares, decay, rate):
    """One pass of AdaGrad over the texts in `order`, on the loss over all languages plus that over ours."""
    k = w.shape[1]
    z = np.zeros(k, np.float32)
    d = np.zeros(k, np.float32)
    for i in order:
        z[:] = bias
        for j in range(starts[i], starts[i + 1]):
            for c in range(k):
                z[c] += values[j] * w[ids[j], c]
        d[:] = 0
        for part in range(2 if y[i] < OWN else 1):
            m = k if part == 0 else OWN
            top = z[:m].max()
            total = np.float32(0)
            for c in range(m):
                total += np.exp(z[c] - top)
            for c in range(m):
                d[c] += np.exp(z[c] - top) / total
            d[y[i]] -= 1
        for c in range(k):
            d[c] *= weight[i]
            bias_squares[c] += d[c] * d[c]
            bias[c] -= rate * d[c] / np.sqrt(bias_squares[c])
        for j in range(starts[i], starts[i + 1]):
            f = ids[j]
            for c in range(k):
                g = d[c] * values[j] + decay[f] * w[f, c]
                squares[f, c] += g * g
                w[f, c] -= rate * g / np.sqrt(squares[f, c])


def fit(x, y, weight, penalty, epochs, rate=0.2):
    """Weights (features x languages, the bias last): AdaGrad with an L2 penalty, averaged over the second half."""
    n, m = x.shape
    k = len(LANGUAGES)
    w = np.zeros((m, k), np.float32)
    squares = np.full((m, k), 1e-2, np.float32)
    bias = np.zeros(k, np.float32)
    bias_squares = np.full(k, 1.0, np.float32)
    seen = np.maximum(np.bincount(x.indices, minlength=m), 1)
    decay = (penalty / seen).astype(np.float32)
    random = np.random.default_rng(5)
    average = np.zeros((m + 1, k))
    for e in range(epochs):
        order = random.permutation(n)
        epoch(order, x.indptr, x.indices, x.data, y, weight, w, squares, bias, bias_squares, decay, rate)
        if e >= epochs // 2:
            average += np.vstack([w, bias])
    average /= epochs - epochs // 2
    return average - average.mean(axis=1, keepdims=True)


def vocabulary(found):
    """Features that enough distinct words show; a whole word counts if it is frequent."""
    counts = collections.Counter()
    seen = collections.Counter(w for text, _, _ in found for w in set(text))
    for word, n in seen.items():
        padded = "_" + word + "_"
        for f in set(features(word)):
            counts[f] += n if f == padded else 1
    return sorted(f for f, n in counts.items() if n >= (3 if len(f) <= LONGEST else 4))


def balanced(y, weight):
    """The weights, scaled so that our languages count alike, and the others half as much each."""
    total = np.array([weight[y == i].sum() for i in range(len(LANGUAGES))])
    goal = np.where(np.arange(len(LANGUAGES)) < OWN, 1.0, 0.6) * total[:OWN].mean()
    factor = np.clip(goal / total, 0.3, 3)
    return weight * factor[y]


def train(rows, data, args):
    """The table: features, integer weights, bias."""
    rng = random.Random(20)
    found = instances(rows, data, rng)
    y = np.array([LANGUAGES.index(lang) for _, lang, _ in found])
    weight = balanced(y, np.array([w for _, _, w in found], np.float32)).astype(np.float32)
    names = vocabulary(found)
    matrix = Matrix(names)
    x = matrix.build([text for text, _, _ in found])
    print(f"{len(found)} texts, {len(names)} features, {x.nnz} counts", file=sys.stderr)
    w = fit(x, y, weight, args.penalty, args.epochs)
    count = np.asarray(x.T.astype(np.float32) @ weight).ravel()
    contrast = w[:-1, :OWN].std(axis=1) * OWN_SHARE + w[:-1].std(axis=1)
    score = contrast * np.sqrt(count)
    keep = np.sort(np.argsort(-score, kind="stable")[:ROWS])
    names = [names[i] for i in keep]
    w = fit(x[:, keep].tocsr(), y, weight, args.penalty, args.epochs)
    steps = np.rint(w / UNIT).astype(int)
    return names, steps[:-1], steps[-1]


# MARK: judging


def scores(table, texts):
    names, weights, bias = table
    return (Matrix(names).build(texts) @ weights.astype(np.float32) + bias) * UNIT


def judge(table, rows):
    """A list of (kind, gold, restricted answer, lead of the best other language over the best of ours)."""
    z = scores(table, [w for w, _, _ in rows])
    lead = z[:, OWN:].max(axis=1) - z[:, :OWN].max(axis=1)
    answer = z[:, :OWN].argmax(axis=1)
    return [
        (kind, lang, LANGUAGES[a] if w else "und", d, min(len(w), 11), w)
        for (w, lang, kind), a, d in zip(rows, answer, lead)
    ]


def length_class(n):
    return "1-3" if n <= 3 else "4-10" if n <= 10 else "11+"


def share(items):
    items = list(items)
    return f"{sum(items) / max(1, len(items)):.4f}", len(items)


def report(judged, folds):
    """The page: among three candidates by length and kind, and open, at the margin that the table gets."""
    own = [j for j in judged if j[1] in LANGUAGES[:OWN]]
    lines = [
        "# How well languages are told apart", "",
        f"Written by `Scripts/train-languages.py DATA --folds {folds}`; do not edit. Cross-validation in {folds} parts over lingua's test",
        "texts and Home Assistant's commands: the table that judges a part has not learned from it. The table in use has learned",
        "from all of them. Many single words are names or stand in several languages.", "",
        "## Dutch, Swedish and English among these three", "", "| texts | n | right | nl | sv | en |", "| --- | --- | --- | --- | --- | --- |",
    ]

    def row(title, chosen):
        chosen = list(chosen)
        right, n = share(a == g for _, g, a, *_ in chosen)
        by = [share(a == g for _, g, a, *_ in chosen if g == code)[0] for code in LANGUAGES[:OWN]]
        lines.append("| " + " | ".join([title, str(n), right, *by]) + " |")

    row("all", own)
    for size in ["1-3", "4-10", "11+"]:
        row(f"{size} words", (j for j in own if length_class(j[4]) == size))
    for kind in ["single-words", "word-pairs", "sentences", "command"]:
        row(kind, (j for j in own if j[0] == kind))
    lines += ["", f"## Open to others (`und`), margin {MARGIN}", "",
              "| texts | " + " | ".join(f"{c} as {c}" for c in LANGUAGES[:OWN]) + " | " + " | ".join(f"{c} as `und`" for c in LANGUAGES[OWN:]) + " |",
              "| --- |" + " --- |" * len(LANGUAGES)]
    for kind in ["single-words", "word-pairs", "sentences", "command"]:
        cells = []
        for c in LANGUAGES:
            items = [(a == g and d <= MARGIN) if c in LANGUAGES[:OWN] else d > MARGIN for k, g, a, d, *_ in judged if k == kind and g == c]
            cells.append(share(items)[0] if items else "—")
        lines.append("| " + " | ".join([kind, *cells]) + " |")
    lines += ["", *mistakes(own)]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def mistakes(own):
    """Which languages are taken for which, how many of the words are known in both, and what a word list could add."""
    import wordfreq

    ours = LANGUAGES[:OWN]

    def common(word, code):
        return wordfreq.zipf_frequency(word, code, wordlist="best")

    wrong = [j for j in own if j[2] != j[1]]
    pairs = collections.Counter((g, a) for _, g, a, *_ in wrong)
    short = [j for j in wrong if j[4] <= 3 and j[5]]
    both = [j for j in short if all(common(w, j[1]) > 0 and common(w, j[2]) > 0 for w in j[5])]
    commoner = [j for j in both if sum(common(w, j[2]) - common(w, j[1]) for w in j[5]) > 0]
    one = [j for j in short if all(common(w, j[1]) > 0 for w in j[5]) and j not in both]
    shared = [j for j in own if len(j[5]) == 1 and sum(common(j[5][0], code) > 0 for code in ours) > 1]
    by_list = sum(max(ours, key=lambda code: common(j[5][0], code)) == j[1] for j in shared)

    def helped(j):
        sums = {code: sum(max(common(w, code), 0.8) for w in j[5]) for code in ours}
        first, second = sorted(sums.values(), reverse=True)[:2]
        return (max(ours, key=sums.get) if j[4] <= 3 and first - second > 0.5 else j[2]) == j[1]

    brief = [j for j in own if j[4] <= 3]
    return [
        "## Where it goes wrong", "",
        f"{len(wrong)} of {len(own)} texts are taken for another of the three: "
        + ", ".join(f"{g} for {a} {n}" for (g, a), n in pairs.most_common()) + f". {len(short)} of them have one to three words.", "",
        f"Of these {len(short)}, {len(both)} consist of words that the frequency lists of wordfreq know in both languages (names,",
        f"loan words, words that happen to be spelt alike), {len(commoner)} of which are the commoner in the language that was given;",
        f"{len(one)} have a word that the lists know in the right language and not in the other.", "",
        f"{len(shared)} texts are a single word that the lists know in two or three of the languages. The language in which it is",
        f"commonest is the right one for {by_list / len(shared):.3f} of them; the table is right for",
        f"{sum(j[2] == j[1] for j in shared) / len(shared):.3f}. With nothing around them there is little more to go by.", "",
        "With those lists to decide short texts where one language leads clearly (half a power of ten in frequency), and the table for",
        f"the rest, {share(helped(j) for j in own)[0]} of all texts would be right and {share(helped(j) for j in brief)[0]} of one to three words.",
    ]


def write(table):
    names, weights, bias = table
    lines = [
        "# How a word speaks for a language: weights of n-grams inside the padded word, learned by Scripts/train-languages.py.",
        "\t".join(["ngram"] + LANGUAGES),
        f":unit\t{UNIT}",
        f":margin\t{MARGIN}",
        "\t".join([":bias"] + [str(b) for b in bias]),
    ]
    order = sorted(range(len(names)), key=lambda i: names[i])
    lines += ["\t".join([names[i]] + [str(v) for v in weights[i]]) for i in order if weights[i].any()]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=pathlib.Path)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate in so many parts instead of writing")
    parser.add_argument("--only", type=int, default=0, help="with --folds: no more than so many of the parts")
    parser.add_argument("--penalty", type=float, default=0.3)
    parser.add_argument("--epochs", type=int, default=10)
    args = parser.parse_args()
    rows = langid(args.data)
    random.Random(7).shuffle(rows)
    if not args.folds:
        write(train(rows, args.data, args))
        return
    judged = []
    for k in range(args.only or args.folds):
        held = rows[k :: args.folds]
        rest = [row for i, row in enumerate(rows) if i % args.folds != k]
        judged += judge(train(rest, args.data, args), held)
    report(judged, args.folds)


if __name__ == "__main__":
    main()
