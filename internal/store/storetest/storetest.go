// Package storetest is the contract of a store: every engine has to pass it.
package storetest

import (
	"stet/internal/desk"
	"stet/internal/store"
)

var _ desk.Store = (*store.Store)(nil)
