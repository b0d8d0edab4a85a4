package factcheck

// Happening says that something was done, and not what: no words, no verdict, nothing that has to be kept from anybody who
// may read articles. Whoever wants to know more asks for it, and is asked for their right to.
type Happening struct {
	Seq     int64 // of the audit entry
	By      UserID
	Article ArticleID // whose page is no longer as it was; empty when no article's is
	Claim   ClaimID   // likewise
	Queue   bool      // what waits for approval is no longer the same
	Account UserID    // whose right to be here may have changed; empty for nobody's
}

// Happened is what others hear of the entry.
func (e Entry) Happened() Happening {
	h := Happening{Seq: e.Seq, By: e.Actor, Queue: e.movesQueue()}
	switch e.Object.Kind {
	case "user":
		h.Account = UserID(e.Object.ID)
	case "session":
		h.Account = e.Actor
	}
	if e.Action != "export" { // which changes nothing
		h.Article, h.Claim = e.Article, e.Claim
	}
	return h
}

func (e Entry) movesQueue() bool {
	for _, c := range e.Changes {
		if c.Field == "state" && (c.Before == string(InApproval) || c.After == string(InApproval)) || c.Field == "withdrawn" || c.Field == "deadline" {
			return true
		}
	}
	return false
}

// On says whether the happening is news to a page about the article; a page about none is for every article.
func (h Happening) On(article ArticleID) bool {
	return h.Article != "" && (article == "" || h.Article == article)
}
