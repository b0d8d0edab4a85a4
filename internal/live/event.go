// Package live tells open pages that something happened, and who else is here. It fans out what the desk has done to those
// who listen, by article and list, and says only that: a page fetches what it wants to know, so that rights are asked again.
package live

import (
	"encoding/json"
	"strconv"

	"stet/internal/factcheck"
)

// Topic is what one can listen to: an article, every article, or the approval queue.
type Topic string

// The topics that are no article's.
const (
	Articles Topic = "articles"
	Queue    Topic = "queue"
)

// Article is the topic of one article.
func Article(id factcheck.ArticleID) Topic { return Topic("article " + string(id)) }

// Event is what a listener is told: that a thing is no longer as it was, or that people came or went.
type Event struct {
	Seq  int64  // of the audit entry; 0 for people, who are in no audit
	Text []byte // as the stream has it, shared by everybody who is told
}

// thing names what changed, and nothing about it.
type thing struct {
	Kind string `json:"kind"`
	ID   string `json:"id"`
}

func newEvent(name string, seq int64, about thing) Event {
	data, _ := json.Marshal(about) // two texts always have a JSON form
	text := "event: " + name + "\ndata: " + string(data) + "\n\n"
	if seq > 0 {
		text = "id: " + strconv.FormatInt(seq, 10) + "\n" + text
	}
	return Event{Seq: seq, Text: []byte(text)}
}

// News is the event of a happening: its claim, or its article where it is about no claim.
func News(h factcheck.Happening) Event {
	about := thing{"claim", string(h.Claim)}
	if h.Claim == "" {
		about = thing{"article", string(h.Article)}
	}
	return newEvent("news", h.Seq, about)
}

// Much is the event of more happenings than are told one by one, the last of them numbered so.
func Much(seq int64) Event { return newEvent("news", seq, thing{Kind: "much"}) }

// people is the event of somebody who came or went.
func people(id factcheck.ArticleID) Event { return newEvent("people", 0, thing{"article", string(id)}) }

// topicsOf are those a happening is news to.
func topicsOf(h factcheck.Happening) (topics []Topic) {
	if h.Article != "" {
		topics = append(topics, Article(h.Article), Articles)
	}
	if h.Queue {
		topics = append(topics, Queue)
	}
	return topics
}
