package tryout

import (
	"stet/internal/desk"
	"stet/internal/factcheck"
)

// scenes are the claims of the article on the forum, in the order in which they were worked on.
var scenes = []scene{
	{
		by: Taras, ends: approved,
		claim: desk.NewClaim{
			Quote: "“There is no defence without industry.”", Kind: factcheck.Quotation, Claimant: "Jens Stoltenberg",
			Statement: "Jens Stoltenberg said: “There is no defence without industry.”",
		},
		evidence: []cited{{video, desk.CitationWords{
			Stance: factcheck.Supports, Excerpt: "There is no defence without industry.", Locator: "06:12",
			Note: "Heard twice; the captions have the same words.",
		}}},
		verdict: desk.NewVerdict{Key: "true", Rationale: "The words stand in the recording at 06:12, **without a cut** before or after them [1]."},
	},
	{
		by: Taras, ends: approved,
		claim: desk.NewClaim{
			Quote: "Speaking from the stage of the Defence Industries Forum", Kind: factcheck.Event,
			Statement: "Jens Stoltenberg was in Kyiv and spoke from the stage of the Defence Industries Forum.",
		},
		evidence: []cited{
			{video, desk.CitationWords{
				Stance: factcheck.Refutes, Locator: "00:05", Note: "The hall in Kyiv sees him on a screen; he sits at a desk elsewhere.",
			}},
			{opening, desk.CitationWords{
				Stance: factcheck.Refutes, Excerpt: "The secretary general joins us by video.", Locator: "para. 1",
			}},
		},
		verdict: desk.NewVerdict{
			Key:       "false",
			Rationale: "He was not in Kyiv: he spoke by video, as the recording shows [1] and the hosts said when they opened the forum [2].",
		},
		comment: "The desk has been told; the sentence is ours to correct.",
	},
	{
		by: Olena, ends: approved,
		claim: desk.NewClaim{
			Quote: "many allies have run down their own stocks", Kind: factcheck.OtherKind, Claimant: "Jens Stoltenberg",
			Statement: "Many members of the alliance reduced their own stocks of weapons between early 2022 and September 2023 to supply Ukraine.",
		},
		evidence: []cited{
			{stocks, desk.CitationWords{
				Stance: factcheck.Supports, Locator: "Table 3",
				Excerpt: "Eleven of the nineteen members that answered report smaller stocks than at the end of 2021; six of them were already below their own targets then.",
			}},
			{video, desk.CitationWords{Stance: factcheck.Context, Locator: "03:40", Note: "He speaks of “many allies” and gives no numbers."}},
		},
		verdict: desk.NewVerdict{
			Key: "half-true",
			Rationale: "Of nineteen members that answered a survey, eleven report smaller stocks, so “many” holds. But six of the eleven were short of their own targets *before* that [1]: supplying Ukraine is not the whole reason.\n\n" +
				"The address gives no numbers either [2].",
		},
		comment: "Good that the members who did not answer are named.",
	},
	{
		by: Taras, ends: returned,
		claim: desk.NewClaim{
			Quote: "including €1 billion of firm orders", Kind: factcheck.Quantity,
			Statement: "Of the framework contracts for ammunition, €1 billion are firm orders.",
		},
		evidence: []cited{{contracts, desk.CitationWords{
			Stance: factcheck.Supports, Excerpt: "Firm orders of about one billion euros have been placed so far.", Locator: "para. 2",
		}}},
		verdict: desk.NewVerdict{Key: "true", Rationale: "The agency’s notice gives the sum [1]."},
		comment: "The notice says “about”. Does the article have to say so too? And is there a second source that does not come from the alliance?",
	},
	{
		by: Taras, ends: submitted,
		claim: desk.NewClaim{
			Quote: "€2.4 billion for key ammunition, including €1 billion of firm orders", Kind: factcheck.Quantity,
			Statement: "The procurement agency’s framework contracts for key ammunition are worth €2.4 billion, of which €1 billion are firm orders.",
		},
		evidence: []cited{
			{contracts, desk.CitationWords{
				Stance: factcheck.Supports, Excerpt: "Framework contracts to the value of 2.4 billion euros are in preparation or signed.", Locator: "para. 1",
			}},
			{video, desk.CitationWords{
				Stance: factcheck.Supports, Excerpt: "… contracts worth 2.4 billion euros, one billion of that in firm orders …", Locator: "04:55",
			}},
		},
		verdict: desk.NewVerdict{
			Key:       "mostly-true",
			Rationale: "Both sums are those of the notice [1] and of the address [2]. A part of the contracts was still in preparation, which “putting in place” says well enough.",
		},
	},
	{
		by: Olena, ends: submitted,
		claim: desk.NewClaim{
			Quote: "13 major manufacturers had already joined it", Kind: factcheck.Quantity, Claimant: "President Volodymyr Zelenskyy",
			Statement: "By 29 September 2023, 13 major manufacturers had joined the alliance of defence industries.",
			Notes:     "Ask the press office for the names.",
		},
		evidence: []cited{{opening, desk.CitationWords{
			Stance: factcheck.Supports, Excerpt: "Thirteen leading manufacturers have put their names to it already.", Locator: "para. 9",
		}}},
		verdict: desk.NewVerdict{
			Key:       "missing-context",
			Rationale: "The number is the president’s own [1]. Who the thirteen are was not said, so nobody can count them.",
		},
	},
	{
		by: Olena, ends: proposed,
		claim: desk.NewClaim{
			Quote: "Wendy Gilmour, the alliance’s assistant secretary general for defence investment", Kind: factcheck.Name,
			Statement: "Wendy Gilmour was the alliance’s assistant secretary general for defence investment on 29 September 2023.",
		},
		evidence: []cited{{opening, desk.CitationWords{
			Stance: factcheck.Supports, Excerpt: "I welcome Ms Gilmour, assistant secretary general for defence investment.", Locator: "para. 1",
		}}},
		verdict: desk.NewVerdict{Key: "true", Rationale: "Name and office are as she was welcomed [1]."},
	},
	{
		by: Olena, ends: taken,
		claim: desk.NewClaim{
			Quote: "over 250 firms from 30 countries", Kind: factcheck.Quantity,
			Statement: "More than 250 companies from 30 countries attended the forum on 29 September 2023.",
		},
		evidence: []cited{
			{opening, desk.CitationWords{
				Stance: factcheck.Supports, Excerpt: "Representatives of 252 companies from more than 30 countries are with us.", Locator: "para. 2",
			}},
			{preview, desk.CitationWords{
				Stance: factcheck.Context, Excerpt: "More than 160 companies from 26 countries will take part.", Locator: "para. 4",
				Note: "Three days before; more registered afterwards.",
			}},
		},
	},
	{
		by: Taras, ends: taken,
		claim: desk.NewClaim{
			Quote: "30 countries, more than its hosts had expected", Kind: factcheck.Comparison,
			Statement: "The hosts of the forum had expected fewer participants than came.",
			Notes:     "What does “more” count: firms or countries?",
		},
		evidence: []cited{{organiser, desk.CitationWords{
			Stance: factcheck.Supports, Excerpt: "We had chairs for two hundred.", Note: "Does not want to be named.",
		}}},
	},
	{
		by: Olena, ends: closedAsOpinion,
		claim: desk.NewClaim{
			Quote: "a “new era” for the country’s defence industry", Kind: factcheck.Quotation, Claimant: "Foreign Minister Dmytro Kuleba",
			Statement: "A new era has begun for Ukraine’s defence industry.",
		},
	},
	{
		by: Taras, ends: highlighted,
		claim: desk.NewClaim{
			Quote: "29 September", Kind: factcheck.Date, Statement: "The Defence Industries Forum met in Kyiv on 29 September 2023.",
		},
	},
}

// untouched is the one claim of the article that has just come in.
var untouched = scene{
	by: Taras, ends: highlighted,
	claim: desk.NewClaim{
		Quote: "понад 48 тисяч книжок", Kind: factcheck.Quantity, Statement: "У новій міській бібліотеці Кленового понад 48 тисяч книжок.",
	},
}
