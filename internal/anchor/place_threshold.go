package anchor

// The thresholds. docs/placing.md has the figures they were chosen by.
const (
	// shortQuote is the shortest quote, in code points, that is placed by itself because it stands once: shorter ones come
	// back by chance.
	shortQuote = 20
	// certainRun is how long, in code points, an unbroken run of surviving words around a passage in a changed sentence must
	// be to place it by itself, certainBeside how much of the run must be beside the passage, and certainOwn how much of it
	// must be of the passage's own sentences: "The" begins the sentence that was deleted and the one put in its place.
	certainRun    = 24
	certainBeside = 8
	certainOwn    = 12
	// shortestMoved is the shortest quote that is proposed at another place because it stands once.
	shortestMoved = 16
	// shortestSimilar is the shortest quote that is looked for with errors.
	shortestSimilar = 12
	// leastSurviving is the share of a passage, by the weight of its words, that must survive for it to be called edited. Half and
	// more is what a reader calls edited; marks and short words, which weigh less, must not tip it.
	leastSurviving = 0.4
	// leastShort is the least score of what survives of a short quote: single words survive in any sentence.
	leastShort = 0.75
	// leastBeside is the weight of what has to stand beside a short quote in its sentence, three words or more, for the sentence to
	// tell where it is, and leastOfSentence how much of that must survive: a sentence that was put in the place of another shares
	// less with it.
	leastBeside     = 12
	leastOfSentence = 0.5
	// strayCost is what a word put in between costs against the weight of a surviving word at the end of a passage: one
	// "the" twenty words on is no part of it.
	strayCost = 0.25
	// mostErrors is the share of errors that a search allows, in the stretch that changed.
	mostErrors = 0.4
	// leastBlend is the least score of a proposal there.
	leastBlend = 0.6
	// The strict search, everywhere.
	strictErrors  = 0.2
	strictBlend   = 0.8
	strictContext = 0.85
	// leastMargin is by how much the best of several places must be better than the next, in the stretch and elsewhere.
	leastMargin  = 0.05
	strictMargin = 0.08
	// leastLeft is the share of a sentence, by the weight of its words, that has to be without a counterpart for it to be looked
	// for elsewhere, or to be what was looked for; leastApart how much the two have to share.
	leastLeft  = 0.6
	leastApart = 0.75
	// survivors is the share of a place, by the weight of its words, that may be text which stood elsewhere in the old
	// version. Text that was there before and bore no claim cannot be a passage's new home.
	survivors = 0.5
	// ofQuote and ofContext are the parts of the quote and its surroundings in a score.
	ofQuote, ofContext = 0.6, 0.4
)

// contextLength is how much of the match key on either side of a passage is compared, in code points.
const contextLength = 32
