public import VerbatimModel
